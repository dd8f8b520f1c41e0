"""The spaces at the ends of lines, painted again.

Who reads a PDF by its tags, and not by distances, finds the last word of a line joined to the first of the next. Tagged
PDF asks for a space there (ISO 32000-1, 14.8.2.5). It stands behind the line, where nothing is seen of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

import pydyf

from .reading import object_at

_FONT = re.compile(rb"/(\S+) (\S+) Tf")
_SPACE = re.compile(rb"<([0-9a-f]{4})> <00(?:20|a0)>", re.IGNORECASE)
_GLYPHS_END = b"] TJ"


class Spaces:
    """How each font of a PDF paints a space."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._codes: dict[bytes, bytes] = {}
        page = object_at(pdf, pdf.page_references[0])
        fonts = object_at(pdf, object_at(pdf, page["Resources"])["Font"])
        for name, reference in fonts.items():
            lines: Iterable[bytes] = object_at(pdf, object_at(pdf, reference)["ToUnicode"]).stream
            found = next(filter(None, map(_SPACE.fullmatch, lines)), None)
            if found is not None:
                self._codes[name.encode()] = found[1]

    def put_behind_all(self, stream: list[Any], contents: Collection[int]) -> None:
        """Paint a space behind each of these contents, and put one behind the text that stands beside their glyphs."""
        for index, properties in enumerate(stream):
            if isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in contents:
                painted = self._put_behind(stream, index)
                if painted and "ActualText" in properties:
                    properties["ActualText"] = pydyf.String(f"{properties['ActualText'].string} ")

    def _put_behind(self, stream: list[Any], first: int) -> bool:
        """Paint a space behind the text of the marked content that begins at this place; False where there is none."""
        font = size = b""
        at = -1
        for index in range(first, len(stream)):
            item = stream[index]
            if item == b"EMC":
                break
            if isinstance(item, bytes) and (chosen := _FONT.fullmatch(item)):
                font, size = chosen.groups()
            elif isinstance(item, bytes) and item.endswith(_GLYPHS_END):
                at = index
        if at < 0 or not self._codes:
            return False
        if font in self._codes:
            stream[at] = stream[at].removesuffix(_GLYPHS_END) + b"<" + self._codes[font] + b">" + _GLYPHS_END
        else:  # as in Chinese, whose words no space parts
            other, code = next(iter(self._codes.items()))
            stream[at + 1 : at + 1] = [b"/" + other + b" " + size + b" Tf", b"[<" + code + b">] TJ"]
        return True
