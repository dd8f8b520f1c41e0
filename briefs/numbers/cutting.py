"""What a figure left behind in its source."""

from __future__ import annotations

from .figure import Cut


def dropped(before: str, figure: str, after: str) -> Cut | None:
    """Say what `figure` cut off when it was taken from `before + figure + after`, or None where it is whole.

    `before` and `after` are the source's own characters (dashes and spaces not normalised), as much of them as there
    is; the nearest hundred are looked at.
    """
    raise NotImplementedError
