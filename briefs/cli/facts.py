"""`briefs facts list`."""

from __future__ import annotations

import typer

from briefs.console.streams import Format

from .options import OutputFormat, Topics
from .shared import exit_code, open_project

app = typer.Typer(name="facts", no_args_is_help=True, rich_markup_mode=None, help="Look at the facts of a topic.")


@app.callback()
def _facts() -> None:
    """Look at the facts of a topic."""


@app.command("list")
def list_(topics: Topics = None, output_format: OutputFormat = Format.TEXT) -> None:
    """List facts and derived figures: id, mark, kind, value, actor, status, source.

    \b
    Examples:
      briefs facts list
      briefs facts list us-china-ai | grep forecast
    """
    from briefs.build.reports import list_facts
    from briefs.build.targets import Selection
    from briefs.console.reports import show_facts
    from briefs.console.streams import Streams

    streams = Streams(output_format)
    project, findings = open_project(streams)
    rows, more = list_facts(project, Selection(topics=tuple(topics or ())))
    show_facts(streams, rows, findings + more)
    raise typer.Exit(exit_code(findings + more))
