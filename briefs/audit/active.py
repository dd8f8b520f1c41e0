"""Content that no audit can read: what runs, what is fetched, what stands in another document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from briefs.problems import Finding, Place
from briefs.wording import direction_of

from .css import StyleSheet, holds_its_rules, is_style_link, tokens
from .document import Document, Element
from .turned import runs_to_the_left

_ELEMENTS = frozenset(
    {
        "html", "head", "meta", "title", "link", "style", "script", "body",
        "header", "footer", "main", "nav", "section", "article", "aside", "address", "hgroup", "search", "div", "p",
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "blockquote",
        "hr", "br", "wbr", "pre", "details", "summary", "button",
        "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th",
        "a", "span", "strong", "em", "b", "i", "small", "mark", "abbr", "dfn", "cite", "q", "code", "data", "time",
        "bdi", "img",
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "desc",
    }
)  # fmt: skip
"""What a brief is made of. Others change what is read (del, sup, ruby), hide it (template, option), or run."""

_PARTS = {
    "table": frozenset({"caption", "colgroup", "thead", "tbody", "tfoot", "tr"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset({"tr"})),
    "tr": frozenset({"td", "th"}),
    "colgroup": frozenset({"col"}),
}
"""What tables are made of. Browsers take anything else out of them and show it before the table."""

_FOREIGN = frozenset(
    {
        "background",
        "bgcolor",
        "srcset",
        "srcdoc",
        "xlink:href",
        "visibility",
        "display",
        "opacity",
        "fill-opacity",
        "clip-path",
        "mask",
        "filter",
        "text-decoration",
        "unicode-bidi",
    }
)
"""Attributes that fetch, or that hide text without a style sheet."""

_ADDRESSES = frozenset({"href", "action", "formaction"})
_QUIET_ELEMENTS = _ELEMENTS - {"script", "link", "meta", *_PARTS}
_QUIET_ATTRIBUTES = frozenset(
    {
        "class", "id", "value", "lang", "type", "popover", "popovertarget", "data-fact", "data-from", "data-furniture",
        "data-hedge", "data-mark", "data-print-only", "data-screen-only",
    }
)  # fmt: skip
"""What `_active` and `_strayed` ask nothing of: most of a page."""

_DATA = frozenset({"application/json", "application/ld+json"})
_HINT = "A page is one file that says the same to everybody: put text and styles into the template, and run nothing."


def check_active(document: Document, sheets: Sequence[StyleSheet], place: Place) -> Iterator[Finding]:
    """Scripts, embedded documents and fetched style sheets could say anything once the page has been audited."""
    for written in document.unread:
        yield Finding("E511", place, f"browsers read this otherwise: {written[:60]!r}", "Leave it out of the template.")
    for element in document.elements:
        if element.tag in _QUIET_ELEMENTS and element.attributes.keys() <= _QUIET_ATTRIBUTES:
            continue
        for what in (*_active(element), *_strayed(element)):
            yield Finding("E511", place, f"what it would show cannot be audited: {what}", _HINT)
    if any(rule.keyword == "import" for sheet in sheets for rule in sheet.at_rules):
        yield Finding("E511", place, "what it would show cannot be audited: @import in a style sheet", _HINT)
    for address in sorted({each for sheet in sheets for each in _addresses(sheet) if not _is_picture(each)}):
        message = f"what it would show cannot be audited: url({address[:60]}) in a style sheet"
        yield Finding("E511", place, message, _HINT)


def _active(element: Element) -> Iterator[str]:
    attributes = element.attributes
    if element.tag not in _ELEMENTS or (element.tag == "script" and attributes.get("type", "").lower() not in _DATA):
        yield f"<{element.tag}>"
    if element.tag == "script" and "<" in element.raw_text():
        yield "< in <script>"
    if is_style_link(element):
        if not holds_its_rules(element):
            yield f"<link> to the style sheet {attributes.get('href', '')[:60]!r}"
        return
    if element.tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield "<meta> that leads to another page"
    if element.tag == "meta" and attributes.get("charset", "utf-8").lower() != "utf-8":
        yield "<meta> with another encoding than UTF-8"
    if "dir" in attributes and not _is_turned_by_language(element):
        yield f"dir of <{element.tag}>, which is not the direction of its language"
    for name, value in attributes.items():
        if name.startswith("on") or name in _FOREIGN or (name in _ADDRESSES and _runs(value)):
            yield f"{name} of <{element.tag}>"


def _is_turned_by_language(element: Element) -> bool:
    """Whether the direction is that of its language, and, from right to left, something is written so."""
    language, direction = element.attributes.get("lang"), element.attributes["dir"].lower()
    if language is None or direction != direction_of(language):
        return False
    return direction == "ltr" or runs_to_the_left(element.raw_text())


def _strayed(element: Element) -> Iterator[str]:
    allowed = _PARTS.get(element.tag)
    for child in element.children if allowed is not None else ():
        if isinstance(child, str):
            if child.strip():
                yield f"{' '.join(child.split())[:40]!r} in <{element.tag}>, outside of its cells"
        elif child.tag not in (allowed or ()):
            yield f"<{child.tag}> in <{element.tag}>"


def _runs(address: str) -> bool:
    return "".join(address.split()).lower().startswith(("javascript:", "data:", "vbscript:"))


def _addresses(sheet: StyleSheet) -> Iterator[str]:
    for declaration in sheet.declarations():
        for token in tokens(declaration.value):
            if token.type == "url":
                yield token.value
            elif token.type == "function" and token.lower_name in {"url", "src", "image-set", "-webkit-image-set"}:
                yield from (each.value for each in token.arguments if each.type == "string")


def _is_picture(address: str) -> bool:
    """Whether this lies in the page itself, or beside the templates. Type faces are added to a finished page."""
    if address.lower().startswith(("data:image/", "data:font/")):
        return True
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc
