"""Which text of a finished PDF nobody can see: of the colour of what stands behind it, covered, clipped, off the page.

Each page is painted twice, with its text and without. Where that makes no difference a letter is not seen, whatever the
reason. Letters that are too small to be read count as unseen too.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from .job import Unseen

#: Pixels a point.
_SCALE = 2.0
#: How much darker or lighter a letter makes a pixel, of 255.
_DIFFERENCE = 40
#: The smallest letters, in points from line to line.
_SMALLEST = 3.5
#: Boxes that are smaller hold no ink that could be looked for, in square points.
_SPECK = 0.15
#: Strokes of fewer pixels may be painted beside their box.
_THIN = 2


def unseen_text(pdf: bytes) -> tuple[Unseen, ...]:
    """The runs of letters that cannot be seen, page by page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(each for number, page in enumerate(document, 1) for each in _of_page(page, number))
    finally:
        document.close()


def _of_page(page: pypdfium2.PdfPage, number: int) -> Iterator[Unseen]:
    text = page.get_textpage()
    letters = list(_letters(text))
    text.close()
    height = page.get_height()
    ink = _ink(page)
    page.close()
    run = ""
    for letter, box, size in letters:
        if box is not None and (size < _SMALLEST or not _is_inked(ink, box, height)):
            run += letter
        elif run and box is not None:
            yield Unseen(number, run)
            run = ""
        elif run:
            run += " "
    if run:
        yield Unseen(number, run.rstrip())


_Box = tuple[float, float, float, float]


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[tuple[str, _Box | None, float]]:
    """Each letter with its box (left, right, bottom, top) and its size; no box for white space and the like."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose = pdfium.FS_RECTF()
    for index in range(pdfium.FPDFText_CountChars(text)):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        if letter.isspace() or not letter.isprintable():
            yield letter, None, 0
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, loose)
        size = max(abs(loose.top - loose.bottom), abs(loose.right - loose.left))
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        box = (left.value, right.value, bottom.value, top.value)
        has_ink = (box[1] - box[0]) * (box[3] - box[2]) >= _SPECK or size < _SMALLEST
        yield letter, box if has_ink else None, size


class _Ink:
    """The pixels that the text of a page makes a difference to."""

    def __init__(self, image: Image.Image) -> None:
        self.width, self.height = image.size
        self.pixels = image.tobytes()


def _ink(page: pypdfium2.PdfPage) -> _Ink:
    with_text = _painted(page)
    _remove_text(_PAGE, page)
    difference = ImageChops.difference(with_text, _painted(page))
    return _Ink(difference.point([int(level >= _DIFFERENCE) for level in range(256)]))


def _painted(page: pypdfium2.PdfPage) -> Image.Image:
    bitmap = page.render(scale=_SCALE, grayscale=True)
    image: Image.Image = bitmap.to_pil().convert("L")
    bitmap.close()
    return image


class _Holder(NamedTuple):
    """How PDFium counts, gives and takes away the objects of what holds some."""

    count: Callable[[Any], int]
    get: Callable[[Any, int], Any]
    remove: Callable[[Any, Any], Any]


_PAGE = _Holder(pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, pdfium.FPDFPage_RemoveObject)
_FORM = _Holder(pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, pdfium.FPDFFormObj_RemoveObject)


def _remove_text(holder: _Holder, held_by: Any) -> None:
    for index in reversed(range(holder.count(held_by))):
        each = holder.get(held_by, index)
        if pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_TEXT:
            holder.remove(held_by, each)
            pdfium.FPDFPageObj_Destroy(each)
        elif pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_FORM:
            _remove_text(_FORM, each)


def _is_inked(ink: _Ink, box: _Box, height: float) -> bool:
    left, right, bottom, top = box
    first, end = _pixels(left, right, ink.width)
    rows = range(*_pixels(height - top, height - bottom, ink.height))
    return any(ink.pixels.find(1, row * ink.width + first, row * ink.width + end) >= 0 for row in rows)


def _pixels(first: float, last: float, size: int) -> tuple[int, int]:
    """From which pixel to which. PDFium sets glyphs on whole pixels: thin ones may lie in the next one."""
    spare = 1 if (last - first) * _SCALE < _THIN else 0
    return max(int(first * _SCALE) - spare, 0), min(int(last * _SCALE) + 1 + spare, size)
