"""The form in which texts are compared, and the way back to their own characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from unicodedata import combining, is_normalized, normalize

SINGLE_MARKS = "‘’‚‛‹›"
DOUBLE_MARKS = "“”„‟«»"
#: Hyphen, no-break hyphen, figure dash, en dash, em dash, horizontal bar, minus sign.
DASHES = "‐‑‒–—―−"

_PLAIN = str.maketrans(dict.fromkeys(SINGLE_MARKS, "'") | dict.fromkeys(DOUBLE_MARKS, '"') | dict.fromkeys(DASHES, "-"))
_NOT_ONE_SPACE = re.compile(r"\s{2,}|[^\S ]")
#: Below U+0300 every character stands for itself: none combines with the one before it.
_FIRST_COMBINING = "\u0300"


@dataclass(frozen=True, slots=True)
class Shifts:
    """Where a text was shortened or lengthened: piece `i` at `starts[i]`..`ends[i]` was `old_starts[i]`..`old_ends[i]`.

    Between the pieces characters stand one for one.
    """

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    old_starts: tuple[int, ...] = ()
    old_ends: tuple[int, ...] = ()

    def old_start(self, position: int) -> int:
        """The first old character of the new one at `position`."""
        piece = bisect_right(self.starts, position) - 1
        if piece < 0:
            return position
        if position < self.ends[piece]:
            return self.old_starts[piece]
        return self.old_ends[piece] + position - self.ends[piece]

    def old_end(self, position: int) -> int:
        """The end of the old characters of those new ones that end at `position`."""
        piece = bisect_right(self.starts, position - 1) - 1
        if piece < 0:
            return position
        if position <= self.ends[piece]:
            return self.old_ends[piece]
        return self.old_ends[piece] + position - self.ends[piece]

    def new(self, position: int) -> int:
        """The new character that the old one at `position` is in."""
        piece = bisect_right(self.old_starts, position) - 1
        if piece < 0:
            return position
        if position < self.old_ends[piece]:
            return self.starts[piece]
        return self.ends[piece] + position - self.old_ends[piece]


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text as it is compared. `shifts` lead from the last step back to the first.

    `composed` tells that only runs of white space have another length than in the text as read, because composing
    its characters (NFC) changed none.
    """

    text: str
    shifts: tuple[Shifts, ...]
    composed: bool

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Start and end, in the text as read, of the characters `start` to `end` of the compared text."""
        for shifts in self.shifts:
            start, end = shifts.old_start(start), shifts.old_end(end)
        return start, end

    def position(self, original: int) -> int:
        """The compared character that holds the one at `original` of the text as read."""
        for shifts in reversed(self.shifts):
            original = shifts.new(original)
        return original


def plain(text: str) -> str:
    """The text as it is compared, without white space at its ends, where no way back is needed."""
    if not text.isascii():
        text = normalize("NFC", text).translate(_PLAIN)
    return " ".join(text.split())


def normalise(text: str) -> Normalised:
    """The text as it is compared, with the way back. White space at its ends stays, as one space."""
    composed, first = _compose(text)
    spaced, second = _one_space(composed)
    shifts = tuple(step for step in (second, first) if step is not None)
    return Normalised(spaced if spaced.isascii() else spaced.translate(_PLAIN), shifts, first is None)


def _one_space(text: str) -> tuple[str, Shifts | None]:
    pieces = [(match.start(), match.end()) for match in _NOT_ONE_SPACE.finditer(text)]
    if not pieces:
        return text, None
    lost = done = 0
    places = []
    words = []
    for start, end in pieces:
        words.append(text[done:start])
        done = end
        if end - start > 1:
            places.append((start - lost, start - lost + 1, start, end))
            lost += end - start - 1
    return " ".join((*words, text[done:])), _shifts(places)


def _compose(text: str) -> tuple[str, Shifts | None]:
    if text.isascii() or is_normalized("NFC", text):
        return text, None
    out: list[str] = []
    places = []
    length = old = 0
    for cluster in _clusters(text):
        composed = normalize("NFC", cluster)
        if len(composed) != len(cluster):
            places.append((length, length + len(composed), old, old + len(cluster)))
        out.append(composed)
        length += len(composed)
        old += len(cluster)
    return "".join(out), _shifts(places)


def _clusters(text: str) -> list[str]:
    """Cut a text into the smallest pieces that NFC does not join."""
    pieces: list[str] = []
    start = 0
    for index in range(1, len(text)):
        character = text[index]
        if character < _FIRST_COMBINING or not (combining(character) or _joins(text[start:index], character)):
            pieces.append(text[start:index])
            start = index
    pieces.append(text[start:])
    return pieces


def _joins(before: str, character: str) -> bool:
    return normalize("NFC", before + character) != normalize("NFC", before) + normalize("NFC", character)


def _shifts(places: list[tuple[int, int, int, int]]) -> Shifts | None:
    if not places:
        return None
    starts, ends, old_starts, old_ends = zip(*places, strict=True)
    return Shifts(starts, ends, old_starts, old_ends)
