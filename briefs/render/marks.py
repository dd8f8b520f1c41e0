"""Evidence marks on the two media.

In print a mark is a link to its note. On screen it opens its panel in place, and without a script only a button can do
that. The view makes the link; here the button is put before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_MARK = re.compile(r'<a class="mark" href="#e-([^"]+)" data-fact="([^"]+)">([^<]*)</a>')
_PANELS = '<div class="panels"'  # opens what a page has for the screen alone


def for_both_media(html: str, panels: Collection[str]) -> str:
    """The page with a button for the screen beside each mark whose fact has a panel; other marks stay links on both.

    Inside the panels, which are not printed, a mark is a button alone.
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

    printed, opening, screen = html.partition(_PANELS)
    return _MARK.sub(both, printed) + opening + _MARK.sub(button, screen)
