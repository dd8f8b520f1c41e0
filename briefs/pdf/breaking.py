"""A way round a weakness of the typesetter.

WeasyPrint 70 breaks a line after its first word where a text ends with a space before an inline element, and the text
fits the line without that space but not with it. A zero-width space behind the space makes it break where it should;
nobody sees it, and it is not in the text of the PDF.
"""

from __future__ import annotations

import re

_SPACE_BEFORE_INLINE = re.compile(r"(?<=[^\s>]) (?=<(?:a|b|bdi|button|cite|data|em|i|mark|q|span|strong)\b)")
_ZERO_WIDTH_SPACE = "\u200b"


def breakable(html: str) -> str:
    """The page with a zero-width space behind each space at the end of a text, before an inline element."""
    return _SPACE_BEFORE_INLINE.sub(f" {_ZERO_WIDTH_SPACE}", html)
