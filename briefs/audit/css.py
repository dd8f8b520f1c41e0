"""What the style sheets of a page add to it: the strings and counters of `content` and of list markers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from .document import Document, Element

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'"
_PRINTING = (
    "content|list-style|list-style-type|symbols|prefix|suffix|quotes|text-emphasis|text-emphasis-style|text-overflow"
    "|hyphenate-character"
)
_VALUE = rf"(?P<value>(?:{_STRING}|[^;}}\"'])*)"
_DECLARATION = re.compile(rf"(?<![\w-])(?:{_PRINTING})\s*:\s*{_VALUE}", re.DOTALL | re.IGNORECASE)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_PART = re.compile(
    rf"(?P<string>{_STRING})|(?P<counter>(?:target-)?counters?)\s*\(|attr\(\s*(?P<attribute>[\w-]+)", re.IGNORECASE
)
_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9a-fA-F]{1,6})\s?|(?P<newline>\n)|(?P<character>.))", re.DOTALL)


_DATA = "data:text/css,"


def style_sheets(document: Document) -> str:
    """All rules that stand in the page: in `style` elements, and in links that hold their style sheet themselves."""
    return "\n".join(filter(None, map(_rules, document.elements)))


def is_style_link(element: Element) -> bool:
    """Whether this links to a style sheet, wherever it is."""
    return element.tag == "link" and "stylesheet" in element.attributes.get("rel", "").lower().split()


def holds_its_rules(element: Element) -> bool:
    """Whether the address of a link is the style sheet itself, so that it can be read here."""
    return element.attributes.get("href", "").startswith(_DATA)


def _rules(element: Element) -> str:
    if element.tag == "style":
        return element.raw_text()
    if is_style_link(element) and holds_its_rules(element):
        return unquote(element.attributes["href"].removeprefix(_DATA))
    return ""


@dataclass(frozen=True, slots=True)
class Added:
    """One thing that CSS adds: a text, or a number that the browser counts (`text` is the name of the function)."""

    text: str
    counter: bool


def added_text(css: str) -> Iterator[Added]:
    """The texts and counters that the rules print."""
    for part in _parts(css):
        if part["string"] is not None:
            yield Added(_unescaped(part["string"][1:-1]), counter=False)
        elif part["counter"] is not None:
            yield Added(part["counter"].lower(), counter=True)


def shown_attributes(css: str) -> frozenset[str]:
    """The attributes whose values the rules print: `content: attr(data-label)`."""
    return frozenset(part["attribute"].lower() for part in _parts(css) if part["attribute"] is not None)


def _parts(css: str) -> Iterator[re.Match[str]]:
    """The strings, counters and attributes of all declarations that print, and of the variables used in them."""
    css = _COMMENT.sub(" ", css)
    values = [declaration["value"] for declaration in _DECLARATION.finditer(css)]
    seen: set[str] = set()
    while values:
        value = values.pop()
        yield from _PART.finditer(value)
        for name in set(_VARIABLE.findall(value)) - seen:
            seen.add(name)
            pattern = rf"{re.escape(name)}\s*:\s*{_VALUE}"
            values += [variable["value"] for variable in re.finditer(pattern, css, re.DOTALL)]


def _unescaped(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        if match["code"] is not None:
            code = int(match["code"], 16)
            return chr(code) if 0 < code <= 0x10FFFF else "\ufffd"
        return match["character"] or ""

    return _ESCAPE.sub(character, text)
