"""What a PDF says of itself in XMP, and which standards it says it keeps.

Only properties of the schemas that PDF/A knows stand here (ISO 19005-3, 6.6.2.3), but for the part of PDF/UA, which is
declared by an extension schema.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass
from xml.sax.saxutils import escape

_NAMESPACE = uuid.UUID("6b1f7f5e-8a0c-5d0e-9a53-2f4f2b8f3c11")
_PACKET = """\
<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{properties}
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
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
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a document. `id` names it in all its editions; `content` is what this very file is made from."""

    title: str
    authors: tuple[str, ...]
    subject: str
    language: str
    producer: str
    day: dt.date
    id: str
    edition: int
    draft: bool
    content: bytes


def packet(about: About) -> bytes:
    """The XMP of a file that is PDF/A-3a and PDF/UA-1."""
    return _PACKET.format(properties="\n".join(_properties(about))).encode()


def _properties(about: About) -> list[str]:
    day = about.day.isoformat()
    lines = ["<dc:format>application/pdf</dc:format>", _simple("pdf:Producer", about.producer)]
    lines += [_simple(f"xmp:{name}", day) for name in ("CreateDate", "ModifyDate", "MetadataDate")]
    if about.title:
        lines.append(_array("dc:title", "Alt", about.title))
    if about.authors:
        lines.append(_array("dc:creator", "Seq", *about.authors))
    if about.subject:
        lines.append(_array("dc:description", "Alt", about.subject))
    if about.language:
        lines.append(_array("dc:language", "Bag", about.language))
    if about.id:
        lines += [
            _simple("dc:identifier", f"{about.id}, {'draft after ' if about.draft else ''}edition {about.edition}"),
            _simple("xmpMM:DocumentID", f"uuid:{uuid.uuid5(_NAMESPACE, about.id)}"),
            _simple("xmpMM:InstanceID", f"uuid:{uuid.uuid5(_NAMESPACE, hashlib.sha256(about.content).hexdigest())}"),
            _simple("xmpMM:VersionID", f"{about.edition}{'-draft' if about.draft else ''}"),
        ]
    return lines


def _simple(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _array(name: str, kind: str, *texts: str) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{language}>{escape(text)}</rdf:li>" for text in texts)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"
