"""Pad the numbers of a column so that their decimal signs stand below each other."""

from __future__ import annotations

from collections.abc import Sequence

DIGIT_SPACE = "\u2007"
POINT_SPACE = "\u2008"
_NARROW = frozenset(".,'’")


def align(values: Sequence[str], decimal: str = ".") -> list[str]:
    """Pad numbers with digit and punctuation spaces to one width, for figures that are all equally wide.

    A column set with tabular figures then has its decimal signs below each other, whether it is aligned left or right.
    `decimal` is the decimal sign of the language. Empty values stay empty.
    """
    halves = [value.partition(decimal) for value in values]
    before = [_width(whole) for whole, _, _ in halves]
    after = [_width(sign + places) for _, sign, places in halves]
    most_before, most_after = _most(before), _most(after)
    return [
        _padding(most_before, left) + value + _padding(most_after, right)[::-1] if value else ""
        for value, left, right in zip(values, before, after, strict=True)
    ]


def _width(text: str) -> tuple[int, int]:
    """Count wide characters (digits, signs) and narrow ones (points, commas, spaces between groups)."""
    narrow = sum(c in _NARROW or c.isspace() for c in text)
    return len(text) - narrow, narrow


def _most(widths: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return max((wide for wide, _ in widths), default=0), max((narrow for _, narrow in widths), default=0)


def _padding(most: tuple[int, int], width: tuple[int, int]) -> str:
    return DIGIT_SPACE * (most[0] - width[0]) + POINT_SPACE * (most[1] - width[1])
