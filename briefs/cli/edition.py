"""`briefs edition release`, `diff` and `notice`."""

from __future__ import annotations

from typing import Annotated

import typer

from briefs.console.streams import Format

from .options import OutputFormat, Topics
from .shared import ExitCode, open_project

app = typer.Typer(name="edition", no_args_is_help=True, rich_markup_mode=None, help="Release and compare editions.")


@app.callback()
def _edition() -> None:
    """Release and compare editions."""


@app.command()
def release(
    topics: Topics = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, help="PDFs made at the same time.", show_default="one a processor"),
    ] = None,
    output_format: OutputFormat = Format.TEXT,
) -> None:
    """Release the next edition: make its briefs, keep them, and freeze its facts.

    The facts go to editions/TOPIC/NUMBER.json, the documents to out/editions/TOPIC/NUMBER/. What you wrote is not
    touched, and no edition is ever overwritten. Nothing is released while a check fails, the number was not raised,
    nothing changed, or a changed fact has no entry under `changes`.

    \b
    Examples:
      briefs edition release
      briefs edition release us-china-ai
    """
    from briefs.build.options import Options
    from briefs.build.releasing import release
    from briefs.build.targets import Selection
    from briefs.console.changes import show_release
    from briefs.console.streams import Streams

    streams = Streams(output_format)
    project, findings = open_project(streams)
    events = release(project, Selection(topics=tuple(topics or ())), Options(jobs=jobs))
    if not show_release(streams, events, findings):
        raise typer.Exit(ExitCode.ERRORS)
