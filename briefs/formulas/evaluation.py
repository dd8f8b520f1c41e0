"""Compute a formula, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from briefs.numbers import DAYS, PERCENT, POINTS

from . import hedging
from .quantity import DATE, Quantity, Unit
from .tree import Expression, FormulaError, Literal, Name, Operation, Operator

_DONE = {
    Operator.ADD: "added",
    Operator.SUBTRACT: "subtracted",
    Operator.MULTIPLY: "multiplied",
    Operator.DIVIDE: "divided",
}
_LARGEST = 10**1000
"""Exact fractions of many figures are long, but not so long; formulas that square one another grow without end."""
_RATIO = Unit()
_PERCENT = Unit((PERCENT,))
_POINTS = Unit((POINTS,))
_DAYS = Unit((DAYS,))
_DATE = Unit((DATE,))


class _UndefinedError(Exception):
    """An operation has no value; caught where its column is known."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def evaluate(expression: Expression, values: Mapping[str, Quantity]) -> Quantity:
    """Compute a formula exactly; `values` has a quantity for every name (`id` or `id.field`) that it holds.

    Units: like ones cancel in a quotient; a percentage of something has the unit of that; a difference of percentages
    is in percentage points, of dates in days. Raise FormulaError (E305): division by zero, unlike units in a sum,
    hedges that leave the result unbounded, a name without a value, more digits than 1000.
    """
    if isinstance(expression, Literal):
        return Quantity(Fraction(expression.value), _RATIO)
    if isinstance(expression, Name):
        return _value(expression, values)
    left, right = evaluate(expression.left, values), evaluate(expression.right, values)
    try:
        return _bounded(_compute(expression, left, right))
    except _UndefinedError as error:
        raise FormulaError(str(error), expression.column, error.hint, code="E305") from None
    except hedging.HedgeError:
        hedges = " and ".join(repr(side.hedge.value) for side in (left, right) if side.hedge)
        message = f"figures with {hedges} cannot be {_DONE[expression.operator]}: nothing would be known of the result"
        raise FormulaError(message, expression.column, "Use exact figures.", code="E305") from None


def _value(name: Name, values: Mapping[str, Quantity]) -> Quantity:
    if str(name) in values:
        return values[str(name)]
    others = [key for key in values if key.partition(".")[0] == name.id]
    if others:
        message, hint = f"'{name}' is not known of this time", f"There is {', '.join(others)}."
    else:
        message = f"'{name}' has nothing to compute with"
        hint = "A formula takes figures that are no ranges, days and spans of days."
    raise FormulaError(message, name.column, hint, code="E305")


def _compute(operation: Operation, left: Quantity, right: Quantity) -> Quantity:
    if operation.operator in {Operator.ADD, Operator.SUBTRACT}:
        left = _as_whole(operation.left, left, right)
        right = _as_whole(operation.right, right, left)
        return _add(left, right) if operation.operator is Operator.ADD else _subtract(operation, left, right)
    if _DATE in (left.unit, right.unit):
        raise _UndefinedError("a date cannot be multiplied or divided", "Take the difference of two dates.")
    return _multiply(left, right) if operation.operator is Operator.MULTIPLY else _divide(left, right)


def _bounded(quantity: Quantity) -> Quantity:
    if max(abs(quantity.amount.numerator), quantity.amount.denominator) > _LARGEST:
        hint = "Divide earlier, or combine fewer figures."
        raise _UndefinedError("the result has more digits than can be computed with", hint)
    return quantity


def _as_whole(node: Expression, quantity: Quantity, other: Quantity) -> Quantity:
    """Take the number 100 beside a percentage for the whole: `100 - share`."""
    whole = node == Literal(100) and other.unit == _PERCENT
    return Quantity(quantity.amount, _PERCENT) if whole else quantity


def _add(left: Quantity, right: Quantity) -> Quantity:
    units = {left.unit, right.unit}
    if units == {_DATE, _DAYS}:
        unit = _DATE
    elif units == {_PERCENT, _POINTS}:
        unit = _PERCENT
    elif len(units) == 1 and left.unit != _DATE:
        unit = left.unit
    else:
        raise _unlike("added to", right, left)
    return Quantity(left.amount + right.amount, unit, hedging.of_sum(left, right))


def _subtract(operation: Operation, left: Quantity, right: Quantity) -> Quantity:
    units = (left.unit, right.unit)
    if units == (_DATE, _DATE):
        unit = _DAYS
    elif units == (_DATE, _DAYS):
        unit = _DATE
    elif units == (_PERCENT, _PERCENT):
        unit = _PERCENT if operation.left == Literal(100) else _POINTS
    elif units == (_PERCENT, _POINTS):
        unit = _PERCENT
    elif left.unit == right.unit:
        unit = left.unit
    else:
        raise _unlike("subtracted from", right, left)
    return Quantity(left.amount - right.amount, unit, hedging.of_difference(left, right))


def _unlike(what: str, right: Quantity, left: Quantity) -> _UndefinedError:
    if left.unit == right.unit == _DATE:
        return _UndefinedError("a date cannot be added to a date", "Take the difference of two dates.")
    hint = "Only like units go together. A number may be typed beside a ratio, and 100 beside a percentage."
    return _UndefinedError(f"{right.unit} cannot be {what} {left.unit}", hint)


def _multiply(left: Quantity, right: Quantity) -> Quantity:
    amount = left.amount * right.amount
    hedge = hedging.of_product(left, right)
    if left.unit.is_share and not right.unit.is_ratio:
        return Quantity(amount / 100, right.unit, hedge)
    if right.unit.is_share and not left.unit.is_ratio:
        return Quantity(amount / 100, left.unit, hedge)
    return Quantity(amount, left.unit.times(right.unit), hedge)


def _divide(left: Quantity, right: Quantity) -> Quantity:
    if not right.amount:
        raise _UndefinedError("division by zero", "Divide by a figure that is not 0.")
    amount = left.amount / right.amount
    hedge = hedging.of_quotient(left, right)
    if left.unit.is_share and right.unit.is_share:
        return Quantity(amount, _RATIO, hedge)
    if right.unit.is_share:
        return Quantity(amount * 100, left.unit, hedge)
    if left.unit.is_share and not right.unit.is_ratio:
        return Quantity(amount / 100, _RATIO.times(right.unit, inverse=True), hedge)
    return Quantity(amount, left.unit.times(right.unit, inverse=True), hedge)
