"""Outputs that were made here, and of briefs that the project has no more."""

from __future__ import annotations

from collections.abc import Sequence

from .records import INDEX, Records
from .targets import OutputType, Target


def left_over(records: Records, every: Sequence[Target]) -> tuple[str, ...]:
    """Their names: only of what a build is known to have made, never of a stranger's file.

    `every` are all briefs that the project has.
    """
    names = {target.output(type) for target in every for type in OutputType}
    if every:
        names.add(INDEX)
    return tuple(name for name in records.names if name not in names)
