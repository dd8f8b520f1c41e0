"""One build at a time in an output folder, also among processes."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from briefs.files import remove_drafts

#: It stays in the folder: to remove it would let in a third build that does not know of the second.
NAME = ".briefs.lock"


class Lock:
    """Keeps other builds out of a folder until it is left, or its process ends in whatever way.

    On a file system without locks it is never `held`, and nobody is kept out. Each file is still written as a whole,
    and what two builds note of each other's files costs time only.
    """

    def __init__(self, folder: Path) -> None:
        self.held = False
        self._path = folder / NAME
        self._file: int | None = None

    def __enter__(self) -> Self:
        with suppress(OSError):  # a folder that cannot be written to is safe, and what writes to it says so
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._file is not None:
            os.close(self._file)

    def taken(self) -> bool:
        """Take it, if nobody else has it; tell whether somebody has."""
        try:
            self._take(fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False

    def wait(self) -> None:
        """Take it when the other build has ended."""
        self._take()

    def remove_drafts(self, *folders: Path) -> None:
        """Remove what killed builds have left; nothing where another may be at work."""
        if self.held:
            for folder in folders:
                remove_drafts(folder)

    def _take(self, how: int = 0) -> None:
        if self._file is None:
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | how)
        except BlockingIOError:
            raise
        except OSError:
            return
        self.held = True
