"""The letters of sources and the marks of facts, the same in all briefs of an edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, product
from string import ascii_uppercase

#: Letters of derived figures and of discrepancies; no source has them.
COMPUTED = "C"
DISCREPANCY = "D"


def source_letters(sources: Iterable[str]) -> Mapping[str, str]:
    """A letter for each source in the order of the file: A, B, E to Z, then AA, AB, ..."""
    return dict(zip(sources, _letters(), strict=False))


def _letters() -> Iterator[str]:
    for length in count(1):
        for letters in product(ascii_uppercase, repeat=length):
            word = "".join(letters)
            if word not in (COMPUTED, DISCREPANCY):
                yield word


def numbered(letters: Iterable[str]) -> Iterator[str]:
    """A mark for each letter: A1, A2, B1, A3, ..."""
    last: dict[str, int] = {}
    for letter in letters:
        last[letter] = last.get(letter, 0) + 1
        yield f"{letter}{last[letter]}"
