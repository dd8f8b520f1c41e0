"""`briefs doctor`."""

from __future__ import annotations

import typer

from briefs.console.streams import Format

from .options import OutputFormat
from .shared import ExitCode


def doctor(output_format: OutputFormat = Format.TEXT) -> None:
    """Tell whether this machine is ready to make briefs, and what to do where it is not.

    \b
    Examples:
      briefs doctor
    """
    from briefs.build.examining import examine
    from briefs.console.reports import show_examined
    from briefs.console.streams import Streams

    ready = show_examined(Streams(output_format), examine())
    raise typer.Exit(ExitCode.CLEAN if ready else ExitCode.ERRORS)
