"""An author's text with everything masked that is not printed as written, character for character.

So a word found in the masked text stands at the same place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefs.wording import MASK, OTHER_MASK

from .segments import Markdown, Opening, line_starts, segments
from .syntax import ALLOWED, PLAIN, REFERENCE, forbidden_at

INVISIBLE = "\u2060"
"""Stands for the signs of emphasis: what they enclose is read as if they were not there."""

_BLOCK = re.compile(r"(?P<marker>[ \t]*(?:#{1,6}(?:[ \t]|$)|[-+*](?:[ \t]+|$)|\d{1,9}[.)](?:[ \t]+|$)|(?:>[ \t]?)+))")
_SECTION_LINE = re.compile(r"[ \t]*##(?!#)")
_SIGNS = frozenset("*_\\")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|\\(?=[!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, heading or reason as printed. `start` is its place in the author's text."""

    text: str
    start: int
    item: bool = False


@dataclass(frozen=True, slots=True)
class LetThrough:
    """`[words]{ok="reason"}`: where its words begin, and what it says."""

    words: str
    start: int
    reason: str


def let_through(text: str) -> Iterator[LetThrough]:
    """The places where an author answers for a word."""
    for match in ALLOWED.finditer(text):
        yield LetThrough(match[1], match.start(1), match[2])


def passages(text: str) -> Iterator[Passage]:
    """What a prose file prints, in passages that no sentence crosses."""
    starts = line_starts(text)
    for segment in segments(text):
        if isinstance(segment, Markdown):
            yield from _markdown_passages(segment.text, starts[segment.line])
        elif isinstance(segment, Opening):
            for attribute in segment.attributes or ():
                if attribute.name == "because":
                    yield Passage(mask_inline(attribute.value), attribute.start)


def mask_inline(text: str) -> str:
    """The text with references, and what is let through or not allowed, as masks, and emphasis made invisible."""
    masked: list[str] = []
    position = 0
    while position < len(text):
        if match := PLAIN.match(text, position):
            masked.append(match[0])
        elif match := REFERENCE.match(text, position):
            masked.append(MASK * len(match[0]))
        elif match := ALLOWED.match(text, position) or _forbidden(text, position):
            masked.append(OTHER_MASK * len(match[0]))
        else:
            masked.append(text[position])
        position += len(masked[-1])
    joined = "".join(masked)
    if _SIGNS.isdisjoint(joined):
        return joined
    return _EMPHASIS.sub(lambda match: INVISIBLE * len(match[0]), joined)


def _forbidden(text: str, position: int) -> re.Match[str] | None:
    found = forbidden_at(text, position)
    return None if found is None else found[1]


def _markdown_passages(text: str, offset: int) -> Iterator[Passage]:
    begun: int | None = None
    item = False
    position = 0
    for line in [*text.split("\n"), ""]:
        marker = _BLOCK.match(line)
        if (marker is not None or not line.strip()) and begun is not None:
            yield Passage(mask_inline(text[begun : position - 1]), offset + begun, item)
            begun = None
        if marker is not None:
            item = marker["marker"].lstrip()[:1] in {"-", "+", "*"}
            begun = None if _SECTION_LINE.match(line) else position + marker.end()
        elif begun is None and line.strip():
            begun, item = position, False
        position += len(line) + 1
