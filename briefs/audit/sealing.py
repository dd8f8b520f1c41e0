"""The hash of what is read on a page, kept in its head so that whoever receives the page can see whether it is whole.

It covers what is read on screen, in print and aloud, and what could make that say something else: style sheets, hidden
text, data for machines, where links lead. The hash stands outside of all these.
"""

from __future__ import annotations

from briefs.wording import text_sha256

from .page import Page
from .pieces import Medium

SEAL = "briefs-text-sha256"
#: What a page has in its head, with nothing in `content`, to be sealed.
EMPTY_SEAL = f'<meta name="{SEAL}" content="">'


def seal(html: str, page: Page) -> str:
    """The page with the hash of its text where it has a place for it."""
    if EMPTY_SEAL not in html:
        return html
    return html.replace(EMPTY_SEAL, EMPTY_SEAL.replace('""', f'"{text_of_page(page)}"'), 1)


def text_of_page(page: Page) -> str:
    """The hash of the text of a page as it was read."""
    media = ("".join(block.read(medium).text for block in page.blocks) for medium in Medium)
    return text_sha256((*media, *(f"{read.name}: {read.text}" for read in page.read_out), *page.unseen))
