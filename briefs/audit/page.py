"""From the tree of a page to what a reader sees of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from briefs.problems import Place

from .contents import is_entry
from .document import Document, Element
from .pieces import Block, Claim, Kind, Medium, Piece, Quote, ReadOut, folded
from .seen import BOTH, NAMING, NEVER_SEEN, by_medium, excluded_media, is_unseen, printed_text
from .unseen import unseen

INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "del", "dfn", "em", "i", "img", "input",
        "ins", "kbd", "label", "mark", "output", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub",
        "sup", "svg", "time", "tspan", "u", "var", "wbr",
    }
)  # fmt: skip
_READ_OUT = frozenset(
    {"abbr", "alt", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "placeholder", "title"}
)
_NUMBERING = {"ol": "start", "li": "value", "input": "value"}
_READ_OUT_META = frozenset(
    {
        "author", "description", "keywords", "subject", "application-name", "apple-mobile-web-app-title", "og:title",
        "og:description", "og:site_name", "og:image:alt", "twitter:title", "twitter:description", "twitter:image:alt",
    }
)  # fmt: skip
"""What stands in the head and is shown all the same: in a list of results, in a message that a link was sent in."""
_COUNTED = {"ul": "li", "ol": "li", "dl": "dt", "tbody": "tr"}
_OF_FACT = ("data-mark", "data-hedge", "data-fact")
_HEADS = frozenset({"thead", "tfoot"})


@dataclass(slots=True)
class Page:
    """A page as read.

    `heads` are the heads of tables in print, cell by cell; `contents` the entries of lists of contents in print;
    `counts` are the lengths of lists and tables. `unseen` is what can be changed without another letter to read, and
    yet say something else: hidden text, style sheets, data for machines, and where links lead.
    """

    blocks: list[Block] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    read_out: list[ReadOut] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    heads: list[tuple[str, ...]] = field(default_factory=list)
    contents: list[Element] = field(default_factory=list)
    numbered: list[int] = field(default_factory=list)
    counts: set[int] = field(default_factory=set)
    unseen: list[str] = field(default_factory=list)

    def add(self, other: Page) -> None:
        """Go on with what is read of another page; what is unseen is told of a whole page alone."""
        self.blocks += other.blocks
        self.claims += other.claims
        self.read_out += other.read_out
        self.quotes += other.quotes
        self.heads += other.heads
        self.contents += other.contents
        self.numbered += other.numbered
        self.counts |= other.counts


class _Context(NamedTuple):
    """What holds for everything inside an element."""

    media: frozenset[Medium] = BOTH
    place: Place | None = None
    apart: bool = False
    quotes: tuple[Quote, ...] = ()
    drawing: int = 0
    table: int = 0
    row: int = 0


def read_page(document: Document, css_attributes: frozenset[str] = frozenset()) -> Page:
    """Read a document. `css_attributes` are those whose values its style sheet shows."""
    reader = _Reader(_READ_OUT | css_attributes)
    reader.read_head(document)
    reader.read(document.root, _Context())
    reader.page.unseen = list(unseen(document))
    reader.page.blocks = [block for block in reader.page.blocks if any(piece.text.strip() for piece in block.pieces)]
    return reader.page


class _Last(NamedTuple):
    """The numbers of the drawing, the table and the row that were read last."""

    drawing: int = 0
    table: int = 0
    row: int = 0


_NOTHING_READ = _Last()


@lru_cache(maxsize=1024)
def _read_shared(element: Element, context: _Context, last: _Last, read_out: frozenset[str]) -> tuple[Page, _Last]:
    """What is seen of an element that may stand in many documents, and what was read last behind it."""
    reader = _Reader(read_out, last)
    reader.read(element, context)
    return reader.page, reader.last


class _Reader:
    def __init__(self, read_out: frozenset[str], last: _Last = _NOTHING_READ) -> None:
        self.page = Page()
        self.last = last
        self._read_out = read_out

    def read_head(self, document: Document) -> None:
        """Titles and descriptions, which are shown though they stand in the head."""
        for element in document.elements:
            if element.tag == "head":
                for title in element.walk():
                    if title.tag == "title":
                        self._add_read_out("title", title.raw_text(), None)
            elif element.tag == "meta":
                name = element.attributes.get("name", element.attributes.get("property", "")).lower()
                if name in _READ_OUT_META:
                    self._add_read_out(name, element.attributes.get("content", ""), None)

    def read(self, element: Element, context: _Context) -> None:
        if is_unseen(element):
            self._hidden(element, context)
            return
        context = self._numbered(element, _inside(element, context))
        self._attributes(element, context)
        self._structure(element, context)
        own_block = element.tag not in INLINE and element.tag != ""
        if own_block:
            self._begin_block(context)
        if (kind := _claimed(element)) is not None:
            self._claim(element, kind, context)
        elif element.tag in {"q", "blockquote"}:
            quote = Quote(context.place)
            self.page.quotes.append(quote)
            self._children(element, context._replace(quotes=(*context.quotes, quote)))
        elif element.tag == "br":
            self._add(Piece("\n", Kind.FREE, context.media), context)
        else:
            self._children(element, context)
        if own_block:
            self._begin_block(None)

    def _numbered(self, element: Element, context: _Context) -> _Context:
        last = self.last
        if element.tag == "svg":
            self.last = last._replace(drawing=last.drawing + 1)
            return context._replace(drawing=self.last.drawing)
        if element.tag == "table":
            self.last = last._replace(table=last.table + 1)
            return context._replace(table=self.last.table)
        if element.tag == "tr":
            self.last = last._replace(row=last.row + 1)
            return context._replace(row=self.last.row)
        return context

    def _add_page(self, page: Page) -> None:
        """Go on with what was read of a shared element, and add nothing to its blocks."""
        self.page.add(page)
        self.page.blocks.append(Block(None))

    def _children(self, element: Element, context: _Context) -> None:
        for child in element.children:
            if isinstance(child, str):
                self._add(Piece(child, Kind.FREE, context.media), context)
            elif child.is_shared and not (context.quotes or is_unseen(child)):
                page, self.last = _read_shared(child, context, self.last, self._read_out)
                self._add_page(page)
            else:
                self.read(child, context)

    def _begin_block(self, context: _Context | None) -> None:
        place, apart = (context.place, context.apart) if context else (None, False)
        last = self.page.blocks[-1] if self.page.blocks else None
        if last is None or last.pieces:
            self.page.blocks.append(Block(place, apart))
        else:
            last.place, last.apart = place, apart

    def _add(self, piece: Piece, context: _Context) -> None:
        last = self.page.blocks[-1] if self.page.blocks else None
        if last is None or (last.place, last.apart) != (context.place, context.apart):
            self._begin_block(context)
        self.page.blocks[-1].pieces.append(piece)
        for quote in context.quotes:
            quote.pieces.append(piece)

    def _claim(self, element: Element, kind: Kind, context: _Context) -> None:
        """Take an element as one piece: what it shows is compared as a whole."""
        id_ = next((element.attributes[name] for name in _OF_FACT if name in element.attributes), "")
        quoted = bool(context.quotes) or element.tag in {"q", "blockquote"}
        texts: dict[str, None] = {}
        for text, media in by_medium(element, context.media):
            self._add(Piece(text, kind, media, id_, quoted, context.drawing, context.table, context.row), context)
            texts[folded(text)] = None
        self.page.claims.append(Claim(kind, id_, tuple(filter(None, texts)) or ("",), context.place))
        if element.tag in {"q", "blockquote"} and kind is Kind.FACT:
            pieces = [Piece(text, kind, context.media, id_, quoted=True) for text in texts]
            self.page.quotes.append(Quote(context.place, pieces))
        for inner in element.walk():
            if inner is not element and not is_unseen(inner):
                self._attributes(inner, context)

    def _hidden(self, element: Element, context: _Context) -> None:
        """A fact that is put on a page and hidden there leaves its sentence without it."""
        if element.tag not in NEVER_SEEN:
            for inner in element.walk():
                if "data-fact" in inner.attributes:
                    self.page.claims.append(Claim(Kind.FACT, inner.attributes["data-fact"], ("",), context.place))

    def _attributes(self, element: Element, context: _Context) -> None:
        numbering = _NUMBERING.get(element.tag)
        for name, value in element.attributes.items():
            if name in self._read_out or name == numbering:
                self._add_read_out(name, value, context.place)
        if element.tag in NAMING and element.children:
            self._add_read_out(element.tag, element.raw_text(), context.place)

    def _add_read_out(self, name: str, text: str, place: Place | None) -> None:
        if text.strip():
            self.page.read_out.append(ReadOut(name, text, place))

    def _structure(self, element: Element, context: _Context) -> None:
        """Note what is counted, and what may stand in print more often than on the page."""
        counted = _COUNTED.get(element.tag)
        if counted is not None:
            children = (child for child in element.children if isinstance(child, Element))
            count = sum(child.tag == counted and not is_unseen(child) for child in children)
            self.page.counts.add(count)
            if element.tag == "ol" and Medium.PRINT in context.media:
                self.page.numbered.append(count)
        if element.tag in _HEADS and Medium.PRINT in context.media:
            cells = (cell for cell in element.walk() if cell.tag in {"td", "th"})
            self.page.heads.append(tuple(filter(None, (folded(printed_text(cell)) for cell in cells))))
        if is_entry(element) and Medium.PRINT in context.media:
            self.page.contents.append(element)


def _claimed(element: Element) -> Kind | None:
    if "data-mark" in element.attributes:
        return Kind.MARK
    if "data-hedge" in element.attributes:
        return Kind.HEDGE
    if "data-fact" in element.attributes:
        return Kind.MARK if "mark" in element.classes else Kind.FACT
    if "data-furniture" in element.attributes:
        return Kind.FURNITURE
    return Kind.ALLOWED if "data-ok" in element.attributes else None


def _inside(element: Element, context: _Context) -> _Context:
    excluded = excluded_media(element)
    apart = element.tag in _HEADS or is_entry(element)
    if not excluded and not apart and "data-from" not in element.attributes:
        return context
    place = _place(element.attributes["data-from"]) if "data-from" in element.attributes else context.place
    media = context.media - excluded if excluded else context.media
    return context._replace(media=media, place=place, apart=context.apart or apart)


def _place(written: str) -> Place:
    """Read `path:line:column` or `path:line`."""
    match = re.fullmatch(r"(.+?)(?::(\d+))?(?::(\d+))?", written)
    path, line, column = match.groups() if match else (written, None, None)
    return Place(path, int(line or 0), int(column or 0))
