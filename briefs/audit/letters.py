"""Text as the letters that carry it: how it is compared across a page and its PDF.

White space says nothing there, because what reads a PDF guesses it from distances. Nor do ligatures, letter case
(style sheets change it), hyphens between letters (lines break there), and signs such as bullets and dots.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_KEPT = frozenset("%‰‱+−±×÷=<>≈~≤≥\"'“”„‟‘’‚‛«»‹›「」『』")
_BETWEEN_DIGITS = frozenset(".,'’:/")
_HYPHENS = frozenset("-‐‑\u0002\ufffe")

MAY_BREAK = "\u200b"
"""A zero-width space: here one text ends and another begins, though a reader sees one word."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters, digits, signs of amount and quotation marks of a text.

    `begins[i]` tells that a word begins at `text[i]`; it has one entry more than the text, which is true.
    `offsets[i]` is the place of `text[i]` in the original, the last entry its length.
    """

    text: str
    begins: tuple[bool, ...]
    offsets: tuple[int, ...]

    def words(self) -> tuple[int, ...]:
        """Where words begin, and the end of the text."""
        return tuple(index for index, begins in enumerate(self.begins) if begins)


def letters(text: str) -> Letters:
    """Reduce a text to what is compared."""
    kept: list[str] = []
    begins: list[bool] = []
    offsets: list[int] = []
    beginning = True
    for index, character in enumerate(text):
        folded = _folded(character)
        if folded is None:
            beginning = beginning or character == MAY_BREAK
            continue
        if not folded and not _is_kept_here(text, index):
            beginning = True
            continue
        for each in folded or character:
            kept.append(each)
            begins.append(beginning)
            offsets.append(index)
            beginning = False
    return Letters("".join(kept), (*begins, True), (*offsets, len(text)))


def composed(text: str) -> str:
    """The text in the form in which letters are compared (NFC)."""
    return unicodedata.normalize("NFC", text)


@cache
def _folded(character: str) -> str | None:
    """What is compared of a character wherever it stands; nothing where that may depend, None where it is no sign."""
    category = unicodedata.category(character)
    if category == "Cf":
        return None
    if character not in _HYPHENS and (character in _KEPT or category[0] in "LMN" or category == "Sc"):
        return _LIGATURES.get(character, character).casefold()
    return ""


def _is_kept_here(text: str, index: int) -> bool:
    character = text[index]
    if character in _HYPHENS:
        return _is_minus(text, index)
    return character in _BETWEEN_DIGITS and _digit(text, index - 1) and _digit(text, index + 1)


def _is_minus(text: str, index: int) -> bool:
    """A hyphen before a digit is a sign, unless it joins something to what stands before it."""
    return _digit(text, index + 1) and not (index > 0 and text[index - 1].isalnum())


def _digit(text: str, index: int) -> bool:
    return 0 <= index < len(text) and text[index].isdigit()
