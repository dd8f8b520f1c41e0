"""What a tag tree is made of: as WeasyPrint gives it, and as it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Content:
    """Something painted: marked content number `mcid` of a page, which counts from 0; `blank` says nothing."""

    page: int
    mcid: int
    blank: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """The place of a link on a page. `target` is an address, or with `inside` the id of an element of the page."""

    page: int
    rectangle: Rectangle
    target: str
    inside: bool
    number: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a picture shows, in words, and where it stands on its page: left, bottom, right, top in points."""

    alt: str
    page: int
    rectangle: Rectangle


@dataclass(slots=True)
class Box:
    """A structure element as WeasyPrint made it: one of the boxes of an element of the page.

    `element` is None for a box that was made for none.
    """

    element: Element | None
    part: str
    inline: bool
    columns: int
    rows: int
    drawing: Drawing | None
    kids: list[Box | Content | Annotation] = field(default_factory=list)


@dataclass(slots=True)
class Tag:
    """A structure element as it is written.

    `kind` is its structure type (ISO 32000-1, 14.8.4). In a table, `scope` is the direction in which a header heads,
    `headers` are the ids of those that head a cell, `columns` and `rows` what the cell spans.
    """

    kind: str
    kids: list[Tag | Content | Annotation] = field(default_factory=list)
    element: Element | None = None
    lang: str = ""
    id: str = ""
    scope: str = ""
    headers: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1
    numbering: str = ""
    drawing: Drawing | None = None


Kid = Tag | Content | Annotation
