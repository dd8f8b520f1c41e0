"""From a character of a text back to its place in the file.

Whatever the style of a scalar, its characters other than white space stand in the file in the order of its text: plain
and block scalars as they are, `'` doubled between single quotation marks, and `"` and the backslash escaped between
double ones. So the characters before the wanted one are counted off, and line breaks need not be understood.
"""

from __future__ import annotations

import re
from itertools import islice

_VISIBLE = re.compile(r"\S")
_BLOCK_HEADER = re.compile(r"[|>][^\r\n]*")
_SINGLE_QUOTED = re.compile(r"''|\S")
_DOUBLE_QUOTED = re.compile(r'\\["\\/]|\S')


def find_character(written: str, start: int, text: str, position: int) -> int | None:
    r"""Where the character at `position` of a scalar's text stands in the file.

    `written` is the text of the file, `start` where the scalar begins there. A blank leads to the character after it,
    the end of the text to its end. None where an escape such as `\u00e9` keeps it from being told.
    """
    before, after = len(_VISIBLE.findall(text[:position])), len(_VISIBLE.findall(text[position:]))
    pattern, first = _form(written, start)
    characters = list(islice(pattern.finditer(written, first), before + bool(after)))
    is_escaped = pattern is _DOUBLE_QUOTED and any(character[0] == "\\" for character in characters)
    if not characters or is_escaped:
        return None
    return characters[-1].start() if after else characters[-1].end()


def _form(written: str, start: int) -> tuple[re.Pattern[str], int]:
    """What stands for one visible character of the scalar, and where its first may stand."""
    if header := _BLOCK_HEADER.match(written, start):
        return _VISIBLE, header.end()
    sign = written[start : start + 1]
    if sign == "'":
        return _SINGLE_QUOTED, start + 1
    if sign == '"':
        return _DOUBLE_QUOTED, start + 1
    return _VISIBLE, start
