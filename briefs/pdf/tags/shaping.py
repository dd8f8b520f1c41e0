"""Elements of the page as structure elements of PDF (ISO 32000-1, 14.8.4).

Each box becomes tags or dissolves: a `div` that holds blocks says nothing to a listener, and in a line of text only
links, quotations, code and other languages do. What holds blocks holds no loose text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from .blocks import dissolved, flow, in_blocks, is_block
from .joining import MARKER
from .lists import definition_list, item, list_of
from .nodes import Annotation, Box, Kid, Tag
from .page import HEADINGS, LANGUAGE, is_mark, tag_of

_TABLES = {"thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR", "table": "Table"}
_PICTURES = frozenset({"svg", "img"})
_OTHERS: dict[str, Callable[[list[Kid]], list[Kid]]] = {
    "main": lambda kids: [Tag("Part", in_blocks(kids))],
    "article": lambda kids: [Tag("Art", in_blocks(kids))],
    "section": lambda kids: [Tag("Sect", in_blocks(kids))],
    "p": in_blocks,
    "pre": in_blocks,
    "q": lambda kids: [Tag("Quote", kids)],
    "code": lambda kids: [Tag("Code", kids)],
    "blockquote": lambda kids: [Tag("BlockQuote", in_blocks(kids))],
    "caption": lambda kids: [Tag("Caption", kids)],
    "ul": lambda kids: [list_of(kids, "Disc")],
    "ol": lambda kids: [list_of(kids, "Decimal")],
    "li": lambda kids: [item(kids)],
    "dl": definition_list,
    "dt": lambda kids: [Tag("Lbl", kids)],
    "dd": lambda kids: [Tag("LBody", flow(kids))],
}


def shaped(root: Box, notes: Collection[str]) -> Tag:
    """The tags of a page. `notes` are the ids of the elements that its evidence marks lead to."""
    return Tag("Document", in_blocks(_kids(root, notes)))


def _kids(box: Box, notes: Collection[str]) -> list[Kid]:
    kids: list[Kid] = []
    for kid in box.kids:
        kids += _of_box(kid, notes) if isinstance(kid, Box) else [kid]
    return kids


def _of_box(box: Box, notes: Collection[str]) -> list[Kid]:
    kids = _kids(box, notes)
    if box.part == MARKER:
        return [Tag("Lbl", kids)] if kids else []
    name = tag_of(box.element)
    if name in {"td", "th"}:
        made: list[Kid] = [Tag(name.upper(), flow(kids), box.element, columns=box.columns, rows=box.rows)]
    elif not kids and name not in _TABLES:
        return []
    elif _is_note(box, name, notes):
        made = [Tag("Note", flow([*_of_note(kids)]), box.element)]
    else:
        made = _of_element(name, box, kids)
    return made if box.part else _in_language(box, made)


def _is_note(box: Box, name: str, notes: Collection[str]) -> bool:
    """Whether evidence marks lead to this block; rows of tables, items and headings stay what they are."""
    is_target = box.element is not None and not box.inline and box.element.get("id") in notes
    return is_target and name not in _TABLES and name not in HEADINGS and name != "li"


def _of_element(name: str, box: Box, kids: list[Kid]) -> list[Kid]:
    if name in _OTHERS:
        return _OTHERS[name](kids)
    if name in _TABLES:
        return [Tag(_TABLES[name], [kid for kid in kids if isinstance(kid, Tag)], box.element)]
    if name in HEADINGS:
        return [Tag(name.upper(), kids)]
    if name in _PICTURES:
        return [Tag("Figure", kids, drawing=box.drawing)]
    if any(isinstance(kid, Annotation) for kid in kids):
        return [_link(box, kids)]
    return dissolved(kids, inline=box.inline)


def _link(box: Box, kids: list[Kid]) -> Tag:
    """A link with all its places; one that leads to a note or names a page is a reference."""
    annotations, rest = _unlinked(kids)
    link = Tag("Link", [*annotations, *rest], box.element)
    refers = box.element is not None and (is_mark(box.element) or "data-paged" in box.element.attrib)
    return Tag("Reference", [link]) if refers else link


def _unlinked(kids: list[Kid]) -> tuple[list[Annotation], list[Kid]]:
    """The places of links among these, and the rest: each box inside a link has a place of its own."""
    annotations: list[Annotation] = []
    rest: list[Kid] = []
    for kid in kids:
        if isinstance(kid, Annotation):
            annotations.append(kid)
        elif isinstance(kid, Tag):
            inner, kid.kids = _unlinked(kid.kids)
            annotations += inner
            rest += kid.kids if kid.kind == "Link" else [kid]
        else:
            rest.append(kid)
    return annotations, rest


def _of_note(kids: Iterable[Kid]) -> Iterator[Kid]:
    """What stands in a note: where it is written as a term and what is said of it, a label and a text."""
    for kid in kids:
        if isinstance(kid, Tag) and kid.kind == "LBody":
            yield from in_blocks(kid.kids)
        else:
            yield kid


def _in_language(box: Box, made: list[Kid]) -> list[Kid]:
    """The tags of an element that names its own language."""
    language = (box.element.get(LANGUAGE) or "") if box.element is not None else ""
    if not language:
        return made
    if len(made) != 1 or not isinstance(made[0], Tag):
        made = [Tag("Div" if any(is_block(kid) for kid in made) else "Span", made)]
    for tag in made:
        if isinstance(tag, Tag):
            tag.lang = language
    return made
