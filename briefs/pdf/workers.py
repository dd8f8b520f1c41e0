"""Children that typeset: each PDF in a fresh process with limits of time and memory, several at once.

One that hangs, dies or asks too much costs its own PDF and no other. The children are forked from a server process
that has WeasyPrint loaded and the user's environment forgotten; where the system cannot fork, they are started anew.
"""

from __future__ import annotations

import gc
import multiprocessing
import resource
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing import connection, forkserver, resource_tracker
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from briefs.problems import UserError

from .alone import NotReady, forget_the_user
from .job import Failure, Job, Typeset
from .limits import Limits

_PRELOADED = ["briefs.pdf.warm", __name__]  # what a child runs is looked up in this module
# Seconds in which a child has to begin; the first of all waits for the server.
_TO_BEGIN = 120
# A page's boxes live until its child ends: the collector would look at them again and again for nothing.
_COLLECT_AFTER = 100_000


@dataclass(frozen=True, slots=True)
class _Unready:
    reason: str


@dataclass(frozen=True, slots=True)
class _Begun:
    """A child has loaded the typesetter: from here on its time counts."""


@dataclass(frozen=True, slots=True)
class _Child:
    job: Job
    process: BaseProcess
    deadline: float
    begun: bool = False


class Workers:
    """At most `count` children at once. Use as a context manager: on leaving, none is left running."""

    def __init__(self, count: int, limits: Limits | None = None, *, fork: bool = True) -> None:
        self.count = max(1, count)
        self.limits = limits or Limits()
        self.context = _context(fork=fork)
        self._running: dict[connection.Connection, _Child] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for child in self._running.values():
            child.process.kill()
        for ours, child in self._running.items():
            child.process.join()
            ours.close()
        self._running.clear()

    @property
    def busy(self) -> bool:
        return bool(self._running)

    @property
    def full(self) -> bool:
        return len(self._running) >= self.count

    def warm_up(self) -> None:
        """Begin to load the typesetter beside whatever else is to be done first."""
        if self.context.get_start_method() == "forkserver":
            with _deaf():
                forkserver.ensure_running()

    def start(self, job: Job) -> None:
        """Begin to typeset `job` in a child of its own."""
        ours, theirs = self.context.Pipe(duplex=False)
        process = self.context.Process(  # type: ignore[attr-defined]  # typeshed gives it to each context, not to their base
            target=_child, args=(job, self.limits, theirs), daemon=True
        )
        with _deaf():
            process.start()
        theirs.close()
        self._running[ours] = _Child(job, process, time.monotonic() + _TO_BEGIN)

    def wait(self) -> tuple[tuple[Job, Typeset | Failure], ...]:
        """What has ended by now, at least one; raise UserError where this machine cannot typeset."""
        while True:
            nearest = min(child.deadline for child in self._running.values())
            ready = connection.wait(list(self._running), max(0, nearest - time.monotonic()))
            now = time.monotonic()
            told = [(ours, self._told(ours)) for ours in self._running if ours in ready]
            ended = [(ours, result) for ours, result in told if not isinstance(result, _Begun)]
            ended += [
                (ours, self._overdue(child))
                for ours, child in self._running.items()
                if ours not in ready and child.deadline <= now
            ]
            for ours in {ours for ours, _ in told} - {ours for ours, _ in ended}:
                self._running[ours] = replace(self._running[ours], deadline=now + self.limits.seconds, begun=True)
            if ended:
                return tuple(self._let_go(ours, result) for ours, result in ended)

    def _told(self, ours: connection.Connection) -> Typeset | Failure | _Begun:
        try:
            result: Typeset | Failure | _Unready | _Begun = ours.recv()
        except (EOFError, OSError):  # the latter in the middle of a message
            process = self._running[ours].process
            process.join()
            return Failure(_why_dead(process.exitcode))
        if isinstance(result, _Unready):
            raise UserError(f"this machine cannot typeset: {result.reason}", "`briefs doctor` says what is missing")
        return result

    def _overdue(self, child: _Child) -> Failure:
        child.process.kill()
        return Failure(f"took longer than {self.limits.seconds:g} seconds" if child.begun else "was never begun")

    def _let_go(self, ours: connection.Connection, result: Typeset | Failure) -> tuple[Job, Typeset | Failure]:
        child = self._running.pop(ours)
        child.process.join()
        ours.close()
        return child.job, result


def _context(*, fork: bool) -> BaseContext:
    if not fork or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started in here does not hear Ctrl-C, not even before it runs and can say so itself."""
    resource_tracker.ensure_running()  # starting it would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _why_dead(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        with suppress(ValueError):
            return f"ended the typesetter by signal {signal.Signals(-exitcode).name}"
    return f"ended the typesetter with code {exitcode}"


def _child(job: Job, limits: Limits, out: connection.Connection) -> None:
    """What a child does: typeset one job, hand back what came of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its children
    forget_the_user()
    gc.set_threshold(_COLLECT_AFTER)
    _limit_memory(limits.memory)
    out.send(_outcome(job, limits, out))
    out.close()


def _outcome(job: Job, limits: Limits, out: connection.Connection) -> Typeset | Failure | _Unready:
    try:
        from .typeset import typeset  # noqa: PLC0415  # loads WeasyPrint, which a parent never does

        out.send(_Begun())
        return typeset(job)
    except NotReady as error:
        return _Unready(str(error))
    except MemoryError:
        _limit_memory(None)  # to tell of it needs some, too
        return Failure(f"needed more than {limits.memory / (1 << 30):.3g} GB of memory")
    except Exception as error:  # noqa: BLE001  # whatever a page does to the typesetter, it is that page's failure
        frame = traceback.extract_tb(error.__traceback__)[-1]
        detail = f"{type(error).__name__}: {' '.join(str(error).split())} ({frame.filename}:{frame.lineno})"
        return Failure("stopped the typesetter", detail)


def _limit_memory(size: int | None) -> None:
    """Let this process have `size` bytes of address space, or with None as much as it ever may."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if size is None or (most != resource.RLIM_INFINITY and size > most):
        size = most
    resource.setrlimit(resource.RLIMIT_AS, (size, most))
