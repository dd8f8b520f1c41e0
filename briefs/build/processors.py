"""How much can be done at the same time."""

from __future__ import annotations

import os
import sys


def processors() -> int:
    """How many processes can work at once: in a container fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
