"""Dates: each day, month and year that a fact states stands in one of its quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefs.model import Time
from briefs.model.book import FactBook
from briefs.numbers import Mention, StatedDates, stands_in, stated_dates
from briefs.problems import Finding

from .figures import FoundFigure
from .quoting import FoundFact, FoundQuote
from .saying import listed, shown

_LEVELS = ("day", "month", "year")
#: How many characters beside a quote may belong to a date at its edge.
_NEAR = 40
#: How many characters what `_STARTS` and `_ENDS` look for has at most.
_LONGEST = 10
_STARTS = re.compile(r"\S{0,9}\d")
_ENDS = re.compile(r"\d\S{0,9}\Z")


def check_times(book: FactBook, facts: Sequence[FoundFact], figures: Mapping[str, FoundFigure]) -> Iterator[Finding]:
    """Report dates of `when` and `period` that the quotes do not state, or state of something else (E211)."""
    for fact in facts:
        if fact.complete:
            for field, time in (("when", fact.fact.when), ("period", fact.fact.period)):
                if time is not None:
                    yield from _check(book, fact, field, time, figures.get(fact.id))


def _check(book: FactBook, fact: FoundFact, field: str, time: Time, figure: FoundFigure | None) -> Iterator[Finding]:
    missing = _missing(fact, time)
    if missing:
        place = book.place("facts", fact.id, field)
        quotes = "the quote does not state" if len(fact.quotes) == 1 else "no quote states"
        hint = "Write what the quotes state, or add a piece of evidence that states the rest."
        parts = listed(part if part.startswith("the ") else f"the {part}" for part in missing)
        yield Finding("E211", place, f"{quotes} {parts} of `{field}: {time}`", hint)
        return
    cut = next(filter(None, (_cut(quote, time) for quote in fact.quotes)), None)
    if cut is not None:
        message = f"the quote cuts off a part of {shown(cut)}, which is not `{field}: {time}`"
        yield Finding("E211", book.place("facts", fact.id, field), message, "Quote the date whole.")
    elif field == "when":
        yield from _check_choice(book, fact, time)
    elif figure is not None:
        yield from _check_nearest(book, fact, time, figure)


def _cut(quote: FoundQuote, time: Time) -> str | None:
    """The date that the edge of a quote cuts so that what is left fits the time, and the whole does not."""
    text = quote.source.original
    for start, end in quote.match.parts:
        first, last = quote.source.compared.original(start, end)
        if not (_STARTS.match(text, first, last) or _ENDS.search(text, max(first, last - _LONGEST), last)):
            continue
        begin = max(0, first - _NEAR)
        begin += len(text[begin:first]) - len(text[begin:first].rpartition("\n\n")[2])
        stop = last + len(text[last : last + _NEAR].partition("\n\n")[0])
        alone = stated_dates(text[first:last], quote.language).mentions
        for mention in stated_dates(text[begin:stop], quote.language).mentions:
            left, right = begin + mention.start, begin + mention.end
            rest = [one for one in alone if first + one.start < right and first + one.end > left]
            if rest and _denied(mention, rest, time):
                return text[left:right]
            if rest and mention.since and not any(one.since for one in rest) and _is_year_alone(time, mention.year):
                return " ".join(text[begin:right].split()[-2:])
    return None


def _is_year_alone(time: Time, year: int) -> bool:
    return not time.since and time.end is None and time.start.year == year


def _denied(whole: Mention, rest: Sequence[Mention], time: Time) -> bool:
    """Whether the whole of a date states a day, month or year that the rest of it does not, and the time another."""
    for level in _LEVELS:
        lost = getattr(whole, level)
        mine = {getattr(date, level) for date in time.dates} - {0}
        if lost and mine and lost not in mine and not any(getattr(one, level) for one in rest):
            return True
    return False


def _check_nearest(book: FactBook, fact: FoundFact, period: Time, figure: FoundFigure) -> Iterator[Finding]:
    """See that the year of a figure is, of several in its quote, the nearest before or after it."""
    place = figure.places[0]
    years = [mention for mention in stated_dates(place.quote.verbatim, place.quote.language).mentions if mention.year]
    if period.end is not None or len({mention.year for mention in years}) < 2:
        return
    start, end = place.quote.in_verbatim(place.start, place.end)
    before = [mention.year for mention in years if mention.end <= start][-1:]
    after = [mention.year for mention in years if mention.start >= end][:1]
    if period.start.year in {mention.year for mention in years} and period.start.year not in {*before, *after}:
        nearer = listed(map(str, (*before, *after)))
        message = f"`period: {period}` is not the year next to the figure in the quote: {nearer}"
        hint = "Write the year of this figure; `[...]` leaves those of others out of the quote."
        yield Finding("E211", book.place("facts", fact.id, "period"), message, hint)


def _missing(fact: FoundFact, time: Time) -> tuple[str, ...]:
    """The parts of a time that are in none of the quotes, each read in its own language."""
    if len(fact.quotes) == 1:
        return stands_in(time, [fact.quotes[0].verbatim], fact.quotes[0].language)
    languages: dict[str, list[str]] = {quote.language: [] for quote in fact.quotes}
    for quote in fact.quotes:
        languages[quote.language].append(quote.verbatim)
    first, *others = [stands_in(time, quotes, language) for language, quotes in languages.items()]
    return tuple(part for part in first if all(part in other for other in others))


def _check_choice(book: FactBook, fact: FoundFact, time: Time) -> Iterator[Finding]:
    """See that no other date could have been meant.

    What `when` states most exactly (the day, else the month, else the year) stands in the first quote, and no other
    there; coarser parts may stand in any quote, and no other in all of them.
    """
    place = book.place("facts", fact.id, "when")
    used = [level for level in _LEVELS if any(getattr(date, level) for date in time.dates)]
    stated = [stated_dates(quote.verbatim, quote.language) for quote in fact.quotes]
    for level in used:
        mine = {getattr(date, level) for date in time.dates}
        where, dates = ("first quote", stated[:1]) if level == used[0] else ("quotes", stated)
        theirs = {value for one in dates for value in _values(one, level)}
        if level == used[0] and mine - theirs:
            hint = "Put the piece of evidence that states it first."
            yield Finding("E211", place, f"the first quote does not state the {level} of `when: {time}`", hint)
        elif others := sorted(theirs - mine):
            verb = "states" if level == used[0] else "state"
            message = f"beside `when: {time}` the {where} {verb} another {level}: {listed(map(str, others))}"
            hint = "Quote only the words that give the date; `[...]` leaves words out. Or state the whole span."
            yield Finding("E211", place, message, hint)


def _values(stated: StatedDates, level: str) -> frozenset[int]:
    return {"day": stated.days, "month": stated.months, "year": stated.years}[level]


def marked_dates(text: str, language: str, times: Sequence[Time]) -> tuple[tuple[int, int], ...]:
    """The ranges of a quote that state a part of these times, and nothing else."""
    dates = [date for time in times for date in time.dates]
    known = {level: {getattr(date, level) for date in dates} | {0} for level in _LEVELS}
    return tuple(
        (mention.start, mention.end)
        for mention in stated_dates(text, language).mentions
        if all(getattr(mention, level) in known[level] for level in _LEVELS)
    )
