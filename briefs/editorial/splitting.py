"""Where sentences end: not behind `U.S.`, an initial or an abbreviation, and never inside what a reference prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .english import ABBREVIATIONS, STARTERS

_END = re.compile(r"[.!?…]+[’”»\"')\]]*(?=\s+\S)")
_ACRONYM = re.compile(r"(?:\b[A-Za-z]\.)+\Z")
_LAST_WORD = re.compile(r"([A-Za-z.]+)\Z")
_STARTS = re.compile(rf"\s+(?:{'|'.join(STARTERS)})\b")
_BEGINS_SMALL = re.compile(r"\s+[a-z]")


def boundaries(text: str, printed: Sequence[tuple[int, int]] = ()) -> tuple[int, ...]:
    """Where each sentence but the first begins; `printed` are the ranges that references print.

    What a reference prints also ends a sentence where a word follows that only begins one, as behind a quotation that
    is a sentence of its own: `She said: {words} The talks went on.`
    """
    found = {*_after_stops(text, printed), *_after_values(text, printed)}
    return tuple(sorted(position for position in found if position > 0))


def _after_stops(text: str, printed: Sequence[tuple[int, int]]) -> Iterator[int]:
    for match in _END.finditer(text):
        inside = any(start <= match.start() < end for start, end in printed)
        if not inside and _ends(text, match):
            yield match.end()


def _after_values(text: str, printed: Sequence[tuple[int, int]]) -> Iterator[int]:
    return (end for _, end in printed if _STARTS.match(text, end))


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether this stop ends a sentence."""
    if _BEGINS_SMALL.match(text, match.end()):
        return False
    if match[0][0] != ".":
        return True
    if _ACRONYM.search(text, 0, match.start() + 1):
        return _STARTS.match(text, match.end()) is not None
    word = _LAST_WORD.search(text, 0, match.start())
    return word is None or word[1].lower() not in ABBREVIATIONS
