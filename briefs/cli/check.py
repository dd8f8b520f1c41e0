"""`briefs check`."""

from __future__ import annotations

import typer

from briefs.console.streams import Format

from .options import OutputFormat, Strict, Topics
from .shared import exit_code, open_project


def check(
    topics: Topics = None,
    strict: Strict = False,
    output_format: OutputFormat = Format.TEXT,
) -> None:
    """Check facts, evidence, prose and pages. Writes nothing.

    Everything that is wrong is told at once, each finding with its file, line and column. The exit code is 1 where
    there is an error.

    \b
    Examples:
      briefs check
      briefs check us-china-ai --strict
      briefs check --output-format json
    """
    from briefs.build.checking import check
    from briefs.build.targets import Selection
    from briefs.console.reports import show_checked
    from briefs.console.streams import Streams

    streams = Streams(output_format)
    project, findings = open_project(streams)
    checked = check(project, Selection(topics=tuple(topics or ())), findings)
    show_checked(streams, checked)
    raise typer.Exit(exit_code(checked.findings, strict=strict))
