"""The same work on several things, done by as many processes as there are processors, where a process can fork.

For work that ends soon and holds nothing open: it has no limits of its own, and nobody is told how far it is.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import BinaryIO, Generic, NoReturn, TypeVar

from .processors import processors

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

#: What is to be done is told in bytes.
_TOKENS = 256


def abreast(work: Callable[[_Item], _Result], items: Sequence[_Item]) -> list[_Result]:
    """What `work` gives for each item, in their order. That can be pickled; what `work` changes besides may be lost.

    Those that take longest should come first. What a child did not give back, for whatever reason, is done here: so a
    fault shows itself as it would without children.
    """
    helpers = min(processors(), len(items)) - 1 if _can_fork() else 0
    if helpers < 1:
        return [work(item) for item in items]
    with os.fdopen(_queue(min(len(items), _TOKENS)), "rb", buffering=0) as queue:
        children = [_Child(_taken(work, items, queue)) for _ in range(helpers)]
        try:
            done = dict(_taken(work, items, queue))
            for child in children:
                done |= child.results()
        finally:
            for child in children:
                child.end()
    return [done[index] if index in done else work(item) for index, item in enumerate(items)]


def _can_fork() -> bool:
    """Whether a child would lack nothing of its parent's, such as threads."""
    return sys.platform == "linux" and threading.active_count() == 1


def _queue(count: int) -> int:
    """A pipe that holds a byte for each thing to be done: whoever reads it does that."""
    reading, writing = os.pipe()
    os.write(writing, bytes(range(count)))
    os.close(writing)
    return reading


def _taken(work: Callable[[_Item], _Result], items: Sequence[_Item], queue: BinaryIO) -> Iterator[tuple[int, _Result]]:
    """Do what nobody else has taken, until nothing is left."""
    while token := queue.read(1):
        for index in range(token[0], len(items), _TOKENS):
            yield index, work(items[index])


class _Child(Generic[_Result]):
    """A process that helps, and gives back what it has done when nothing is left."""

    def __init__(self, work: Iterator[tuple[int, _Result]]) -> None:
        reading, writing = os.pipe()
        self._process: int | None = os.fork()
        if self._process == 0:
            _help(work, writing)
        os.close(writing)
        self._answer = os.fdopen(reading, "rb")

    def results(self) -> Mapping[int, _Result]:
        """What it has done, by index; nothing where it did not end well."""
        answer = self._answer.read()
        results: Mapping[int, _Result] = {}
        if self._wait() == 0:
            results = pickle.loads(answer)  # noqa: S301  # our own child's
        return results

    def end(self) -> None:
        """End it, wherever it is."""
        self._answer.close()
        if self._process is not None:
            os.kill(self._process, signal.SIGKILL)
            self._wait()

    def _wait(self) -> int:
        process, self._process = self._process, None
        return os.waitpid(process, 0)[1] if process is not None else 0


def _help(work: Iterator[tuple[int, object]], writing: int) -> NoReturn:
    """The life of a child; it leaves alone what its parent opened."""
    code = 1
    try:
        with os.fdopen(writing, "wb") as answer:
            pickle.dump(dict(work), answer, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)
