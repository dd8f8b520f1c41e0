"""Show days, months, years and spans to readers."""

from __future__ import annotations

from briefs.model.times import PartialDate, Time

from .english import MONTHS
from .languages import SINCE, base, in_english

NO_BREAK = "\u00a0"


def show_time(time: Time, language: str) -> str:
    """Write a time, such as `26 to 28 July 2025` or `since 2017`, with no-break spaces inside each date.

    English has the British order. Raise ValueError for an unknown language.
    """
    if in_english(language):
        return _english(time)
    from . import localised  # noqa: PLC0415 - Babel is slow to import, and English does without it

    start = _glued(localised.date(time.start, language))
    if time.since:
        words = SINCE.get(base(language))
        return f"{words[0]} {start}" if words else f"{start}–"
    return localised.span(start, _glued(localised.date(time.end, language)), language) if time.end else start


def show_day(date: PartialDate, language: str) -> str:
    """Write a day without its year, such as `23 July`, where all days around it are of one year."""
    if in_english(language):
        return _english_date(PartialDate(0, date.month, date.day))
    from . import localised  # noqa: PLC0415 - Babel is slow to import, and English does without it

    return _glued(localised.day(date, language))


def _english(time: Time) -> str:
    if time.since:
        return f"since {_english_date(time.start)}"
    if time.end is None:
        return _english_date(time.start)
    return f"{_shortened(time.start, time.end)} to {_english_date(time.end)}"


def _shortened(start: PartialDate, end: PartialDate) -> str:
    """The beginning of a span, without the month and year that its end repeats."""
    if start.year != end.year or not start.month or bool(start.day) != bool(end.day):
        return _english_date(start)
    if start.month == end.month:
        return str(start.day)
    return _english_date(PartialDate(0, start.month, start.day))


def _english_date(date: PartialDate) -> str:
    parts = (str(date.day or ""), MONTHS[date.month - 1] if date.month else "", str(date.year or ""))
    return NO_BREAK.join(part for part in parts if part)


def _glued(text: str) -> str:
    return NO_BREAK.join(text.split())
