"""The boxes of an element put together again: lines, columns and pages break it, and print repeats heads of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .nodes import Annotation, Box, Content

#: Of the pseudo-elements only this one is something to itself; the others belong to the text of their element.
MARKER = "marker"
_REPEATED = frozenset({"thead", "tfoot"})


def joined(boxes: list[Box]) -> Box:
    """One box of all these, which are of the same element; in it, each element has one box, too.

    Boxes that were made for no element, or for a part of the same one, dissolve into what holds them.
    """
    first = boxes[0]
    kids = [kid for box in boxes for kid in _kids(box, first)]
    fragments = _fragments(kids)
    first.kids = [
        kid if not isinstance(kid, Box) else joined(_shown_once(fragments[_key(kid)]))
        for kid in kids
        if not isinstance(kid, Box) or fragments[_key(kid)][0] is kid
    ]
    return first


def _kids(box: Box, outer: Box) -> Iterator[Box | Content | Annotation]:
    for kid in box.kids:
        if isinstance(kid, Box) and _dissolves(kid, outer):
            yield from _kids(kid, outer)
        else:
            yield kid


def _dissolves(kid: Box, outer: Box) -> bool:
    if kid.part == MARKER:
        return outer.part == MARKER
    return kid.element is None or kid.element is outer.element


def _key(box: Box) -> tuple[int, str]:
    return id(box.element), box.part


def _fragments(kids: Iterable[Box | Content | Annotation]) -> dict[tuple[int, str], list[Box]]:
    """The boxes of each element, in order."""
    found: dict[tuple[int, str], list[Box]] = {}
    for kid in kids:
        if isinstance(kid, Box):
            found.setdefault(_key(kid), []).append(kid)
    return found


def _shown_once(boxes: list[Box]) -> list[Box]:
    """The head of a table stands on each page where the table goes on: the first is it, the others are furniture."""
    element = boxes[0].element
    return boxes[:1] if element is not None and element.tag in _REPEATED else boxes
