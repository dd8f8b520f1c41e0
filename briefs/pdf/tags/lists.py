"""Lists: of items, of terms with what is said of them, and of contents (ISO 32000-1, 14.8.4.3.3)."""

from __future__ import annotations

from .blocks import flow, in_blocks
from .nodes import Kid, Tag

_ITEMS = frozenset({"LI", "Caption"})


def item(kids: list[Kid]) -> Tag:
    """An item of a list: its label, if it has one, and its body; or an entry of a list of contents."""
    labels, rest = _split(kids, "Lbl")
    if len(rest) == 1 and isinstance(rest[0], Tag) and _leads_to_page(rest[0]):
        return Tag("TOCI", kids)
    return Tag("LI", [*labels, Tag("LBody", flow(rest))])


def list_of(kids: list[Kid], numbering: str) -> Tag:
    """A list; `numbering` says what the labels of its items are, where they have any."""
    if all(isinstance(kid, Tag) and kid.kind == "TOCI" for kid in kids):
        return Tag("TOC", kids)
    items: list[Tag] = []
    for kid in kids:
        if isinstance(kid, Tag) and kid.kind == "L" and items and _has(items[-1], "LBody"):
            _take_in(items[-1], kid)
        else:
            items.append(kid if isinstance(kid, Tag) and kid.kind in _ITEMS else Tag("LI", [Tag("LBody", [kid])]))
    labelled = any(_split(each.kids, "Lbl")[0] for each in items)
    return Tag("L", [*items], numbering=numbering if labelled else "")


def _take_in(item: Tag, inner: Tag) -> None:
    """Put a list where it was written: in the item before it. WeasyPrint takes it out."""
    for body in _split(item.kids, "LBody")[0]:
        if isinstance(body, Tag):
            body.kids = in_blocks([*body.kids, inner])


def definition_list(kids: list[Kid]) -> list[Kid]:
    """Terms and what is said of them, an item for each term. Where one of them is a note, they all are."""
    items: list[Tag] = []
    for kid in kids:
        kind = kid.kind if isinstance(kid, Tag) else ""
        if items and kind == "LBody":
            _take_in_body(items[-1], kid)
        elif items and kind == "P" and not _has(items[-1], "LBody"):
            _take_in_space(items[-1], kid)
        elif kind in {"Lbl", "LBody"} and (not items or _has(items[-1], "LBody")):
            items.append(Tag("LI", [kid]))
        elif kind == "Lbl":
            items[-1].kids.append(kid)
        else:
            items.append(Tag("LI", [Tag("LBody", [kid])]))
    if any(isinstance(kid, Tag) and kid.kind == "Note" for kid in kids):
        return [_note(each) for each in items]
    return [Tag("L", [*items])]


def _take_in_body(item: Tag, body: Kid) -> None:
    """Give an item its body; what else is said of the same term goes into it."""
    for first in _split(item.kids, "LBody")[0]:
        if isinstance(first, Tag) and isinstance(body, Tag):
            first.kids = [*in_blocks(first.kids), *in_blocks(body.kids)]
            return
    item.kids.append(body)


def _take_in_space(item: Tag, paragraph: Kid) -> None:
    """Between a term and what is said of it in the same line there is but white space: it ends the term."""
    last = item.kids[-1]
    if isinstance(last, Tag) and isinstance(paragraph, Tag):
        last.kids += paragraph.kids


def _note(item: Tag) -> Tag:
    body = [kid for part in _split(item.kids, "LBody")[0] if isinstance(part, Tag) for kid in part.kids]
    if len(body) == 1 and isinstance(body[0], Tag) and body[0].kind == "Note":
        return body[0]
    return Tag("Note", [*_split(item.kids, "Lbl")[0], *in_blocks(body)])


def _leads_to_page(kid: Tag) -> bool:
    return kid.kind == "Reference" and any(
        isinstance(each, Tag) and each.element is not None and "data-paged" in each.element.attrib for each in kid.kids
    )


def _split(kids: list[Kid], kind: str) -> tuple[list[Kid], list[Kid]]:
    """Kids of this kind, and the others."""
    found: list[Kid] = [kid for kid in kids if isinstance(kid, Tag) and kid.kind == kind]
    return found, [kid for kid in kids if kid not in found]


def _has(tag: Tag, kind: str) -> bool:
    return bool(_split(tag.kids, kind)[0])
