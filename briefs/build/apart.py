"""Work on files that somebody sent, in a child that may take only so much time and memory.

A small file can ask for any amount of both: a stream that unpacks to gigabytes, a page of a million number words.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Final, TypeVar

T = TypeVar("T")

#: Seconds of a processor. The longest brief takes two or three.
SECONDS: Final = 60
#: Bytes of memory. A process that reads a PDF has less than a gigabyte.
MEMORY: Final = 3 * 1024**3
_FORK: Final = multiprocessing.get_context("fork")


class TooMuch(Exception):  # noqa: N818  # it says what was asked for
    """The work takes more time or memory than it may, or has brought down what reads the file."""


@dataclass(frozen=True, slots=True)
class _Failed:
    traceback: str


def apart(work: Callable[[], T], seconds: int = SECONDS, memory: int = MEMORY) -> T:
    """What the work gives; raise TooMuch, or RuntimeError with the traceback of what it raised."""
    ours, theirs = _FORK.Pipe(duplex=False)
    child = _FORK.Process(target=_work, args=(work, theirs, seconds, memory))
    child.start()
    theirs.close()
    try:
        given: Any = ours.recv()
    except EOFError:
        raise TooMuch from None
    finally:
        ours.close()
        child.join()
    if isinstance(given, _Failed):
        raise RuntimeError(given.traceback)  # noqa: TRY004  # what failed is the work
    result: T = given
    return result


def _work(work: Callable[[], object], theirs: Connection, seconds: int, memory: int) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a library says when it dies is for nobody
    _bound(resource.RLIMIT_CPU, seconds)
    _bound(resource.RLIMIT_AS, memory)
    try:
        theirs.send(work())
    except MemoryError:
        return
    except Exception:  # noqa: BLE001  # the parent tells it
        theirs.send(_Failed(traceback.format_exc()))


def _bound(kind: int, most: int) -> None:
    """Bound what this process may take, or leave it as it is where it may take less already."""
    _, hard = resource.getrlimit(kind)
    bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (bound, hard))
