"""What a page of a PDF says beside its text: words for pictures and links; and where links lead."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_CONTENTS, _APPEARANCE = b"Contents", b"AP"


def said_aloud(page: pypdfium2.PdfPage) -> Iterator[str]:
    """What is read aloud in place of what is painted, in the order of the tags; then what is said of the links."""
    for element in _elements(page):
        for get in (pdfium.FPDF_StructElement_GetAltText, pdfium.FPDF_StructElement_GetActualText):
            if text := _text(get, element):
                yield text
    for annotation in _annotations(page):
        if text := _text(pdfium.FPDFAnnot_GetStringValue, annotation, _CONTENTS):
            yield text


def addresses(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    """Where the links of a page lead outside of the document."""
    for annotation in _annotations(page):
        link = pdfium.FPDFAnnot_GetLink(annotation)
        if link and (address := _address(document, link)):
            yield address


def is_covered(page: pypdfium2.PdfPage) -> bool:
    """Whether a page bears anything beside its text that is painted: notes, fields, links with a picture."""
    return any(
        pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_LINK
        or pdfium.FPDFAnnot_HasKey(annotation, _APPEARANCE)
        for annotation in _annotations(page)
    )


def _elements(page: pypdfium2.PdfPage) -> Iterator[Any]:
    """The structure elements of a page in order."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        left = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, index) for index in reversed(range(count))]
        while left:
            element = left.pop()
            if element:
                yield element
                count = pdfium.FPDF_StructElement_CountChildren(element)
                left += (pdfium.FPDF_StructElement_GetChildAtIndex(element, index) for index in reversed(range(count)))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _annotations(page: pypdfium2.PdfPage) -> Iterator[Any]:
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        try:
            yield annotation
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _text(get: Callable[..., int], *of: Any) -> str:
    """What a function of PDFium says that fills a buffer with UTF-16; empty where it says nothing."""
    size = get(*of, None, 0)
    buffer = ctypes.create_string_buffer(size)
    get(*of, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")


def _address(document: pypdfium2.PdfDocument, link: Any) -> str:
    """The address that a link leads to; empty for a place in the document."""
    action = pdfium.FPDFLink_GetAction(link)
    if not action:
        return ""
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.raw.decode(errors="replace").rstrip("\0")
