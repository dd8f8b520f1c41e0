"""Standard output for data, standard error for everything else; plain text where nobody watches."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console as RichConsole

# What could move the cursor, ring, or rename the window of a terminal: C0 and C1 controls but line feed and tab, and
# the signs that turn the direction of writing.
_CONTROLS = [*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_VISIBLE = {code: f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" for code in _CONTROLS}
_SIGPIPE = 141


class Format(StrEnum):
    """How a command tells what it has to tell."""

    TEXT = "text"
    JSON = "json"


class Streams:
    """The two streams of a command. Whatever is written is made safe for a terminal."""

    def __init__(self, format: Format = Format.TEXT) -> None:
        self.format = format
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        if format is Format.JSON and isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")

    @property
    def is_json(self) -> bool:
        return self.format is Format.JSON

    @cached_property
    def rich_out(self) -> RichConsole | None:
        """Rich on standard output, None where that is no terminal."""
        return _rich(sys.stdout)

    @cached_property
    def rich_err(self) -> RichConsole | None:
        """Rich on standard error, None where that is no terminal."""
        return _rich(sys.stderr)

    def out(self, text: str) -> None:
        """A line of data."""
        _write(sys.stdout, safe(text))

    def err(self, text: str) -> None:
        """A line for the person at the terminal."""
        _write(sys.stderr, safe(text))

    def json(self, data: Mapping[str, Any]) -> None:
        """A document of data; keys keep their order."""
        _write(sys.stdout, json.dumps({"format": 1, **data}, ensure_ascii=False, indent=2))


def safe(text: str) -> str:
    """The text with control characters made visible."""
    return text.translate(_VISIBLE)


def _write(stream: TextIO, line: str) -> None:
    """Write a line; end quietly, as the shell expects it, where the reader has gone."""
    try:
        stream.write(f"{line}\n")
        stream.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # or Python would complain when it flushes at the end
        raise SystemExit(_SIGPIPE) from None


def _rich(stream: TextIO) -> RichConsole | None:
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        return None
    from rich.console import Console as RichConsole  # noqa: PLC0415  # slow to load, and needed at a terminal only

    return RichConsole(file=stream, highlight=False, soft_wrap=True)
