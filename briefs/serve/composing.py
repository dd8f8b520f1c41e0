"""What the project says at this moment: its briefs, and the page of one of them as a build would write it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefs.audience import audiences, load_audience
from briefs.build.checked_topic import check_topic
from briefs.build.compose import compose
from briefs.build.ignoring import without_ignored
from briefs.build.records import Records
from briefs.build.screen import ScreenPage
from briefs.build.targets import Selection, Target, html_path, output_folder, targets
from briefs.files import FilesUsed
from briefs.problems import Finding, Findings, Place, UserError, errors
from briefs.project import FILE, Project, find_project


@dataclass(frozen=True, slots=True)
class Entry:
    """A brief as a list names it: the title of its topic and the name of its audience, ids where none is known."""

    target: Target
    topic: str
    audience: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The briefs of a project, and the files that those lying there were made from."""

    entries: tuple[Entry, ...]
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Composed:
    """One brief as the project stands. `page` is None where something is wrong; `files` are those it is made from.

    `looked_for` are all that were, also for a brief that could not be made, and with those that are missing.
    """

    page: bytes | None
    findings: Findings
    looked_for: frozenset[str]
    files: frozenset[str] = frozenset()


def open_project(root: Path) -> tuple[Project | None, Findings]:
    """The project in this very folder, and what is wrong with its `briefs.yaml` (E101 where there is none)."""
    try:
        project, findings = find_project(root)
    except UserError as error:
        return None, (Finding("E101", Place(FILE), str(error), error.hint),)
    if project is not None and project.root != root:
        return None, (Finding("E101", Place(FILE), f"there is no file {FILE!r} any more", "Put it back."),)
    return project, findings


def list_briefs(project: Project) -> Listing:
    """All briefs of the project, those of a topic in the order of their audiences."""
    by_topic = targets(project, Selection())
    records = Records(project, output_folder(project, None))
    titles = _titles(records, [target for of_topic in by_topic.values() for target in of_topic])
    order = audiences(project)
    names = {id: audience.name for id in order if (audience := load_audience(project, id)[0]) is not None}
    entries = (
        Entry(target, titles.get(target.topic, target.topic), names.get(target.audience, target.audience))
        for of_topic in by_topic.values()
        for target in sorted(of_topic, key=lambda target: (order.index(target.audience), target.language))
    )
    return Listing(tuple(entries), records.inputs)


def _titles(records: Records, known: list[Target]) -> dict[str, str]:
    """The titles of the topics of which a brief was made, as it was made last."""
    return {each.target.topic: each.card.topic for each in records.listed(known)}


def compose_brief(project: Project, target: Target) -> Composed:
    """Check the topic and make the page of one brief; raise UserError where it cannot be kept."""
    used: FilesUsed = {}
    checked, findings = check_topic(project, target.topic, used=used)
    if checked is None:
        return Composed(None, without_ignored(project, findings), frozenset(used))
    brief, of_page = compose(project, checked, target, html_path(project, target), sharing=True)
    findings = without_ignored(project, (*findings, *of_page))
    if brief is None:
        return Composed(None, findings, frozenset(used))
    looked_for = frozenset(brief.inputs)
    files = frozenset(path for path, found in brief.inputs.items() if found is not None)
    if errors(findings):
        return Composed(None, findings, looked_for, files)
    page = ScreenPage.of(brief.page, brief.families)
    return Composed(page.written(output_folder(project, None)), findings, looked_for, files)
