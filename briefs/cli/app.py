"""The commands, together. Each is a file, loaded when it is asked for; so is what it needs to run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from briefs import __version__

#: In the order in which they are listed. Each has a module of its name here, with a function of that name, or an `app`
#: of several commands.
COMMANDS = (
    "init",
    "check",
    "build",
    "serve",
    "status",
    "impact",
    "explain",
    "verify",
    "facts",
    "edition",
    "audience",
    "doctor",
)


def app_with(commands: Sequence[str] = COMMANDS) -> typer.Typer:
    """The command line, with these commands of it: to set all of them up takes longer than some of them run."""
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(_briefs)
    for name in commands:
        module = import_module(f".{name}", __package__)
        if hasattr(module, "app"):
            app.add_typer(module.app)
        else:
            app.command()(getattr(module, name))
    return app


def _version(wanted: bool) -> None:  # noqa: FBT001  # the shape of a Typer callback
    if wanted:
        sys.stdout.write(f"briefs {__version__}\n")
        raise typer.Exit


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
