"""A PDF that somebody received: what can be read of it without trusting it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import pypdfium2

from briefs.wording import text_sha256

from .aloud import addresses, is_covered, said_aloud
from .job import Bookmark
from .text import bookmarks, page_texts


class Damaged(ValueError):  # noqa: N818  # it says how the file is
    """The file is no PDF, or one that cannot be read; the message says why."""


#: Where the hash of the text stands in the document information.
SEAL = "BriefsTextSHA256"

#: What the hash covers beside the text of the pages.
TITLES = ("Title", "Author", "Subject", "Keywords")


_PACKET = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a PDF holds.

    `pages` are the texts of its pages, `aloud` what each of them says to those who cannot see it, `attached` the bytes
    of each attached file with its name, `titles` what it says of itself, `headings` its bookmarks, `addresses` where
    its links lead, `packets` its XMP; `seal` is the hash of its text that it bears, or nothing. `covered_pages` are the
    numbers of pages that bear notes, fields, painted links or other annotations than links: what these show is no text
    of the page.
    """

    pages: tuple[str, ...]
    aloud: tuple[tuple[str, ...], ...]
    attached: tuple[tuple[str, bytes], ...]
    titles: Mapping[str, str]
    headings: tuple[Bookmark, ...]
    addresses: tuple[str, ...]
    seal: str
    packets: tuple[str, ...]
    covered_pages: tuple[int, ...]

    @property
    def text_sha256(self) -> str:
        """The hash of all that is read of it: texts, titles and bookmarks, what is said aloud, where links lead."""
        titles = (f"{name}: {self.titles[name]}" for name in TITLES)
        bookmarks = (f"{heading.page}: {heading.title}" for heading in self.headings)
        return text_sha256((*self.pages, *titles, *bookmarks, *chain.from_iterable(self.aloud), *self.addresses))


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
            beside = [_beside(document, page) for page in document]
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Damaged(str(error)) from error
    if not pages:
        raise Damaged("it has no page")
    return Opened(
        pages=pages,
        aloud=tuple(each.aloud for each in beside),
        attached=files,
        titles=titles,
        headings=headings,
        addresses=tuple(address for each in beside for address in each.addresses),
        seal=bears,
        packets=_packets(data),
        covered_pages=tuple(number for number, each in enumerate(beside, 1) if each.covered),
    )


class _Beside(NamedTuple):
    """What a page holds beside its text."""

    aloud: tuple[str, ...]
    addresses: tuple[str, ...]
    covered: bool


def _beside(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> _Beside:
    try:
        return _Beside(tuple(said_aloud(page)), tuple(addresses(document, page)), is_covered(page))
    finally:
        page.close()


def _packets(data: bytes) -> tuple[str, ...]:
    """What a PDF says of itself as XMP, which PDF/A keeps readable without a reader of PDF."""
    return tuple(packet.decode(errors="backslashreplace") for packet in _PACKET.findall(data))
