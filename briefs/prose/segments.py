"""A prose file cut at its `:::` lines: stretches of Markdown, and the beginnings and ends of panels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r" {0,3}:::+[ \t]*(?P<rest>.*)")
_OPENING = re.compile(r"(?P<name>[^\s{]*)[ \t]*(?:\{(?P<attributes>.*)\})?\s*", re.DOTALL)
_ATTRIBUTE = re.compile(r'\s*(?P<name>[a-z-]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"{}]+))')


@dataclass(frozen=True, slots=True)
class Attribute:
    """`start` is where the value begins in the text of the file."""

    name: str
    value: str
    start: int


@dataclass(frozen=True, slots=True)
class Markdown:
    """Lines between directives. `line` counts from 0."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Opening:
    """`::: name {attributes}` from line `line` to `end` (exclusive). `attributes` is None where they cannot be read."""

    line: int
    end: int
    name: str
    attributes: tuple[Attribute, ...] | None


@dataclass(frozen=True, slots=True)
class Closing:
    line: int


Segment = Markdown | Opening | Closing


def segments(text: str) -> tuple[Segment, ...]:
    """The segments of a file in order. Attributes may go on over lines, up to an empty one."""
    return tuple(_segments(text))


def line_starts(text: str) -> tuple[int, ...]:
    """Where each line of the text begins."""
    return (0, *(match.end() for match in re.finditer("\n", text)))


def _segments(text: str) -> Iterator[Segment]:
    lines, starts = text.split("\n"), line_starts(text)
    begun = line = 0
    while line < len(lines):
        fence = _FENCE.fullmatch(lines[line])
        if fence is None:
            line += 1
            continue
        if begun < line:
            yield Markdown(begun, "\n".join(lines[begun:line]))
        if fence["rest"].strip():
            opening = _opening(lines, line, starts[line] + fence.start("rest"))
            yield opening
            line = opening.end
        else:
            yield Closing(line)
            line += 1
        begun = line
    if begun < len(lines):
        yield Markdown(begun, "\n".join(lines[begun:]))


def _opening(lines: list[str], line: int, start: int) -> Opening:
    """Read an opening; where it is not complete on its line, take the following lines with it."""
    written = lines[line][len(lines[line]) - len(lines[line].lstrip(" :\t")) :]
    end = line + 1
    while True:
        match = _OPENING.fullmatch(written)
        if match is not None:
            attributes = _attributes(match["attributes"] or "", start + max(match.start("attributes"), 0))
            if attributes is not None:
                return Opening(line, end, match["name"], attributes)
        if end == len(lines) or not lines[end].strip():
            return Opening(line, line + 1, written.split("{")[0].strip(), None)
        written += "\n" + lines[end]
        end += 1


def _attributes(text: str, start: int) -> tuple[Attribute, ...] | None:
    attributes = []
    position = 0
    while text[position:].strip():
        match = _ATTRIBUTE.match(text, position)
        if match is None:
            return None
        group = "bare" if match["quoted"] is None else "quoted"
        attributes.append(Attribute(match["name"], match[group], start + match.start(group)))
        position = match.end()
    return tuple(attributes)
