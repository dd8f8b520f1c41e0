"""A cluster of machines that typeset. It stands where `Workers` stands in a build, and makes the same bytes."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Self

import distributed
from distributed.client import ClosedClientError

from briefs.pdf import Failure, Job, Limits, Typeset
from briefs.problems import UserError

from .messages import Order, Unlike, packed, unpacked
from .remote import parts, typeset

_CONNECT, _LOOK_AGAIN, _PATIENCE = 10, 5, 60
_ADDRESS = (
    "Write its address as in `--engine dask=tcp://127.0.0.1:8786`; "
    "one with tls:// needs the certificates that Dask's settings name under `distributed.comm.tls`."
)
_SAME = "Install the same versions on all machines; `briefs doctor` tells those of one."


class Cluster:
    """Typesets on the workers of the scheduler at `address`, or of a cluster of its own with `count` workers.

    Use as a context manager: on leaving, nothing of it is left running. It connects when there is something to do, and
    raises UserError where it cannot, or where a worker has other versions of what the bytes depend on.
    """

    def __init__(self, address: str | None, count: int, limits: Limits | None = None) -> None:
        self.address = address
        self.count = max(1, count)
        self.limits = limits or Limits()
        self.parts = parts()
        self._client: distributed.Client | None = None
        self._own: distributed.LocalCluster | None = None
        self._threads = 1
        self._running: dict[distributed.Future, Job] = {}
        self._ended: SimpleQueue[distributed.Future] = SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._client is not None:
            self._client.close()  # which cancels what is running
        if self._own is not None:
            self._own.close()
        self._running.clear()

    @property
    def busy(self) -> bool:
        return bool(self._running)

    @property
    def full(self) -> bool:
        """Each worker has one job, and another that waits beside it; where there is none yet, one waits for it."""
        return len(self._running) >= max(1, 2 * self._threads)

    def warm_up(self) -> None:
        """Connect, and compare versions."""
        self._connected()

    def start(self, job: Job) -> None:
        """Begin to typeset `job` on some worker."""
        order = packed(Order(job, self.limits, self.parts))
        with _answering():
            future = self._connected().submit(typeset, order, pure=False, retries=0)
        self._running[future] = job
        future.add_done_callback(self._ended.put)

    def wait(self) -> tuple[tuple[Job, Typeset | Failure], ...]:
        """What has ended by now, at least one; raise UserError where no worker is there to end anything."""
        waited = 0
        while waited < _PATIENCE:
            self._threads = _threads(self._connected())
            with suppress(Empty):
                future = self._ended.get(timeout=_LOOK_AGAIN)
                return ((self._running.pop(future), self._result(future)),)
            waited = 0 if self._threads else waited + _LOOK_AGAIN
        raise UserError("the Dask cluster has no worker", "Start workers, and build again.")

    def _result(self, future: distributed.Future) -> Typeset | Failure:
        try:
            with _answering():
                result: Typeset | Failure | Unlike = unpacked(future.result())
        except distributed.KilledWorker as error:
            return Failure("ended each worker of the cluster that tried it", str(error))
        if isinstance(result, Unlike):
            _compare({"that came later": result.parts}, self.parts)
            raise UserError("a worker of the Dask cluster reads other messages", _SAME)
        return result

    def _connected(self) -> distributed.Client:
        if self._client is None:
            for logger in ("distributed", "distributed.client"):  # what goes wrong is told as a finding
                logging.getLogger(logger).setLevel(logging.CRITICAL)
            if self.address is None:
                self._own = distributed.LocalCluster(
                    n_workers=self.count, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
                )
            try:
                self._client = _Client(self._own or self.address, timeout=_CONNECT, set_as_default=False)
            except (OSError, ValueError, TypeError) as error:  # nobody there, no such address, no certificates
                raise UserError(f"no Dask scheduler answers at {self.address!r}: {error}", _ADDRESS) from error
            with _answering():
                found = self._client.run(parts, on_error="return")
            _compare(found, self.parts)
            self._threads = _threads(self._client)
        return self._client


class _Client(distributed.Client):  # type: ignore[misc]  # Dask's types are not read
    """A client that is closed where it cannot connect, for whatever reason; its end could wait for itself later."""

    def start(self, **options: Any) -> None:
        try:
            super().start(**options)
        except BaseException:
            self.close()
            raise


@contextmanager
def _answering() -> Iterator[None]:
    """What is asked of a scheduler in here is a UserError where it does not answer any more."""
    try:
        yield
    except (distributed.CancelledError, ClosedClientError, OSError) as error:
        raise UserError("the Dask scheduler has gone", "Start it and its workers, and build again.") from error


def _threads(client: distributed.Client) -> int:
    """How many jobs can run at once; none where the scheduler does not answer."""
    if client.status != "running":
        return 0
    try:
        return sum(client.nthreads().values())
    except (OSError, TimeoutError):
        return 0


def _compare(found: Mapping[str, tuple[tuple[str, str], ...] | Exception], here: tuple[tuple[str, str], ...]) -> None:
    """Raise UserError where a worker has other versions than this machine, or cannot tell them."""
    for worker, there in sorted(found.items()):
        if isinstance(there, Exception):
            raise UserError(f"the worker {worker} cannot typeset: {there}", _SAME) from there
        for name, version in there:
            if version != dict(here).get(name):
                message = f"the worker {worker} has {name} {version}, and this machine {dict(here).get(name, 'none')}"
                raise UserError(f"{message}: it would make other bytes", _SAME)
