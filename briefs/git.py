"""What git knows of a project: its files as they were at a revision. Everything that is asked of git is asked here."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

from briefs.problems import UserError


def is_revision(folder: Path, name: str) -> bool:
    """Whether git can be asked, and knows a commit of this name in the repository that the folder lies in."""
    if name.startswith("-"):
        return False
    done = _git(folder, "rev-parse", "--quiet", "--verify", f"{name}^{{commit}}")
    return done is not None and done.returncode == 0


def write_revision(folder: Path, name: str, into: Path) -> None:
    """Write the files that lay in the folder at a revision into another, without links that lead out of it.

    Raise UserError where git cannot give them.
    """
    done = _git(folder, "archive", "--format=tar", name)
    if done is None or done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip() if done is not None else "git is not installed"
        raise UserError(f"git cannot give the files at {name!r}: {said}", "Name a commit, branch or tag.")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(into, filter=_inside)  # noqa: S202 - it lets nothing lead out


def _inside(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    try:
        return tarfile.data_filter(member, folder)
    except tarfile.FilterError:
        return None


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)  # noqa: S603, S607 - fixed words; git is the user's own
    except FileNotFoundError:
        return None
