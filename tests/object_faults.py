"""What can be wrong with a PDF beside its tree of tags: one rule a function, which yields a sentence for each fault."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import pikepdf
from fontTools.ttLib import TTFont
from tag_tree import Element, Tagged

#: A language tag as BCP 47 writes it (RFC 5646, 2.1): language, script, region, variants, extensions, private use.
_LANGUAGE: Final = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)
_SUBSET: Final = re.compile(r"/[A-Z]{6}\+.+")
#: Characters for private use, halves of characters, and numbers that stand for none.
_NO_CHARACTERS: Final = frozenset({"Co", "Cs", "Cn"})
#: How far a width may be from that in the font program, in thousandths of the size (ISO 19005-3, 6.2.11.5).
_NEAR: Final = 1


def invalid_languages(tagged: Tagged) -> Iterator[str]:
    """Each language is written as BCP 47 says."""
    named = [str(tagged.pdf.Root.get("/Lang", "")), *(element.lang for element in tagged.elements if element.lang)]
    yield from (f"{name!r} is no language" for name in named if not _LANGUAGE.fullmatch(name))


def uneven_rows(tagged: Tagged) -> Iterator[str]:
    """All rows of a table are equally wide, with what reaches over columns and rows."""
    for table in tagged.of_kind("Table"):
        rows = [row for row in table.walk() if row.kind == "TR"]
        widths: Counter[int] = Counter()
        for number, row in enumerate(rows):
            for cell in row.kids:
                assert isinstance(cell, Element)
                for below in range(int(cell.attribute("RowSpan") or 1)):
                    widths[number + below] += int(cell.attribute("ColSpan") or 1)
        if len(set(widths.values())) != 1 or len(widths) != len(rows):
            yield f"a table has rows of {[widths[number] for number in range(len(widths))]} columns"


def circular_roles(tagged: Tagged) -> Iterator[str]:
    """No kind of element stands for itself, by however many others."""
    roles: Any = tagged.pdf.Root.StructTreeRoot.get("/RoleMap", {})
    for kind in roles:
        passed = {kind}
        role = roles.get(kind)
        while role is not None and str(role) not in passed:
            passed.add(str(role))
            role = roles.get(str(role))
        if role is not None:
            yield f"{kind} stands for itself"


def strange_characters(tagged: Tagged) -> Iterator[str]:
    """Whatever is read aloud is made of characters that every reader knows."""
    for text in _read_aloud(tagged):
        strange = [letter for letter in text if letter == "\ufffd" or unicodedata.category(letter) in _NO_CHARACTERS]
        if strange:
            yield f"{strange} in {text[:40]!r}"


def _read_aloud(tagged: Tagged) -> Iterator[str]:
    yield tagged.text(tagged.root)
    yield from (artifact.text for artifact in tagged.artifacts)
    for element in tagged.elements:
        yield from (element.alt, element.actual_text, *(str(link.get("/Contents", "")) for link in element.links))


def unordered_pages(tagged: Tagged) -> Iterator[str]:
    """On each page the Tab key goes from link to link in the order of the tags."""
    for number, page in enumerate(tagged.pdf.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"page {number} does not say in which order its links are reached"


def incomplete_fonts(tagged: Tagged) -> Iterator[str]:
    """Each font is a part that is embedded, and says which characters its glyphs stand for."""
    fonts = list(_fonts(tagged))
    if not fonts:
        yield "there are no fonts"
    for font in fonts:
        (inner,) = font.DescendantFonts
        if not _SUBSET.fullmatch(str(font.BaseFont)):
            yield f"{font.BaseFont} is no part of a font"
        if not {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys()):
            yield f"{font.BaseFont} is not embedded"
        if "/ToUnicode" not in font or b"<>" in font.ToUnicode.read_bytes():
            yield f"{font.BaseFont} does not say what its glyphs stand for"
        if inner.Subtype == "/CIDFontType2" and inner.get("/CIDToGIDMap") != "/Identity":
            yield f"{font.BaseFont} does not say which glyphs its codes stand for"


def wrong_widths(tagged: Tagged) -> Iterator[str]:
    """Each glyph is as wide as the font program makes it."""
    for font in _fonts(tagged):
        (inner,) = font.DescendantFonts
        program = inner.FontDescriptor.get("/FontFile2")
        if program is None:
            continue  # a program without metrics of its own; the validator looks into it
        with TTFont(io.BytesIO(program.read_bytes())) as drawn:
            scale, names, metrics = 1000 / drawn["head"].unitsPerEm, drawn.getGlyphOrder(), drawn["hmtx"]
            for glyph, width in _widths(inner.W):
                if abs(width - metrics[names[glyph]][0] * scale) > _NEAR:
                    yield f"glyph {glyph} of {font.BaseFont} is said to be {width} wide"


def _fonts(tagged: Tagged) -> Iterator[Any]:
    for thing in tagged.pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/DescendantFonts" in thing:
            yield thing


def _widths(told: Any) -> Iterator[tuple[int, float]]:
    """Glyphs and their widths, written as a first glyph and the widths from it on."""
    for first, widths in zip(told[::2], told[1::2], strict=True):
        yield from ((int(first) + index, float(width)) for index, width in enumerate(widths))
