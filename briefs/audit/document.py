"""HTML as a tree of elements, read leniently as a browser reads it: what is not closed goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_ENDED_BY = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tbody": {"thead", "tbody", "tr", "td", "th"},
    "tfoot": {"thead", "tbody", "tr", "td", "th"},
    "option": {"option"},
}
"""Which open elements end where this one begins, as far as nothing else is open inside them."""

_IN_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
"""What a head can hold. Anything else ends it, and is shown, wherever it is written to end."""

_FOREIGN = frozenset({"svg", "math"})
_RAW = frozenset(
    {"iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp"}
)
"""Elements in which no tags are looked for, by one reader or another."""

_PLAIN = re.compile(
    r"([^<&]*)"
    r'(?:<([a-z][a-z0-9]*)((?:[ \t\n]+[a-zA-Z][a-zA-Z0-9:-]*(?:="[^"<>&]*")?)*)[ \t\n]*(/?)>'
    r"|</([a-z][a-z0-9]*)>)"
)
"""Text and the tag behind it, of which nobody can doubt how they are read: nearly all of a page."""
_PLAIN_ATTRIBUTE = re.compile(r'([^ \t\n=]+)(?:="([^"]*)")?')
_ENDS_PARAGRAPH = frozenset(
    {
        "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre",
        "section", "table", "ul",
    }
)  # fmt: skip


@dataclass(slots=True)
class Element:
    """An element; `children` are elements and stretches of text in order, `classes` the names in its `class`."""

    tag: str
    attributes: dict[str, str]
    classes: tuple[str, ...] = ()
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This element and all inside it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def raw_text(self) -> str:
        """All text inside, seen or not."""
        return "".join(child if isinstance(child, str) else child.raw_text() for child in self.children)


@lru_cache(maxsize=1024)
def _split(names: str) -> tuple[str, ...]:
    return tuple(names.split())


@dataclass(frozen=True, slots=True)
class Document:
    """`html` as it was read.

    `root` is an element without a tag; `elements` are all others in order. `unread` are comments and declarations that
    browsers may end elsewhere than this reader does.
    """

    html: str
    root: Element
    elements: tuple[Element, ...]
    unread: tuple[str, ...] = ()


def read_document(html: str) -> Document:
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return Document(html, builder.root, tuple(builder.elements), tuple(builder.unread))


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.elements: list[Element] = []
        self.unread: list[str] = []
        self._open = [self.root]

    def parse_starttag(self, i: int) -> int:
        """As `HTMLParser` does it, and quicker for what is plain: all of it at once."""
        return self._plain(i) or super().parse_starttag(i)

    def parse_endtag(self, i: int) -> int:
        """In the same way."""
        return self._plain(i) or super().parse_endtag(i)

    def _plain(self, i: int) -> int:
        """Read plain tags, and text between them, from here on; return where they end, 0 if the first is none."""
        end = 0
        while self.cdata_elem is None and (found := _PLAIN.match(self.rawdata, end or i)) is not None:
            text, tag, written, stroke, ended = found.groups()
            if tag in _RAW:
                break
            if text:
                self.handle_data(text)
            if ended is not None:
                self.handle_endtag(ended)
            else:
                begin = self.handle_startendtag if stroke else self.handle_starttag
                begin(tag, [(name.lower(), value) for name, value in _PLAIN_ATTRIBUTE.findall(written)])
            end = found.end()
        return end

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_implied(tag)
        element = self._add(tag, attrs)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # The stroke closes an element only in drawings and formulas; in HTML a browser passes over it.
        if tag in _FOREIGN or any(element.tag in _FOREIGN for element in self._open):
            self._add(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        if self._open[-1].tag == "head" and data.strip():
            self._open.pop()
        self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        if set(data) & {"<", ">"}:
            self.unread.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        if decl.lower().split() != ["doctype", "html"]:
            self.unread.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.unread.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.unread.append(f"<?{data}>")

    def updatepos(self, i: int, j: int) -> int:  # noqa: ARG002  # the signature is HTMLParser's
        """Count no lines: nobody asks where an element stands in the file."""
        return j

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        # Of a repeated attribute the first counts.
        attributes = {name: value or "" for name, value in reversed(attrs)}
        element = Element(tag, attributes, _split(attributes.get("class", "")))
        self._open[-1].children.append(element)
        self.elements.append(element)
        return element

    def _end_implied(self, tag: str) -> None:
        if self._open[-1].tag == "head" and tag not in _IN_HEAD:
            self._open.pop()
        if tag in _ENDS_PARAGRAPH and self._open[-1].tag == "p":
            self._open.pop()
        while self._open[-1].tag in _ENDED_BY.get(tag, ()):
            self._open.pop()
