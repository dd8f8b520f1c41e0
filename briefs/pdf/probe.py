"""Asking the typesetter itself what it finds on this machine."""

from __future__ import annotations

from pathlib import Path

from .alone import our_fonts

with our_fonts():
    from weasyprint.text.ffi import ffi, fontconfig


def known_fonts() -> tuple[Path, ...]:
    """The font files that a page can be set in."""
    with our_fonts():
        config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    fonts = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    files = set()
    for pattern in fonts.fonts[0 : fonts.nfont]:
        found = ffi.new("FcChar8 **")
        if fontconfig.FcPatternGetString(pattern, b"file", 0, found) == fontconfig.FcResultMatch:
            files.add(Path(ffi.string(found[0]).decode()))
    return tuple(sorted(files))
