"""A PDF that somebody received: what can be read of it without trusting it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from briefs.wording import text_sha256

from .job import Bookmark
from .text import bookmarks, page_texts


class Damaged(ValueError):  # noqa: N818  # it says how the file is
    """The file is no PDF, or one that cannot be read; the message says why."""


#: Where the hash of the text stands in the document information.
SEAL = "BriefsTextSHA256"

#: What the hash covers beside the text of the pages.
TITLES = ("Title", "Author", "Subject", "Keywords")


_PACKET = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_HARMLESS = frozenset({pdfium.FPDF_ANNOT_LINK})


@dataclass(frozen=True, slots=True)
class Opened:
    """What a PDF holds.

    `pages` are the texts of its pages, `attached` the bytes of each attached file with its name, `titles` what it says
    of itself, `headings` its bookmarks, `packets` its XMP; `seal` is the hash of its text that it bears, or nothing.
    `covered_pages` are the numbers of pages that bear notes, fields or other annotations than links: what these show
    is no text of the page.
    """

    pages: tuple[str, ...]
    attached: tuple[tuple[str, bytes], ...]
    titles: Mapping[str, str]
    headings: tuple[Bookmark, ...]
    seal: str
    packets: tuple[str, ...]
    covered_pages: tuple[int, ...]

    @property
    def text_sha256(self) -> str:
        """The hash of its text and titles as they were read."""
        titles = (f"{name}: {self.titles[name]}" for name in TITLES)
        return text_sha256((*self.pages, *titles))


def open_pdf(data: bytes) -> Opened:
    """Read a PDF; raise Damaged where it cannot be read whole."""
    try:
        pages, headings = page_texts(data), bookmarks(data)
        document = pypdfium2.PdfDocument(data)
        try:
            attached = [document.get_attachment(index) for index in range(document.count_attachments())]
            files = tuple((each.get_name(), bytes(each.get_data())) for each in attached)
            titles = {name: document.get_metadata_value(name) for name in TITLES}
            bears = document.get_metadata_value(SEAL)
            covered = tuple(number for number, page in enumerate(document, 1) if _is_covered(page))
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Damaged(str(error)) from error
    if not pages:
        raise Damaged("it has no page")
    return Opened(pages, files, titles, headings, bears, _packets(data), covered)


def _packets(data: bytes) -> tuple[str, ...]:
    """What a PDF says of itself as XMP, which PDF/A keeps readable without a reader of PDF."""
    return tuple(packet.decode(errors="backslashreplace") for packet in _PACKET.findall(data))


def _is_covered(page: pypdfium2.PdfPage) -> bool:
    try:
        return any(subtype not in _HARMLESS for subtype in _annotations(page))
    finally:
        page.close()


def _annotations(page: pypdfium2.PdfPage) -> Iterator[int]:
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        yield pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
