"""Checking a project without making anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefs.problems import Findings, errors, in_order
from briefs.project import Project

from .ignoring import ignored_in_vain, without_ignored
from .records import Records
from .targets import Selection, Target, html_path, output_folder, targets


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
    of_topics = targets(project, selection)
    for topic, of_topic in of_topics.items():
        remembered = {target: records.checked(target) for target in of_topic}
        found += [finding for findings in remembered.values() for finding in findings or ()]
        changed = [target for target, findings in remembered.items() if findings is None]
        if of_topic and not changed:
            continue
        found += _check(project, topic, changed)
    vain = ignored_in_vain(project, found) if selection.is_all and not errors(found) else ()
    findings = in_order((*without_ignored(project, found), *vain))
    return Checked(len(of_topics), sum(map(len, of_topics.values())), findings)


def _check(project: Project, topic: str, changed: Sequence[Target]) -> Findings:
    from .compose import check_topic, compose  # noqa: PLC0415  # takes longer to load than to see that nothing changed

    checked, findings = check_topic(project, topic)
    if checked is None:
        return findings
    pages = (compose(project, checked, target, html_path(project, target)) for target in changed)
    return (*findings, *(finding for _, of_page in pages for finding in of_page))
