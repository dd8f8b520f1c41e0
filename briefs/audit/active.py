"""Content that no audit can read: what runs, what is fetched, what stands in another document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.problems import Finding, Place

from .css import holds_its_rules, is_style_link
from .document import Document, Element

_EMBEDDED = frozenset({"iframe", "frame", "object", "embed", "applet", "portal", "audio", "video", "canvas"})
_DATA = frozenset({"application/json", "application/ld+json"})
_IMPORT = re.compile(r"@import\b", re.IGNORECASE)
_HINT = "A page is one file that says the same to everybody: put text and styles into the template, and run nothing."


def check_active(document: Document, css: str, place: Place) -> Iterator[Finding]:
    """Scripts, embedded documents and fetched style sheets could say anything once the page has been audited."""
    for element in document.elements:
        for what in _active(element):
            yield Finding("E511", place, f"what it would show cannot be audited: {what}", _HINT)
    if _IMPORT.search(css):
        yield Finding("E511", place, "what it would show cannot be audited: @import in a style sheet", _HINT)


def _active(element: Element) -> Iterator[str]:
    attributes = element.attributes
    if element.tag in _EMBEDDED or (element.tag == "script" and attributes.get("type", "").lower() not in _DATA):
        yield f"<{element.tag}>"
    if is_style_link(element):
        if not holds_its_rules(element):
            yield f"<link> to the style sheet {attributes.get('href', '')[:60]!r}"
        return
    if element.tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield "<meta> that leads to another page"
    for name, value in attributes.items():
        if name.startswith("on") or (name in {"href", "action", "formaction"} and _runs(value)):
            yield f"{name} of <{element.tag}>"


def _runs(address: str) -> bool:
    return "".join(address.split()).lower().startswith(("javascript:", "data:", "vbscript:"))
