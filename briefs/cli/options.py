"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefs.console.streams import Format

Topics = Annotated[
    list[str] | None,
    typer.Argument(metavar="TOPIC", help="Topics, such as us-china-ai; all where none is named.", show_default=False),
]
OutputFormat = Annotated[
    Format, typer.Option("--output-format", help="Text for people, or JSON on standard output for machines.")
]
Audiences = Annotated[
    list[str] | None,
    typer.Option(
        "--audience", "-a", metavar="AUDIENCE", help="Only this audience. May be repeated.", show_default=False
    ),
]
Languages = Annotated[
    list[str] | None,
    typer.Option(
        "--language", metavar="LANGUAGE", help="Only this language, such as en. May be repeated.", show_default=False
    ),
]
OutputFolder = Annotated[
    Path | None,
    typer.Option("--output-dir", "-o", metavar="DIR", help="Where the briefs go.", show_default="out/ in the project"),
]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")]
