"""Dates: each day, month and year that a fact states stands in one of its quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefs.model import Time
from briefs.model.book import FactBook
from briefs.numbers import StatedDates, stands_in, stated_dates
from briefs.problems import Finding

from .quoting import FoundFact
from .saying import listed

_LEVELS = ("day", "month", "year")


def check_times(book: FactBook, facts: Sequence[FoundFact]) -> Iterator[Finding]:
    """Report dates of `when` and `period` that the quotes do not state (E211)."""
    for fact in facts:
        if fact.complete:
            for field, time in (("when", fact.fact.when), ("period", fact.fact.period)):
                if time is not None:
                    yield from _check(book, fact, field, time)


def _check(book: FactBook, fact: FoundFact, field: str, time: Time) -> Iterator[Finding]:
    missing = _missing(fact, time)
    if missing:
        place = book.place("facts", fact.id, field)
        quotes = "the quote does not state" if len(fact.quotes) == 1 else "no quote states"
        hint = "Write what the quotes state, or add a piece of evidence that states the rest."
        parts = listed(part if part.startswith("the ") else f"the {part}" for part in missing)
        yield Finding("E211", place, f"{quotes} {parts} of `{field}: {time}`", hint)
    elif field == "when":
        yield from _check_choice(book, fact, time)


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
