"""What a figure left behind in its source, and the whole figures of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .figure import Cut, CutKind, FigureError, FigureMatch, HedgeKind
from .following import after_number, hedge_after, may_follow
from .preceding import before_number, hedge_before, may_precede, starting_hedge
from .reading import nouns, read_single
from .scanning import DASHES, SPACES, Piece, Role, numbers_in
from .units import FOREIGN_SCALES, SYMBOLS, canonical_unit

_NEAR = 100
_LONGEST_NUMBER = 25
_BARE_FIGURE = "40"
_IN_NUMBERS = frozenset(f"0123456789.,'’{SPACES}")
_KINDS = {
    Role.HEDGE: CutKind.HEDGE,
    Role.SIGN: CutKind.SIGN,
    Role.CURRENCY: CutKind.CURRENCY,
    Role.NUMBER: CutKind.DIGITS,
    Role.SCALE: CutKind.SCALE,
    Role.UNIT: CutKind.UNIT,
}
_HEDGED_NOUN = re.compile(r"(?:\s[\w-]+){1,2}\s(?:or\s(?:more|fewer|less|so)|at\s(?:most|least))\b")
_NUMBERED = re.compile(r"(?:#|№\s?|\b[Nn]os?\.\s?)\Z")
_PROPORTION = re.compile(r"(?<![\w.,$€£¥-])([0-9][0-9,]*)\s(?:out\sof|in(?:\severy)?)\s([0-9][0-9,]*)(?![\w%.])")
_BEHIND_PART = frozenset({"in", "out"})
_BEFORE_WHOLE = frozenset({"in", "every", "of"})
_TIMES = re.compile(
    r"-?fold\b|\s?(?:times|×)\s(?:as|more|less|fewer|what|that|the|those|its|their|higher|lower|larger|bigger|greater|smaller)\b"
)
_FRACTION_AFTER = re.compile(r"\s(?:[0-9]+/[0-9]+\b|[¼-¾⅐-⅞])")
_WORD_END = re.compile(r"\w+\Z")
_WORD_START = re.compile(r"\w+")
_ONE_WITH = re.compile(rf"(?:[^\W_]|[.,%/:{DASHES}])+\Z")
_JOINED_BEFORE = (
    (re.compile(rf"[0-9%][{DASHES}]"), CutKind.RANGE),
    (re.compile(r"[0-9][/:]"), CutKind.DIGITS),
    (re.compile(rf"[^\W\d_][{DASHES}]"), CutKind.WORD),
)
"""What the two characters before a figure may be, so that something is written in one with it."""

_BEGINNINGS = frozenset({*DASHES, *SYMBOLS, "."})
_JOINED_AFTER = (
    (re.compile(rf"[{DASHES}][$€£¥]?[0-9]+"), CutKind.RANGE),
    (re.compile(r"[/:][0-9]+"), CutKind.DIGITS),
)
_AMOUNT = r"(?:[^\W\d_]{0,3}[$€£¥])?[0-9][0-9.,]*"
_BETWEEN_BEFORE = re.compile(rf"\bbetween\s+{_AMOUNT}(?:\s\S+)?\s+and\s+\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
_TO_BEFORE = re.compile(rf"(?<!from\s)(?<!by\s)(?<![\w.,$€£¥-]){_AMOUNT}\s+to\s+\Z", re.IGNORECASE)
_TO_AFTER = re.compile(rf"\s+to\s+({_AMOUNT})(?=\s[^\W\d_])")
_LEAD = re.compile(r"\b(?:from|between)\s+\Z", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|by)\s+\Z", re.IGNORECASE)


def dropped(before: str, figure: str, after: str) -> Cut | None:
    """Say what `figure` cut off when it was taken from `before + figure + after`, or None where it is whole.

    `before` and `after` are the source's own characters (dashes and spaces not normalised), as much of them as there
    is; of these the nearest hundred within the paragraph are looked at.
    """
    before = before[-_NEAR:].rpartition("\n\n")[2]
    after = after[:_NEAR].partition("\n\n")[0]
    text, start, end = before + figure + after, len(before), len(before) + len(figure)
    numbers = _numbers_of(text, start, end)
    if not numbers:
        return _hedge_of_words(text, start, end) or _joined(before, figure, after)
    left = before_number(text, numbers[0].start)
    money = any(piece.role is Role.CURRENCY for piece in left)
    right = after_number(text, numbers[-1].end, money=money)
    return (
        _outside(text, (*numbers, *left, *right), start, end)
        or _joined(before, figure, after)
        or _of_another_kind(text, start, end)
        or _hedge_outside(text, (*left, *right), start, end)
        or (_range_in_words(text, left, right, numbers[0]) if len(numbers) == 1 else _lead_of_range(text, start))
    )


def hedge_at(before: str, after: str) -> str | None:
    """Give the hedge that a figure without one would have between these texts, or None."""
    may_be = may_precede(before, len(before)) or may_follow(after, 0) or _may_hedge_noun(after, 0)
    return _hedge_near(before[-_NEAR:], after[:_NEAR]) if may_be else None


@lru_cache(maxsize=1024)  # a page is read for the screen and for print
def _hedge_near(before: str, after: str) -> str | None:
    cut = dropped(before, _BARE_FIGURE, after)
    return cut.text if cut is not None and cut.kind is CutKind.HEDGE else None


def _numbers_of(text: str, start: int, end: int) -> list[Piece]:
    """The numbers that reach into a figure, whole: digits beside it belong to them."""
    first = max(0, start - _LONGEST_NUMBER) if text[start - 1 : start] in _IN_NUMBERS else start
    last = end + _LONGEST_NUMBER if text[end : end + 1] in _IN_NUMBERS else end
    return [piece for piece in numbers_in(text, first, last) if piece.start < end and piece.end > start]


def figures_in(text: str, unit: str | None) -> tuple[FigureMatch, ...]:
    """Find all whole figures of a text that can be read; those of another unit than the measure's are left out."""
    found: list[FigureMatch] = []
    words = nouns(canonical_unit(unit)) if unit else ()
    for number in numbers_in(text):
        left = before_number(text, number.start)
        money = any(piece.role is Role.CURRENCY for piece in left)
        right = after_number(text, number.end, money=money, nouns=words)
        start = left[-1].start if left else number.start
        end = right[-1].end if right else number.end
        if dropped(text[:start], text[start:end], text[end:]) is None:
            try:
                found.append(FigureMatch(start, end, read_single(text[start:end], unit)))
            except FigureError:
                continue
    return tuple(found)


def _outside(text: str, pieces: Iterable[Piece], start: int, end: int) -> Cut | None:
    """Find the first piece, hedges apart, that reaches out of the figure."""
    for piece in pieces:
        if piece.role is not Role.HEDGE and (piece.start < start or piece.end > end):
            rest = text[piece.start : start] if piece.start < start else text[max(end, piece.start) : piece.end]
            return Cut(_KINDS[piece.role], rest.strip().strip("-").strip() or rest)
    return None


def _hedge_outside(text: str, pieces: Sequence[Piece], start: int, end: int) -> Cut | None:
    """Find a hedge outside the figure; one that only adds a word to a hedge of the same kind inside is no other."""
    hedges = [piece for piece in pieces if piece.role is Role.HEDGE]
    noun = None
    if not hedges:
        later = hedge_after(text, end)
        hedges = [later] if later else []
        noun = _HEDGED_NOUN.match(text, end) if not hedges and _may_hedge_noun(text, end) else None
    if not noun and all(start <= piece.start and piece.end <= end for piece in hedges):
        return None
    inside = {piece.hedge for piece in _hedges_within(text[start:end])}
    for piece in hedges:
        if piece.start < start and piece.hedge not in inside:
            return Cut(CutKind.HEDGE, text[piece.start : start].strip())
        if piece.end > end:
            return Cut(CutKind.HEDGE, text[max(end, piece.start) : piece.end].strip().strip("-"))
    return Cut(CutKind.HEDGE, " ".join(noun[0].split()[-2:])) if noun and not inside else None


def _may_hedge_noun(text: str, end: int) -> bool:
    return " or " in text[end : end + 40] or " at " in text[end : end + 40]


def _hedges_within(figure: str) -> list[Piece]:
    numbers = numbers_in(figure)
    if not numbers:
        return []
    left = before_number(figure, numbers[0].start)
    right = after_number(figure, numbers[-1].end, money=any(piece.role is Role.CURRENCY for piece in left))
    return [piece for piece in (*left, *right) if piece.role is Role.HEDGE]


def _hedge_of_words(text: str, start: int, end: int) -> Cut | None:
    """Find the hedge outside of a figure in words, such as `nearly` of `a third`."""
    inside: HedgeKind | None = None
    if own := starting_hedge(text[start:end]):
        inside = own.hedge
    left = hedge_before(text, start)
    if left and left.hedge is not inside:
        return Cut(CutKind.HEDGE, text[left.start : start].strip())
    right = hedge_after(text, end)
    return Cut(CutKind.HEDGE, text[end : right.end].strip()) if right else None


def _joined(before: str, figure: str, after: str) -> Cut | None:
    """Find what is written in one with the figure: letters, digits, the other end of a range."""
    if before[-1:].isspace() and after[:1].isspace():
        return None
    if figure[:1].isalnum() or figure[:1] in _BEGINNINGS:
        for pattern, kind in _JOINED_BEFORE:
            if pattern.fullmatch(before[-2:]) and (rest := _ONE_WITH.search(before)):
                return Cut(kind, rest[0])
        if before[-1:].isalnum() and (word := _WORD_END.search(before)):
            return Cut(_kind_before(word[0], figure[0]), word[0])
    for pattern, kind in _JOINED_AFTER:
        if match := pattern.match(after):
            return Cut(kind, match[0])
    word = _WORD_START.match(after)
    return Cut(_kind_after(word[0]), word[0]) if word else None


def _of_another_kind(text: str, start: int, end: int) -> Cut | None:
    """Find what makes the number no amount: `No. 19`, `1 in 5`, `19 times as many`, `19 1/2`."""
    kinds = (
        (_NUMBERED.search(text, max(0, start - 5), start), CutKind.WORD),
        (_TIMES.match(text, end), CutKind.UNIT),
        (_FRACTION_AFTER.match(text, end), CutKind.DIGITS),
    )
    cut = next((Cut(kind, match[0].strip(" -")) for match, kind in kinds if match), None)
    return cut or _proportion(text, start, end)


def _proportion(text: str, start: int, end: int) -> Cut | None:
    """Find the other number of `1 in 5` or `5 out of 10`; the first of them is the smaller, unlike `5 in 2 towns`."""
    if not (text[start].isdigit() and text[end - 1].isdigit()):
        return None
    if _next_word(text, end) not in _BEHIND_PART and _last_word(text, start) not in _BEFORE_WHOLE:
        return None
    for match in _PROPORTION.finditer(text, max(0, start - 25), end + 25):
        part, whole = (int(match[number].replace(",", "")) for number in (1, 2))
        if (start, end) in {match.span(1), match.span(2)} and part < whole and not 1900 <= whole <= 2100:
            return Cut(CutKind.PROPORTION, match[0])
    return None


def _last_word(text: str, end: int) -> str:
    """The word that ends before a character, as far as it has no more than ten letters; empty where there is none."""
    return "".join(text[max(0, end - 10) : end].rsplit(None, 1)[-1:])


def _next_word(text: str, start: int) -> str:
    """The word that begins behind a character, likewise."""
    return "".join(text[start : start + 10].split(None, 1)[:1])


def _kind_before(word: str, first: str) -> CutKind:
    if first in SYMBOLS:
        return CutKind.CURRENCY
    if word[-1].isnumeric():
        return CutKind.RANGE if first in DASHES else CutKind.DIGITS
    return CutKind.WORD


def _kind_after(word: str) -> CutKind:
    if word[0] in FOREIGN_SCALES:
        return CutKind.SCALE
    return CutKind.DIGITS if word[0].isnumeric() else CutKind.WORD


def _lead_of_range(text: str, start: int) -> Cut | None:
    """Find the `between` of a range, or the `from` that makes it a change."""
    word = _LEAD.search(text, 0, start)
    return Cut(CutKind.LEAD, word[0].strip()) if word else None


def _range_in_words(text: str, left: Sequence[Piece], right: Sequence[Piece], number: Piece) -> Cut | None:
    """Find `between 5 and` before `10 million`, and `5 to` where only the other end says what both count."""
    start = left[-1].start if left else number.start
    end = right[-1].end if right else number.end
    last_word, next_word = _last_word(text, start), _next_word(text, end)
    head, tail = text[:start], text[end:]
    match: re.Match[str] | None = None
    if last_word == "and":
        match = _BETWEEN_BEFORE.search(head)
    elif next_word == "and":
        match = _BETWEEN.search(head)
    elif last_word == "to":
        match = _TO_BEFORE.search(head)
    if match:
        return Cut(CutKind.RANGE, match[0].strip())
    if next_word == "to" and not right and not _FROM.search(head) and (match := _TO_AFTER.match(tail)):
        other = after_number(tail, match.end(), money=any(piece.role is Role.CURRENCY for piece in left))
        return Cut(CutKind.RANGE, tail[: other[-1].end if other else match.end()].strip())
    return None
