"""`briefs init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder for the project.")] = Path(),
    bare: Annotated[bool, typer.Option("--bare", help="An empty project, without the example.")] = False,
) -> None:
    """Begin a project: a copy of the shipped example, ready to build.

    Nothing that is there already is overwritten.

    \b
    Examples:
      briefs init demo
      briefs init my-topics --bare
    """
    from briefs.build.starting import new_project
    from briefs.console.streams import Streams

    made = new_project(folder, bare=bare)
    streams = Streams()
    for path in made:
        streams.out(path.as_posix())
    where = "this folder" if folder == Path() else folder.as_posix()
    made_what = "an empty project" if bare else "a project"
    to_do = "a source in seeds/, its facts in facts/<topic>.yaml" if bare else "`briefs check`, then `briefs build`"
    streams.err(f"Made {made_what} in {where}. Next, in it: {to_do}.")
