"""What is known of a result when hedged amounts are put together.

A hedge bounds an amount from one side (`more than 40`: above 40), or says that it is near. Bounds of the same
direction combine, a bound that is subtracted or divided by turns round, and where two bounds pull in different
directions nothing is known: there is no result. Hedged amounts that are multiplied or divided by must be positive.
"""

from __future__ import annotations

from briefs.numbers import HedgeKind

from .quantity import Quantity

Known = HedgeKind | None

_TURNED = {
    HedgeKind.OVER: HedgeKind.UNDER,
    HedgeKind.AT_LEAST: HedgeKind.AT_MOST,
    HedgeKind.UNDER: HedgeKind.OVER,
    HedgeKind.AT_MOST: HedgeKind.AT_LEAST,
    HedgeKind.ABOUT: HedgeKind.ABOUT,
}
_STRICT = {
    frozenset({HedgeKind.OVER, HedgeKind.AT_LEAST}): HedgeKind.OVER,
    frozenset({HedgeKind.UNDER, HedgeKind.AT_MOST}): HedgeKind.UNDER,
}


class HedgeError(Exception):
    """Nothing would be known of the result."""


def of_sum(left: Quantity, right: Quantity) -> Known:
    return _together(left.hedge, right.hedge)


def of_difference(left: Quantity, right: Quantity) -> Known:
    return _together(left.hedge, _turned(right.hedge))


def of_product(left: Quantity, right: Quantity) -> Known:
    if left.hedge and right.hedge:
        _see_positive(left, right)
        return _together(left.hedge, right.hedge)
    hedged, exact = (left, right) if left.hedge else (right, left)
    return _scaled(hedged.hedge, exact)


def of_quotient(left: Quantity, right: Quantity) -> Known:
    if right.hedge is None:
        return _scaled(left.hedge, right)
    _see_positive(right)
    if left.hedge is None:
        return _scaled(_turned(right.hedge), left)
    _see_positive(left)
    return _together(left.hedge, _turned(right.hedge))


def _together(left: Known, right: Known) -> Known:
    if left is None or right is None or left is right:
        return left or right
    stricter = _STRICT.get(frozenset({left, right}))
    if stricter is None:
        raise HedgeError
    return stricter


def _scaled(hedge: Known, factor: Quantity) -> Known:
    """The hedge after multiplying by an exact factor: a negative one turns it, nothing is left of it by 0."""
    if not factor.amount:
        return None
    return hedge if factor.amount > 0 else _turned(hedge)


def _turned(hedge: Known) -> Known:
    return _TURNED[hedge] if hedge else None


def _see_positive(*quantities: Quantity) -> None:
    if any(quantity.amount <= 0 for quantity in quantities):
        raise HedgeError
