"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.console.streams import Format

if TYPE_CHECKING:
    from briefs.build.targets import OutputType


class FileType(StrEnum):
    """What a brief is made as. It is `OutputType`, which would have to load what `--help` does not need."""

    PDF = "pdf"
    HTML = "html"


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
FileTypes = Annotated[
    list[FileType] | None,
    typer.Option("--to", help="Only this type of file. May be repeated.", show_default="both"),
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
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, metavar="N", help="PDFs made at the same time.", show_default="one a processor"
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")]


def types_of(asked_for: Sequence[FileType] | None) -> tuple[OutputType, ...]:
    """The types that are asked for: all where none is."""
    from briefs.build.targets import OutputType

    return tuple(dict.fromkeys(OutputType(each) for each in asked_for or OutputType))
