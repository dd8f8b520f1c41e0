"""Contradictions: two figures of one measure, period and actor that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from briefs.model import Time
from briefs.model.book import FactBook
from briefs.numbers import Figure, HedgeKind
from briefs.problems import Finding

from .figures import FoundFigure
from .saying import shown

#: `about 800` does not deny what is within a tenth of it.
_ABOUT = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class _Range:
    """What an amount can be; None is no bound. An open end does not belong to it."""

    low: Decimal | None
    high: Decimal | None
    open: bool = False

    def excludes(self, other: _Range) -> bool:
        return self._ends_before(other) or other._ends_before(self)

    def _ends_before(self, other: _Range) -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.open or other.open))


def _range_of(figure: Figure) -> _Range:
    amount = figure.amount
    match figure.hedge and figure.hedge.kind:
        case HedgeKind.OVER:
            return _Range(amount, None, open=True)
        case HedgeKind.AT_LEAST:
            return _Range(amount, None)
        case HedgeKind.UNDER:
            return _Range(None, amount, open=True)
        case HedgeKind.AT_MOST:
            return _Range(None, amount)
        case HedgeKind.ABOUT:
            low, high = figure.ends[0], figure.ends[-1]
            return _Range(low - abs(low) * _ABOUT, high + abs(high) * _ABOUT)
        case _:
            return _Range(figure.ends[0], figure.ends[-1])


def check_contradictions(book: FactBook, figures: Mapping[str, FoundFigure]) -> Iterator[Finding]:
    """Report facts that contradict an earlier one without a declared discrepancy (E307)."""
    groups: dict[tuple[str | None, Time | None, str | None], list[str]] = {}
    for id in figures:
        fact = book.file.facts[id]
        groups.setdefault((fact.measure, fact.period, fact.actor), []).append(id)
    declared = [frozenset(discrepancy.facts) for discrepancy in book.file.discrepancies]
    for ids in groups.values():
        if len(ids) == 1:
            continue
        ranges = {id: _range_of(figures[id].figure) for id in ids}
        if not _all_meet(list(ranges.values())):
            yield from _contradictions(book, figures, ranges, declared)


def _all_meet(ranges: list[_Range]) -> bool:
    """Whether one amount fits all ranges; then every two of them do, and none need be compared with each other."""
    lows = [one for one in ranges if one.low is not None]
    highs = [one for one in ranges if one.high is not None]
    if not lows or not highs:
        return True
    highest = max(lows, key=lambda one: (one.low, one.open))
    lowest = min(highs, key=lambda one: (one.high, not one.open))
    return not lowest.excludes(highest)


def _contradictions(
    book: FactBook,
    figures: Mapping[str, FoundFigure],
    ranges: Mapping[str, _Range],
    declared: list[frozenset[str]],
) -> Iterator[Finding]:
    ids = list(ranges)
    for number, id in enumerate(ids):
        for earlier in ids[:number]:
            if ranges[id].excludes(ranges[earlier]) and not any({id, earlier} <= pair for pair in declared):
                mine, theirs = (shown(figures[one].figure.text) for one in (id, earlier))
                message = f"the figure {mine} and {theirs} of the fact {earlier!r} cannot both be true"
                hint = "Both are of one measure, period and actor. Correct one, or explain it in `discrepancies`."
                yield Finding("E307", book.place("facts", id, "figure"), message, hint)
                break
