"""How the number words of a language are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in folded text: an amount where `quantity` is true, else a small number of this value."""

    start: int
    end: int
    quantity: bool
    value: int


@dataclass(frozen=True, slots=True)
class Language:
    """What one language says of numbers in words.

    `symbols` give a capital letter for each number word (folded text has none of its own), so that patterns can name
    kinds of words. `pattern` is matched against text so coded and has three named groups: `free` is a phrase that only
    looks like a number and is passed over, `quantity` carries an amount, `number` is a small number. `values` are the
    amounts of the parts of a small number, which add up: twenty-three is 20 and 3.
    """

    symbols: Mapping[str, str]
    pattern: re.Pattern[str]
    values: Mapping[str, int]

    def find(self, text: str) -> Iterator[Found]:
        """The quantities and small numbers of a folded text, in order."""
        coded = _WORD.sub(lambda word: self.symbols.get(word[0], word[0]), text)
        matches = [match for match in self.pattern.finditer(coded) if match["free"] is None]
        if not matches:
            return
        offsets = self._offsets(text)
        for match in matches:
            start, end = offsets[match.start()], offsets[match.end()]
            value = sum(self.values.get(word, 0) for word in _WORD.findall(text[start:end]))
            yield Found(start, end, match["quantity"] is not None, value)

    def _offsets(self, text: str) -> list[int]:
        """For each place in the coded text, and its end, the place in the text itself."""
        offsets: list[int] = []
        position = 0
        for word in _WORD.finditer(text):
            if word[0] in self.symbols:
                offsets += range(position, word.start() + 1)
                position = word.end()
        return [*offsets, *range(position, len(text) + 1)]


def compile_pattern(free: Iterable[str], quantity: Iterable[str], number: Iterable[str]) -> re.Pattern[str]:
    """One pattern of whole words from the three lists; at one place the earlier entry wins."""
    groups = (("free", free), ("quantity", quantity), ("number", number))
    alternatives = "|".join(f"(?P<{name}>{'|'.join(phrases)})" for name, phrases in groups)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")
