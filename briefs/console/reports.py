"""What the commands that make nothing have found out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from briefs.problems import Findings, errors

from .findings import as_json, number_of, show_findings
from .streams import Streams
from .tables import show_markdown, show_table

if TYPE_CHECKING:  # each is loaded by the command that needs it
    from briefs.build.checking import Checked
    from briefs.build.examining import Examined
    from briefs.build.explaining import Explanation, QuoteInContext
    from briefs.build.reports import AudienceRow, FactRow

_LONGEST_CELL = 60


def show_checked(streams: Streams, checked: Checked) -> None:
    """The findings, and what was looked at."""
    if streams.is_json:
        streams.json({**as_json(checked.findings), "topics": checked.topics, "briefs": checked.briefs})
        return
    show_findings(streams, checked.findings)
    if not (checked.topics or checked.findings):
        streams.err("There is no topic to check: the fact file of a topic is facts/<topic>.yaml.")
        return
    looked_at = f"{number_of(checked.topics, 'topic')}, {number_of(checked.briefs, 'brief')}"
    streams.err(f"Checked {looked_at}{'' if checked.findings else ': no findings'}.")


def show_facts(streams: Streams, rows: tuple[FactRow, ...], findings: Findings) -> None:
    """A table of facts; the topic is a column where there are several."""
    if streams.is_json:
        streams.json({"facts": [asdict(row) for row in rows], **as_json(findings)})
        return
    many = len({row.topic for row in rows}) > 1
    names = (*(("topic",) if many else ()), "id", "mark", "kind", "value", "actor", "status", "source")
    if rows:
        show_table(streams, names, ([_short(getattr(row, name)) for name in names] for row in rows))
    show_findings(streams, findings)


def show_audiences(streams: Streams, rows: tuple[AudienceRow, ...], findings: Findings) -> None:
    """A table of audiences."""
    if streams.is_json:
        streams.json({"audiences": [asdict(row) for row in rows], **as_json(findings)})
        return
    cells = ((row.id, row.name, row.reader, " > ".join(row.parents), " ".join(row.topics)) for row in rows)
    show_table(streams, ("id", "name", "reader", "parents", "topics"), cells)
    show_findings(streams, findings)


def show_examined(streams: Streams, examined: Iterable[Examined]) -> bool:
    """Each thing that the machine needs, as it is found; whether all are there."""
    seen = []
    for each in examined:
        seen.append(each)
        if not streams.is_json:
            streams.out(f"{'ok     ' if each.ready else 'MISSING'} {each.name}: {each.found}")
            if not each.ready:
                streams.out(f"        {each.remedy}")
    ready = all(each.ready for each in seen)
    if streams.is_json:
        streams.json({"ready": ready, "checks": [asdict(each) for each in seen]})
    else:
        streams.err("This machine is ready." if ready else "This machine is not ready.")
    return ready


def show_code(streams: Streams, page: str) -> None:
    """The page of a code."""
    if streams.is_json:
        streams.json({"page": page})
    else:
        show_markdown(streams, page)


def show_explained(streams: Streams, explained: tuple[Explanation, ...], findings: Findings) -> None:
    """A fact in full."""
    if streams.is_json:
        streams.json({"facts": [asdict(each) for each in explained], **as_json(findings)})
        return
    for each in explained:
        _show_explanation(streams, each)
    show_findings(streams, errors(findings))


def _show_explanation(streams: Streams, fact: Explanation) -> None:
    streams.out(f"{fact.id} ({fact.mark}), topic {fact.topic}: {fact.value}")
    lines = (
        ("statement", fact.statement),
        ("kind", fact.kind),
        ("actor", fact.actor),
        ("status", fact.status),
        ("formula", fact.formula),
        ("caveat", fact.caveat),
        ("used by", ", ".join(fact.used_by) or "no brief"),
    )
    for name, text in lines:
        if text:
            streams.out(f"  {name}: {text}")
    for quote in fact.quotes:
        _show_quote(streams, quote)


def _show_quote(streams: Streams, quote: QuoteInContext) -> None:
    who = " < ".join(quote.speakers) or "the source's own voice"
    streams.out(f"\n  {quote.path}:{quote.line}: {quote.title}{', translated' if quote.translated else ''}")
    streams.out(f"  said by: {who}")
    streams.out(f"  {quote.before}>>{quote.quote}<<{quote.after}")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1].rstrip()}…"
