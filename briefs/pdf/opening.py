"""A PDF that somebody received: what can be read of it without trusting it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pypdfium2

from briefs.wording import text_sha256

from .job import Bookmark
from .text import bookmarks, page_texts


class Damaged(ValueError):  # noqa: N818  # it says how the file is
    """The file is no PDF, or one that cannot be read; the message says why."""


#: Where the hash of the text stands in the document information.
SEAL = "BriefsTextSHA256"

#: What the hash covers beside the text of the pages.
TITLES = ("Title", "Author", "Subject", "Keywords")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a PDF holds.

    `pages` are the texts of its pages, `attached` the bytes of each attached file with its name, `titles` what it says
    of itself, `headings` its bookmarks, `seal` the hash of its text that it bears, or nothing.
    """

    pages: tuple[str, ...]
    attached: tuple[tuple[str, bytes], ...]
    titles: Mapping[str, str]
    headings: tuple[Bookmark, ...]
    seal: str

    @property
    def text_sha256(self) -> str:
        """The hash of its text and titles as they were read."""
        return text_sha256((*self.pages, *(f"{name}: {self.titles[name]}" for name in TITLES)))


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
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Damaged(str(error)) from error
    if not pages:
        raise Damaged("it has no page")
    return Opened(pages, files, titles, headings, bears)
