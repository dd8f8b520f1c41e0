"""The smaller lists of a brief: lines to quote, terms explained, what is unclear, and what the sources leave empty."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from briefs.model import Section

from .blocks import Item, Term
from .cited import ActorView
from .content import Definition, Definitions, Discrepancies, Gaps, Quotations, QuotationView
from .context import Context
from .notes import Notes


def quotations(context: Context, section: Section, items: Sequence[Item]) -> Quotations:
    """The words that the author lists, with notes; without a list the core ones, with `select: all` all."""
    facts = {id: fact for id, fact in context.checked.facts.items() if fact.words is not None}
    notes = {item.id: context.inline.html(item.caption) for item in items}
    chosen = list(notes)
    if section.select == "all" or not items:
        wanted = (id for id, fact in facts.items() if section.select == "all" or context.is_core(fact))
        chosen += [id for id in wanted if id not in notes]
    context.ledger.count(len(chosen))
    return Quotations(tuple(_quotation(context, id, notes.get(id)) for id in chosen))


def _quotation(context: Context, id: str, note: Markup | None) -> QuotationView:
    fact = context.checked.facts[id]
    said_by = fact.proofs[0].evidence.said_by
    speaker = said_by[0] if said_by else context.phrases.text("no-speaker")
    return QuotationView(context.inline.value(id), speaker, context.actor(fact), note or None)


def definitions(context: Context, section: Section, terms: Sequence[Term]) -> Definitions:
    """The terms that the author explains; without any, or with `select: all`, also the measures that are defined."""
    found = [Definition(term.term, context.inline.html(term.text)) for term in terms]
    known = {term.term.casefold() for term in terms}
    if section.select == "all" or not terms:
        found += [
            Definition(
                measure.label, context.inline.html(context.texts.at(measure.definition, "measures", id, "definition"))
            )
            for id, measure in context.file.measures.items()
            if measure.definition is not None and measure.label.casefold() not in known
        ]
    context.ledger.count(len(found))
    return Definitions(tuple(found))


def discrepancies(context: Context, notes: Notes) -> Discrepancies:
    """Each with its mark and its note."""
    found = tuple((each.mark, note) for each, note in notes.discrepancies)
    context.ledger.count(len(found))
    return Discrepancies(found)


def gaps(context: Context) -> Gaps:
    """The cells that the sources leave empty, by dimension, with what the file notes on them."""
    actors: dict[str, list[ActorView]] = {}
    notes: dict[str, list[Markup]] = {}
    for index, gap in enumerate(context.file.gaps):
        actors.setdefault(gap.dimension, []).append(context.actors[gap.actor])
        told = notes.setdefault(gap.dimension, [])
        if gap.note is not None:
            note = context.inline.html(context.texts.at(gap.note, "gaps", index, "note"))
            if note not in told:
                told.append(note)
    order = [id for id in context.file.dimensions if id in actors]
    context.ledger.count(len(order), len(context.file.gaps))
    return Gaps(
        tuple(
            (context.file.dimensions[id].label, tuple(sorted(actors[id], key=lambda actor: actor.index)))
            for id in order
        ),
        tuple(tuple(notes[id]) for id in order),
    )
