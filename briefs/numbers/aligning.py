"""Pad the numbers of a column so that their decimal signs stand below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

DIGIT_SPACE = "\u2007"
POINT_SPACE = "\u2008"
_NARROW = frozenset(".,'’")
#: Stands between the ends of a range.
TO = "–"
_WORDED = re.compile(r"[^\W\d_]")


def align(values: Sequence[str], decimal: str = ".") -> list[str]:
    """Pad numbers with digit and punctuation spaces to one width, for figures that are all equally wide.

    A column set with tabular figures then has its decimal signs below each other, whether it is aligned left or right;
    of a range it is that of the upper end. `decimal` is the decimal sign of the language. Words stay as they are.
    """
    numbers = {value: _halves(value, decimal) for value in values if value and not _WORDED.search(value)}
    most_before, most_after = (_most([halves[half] for halves in numbers.values()]) for half in (0, 1))
    return [
        _padding(most_before, numbers[value][0]) + value + _padding(most_after, numbers[value][1])[::-1]
        if value in numbers
        else value
        for value in values
    ]


def _halves(value: str, decimal: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """The widths of what stands before the decimal sign, and from it on."""
    _, sign, places = value.rpartition(TO)[2].partition(decimal)
    at = len(value) - len(sign + places)
    return _width(value[:at]), _width(value[at:])


def _width(text: str) -> tuple[int, int]:
    """Count wide characters (digits, signs) and narrow ones (points, commas, spaces between groups)."""
    narrow = sum(c in _NARROW or c.isspace() for c in text)
    return len(text) - narrow, narrow


def _most(widths: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return max((wide for wide, _ in widths), default=0), max((narrow for _, narrow in widths), default=0)


def _padding(most: tuple[int, int], width: tuple[int, int]) -> str:
    return DIGIT_SPACE * (most[0] - width[0]) + POINT_SPACE * (most[1] - width[1])
