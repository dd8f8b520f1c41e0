"""Figures: verbatim in their quotes, whole, read, and confirmed by all further evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefs.model import Fact
from briefs.model.book import FactBook
from briefs.numbers import (
    Cut,
    Figure,
    FigureError,
    canonical_unit,
    denies,
    dropped,
    figures_in,
    given_figure,
    read_figure,
)
from briefs.problems import Finding
from briefs.quotes import find_within, plain, without_unseen

from .quoting import FoundFact, FoundQuote
from .saying import listed, shown

#: How much of the source on either side of a figure is looked at for what was cut off.
_NEAR = 100


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """Where a piece of evidence gives the figure: compared characters `start` to `end` (exclusive) of its source."""

    quote: FoundQuote
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure that was read. `places` has one entry for each piece of evidence that gives it."""

    figure: Figure
    places: tuple[FigurePlace, ...]


def find_figures(book: FactBook, facts: Sequence[FoundFact], findings: list[Finding]) -> Mapping[str, FoundFigure]:
    """Find and read all figures; what cannot be found or read is a finding (E205 to E209, E216)."""
    found = {}
    for fact in facts:
        if fact.fact.figure is not None and fact.first is not None:
            figure = _find_figure(book, fact, fact.first, findings)
            if figure is not None:
                found[fact.id] = figure
    return found


def _find_figure(book: FactBook, fact: FoundFact, first: FoundQuote, findings: list[Finding]) -> FoundFigure | None:
    place = _place_of(book, fact, first, findings)
    figure = _read(book, fact, first, place, findings) if place else None
    if place is None or figure is None:
        return None
    places = [place]
    for quote in fact.quotes[1:]:
        further = _confirm(book, fact, quote, figure, findings)
        if further is not None:
            places.append(further)
    return FoundFigure(figure, tuple(places))


def _place_of(book: FactBook, fact: FoundFact, first: FoundQuote, findings: list[Finding]) -> FigurePlace | None:
    """The one place in the first quote where the figure stands whole, or None after adding a finding."""
    text = fact.fact.figure or ""
    cut: Cut | None = None
    whole = []
    for start, end in find_within(first.source, plain(text), first.match):
        lost = _cut(first, start, end)
        if lost is None:
            whole.append(FigurePlace(first, start, end))
        cut = cut or lost
    if len(whole) == 1:
        return whole[0]
    place = book.place("facts", fact.id, "figure")
    if whole:
        message = f"the figure {shown(text)} stands {len(whole)} times in the quote"
        hint = "Quote less, so that it is clear which one is meant; `[...]` leaves words out."
        findings.append(Finding("E205", place, message, hint))
    elif cut is not None:
        message = f"the figure {shown(text)} leaves out the {cut.kind} {shown(cut.text)} beside it in the source"
        hint = "Take the figure whole: hedge, sign, currency, digits, scale word and unit."
        findings.append(Finding(cut.code, place, message, hint))
    else:
        message = f"the figure {shown(text)} is not in the quote"
        findings.append(Finding("E205", place, message, _where_else(book, fact, text)))
    return None


def _where_else(book: FactBook, fact: FoundFact, text: str) -> str:
    for quote in fact.quotes[1:]:
        if find_within(quote.source, plain(text), quote.match):
            return "It stands in a further piece of evidence: put that one first."
    figures = figures_in(fact.quotes[0].verbatim, _unit(book, fact.fact))
    if figures:
        return f"Figures of the quote: {listed(shown(match.figure.text) for match in figures)}"
    return "Quote the sentence that gives the figure."


def _cut(quote: FoundQuote, start: int, end: int) -> Cut | None:
    """What the characters `start` to `end` leave behind in the source, not only in the quote."""
    text = quote.source.original
    first, last = quote.source.compared.original(start, end)
    before, after = text[max(0, first - _NEAR) : first], text[last : last + _NEAR]
    return dropped(without_unseen(before), text[first:last], without_unseen(after))


def _unit(book: FactBook, fact: Fact) -> str | None:
    measure = book.file.measures.get(fact.measure) if fact.measure else None
    return measure.unit if measure else None


def _read(
    book: FactBook, fact: FoundFact, first: FoundQuote, place: FigurePlace, findings: list[Finding]
) -> Figure | None:
    """The figure in the source's own characters, or None after adding a finding."""
    text = first.source.verbatim(place.start, place.end)
    unit = _unit(book, fact.fact)
    value = fact.fact.value
    try:
        figure = read_figure(text, unit)
    except FigureError as error:
        if value is None or error.code != "E207":
            findings.append(Finding(error.code, book.place("facts", fact.id, "figure"), str(error), error.hint))
            return None
        if unit is not None and canonical_unit(unit) != canonical_unit(value.unit):
            message = f"the unit of `value` is {value.unit!r}, that of its measure is {unit!r}"
            findings.append(Finding("E216", book.place("facts", fact.id, "value", "unit"), message, "Write one unit."))
        elif denies(text, value.amount):
            message = f"the figure {shown(text)} has other digits than the amount {value.amount} of its `value`"
            hint = "Write the amount in full, as the figure means it."
            findings.append(Finding("E209", book.place("facts", fact.id, "value", "amount"), message, hint))
        else:
            return given_figure(text, value.amount, value.unit)
        return None
    if value is not None and (str(value.amount), canonical_unit(value.unit)) != (figure.machine, figure.unit):
        said = " to ".join(map(str, figure.ends))
        message = f"`value` is {value.amount} {value.unit}, but the figure {shown(text)} says {said} {figure.unit}"
        findings.append(Finding("E209", book.place("facts", fact.id, "value"), message, "Remove `value`: it is read."))
        return None
    return figure


def _confirm(
    book: FactBook, fact: FoundFact, quote: FoundQuote, figure: Figure, findings: list[Finding]
) -> FigurePlace | None:
    """Where a further piece of evidence gives the same amount, unit and kind of hedge, or None after a finding."""
    seen = list(_figures_of(quote, _unit(book, fact.fact)))
    same = [(start, end) for start, end, other in seen if other.agrees(figure)]
    if fact.fact.value is not None or figure.upper is not None:  # Further evidence has it in the same notation.
        same += find_within(quote.source, plain(figure.text), quote.match)
    cuts = [_cut(quote, *span) for span in same]
    whole = [span for span, cut in zip(same, cuts, strict=True) if cut is None]
    cut = next(filter(None, cuts), None)
    if len(whole) == 1:
        return FigurePlace(quote, *whole[0])
    blamed = whole[1:] or same or seen
    at = quote.written_position(blamed[0][0]) if blamed else None
    place = book.place("facts", fact.id, "evidence", quote.number, "quote", at=at)
    if whole:
        message = f"the further quote gives the figure {shown(figure.text)} {len(whole)} times"
        findings.append(Finding("E205", place, message, "Quote less, so that it is clear which one is meant."))
    elif cut is not None:
        message = f"the further quote leaves out the {cut.kind} {shown(cut.text)} beside the figure in the source"
        findings.append(Finding(cut.code, place, message, "Quote the figure whole, with what belongs to it."))
    else:
        has = f"its figures: {listed(shown(f.text) for *_, f in seen)}" if seen else "it has no figure of that unit"
        message = f"the further quote does not give the figure {shown(figure.text)}; {has}"
        hint = "Amount, unit and kind of hedge must be the same. If the sources disagree, make two facts of them."
        findings.append(Finding("E209", place, message, hint))
    return None


def _figures_of(quote: FoundQuote, unit: str | None) -> Iterator[tuple[int, int, Figure]]:
    """All figures in the parts of a quote, with their compared characters."""
    compared = quote.source.compared
    for start, end in quote.match.parts:
        first, last = compared.original(start, end)
        for match in figures_in(quote.source.original[first:last], unit):
            last_character = first + match.end - 1
            yield compared.position(first + match.start), compared.position(last_character) + 1, match.figure


def check_claims(book: FactBook, figures: Mapping[str, FoundFigure]) -> Iterator[Finding]:
    """Report facts that take the same characters of a source for their figure (E214)."""
    claims: dict[str, list[tuple[int, int, str]]] = {}
    for id, found in figures.items():
        for place in found.places:
            claims.setdefault(place.quote.evidence.source, []).append((place.start, place.end, id))
    order = {id: number for number, id in enumerate(figures)}
    for taken in claims.values():
        taken.sort()
        widest = taken[0]
        for claim in taken[1:]:
            if claim[0] < widest[1] and claim[2] != widest[2]:
                former, latter = sorted((widest[2], claim[2]), key=order.__getitem__)
                message = f"the figure {shown(figures[latter].figure.text)} is already that of the fact {former!r}"
                hint = "Each place of a source is the figure of one fact; quote the place that is meant."
                yield Finding("E214", book.place("facts", latter, "figure"), message, hint)
            widest = max(widest, claim, key=lambda one: one[1])
