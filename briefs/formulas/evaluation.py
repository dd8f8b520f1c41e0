"""Compute a formula."""

from __future__ import annotations

from collections.abc import Mapping

from briefs.numbers import Figure

from .quantity import Quantity
from .tree import Expression


def evaluate(expression: Expression, values: Mapping[str, Quantity]) -> Quantity:
    """Compute a formula exactly; `values` has a quantity for every name (`id` or `id.field`) that it holds.

    Raise FormulaError (E305): division by zero, unlike units, hedges that do not combine, a name without a value.
    """
    raise NotImplementedError


def convert(quantity: Quantity, unit: str) -> Quantity:
    """Convert to a declared unit (ratio to percent and back); raise FormulaError (E305, column 1) if it is another."""
    raise NotImplementedError


def as_figure(quantity: Quantity, unit: str, digits: int) -> Figure:
    """Convert to the declared unit and round to `digits` decimals (negative: tens, hundreds, ...).

    Exact amounts are rounded half up (away from zero), hedged ones never past their hedge: `more than` rounds down.
    """
    raise NotImplementedError
