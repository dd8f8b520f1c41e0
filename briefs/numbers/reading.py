"""Read a figure of one amount as a source has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from .figure import Figure, FigureError, Hedge, HedgeKind
from .following import after_number, hedge_after
from .preceding import before_number, starting_hedge
from .scanning import SPACES, Piece, Role, numbers_in
from .units import (
    FOREIGN_POWERS,
    FOREIGN_SCALES,
    PERCENT,
    POINTS,
    SCALES,
    WORDS_OF_MEASURES,
    canonical_unit,
    is_currency,
)

_GROUPED = re.compile(
    rf"[1-9][0-9]{{0,2}}(?:(?:,[0-9]{{3}})+|([{SPACES}])[0-9]{{3}}(?:\1[0-9]{{3}})*)|0|[1-9][0-9]*|(?=\.)"
)
_DECIMALS = re.compile(r"(?:\.[0-9]+)?")
_MOST_DIGITS = 30
_ONLY_DIGITS = dict.fromkeys(map(ord, f",{SPACES}"))
_NO_DIGITS = {ord(digit): "0" for digit in "123456789"}
#: Digits of any script, with what may stand between them.
_RUN = re.compile(rf"\d(?:[\d.,'’{SPACES}]*\d)?")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SCALE_WORD = re.compile("[百千万萬만亿億억兆조]|[A-Za-z]+")
_BY_VALUE = "Give amount and unit beside it: value: {amount: ..., unit: ...}."
_WHOLE = f"Let the figure begin with its hedge, sign or currency and end after its scale word and unit. {_BY_VALUE}"


def read_single(text: str, unit: str | None) -> Figure:
    """Read a verbatim figure of one amount; `unit` is the measure's: a bare count takes it, another contradicts it.

    Raise FigureError, with code E207 where the text cannot be read and E216 where its unit is not the measure's.
    """
    measure = canonical_unit(unit) if unit else ""
    pieces = dissect(text, measure)
    number = next(piece for piece in pieces if piece.role is Role.NUMBER)
    scale = sum(piece.power for piece in pieces)
    sign = "-" if any(piece.negative for piece in pieces) else ""
    return Figure(
        amount=_amount(sign + _plain_digits(text, number), scale),
        unit=_unit(text, pieces, measure),
        hedge=hedge_of(text, pieces),
        scale=scale,
        text=text,
    )


def given_figure(text: str, amount: Decimal, unit: str) -> Figure:
    """Take amount and unit, as `value:` gives them, of a figure whose notation cannot be read.

    Its hedge is still read from its text, before or after the amount.
    """
    hedge = starting_hedge(text)
    if hedge is None:
        ends = (hedge_after(text, at) for at in range(len(text)))
        hedge = next((piece for piece in ends if piece and piece.end == len(text)), None)
    pieces = (hedge,) if hedge else ()
    return Figure(amount, canonical_unit(unit), hedge_of(text, pieces), 0, text)


def denies(text: str, amount: Decimal) -> bool:
    """Whether the digits of a figure that cannot be read, such as `13 lakh`, say another amount than is given."""
    runs = _RUN.findall(text)
    if len(runs) != 1 or "dozen" in text.casefold():
        return False
    digits = "".join(str(int(character)) for character in runs[0] if character.isdecimal())
    if digits.strip("0") != format(abs(amount), "f").replace(".", "").strip("0"):
        return True
    power = sum(SCALES.get(word.casefold(), FOREIGN_POWERS.get(word, 0)) for word in _SCALE_WORD.findall(text))
    plain = _PLAIN.fullmatch(runs[0])
    return bool(power and plain) and abs(amount) != Decimal(runs[0]) * 10**power


def dissect(text: str, measure: str) -> tuple[Piece, ...]:
    """Take a figure apart, in the order of its text; raise FigureError where anything is left over.

    What the digits are makes no difference to where the pieces are, and many figures differ in nothing else.
    """
    try:
        return _dissect_shape(text.translate(_NO_DIGITS), measure)
    except FigureError:
        return _dissect(text, measure)


@lru_cache(maxsize=512)
def _dissect_shape(shape: str, measure: str) -> tuple[Piece, ...]:
    return _dissect(shape, measure)


def _dissect(text: str, measure: str) -> tuple[Piece, ...]:
    number = _only_number(text)
    before = before_number(text, number.start)
    money = any(piece.role is Role.CURRENCY for piece in before)
    after = after_number(text, number.end, money=money, nouns=nouns(measure))
    pieces = (*reversed(before), number, *after)
    foreign = next((piece for piece in after if piece.foreign), None)
    if foreign:
        word = text[foreign.start : foreign.end].strip()
        raise FigureError(f"the figure is unreadable: {word!r} in {text!r} is no scale word that is known", _BY_VALUE)
    rest = (text[: pieces[0].start].strip(), text[pieces[-1].end :].strip())
    if any(rest):
        raise _left_over(text, *rest)
    return pieces


def nouns(measure: str) -> tuple[str, ...]:
    """The words that may follow an amount where the measure has this unit: its own noun, and ambiguous words."""
    if not measure or measure in {PERCENT, POINTS}:
        return ()
    return (measure, *WORDS_OF_MEASURES.get(measure, ()))


def hedge_of(text: str, pieces: Iterable[Piece]) -> Hedge | None:
    """Join the hedges of a figure: in `up to about 40` the first one says what kind it is."""
    hedges = [piece for piece in pieces if piece.role is Role.HEDGE]
    if not hedges:
        return None
    first, last = hedges[0], hedges[-1]
    if any(earlier.end != later.start for earlier, later in pairwise(hedges)):
        raise FigureError(f"the figure is unreadable: {text!r} has a hedge before and after its amount", _BY_VALUE)
    return Hedge(first.hedge or HedgeKind.ABOUT, text[first.start : last.end].strip(" -"))


def _only_number(text: str) -> Piece:
    found = numbers_in(text)
    if len(found) == 1:
        return found[0]
    if not found:
        what = "has digits that are not 0 to 9" if any(c.isnumeric() for c in text) else "has no digits"
        raise FigureError(f"the figure is unreadable: {text!r} {what}", _BY_VALUE)
    raise FigureError(f"the figure is unreadable: {text!r} holds more than one number", _WHOLE)


def _left_over(text: str, before: str, after: str) -> FigureError:
    rest = before or after
    if any(word in FOREIGN_SCALES for word in rest.split()) or any(c.isnumeric() for c in rest):
        return FigureError(f"the figure is unreadable: {rest!r} in {text!r} is no scale word that is known", _BY_VALUE)
    return FigureError(f"the figure is unreadable: {rest!r} in {text!r} is no hedge, scale word or unit", _WHOLE)


def _plain_digits(text: str, number: Piece) -> str:
    digits = text[number.start : number.end]
    whole = _GROUPED.match(digits)
    if whole is None or _DECIMALS.fullmatch(digits, whole.end()) is None:
        hint = f"English figures part thousands by commas and decimals by a full stop. {_BY_VALUE}"
        raise FigureError(f"the figure is unreadable: {digits!r} is not written as an English number", hint)
    plain = digits.translate(_ONLY_DIGITS)
    if len(plain) > _MOST_DIGITS:
        raise FigureError(f"the figure is unreadable: {digits!r} has more than {_MOST_DIGITS} digits", _BY_VALUE)
    return plain


def _amount(digits: str, scale: int) -> Decimal:
    """Give the exact amount, written out without an exponent."""
    return Decimal(format(Decimal(f"{digits}E{scale}"), "f")) if scale else Decimal(digits)


def _unit(text: str, pieces: Sequence[Piece], measure: str) -> str:
    """Find the unit: one that all signs and words of the figure allow, and the measure too.

    A bare count takes that of its measure, unless the measure is money or a part: `120` is not so many dollars.
    """
    named = [piece for piece in pieces if piece.units]
    if not named:
        worded = any(piece.role is Role.UNIT for piece in pieces)
        if not worded and (measure in {PERCENT, POINTS} or is_currency(measure)):
            message = f"the figure is unreadable: {text!r} has no unit, but its measure counts {measure}"
            raise FigureError(message, f"Take the unit into the figure. {_BY_VALUE}")
        return measure
    if measure and all(measure in piece.units for piece in named):
        return measure
    common = [unit for unit in named[0].units if all(unit in piece.units for piece in named)]
    shown = " and ".join(text[piece.start : piece.end].strip(" -") for piece in named)
    if not common:
        raise FigureError(f"the figure is unreadable: {shown} in {text!r} are different units", _BY_VALUE)
    if measure:
        raise FigureError(
            f"the unit of the figure {text!r} is {shown!r}, that of its measure is {measure!r}",
            "Give the fact another measure, or its measure this unit (a currency by its code, such as USD).",
            code="E216",
        )
    if not common[0]:
        currencies = ", ".join(common[1:])
        raise FigureError(f"the figure is unreadable: {shown!r} in {text!r} may be {currencies}", "Give it a measure.")
    return common[0]
