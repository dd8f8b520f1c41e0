"""`briefs build`."""

from __future__ import annotations

from typing import Annotated

import typer

from briefs.console.streams import Format

from .options import Audiences, FileTypes, Jobs, Languages, OutputFolder, OutputFormat, Strict, Topics, types_of
from .shared import exit_code, open_project


def build(
    topics: Topics = None,
    audience: Audiences = None,
    to: FileTypes = None,
    language: Languages = None,
    output_dir: OutputFolder = None,
    jobs: Jobs = None,
    engine: Annotated[
        str,
        typer.Option(
            "--engine", metavar="local|dask[=ADDRESS]", help="Where PDFs are made: here, or on the workers of Dask."
        ),
    ] = "local",
    force: Annotated[bool, typer.Option("--force", help="Make everything again, also what is up to date.")] = False,
    strict: Strict = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove what was made of briefs that the project has no more.")
    ] = False,
    output_format: OutputFormat = Format.TEXT,
) -> None:
    """Check, then make the briefs that are not up to date.

    A topic in which something is wrong is not made: its old files stay as they are, and the other topics are made.

    \b
    Examples:
      briefs build
      briefs build us-china-ai -a minister --to pdf
      briefs build -o /tmp/drafts -j 4
      briefs build --engine dask=tcp://127.0.0.1:8786
    """
    from briefs.build.making import build
    from briefs.build.options import Options
    from briefs.build.targets import Selection
    from briefs.console.progress import follow
    from briefs.console.streams import Streams

    streams = Streams(output_format)
    project, findings = open_project(streams)
    selection = Selection(tuple(topics or ()), tuple(audience or ()), tuple(language or ()))
    options = Options(types_of(to), output_dir, jobs, engine, force=force, strict=strict, prune=prune)
    summary = follow(streams, build(project, selection, options, findings))
    raise typer.Exit(exit_code(summary.findings, strict=strict))
