"""What stands after a number and belongs to it: scale words, unit, hedge."""

from __future__ import annotations

import re

from .english import HEDGES_AFTER, ONLY_IN_FIGURES
from .scanning import Piece, Pieces, Role
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

_LETTERS = re.compile(r"[^\W\d_]+")
_ABBREVIATED = re.compile(r"[A-Za-z.]+")
_JOINING = frozenset("-&'’/")
_SIGNS = frozenset({"%", "+", *SYMBOLS, *FOREIGN_SCALES})
_ONE_SIGN = "".join(sorted(sign for sign in _SIGNS if len(sign) == 1))
_FOLLOWING = re.compile(rf"(?:-|\s*)(?:[{re.escape(_ONE_SIGN)}]|([A-Za-z.]+))")
_FIRST_WORDS = frozenset(
    phrase.split()[0].casefold().rstrip(".")
    for phrases in (SCALES, SHORT_SCALES, MONEY_LETTERS, FOREIGN_SCALES, UNIT_WORDS, HEDGES_AFTER, PLAIN_CODES)
    for phrase in phrases
)


def after_number(text: str, end: int, *, money: bool = False, nouns: tuple[str, ...] = ()) -> Pieces:
    """Find scale words, unit and hedge that follow a number; `money` tells that a currency stands before it.

    `nouns` are the words for the measure's unit where that is a noun: one may follow the amount too.
    """
    if not nouns and not may_follow(text, end):
        return ()
    pieces: list[Piece] = []
    noun = _noun(text, end, nouns) if nouns else None
    if noun is None:
        pieces += _scales(text, end, money=money)
        end = pieces[-1].end if pieces else end
        noun = _unit(text, end) or (_noun(text, end, nouns) if nouns else None)
    if noun:
        pieces.append(noun)
        end = noun.end
    hedge = hedge_after(text, end)
    if hedge:
        pieces.append(hedge)
    return tuple(pieces)


def may_follow(text: str, at: int) -> bool:
    """Whether anything that could belong to a number follows; after most numbers nothing does."""
    match = _FOLLOWING.match(text, at)
    return match is not None and (match[1] is None or match[1].rstrip(".").casefold() in _FIRST_WORDS)


def _noun(text: str, end: int, nouns: tuple[str, ...]) -> Piece | None:
    start = _skip_gap(text, end)
    for noun in nouns:
        stop = start + len(noun)
        if text[start:stop].casefold() == noun.casefold() and not text[stop : stop + 1].isalnum():
            return Piece(Role.UNIT, end, stop)
    return None


def _scales(text: str, end: int, *, money: bool) -> list[Piece]:
    """One scale word, or two as in `hundred million`."""
    first = _scale(text, end, money=money) if may_follow(text, end) else None
    if first is None:
        return []
    if text[first.start : first.end].strip(" -").casefold() not in MULTIPLIED:
        return [first]
    second = _scale(text, first.end, money=money)
    return [first, second] if second and (second.foreign or second.power > first.power) else [first]


def _scale(text: str, end: int, *, money: bool) -> Piece | None:
    start = _skip_gap(text, end)
    if text[start : start + 1] in FOREIGN_SCALES:
        return Piece(Role.SCALE, end, start + 1, foreign=True)
    match = _LETTERS.match(text, start)
    if match is None or text[match.end() : match.end() + 1].isdigit():
        return None
    word = match[0].casefold()
    power = SCALES.get(word) or SHORT_SCALES.get(word)
    if power is None and len(word) == 1:
        power = _letter_scale(text, match, money=money, gap=start > end)
    if power is None and word not in FOREIGN_SCALES:
        return None
    return Piece(Role.SCALE, end, match.end(), power=power or 0, foreign=power is None)


def _letter_scale(text: str, letter: re.Match[str], *, money: bool, gap: bool) -> int | None:
    if gap and text[letter.end() : letter.end() + 1] in _JOINING:
        return None
    if not money:
        unit = _unit(text, letter.end())
        money = unit is not None and unit.role is Role.CURRENCY
    if money:
        return MONEY_LETTERS.get(letter[0])
    return None if gap else LETTER_SCALES.get(letter[0])


def _unit(text: str, end: int) -> Piece | None:
    if not may_follow(text, end):
        return None
    start = _skip_gap(text, end)
    sign = text[start : start + 1]
    if sign in SYMBOLS:
        return Piece(Role.CURRENCY, end, start + 1, units=SYMBOLS[sign])
    if sign == "%":
        return Piece(Role.UNIT, end, start + 1, units=UNIT_WORDS[sign])
    for stop in reversed(_word_ends(text, start)):
        units = _units_of(" ".join(text[start:stop].replace("-", " ").split()))
        if units:
            role = Role.CURRENCY if units[-1].isupper() else Role.UNIT
            return Piece(role, end, stop, units=units)
    return None


def _units_of(phrase: str) -> tuple[str, ...] | None:
    if phrase in PLAIN_CODES:
        return (phrase,)
    return UNIT_WORDS.get(phrase if len(phrase) < 4 else phrase.casefold())


def hedge_after(text: str, end: int) -> Piece | None:
    """Find the hedge that follows a figure, such as `or more` or `+`."""
    if not may_follow(text, end):
        return None
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


def _word_ends(text: str, start: int) -> list[int]:
    """Give where the next three words end, with and without a full stop."""
    ends: list[int] = []
    while len(ends) < 6 and (match := _ABBREVIATED.match(text, start)):
        if text[match.end() : match.end() + 1].isalnum():
            break
        ends += [match.start() + len(match[0].rstrip(".")), match.end()]
        start = _skip_gap(text, match.end())
    return ends


def _skip_gap(text: str, at: int) -> int:
    """Step over white space or one hyphen."""
    if text[at : at + 1] == "-":
        return at + 1
    while text[at : at + 1].isspace():
        at += 1
    return at
