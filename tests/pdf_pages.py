"""A PDF as a reader of its pages finds it: where each piece of text stands, and what the tag tree says that it is.

Lengths are points; the origin is the lower left corner of the page.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

HEADINGS: Final = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
#: Structure types that stand inside lines of text; all others hold lines of their own.
_INLINE = frozenset({"Span", "Link", "Quote", "Em", "Strong", "Code", "NonStruct", "Reference", "Annot"})
_MARK = re.compile(r"[A-Z][0-9]+")
#: Letters in a drawing below this size, in points, are raised marks.
_SMALL = 7
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-"})


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def overlap(self, other: Box) -> tuple[float, float]:
        """Width and height of what both share; negative where they do not meet."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.top, other.top) - max(self.bottom, other.bottom),
        )


def around(boxes: Sequence[Box]) -> Box:
    """The box around all of them; a point in the corner of the page where there are none."""
    if not boxes:
        return Box(0, 0, 0, 0)
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


@dataclass(frozen=True, slots=True)
class Char:
    """A character that can be seen. `box` is that of its ink; `end` is where the next character would begin."""

    text: str
    box: Box
    end: float


@dataclass(frozen=True, slots=True)
class Run:
    """Text painted in one go. `path` numbers the elements that it lies in, from the root; `tags` are their types.

    `place` is the path, and the number of the text in its element: what is read aloud is read in the order of places.
    All are empty for what repeats in the margins of each page.
    """

    text: str
    chars: tuple[Char, ...]
    box: Box
    size: float
    place: tuple[int, ...]
    tags: tuple[str, ...]

    @property
    def path(self) -> tuple[int, ...]:
        return self.place[:-1]

    @property
    def is_mark(self) -> bool:
        """Whether this is an evidence mark: a link such as `A2`, or the same in small letters in a drawing."""
        small = "Figure" in self.tags and self.size < _SMALL
        return ("Link" in self.tags or small) and _MARK.fullmatch(self.text.strip()) is not None

    @property
    def block(self) -> tuple[int, ...]:
        """The path of the innermost element that holds lines."""
        depth = max((index for index, tag in enumerate(self.tags) if tag not in _INLINE), default=-1)
        return self.path[: depth + 1]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item or cell, as far as it stands on one page."""

    tag: str
    path: tuple[int, ...]
    tags: tuple[str, ...]
    runs: tuple[Run, ...]

    @property
    def box(self) -> Box:
        return around([run.box for run in self.runs])

    @property
    def text(self) -> str:
        """What it says, each evidence mark in angle brackets: `in 2024 <A2>`."""
        return " ".join(_said(line) for line in _lines(self.runs))

    @property
    def plain(self) -> str:
        """All characters that can be seen, in order, without white space."""
        return "".join(char.text for run in self.runs for char in run.chars)

    @property
    def lines(self) -> int:
        """How many lines of text it has here; what is raised in a line makes no line."""
        return len(list(_lines(self.runs)))

    @property
    def line_texts(self) -> tuple[str, ...]:
        return tuple(" ".join("".join(run.text for run in line).split()) for line in _lines(self.runs))


def _said(line: Sequence[Run]) -> str:
    return " ".join("".join(f"<{run.text.strip()}> " if run.is_mark else run.text for run in line).split())


def _lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of each line; in a drawing each stands for itself."""
    line: list[Run] = []
    for run in runs:
        box = run.box
        middle = (box.top + box.bottom) / 2
        apart = "Figure" in run.tags and not run.is_mark
        if line and (apart or not any(each.box.bottom <= middle <= each.box.top + each.size / 2 for each in line)):
            yield line
            line = []
        line.append(run)
    if line:
        yield line


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawing or an image, with the box that it fills."""

    box: Box
    is_image: bool


@dataclass(frozen=True)
class Page:
    """One page; `number` counts from 1."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    shapes: tuple[Shape, ...]

    @cached_property
    def body(self) -> tuple[Run, ...]:
        """The text of the brief itself."""
        return tuple(run for run in self.runs if run.tags and run.chars)

    @cached_property
    def furniture(self) -> tuple[Run, ...]:
        """What repeats in the margins."""
        return tuple(run for run in self.runs if not run.tags and run.chars)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in reading order."""
        ordered = sorted(enumerate(self.body), key=lambda pair: (pair[1].block, pair[0]))
        return tuple(_block([run for _, run in group]) for _, group in groupby(ordered, key=lambda pair: pair[1].block))


def _block(runs: Sequence[Run]) -> Block:
    first = runs[0]
    tags = first.tags[: len(first.block)]
    return Block(tags[-1] if tags else "", first.block, tags, tuple(runs))


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; `level` and `page` count from 1."""

    level: int
    title: str
    page: int


@dataclass(frozen=True)
class Pdf:
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]

    @cached_property
    def sections(self) -> dict[str, str]:
        """The text of each section by its title, as in `Block.text`; what stands before the first under no title."""
        found: dict[str, list[str]] = {"": []}
        title = ""
        for block in (block for page in self.pages for block in page.blocks):
            if block.tag == "H2":
                title = re.sub(r"^[0-9]+\s+", "", block.text)
            found.setdefault(title, []).append(block.text)
        return {title: "\n".join(texts) for title, texts in found.items()}


def read_pdf(data: bytes) -> Pdf:
    with closing(pypdfium2.PdfDocument(data)) as document:
        pages = tuple(_page(document, index) for index in range(len(document)))
        bookmarks = tuple(
            Bookmark(entry.level + 1, entry.get_title(), (entry.get_dest().get_index() or 0) + 1)
            for entry in document.get_toc()
        )
    return Pdf(pages, bookmarks)


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    page = document[index]
    text = page.get_textpage()
    try:
        elements = _elements(page)
        width, height = page.get_size()
        runs, shapes = [], []
        chars = _chars(text)
        within: dict[int, int] = {}  # the marked content that each depth of groups lies in
        for thing in page.get_objects(max_depth=8):
            content = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
            within[thing.level + 1] = content if content >= 0 else within.get(thing.level, content)
            if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
                place, tags = elements.get(within[thing.level + 1], ((), ()))
                runs.append(_run(thing, text, chars.get(_address(thing.raw), ()), place, tags))
            elif thing.type in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING}:
                shapes.append(Shape(Box(*thing.get_bounds()), thing.type == pdfium.FPDF_PAGEOBJ_IMAGE))
        return Page(index + 1, width, height, tuple(_joined(runs)), tuple(shapes))
    finally:
        text.close()
        page.close()


def _run(thing: Any, text: Any, chars: Sequence[Char], place: tuple[int, ...], tags: tuple[str, ...]) -> Run:
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(thing.raw, size)
    matrix = thing.get_matrix()
    said = _string(lambda buffer, length: pdfium.FPDFTextObj_GetText(thing.raw, text.raw, _shorts(buffer), length))
    ink = around([char.box for char in chars])
    return Run(said.translate(_HYPHENS), tuple(chars), ink, size.value * abs(matrix.d), place, tags)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, with the letters of a drawing, each of which is painted alone, put together again."""
    last: Run | None = None
    for run in runs:
        if last is not None and "Figure" in run.tags and _goes_on(last, run):
            chars = (*last.chars, *run.chars)
            last = replace(last, text=last.text + run.text, chars=chars, box=around([char.box for char in chars]))
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _goes_on(one: Run, other: Run) -> bool:
    """Whether the second continues the line of the first: in the same size, a word space apart at the most."""
    if one.path != other.path or abs(one.size - other.size) > 0.05 or not (one.chars and other.chars):
        return False
    gap = other.chars[0].box.left - one.chars[-1].end
    width, height = one.box.overlap(other.box)
    return -one.size < gap < one.size and height > 0 and width < one.size


def _chars(text: Any) -> dict[int, list[Char]]:
    """The characters that can be seen, by the object that paints them."""
    found: dict[int, list[Char]] = {}
    loose = pdfium.FS_RECTF()
    for index in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, index)).translate(_HYPHENS)
        if letter.isspace() or letter == "\0" or pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        pdfium.FPDFText_GetLooseCharBox(text.raw, index, loose)
        char = Char(letter, Box(*text.get_charbox(index)), loose.right)
        found.setdefault(_address(pdfium.FPDFText_GetTextObject(text.raw, index)), []).append(char)
    return found


def _elements(page: Any) -> dict[int, tuple[tuple[int, ...], tuple[str, ...]]]:
    """Place and types of the elements that each stretch of marked content lies in, by its number."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    found: dict[int, tuple[tuple[int, ...], tuple[str, ...]]] = {}

    def walk(element: Any, path: tuple[int, ...], tags: tuple[str, ...]) -> None:
        type = _string(lambda buffer, length: pdfium.FPDF_StructElement_GetType(element, buffer, length))
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if content >= 0:
                found[content] = ((*path, index), (*tags, type))
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                walk(child, (*path, index), (*tags, type))

    try:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), (index,), ())
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return found


def _string(read: Callable[[Any, int], int]) -> str:
    """A UTF-16 text from a function that tells its length in bytes when given no room."""
    length = read(None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    read(buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", errors="replace")


def _shorts(buffer: Any) -> Any:
    return buffer if buffer is None else ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))


def _address(pointer: Any) -> int:
    return int(ctypes.cast(pointer, ctypes.c_void_p).value or 0)
