"""The page that a PDF is made from: what its elements are, and how they are called in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .nodes import Annotation

LANGUAGE = "lang"
_LONGEST = 120
_NOT_PRINTED = frozenset({"data-screen-only", "popover", "hidden"})
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
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


class Page:
    """A page by its ids and its marks."""

    def __init__(self, root: Element) -> None:
        self._by_id = {element.get("id", ""): element for element in root.iter() if element.get("id")}
        links = (element for element in root.iter("a") if is_mark(element))
        self.notes = frozenset(element.get("href", "").removeprefix("#") for element in links)

    def described(self, link: Element | None, annotation: Annotation) -> str:
        """Where a link leads, in words: its own, and those of what it leads to."""
        text = "" if link is None else link.get("aria-label") or link.get("title") or printed_text(link)
        target = self._by_id.get(annotation.target) if annotation.inside else None
        there = annotation.target if target is None else printed_text(target)
        if there.startswith(text):
            return _short(there)
        return _short(text if there in text else f"{text}: {there}")


def is_mark(element: Element) -> bool:
    """Whether a link is an evidence mark."""
    return "mark" in element.get("class", "").split()


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rpartition(' ')[0]} …"
