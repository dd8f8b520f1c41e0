"""`briefs impact`."""

from __future__ import annotations

from typing import Annotated

import typer

from briefs.console.streams import Format

from .options import OutputFormat
from .shared import exit_code, open_project


def impact(
    facts: Annotated[
        list[str] | None,
        typer.Argument(metavar="FACT", help="Ids or marks of facts, such as A10.", show_default=False),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REV|FILE",
            help="The facts that have changed since a git revision, or that an older fact file has otherwise.",
            show_default=False,
        ),
    ] = None,
    output_format: OutputFormat = Format.TEXT,
) -> None:
    """Tell what rests on a fact, before it is changed: briefs, sections and sentences. Writes nothing.

    What is computed from a fact rests on it too, and what is noted on it.

    \b
    Examples:
      briefs impact us-private-investment
      briefs impact A10 A11
      briefs impact --since HEAD~1
      briefs impact --since old/us-china-ai.yaml
    """
    from briefs.build.impact import impact_of, impact_since
    from briefs.console.changes import show_impact
    from briefs.console.streams import Streams
    from briefs.problems import UserError

    if bool(facts) == (since is not None):
        raise UserError("name facts, or --since with a revision or a file", "`briefs facts list` lists the facts.")
    streams = Streams(output_format)
    project, findings = open_project(streams)
    told, more = impact_of(project, facts or ()) if since is None else impact_since(project, since)
    show_impact(streams, told, findings + more)
    raise typer.Exit(exit_code(findings + more))
