"""The tag tree of WeasyPrint, as values.

It is a set of dictionaries that refer to each other by number. An element's `K` holds references to its kids, and
numbers of marked content of its page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

from .nodes import Annotation, Box, Content, Drawing
from .origins import Origin, Origins

_POINTS_IN_PIXEL = 0.75


def read_tree(pdf: pydyf.PDF, origins: Origins) -> Box:
    """The root of the tree, which stands for the whole document."""
    return _Reader(pdf, origins).root()


def tree_root(pdf: pydyf.PDF) -> pydyf.Dictionary:
    """The dictionary that the catalogue names as the root of the tags."""
    return object_at(pdf, pdf.catalog["StructTreeRoot"])


def object_at(pdf: pydyf.PDF, reference: bytes) -> Any:
    """The object that a reference such as `b"12 0 R"` names."""
    return pdf.objects[int(reference.split()[0])]


class _Reader:
    def __init__(self, pdf: pydyf.PDF, origins: Origins) -> None:
        self._pdf = pdf
        self._origins = origins
        self._pages = {reference: index for index, reference in enumerate(pdf.page_references)}

    def root(self) -> Box:
        (document,) = tree_root(self._pdf)["K"]
        return self._box(object_at(self._pdf, document))

    def _box(self, structure: pydyf.Dictionary) -> Box:
        origin = self._origins.by_number.get(structure.number) or Origin(None, "", inline=True)
        attributes = structure.get("A", {})
        page = self._pages[structure["Pg"]] if "Pg" in structure else 0
        return Box(
            element=origin.element,
            part=origin.part,
            inline=origin.inline,
            columns=attributes.get("ColSpan", 1),
            rows=attributes.get("RowSpan", 1),
            drawing=self._drawing(structure, page) if structure["S"] == "/Figure" else None,
            kids=list(self._kids(structure, page)),
        )

    def _kids(self, structure: pydyf.Dictionary, page: int) -> Iterator[Box | Content | Annotation]:
        for kid in structure["K"]:
            if isinstance(kid, int):
                yield Content(page, kid, (page, kid) in self._origins.blanks)
                continue
            found = object_at(self._pdf, kid)
            if found["Type"] == "/OBJR":
                yield self._annotation(object_at(self._pdf, found["Obj"]), page)
            else:
                yield self._box(found)

    def _annotation(self, annotation: pydyf.Dictionary, page: int) -> Annotation:
        inside = "Dest" in annotation
        target = annotation["Dest"] if inside else annotation["A"]["URI"]
        left, top, right, bottom = annotation["Rect"]
        rectangle = (min(left, right), min(top, bottom), max(left, right), max(top, bottom))
        return Annotation(page, rectangle, target.string, inside, annotation.number)

    def _drawing(self, structure: pydyf.Dictionary, page: int) -> Drawing:
        """WeasyPrint gives the rectangle in pixels from the upper left corner; PDF wants points from the lower left."""
        left, top, right, bottom = (each * _POINTS_IN_PIXEL for each in structure["A"]["BBox"])
        _, below, _, above = object_at(self._pdf, self._pdf.page_references[page])["MediaBox"]
        alt = structure["Alt"].string if "Alt" in structure else ""
        return Drawing(alt, page, (left, above + below - bottom, right, above + below - top))
