"""Where the sentences of a source begin and end."""

from __future__ import annotations

import re

from .searching import PreparedSource

#: The end of a sentence: a full stop that is not that of an initial (`U.S.`), or another mark, and what may close it.
_END = re.compile(r"""(?:(?<!\b[^\W\d_])\.|[!?])['")\]]*(?= [^a-z]|$)|[。！？।॥؟۔]""")
#: Sentences are shorter, in characters; what stands further off is not looked at.
_LONGEST = 1_000


def sentence_start(source: PreparedSource, at: int) -> int:
    """Where the sentence that holds a compared character begins, for better too late than too early."""
    start, _ = source.paragraph(at)
    start = max(start, at - _LONGEST)
    for match in _END.finditer(source.text, start):
        if match.end() > at:
            break
        start = match.end()
    return start


def sentence_end(source: PreparedSource, at: int) -> int:
    """Where the sentence that holds a compared character ends, for better too late than too early."""
    _, last = source.paragraph(at)
    match = _END.search(source.text, at, last)
    return match.end() if match else last
