"""`briefs serve`."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from briefs.problems import UserError

_NEEDED = ("starlette", "uvicorn", "watchfiles")


def serve(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="N", help="The port on this machine; 0 is any free one.")
    ] = 8000,
    no_pdf: Annotated[bool, typer.Option("--no-pdf", help="Make pages only: quicker, and the PDFs grow old.")] = False,
) -> None:
    """Show the briefs in a browser, and again as soon as a file is saved.

    The page says what is wrong, where, until it is mended. Ctrl-C ends it. Nobody but this machine is answered.

    \b
    Examples:
      briefs serve
      briefs serve --port 8123 --no-pdf
    """
    if any(find_spec(name) is None for name in _NEEDED):
        raise UserError("the live preview is not installed: pip install 'policy-briefs[serve]'")
    from briefs.build.targets import OutputType
    from briefs.console.streams import Streams
    from briefs.project import root_of
    from briefs.serve.server import serve

    streams = Streams()

    def ready(address: str) -> None:
        streams.out(address)
        streams.err("Open this address in a browser; Ctrl-C ends the preview.")

    types = (OutputType.HTML,) if no_pdf else tuple(OutputType)
    serve(root_of(Path.cwd()), port, types, ready)
