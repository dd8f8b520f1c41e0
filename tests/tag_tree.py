"""A PDF as a screen reader finds it: its tags with the texts that they hold, and what is painted outside of them.

Read from the bytes with other tools than those that wrote them: pikepdf for the objects, PDFium for places.
"""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

_MAPPED = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")
_PAINTS: Final = frozenset(
    {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI", "Tj", "TJ", "'", '"', "INLINE IMAGE"}
)
Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""

Key = tuple[int, int]
"""Marked content: the number of its page, from 0, and its own."""


@dataclass(slots=True)
class Element:
    """A structure element; `kids` are elements and marked content in order, `links` the annotations that it holds."""

    kind: str
    dictionary: Any
    parent: Element | None
    kids: list[Element | Key] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)

    @property
    def lang(self) -> str:
        return str(self.dictionary.get("/Lang", ""))

    @property
    def alt(self) -> str:
        return str(self.dictionary.get("/Alt", ""))

    @property
    def actual_text(self) -> str:
        return str(self.dictionary.get("/ActualText", ""))

    @property
    def id(self) -> str:
        return str(self.dictionary.get("/ID", ""))

    def attribute(self, name: str) -> Any:
        attributes = self.dictionary.get("/A", {})
        return attributes.get(f"/{name}")

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def contents(self) -> Iterator[Key]:
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.contents()
            else:
                yield kid


@dataclass(slots=True)
class Artifact:
    page: int
    type: str
    text: str = ""


@dataclass(slots=True)
class _Page:
    """What a content stream paints: texts by marked content, artifacts, and operators outside of both."""

    texts: dict[int, str] = field(default_factory=dict)
    artifacts: list[Artifact] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)


class Tagged:
    """A PDF, read once."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self._numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(self.pdf.pages)}

    @cached_property
    def root(self) -> Element:
        (document,) = self.pdf.Root.StructTreeRoot.K
        return self._element(document, None)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        return tuple(self.root.walk())

    def of_kind(self, *kinds: str) -> tuple[Element, ...]:
        return tuple(element for element in self.elements if element.kind in kinds)

    @cached_property
    def _painted(self) -> tuple[_Page, ...]:
        return tuple(_read_page(number, page) for number, page in enumerate(self.pdf.pages))

    @property
    def painted(self) -> frozenset[Key]:
        return frozenset((page, mcid) for page, read in enumerate(self._painted) for mcid in read.texts)

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        return tuple(artifact for page in self._painted for artifact in page.artifacts)

    @property
    def loose(self) -> tuple[tuple[int, str], ...]:
        return tuple((number, operator) for number, page in enumerate(self._painted) for operator in page.loose)

    def text(self, element: Element) -> str:
        """What an element says, in the order of the tags."""
        return " ".join("".join(map(self.piece, element.contents())).split())

    def piece(self, key: Key) -> str:
        page, mcid = key
        return self._painted[page].texts.get(mcid, "")

    @cached_property
    def boxes(self) -> dict[Key, Rectangle]:
        """Where PDFium finds what is painted: left, bottom, right, top."""
        return dict(_boxes(self.data))

    def _element(self, dictionary: Any, parent: Element | None) -> Element:
        element = Element(str(dictionary.S)[1:], dictionary, parent)
        page = self._numbers.get(dictionary.Pg.objgen, -1) if "/Pg" in dictionary else -1
        kids = dictionary.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                element.kids.append((page, int(kid)))
            elif kid.get("/Type") == "/MCR":
                element.kids.append((self._numbers[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                element.links.append(kid.Obj)
            else:
                element.kids.append(self._element(kid, element))
        return element


def _read_page(number: int, page: pikepdf.Page) -> _Page:
    read = _Page()
    fonts = {str(name): _unicode(font) for name, font in dict(page.Resources.Font).items()}
    font: dict[int, str] = {}
    marks: list[Artifact | tuple[int, bool] | None] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator in {"BDC", "BMC"}:
            marks.append(_mark(number, operands, read))
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator in _PAINTS:
            owner = next((mark for mark in reversed(marks) if mark is not None), None)
            text = "".join(_decoded(operands, font)) if operator in {"Tj", "TJ"} else ""
            if isinstance(owner, Artifact):
                owner.text += text
            elif owner is not None:
                mcid, is_told = owner
                read.texts[mcid] += "" if is_told else text
            else:
                read.loose.append(operator)
    return read


def _mark(page: int, operands: Any, read: _Page) -> Artifact | tuple[int, bool] | None:
    """What a sequence of marked content belongs to: an artifact, or a number and whether its text is told beside it."""
    properties = operands[1] if len(operands) > 1 else {}
    if operands[0] == "/Artifact":
        read.artifacts.append(Artifact(page, str(properties.get("/Type", ""))))
        return read.artifacts[-1]
    if "/MCID" not in properties:
        return None
    mcid = int(properties["/MCID"])
    read.texts.setdefault(mcid, "")
    read.texts[mcid] += str(properties.get("/ActualText", ""))
    return mcid, "/ActualText" in properties


def _decoded(operands: Any, font: dict[int, str]) -> Iterator[str]:
    for operand in operands[0] if isinstance(operands[0], pikepdf.Array) else operands:
        if isinstance(operand, pikepdf.String):
            codes = bytes(operand)
            for index in range(0, len(codes), 2):
                yield font[int.from_bytes(codes[index : index + 2])]


def _unicode(font: Any) -> dict[int, str]:
    """What each code of a font stands for."""
    pairs = _MAPPED.findall(font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _boxes(data: bytes) -> Iterator[tuple[Key, Rectangle]]:
    with closing(pypdfium2.PdfDocument(data)) as document:
        for number, page in enumerate(document):
            found: dict[int, Rectangle] = {}
            for thing in page.get_objects():
                mcid = pdfium.FPDFPageObj_GetMarkedContentID(thing)
                if mcid >= 0:
                    found[mcid] = _around(found.get(mcid), _box(thing))
            yield from (((number, mcid), box) for mcid, box in found.items())


def _box(thing: Any) -> Rectangle:
    """Where a thing is painted, without what is clipped off."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    box = left.value, bottom.value, right.value, top.value
    for clip in _clips(thing):
        box = max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])
    return box


def _clips(thing: Any) -> Iterator[Rectangle]:
    clip = pdfium.FPDFPageObj_GetClipPath(thing)
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip)) if clip else 0):
        points = []
        for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, index), x, y)
            points.append((x.value, y.value))
        across, up = zip(*points, strict=True)
        yield min(across), min(up), max(across), max(up)


def _around(one: Rectangle | None, other: Rectangle) -> Rectangle:
    if one is None:
        return other
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
