"""Quotation marks in running text, told apart from apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .folding import MASK

_PAIRS = {
    "“": "”“", "„": "“”‟", "‟": "”", "«": "»", "»": "«", "「": "」", "『": "』", "〝": "〞〟", "＂": "＂", '"': '"',
    "‹": "›", "›": "‹", "‘": "’", "‚": "‘’", "'": "'’", "‛": "’", "＇": "＇",
}  # fmt: skip
_SINGLE = frozenset("'’")
_MARKS = re.compile(f"[{re.escape(''.join(_PAIRS))}”’]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters `start` to `end` (exclusive) of a text, quotation marks included.

    `inside` is what stands between them. A mark without its partner reaches to the end of the paragraph.
    """

    start: int
    end: int
    inside: str


@lru_cache(maxsize=1024)  # the same labels stand many times on a page
def quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a paragraph.

    An apostrophe is none: between letters (China’s), behind a letter where no single quotation mark is open (the
    states’ view), and before a letter where no other follows that could close it (’tis). Where a possessive in
    -s’ stands inside single quotation marks, the quotation seems to end there; it is found all the same.
    """
    return tuple(_quotations(text))


def _quotations(text: str) -> Iterator[Quotation]:
    position = 0
    while (match := _MARKS.search(text, position)) is not None:
        start = match.start()
        end = _end(text, start)
        if end is None:
            position = start + 1
        else:
            inside = (
                text[start + 1 : end - 1] if text[end - 1] in _PAIRS.get(text[start], "") else text[start + 1 : end]
            )
            yield Quotation(start, end, inside)
            position = end


def _end(text: str, start: int) -> int | None:
    """Where the quotation that this mark opens ends; None where the mark is an apostrophe."""
    mark = text[start]
    if mark in _SINGLE:
        return _close(text, start) if _may_open(text, start) else None
    if mark == "”":
        return start + 1
    end = _close(text, start)
    return len(text) if end is None else end


def _close(text: str, start: int) -> int | None:
    closing = _PAIRS.get(text[start], "’")
    for position in range(start + 1, len(text)):
        if text[position] in closing and not (text[position] in _SINGLE and not _may_close(text, position)):
            return position + 1
    return None


def _may_open(text: str, position: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return text[position] != "’" and not (before.isalnum() or before == MASK) and bool(after.strip())


def _may_close(text: str, position: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return bool(before.strip()) and not after.isalnum()
