"""From which element of the page each structure element of a PDF was made.

WeasyPrint does not tell, so this wraps the function that makes them. It is the only place where a part of WeasyPrint is
used that it does not promise to keep.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
import weasyprint
from weasyprint.formatting_structure.boxes import InlineLevelBox
from weasyprint.pdf import tags

from briefs.pdf.alone import NotReady

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
    """The origin of each structure element by its number in the PDF; None where a box was made for no element."""

    by_number: dict[int, Origin | None] = field(default_factory=dict)


@contextmanager
def recorded() -> Iterator[Origins]:
    """Note the origins of what is written inside; raise NotReady where WeasyPrint is not as this module knows it."""
    make: Any = getattr(tags, _MAKER, None)
    check(weasyprint.__version__, make)
    origins = Origins()

    def noting(box: Any, *rest: Any, **named: Any) -> Iterator[pydyf.Dictionary]:
        for structure in make(box, *rest, **named):
            origins.by_number.setdefault(structure.number, _origin(box))
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


def _origin(box: Any) -> Origin | None:
    placed = getattr(box, "_box", box)  # what is positioned absolutely stands behind a placeholder
    if placed.element is None:
        return None
    _, _, part = str(placed.element_tag).partition("::")
    return Origin(placed.element, part, isinstance(placed, InlineLevelBox))
