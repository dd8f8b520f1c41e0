"""Finding rows for what would else lie on top of each other."""

from __future__ import annotations

from collections.abc import Sequence


def rows(spans: Sequence[tuple[float, float]], gap: float) -> tuple[int, ...]:
    """For each span, from left to right, the first row in which nothing is nearer to it than the gap."""
    taken: list[list[tuple[float, float]]] = []
    found: list[int] = []
    for left, right in spans:
        row = next((row for row, others in enumerate(taken) if _free(left, right, others, gap)), len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append((left, right))
        found.append(row)
    return tuple(found)


def _free(left: float, right: float, others: Sequence[tuple[float, float]], gap: float) -> bool:
    return all(right + gap <= start or end + gap <= left for start, end in others)


def inside(left: float, width: float, room: float) -> float:
    """The left edge moved so that what begins there stays within the room, at its start if it is wider."""
    return max(min(left, room - width), 0)
