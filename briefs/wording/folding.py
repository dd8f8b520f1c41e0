"""Text as it is compared: without what nobody sees, in lower case, with a way back to the characters as written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MASK = "\ufffc"
"""Stands for a figure or other value that somebody answers for: neither white space nor part of a word."""

OTHER_MASK = "\ufffd"
"""Stands for anything else that is not read as text: a mark, furniture, a word that was let through, a name."""

_SIMPLE = re.compile(r"[!-~]*(?: [!-~]+)*")


@dataclass(frozen=True, slots=True)
class Folded:
    """`offsets[i]` is the place in the original of the character behind `text[i]`."""

    text: str
    offsets: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the original; `end` is after `start`."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold letter case, look-alike forms and white space, and drop characters without a look of their own.

    A run of white space is one space, or one line feed where it holds an empty line: so phrases are found over line
    breaks but not over paragraphs. Soft hyphens, joiners and marks of direction are dropped. Number characters
    other than decimal digits (½, ², Ⅳ) stay as they are, because folding would turn some of them into letters.
    """
    if _SIMPLE.fullmatch(text):
        return Folded(text.lower(), range(len(text)))
    folded: list[str] = []
    offsets: list[int] = []
    position = 0
    while position < len(text):
        character = text[position]
        start = position
        position += 1
        if character.isspace():
            while position < len(text) and text[position].isspace():
                position += 1
            new = "\n" if text[start:position].count("\n") > 1 else " "
        else:
            new = _fold_character(character)
        folded.append(new)
        offsets.extend([start] * len(new))
    return Folded("".join(folded), tuple(offsets))


def _fold_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category in {"No", "Nl"}:
        return character
    return unicodedata.normalize("NFKC", character).casefold()
