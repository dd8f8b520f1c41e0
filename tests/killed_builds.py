"""Builds the project in each of the folders that are named, killed there at the step whose number the folder bears.

Run as a process of its own, which forks: `python killed_builds.py build FOLDER...`, or with `release` an edition is
released in each. It stops at the first that ends before it is killed, and tells how many were.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable
from itertools import takewhile
from pathlib import Path
from typing import Any

from briefs import files
from briefs.build.making import build
from briefs.build.options import Options
from briefs.build.releasing import release
from briefs.build.targets import OutputType, Selection
from briefs.project import find_project


def _kill_at(number: int) -> None:
    """End this process at one of its steps: half a file written, all of it, renamed, about to be removed, removed."""
    path_class: Any = Path
    write, replace, unlink = files._write_through, Path.replace, Path.unlink  # noqa: SLF001  # all that changes a disk
    left = number

    def step() -> None:
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    def writing(path: Path, parts: Iterable[bytes]) -> None:
        data = b"".join(parts)
        path.write_bytes(data[: len(data) // 2])
        step()
        unlink(path)
        write(path, (data,))
        step()

    def replacing(path: Path, target: Path) -> Path:
        moved = replace(path, target)
        step()
        return moved

    def unlinking(path: Path, *, missing_ok: bool = False) -> None:
        if path.exists():
            step()
        unlink(path, missing_ok=missing_ok)
        step()

    files._write_through = writing  # noqa: SLF001  # as above
    path_class.replace, path_class.unlink = replacing, unlinking


def _build(root: Path) -> None:
    project, _ = find_project(root)
    assert project is not None
    for _ in build(project, Selection(), Options(types=(OutputType.HTML,), prune=True)):
        pass


def _release(root: Path) -> None:
    project, _ = find_project(root)
    assert project is not None
    for _ in release(project, Selection(), Options(jobs=2)):
        pass


WORK = {"build": _build, "release": _release}


def _is_killed(work: Callable[[Path], None], root: Path, step: int) -> bool:
    child = os.fork()
    if child == 0:
        try:
            _kill_at(step)
            work(root)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main() -> None:
    """Exit with the number of those that were killed."""
    work = WORK[sys.argv[1]]
    roots = map(Path, sys.argv[2:])
    sys.exit(sum(1 for _ in takewhile(lambda root: _is_killed(work, root, int(root.name)), roots)))


if __name__ == "__main__":
    main()
