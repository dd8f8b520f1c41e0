"""Leaving out the warnings that a project accepts, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefs.model import Ignored
from briefs.problems import Finding, Findings
from briefs.project import Project


def without_ignored(project: Project, findings: Iterable[Finding]) -> Findings:
    """The findings that the project does not ignore."""
    ignored = project.file.ignore
    return tuple(found for found in findings if not any(_covers(each, found) for each in ignored))


def ignored_in_vain(project: Project, findings: Iterable[Finding]) -> Iterator[Finding]:
    """W603 for each entry of `ignore` that leaves nothing out of `findings`, all that a full check has found."""
    findings = tuple(findings)
    for index, ignored in enumerate(project.file.ignore):
        if not any(_covers(ignored, found) for found in findings):
            where = f" in {ignored.path}" if ignored.path else ""
            yield Finding(
                "W603",
                project.located.place(("ignore", index)),
                f"{ignored.code} is ignored{where}, but not found",
                "Remove the entry: what it let pass is mended.",
            )


def _covers(ignored: Ignored, found: Finding) -> bool:
    return ignored.code == found.code and ignored.path in {None, found.place.path}
