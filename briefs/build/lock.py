"""One build at a time in an output folder, also among processes."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

#: It stays in the folder: to remove it would let in a third build that does not know of the second.
NAME = ".briefs.lock"


class Lock:
    """Keeps other builds out of a folder until it is left, or its process ends in whatever way.

    On a file system without locks nobody is kept out. Each file is still written as a whole, and what two builds note
    of each other's files costs time only.
    """

    def __init__(self, folder: Path) -> None:
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
        if self._file is None:
            return False
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def wait(self) -> None:
        """Take it when the other build has ended."""
        if self._file is not None:
            fcntl.flock(self._file, fcntl.LOCK_EX)
