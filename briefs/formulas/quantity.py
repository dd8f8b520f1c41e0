"""Exact amounts with units and hedges, as formulas compute with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from briefs.model.times import Time
from briefs.numbers import Figure, HedgeKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of units over a product of units; both empty is a bare ratio. A day of the calendar is `date`."""

    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact amount. A percentage keeps its number (40 for 40 %); a date is its proleptic ordinal."""

    amount: Fraction
    unit: Unit
    hedge: HedgeKind | None = None


def quantities(id: str, value: Figure | Time) -> Mapping[str, Quantity]:
    """Give what a formula may name of a fact: `id` of a figure or single day; `.start`, `.end`, `.days` of a span."""
    raise NotImplementedError
