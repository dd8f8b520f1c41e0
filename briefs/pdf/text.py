"""The text of a finished PDF, as a reader of it finds it."""

from __future__ import annotations

import pypdfium2


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, in order."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_text(page) for page in document)
    finally:
        document.close()


def _text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range()).replace("\r\n", "\n")
    finally:
        text.close()
        page.close()
