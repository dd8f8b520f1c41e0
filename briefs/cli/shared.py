"""What every command that works on a project begins and ends with."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from briefs.problems import Findings, stopping

if TYPE_CHECKING:
    from briefs.console.streams import Streams
    from briefs.project import Project


class ExitCode(IntEnum):
    """How `briefs` ends. Ctrl-C gives 130 and a reader who left 141, as shells expect it."""

    CLEAN = 0
    ERRORS = 1
    COULD_NOT_RUN = 2
    BUG = 3
    INTERRUPTED = 130


def open_project(streams: Streams) -> tuple[Project, Findings]:
    """The project that the current folder lies in, and the warnings about it; end here where it cannot be read."""
    from briefs.console.findings import show_findings
    from briefs.project import find_project

    project, findings = find_project(Path.cwd())
    if project is None:
        show_findings(streams, findings)
        raise typer.Exit(ExitCode.ERRORS)
    return project, findings


def exit_code(findings: Findings, *, strict: bool = False) -> ExitCode:
    """Errors, and with `strict` also warnings, make a command end with 1."""
    return ExitCode.ERRORS if stopping(findings, strict=strict) else ExitCode.CLEAN
