"""Evidence marks on the two media.

In print a mark is a link to its note. On screen it opens its panel in place, and without a script only a button can do
that. The view makes the link; here the button is put before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_MARK = re.compile(r'<a class="mark" href="#e-([^"]+)" data-fact="([^"]+)">([^<]*)</a>')


def for_both_media(html: str, panels: Collection[str]) -> str:
    """The page with a button for the screen beside each mark whose fact has a panel; other marks stay links on both."""

    def both(match: re.Match[str]) -> str:
        link, id, mark = match[0], match[2], match[3]
        if id not in panels:
            return link
        button = f'<button type="button" class="mark" popovertarget="p-{id}" data-fact="{id}" data-screen-only>{mark}'
        return f"{button}</button>{link.replace(' data-fact=', ' data-print-only data-fact=', 1)}"

    return _MARK.sub(both, html)
