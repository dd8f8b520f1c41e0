"""What the commands that make nothing find out: about facts and audiences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefs.audience import audiences, load_audience
from briefs.evidence.checked import CheckedDerived, CheckedFact, CheckedFacts
from briefs.numbers import show_figure
from briefs.problems import Finding, Findings
from briefs.project import Project

from .checked_topic import check_topic
from .ignoring import without_ignored
from .targets import Selection, targets

_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact or derived figure in a list. `value` is its figure, time or words as the source has it."""

    topic: str
    id: str
    mark: str
    kind: str
    value: str
    actor: str
    status: str
    source: str


@dataclass(frozen=True, slots=True)
class AudienceRow:
    """An audience in a list. `topics` are those that have prose for it."""

    id: str
    name: str
    reader: str
    parents: tuple[str, ...]
    topics: tuple[str, ...]


def list_facts(project: Project, selection: Selection) -> tuple[tuple[FactRow, ...], Findings]:
    """The checked facts of the topics, in the order of their files, derived figures last."""
    rows: list[FactRow] = []
    found: list[Finding] = []
    for topic in targets(project, selection):
        checked, findings = check_topic(project, topic)
        found += findings
        if checked is not None:
            rows += _rows(topic, checked.facts)
    return tuple(rows), without_ignored(project, found)


def value_of(found: CheckedFact | CheckedDerived) -> str:
    """What a fact says in the shortest form: its figure, time or words, or else its statement."""
    if isinstance(found, CheckedDerived):
        return show_figure(found.figure, _LANGUAGE)
    if found.figure is not None:
        return found.fact.figure or show_figure(found.figure, _LANGUAGE)
    return found.words or str(found.fact.when or found.fact.statement or "")


def list_audiences(project: Project) -> tuple[tuple[AudienceRow, ...], Findings]:
    """The audiences of a project in the order of their tabs."""
    rows = []
    found: list[Finding] = []
    of_topics = targets(project, Selection())
    for name in audiences(project):
        audience, findings = load_audience(project, name)
        found += findings
        if audience is not None:
            topics = tuple(
                topic for topic, of_topic in of_topics.items() if name in {each.audience for each in of_topic}
            )
            rows.append(AudienceRow(name, audience.name, audience.reader, audience.lineage[1:], topics))
    return tuple(rows), without_ignored(project, found)


def _rows(topic: str, facts: CheckedFacts) -> Iterator[FactRow]:
    actors = facts.book.file.actors
    for fact in facts.facts.values():
        actor = actors[fact.fact.actor].name if fact.fact.actor else ""
        source = fact.fact.evidence[0].source
        yield FactRow(topic, fact.id, fact.mark, fact.fact.kind, value_of(fact), actor, fact.fact.status, source)
    for derived in facts.derived.values():
        yield FactRow(
            topic, derived.id, derived.mark, "computed", value_of(derived), "", "computed", derived.derived.formula
        )
