"""Scripts whose texts cannot be read back from their glyphs."""

from __future__ import annotations

import re

_SHAPED = re.compile("[\u0300-\u036f\u0900-\u109f\u1700-\u1cff\ua8e0-\uabff\ufe20-\ufe2f]")
"""The scripts of South and South-East Asia, and combining marks."""


def needs_text(text: str) -> bool:
    """Whether a text has to stand in a PDF beside its glyphs.

    In these scripts letters change their form, their order and their number when they are drawn, and one glyph can
    stand for different letters: what a PDF says of each glyph is then not enough.

    Arabic and Hebrew are left out: PDFium and Poppler take such a text for one in the order of glyphs, and turn it.
    """
    return not text.isascii() and _SHAPED.search(text) is not None
