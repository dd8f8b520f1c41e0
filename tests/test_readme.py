"""The README's path to one's own brief works as it is printed, file by file and command by command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
_BLOCK = re.compile(r"^```(?P<language>\w+)(?: (?P<path>\S+))?\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)


def commands(text: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with what it prints."""
    parts = re.split(r"^\$ (.*)\n", text, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def run(command: str, folder: Path) -> str:
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


def test_the_path_to_ones_own_brief_prints_what_the_readme_shows(tmp_path: Path) -> None:
    """Each file is written and each command is run in order; each prints exactly what stands under it."""
    folder = tmp_path
    shown = []
    for block in _BLOCK.finditer(README.read_text(encoding="utf-8")):
        if block["path"]:
            target = folder / block["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block["text"], encoding="utf-8")
        elif block["language"] == "console":
            for command, printed in commands(block["text"]):
                if command.startswith("cd "):
                    folder /= command.removeprefix("cd ")
                    continue
                output = run(command, folder).replace(f"{tmp_path}/", "")
                assert output == printed, command
                shown.append(command)
    assert "briefs build" in shown
    assert (folder / "out" / "trams.press.en.pdf").is_file()
