"""The type faces of a page as parts of it: what a page on screen needs to look the same on any machine, offline.

Of each face only the characters go in that a page can show. The typesetter has the whole faces and does not need this.
"""

from __future__ import annotations

import base64
import hashlib
import html as html_text
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from briefs.pdf import tools
from briefs.resources import face_files, plain_family

#: Signs of every page: those of the keyboard, of Western European names, and of our own furniture. Pages that need no
#: others share their subsets.
_ALWAYS = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | frozenset("–—‘’‚“”„†•…‹›€−×÷○●■→")
#: The styles that the style sheets use, with weight and slant as CSS names them.
_STYLES = {"Regular": (400, "normal"), "Bold": (700, "normal"), "Italic": (400, "italic")}
_FIGURES = ("lnum", "tnum")  # of one height and of one width
_NEEDLESS_FEATURES = frozenset({"frac", "numr", "dnom"})
_NEEDLESS_TABLES = ("DSIG", "FFTM", "STAT", "meta", "Feat", "Glat", "Gloc", "Silf", "Sill")
_NAMES = (0, 14)  # copyright, and where the licence stands; a subset does not bear the name of the font
_PARTS = ("fonttools", "brotli")


@dataclass(frozen=True, slots=True)
class Faces:
    """What a page needs: the families that its theme names, and the characters besides those that every page has."""

    families: tuple[str, ...]
    characters: frozenset[str]

    @classmethod
    def of(cls, page: str, families: Iterable[str]) -> Faces:
        """The faces that this page asks for. Capitals are in, because styles can make them."""
        read = set(html_text.unescape(page))
        others = {*read, *"".join(read).upper()} - _ALWAYS
        seen = (character for character in others if not character.isspace() and character.isprintable())
        return cls(tuple(dict.fromkeys(families)), frozenset(seen))

    @property
    def key(self) -> str:
        """A hash of all that `styles` depends on."""
        given = (*self.families, "\0", *sorted(self.characters), "\0", *sorted(parts().items()), _own_code())
        return hashlib.sha256(repr(given).encode()).hexdigest()

    def styles(self) -> str:
        """`@font-face` rules that hold the subsets themselves. Slow, and the same each time."""
        return "\n".join(rule for family in self.families for rule in _family(family, self.characters))


@cache
def parts() -> Mapping[str, str]:
    """Name and version of what makes subsets, and of what they are made from; `missing` where it is not installed."""
    installed = tools.installed_beside("fontTools")
    return {**{name: installed.get(name, tools.MISSING) for name in _PARTS}, "fonts": tools.font_set()}


@cache
def _own_code() -> str:
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def _family(name: str, characters: frozenset[str]) -> Iterator[str]:
    """The rules of one family: a subset for each style, then the signs that it lacks, from others that have them."""
    known = face_files()
    own = next((styles for family, styles in known.items() if plain_family(family) == plain_family(name)), {})
    for style in (style for style in _STYLES if style in own):
        yield _rule(name, style, own[style], _ALWAYS | characters)
        missing = characters - _characters_of(own[style])
        for other in known.values():
            if not missing:
                break
            path = other.get(style, other["Regular"])
            found = missing & _characters_of(path)
            if found:
                yield _rule(name, style, path, found, only=True)
                missing -= found


def _rule(name: str, style: str, path: Path, characters: frozenset[str], *, only: bool = False) -> str:
    weight, slant = _STYLES[style]
    data = base64.b64encode(_subset(path, characters)).decode()
    codes = ", ".join(f"U+{ord(character):X}" for character in sorted(characters))
    scope = f"; unicode-range: {codes}" if only else ""
    return (
        f'@font-face {{ font-family: "{name}"; font-weight: {weight}; font-style: {slant}{scope}; '
        f'src: url(data:font/woff2;base64,{data}) format("woff2") }}'
    )


@cache
def _characters_of(path: Path) -> frozenset[str]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # loaded only where subsets are made

    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def _subset(path: Path, characters: Iterable[str]) -> bytes:
    """The part of a font that shows these characters, as WOFF2."""
    from fontTools import subset  # noqa: PLC0415  # as above

    options = _options()
    font = subset.load_font(str(path), options, dontLoadGlyphNames=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, characters)))
    subsetter.subset(font)
    data = io.BytesIO()
    font.flavor = "woff2"
    font.save(data, reorderTables=False)
    font.close()
    return data.getvalue()


def _options() -> Any:
    """What is kept of a font: outlines, kerning and shaping, figures of one width, whose it is; no hints, no clock."""
    from fontTools import subset  # noqa: PLC0415  # as above

    options = subset.Options()
    needed = (feature for feature in options.layout_features if feature not in _NEEDLESS_FEATURES)
    options.layout_features = [*needed, *_FIGURES]
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = list(_NAMES)
    options.recalc_timestamp = False
    options.drop_tables += _NEEDLESS_TABLES
    return options
