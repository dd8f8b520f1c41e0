"""The letters of sources and the marks of facts, the same in all briefs of an edition.

What the last edition named keeps its letter or mark: whoever holds that finds the same behind it, and a brief that does
not show what is new stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, product
from string import ascii_uppercase
from typing import TypeVar

K = TypeVar("K")

#: Letters of derived figures and of discrepancies; no source has them.
COMPUTED = "C"
DISCREPANCY = "D"


@dataclass(frozen=True, slots=True)
class Kept:
    """The letters of sources and the marks that the last edition gave, by id; of discrepancies, by their facts."""

    letters: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    discrepancies: tuple[tuple[tuple[str, ...], str], ...] = ()


def source_letters(sources: Iterable[str], kept: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """A letter for each source in the order of the file: A, B, E to Z, then AA, AB, ..."""
    kept = kept or {}
    free = (letter for letter in _letters() if letter not in kept.values())
    return {source: kept.get(source) or next(free) for source in sources}


def _letters() -> Iterator[str]:
    for length in count(1):
        for letters in product(ascii_uppercase, repeat=length):
            word = "".join(letters)
            if word not in (COMPUTED, DISCREPANCY):
                yield word


def numbered(letters: Iterable[tuple[K, str]], kept: Mapping[K, str]) -> Iterator[str]:
    """A mark for each thing with its letter: A1, A2, B1, A3, ...; a new one comes behind all that were given."""
    last: dict[str, int] = {}
    for mark in kept.values():
        letter, number = _parted(mark)
        last[letter] = max(last.get(letter, 0), number)
    given: set[str] = set()
    for key, letter in letters:
        if key in kept and kept[key] not in given and _parted(kept[key])[0] == letter:
            given.add(kept[key])
            yield kept[key]
        else:
            last[letter] = last.get(letter, 0) + 1
            yield f"{letter}{last[letter]}"


def _parted(mark: str) -> tuple[str, int]:
    letter = mark.rstrip("0123456789")
    return letter, int(mark[len(letter) :])
