"""Blocks and lines of text: what may hold which."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from .nodes import Content, Kid, Tag

_IN_LINE = frozenset({"Link", "Reference", "Quote", "Code", "Span", "Figure"})


def is_block(kid: Kid) -> bool:
    return isinstance(kid, Tag) and kid.kind not in _IN_LINE


def in_blocks(kids: Iterable[Kid]) -> list[Kid]:
    """Blocks as they are, and each stretch of text between them as a paragraph; pictures stand alone.

    White space between blocks is in no paragraph, and so becomes an artifact.
    """
    made: list[Kid] = []
    for block, stretch in groupby(kids, key=is_block):
        found = list(stretch)
        if all(isinstance(kid, Content) and kid.blank for kid in found):
            continue
        bare = block or all(isinstance(kid, Tag) and kid.kind == "Figure" for kid in found)
        made += found if bare else [Tag("P", found)]
    return made


def flow(kids: list[Kid]) -> list[Kid]:
    """What a cell or an item holds: text alone as it is, else blocks."""
    return in_blocks(kids) if any(is_block(kid) for kid in kids) else kids


def dissolved(kids: list[Kid], *, inline: bool) -> list[Kid]:
    """What is left of an element that says nothing itself: text in a line, a paragraph by itself, or its blocks."""
    return kids if inline and not any(is_block(kid) for kid in kids) else in_blocks(kids)
