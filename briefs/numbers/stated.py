"""What days, months and years a text states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefs.model.times import Time


@dataclass(frozen=True, slots=True)
class Mention:
    """One date in a text, at characters `start` to `end` (exclusive); what it does not state is 0."""

    year: int
    month: int
    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StatedDates:
    """All dates that a text states, and whether it says `since`."""

    mentions: tuple[Mention, ...]
    since: bool

    @property
    def days(self) -> frozenset[int]:
        return frozenset(m.day for m in self.mentions if m.day)

    @property
    def months(self) -> frozenset[int]:
        return frozenset(m.month for m in self.mentions if m.month)

    @property
    def years(self) -> frozenset[int]:
        return frozenset(m.year for m in self.mentions if m.year)


def stated_dates(quote: str, language: str) -> StatedDates:
    """Find the days (as ordinals, beside a month, in numeric dates), months and years of a text in `language`."""
    raise NotImplementedError


def stands_in(time: Time, quotes: Sequence[str], language: str) -> tuple[str, ...]:
    """Name the parts of a time that no quote states, such as `day 23`, `month July`, `year 2025`, `the word since`."""
    raise NotImplementedError
