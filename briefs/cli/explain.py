"""`briefs explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from briefs.console.streams import Format

from .options import OutputFormat
from .shared import exit_code, open_project


def explain(
    what: Annotated[
        str, typer.Argument(metavar="FACT|CODE", help="The id or mark of a fact, or the code of a finding.")
    ],
    output_format: OutputFormat = Format.TEXT,
) -> None:
    """Explain a fact or a code.

    Of a fact: its quotes where they stand in the sources, who says it, and the briefs that use it. Of a code: what it
    means, and how to mend what it finds.

    \b
    Examples:
      briefs explain us-private-investment
      briefs explain A2
      briefs explain E203
    """
    from briefs.build.explaining import explain_code, explain_fact
    from briefs.console.reports import show_code, show_explained
    from briefs.console.streams import Streams

    streams = Streams(output_format)
    page = explain_code(what)
    if page is not None:
        show_code(streams, page)
        return
    project, findings = open_project(streams)
    explained, more = explain_fact(project, what)
    show_explained(streams, explained, findings + more)
    raise typer.Exit(exit_code(findings + more))
