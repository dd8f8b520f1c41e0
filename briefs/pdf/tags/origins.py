"""From which element of the page each structure element of a PDF was made.

WeasyPrint does not tell, so this wraps the function that makes them. It is the only place where a part of WeasyPrint is
used that it does not promise to keep.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
import weasyprint
from weasyprint.formatting_structure.boxes import InlineLevelBox, LineBox, TextBox
from weasyprint.pdf import tags

from briefs.pdf.alone import NotReady

from .scripts import needs_text

WRITTEN_FOR = "70."
_MAKER = "_build_box_tree"
_TAKES = ("box", "parent", "pdf", "page_number", "nums", "annotations", "tags")


@dataclass(frozen=True, slots=True)
class Origin:
    """An element of the page, and what of it was laid out.

    `element` is None for a box that was made for none. `part` is empty for the element itself, else the name of the
    pseudo-element, such as `marker`. `inline` tells that it stands in a line of text.
    """

    element: Element | None
    part: str
    inline: bool


@dataclass(frozen=True, slots=True)
class Origins:
    """What is noted while tags are made.

    `by_number` is the origin of each structure element by its number in the PDF, None where a box was made for no
    element. `said` are the texts of all content by the numbers of page and content, `texts` those of them that cannot
    be read from their glyphs; `blanks` are the numbers of what is white space, or nothing.
    """

    by_number: dict[int, Origin | None] = field(default_factory=dict)
    said: dict[tuple[int, int], str] = field(default_factory=dict)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    blanks: set[tuple[int, int]] = field(default_factory=set)


@contextmanager
def recorded() -> Iterator[Origins]:
    """Note the origins of what is written inside; raise NotReady where WeasyPrint is not as this module knows it."""
    make: Any = getattr(tags, _MAKER, None)
    check(weasyprint.__version__, make)
    origins = Origins()

    def noting(box: Any, *rest: Any) -> Iterator[pydyf.Dictionary]:
        placed = getattr(box, "_box", box)  # what is positioned absolutely stands behind a placeholder
        named = dict(zip(_TAKES[1:], rest, strict=True))
        for place, text in _texts(placed, named["page_number"], named["tags"]):
            origins.said[place] = text
            if needs_text(text):
                origins.texts[place] = text
            elif not text.strip():
                origins.blanks.add(place)
        origin = _origin(placed)
        for structure in make(box, *rest):
            origins.by_number.setdefault(structure.number, origin)
            yield structure

    setattr(tags, _MAKER, noting)
    try:
        yield origins
    finally:
        setattr(tags, _MAKER, make)


def check(version: str, make: Any) -> None:
    """Raise NotReady where the function that makes structure elements is another one than this module wraps."""
    takes = tuple(inspect.signature(make).parameters) if callable(make) else ()
    if not version.startswith(WRITTEN_FOR) or takes != _TAKES:
        found = f"{_MAKER}({', '.join(takes)})" if takes else f"no {_MAKER}"
        raise NotReady(f"WeasyPrint {version} has {found}; tags are made with WeasyPrint {WRITTEN_FOR}x")


def _origin(placed: Any) -> Origin | None:
    if placed.element is None:
        return None
    _, _, part = str(placed.element_tag).partition("::")
    return Origin(placed.element, part, isinstance(placed, InlineLevelBox))


def _texts(placed: Any, page: int, contents: Mapping[Any, Mapping[str, Any]]) -> Iterator[tuple[tuple[int, int], str]]:
    """The texts of a box, with the numbers of page and content."""
    for line in getattr(placed, "children", ()):
        for box in getattr(line, "children", ()) if isinstance(line, LineBox) else (line,):
            if isinstance(box, TextBox) and box in contents:
                yield (page, contents[box]["mcid"]), box.text
