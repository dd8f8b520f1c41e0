"""What runs in the workers of a cluster. Dask finds it there by its name: `briefs` is installed on each machine."""

from __future__ import annotations

import platform
import subprocess
import sys
import threading
from functools import cache
from typing import IO

from briefs import __version__
from briefs.pdf import Failure, tools

from .messages import packed

_own = threading.local()
_LENGTH = 8


@cache
def parts() -> tuple[tuple[str, str], ...]:
    """Name and version of all that the bytes of a PDF depend on, on this machine."""
    own = {"briefs": __version__, "Python": platform.python_version()}
    return tuple({**own, **tools.typesetter()}.items())


def typeset(order: bytes) -> bytes:
    """Answer an order with what came of it."""
    server: _Server | None = getattr(_own, "server", None)
    if server is None:
        server = _own.server = _Server()
    try:
        return server.ask(order)
    except (EOFError, BrokenPipeError):
        del _own.server
        return packed(Failure("ended the typesetter of a worker"))


class _Server:
    """A typesetter in a process beside the worker: a worker may have no children of the kind that have limits.

    Each thread has one of its own. It ends when the worker does.
    """

    def __init__(self) -> None:
        command = [sys.executable, "-m", "briefs.engine.serving"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  # our own

    def ask(self, message: bytes) -> bytes:
        given, answers = self._process.stdin, self._process.stdout
        if given is None or answers is None:
            raise EOFError
        send(given, message)
        return receive(answers)


def send(stream: IO[bytes], message: bytes) -> None:
    """Write a message behind its length."""
    stream.write(len(message).to_bytes(_LENGTH, "big") + message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read a message; raise EOFError where none comes any more."""
    length = stream.read(_LENGTH)
    message = stream.read(int.from_bytes(length, "big"))
    if len(length) < _LENGTH or len(message) < int.from_bytes(length, "big"):
        raise EOFError
    return message
