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


@dataclass(slots=True, eq=False)
class Element:
    """An element; `children` are elements and stretches of text in order, `classes` the names in its `class`.

    One that `is_shared` stands, with all inside, in every document that was read with the same text at its place.
    """

    tag: str
    attributes: dict[str, str]
    classes: tuple[str, ...] = ()
    children: list[Element | str] = field(default_factory=list)
    is_shared: bool = False

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


def read_document(html: str, *, sharing: bool = False) -> Document:
    """Read a document; where `sharing`, what it has word for word in common with others that were read so, only once.

    That takes memory, and gains where the same page is read again and again with little changed.
    """
    builder = _Builder(sharing=sharing)
    builder.feed(html)
    builder.close()
    return Document(html, builder.root, tuple(builder.elements), tuple(builder.unread))


@lru_cache(maxsize=1024)
def _read_whole(html: str) -> tuple[Element, ...]:
    """The element that this is, from its first letter to its last, and all inside; nothing if it is not whole."""
    builder = _WholeBuilder()
    builder.feed(html)
    if not builder.is_whole:
        return ()
    builder.elements[0].is_shared = True
    return tuple(builder.elements)


_MAY_BE_SHARED = frozenset(
    {"article", "aside", "details", "div", "dl", "figure", "li", "ol", "p", "section", "table", "tr", "ul"}
)
"""All of them begin a text of their own."""

#: In characters. What is larger is hardly ever the same again, and would be kept for nothing.
_LARGEST_SHARED = 50_000


class _Builder(HTMLParser):
    def __init__(self, *, sharing: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.elements: list[Element] = []
        self.unread: list[str] = []
        self._open = [self.root]
        self._sharing = sharing
        self._tried = 0

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
            if self._sharing and tag in _MAY_BE_SHARED and ' id="' in written:
                whole = self._whole(tag, found.end(1))
                if whole:
                    end = whole
                    continue
            if ended is not None:
                self.handle_endtag(ended)
            else:
                begin = self.handle_startendtag if stroke else self.handle_starttag
                begin(tag, [(name.lower(), value) for name, value in _PLAIN_ATTRIBUTE.findall(written)])
            end = found.end()
        return end

    def _whole(self, tag: str, begin: int) -> int:
        """Read the element that begins here, if it is whole; return where it ends, 0 if it is not.

        Inside of one that was tried, and is not whole, none is tried.
        """
        if begin < self._tried or any(element.tag in _FOREIGN for element in self._open):
            return 0
        end = _end(self.rawdata, tag, begin)
        elements = _read_whole(self.rawdata[begin:end]) if end else ()
        if not elements:
            self._tried = end
            return 0
        self._end_implied(tag)
        self._open[-1].children.append(elements[0])
        self.elements += elements
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


class _WholeBuilder(_Builder):
    """A reader of one element, who sees whether it would be read in the same way wherever it stands."""

    def __init__(self) -> None:
        super().__init__()
        self._closes_others = False

    @property
    def is_whole(self) -> bool:
        """Whether all was read, as one element with an id, closed, that closes no other."""
        is_read = not self.rawdata and self._open == [self.root] and self.root.children == self.elements[:1]
        return is_read and "id" in self.elements[0].attributes and not (self._closes_others or self.unread)

    def handle_endtag(self, tag: str) -> None:
        self._closes_others |= all(element.tag != tag for element in self._open)
        super().handle_endtag(tag)


def _end(html: str, tag: str, begin: int) -> int:
    """Where the element seems to end that begins here, by what looks like tags of its name; 0 if nowhere near.

    Whether it ends there is for who reads it to see.
    """
    depth = 0
    tags = re.compile(rf"<(/?){tag}(?=[ >])[^<>]*>")
    for found in tags.finditer(html, begin, begin + _LARGEST_SHARED):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end()
    return 0
