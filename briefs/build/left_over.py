"""Outputs that were made here, and of briefs that the project has no more."""

from __future__ import annotations

from briefs.project import Project

from .records import INDEX, Records
from .targets import OutputType, Selection, targets


def left_over(project: Project, records: Records) -> tuple[str, ...]:
    """Their names: only of what a build is known to have made, never of a stranger's file."""
    every = [target for of_topic in targets(project, Selection()).values() for target in of_topic]
    names = {target.output(type) for target in every for type in OutputType}
    if every:
        names.add(INDEX)
    return tuple(name for name in records.names if name not in names)
