"""What stands before a number and belongs to it: sign, currency, hedges."""

from __future__ import annotations

import re

from .english import ARTICLES, HEDGES_BEFORE, MINUS_WORDS, MODIFIERS, PREPOSITIONS
from .figure import HedgeKind
from .scanning import DASHES, Piece, Pieces, Role
from .units import PLAIN_CODES, SYMBOLS

_NEAR = 80
_SIGNS = frozenset(f"+{DASHES}")
_SYMBOL_ENDS = frozenset(symbol[-1] for symbol in SYMBOLS)
_LONGEST_SYMBOL = max(map(len, SYMBOLS))
_HEDGE_SIGN = re.compile(r"(?:[<>]=|[~≈±<>≤≥])\s*\Z")
_HEDGE_SIGNS = frozenset("~≈±<>≤≥=")
_OPENING = "([{\"'“‘«"
_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in HEDGES_BEFORE) | ARTICLES
_MAY_PRECEDE = _LAST_WORDS | MINUS_WORDS | {symbol.casefold() for symbol in SYMBOLS}
_LONGEST_HEDGE = max(len(phrase.split()) for phrase in HEDGES_BEFORE)
_MOST_WORDS = _LONGEST_HEDGE + 3


def before_number(text: str, start: int) -> Pieces:
    """Find sign, currency and hedges that end where a number starts; the nearest comes first."""
    if not may_precede(text, start):
        return ()
    sign = _sign(text, start)
    currency = _currency(text, sign.start if sign else start)
    pieces = [piece for piece in (sign, currency) if piece]
    if currency and not sign and (sign := _sign(text, currency.start)):
        pieces.append(sign)
    for _ in range(2):
        hedge = hedge_before(text, pieces[-1].start if pieces else start)
        if hedge is None:
            break
        pieces.append(hedge)
    return tuple(pieces)


def may_precede(text: str, start: int) -> bool:
    """Whether anything that could belong to a number stands before it; before most numbers stands just a word."""
    before = text[max(0, start - _NEAR) : start]
    if not before[-1:].isspace():
        return before != ""
    last = "".join(before.rsplit(None, 1)[-1:])
    return not last.isalpha() or last[-1].isupper() or last.casefold() in _MAY_PRECEDE


def _sign(text: str, end: int) -> Piece | None:
    last = text[end - 1 : end]
    if last in _SIGNS:
        joined = text[end - 2 : end - 1] if end > 1 else ""
        if joined and (joined.isalnum() or joined in _SIGNS or joined == "_"):
            return None
        return Piece(Role.SIGN, end - 1, end, negative=last != "+")
    if not last.isspace():
        return None
    word = text[max(0, end - 20) : end].rsplit(None, 1)[-1:]
    if word and word[0].casefold() in MINUS_WORDS:
        return Piece(Role.SIGN, len(text[:end].rstrip()) - len(word[0]), end, negative=True)
    return None


def _currency(text: str, end: int) -> Piece | None:
    stop = end
    while stop and text[stop - 1].isspace():
        stop -= 1
    last = text[stop - 1 : stop]
    if last not in _SYMBOL_ENDS and not last.isupper():
        return None
    longer = text[stop - 2 : stop - 1].isalpha() or text[stop - 2 : stop - 1] == "."
    for length in range(min(_LONGEST_SYMBOL if longer else 1, stop), 0, -1):
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
    last = window.rsplit(None, 1)[-1:]
    if not last:
        return None
    if last[0][-1] in _HEDGE_SIGNS and (match := _HEDGE_SIGN.search(window)):
        return Piece(Role.HEDGE, offset + match.start(), end, hedge=HEDGES_BEFORE[match[0].strip()])
    if window[-1].isalnum() or _opened(last[0]).casefold() not in _LAST_WORDS:
        return None
    words = window.rsplit(None, _MOST_WORDS)[-_MOST_WORDS:]
    found = _hedge_in(words)
    if found is None:
        return None
    kind, count = found
    first = _opened(words[-count])
    before = window.rstrip().rsplit(None, count)
    start = len(before[0]) if len(before) > count else 0
    return Piece(Role.HEDGE, offset + window.index(first, start), end, hedge=kind)


def _hedge_in(words: list[str]) -> tuple[HedgeKind, int] | None:
    """The kind of the hedge that the last words are, and of how many words it is."""
    article = words[-1].casefold() in ARTICLES
    core = words[:-1] if article else words
    for count in range(min(_LONGEST_HEDGE, len(core)), 0, -1):
        phrase = " ".join((_opened(core[-count]), *core[len(core) - count + 1 :])).casefold()
        kind = HEDGES_BEFORE.get(phrase)
        if kind:
            if article and phrase in PREPOSITIONS:
                return None
            whole = _opened(core[-count]) == core[-count]
            modifiers = _modifiers(core[:-count]) if whole else 0
            return kind, count + modifiers + article
    return None


def _modifiers(words: list[str]) -> int:
    """How many of the last words modify a hedge after them, such as `a little` or `well`."""
    for count in (2, 1):
        if (
            len(words) >= count
            and " ".join((_opened(words[-count]), *words[len(words) - count + 1 :])).casefold() in MODIFIERS
        ):
            whole = _opened(words[-count]) == words[-count]
            return count + (_modifiers(words[:-count]) if whole else 0)
    return 0


def _opened(word: str) -> str:
    """A word without the brackets, quotation marks and dashes that open it."""
    return word.rpartition("—")[2].lstrip(_OPENING)


def starting_hedge(text: str) -> Piece | None:
    """Find the longest hedge that a text begins with; an article after it belongs to what follows."""
    for space in reversed([*re.finditer(r"\s", text[:_NEAR])]):
        hedge = hedge_before(text[: space.end()], space.end())
        if hedge and hedge.start == 0 and text[: space.start()].rsplit(None, 1)[-1].casefold() not in ARTICLES:
            return hedge
    return None
