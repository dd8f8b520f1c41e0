"""A git repository of a test, with nothing of the machine's in it."""

from __future__ import annotations

import subprocess
from pathlib import Path

_SETTINGS = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")


def commit(folder: Path, message: str) -> None:
    """Commit all that lies in a folder; the first time it becomes a repository."""
    if not (folder / ".git").is_dir():
        _git(folder, "init", "--quiet")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message", message)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *_SETTINGS, *arguments], cwd=folder, check=True)
