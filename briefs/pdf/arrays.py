"""Types of C, read once.

cffi reads a type by parsing C, with the names of all types that it knows before it: a twentieth of the time, because
WeasyPrint 70 names each array by its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi

_ARRAY = re.compile(r"(\w+)\[\d+\]")
#: Those that every page asks for, to be known before a process is forked.
_COMMON = (
    "PangoFcFontMap *",
    "PangoLogAttr[]",
    "PangoRectangle *",
    "char[]",
    "char[4]",
    "hb_codepoint_t[]",
    "hb_tag_t[100]",
    "unsigned int *",
)


def read_types_once() -> None:
    """Let the typesetter of this process do so."""
    for name in _COMMON:
        ffi.typeof(name)
    fonts.ffi = _Arrays()


class _Arrays:
    """Takes the place of `ffi` where fonts are written: an array is as long as what it is made from."""

    def __getattr__(self, name: str) -> Any:
        return getattr(ffi, name)

    def new(self, name: str, values: Sequence[int] | None = None) -> Any:
        array = _ARRAY.fullmatch(name) if isinstance(values, tuple | list) else None
        return ffi.new(f"{array[1]}[]" if array else name, values)
