"""The text of a finished PDF and its bookmarks, as a reader of it finds them."""

from __future__ import annotations

import pypdfium2

from .job import Bookmark


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, in order."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_text(page) for page in document)
    finally:
        document.close()


def bookmarks(pdf: bytes) -> tuple[Bookmark, ...]:
    """The bookmarks that lead to a page, in order."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = ((mark.get_title(), mark.get_dest()) for mark in document.get_toc())
        places = ((title, target.get_index()) for title, target in found if target is not None)
        # A page that was taken out of a file leaves bookmarks behind that lead nowhere.
        return tuple(Bookmark(title, index + 1) for title, index in places if index is not None)
    finally:
        document.close()


def _text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range()).replace("\r\n", "\n")
    finally:
        text.close()
        page.close()
