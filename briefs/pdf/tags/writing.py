"""A tag tree written in place of the one that WeasyPrint made.

All that is painted and is in no tag becomes an artifact: running titles, page numbers, heads of tables that are
repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from .nodes import Annotation, Kid, Tag
from .reading import object_at, tree_root
from .spacing import Spaces

_OWNERS = {"Figure": "/Layout", "L": "/List", "TH": "/Table", "TD": "/Table"}


def write_tree(
    pdf: pydyf.PDF,
    document: Tag,
    described: Callable[[Element | None, Annotation], str],
    texts: Mapping[tuple[int, int], str],
    apart: Collection[tuple[int, int]],
) -> None:
    """Write the tags of `document`.

    `described` says in words where a link leads; `texts` cannot be read from their glyphs (see Origins); behind
    what is `apart` belongs a space.
    """
    writer = _Writer(pdf, described)
    writer.forget_the_old()
    writer.write(document)
    writer.forget_the_rest(texts, apart)


class _Writer:
    def __init__(self, pdf: pydyf.PDF, described: Callable[[Element | None, Annotation], str]) -> None:
        self._pdf = pdf
        self._described = described
        self._root = tree_root(pdf)
        self._pages = pdf.page_references
        self._free: list[int] = []
        self._owners: list[dict[int, bytes]] = [{} for _ in self._pages]
        self._links: list[bytes] = []
        self._held: set[int] = set()
        self._ids: dict[str, bytes] = {}

    def forget_the_old(self) -> None:
        """Take the old elements out; their numbers are used again."""
        old = {"/StructElem", "/OBJR"}
        for number, thing in enumerate(self._pdf.objects):
            if isinstance(thing, pydyf.Dictionary) and thing.get("Type") in old:
                self._pdf.objects[number] = _free_object()
                self._free.append(number)
        self._free.reverse()

    def write(self, document: Tag) -> None:
        top = self._element(document, self._root.reference)
        self._root["K"] = pydyf.Array([top])
        numbers = object_at(self._pdf, self._root["ParentTree"])
        numbers["Nums"] = pydyf.Array(self._numbers())
        self._root["ParentTreeNextKey"] = len(self._pages) + len(self._links)
        if self._ids:
            names = pydyf.Array(part for id in sorted(self._ids) for part in (pydyf.String(id), self._ids[id]))
            self._root["IDTree"] = self._add(pydyf.Dictionary({"Names": names}))

    def _numbers(self) -> Iterator[Any]:
        """What belongs to each page's marked content, and to each link."""
        for page, owners in enumerate(self._owners):
            yield page
            yield pydyf.Array(owners.get(mcid, "null") for mcid in range(max(owners, default=-1) + 1))
        for key, owner in enumerate(self._links, len(self._pages)):
            yield key
            yield owner

    def _add(self, thing: pydyf.Object) -> bytes:
        if self._free:
            thing.number = self._free.pop()
            self._pdf.objects[thing.number] = thing
        else:
            self._pdf.add_object(thing)
        return bytes(thing.reference)

    def _element(self, tag: Tag, parent: bytes) -> bytes:
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{tag.kind}", "P": parent})
        reference = self._add(element)
        page = _page_of(tag)
        if page is not None:
            element["Pg"] = self._pages[page]
        element["K"] = pydyf.Array(self._kid(kid, tag, page, reference) for kid in tag.kids)
        _describe(element, tag)
        if tag.id:
            self._ids[tag.id] = reference
        return reference

    def _kid(self, kid: Kid, tag: Tag, page: int | None, owner: bytes) -> Any:
        if isinstance(kid, Tag):
            return self._element(kid, owner)
        if isinstance(kid, Annotation):
            return self._annotation(kid, tag, owner)
        self._owners[kid.page][kid.mcid] = owner
        if kid.page == page:
            return kid.mcid
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": kid.mcid})

    def _annotation(self, kid: Annotation, tag: Tag, owner: bytes) -> Any:
        annotation = self._pdf.objects[kid.number]
        annotation["Contents"] = pydyf.String(self._described(tag.element, kid))
        annotation["StructParent"] = len(self._pages) + len(self._links)
        self._links.append(owner)
        self._held.add(kid.number)
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": self._pages[kid.page], "Obj": annotation.reference})

    def forget_the_rest(self, texts: Mapping[tuple[int, int], str], apart: Collection[tuple[int, int]]) -> None:
        """Make artifacts of marked content that no tag holds, and take away the links that no tag holds."""
        spaces = Spaces(self._pdf)
        for page, reference in enumerate(self._pages):
            dictionary = object_at(self._pdf, reference)
            of_page = {mcid: text for (number, mcid), text in texts.items() if number == page}
            stream = object_at(self._pdf, dictionary["Contents"]).stream
            _mark(stream, self._owners[page], of_page)
            spaces.put_behind_all(stream, {mcid for number, mcid in apart if number == page})
            links = dictionary.pop("Annots", ())
            held = [link for link in links if int(link.split()[0]) in self._held]
            if held:
                dictionary["Annots"] = pydyf.Array(held)
            for link in set(links) - set(held):
                self._pdf.objects[int(link.split()[0])] = _free_object()


def _mark(stream: list[Any], owners: Mapping[int, bytes], texts: Mapping[int, str]) -> None:
    """Mark what no element owns as an artifact, and write texts beside the glyphs of what needs it.

    A sequence of marked content begins with its tag, its properties, and `BDC`.
    """
    for index, properties in enumerate(stream):
        if isinstance(properties, pydyf.Dictionary) and "MCID" in properties:
            mcid = properties["MCID"]
            if mcid not in owners:
                stream[index - 1] = "/Artifact"
                properties.clear()
                properties["Type"] = "/Pagination"
            if mcid in texts:
                properties["ActualText"] = pydyf.String(texts[mcid])


def _page_of(tag: Tag) -> int | None:
    """The page of the first thing painted of an element."""
    pages = (kid.page for kid in tag.kids if not isinstance(kid, Tag))
    return next(pages, tag.drawing.page if tag.drawing is not None else None)


def _describe(element: pydyf.Dictionary, tag: Tag) -> None:
    if tag.lang:
        element["Lang"] = pydyf.String(tag.lang)
    if tag.id:
        element["ID"] = pydyf.String(tag.id)
    if tag.drawing is not None and tag.drawing.alt:
        element["Alt"] = pydyf.String(tag.drawing.alt)
    if tag.kind == "TH" and not tag.kids and tag.element is not None:
        element["ActualText"] = pydyf.String(tag.element.get("abbr", ""))
    attributes = dict(_attributes(tag))
    if attributes:
        element["A"] = pydyf.Dictionary({"O": _OWNERS[tag.kind], **attributes})


def _attributes(tag: Tag) -> Iterator[tuple[str, Any]]:
    if tag.drawing is not None:
        yield "BBox", pydyf.Array(tag.drawing.rectangle)
        yield "Placement", "/Block"
    if tag.numbering:
        yield "ListNumbering", f"/{tag.numbering}"
    if tag.scope:
        yield "Scope", f"/{tag.scope}"
    if tag.headers:
        yield "Headers", pydyf.Array(pydyf.String(header) for header in tag.headers)
    if tag.columns > 1:
        yield "ColSpan", tag.columns
    if tag.rows > 1:
        yield "RowSpan", tag.rows


def _free_object() -> pydyf.Object:
    """What stands in the place of an object that is no more: pydyf writes it as a free entry, and nothing else."""
    free = pydyf.Object()
    free.number, free.generation, free.free = 0, 65535, "f"
    return free
