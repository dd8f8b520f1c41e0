"""A web page as it is printed: its texts, the heads of its tables, and what it shows of facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from briefs.audit.document import Element

_UNSEEN_TAGS: Final = frozenset({"desc", "head", "script", "style", "template", "title"})
_UNSEEN: Final = frozenset({"data-screen-only", "popover", "hidden"})
_INLINE: Final = frozenset({"a", "b", "cite", "code", "data", "em", "i", "mark", "q", "span", "strong"})
_PARAGRAPHS: Final = frozenset({"p", "li", "dd", "dt", "figcaption", "blockquote", "h1", "h2", "h3"})


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a page shows of a fact: `value` for machines, `text` for readers."""

    id: str
    value: str
    text: str


def is_printed(element: Element) -> bool:
    return element.tag not in _UNSEEN_TAGS and _UNSEEN.isdisjoint(element.attributes)


def printed(element: Element) -> Iterator[Element]:
    """The elements inside that are printed, in order."""
    for child in element.children:
        if isinstance(child, Element) and is_printed(child):
            yield child
            yield from printed(child)


def printed_text(element: Element) -> str:
    return " ".join("".join(_text(element)).split())


def _text(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif is_printed(child):
            apart = "" if child.tag in _INLINE else " "
            yield apart
            yield from _text(child)
            yield apart


def paragraphs(root: Element) -> tuple[str, ...]:
    """Each paragraph, item and heading that holds text and no further paragraphs."""
    found = (element for element in printed(root) if element.tag in _PARAGRAPHS)
    return tuple(
        printed_text(element)
        for element in found
        if not any(inner.tag in {*_PARAGRAPHS, "div", "dl", "ul"} for inner in element.walk() if inner is not element)
    )


def table_heads(root: Element) -> tuple[tuple[str, ...], ...]:
    """The texts of the head of each table."""
    heads = (element for element in printed(root) if element.tag == "thead")
    cells = (tuple(cell for cell in printed(head) if cell.tag == "th") for head in heads)
    return tuple(tuple(text for cell in of_head for text in _lines(cell)) for of_head in cells)


def _lines(cell: Element) -> tuple[str, ...]:
    """What stands in a cell itself, and what stands in each element in it."""
    own = " ".join("".join(child for child in cell.children if isinstance(child, str)).split())
    return (own, *(printed_text(child) for child in cell.children if isinstance(child, Element) and is_printed(child)))


def renderings(root: Element, *, on_screen: bool = False) -> Iterator[Rendering]:
    """What is shown of facts, in print or, with what opens in place, on screen; without evidence marks."""
    elements = root.walk() if on_screen else printed(root)
    for element in elements:
        if element.tag == "data" and "data-fact" in element.attributes:
            text = " ".join(element.raw_text().split())
            yield Rendering(element.attributes["data-fact"], element.attributes["value"], text)
