"""What WeasyPrint leaves to do so that one file is PDF/A-3a and PDF/UA-1 at once, and says well what it holds."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pydyf

from .glyphs import complete_unicode_maps
from .tags import Origins, tag
from .xmp import About, packet

_RIGHT_TO_LEFT = "rtl"


def conform(pdf: pydyf.PDF, about: About, page: Element, origins: Origins) -> tuple[str, ...]:
    """Finish a PDF that WeasyPrint has not written yet; tell what keeps it from being accessible.

    `page` is the root element of the page that it was made from; `origins` were recorded meanwhile.
    """
    remarks = tag(pdf, page, origins)
    complete_unicode_maps(pdf)
    _write_metadata(pdf, packet(about))
    if page.get("dir") == _RIGHT_TO_LEFT:
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
    # WeasyPrint 70 names each attached file twice
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog.get("AF", ())))
    return remarks


def _write_metadata(pdf: pydyf.PDF, xmp: bytes) -> None:
    """Put the XMP where WeasyPrint put its own; not compressed, so that it is found without a reader of PDF."""
    (metadata,) = (
        thing for thing in pdf.objects if isinstance(thing, pydyf.Stream) and thing.extra.get("Type") == "/Metadata"
    )
    metadata.stream = [xmp]
    metadata.compress = False
