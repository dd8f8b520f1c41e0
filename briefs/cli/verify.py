"""`briefs verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefs.console.streams import Format

from .options import OutputFormat
from .shared import ExitCode


def verify(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Briefs as PDF or HTML.", show_default=False)],
    project: Annotated[
        Path | None,
        typer.Option(
            "--project",
            metavar="DIR",
            help="The project to compare with.",
            show_default="the one that the current folder lies in",
        ),
    ] = None,
    sources: Annotated[
        Path | None,
        typer.Option("--sources", metavar="DIR", help="A folder with the texts of the sources.", show_default=False),
    ] = None,
    output_format: OutputFormat = Format.TEXT,
) -> None:
    """Check a finished brief against the facts that it carries.

    For a PDF or HTML that somebody received; no project is needed. With the project or the sources at hand, its quotes
    are looked for in the sources, and a newer edition is told. It ends with 1 where a check says that something is
    wrong. It does not prove who made the file: a brief bears no signature.

    \b
    Examples:
      briefs verify received.pdf
      briefs verify received.pdf received.html --output-format json
      briefs verify received.pdf --project ../our-briefs
      briefs verify received.pdf --sources texts
    """
    from briefs.build.verification import around, verify_file
    from briefs.console.streams import Streams
    from briefs.console.verdicts import show_verdicts
    from briefs.problems import UserError
    from briefs.verifying import Verdict

    streams = Streams(output_format)
    beside = around(project, sources, Path.cwd())
    verdicts: list[Verdict] = []
    unread: list[UserError] = []
    for file in files:
        try:
            verdicts.append(verify_file(file, beside))
        except UserError as error:
            unread.append(error)
    show_verdicts(streams, verdicts, unread)
    if unread:
        raise unread[0]
    if not all(verdict.stands for verdict in verdicts):
        raise typer.Exit(ExitCode.ERRORS)
