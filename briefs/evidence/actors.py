"""Whose fact it is: the actor whom the quote names for it, unless a reason says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefs.model.book import FactBook
from briefs.problems import Finding
from briefs.quotes import Named, NameFinder, sentence_end

from .figures import FigurePlace, FoundFigure
from .people import actor_finder, first_named, first_named_at, named_outside
from .quoting import FoundFact
from .saying import shown


def check_actors(book: FactBook, facts: Sequence[FoundFact], figures: Mapping[str, FoundFigure]) -> Iterator[Finding]:
    """Report facts whose actor is not the one that their quotes name (E213)."""
    finder = actor_finder(book.file)
    for fact in facts:
        if fact.fact.actor is not None and fact.fact.actor not in book.file.actors:
            continue
        if fact.fact.actor_because is not None:
            yield from _check_reason(book, fact, finder, fact.fact.actor_because)
        elif fact.id in figures:
            for place in figures[fact.id].places:
                yield from _check_figure(book, fact, finder, place)
        elif fact.fact.figure is None and fact.fact.actor is not None and fact.complete:
            yield from _check_quotes(book, fact, finder)


def _check_reason(book: FactBook, fact: FoundFact, finder: NameFinder, because: str) -> Iterator[Finding]:
    """See that the reason speaks of this actor, so that a changed actor does not inherit it."""
    first = first_named(finder, because)
    if first != fact.fact.actor:
        whom = f"names {_name(book, first)} first" if first else "names no actor"
        message = f"`actor-because` {whom}, but the fact {_has(book, fact)}"
        hint = "Say why it is this actor, naming it first; for a fact without an actor, without naming any."
        place = book.place("facts", fact.id, "actor-because", at=first_named_at(finder, because))
        yield Finding("E213", place, message, hint)


def _check_figure(book: FactBook, fact: FoundFact, finder: NameFinder, place: FigurePlace) -> Iterator[Finding]:
    quote = place.quote
    named = finder.named_in(quote.source, quote.match)
    before = [one for one in named if one.end <= place.start]
    figure = shown(quote.source.verbatim(place.start, place.end))
    outside = named_outside(finder, quote, place.start, before[-1] if before else None)
    if outside is not None and fact.fact.actor is not None and outside != fact.fact.actor:
        what = f"the source names {_name(book, outside)} before the figure {figure}, in words that the quote leaves out"
        yield _differs(book, fact, what)
        return
    nearest = before[-1].id if before else _first_after(named, sentence_end(quote.source, place.end), place.end)
    if nearest == fact.fact.actor:
        return
    where = "before" if before else "after"
    what = f"names {_name(book, nearest)} {where} the figure {figure}" if nearest else f"names no actor for {figure}"
    yield _differs(book, fact, f"the quote {what}")


def _first_after(named: Sequence[Named], end: int, at: int) -> str | None:
    """Who is named first after character `at`, up to the end of its sentence."""
    return next((one.id for one in named if at <= one.start < end), None)


def _check_quotes(book: FactBook, fact: FoundFact, finder: NameFinder) -> Iterator[Finding]:
    """See that who is named first in the quotes, read one after another, is the actor."""
    named = (one.id for quote in fact.quotes for one in finder.named_in(quote.source, quote.match))
    first = next(named, None)
    if first != fact.fact.actor:
        quotes = "the quote names" if len(fact.quotes) == 1 else "the quotes name"
        yield _differs(book, fact, f"{quotes} {_name(book, first)} first" if first else f"{quotes} no actor")


def _differs(book: FactBook, fact: FoundFact, what: str) -> Finding:
    hint = (
        "Correct `actor`, quote the words that name the actor, or say in `actor-because` why the fact is this actor's."
    )
    if fact.fact.actor is None:
        hint = "Add `actor`, quote less, or say in `actor-because`, naming no actor, why the fact is nobody's."
    place = book.located.place(("facts", fact.id, "actor"))
    return Finding("E213", place, f"{what}, but the fact {_has(book, fact)}", hint)


def _has(book: FactBook, fact: FoundFact) -> str:
    return f"has the actor {_name(book, fact.fact.actor)}" if fact.fact.actor else "has no actor"


def _name(book: FactBook, actor: str | None) -> str:
    return book.file.actors[actor].name if actor is not None else "nobody"
