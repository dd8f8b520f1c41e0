"""The hash of the text of a PDF, kept in it so that whoever receives it can see whether the text is whole.

The hash is known when the file is finished. So the file is written with a place of the same length for it, and that is
filled in then: nothing moves. It stands in the document information, where every reader of PDF finds it.
"""

from __future__ import annotations

from typing import Any

import pydyf

from .opening import SEAL, Opened, open_pdf

_PLACE = b"0" * 64


class _Plain(pydyf.Dictionary):  # type: ignore[misc]  # pydyf has no types
    """A dictionary that is written as it is, outside of compressed streams."""

    compressible = False


def leave_place(_document: Any, pdf: pydyf.PDF) -> None:
    """Leave the place for the hash. A finisher for WeasyPrint."""
    pdf.info = _Plain({**pdf.info, SEAL: pydyf.String(_PLACE.decode())})


def sealed(pdf: bytes) -> tuple[bytes, Opened]:
    """The finished PDF with its hash in the place that was left for it, and what was read in it for that."""
    place = b"(" + _PLACE + b")"
    if pdf.count(place) != 1:
        raise ValueError("the PDF has no place for the hash of its text, or several")
    opened = open_pdf(pdf)
    return pdf.replace(place, b"(" + opened.text_sha256.encode() + b")"), opened
