"""Checking a project without making anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefs.model.relaxed import RelaxedCheck
from briefs.problems import Findings, errors, in_order
from briefs.project import Project

from .ignoring import ignored_in_vain, without_ignored
from .records import Records
from .relaxing import relaxed_in_vain
from .targets import OutputType, Selection, Target, html_path, output_folder, targets

if TYPE_CHECKING:
    from briefs.editorial import ShownPage

    from .checked_topic import CheckedTopic
    from .compose import Composed


@dataclass(frozen=True, slots=True)
class Checked:
    """How many topics and briefs a check was about, and what it found."""

    topics: int
    briefs: int
    findings: Findings


def check(project: Project, selection: Selection, known: Findings = ()) -> Checked:
    """Check facts, evidence, prose and pages of the topics; typeset and write nothing.

    `known` was found before. What passed in a build and has not changed since is not looked at again.
    """
    records = Records(project, output_folder(project, None))
    found = list(known)
    relaxed: list[RelaxedCheck] = []
    of_topics = targets(project, selection)
    for topic, of_topic in of_topics.items():
        remembered = {target: records.checked(target) for target in of_topic}
        found += [finding for findings in remembered.values() for finding in findings or ()]
        changed = [target for target, findings in remembered.items() if findings is None]
        unchanged = [target for target in of_topic if target not in changed]
        relaxed += [check for target in unchanged for check in records.relaxed(target, OutputType)]
        if changed or not of_topic:
            of_pages, findings = _check(project, topic, changed, unchanged)
            found += findings
            relaxed += of_pages
    if selection.is_all and not errors(found):
        found += relaxed_in_vain(relaxed)
        found += ignored_in_vain(project, found)
    return Checked(len(of_topics), sum(map(len, of_topics.values())), in_order(without_ignored(project, found)))


def _check(
    project: Project, topic: str, changed: Sequence[Target], unchanged: Sequence[Target]
) -> tuple[list[RelaxedCheck], Findings]:
    from .checked_topic import check_topic  # noqa: PLC0415  # takes longer to load than to see that nothing changed

    checked, findings = check_topic(project, topic)
    if checked is None or not changed:
        return [], findings
    from .agreement import check_agreement  # noqa: PLC0415  # what makes pages takes longer still

    composed, others, of_pages = _pages(project, checked, changed, unchanged)
    pages, of_all = check_agreement(checked, composed, others)
    return [check for page in pages for check in page.relaxed], (*findings, *of_pages, *of_all)


def _pages(
    project: Project, checked: CheckedTopic, changed: Sequence[Target], unchanged: Sequence[Target]
) -> tuple[list[Composed], list[ShownPage], Findings]:
    """The changed pages that have no errors, what the others show, and what is wrong; several are made at once."""
    from briefs.editorial import ShownPage  # noqa: PLC0415  # as above

    from .abreast import abreast  # noqa: PLC0415  # as above
    from .agreement import shown_page  # noqa: PLC0415  # as above
    from .compose import Composed, compose  # noqa: PLC0415  # as above

    def page_of(target: Target) -> tuple[Composed | ShownPage | None, Findings]:
        if target in unchanged:
            return shown_page(project, checked, target), ()
        return compose(project, checked, target, html_path(project, target))

    def length(target: Target) -> tuple[bool, int]:
        prose = checked.topic.prose.get((target.audience, target.language))
        return target in changed, len(prose.text) if prose is not None else 0

    by_length = sorted((*changed, *unchanged), key=length, reverse=True)
    made = dict(zip(by_length, abreast(page_of, by_length), strict=True))
    pages = [made[target][0] for target in (*changed, *unchanged)]
    composed = [page for page in pages if isinstance(page, Composed)]
    others = [page for page in pages if isinstance(page, ShownPage)]
    return composed, others, tuple(finding for target in changed for finding in made[target][1])
