"""Measuring commands side by side, so that a noisy machine is noisy for both."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured of ours and of its peer, as medians, and the median of the ratios of neighbouring runs.

    `unit` is that of both. Without a `bound` the ratio is only told.
    """

    name: str
    ours: float
    peer: float
    ratio: float
    bound: float | None
    peer_name: str
    peak_mb: float = 0
    unit: str = "s"

    @classmethod
    def of_memory(cls, name: str, peak_mb: float, bound_mb: float) -> Self:
        """A bound of memory: the ratio is that of the peak to the bound."""
        return cls(name, peak_mb, bound_mb, peak_mb / bound_mb, 1.0, "", peak_mb, "MB")

    @property
    def holds(self) -> bool:
        return self.bound is None or self.ratio <= self.bound


def run(command: Command, cwd: Path) -> tuple[float, float]:
    """Run a command that must succeed; return its wall-clock seconds and its peak memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def compare(
    name: str,
    ours: Command,
    peer: Command,
    *,
    bound: float | None = None,
    peer_name: str,
    cwd: Path,
    peer_cwd: Path | None = None,
    runs: int = 9,
) -> Result:
    """Run both in turn, `runs` times after one unmeasured round each."""
    there = peer_cwd or cwd
    run(ours, cwd)
    run(peer, there)
    pairs = [(run(ours, cwd), run(peer, there)) for _ in range(runs)]
    return Result(
        name=name,
        ours=statistics.median(mine[0] for mine, _ in pairs),
        peer=statistics.median(other[0] for _, other in pairs),
        ratio=statistics.median(mine[0] / other[0] for mine, other in pairs),
        bound=bound,
        peer_name=peer_name,
        peak_mb=max(mine[1] for mine, _ in pairs),
    )
