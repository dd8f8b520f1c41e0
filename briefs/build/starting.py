"""A new project: a copy of the shipped example, or the least that is one."""

from __future__ import annotations

from pathlib import Path

from briefs.files import write_atomically
from briefs.problems import UserError
from briefs.project import FACTS, FILE, SEEDS, TEMPLATES
from briefs.resources import built_in

_COPIED = (FILE, FACTS, SEEDS, TEMPLATES)
_BARE = """\
format: 1
languages: [en]
"""


def new_project(folder: Path, *, bare: bool) -> tuple[Path, ...]:
    """Make a project in `folder`, return what was written; raise UserError if anything would be overwritten."""
    files = {Path(FILE): _BARE.encode()} if bare else _example()
    standing = [path.as_posix() for path in files if (folder / path).exists()]
    if standing:
        first = f"{folder / standing[0]} is there already"
        more = f", and {len(standing) - 1} more" if len(standing) > 1 else ""
        raise UserError(f"{first}{more}; nothing was written", "Name a new folder: `briefs init FOLDER`.")
    for path, data in files.items():
        write_atomically(folder / path, data)
    for name in (FACTS, SEEDS, TEMPLATES):
        _make_folder(folder / name)
    return tuple(folder / path for path in files)


def _example() -> dict[Path, bytes]:
    root = built_in()
    files = [path for name in _COPIED for path in sorted((root / name, *(root / name).rglob("*"))) if path.is_file()]
    if not files:
        raise UserError("this installation lacks the shipped example", "Install the package again, or use --bare.")
    return {path.relative_to(root): path.read_bytes() for path in files if "__pycache__" not in path.parts}


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"{folder} cannot be made: {error.strerror or error}", "Check the folder above it.") from error
