"""What days, months and years a text states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefs.model.times import PartialDate, Time

from .calendars import Calendar, calendar_of
from .english import COUNTED_NOUNS, MONTHS, TIME_WORDS
from .following import after_number
from .languages import SINCE, base
from .preceding import before_number
from .scanning import Role

_DAY_FIRST = re.compile(
    r"(?<![\w.,-])(?P<day>[0-3]?[0-9])(?P<sign>[./-])(?P<month>[0-3]?[0-9])(?P=sign)(?P<year>[12][0-9]{3})(?!\w|[.,][0-9])"
)
_NUMERIC = (
    re.compile(
        r"(?<![0-9])(?P<year>[12][0-9]{3})(?P<sign>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sign)(?P<day>0?[1-9]|[12][0-9]|3[01])(?![0-9])"
    ),
    re.compile(
        r"(?P<year>[12][0-9]{3})\s?[年년](?:\s?(?P<month>[01]?[0-9])\s?[月월](?:\s?(?P<day>[0-3]?[0-9])\s?[日号號일])?)?"
    ),
    _DAY_FIRST,
    re.compile(r"(?<![\w.,/-])(?P<year>[12][0-9]{3})-(?P<month>0[1-9]|1[0-2])(?![\w-]|[.,][0-9])"),
)
_MAYBE_NUMERIC = re.compile(r"[0-9](?:[0-9]{3}[-/.][0-9]|[-/.][12][0-9]{3}|\s?[年년])")
_DAYS = re.compile(r"[0-9]+")
_DAY_GROUPS = ("days_before", "days_after")
# What stands before is looked at after the first digit, so that the search can skip to digits.
_ORDINAL = re.compile(r"([0-9](?<![\w.,][0-9])[0-9]?)(st|nd|rd|th)(?!\w)")
_YEAR = re.compile(r"[12](?<![\w#][12])(?<![0-9][.,][12])(?<![A-Z]-[12])[0-9]{3}(?![\w%]|[.,][0-9])")
_MARKS = ".,;:!?()'\"’”"


@dataclass(frozen=True, slots=True)
class Mention:
    """One date in a text, at characters `start` to `end` (exclusive); what it does not state is 0.

    `since` tells that the word stands before it.
    """

    year: int
    month: int
    day: int
    start: int
    end: int
    since: bool = False


@dataclass(frozen=True, slots=True)
class StatedDates:
    """All dates that a text states, in its order.

    Days and months that are written together are one mention, so that `July 28, 2025` does not state the 28th of
    another month.
    """

    mentions: tuple[Mention, ...]

    @property
    def since(self) -> bool:
        return any(m.since for m in self.mentions)

    @property
    def days(self) -> frozenset[int]:
        return frozenset(m.day for m in self.mentions if m.day)

    @property
    def months(self) -> frozenset[int]:
        return frozenset(m.month for m in self.mentions if m.month)

    @property
    def years(self) -> frozenset[int]:
        return frozenset(m.year for m in self.mentions if m.year)


@lru_cache(maxsize=256)
def stated_dates(quote: str, language: str) -> StatedDates:
    """Find the days (as ordinals, beside a month, in numeric dates), months and years that a text states.

    Raise ValueError for an unknown language.
    """
    calendar = calendar_of(language)
    found: list[Mention] = []
    for find in (_numeric, _with_months, _ordinals, _years):
        new = [*find(quote, calendar)]
        if found and new:
            taken = [(mention.start, mention.end) for mention in found]
            new = [m for m in new if not any(m.start < end and start < m.end for start, end in taken)]
        found += new
    found.sort(key=lambda mention: (mention.start, mention.end))
    if calendar.since and calendar.since.search(quote):
        found = [replace(mention, since=_is_since(mention, quote, calendar.since)) for mention in found]
    return StatedDates(tuple(found))


def _is_since(mention: Mention, text: str, since: re.Pattern[str]) -> bool:
    """Whether the word stands before a date, with at most two words between them."""
    for word in reversed(text[: mention.start].split()[-3:]):
        if since.fullmatch(word):
            return True
        if not word.rstrip("-").isalnum():
            return False
    return False


def stands_in(time: Time, quotes: Sequence[str], language: str) -> tuple[str, ...]:
    """Name the parts of a time that no quote states, such as `day 23`, `month July`, `year 2025`, `the word since`.

    Each day, month and year must stand in one of the quotes; a day that is written beside a month, or a month beside
    a year, stands only for that one. A date that the quotes give only as `since` it needs `since` in the time too.
    """
    mentions = [mention for quote in quotes for mention in stated_dates(quote, language).mentions]
    missing: dict[str, None] = {}
    for date in time.dates:
        missing |= dict.fromkeys(_missing(date, mentions))
    words = SINCE.get(base(language))
    if not missing and words:
        dated = [mention for mention in mentions if mention.year == time.start.year]
        if time.since and not any(mention.since for mention in dated):
            missing[f"the word {words[0]}"] = None
        elif not time.since and time.end is None and all(mention.since for mention in dated):
            missing[f"{time.start} without the word {words[0]}"] = None
    return tuple(missing)


def _missing(date: PartialDate, mentions: Sequence[Mention]) -> Iterator[str]:
    in_year = [m for m in mentions if m.year in {0, date.year}]
    if date.day and not any(m.day == date.day and m.month in {0, date.month} for m in in_year):
        yield f"day {date.day}"
    if date.month and not any(m.month == date.month for m in in_year):
        yield f"month {MONTHS[date.month - 1]}"
    if not any(m.year == date.year for m in mentions):
        yield f"year {date.year}"


def _numeric(text: str, _: Calendar) -> Iterator[Mention]:
    if not _MAYBE_NUMERIC.search(text):
        return
    for pattern in _NUMERIC:
        for match in pattern.finditer(text):
            parts = {name: int(value) for name, value in match.groupdict().items() if value and name != "sign"}
            year, month, day = parts["year"], parts.get("month", 0), parts.get("day", 0)
            if month > 12 >= day > 0 and pattern is _DAY_FIRST:
                month, day = day, month
            elif pattern is _DAY_FIRST and match["sign"] != "." and month != day <= 12:
                month = day = 0
            if month <= 12:
                yield Mention(year, month, day, *match.span())


def _with_months(text: str, calendar: Calendar) -> Iterator[Mention]:
    if not calendar.names.search(text):
        return
    for match in calendar.beside.finditer(text):
        year = int(match["year"] or 0)
        days = [int(day) for group in _DAY_GROUPS for day in _DAYS.findall(match[group] or "")]
        month = calendar.month(match["month"])
        if match["month"].rstrip(".") in calendar.also_words and not days and not year:
            before = text[: match.start()].split()[-1:]
            if not before or before[0].casefold() not in TIME_WORDS:
                continue
        for day in days or [0]:
            yield Mention(year, month, day, *match.span())


def _ordinals(text: str, calendar: Calendar) -> Iterator[Mention]:
    if calendar.folded:
        return
    for match in _ORDINAL.finditer(text):
        day = int(match[1])
        after = text[match.end() :].split(maxsplit=1)[:1]
        counted = after and after[0].casefold().strip(_MARKS) in COUNTED_NOUNS
        if 1 <= day <= 31 and match[2] == _suffix(day) and not counted:
            yield Mention(0, 0, day, *match.span())


def _suffix(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _years(text: str, _: Calendar) -> Iterator[Mention]:
    for match in _YEAR.finditer(text):
        before, after = before_number(text, match.start()), after_number(text, match.end())
        counted = any(p.role is not Role.HEDGE or "than" in text[p.start : p.end].split() for p in before)
        if not counted and not any(p.role is not Role.HEDGE for p in after):
            yield Mention(int(match[0]), 0, 0, *match.span())
