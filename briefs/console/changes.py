"""What rests on a fact, and what has changed: for people and for machines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from briefs.problems import Findings, errors

from .findings import as_json, number_of, show_findings
from .progress import outputs_json, watch
from .streams import Streams

if TYPE_CHECKING:  # each is loaded by the command that needs it
    from briefs.build.events import Event
    from briefs.build.impact import BriefImpact, Impact, Touched


def show_impact(streams: Streams, told: tuple[Impact, ...], findings: Findings) -> None:
    """What rests on facts: a line a sentence, by brief."""
    if streams.is_json:
        streams.json({"topics": [asdict(each) for each in told], **as_json(findings)})
        return
    for each in told:
        _show_impact(streams, each)
    show_findings(streams, errors(findings))
    briefs = sum(len(each.briefs) for each in told)
    sentences = sum(len(brief.sentences) for each in told for brief in each.briefs)
    streams.err(f"{number_of(briefs, 'brief')}, {number_of(sentences, 'sentence')}.")


def show_release(streams: Streams, events: Iterable[Event], findings: Findings) -> bool:
    """What was released, the path of each edition on standard output; whether nothing kept any from it."""
    summary = watch(streams, events, findings)
    released = [asdict(each) for each in summary.released]
    if streams.is_json:
        streams.json({"released": released, "outputs": outputs_json(summary), **as_json(summary.findings)})
        return bool(released) and not summary.failed
    show_findings(streams, summary.findings)
    for each in summary.released:
        streams.out(each.path)
        kept = f", {number_of(len(each.kept), 'brief')} as before" if each.kept else ""
        changed = number_of(len(each.changed), "brief")
        streams.err(f"Released edition {each.number} of {each.topic}: {changed}{kept}. Documents: {each.documents}.")
    if not summary.released:
        streams.err("Nothing was released.")
    return bool(released) and not summary.failed


def _show_impact(streams: Streams, impact: Impact) -> None:
    for fact in impact.facts:
        streams.out(f"{_named(fact)}, topic {impact.topic}: {_valued(fact)}")
    for what, names in (
        ("computed from it", impact.derived),
        ("told with it", impact.stated),
        ("discrepancies", impact.discrepancies),
    ):
        if names:
            streams.out(f"  {what}: {', '.join(names)}")
    for brief in impact.briefs:
        _show_brief(streams, brief)


def _show_brief(streams: Streams, brief: BriefImpact) -> None:
    streams.out(f"\n{brief.brief}")
    for line in brief.sentences:
        streams.out(f"  {line.path}:{line.line}:{line.column}: {line.section}: {line.text}")
    if brief.sections:
        streams.out(f"  also in: {', '.join(brief.sections)}")


def _named(fact: Touched) -> str:
    return f"{fact.id} ({fact.mark})" if fact.mark else fact.id


def _valued(fact: Touched) -> str:
    if fact.old is None:
        return fact.value
    if fact.old == fact.value:
        return f"{fact.value} ({', '.join(fact.fields)} changed)"
    return f"{fact.old or 'new'} -> {fact.value or 'gone'}"
