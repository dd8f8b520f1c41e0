"""Before a fact is changed, or after: which briefs, sections and sentences rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefs import changes
from briefs.audit import Document, read_document
from briefs.audit.document import Element
from briefs.changes import Differences, State, compare
from briefs.editorial import PrintedSentence
from briefs.evidence.resting import Resting, resting_on
from briefs.model.edition import Stated
from briefs.model.nearest import did_you_mean
from briefs.problems import Finding, Findings, UserError, errors
from briefs.project import Project

from .checked_topic import CheckedTopic, check_topic
from .compose import Composed, compose
from .ignoring import without_ignored
from .reports import value_of
from .stating import state_at, stated_by, topics_of
from .targets import Selection, html_path, targets


@dataclass(frozen=True, slots=True)
class Touched:
    """A fact that was asked about, or that has changed: then `old` is the value that it had, empty where it is new.

    A fact that is gone has no mark and no value. `fields` are those that have changed of a fact that there was before.
    """

    id: str
    mark: str
    value: str
    old: str | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as printed that rests on one of the facts, where its prose is, and on which of them it rests."""

    section: str
    text: str
    path: str
    line: int
    column: int
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefImpact:
    """A brief that rests on one of the facts: its sentences, and the sections that show one of them otherwise.

    It has neither where only a template of its own making shows the fact, in no element that has the id of a section.
    """

    brief: str
    sentences: tuple[Line, ...]
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What rests on some facts of a topic: derived figures, facts told with them, discrepancies, briefs."""

    topic: str
    facts: tuple[Touched, ...]
    derived: tuple[str, ...]
    stated: tuple[str, ...]
    discrepancies: tuple[str, ...]
    briefs: tuple[BriefImpact, ...]


def impact_of(project: Project, names: Sequence[str]) -> tuple[tuple[Impact, ...], Findings]:
    """What rests on the facts with these ids or marks; raise UserError for one that no topic has."""
    found: list[Finding] = []
    told: list[Impact] = []
    known: set[str] = set()
    every: list[str] = []
    for topic in targets(project, Selection()):
        checked, findings = check_topic(project, topic)
        found += findings
        if checked is None:
            continue
        every += [*checked.facts.facts, *checked.facts.derived]
        asked = {name: fact for name in names if (fact := checked.facts.named(name)) is not None}
        known |= asked.keys()
        if asked:
            touched = tuple(Touched(each.id, each.mark, value_of(each)) for each in asked.values())
            told.append(_impact(project, checked, touched, found))
    unknown = next((name for name in names if name not in known), None)
    if unknown is not None and not errors(found):
        hint = did_you_mean(unknown, every) or "`briefs facts list` lists them all."
        raise UserError(f"there is no fact {unknown!r}", hint)
    return tuple(told), without_ignored(project, found)


def impact_since(project: Project, name: str) -> tuple[tuple[Impact, ...], Findings]:
    """What rests on the facts that are not as they were at a revision, or as a fact file of this topic has them.

    Raise UserError where there is no such revision or file, or where it has none of the topics.
    """
    found: list[Finding] = []
    told: list[Impact] = []
    states = ((topic, state_at(project, name, topic)) for topic in topics_of(project, name))
    before = {topic: state for topic, state in states if state is not None}
    if not before:
        raise UserError(f"the project has no topic that it had at {name!r}", "Name a later revision.")
    for topic, then in before.items():
        checked, findings = check_topic(project, topic)
        found += findings
        if checked is None:
            continue
        now = stated_by(checked)
        differences = compare(then, State(now))
        if differences:
            told.append(_impact(project, checked, tuple(_touched(then.stated, now, differences)), found))
    return tuple(told), without_ignored(project, found)


def _touched(then: Stated, now: Stated, differences: Differences) -> Iterator[Touched]:
    before, after = then.by_id, now.by_id
    fields = {change.id: tuple(each.field for each in change.fields) for change in differences.changed}
    for id in differences.ids:
        old = changes.value_of(before[id]) if id in before else ""
        new = changes.value_of(after[id]) if id in after else ""
        yield Touched(id, after[id].mark if id in after else "", new, old, fields.get(id, ()))


def _impact(project: Project, checked: CheckedTopic, touched: tuple[Touched, ...], found: list[Finding]) -> Impact:
    resting = resting_on(checked.facts, (each.id for each in touched))
    topic = checked.facts.book.topic
    briefs = []
    for target in targets(project, Selection(topics=(topic,)))[topic]:
        page, findings = compose(project, checked, target, html_path(project, target))
        found += findings
        if page is not None:
            brief = _brief(page, resting)
            if brief.sentences or brief.sections or not resting.ids.isdisjoint(page.facts_used):
                briefs.append(brief)
    return Impact(
        topic,
        touched,
        resting.derived,
        resting.stated,
        resting.discrepancies,
        tuple(briefs),
    )


def _brief(page: Composed, resting: Resting) -> BriefImpact:
    sentences = tuple(_lines(page.sentences, resting))
    spoken = {line.section for line in sentences}
    sections = {section.id for section in page.audience.sections}
    shown = _sections(read_document(page.page.html), sections, {*resting.ids, *resting.discrepancies})
    return BriefImpact(page.target.name, sentences, tuple(section for section in shown if section not in spoken))


def _lines(told: Sequence[PrintedSentence], resting: Resting) -> Iterator[Line]:
    for each in told:
        facts = [(id, place) for id, place in each.facts if id in resting.ids]
        if facts:
            place = facts[0][1]
            ids = tuple(dict.fromkeys(id for id, _ in facts))
            yield Line(each.section, each.text, place.path, place.line, place.column, ids)


def _sections(page: Document, sections: set[str], ids: set[str]) -> tuple[str, ...]:
    """Those of the sections that show one of these facts or marks, in the order of the page."""
    parts = ((element.attributes.get("id", ""), element) for element in page.elements)
    return tuple(id for id, part in parts if id in sections and any(_shows(each, ids) for each in part.walk()))


def _shows(element: Element, ids: set[str]) -> bool:
    return not ids.isdisjoint((element.attributes.get("data-fact"), element.attributes.get("data-mark")))
