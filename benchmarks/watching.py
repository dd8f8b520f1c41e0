"""Running a command with all processes that it starts: their time, their memory together, and how that grows."""

from __future__ import annotations

import ctypes
import os
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36
_EVERY = 0.25


@dataclass(frozen=True, slots=True)
class Watched:
    """Wall-clock seconds, seconds of processor time of all processes, and samples of progress and memory in MB.

    Memory is the proportional set size (PSS) of all processes: what several share counts once.
    """

    wall: float
    cpu: float
    samples: tuple[tuple[int, float], ...]

    def peak_mb(self, first: int = 0, last: int | None = None) -> float:
        """The most memory while the progress was between these, the last excluded."""
        return max((mb for done, mb in self.samples if done >= first and (last is None or done < last)), default=0.0)


def watch(command: Sequence[str], cwd: Path, progress: Callable[[], int] = lambda: 0) -> Watched:
    """Run a command that must succeed."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)  # what outlives its parent becomes ours, and its time is told
    before = _children(os.getpid())
    samples: list[tuple[int, float]] = []
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    ended = threading.Event()

    def sample() -> None:
        while not ended.wait(_EVERY):
            samples.append((progress(), sum(map(_pss_mb, _tree(process.pid)))))

    def read() -> None:
        assert process.stderr is not None
        said.append(process.stderr.read())

    said: list[bytes] = []
    threads = [threading.Thread(target=sample), threading.Thread(target=read)]
    for thread in threads:
        thread.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    ended.set()
    for thread in threads:
        thread.join()
    cpu = usage.ru_utime + usage.ru_stime + sum(map(_spent, _children(os.getpid()) - before))
    if process.returncode != 0:
        raise RuntimeError(
            f"{' '.join(map(str, command))} ended with {process.returncode}:\n{said[0].decode()[-2000:]}"
        )
    return Watched(wall, cpu, tuple(samples))


def _spent(orphan: int) -> float:
    """Wait for what the command left behind; return its processor time, with that of all below it."""
    _, _, usage = os.wait4(orphan, 0)
    return usage.ru_utime + usage.ru_stime


def _children(pid: int) -> set[int]:
    try:
        threads = tuple(Path(f"/proc/{pid}/task").iterdir())
        return {int(each) for thread in threads for each in (thread / "children").read_text().split()}
    except OSError:
        return set()


def _tree(pid: int) -> tuple[int, ...]:
    return (pid, *(each for child in _children(pid) for each in _tree(child)))


def _pss_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
