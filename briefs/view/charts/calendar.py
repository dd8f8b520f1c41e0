"""The scale under a time line: days, months or years, as many of them named as there is room for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from .lettering import width_of
from .packing import inside
from .shapes import Words


class Division(StrEnum):
    """What a division of the scale is. `DATE` asks for the name of a day with its month."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DATE = "date"


#: What the day, month or year is called that begins on a date.
Naming = Callable[[dt.date, Division], Words]

#: Divisions that are nearer to each other than this, in points, are too many.
_NEAREST = 5.0
_BETWEEN = 7.0
_SHORTEST = {Division.DAY: 1, Division.MONTH: 28, Division.YEAR: 365}
_STEPS = {
    Division.DAY: (1, 2, 5, 7, 14),
    Division.MONTH: (1, 2, 3, 6, 12, 24),
    Division.YEAR: (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000),
}


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a division: its left edge in points, how wide it is, and the words."""

    left: float
    width: float
    words: Words


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where divisions begin and end, in points, and the names that fit under them; `months` stand under days."""

    division: Division
    ticks: tuple[float, ...]
    names: tuple[Named, ...]
    months: tuple[Named, ...] = ()


def calendar(first: dt.date, days: int, width: float, size: float, naming: Naming) -> Calendar:
    """The finest scale that can be told apart on so many points; `size` is that of the names."""
    day = width / days
    division = next((each for each, least in _SHORTEST.items() if least * day >= _NEAREST), Division.YEAR)
    cells = list(_cells(first, days, division))
    names = _named(cells, division, day, size, width, naming)
    months: tuple[Named, ...] = ()
    if division is Division.DAY:
        months = _named(list(_cells(first, days, Division.MONTH)), Division.MONTH, day, size, width, naming)
        if len(months) == 1 and (dated := _dated(cells[0], names, day, size, width, naming)) is not None:
            names, months = (dated, *names[1:]), ()
    return Calendar(division, (*(start * day for start, _, _ in cells), width), names, months)


def _dated(  # noqa: PLR0913, PLR0917 - what is named, and where
    cell: tuple[int, int, dt.date], names: Sequence[Named], day: float, size: float, width: float, naming: Naming
) -> Named | None:
    """The first day named with its month, so that no other line needs to name it; None where there is no room."""
    words = naming(cell[2], Division.DATE)
    needed = width_of(words, size)
    left = inside((cell[0] + cell[1]) / 2 * day - needed / 2, needed, width)
    fits = len(names) < 2 or left + needed + _BETWEEN <= names[1].left
    return Named(left, needed, words) if fits else None


def _cells(first: dt.date, days: int, division: Division) -> Iterator[tuple[int, int, dt.date]]:
    """The divisions that are seen at least in part: first and last day as offsets, and when they begin."""
    begin = _beginning(first, division)
    last = first.toordinal() + days
    while begin.toordinal() < last:
        following = _next(begin, division)
        start = max(begin.toordinal() - first.toordinal(), 0)
        yield start, min((following or dt.date.max).toordinal() - first.toordinal(), days), begin
        if following is None:
            return
        begin = following


def _beginning(date: dt.date, division: Division) -> dt.date:
    match division:
        case Division.DAY:
            return date
        case Division.MONTH:
            return date.replace(day=1)
    return date.replace(month=1, day=1)


def _next(begin: dt.date, division: Division) -> dt.date | None:
    """When the next division begins; None at the end of time."""
    try:
        match division:
            case Division.DAY:
                return begin + dt.timedelta(1)
            case Division.MONTH:
                return begin.replace(year=begin.year + begin.month // 12, month=begin.month % 12 + 1)
        return begin.replace(year=begin.year + 1)
    except (OverflowError, ValueError):
        return None


def _named(  # noqa: PLR0913, PLR0917 - what is named, and where
    cells: Sequence[tuple[int, int, dt.date]], division: Division, day: float, size: float, width: float, naming: Naming
) -> tuple[Named, ...]:
    """Names under the middle of their divisions: of all, or of every second, fifth and so on, as there is room."""
    for every in _STEPS[division]:
        names = []
        for start, end, begin in cells:
            if _count(begin, start, division) % every == 0:
                words = naming(begin, division)
                needed = width_of(words, size)
                names.append(Named(inside((start + end) / 2 * day - needed / 2, needed, width), needed, words))
        if all(one.left + one.width + _BETWEEN <= other.left for one, other in pairwise(names)):
            return tuple(names)
    return ()


def _count(begin: dt.date, start: int, division: Division) -> int:
    """Which division it is: of days since the first, of months and years since the beginning of the calendar."""
    match division:
        case Division.DAY:
            return start
        case Division.MONTH:
            return begin.year * 12 + begin.month - 1
    return begin.year
