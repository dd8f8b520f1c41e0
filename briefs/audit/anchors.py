"""Whether every place that a page leads to is there, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from briefs.problems import Finding, Place

from .document import Document, Element

_MARK = "Give the audience a section of kind sources or evidence: there a mark finds its evidence."
_LINK = "Print what it leads to, or leave the link out."
_LINKS = frozenset({"href", "xlink:href"})
_LISTS = frozenset({"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "headers"})
_SINGLE = frozenset({"for", "popovertarget", "commandfor", "list"})


def check_anchors(document: Document, place: Place) -> Iterator[Finding]:
    """Ids are unique, and links, marks, labels and buttons of the page have the element that they point to."""
    ids = Counter(element.attributes["id"] for element in document.elements if "id" in element.attributes)
    for id_, count in ids.items():
        if count > 1:
            yield Finding(
                "E510", place, f"{count} elements have the id {id_!r}", "Give each its own: a link goes to one."
            )
    for element in document.elements:
        for name, target in _targets(element):
            if target not in ids:
                message = f"{name} of <{element.tag}> {_label(element)}leads to {target!r}, which is not on the page"
                yield Finding("E510", place, message, _MARK if "mark" in element.classes else _LINK)


def _targets(element: Element) -> Iterator[tuple[str, str]]:
    for name, value in element.attributes.items():
        if name in _LINKS and value.startswith("#") and value not in {"#", "#top"}:
            yield name, unquote(value[1:].partition(":~:")[0])
        elif name in _SINGLE and value:
            yield name, value
        elif name in _LISTS:
            for target in value.split():
                yield name, target


def _label(element: Element) -> str:
    text = " ".join(element.raw_text().split())
    return f"{text[:40]!r} " if text else ""
