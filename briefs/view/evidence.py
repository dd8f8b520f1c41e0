"""Rows of evidence: what is stated, the words of the source, who says them, and what limits them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from briefs.evidence.checked import CheckedDerived, CheckedFact, Proof

from .cited import EvidenceView, QuoteView, SourceView
from .computed import computation
from .content import EvidenceTable
from .context import Context
from .passages import passage_address
from .sources import corroboration, said_by, source_view


def evidence_row(context: Context, id: str) -> EvidenceView:
    """The row of a fact or derived figure, without notes on discrepancies."""
    found = context.checked.get(id)
    if isinstance(found, CheckedFact):
        return _fact_row(context, found)
    if isinstance(found, CheckedDerived):
        return _derived_row(context, found)
    raise KeyError(id)


def _fact_row(context: Context, fact: CheckedFact) -> EvidenceView:
    context.ledger.mark(fact.id, fact.mark)
    dimension = context.dimension(fact)
    period = fact.fact.period
    support, voices = corroboration(context, tuple(proof.evidence for proof in fact.proofs))
    return EvidenceView(
        id=fact.id,
        mark=fact.mark,
        anchor=f"e-{fact.id}",
        statement=context.inline.statement(fact.id),
        actor=context.actor(fact),
        dimension=dimension.label if dimension is not None else None,
        status=fact.fact.status.value,
        status_label=context.phrases.text(f"status-{fact.fact.status.value}"),
        period=context.printer.time(fact.id, period) if period is not None else None,
        quotes=_quotes(context, fact),
        corroboration=support,
        caveat=_caveat(context, fact.fact.caveat, "facts", fact.id),
        formula=None,
        notes=(),
        voices=voices,
        passages=tuple(_passages(context, fact)),
    )


def _quotes(context: Context, fact: CheckedFact) -> tuple[QuoteView, ...]:
    return tuple(_quote(context, fact, proof) for proof in fact.proofs)


def _quote(context: Context, fact: CheckedFact, proof: Proof) -> QuoteView:
    source = context.file.sources[proof.evidence.source]
    return QuoteView(
        source=source_view(context, proof.evidence.source),
        text=context.printer.quote(fact, proof),
        said_by=said_by(context, proof.evidence),
        translated=source.translation is not None,
        own_voice="" if proof.evidence.said_by else context.phrases.own_voice(source),
    )


def _passages(context: Context, fact: CheckedFact) -> Iterator[tuple[str, str]]:
    """Where the quotes of a fact stand on the web, by the letter of their source, if its address is known."""
    for id in dict.fromkeys(proof.evidence.source for proof in fact.proofs):
        url = context.file.sources[id].url
        if url is not None:
            spans = [span for proof in fact.proofs for span in proof.spans if span.source == id]
            yield context.checked.letters[id], passage_address(url, context.checked.texts[id].text, spans)


def _derived_row(context: Context, found: CheckedDerived) -> EvidenceView:
    context.ledger.mark(found.id, found.mark)
    dimension = context.dimension(found)
    rests_on = Markup(" ").join(context.printer.mark(id) for id in found.inputs)
    return EvidenceView(
        id=found.id,
        mark=found.mark,
        anchor=f"e-{found.id}",
        statement=Markup("{}: {}").format(found.derived.label, context.printer.standing_alone(found.id)),
        actor=None,
        dimension=dimension.label if dimension is not None else None,
        status="computed",
        status_label=context.phrases.text("status-computed"),
        period=None,
        quotes=(),
        corroboration=Markup("{} {}").format(context.phrases("rests-on"), rests_on),
        caveat=_caveat(context, found.derived.caveat, "derived", found.id),
        formula=computation(context, found.id),
        notes=(),
    )


def _caveat(context: Context, caveat: str | None, *path: str) -> Markup | None:
    return context.inline.html(context.texts.at(caveat, *path, "caveat")) if caveat is not None else None


def evidence_rows(context: Context) -> dict[str, EvidenceView]:
    """A row for each fact used, also for those that are used only in the rows of others, in the file's order."""
    rows: dict[str, EvidenceView] = {}
    while missing := [id for id in context.ledger.used if id not in rows]:
        for id in missing:
            rows[id] = evidence_row(context, id)
    return {id: rows[id] for id in context.ledger.used}


def by_source(rows: Sequence[EvidenceView], sources: Mapping[str, SourceView]) -> EvidenceTable:
    """Rows grouped by the source of their first quote, computed figures last."""
    groups: list[tuple[SourceView | None, tuple[EvidenceView, ...]]] = [
        (source, tuple(row for row in rows if row.quotes and row.quotes[0].source.id == id))
        for id, source in sources.items()
    ]
    groups.append((None, tuple(row for row in rows if not row.quotes)))
    return EvidenceTable(tuple(group for group in groups if group[1]))
