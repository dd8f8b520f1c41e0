"""The pieces of a figure, and the numbers of running text.

Reading, cutting and showing all rest on one scan (here, in `preceding` and in `following`), so that what is read from
a figure and what is missed when it is cut cannot disagree.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from .english import MONTHS
from .figure import HedgeKind

DASHES = "‐‑‒–−﹣－-"
"""What may be written for a minus sign, or stands in a range; the em dash is punctuation."""

SPACES = " \u00a0\u2009\u202f\u2007"
"""What may part groups of three digits: plain, no-break, thin, narrow and digit space."""

# The first character stands alone, so that the search can skip to it; what it is is looked at behind it.
_NUMBER = re.compile(
    rf"[0-9.](?:(?<=[0-9])(?<![0-9.,][0-9])[0-9]{{0,2}}(?:[{SPACES}][0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?"
    rf"|(?:(?<=[0-9])[0-9]*|(?<=\.)[0-9]+)(?:[.,'’][0-9]+)*)"
)
_DAY_OF_MONTH = re.compile(rf"(?:{'|'.join(MONTHS)})\s\Z")


class Role(Enum):
    """What a piece of a figure is."""

    HEDGE = auto()
    SIGN = auto()
    CURRENCY = auto()
    NUMBER = auto()
    SCALE = auto()
    UNIT = auto()


class Piece(NamedTuple):
    """A piece of a figure at characters `start` to `end` (exclusive); only the field of its role is set.

    A named tuple, because scanning makes many of them and they are made three times as fast.
    """

    role: Role
    start: int
    end: int
    hedge: HedgeKind | None = None
    units: tuple[str, ...] = ()
    power: int = 0
    negative: bool = False
    foreign: bool = False


Pieces = tuple[Piece, ...]


def numbers_in(text: str, first: int = 0, last: int | None = None) -> Pieces:
    """Find all numbers from `first` to `last`, each with all its groups and decimals, well formed or not."""
    found: list[Piece] = []
    stop = len(text) if last is None else last
    while match := _NUMBER.search(text, first, stop):
        start, end = match.span()
        if text[start] == "." and start and (text[start - 1].isalnum() or text[start - 1] == "."):
            start += 1
        space = text.find(" ", start, end)
        if space > 0 and _DAY_OF_MONTH.search(text[max(0, start - 12) : start]):
            end = space
        found.append(Piece(Role.NUMBER, start, end))
        first = end
    return tuple(found)
