"""A text as a reader reads it, as one hash.

White space, soft hyphens and other characters that nobody sees do not count: how a page was broken into lines, and how
its source was indented, says nothing. Everything that is seen counts, in its order.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from .characters import EachCharacter

_END = b"\0"  # between two texts: what goes over from one to the next is another text
_LINE_ENDS = frozenset("\u0002\ufffe")  # what readers of PDF give for a hyphen that the end of a line made
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")


def text_sha256(texts: Iterable[str]) -> str:
    """The SHA-256 in hexadecimal of these texts in their order."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(seen(text).encode(errors="backslashreplace"))
        digest.update(_END)
    return digest.hexdigest()


def seen(text: str) -> str:
    """The characters of a text that are seen, composed (NFC), with ligatures as letters."""
    text = "".join(text.split())
    if not text.isprintable() or _LIGATURE.search(text):
        text = text.translate(_SEEN)
    return unicodedata.normalize("NFC", text)


def _as_seen(character: str) -> str:
    return _LIGATURES.get(character, character if _is_seen(character) else "")


def _is_seen(character: str) -> bool:
    return not (character.isspace() or character in _LINE_ENDS or unicodedata.category(character) in {"Cf", "Cc"})


_SEEN = EachCharacter(_as_seen)
