"""The page that a PDF is made from: what its elements are, and how they are called in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from .nodes import Annotation

LANGUAGE = "lang"
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST = 120
_NOT_PRINTED = frozenset({"data-screen-only", "popover", "hidden"})
_IN_LINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "cite", "code", "data", "dfn", "em", "i", "mark", "q", "small", "span", "strong",
        "sub", "sup", "time",
    }
)  # fmt: skip
"""What stands inside a word as well; anything else is read apart from what stands beside it."""

_NEVER_READ = frozenset({"head", "script", "style", "template"})


def tag_of(element: Element | None) -> str:
    """The name of an element without its namespace; empty for none."""
    return "" if element is None else str(element.tag).rpartition("}")[2]


def printed_text(element: Element) -> str:
    """What an element says in print, with white space folded and without what cannot be seen."""
    text = "".join(_texts(element))
    return " ".join("".join(each for each in text if unicodedata.category(each) != "Cf").split())


def _texts(element: Element) -> Iterator[str]:
    if _NOT_PRINTED.isdisjoint(element.attrib) and tag_of(element) not in _NEVER_READ:
        apart = "" if tag_of(element) in _IN_LINE else " "
        yield f"{apart}{element.text or ''}"
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
        yield apart


class Page:
    """A page by its ids and its marks."""

    def __init__(self, root: Element) -> None:
        self._by_id = {element.get("id", ""): element for element in root.iter() if element.get("id")}
        self._parents = {child: parent for parent in root.iter() for child in parent}
        links = (element for element in root.iter("a") if is_mark(element))
        self.notes = frozenset(element.get("href", "").removeprefix("#") for element in links)

    def described(self, link: Element | None, annotation: Annotation) -> str:
        """Where a link leads, in words: its own, and those of what it leads to."""
        text = "" if link is None else link.get("aria-label") or link.get("title") or printed_text(link)
        there = self._said_at(annotation.target, text) if annotation.inside else _site(annotation.target)
        if there.startswith(text):
            return _short(there)
        return _short(text if there in text else f"{text}: {there}")

    def _said_at(self, id: str, text: str) -> str:
        """What stands at a place of the page; where that is but a label, such as the mark, what it is the label of."""
        element = self._by_id.get(id)
        there = printed_text(element) if element is not None else ""
        if element is not None and there == text and tag_of(element) not in HEADINGS and element in self._parents:
            there = printed_text(self._parents[element])
        return there or text


def is_mark(element: Element) -> bool:
    """Whether a link is an evidence mark."""
    return "mark" in element.get("class", "").split()


def _site(address: str) -> str:
    """Whose site an address is of: nobody wants to hear the rest."""
    return urlsplit(address).hostname or address


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rpartition(' ')[0]} …"
