"""The tags of a PDF, from the first reading to the last word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from xml.etree.ElementTree import Element

import pydyf

from .joining import joined
from .nodes import Annotation, Kid, Rectangle, Tag
from .origins import Origins
from .page import Page
from .reading import read_tree
from .shaping import shaped
from .tables import head_cells
from .words import apart
from .writing import write_tree

#: By how much, in points, a place may stick out of the one that holds it.
_TOLERANCE = 0.5


def tag(pdf: pydyf.PDF, root: Element, origins: Origins) -> tuple[str, ...]:
    """Give a PDF the tags of the page with this root element; tell which pictures have no words."""
    page = Page(root)
    document = shaped(joined([read_tree(pdf, origins)]), page.notes)
    tables, notes = count(1), count(1)
    silent = []
    for each in _walk(document):
        if each.kind == "Table":
            head_cells(each, f"table-{next(tables)}")
        elif each.kind == "Note":
            each.id = f"note-{next(notes)}"
        elif each.kind == "Link":
            each.kids = list(_without_nested(each.kids))
        elif each.kind == "Figure" and (each.drawing is None or not each.drawing.alt):
            silent.append("a picture says nothing to those who cannot see it")
    write_tree(pdf, document, page.described, origins.texts, set(apart(document, root, origins.said)))
    return tuple(silent)


def _walk(tag: Tag) -> Iterator[Tag]:
    yield tag
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from _walk(kid)


def _without_nested(kids: list[Kid]) -> Iterator[Kid]:
    """Of the places of one link, those that lie in no other: each box inside a link has its own."""
    places = [kid for kid in kids if isinstance(kid, Annotation)]
    for kid in kids:
        if not isinstance(kid, Annotation) or not any(_holds(place, kid, places) for place in places):
            yield kid


def _holds(outer: Annotation, inner: Annotation, places: list[Annotation]) -> bool:
    """Whether one place lies in another; of equal ones the first holds the others."""
    if outer is inner or outer.page != inner.page or not _lies_in(inner.rectangle, outer.rectangle):
        return False
    return not _lies_in(outer.rectangle, inner.rectangle) or places.index(outer) < places.index(inner)


def _lies_in(inner: Rectangle, outer: Rectangle) -> bool:
    left, bottom, right, top = outer
    return (
        left <= inner[0] + _TOLERANCE
        and bottom <= inner[1] + _TOLERANCE
        and right >= inner[2] - _TOLERANCE
        and top >= inner[3] - _TOLERANCE
    )
