"""Pages that are run: each file on a page is written, each command is run, in order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^```(?P<language>\w+)(?: (?P<path>\S+))?\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)


class Ran(NamedTuple):
    """A command of a page, what the page shows under it, and what it printed."""

    command: str
    shown: str
    printed: str


def run_page(page: Path, folder: Path) -> Iterator[Ran]:
    """Write and run what a page shows, beginning in this folder; a `cd` holds for all that follows."""
    start = folder
    for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block["path"]:
            target = folder / block["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block["text"], encoding="utf-8")
        elif block["language"] == "console":
            for command, shown in _commands(block["text"]):
                if command.startswith("cd "):
                    folder /= command.removeprefix("cd ")
                else:
                    yield Ran(command, shown, _run(command, folder).replace(f"{start}/", ""))


def _commands(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with what it prints."""
    parts = re.split(r"^\$ (.*)\n", text, flags=re.MULTILINE)[1:]
    return zip(parts[::2], parts[1::2], strict=True)


def _run(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout
