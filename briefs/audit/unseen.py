"""What nobody reads on a page, and what all the same can make it say something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document import Document, Element
from .seen import NEVER_SEEN, is_unseen

#: Type faces are put into a page when it has been audited; they hold no text.
_FACES = re.compile(r"@font-face\s*\{[^{}]*\}")
_ADDRESSES = ("href", "src")
_TELLING = frozenset({"hidden", "style", *_ADDRESSES})


def unseen(document: Document) -> Iterator[str]:
    """Hidden text, style sheets, data for machines and addresses, in the order of the page.

    The facts are left out, which have a hash of their own, and links to places of the page itself.
    """
    for element in document.elements:
        if element.tag not in NEVER_SEEN and _TELLING.isdisjoint(element.attributes):
            continue  # nearly all
        yield from filter(None, (" ".join(text.split()) for text in _unseen(element)))


def _unseen(element: Element) -> Iterator[str]:
    attributes = element.attributes
    if element.tag == "style":
        yield _FACES.sub("", element.raw_text())
    elif element.tag == "script":
        yield element.raw_text() if attributes.get("id") != "facts" else ""
    elif element.tag not in NEVER_SEEN and is_unseen(element):
        yield element.raw_text()
    yield attributes.get("style", "")
    yield from (attributes.get(name, "") for name in _ADDRESSES if not attributes.get(name, "").startswith("#"))
