"""Evidence marks on the two media.

In print a mark is a link to its note. On screen it opens its panel in place, and without a script only a button can do
that. The view makes the link; here the button is put before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_MARK = re.compile(r'<a class="mark" href="#e-([^"]+)" data-fact="([^"]+)">([^<]*)</a>')
_SCREEN_ONLY = re.compile(r"<(\w+)\b[^>]*\sdata-screen-only\b[^>]*>")


def for_both_media(html: str, panels: Collection[str]) -> str:
    """The page with a button for the screen beside each mark whose fact has a panel; other marks stay links on both.

    Inside what is for the screen alone, such as the panels themselves, a mark is a button alone.
    """

    def button(match: re.Match[str]) -> str:
        _, id, mark = match.groups()
        if id not in panels:
            return match[0]
        target = f'popovertarget="p-{id}" data-fact="{id}" data-screen-only'
        return f'<button type="button" class="mark" {target}>{mark}</button>'

    def both(match: re.Match[str]) -> str:
        if match[2] not in panels:
            return match[0]
        return button(match) + match[0].replace(" data-fact=", " data-print-only data-fact=", 1)

    return "".join(_MARK.sub(button if screen else both, part) for part, screen in _parts(html))


def _parts(html: str) -> Iterator[tuple[str, bool]]:
    """The page in pieces, each with whether it is for the screen alone."""
    position = 0
    while (opening := _SCREEN_ONLY.search(html, position)) is not None:
        end = _end(html, opening)
        yield html[position : opening.start()], False
        yield html[opening.start() : end], True
        position = end
    yield html[position:], False


def _end(html: str, opening: re.Match[str]) -> int:
    """Where the element ends that begins here; an element that has no end ends at once."""
    depth = 1
    for tag in re.compile(rf"<(/?){opening[1]}\b").finditer(html, opening.end()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return opening.end()
