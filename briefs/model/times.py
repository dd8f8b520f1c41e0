"""Days, months and years as the fact file writes them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year; what is not stated is 0."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2025`, `2025-07` or `2025-07-28`; raise ValueError on anything else."""
        match = _PARTIAL.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a date")
        year, month, day = (int(part) if part else 0 for part in match.groups())
        try:
            dt.date(year, month if match[2] else 1, day if match[3] else 1)
        except ValueError as error:
            raise ValueError(f"{text!r} is not in the calendar: {error}") from None
        return cls(year, month, day)

    def date(self) -> dt.date:
        """The day itself; raise ValueError where only a month or a year is known."""
        return dt.date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Time:
    """A date, a span `A to B`, or `since A`."""

    start: PartialDate
    end: PartialDate | None = None
    since: bool = False

    def __str__(self) -> str:
        if self.since:
            return f"since {self.start}"
        return f"{self.start} to {self.end}" if self.end else str(self.start)

    @classmethod
    def parse(cls, text: str) -> Time:
        """Read a date, `A to B` or `since A`; raise ValueError where it is none, or ends before it begins."""
        if text.startswith("since "):
            return cls(PartialDate.parse(text.removeprefix("since ")), since=True)
        first, to, last = text.partition(" to ")
        start = PartialDate.parse(first)
        if not to:
            return cls(start)
        end = PartialDate.parse(last)
        if end <= start or str(end).startswith(str(start)):
            raise ValueError(f"{text!r} does not end after it begins")
        return cls(start, end)

    @property
    def dates(self) -> tuple[PartialDate, ...]:
        return (self.start, self.end) if self.end else (self.start,)
