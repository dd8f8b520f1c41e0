"""`briefs status`."""

from __future__ import annotations

from typing import Annotated

import typer

from briefs.console.streams import Format

from .options import Audiences, FileTypes, Languages, OutputFolder, OutputFormat, Topics, types_of
from .shared import ExitCode, open_project


def status(
    topics: Topics = None,
    audience: Audiences = None,
    to: FileTypes = None,
    language: Languages = None,
    output_dir: OutputFolder = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 1 where anything would be made, or cannot be made.")
    ] = False,
    output_format: OutputFormat = Format.TEXT,
) -> None:
    """Tell what a build would make, and why. Writes nothing and typesets nothing.

    \b
    Examples:
      briefs status
      briefs status us-china-ai --exit-code
    """
    from briefs.build.options import Options
    from briefs.build.status import State, status
    from briefs.build.targets import Selection
    from briefs.console.status import show_status
    from briefs.console.streams import Streams
    from briefs.problems import errors

    streams = Streams(output_format)
    project, findings = open_project(streams)
    selection = Selection(tuple(topics or ()), tuple(audience or ()), tuple(language or ()))
    found = status(project, selection, Options(types_of(to), output_dir))
    show_status(streams, found, findings)
    not_made = {State.STALE, State.FAILED}
    due = errors(findings) or any(output.state in not_made for brief in found for output in brief.outputs)
    if exit_code and due:
        raise typer.Exit(ExitCode.ERRORS)
