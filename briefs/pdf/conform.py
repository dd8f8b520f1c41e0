"""What WeasyPrint leaves to do so that one file is PDF/A-3a and PDF/UA-1 at once."""

from __future__ import annotations

from typing import Any

import pydyf

from .structure import mend_structure

_PDFUA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


def conform(_document: Any, pdf: pydyf.PDF) -> None:
    """Make a PDF/A-3a PDF/UA-1 as well. A finisher for WeasyPrint."""
    mend_structure(pdf)
    _declare_pdf_ua(pdf)


def _declare_pdf_ua(pdf: pydyf.PDF) -> None:
    """Say in the XMP what else the file is, with the extension schema that PDF/A asks for.

    The rule: ISO 14289-1, 5; ISO 19005-3, 6.6.2.3.
    """
    (metadata,) = (
        thing for thing in pdf.objects if isinstance(thing, pydyf.Stream) and thing.extra.get("Type") == "/Metadata"
    )
    head, end, tail = metadata.stream[0].partition(_END)
    if not end:
        raise ValueError("WeasyPrint's XMP has another form than it had in version 70")
    metadata.stream[0] = head + _PDFUA + end + tail
    metadata.compress = False
