"""What rests on a fact, and what has changed: for people and for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from briefs.build.events import Refused, Released
from briefs.problems import Findings, errors

from .findings import as_json, number_of, show_findings
from .progress import summary_json, watch
from .streams import Streams

if TYPE_CHECKING:  # each is loaded by the command that needs it
    from briefs.build.differing import TopicDifferences
    from briefs.build.events import Event
    from briefs.build.impact import BriefImpact, Impact, Touched
    from briefs.build.noticing import Notice
    from briefs.changes import Entry, FactChange, SentenceChange


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
    """What was released, the path of each edition on standard output; whether all was that was asked for."""
    summary = watch(streams, events, findings)
    released = [each for each in summary.releases if isinstance(each, Released)]
    if streams.is_json:
        streams.json({"released": [asdict(each) for each in released], **summary_json(summary)})
    else:
        show_findings(streams, summary.findings)
        for each in released:
            streams.out(each.path)
        for event in summary.releases:
            streams.err(_line_of(event))
    return bool(released) and len(released) == len(summary.releases)


def _line_of(event: Released | Refused) -> str:
    if isinstance(event, Refused):
        return f"No edition of {event.topic} was released."
    kept = f", {number_of(len(event.kept), 'brief')} as before" if event.kept else ""
    changed = number_of(len(event.changed), "brief")
    return f"Released edition {event.number} of {event.topic}: {changed}{kept}. Documents: {event.documents}."


def show_differences(streams: Streams, found: tuple[TopicDifferences, ...], findings: Findings) -> None:
    """What differs: facts field by field, then sentences, in those that changed `[-old-]` and `{+new+}` words."""
    if streams.is_json:
        streams.json({"topics": [asdict(each) for each in found], **as_json(findings)})
        return
    for each in found:
        _show_topic(streams, each)
    show_findings(streams, errors(findings))
    for each in found:
        for brief in each.not_compared:
            whose = f"{each.topic}.{brief.brief} {f'at {brief.state}' if brief.state else 'as it is'}"
            streams.err(f"The sentences of {whose} were not compared: it does not pass the checks.")
    count = sum(len(each.differences.ids) for each in found)
    sentences = sum(len(each.differences.sentences) for each in found)
    streams.err(f"{number_of(count, 'fact')} and {number_of(sentences, 'sentence')} differ.")


def _show_topic(streams: Streams, found: TopicDifferences) -> None:
    differences = found.differences
    for entry in differences.added:
        streams.out(f"{found.topic}: added {_marked(entry)}: {entry.value}")
    for entry in differences.removed:
        streams.out(f"{found.topic}: removed {_marked(entry)}: {entry.value}")
    for change in differences.changed:
        streams.out(f"{found.topic}: changed {_marked(change)}")
        for each in change.fields:
            streams.out(f"  {each.field}: {each.old or 'none'} -> {each.new or 'none'}")
    for sentence in differences.sentences:
        streams.out(f"{found.topic}.{sentence.brief}, {sentence.section}: {_reworded(sentence)}")


def _marked(found: Entry | FactChange) -> str:
    return f"{found.id} ({found.mark})" if found.mark else found.id


_WORDING = "Only the wording changed. No fact told in it says anything else than before."
_FACTS = "Some facts are new in it or left out. No other says anything else than before."
_SIGNS = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}


def _reworded(sentence: SentenceChange) -> str:
    if not sentence.words:
        return _SIGNS["new" if sentence.new else "old"].format(sentence.new or sentence.old)
    return "".join(_SIGNS[each.kind].format(each.text) for each in sentence.words)


def show_notices(streams: Streams, notices: tuple[Notice, ...]) -> None:
    """The texts to send, one after another."""
    if streams.is_json:
        streams.json({"notices": [asdict(each) for each in notices]})
        return
    for number, notice in enumerate(notices):
        if number:
            streams.out("\n" + "-" * 60 + "\n")
        for line in _notice(notice):
            streams.out(line)
    streams.err(f"{number_of(len(notices), 'notice')}.")


def _notice(notice: Notice) -> Iterator[str]:
    yield f"{notice.title} ({notice.audience}, {notice.language})"
    yield ""
    yield f"Edition {notice.edition}, facts as of {notice.as_of}, takes the place of edition {notice.old_edition},"
    yield f"facts as of {notice.old_as_of}. Please do not use the old one any more."
    for change in notice.changes:
        yield ""
        yield f"{change.kind.capitalize() or 'Computed from that'}: {change.what}"
        yield f"  Edition {notice.old_edition}: {change.old}"
        yield f"  Edition {notice.edition}: {change.new or 'no longer stated'}"
        if change.kind:
            yield f"  Why: {change.why}"
    if not notice.changes:
        yield ""
        yield _WORDING if notice.same_facts else _FACTS
    if notice.sentences:
        yield ""
        yield "What the text says now:"
    for sentence in notice.sentences:
        yield f"  Edition {notice.old_edition}: {sentence.old or '(nothing)'}"
        yield f"  Edition {notice.edition}: {sentence.new or '(nothing)'}"
    yield ""
    yield "The files, by their SHA-256:"
    for file in notice.files:
        yield f"  {file.name}"
        yield f"    superseded: {file.superseded or 'none'}"
        yield f"    new:        {file.new or 'none'}"


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
