"""Bring a computed quantity to the unit and digits that the author declared."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from briefs.numbers import DAYS, PERCENT, POINTS, RATIO, Figure, Hedge, HedgeKind, canonical_unit, scale_for

from .quantity import COUNT, DATE, Quantity, Unit
from .tree import FormulaError

_MOST_DIGITS = 30
_SMALL = frozenset({PERCENT, POINTS, RATIO, DAYS})
"""Units whose amounts are never shown with a scale word."""


def convert(quantity: Quantity, unit: str) -> Quantity:
    """Convert to a declared unit: a ratio to percent or back; every other unit must be the one that was computed.

    Raise FormulaError (E305, column 1) if it is another.
    """
    declared = Unit.of(canonical_unit(unit))
    if _alike(quantity.unit, declared):
        return quantity
    factors = {(RATIO, PERCENT): Fraction(100), (PERCENT, RATIO): Fraction(1, 100)}
    factor = factors.get((str(quantity.unit), str(declared)))
    if factor:
        return Quantity(quantity.amount * factor, declared, quantity.hedge)
    is_date = quantity.unit == Unit((DATE,))
    hint = "Take the difference of two dates." if is_date else f"Declare `unit: {quantity.unit}`, or mend the formula."
    message = f"the unit of the result is '{quantity.unit}', the declared one is {unit!r}"
    raise FormulaError(message, 1, hint, code="E305")


def _alike(computed: Unit, declared: Unit) -> bool:
    """Whether two units are the same, `person` and `persons` taken for one."""
    words, others = str(computed).split(), str(declared).split()
    return computed == declared or [*map(_singular, words)] == [*map(_singular, others)]


def _singular(word: str) -> str:
    word = word.casefold()
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")


def as_figure(quantity: Quantity, unit: str, digits: int) -> Figure:
    """Convert to the declared unit and round to `digits` decimals (negative: tens, hundreds, ...).

    Exact amounts and those that are `about` are rounded half up (a tie goes away from zero), hedged ones never past
    their hedge: `more than` rounds down, `less than` up. Raise FormulaError (E305, column 1) as `convert` does, and
    for more digits than 30.
    """
    if abs(digits) > _MOST_DIGITS:
        raise FormulaError(f"{digits} digits are more than {_MOST_DIGITS}", 1, "Lower `digits`.", code="E305")
    quantity = convert(quantity, unit)
    shifted = quantity.amount * Fraction(10) ** digits
    whole = _rounding(quantity.hedge)(shifted)
    sign, tens, _ = Decimal(whole).as_tuple()
    amount = Decimal(format(Decimal((sign, tens, -digits)), "f"))
    name = declared_unit(unit)
    return Figure(
        amount,
        name,
        Hedge(quantity.hedge) if quantity.hedge else None,
        0 if name in _SMALL else scale_for(amount),
    )


def declared_unit(unit: str) -> str:
    """The unit of a figure for which this one is declared; empty for a mere count."""
    name = canonical_unit(unit)
    return "" if name == COUNT else name


def _rounding(hedge: HedgeKind | None) -> Callable[[Fraction], int]:
    if hedge in {HedgeKind.OVER, HedgeKind.AT_LEAST}:
        return math.floor
    if hedge in {HedgeKind.UNDER, HedgeKind.AT_MOST}:
        return math.ceil
    return _half_up


def _half_up(amount: Fraction) -> int:
    nearest = math.floor(abs(amount) + Fraction(1, 2))
    return nearest if amount >= 0 else -nearest
