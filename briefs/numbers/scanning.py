"""Find what belongs to a number in running text: its digits, and what stands before and after them.

Reading, cutting and showing all rest on the same scan, so that what is read from a figure and what is missed when it
is cut cannot disagree.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from .english import (
    ARTICLES,
    HEDGES_AFTER,
    HEDGES_BEFORE,
    MINUS_WORDS,
    MODIFIERS,
    MONTHS,
    ONLY_IN_FIGURES,
    PREPOSITIONS,
)
from .figure import HedgeKind
from .units import (
    FOREIGN_SCALES,
    LETTER_SCALES,
    MONEY_LETTERS,
    MULTIPLIED,
    PLAIN_CODES,
    SCALES,
    SHORT_SCALES,
    SYMBOLS,
    UNIT_WORDS,
)

DASHES = "‐‑‒–−﹣－-"
"""What may be written for a minus sign, or stands in a range; the em dash is punctuation."""

SPACES = " \u00a0\u2009\u202f\u2007"
"""What may part groups of three digits: plain, no-break, thin, narrow and digit space."""

_NUMBER = re.compile(
    rf"(?<![0-9.,])[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?|\.?[0-9]+(?:[.,'’][0-9]+)*"
)
_DAY_OF_MONTH = re.compile(rf"(?:{'|'.join(MONTHS)})\s\Z")
_HEDGE_SIGN = re.compile(r"(?:[<>]=|[~≈±<>≤≥])\s?\Z")
_HEDGE_SIGNS = frozenset("~≈±<>≤≥=")
_SYMBOL_ENDS = frozenset(symbol[-1] for symbol in SYMBOLS)
_SIGNS = frozenset(f"+{DASHES}")
_MINUS_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(MINUS_WORDS)})\s\Z", re.IGNORECASE)
_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_ABBREVIATED = re.compile(r"[A-Za-z.]+")
_OPENING = "([{\"'“‘«—"
_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in HEDGES_BEFORE) | ARTICLES
_LONGEST_HEDGE = 6
_NEAR = 80
_JOINING = frozenset("-&'’/")


class Role(Enum):
    """What a piece of a figure is."""

    HEDGE = auto()
    SIGN = auto()
    CURRENCY = auto()
    NUMBER = auto()
    SCALE = auto()
    UNIT = auto()


class Piece(NamedTuple):
    """A piece of a figure at characters `start` to `end` (exclusive); only the field of its role is set.

    A named tuple, because scanning makes many of them and they are made three times as fast.
    """

    role: Role
    start: int
    end: int
    hedge: HedgeKind | None = None
    units: tuple[str, ...] = ()
    power: int = 0
    negative: bool = False
    foreign: bool = False


Pieces = tuple[Piece, ...]


def numbers_in(text: str) -> Pieces:
    """Find all numbers, each with all its groups and decimals, well formed or not."""
    found: list[Piece] = []
    at = 0
    while match := _NUMBER.search(text, at):
        start, end = match.span()
        if text[start] == "." and start and (text[start - 1].isalnum() or text[start - 1] == "."):
            start += 1
        space = text.find(" ", start, end)
        if space > 0 and _DAY_OF_MONTH.search(text[:start]):
            end = space
        found.append(Piece(Role.NUMBER, start, end))
        at = end
    return tuple(found)


def before_number(text: str, start: int) -> Pieces:
    """Find sign, currency and hedges that end where a number starts; the nearest comes first."""
    sign = _sign(text, start)
    currency = _currency_before(text, sign.start if sign else start)
    pieces = [piece for piece in (sign, currency) if piece]
    if currency and not sign and (sign := _sign(text, currency.start)):
        pieces.append(sign)
    for _ in range(2):
        hedge = hedge_before(text, pieces[-1].start if pieces else start)
        if hedge is None:
            break
        pieces.append(hedge)
    return tuple(pieces)


def _sign(text: str, end: int) -> Piece | None:
    last = text[end - 1 : end]
    if last in _SIGNS:
        joined = text[end - 2 : end - 1] if end > 1 else ""
        if joined and (joined.isalnum() or joined in _SIGNS or joined == "_"):
            return None
        return Piece(Role.SIGN, end - 1, end, negative=last != "+")
    word = _MINUS_WORD.search(text[max(0, end - 12) : end]) if last.isspace() else None
    return Piece(Role.SIGN, end - len(word[0]), end, negative=True) if word else None


def _currency_before(text: str, end: int) -> Piece | None:
    stop = end - 1 if end and text[end - 1].isspace() else end
    if not (text[stop - 1 : stop] in _SYMBOL_ENDS or text[stop - 1 : stop].isupper()):
        return None
    for length in range(min(5, stop), 0, -1):
        sign = text[stop - length : stop]
        units = SYMBOLS.get(sign) or ((sign,) if sign in PLAIN_CODES else ())
        joined = sign[0].isalpha() and text[stop - length - 1 : stop - length].isalnum()
        if units and not joined:
            return Piece(Role.CURRENCY, stop - length, end, units=units)
    return None


def hedge_before(text: str, end: int) -> Piece | None:
    """Find the longest hedge that ends at `end`, with the words that modify it and an article after it."""
    offset = max(0, end - _NEAR)
    window = text[offset:end]
    if window[-2:].rstrip()[-1:] in _HEDGE_SIGNS and (match := _HEDGE_SIGN.search(window)):
        return Piece(Role.HEDGE, offset + match.start(), end, hedge=HEDGES_BEFORE[match[0].strip()])
    words = _words_before(window)
    for first in range(len(words)):
        kind = _hedge_kind([word for _, word in words[first:]])
        if kind:
            return Piece(Role.HEDGE, offset + words[first][0], end, hedge=kind)
    return None


def _words_before(window: str) -> list[tuple[int, str]]:
    """Give the last words with their places, in small letters, back to the nearest opening bracket or mark."""
    last = window.rsplit(None, 1)[-1:]
    if not last or window[-1].isalnum() or last[0].lstrip(_OPENING).casefold() not in _LAST_WORDS:
        return []
    words: list[tuple[int, str]] = []
    for token in reversed([*_TOKEN.finditer(window)][-_LONGEST_HEDGE:]):
        word = token[0].rpartition("—")[2].lstrip(_OPENING)
        words.insert(0, (token.end() - len(word), word.casefold()))
        if len(word) < len(token[0]):
            break
    return words


def _hedge_kind(words: list[str]) -> HedgeKind | None:
    phrase = " ".join(words)
    if phrase in HEDGES_BEFORE:
        return HEDGES_BEFORE[phrase]
    if len(words) < 2:
        return None
    if words[-1] in ARTICLES:
        return None if _unmodified(words[:-1]) in PREPOSITIONS else _hedge_kind(words[:-1])
    rest = _unmodified(words)
    return HEDGES_BEFORE.get(rest)


def _unmodified(words: list[str]) -> str:
    for count in (2, 1):
        if " ".join(words[:count]) in MODIFIERS and len(words) > count:
            return _unmodified(words[count:])
    return " ".join(words)


def after_number(text: str, end: int, *, money: bool = False, nouns: tuple[str, ...] = ()) -> Pieces:
    """Find scale words, unit and hedge that follow a number; `money` tells that a currency stands before it.

    `nouns` are the words for the measure's unit where that is a noun: one may follow the amount too.
    """
    pieces: list[Piece] = []

    def take(piece: Piece | None) -> bool:
        if piece is not None:
            pieces.append(piece)
        return piece is not None

    def at() -> int:
        return pieces[-1].end if pieces else end

    if not take(_noun(text, end, nouns)):
        if take(_scale(text, at(), money=money)) and text[end : at()].strip(" -").casefold() in MULTIPLIED:
            take(_scale(text, at(), money=money, again=True))
        _ = take(_unit_after(text, at())) or take(_noun(text, at(), nouns))
    take(hedge_after(text, at()))
    return tuple(pieces)


def _noun(text: str, end: int, nouns: tuple[str, ...]) -> Piece | None:
    start = _skip_gap(text, end)
    for noun in nouns:
        stop = start + len(noun)
        if text[start:stop].casefold() == noun.casefold() and not text[stop : stop + 1].isalnum():
            return Piece(Role.UNIT, end, stop)
    return None


def _scale(text: str, end: int, *, money: bool, again: bool = False) -> Piece | None:
    start = _skip_gap(text, end)
    if text[start : start + 1] in FOREIGN_SCALES:
        return Piece(Role.SCALE, end, start + 1, foreign=True)
    match = _LETTERS.match(text, start)
    if match is None or text[match.end() : match.end() + 1].isdigit():
        return None
    word = match[0].casefold()
    power = SCALES.get(word)
    if again and (power or 0) < 3:
        return None
    if power is None:
        power = SHORT_SCALES.get(word) if len(word) > 1 else _letter_scale(text, match, money=money, gap=start > end)
    if power is None and word not in FOREIGN_SCALES:
        return None
    return Piece(Role.SCALE, end, match.end(), power=power or 0, foreign=power is None)


def _letter_scale(text: str, letter: re.Match[str], *, money: bool, gap: bool) -> int | None:
    if gap and text[letter.end() : letter.end() + 1] in _JOINING:
        return None
    if not money:
        unit = _unit_after(text, letter.end())
        money = unit is not None and unit.role is Role.CURRENCY
    if money:
        return MONEY_LETTERS.get(letter[0])
    return None if gap else LETTER_SCALES.get(letter[0])


def _unit_after(text: str, end: int) -> Piece | None:
    start = _skip_gap(text, end)
    sign = text[start : start + 1]
    if sign in SYMBOLS:
        return Piece(Role.CURRENCY, end, start + 1, units=SYMBOLS[sign])
    if sign == "%":
        return Piece(Role.UNIT, end, start + 1, units=UNIT_WORDS[sign])
    for stop in reversed(_word_ends(text, start)):
        phrase = " ".join(text[start:stop].replace("-", " ").split())
        units = (
            (phrase,) if phrase in PLAIN_CODES else UNIT_WORDS.get(phrase if stop - start < 4 else phrase.casefold())
        )
        if units:
            role = Role.CURRENCY if units[-1].isupper() else Role.UNIT
            return Piece(role, end, stop, units=units)
    return None


def _word_ends(text: str, start: int) -> list[int]:
    """Give where the next three words end, with and without a full stop."""
    ends: list[int] = []
    while len(ends) < 6 and (match := _ABBREVIATED.match(text, start)):
        if text[match.end() : match.end() + 1].isalnum():
            break
        ends += [match.start() + len(match[0].rstrip(".")), match.end()]
        start = _skip_gap(text, match.end())
    return ends


def hedge_after(text: str, end: int) -> Piece | None:
    """Find the hedge that follows a figure, such as `or more` or `+`."""
    if text[end : end + 1] == "+" and not text[end + 1 : end + 2].isdigit():
        return Piece(Role.HEDGE, end, end + 1, hedge=HEDGES_AFTER["+"])
    start = _skip_gap(text, end)
    if start == end:
        return None
    for stop in reversed(_word_ends(text, start)):
        phrase = " ".join(text[start:stop].split()).casefold()
        if phrase in HEDGES_AFTER and text[stop : stop + 1] != "-":
            sure = phrase not in ONLY_IN_FIGURES or stop == len(text) or text[end] == "-"
            return Piece(Role.HEDGE, end, stop, hedge=HEDGES_AFTER[phrase]) if sure else None
    return None


def _skip_gap(text: str, at: int) -> int:
    """Step over one space or hyphen."""
    return at + 1 if text[at : at + 1].isspace() or text[at : at + 1] == "-" else at


def starting_hedge(text: str) -> Piece | None:
    """Find the longest hedge that a text begins with; an article after it belongs to what follows."""
    for space in reversed([*re.finditer(r"\s", text[:_NEAR])]):
        hedge = hedge_before(text[: space.end()], space.end())
        if hedge and hedge.start == 0 and text[: space.start()].rsplit(None, 1)[-1].casefold() not in ARTICLES:
            return hedge
    return None
