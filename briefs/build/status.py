"""What a build would look at again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefs.project import Project
from briefs.rebuild import Reason

from .records import Records
from .targets import OutputType, Selection, output_folder, targets


@dataclass(frozen=True, slots=True)
class OutputStatus:
    """An output, and why a build would look at it again; no reason where it is up to date."""

    output: str
    reasons: tuple[Reason, ...]


def status(project: Project, selection: Selection, folder: Path | None) -> tuple[OutputStatus, ...]:
    """Each output that is asked for, and why a build would look at it again."""
    records = Records(project, output_folder(project, folder))
    return tuple(
        OutputStatus(records.shown(target, type), records.why(target, type))
        for of_topic in targets(project, selection).values()
        for target in of_topic
        for type in OutputType
    )
