"""From inline tokens to the inline part of the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from briefs.problems import Finding, Findings, Place

from .ast import Allowed, Emphasis, Inline, Inlines, Reference, Strong, Text
from .markdown import read_inline
from .syntax import TURNED, TURNING, Forbidden

if TYPE_CHECKING:
    from markdown_it.token import Token

PlaceOf = Callable[[int], Place]
"""The place of the character at this position of an inline text."""


def parse_inline(text: str, place: Place | PlaceOf) -> tuple[Inlines, Findings]:
    """Read a string of a fact file: a statement, note or caption. `place` is that of its characters, or one for all."""
    place_of = placing(place)
    inlines, findings = build(read_inline(text), place_of)
    return inlines, (*findings, *turned(text, place_of))


def placing(place: Place | PlaceOf) -> PlaceOf:
    """Where the characters of a text stand, if only the place of all of it may be known."""
    return (lambda _: place) if isinstance(place, Place) else place


def build(tokens: list[Token], place_of: PlaceOf) -> tuple[Inlines, Findings]:
    """The tree of these inline tokens, and a finding for each form that is not allowed."""
    findings: list[Finding] = []
    inlines = _until(None, iter(tokens), place_of, findings)
    return inlines, tuple(findings)


def not_allowed(kind: Forbidden, place: Place, text: str = "") -> Finding:
    """The finding for a form that prose does not know, with the form as written."""
    written = " ".join(text.split())
    shown = written if len(written) <= 60 else f"{written[:59]}…"
    return Finding(
        "E406", place, f"{kind.name} is not allowed in prose" + (f": {shown!r}" if shown else ""), kind.instead
    )


def turned(text: str, place_of: PlaceOf) -> Iterator[Finding]:
    """A finding for each sign by which readers would see other characters than those that are checked."""
    for match in TURNED.finditer(text):
        yield not_allowed(TURNING, place_of(match.start()), f"U+{ord(match[0]):04X}")


def _until(end: str | None, tokens: Iterator[Token], place_of: PlaceOf, findings: list[Finding]) -> Inlines:
    inlines: list[Inline] = []
    for token in tokens:
        if token.type == end:
            break
        if token.type in {"strong_open", "em_open"}:
            inner = _until(token.type.replace("open", "close"), tokens, place_of, findings)
            inlines.append(Strong(inner) if token.type == "strong_open" else Emphasis(inner))
        else:
            inlines.extend(_leaf(token, place_of, findings))
    return _joined(inlines)


def _leaf(token: Token, place_of: PlaceOf, findings: list[Finding]) -> Iterator[Inline]:
    if token.type in {"softbreak", "hardbreak"}:
        # A hard break is made by two spaces at a line's end: nobody sees them, and here they mean nothing.
        yield Text(" ")
    elif token.type == "reference":
        match = token.meta["match"]
        yield Reference(match[1], match[2], place_of(token.meta["position"]))
    elif token.type == "allowed":
        match, place = token.meta["match"], place_of(token.meta["position"])
        yield Allowed(" ".join(match[1].split()), " ".join(match[2].split()), place)
    elif token.type == "forbidden":
        findings.append(not_allowed(token.meta["kind"], place_of(token.meta["position"]), token.meta["match"][0]))
    else:
        yield Text(token.content)


def _joined(inlines: list[Inline]) -> Inlines:
    joined: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + inline.text)
        elif inline != Text(""):
            joined.append(inline)
    return tuple(joined)
