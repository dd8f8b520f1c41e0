"""Where the streams of a written PDF end."""

from __future__ import annotations


def with_plain_ends(pdf: bytes) -> bytes:
    """The PDF, of the same length, with each stream as long as it says, also when measured from behind.

    pydyf writes a line feed behind the last byte of a stream. Where that byte is a carriage return, as about one in 256
    compressed ones is, the two are read as one end of line, and the stream as a byte too short (ISO 19005-3, 6.1.7.1).
    A second carriage return ends the line as well, and cannot be read with the first.
    """
    return pdf.replace(b"\r\nendstream", b"\r\rendstream")
