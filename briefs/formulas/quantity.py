"""Exact amounts with units and hedges, as formulas compute with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from briefs.model.times import Time
from briefs.numbers import DAYS, PERCENT, POINTS, RATIO, Figure, HedgeKind

DATE = "date"
COUNT = "count"


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of units over a product of units, each sorted; both empty is a ratio.

    A day of the calendar has the unit `date`, a figure without unit `count`.
    """

    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str) -> Unit:
        """The unit that a figure or a declaration names, such as `USD`, `ratio` or `USD per person`."""
        over, _, under = name.partition(" per ")
        return cls(() if over == RATIO else (over,), (under,) if under else ())

    def __str__(self) -> str:
        over = " times ".join(self.over) or RATIO
        return f"{over} per {' times '.join(self.under)}" if self.under else over

    @property
    def is_ratio(self) -> bool:
        return not self.over and not self.under

    @property
    def is_share(self) -> bool:
        """Whether it counts hundredths: percent or percentage points."""
        return self in {_PERCENT, _POINTS}

    def times(self, other: Unit, *, inverse: bool = False) -> Unit:
        """The unit of a product, or of a quotient; what stands above and below cancels."""
        above, below = (other.under, other.over) if inverse else (other.over, other.under)
        over, under = [*self.over, *above], [*self.under, *below]
        for unit in tuple(over):
            if unit in under:
                over.remove(unit)
                under.remove(unit)
        return Unit(tuple(sorted(over)), tuple(sorted(under)))


_PERCENT = Unit((PERCENT,))
_POINTS = Unit((POINTS,))


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact amount. A percentage keeps its number (40 for 40 %); a date is its proleptic Gregorian ordinal."""

    amount: Fraction
    unit: Unit
    hedge: HedgeKind | None = None


def quantities(id: str, value: Figure | Time) -> Mapping[str, Quantity]:
    """Give what a formula may name of a fact.

    A figure has its `id`; a day has `id`; a span of days has `id.start`, `id.end` and `id.days`, which counts both.
    What is known only to the month or year has nothing to compute with, nor has a range.
    """
    if isinstance(value, Figure):
        if value.upper is not None:
            return {}
        hedge = value.hedge.kind if value.hedge else None
        return {id: Quantity(Fraction(value.amount), Unit.of(value.unit or COUNT), hedge)}
    if not all(date.day for date in value.dates):
        return {}
    start = value.start.date().toordinal()
    if value.since:
        return {f"{id}.start": _day(start)}
    if value.end is None:
        return {id: _day(start)}
    end = value.end.date().toordinal()
    days = Quantity(Fraction(end - start + 1), Unit((DAYS,)))
    return {f"{id}.start": _day(start), f"{id}.end": _day(end), f"{id}.days": days}


def _day(ordinal: int) -> Quantity:
    return Quantity(Fraction(ordinal), Unit((DATE,)))
