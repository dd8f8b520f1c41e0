"""The hash of what is read on a page, kept in its head so that whoever receives the page can see whether it is whole.

It covers what is read on screen, in print and aloud, and what could make that say something else: style sheets, hidden
text, data for machines, where links lead. The hash stands outside of all these.
"""

from __future__ import annotations

import re

from briefs.wording import text_sha256

from .page import Page
from .pieces import Medium

#: What a page has in its head, with nothing in `content`, to be sealed.
EMPTY_SEAL = '<meta name="briefs-text-sha256" content="">'
SEAL = "briefs-text-sha256"
_SEAL = re.compile(rf'<meta name="{SEAL}" content="">')


def seal(html: str, page: Page) -> str:
    """The page with the hash of its text where it has a place for it."""
    return _SEAL.sub(lambda match: match[0].replace('""', f'"{text_of_page(page)}"'), html, count=1)


def text_of_page(page: Page) -> str:
    """The hash of the text of a page as it was read."""
    media = ("".join(block.text(medium) for block in page.blocks) for medium in Medium)
    return text_sha256((*media, *(f"{read.name}: {read.text}" for read in page.read_out), *page.unseen))
