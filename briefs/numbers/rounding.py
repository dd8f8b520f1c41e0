"""Round amounts without saying more than is known.

Exact amounts, and those that are `about`, are rounded half up: a tie goes away from zero, as readers expect. A hedged
amount is rounded only in the direction that keeps its hedge true: `more than 46` may become `more than 40`, never
`more than 50`; `less than 46` may become `less than 50`.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, Inexact

from .figure import HedgeKind

EXACT = Context(prec=1000, traps=[Inexact])
"""No amount has so many digits; the usual context would round to 28 of them without a word."""

_DIRECTIONS = {
    HedgeKind.OVER: ROUND_FLOOR,
    HedgeKind.AT_LEAST: ROUND_FLOOR,
    HedgeKind.UNDER: ROUND_CEILING,
    HedgeKind.AT_MOST: ROUND_CEILING,
}


def direction(hedge: HedgeKind | None) -> str:
    """The rounding of `decimal` that keeps a hedge true."""
    return _DIRECTIONS.get(hedge, ROUND_HALF_UP) if hedge else ROUND_HALF_UP


def round_to(amount: Decimal, digits: int, hedge: HedgeKind | None) -> Decimal:
    """Round to `digits` decimals; a negative number of digits rounds to tens, hundreds and so on."""
    whole = EXACT.scaleb(amount, digits).to_integral_value(direction(hedge))
    return Decimal(f"{EXACT.scaleb(whole, -digits):.{max(0, digits)}f}")


def round_significant(amount: Decimal, digits: int, hedge: HedgeKind | None) -> Decimal:
    """Round to `digits` significant digits; an amount that has no more is returned as it is."""
    if not amount or len(EXACT.normalize(amount).as_tuple().digits) <= digits:
        return amount
    rounded = round_to(amount, digits - 1 - amount.adjusted(), hedge)
    return round_to(rounded, digits - 1 - rounded.adjusted(), hedge) if rounded else rounded


def scale_for(amount: Decimal) -> int:
    """The power of ten of the scale word that shows a large amount exactly with at most three decimals, or 0."""
    for scale in (12, 9, 6):
        if amount and amount.adjusted() >= scale:
            short = amount.adjusted() < scale + 3 or scale == 12
            return scale if short and decimals(EXACT.normalize(EXACT.scaleb(amount, -scale))) <= 3 else 0
    return 0


def scaled(amount: Decimal, scale: int) -> Decimal:
    """Give the number that stands before the scale word: 109.1 for 109100000000 and 9."""
    return _plain(EXACT.normalize(EXACT.scaleb(amount, -scale))) if scale else amount


def decimals(amount: Decimal) -> int:
    """How many decimals an amount is written with."""
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, str):
        raise ValueError(f"{amount} is no number")  # noqa: TRY004 - the value is wrong: infinite, or no number
    return max(0, -exponent)


def _plain(amount: Decimal) -> Decimal:
    """The same amount written without an exponent."""
    return Decimal(format(amount, "f"))
