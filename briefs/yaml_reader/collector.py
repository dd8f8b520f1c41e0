"""Python's garbage collector, out of the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the collector from going through ever more new objects, none of which is garbage yet.

    Reading a file of thousands of facts makes hundreds of thousands of objects at once and takes half the time so. What
    was made meanwhile is then taken for old, as if the collector had looked through it and found no garbage.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            _make_all_old()
            gc.enable()


def _make_all_old() -> None:
    if not gc.get_freeze_count():  # what another froze stays frozen
        gc.freeze()
        gc.unfreeze()
