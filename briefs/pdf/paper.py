"""What of a page goes on paper.

More than half of a page is for the screen alone, and would cost the typesetter as much as the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Elements that HTML lets nobody leave open, so that their end is where it seems to be.
_CLOSED = "a|article|aside|button|details|dialog|div|dl|figure|footer|header|main|nav|ol|section|span|svg|table|ul"
_ATTRIBUTES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
_SCREEN_ONLY = re.compile(rf"<({_CLOSED})\b{_ATTRIBUTES}?\sdata-screen-only(?=[\s>=]){_ATTRIBUTES}>")
_NEVER_PRINTED = re.compile(
    r"<script\b[^<>]*>.*?</script>\n?|<style media=\"screen[^<>]*>.*?</style>\n?"
    r"|<meta name=\"briefs-text-sha256\"[^<>]*>\n?",
    re.DOTALL,
)


def on_paper(html: str) -> str:
    """The page without what is for the screen alone: scripts, screen styles, its hash, what is `data-screen-only`."""
    return "".join(_kept(_NEVER_PRINTED.sub("", html)))


def _kept(html: str) -> Iterator[str]:
    position = 0
    while (found := _SCREEN_ONLY.search(html, position)) is not None:
        end = _end(html, found)
        if end is None:
            break
        yield html[position : found.start()]
        position = end
    yield html[position:]


def _end(html: str, start: re.Match[str]) -> int | None:
    """Where the element ends that starts here; None where it is left open."""
    depth = 0
    for tag in re.compile(rf"<(/?){start[1]}\b{_ATTRIBUTES}>").finditer(html, start.start()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return None
