"""`briefs audience list`."""

from __future__ import annotations

import typer

from briefs.console.streams import Format

from .options import OutputFormat
from .shared import exit_code, open_project

app = typer.Typer(name="audience", no_args_is_help=True, rich_markup_mode=None, help="Look at the audiences.")


@app.callback()
def _audience() -> None:
    """Look at the audiences that briefs can be made for."""


@app.command("list")
def list_(output_format: OutputFormat = Format.TEXT) -> None:
    """List the audiences: id, name, reader, parents, and for which topics they have prose.

    \b
    Examples:
      briefs audience list
    """
    from briefs.build.reports import list_audiences
    from briefs.console.reports import show_audiences
    from briefs.console.streams import Streams

    streams = Streams(output_format)
    project, findings = open_project(streams)
    rows, more = list_audiences(project)
    show_audiences(streams, rows, findings + more)
    raise typer.Exit(exit_code(findings + more))
