"""What a PDF says of its glyphs: of each, which characters it stands for (ISO 19005-3, 6.2.11.7.2)."""

from __future__ import annotations

import pydyf

_NOTHING = b"<>"
_JOINER = b"<2060>"


def complete_unicode_maps(pdf: pydyf.PDF) -> None:
    """Give glyphs that stand for nothing a character that nobody sees.

    Where several glyphs draw one syllable, WeasyPrint 70 gives all of its characters to the last and none to the
    others, which PDF/A does not allow.
    """
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Dictionary) and "ToUnicode" in thing:
            stream = pdf.objects[int(thing["ToUnicode"].split()[0])].stream
            stream[:] = [_completed(line) for line in stream]


def _completed(line: bytes) -> bytes:
    return line.removesuffix(_NOTHING) + _JOINER if line.endswith(_NOTHING) else line
