"""The commands, together. Each is a file; what it needs to run is loaded when it runs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from briefs import __version__

from . import audience, build, check, doctor, edition, explain, facts, impact, init, serve, status, verify

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:  # noqa: FBT001  # the shape of a Typer callback
    if wanted:
        sys.stdout.write(f"briefs {__version__}\n")
        raise typer.Exit


@app.callback()
def _briefs(
    version: Annotated[  # its callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Make policy briefs that print nothing they cannot trace to a quoted source.

    \b
    A first brief, from the example:
      briefs init demo
      cd demo
      briefs check
      briefs build
    """


app.command()(init.init)
app.command()(check.check)
app.command()(build.build)
app.command()(serve.serve)
app.command()(status.status)
app.command()(impact.impact)
app.command()(explain.explain)
app.command()(verify.verify)
app.add_typer(facts.app)
app.add_typer(edition.app)
app.add_typer(audience.app)
app.command()(doctor.doctor)
