"""What can be wrong with the tags of a PDF: one rule a function, which yields a sentence for each fault."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

import pikepdf
from html_texts import is_printed, printed, printed_text
from tag_tree import Artifact, Element, Tagged

from briefs.audit.document import Element as HtmlElement
from briefs.audit.letters import letters

HEADINGS: Final = ("H1", "H2", "H3", "H4", "H5", "H6")
#: By how much a drawing may stick out of its rectangle: half a line, which PDFium counts on both ends.
_LINE = 1.5
_KIDS: Final = {
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "TOC", "Caption"},
    "TOCI": {"Lbl", "Reference", "P"},
    "Table": {"THead", "TBody", "TFoot", "TR", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
_HOLD_BLOCKS_ONLY: Final = frozenset({"Document", "Part", "Sect", "Art", "BlockQuote", *_KIDS})
_IN_LINE: Final = frozenset({"Link", "Reference", "Quote", "Code", "Span", "Figure"})
_TO_THE_LEFT = re.compile(r"[\u0590-\u08ff0-9«»:]*[\u0590-\u08ff][\u0590-\u08ff0-9«»:]*")
_DATE = re.compile(rb"D:\d{8,14}")


def outside_tags(tagged: Tagged) -> Iterator[str]:
    """All that is painted is content of one element or an artifact."""
    yield from (f"page {page + 1}: {operator} outside of tags and artifacts" for page, operator in tagged.loose)
    held = Counter(tagged.root.contents())
    yield from (f"content {key} is in no element" for key in sorted(tagged.painted - set(held)))
    yield from (f"content {key} is not painted" for key in sorted(set(held) - tagged.painted))
    yield from (f"content {key} is in {count} elements" for key, count in held.items() if count > 1)


def misleading_parents(tagged: Tagged) -> Iterator[str]:
    """Each element knows its parent, and the parent tree leads from content and links to their elements."""
    numbers = tagged.pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[index]): numbers[index + 1] for index in range(0, len(numbers), 2)}
    for element in tagged.elements:
        parent = element.parent.dictionary if element.parent else tagged.pdf.Root.StructTreeRoot
        if element.dictionary.P.objgen != parent.objgen:
            yield f"{element.kind} names another parent"
        for page, mcid in (kid for kid in element.kids if not isinstance(kid, Element)):
            if _owner(owners, tagged, page, mcid) != element.dictionary.objgen:
                yield f"content {(page, mcid)} of {element.kind} leads elsewhere"
        for link in element.links:
            if owners[int(link.StructParent)].objgen != element.dictionary.objgen:
                yield f"a link in {element.kind} leads elsewhere"


def _owner(owners: dict[int, pikepdf.Object], tagged: Tagged, page: int, mcid: int) -> tuple[int, int] | None:
    of_page = owners[int(tagged.pdf.pages[page].obj.StructParents)]
    return of_page[mcid].objgen if mcid < len(of_page) and of_page[mcid] is not None else None


def misplaced(tagged: Tagged) -> Iterator[str]:
    """Lists hold items, tables rows, and what holds blocks no loose text."""
    for element in tagged.elements:
        kinds = {kid.kind for kid in element.kids if isinstance(kid, Element)}
        if strange := kinds - _KIDS.get(element.kind, kinds):
            yield f"{element.kind} holds {', '.join(sorted(strange))}"
        if element.kind in _HOLD_BLOCKS_ONLY and not all(isinstance(kid, Element) for kid in element.kids):
            yield f"{element.kind} holds loose text: {tagged.text(element)[:40]!r}"
        if element.kind == "LI" and sum(isinstance(kid, Element) and kid.kind == "LBody" for kid in element.kids) != 1:
            yield f"LI has not one body: {tagged.text(element)[:40]!r}"
        if element.kind not in {"TD", "TH"} and not _says_anything(tagged, element):
            yield f"{element.kind} holds nothing"


def _says_anything(tagged: Tagged, element: Element) -> bool:
    return bool(tagged.text(element)) or any(each.kind == "Figure" for each in element.walk())


def unheaded(tagged: Tagged) -> Iterator[str]:
    """Each header says in which direction it heads, has an id and heads something; each cell names its headers."""
    ids = _ids(tagged)
    named = {str(id) for cell in tagged.of_kind("TD", "TH") for id in cell.attribute("Headers") or ()}
    for header in tagged.of_kind("TH"):
        if header.attribute("Scope") not in {"/Column", "/Row", "/Both"}:
            yield f"the header {tagged.text(header)!r} has no scope"
        if not tagged.text(header) and not header.actual_text:
            yield f"the header {header.id} says nothing"
        if header.id not in named:
            yield f"the header {tagged.text(header)!r} heads nothing"
        if ids.get(header.id) != header.dictionary.objgen:
            yield f"the header {tagged.text(header)!r} is not in the list of ids"
    for cell in tagged.of_kind("TD"):
        headers = [str(header) for header in cell.attribute("Headers") or ()]
        if not headers or not set(headers) <= set(ids):
            yield f"the cell {tagged.text(cell)[:40]!r} has no headers, or unknown ones"


def _ids(tagged: Tagged) -> dict[str, tuple[int, int]]:
    tree: Any = tagged.pdf.Root.StructTreeRoot.get("/IDTree", {})
    names = [] if "/Names" not in tree else list(tree.Names)
    keys = [bytes(name) for name in names[::2]]
    assert keys == sorted(keys), "the list of ids is not sorted"
    return {str(name): element.objgen for name, element in zip(names[::2], names[1::2], strict=True)}


def broken_tables(tagged: Tagged, page: HtmlElement) -> Iterator[str]:
    """Each table of the page is one table, over however many pages it goes, with each of its rows once."""
    wanted = [_rows(table) for table in printed(page) if table.tag == "table"]
    found = [sum(kid.kind == "TR" for kid in table.walk()) for table in tagged.of_kind("Table")]
    if found != wanted:
        yield f"tables of {found} rows, not of {wanted}"


def _rows(table: HtmlElement) -> int:
    return sum(element.tag == "tr" for element in printed(table))


def silent_figures(tagged: Tagged) -> Iterator[str]:
    """Each figure says in words what it shows, and where it stands on its page."""
    for figure in tagged.of_kind("Figure"):
        if len(figure.alt) < 3 or figure.alt != figure.alt.strip("()"):
            yield f"a figure says only {figure.alt!r}"
        box = figure.attribute("BBox")
        if box is None:
            yield f"the figure {figure.alt!r} has no place"
            continue
        left, bottom, right, top = map(float, box)
        for page, mcid in figure.contents():
            _, _, width, height = map(float, tagged.pdf.pages[page].mediabox)
            if not (0 <= left < right <= width and 0 <= bottom < top <= height):
                yield f"the figure {figure.alt!r} is not on its page"
            drawn = tagged.boxes[page, mcid]
            if any(
                inner < outer - _LINE
                for inner, outer in ((drawn[0], left), (drawn[1], bottom), (right, drawn[2]), (top, drawn[3]))
            ):
                yield f"the figure {figure.alt!r} is drawn at {drawn}, not at {tuple(map(float, box))}"


def tagged_furniture(tagged: Tagged, running: Sequence[str], label: str) -> Iterator[str]:
    """What runs on each page is an artifact there; nothing else is, but heads of tables that are repeated."""
    pages = len(tagged.pdf.pages)
    heads = {tagged.text(header) for header in tagged.of_kind("TH")}
    for number in range(pages):
        artifacts = [artifact for artifact in tagged.artifacts if artifact.page == number and artifact.text.strip()]
        wanted = [*running, label.replace("{page}", str(number + 1)).replace("{pages}", str(pages))]
        said = "".join(_reduced(artifact.text) for artifact in artifacts)
        yield from (f"page {number + 1}: {text!r} is no artifact" for text in wanted if _reduced(text) not in said)
        yield from (f"page {number + 1}: {each.text!r} is an artifact" for each in _strange(artifacts, wanted, heads))


def _strange(artifacts: Sequence[Artifact], wanted: Sequence[str], heads: Collection[str]) -> Iterator[Artifact]:
    for artifact in artifacts:
        text = _reduced(artifact.text)
        rest = text
        for each in sorted(map(_reduced, wanted), key=len, reverse=True):
            rest = rest.replace(each, "", 1)
        if rest and not any(text in _reduced(head) for head in heads):
            yield artifact


def out_of_order(tagged: Tagged, page: HtmlElement) -> Iterator[str]:
    """Read aloud by its tags, a PDF says what the page says, in its order; lists of contents add page numbers."""
    said = _straight("".join(_reduced(text) for text in _said(tagged, tagged.root)))
    written = _straight(_reduced("".join(_written(page))))
    if said != written:
        at = next((index for index, (one, two) in enumerate(zip(said, written, strict=False)) if one != two), 0)
        yield f"it says {said[max(0, at - 30) : at + 30]!r}, not {written[max(0, at - 30) : at + 30]!r}"


def _said(tagged: Tagged, element: Element) -> Iterator[str]:
    if element.kind == "TOC":
        return
    if element.kind == "Figure":
        return
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _said(tagged, kid)
        else:
            yield tagged.piece(kid)


def _written(element: HtmlElement) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "ol" and any("data-paged" in each.attributes for each in child.walk()):
            continue
        elif child.tag != "svg" and is_printed(child):
            yield from _written(child)


def joined_words(tagged: Tagged, page: HtmlElement) -> Iterator[str]:
    """Read by its tags, no word is joined to the next: at the end of a line a space is painted.

    Writing from right to left is left out: readers turn its lines.
    """
    words = _seen(printed_text(page)).split()
    joined = {one + two for one, two in pairwise(words)} - set(words)
    for element in tagged.elements:
        if element.kind in _IN_LINE:
            continue
        text = _seen("".join(_of_line(tagged, element)))
        if not _TO_THE_LEFT.search(text):
            yield from (f"{word!r} is two words: {text[:60]!r}" for word in text.split() if word in joined)


def _of_line(tagged: Tagged, element: Element) -> Iterator[str]:
    """What an element says itself, with what is in line with it."""
    for kid in element.kids:
        if not isinstance(kid, Element):
            yield tagged.piece(kid)
        elif kid.kind in _IN_LINE and kid.kind != "Figure":
            yield from _of_line(tagged, kid)


def _seen(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in composed if unicodedata.category(sign) != "Cf").casefold()


def _straight(text: str) -> str:
    """Writing from right to left has its glyphs in the order in which they are drawn, so its order is not compared."""
    return _TO_THE_LEFT.sub(lambda run: "".join(sorted(run[0])), text)


def _reduced(text: str) -> str:
    return letters(text).text


def wrong_languages(tagged: Tagged, page: HtmlElement) -> Iterator[str]:
    """The document and each passage in another language say which."""
    (root,) = (element for element in page.walk() if element.tag == "html")
    if str(tagged.pdf.Root.get("/Lang", "")) != root.attributes["lang"]:
        yield f"the document is in {tagged.pdf.Root.get('/Lang', '')}, not {root.attributes['lang']}"
    wanted = Counter(
        (element.attributes["lang"], _sorted(printed_text(element)))
        for element in printed(root)
        if "lang" in element.attributes
    )
    found = Counter((element.lang, _sorted(tagged.text(element))) for element in tagged.elements if element.lang)
    yield from (f"{language}: not marked, or not as one: {text}" for language, text in wanted - found)
    yield from (f"{language}: marked, but not so on the page: {text}" for language, text in found - wanted)


def _sorted(text: str) -> str:
    """The letters of a text without their order: glyphs of Arabic stand in the order in which they are drawn."""
    return "".join(sorted(_reduced(text)))


def mute_links(tagged: Tagged) -> Iterator[str]:
    """Each link has its place and says in words where it leads; each place belongs to one link."""
    held = Counter(annotation.objgen for element in tagged.elements for annotation in element.links)
    for number, page in enumerate(tagged.pdf.pages, 1):
        for annotation in page.get("/Annots", []):
            if held[annotation.objgen] != 1:
                yield f"page {number}: a place of a link is in {held[annotation.objgen]} elements"
    for link in tagged.of_kind("Link"):
        if not link.links:
            yield f"the link {tagged.text(link)!r} has no place"
        for annotation in link.links:
            said, text = str(annotation.get("/Contents", "")), tagged.text(link)
            if not _tells(said, text):
                yield f"the link {text!r} says {said!r}"


def _tells(said: str, text: str) -> bool:
    """Whether a description is in words and begins as the link does: an address or the name of an anchor is neither."""
    words, told = _reduced(text), _reduced(said)
    return bool(told) and (told.startswith(words) or words.startswith(told)) and " " in said.strip()


def misnumbered_headings(tagged: Tagged) -> Iterator[str]:
    """One heading of the first level comes first; below it none is left out."""
    levels = [int(heading.kind[1]) for heading in tagged.of_kind(*HEADINGS)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"headings of the levels {levels}"
    yield from (f"after H{one} comes H{two}" for one, two in pairwise(levels) if two > one + 1)


def wrong_notes(tagged: Tagged) -> Iterator[str]:
    """Each note has an id of its own and begins with its label; marks are references."""
    ids = [note.id for note in tagged.of_kind("Note")]
    listed = _ids(tagged)
    if len(set(ids)) != len(ids) or not set(ids) <= set(listed):
        yield "notes without ids of their own"
    for note in tagged.of_kind("Note"):
        if not re.match(r"[A-Z]\d+.", tagged.text(note)):
            yield f"the note {tagged.text(note)[:40]!r} does not begin with its mark, or ends with it"
    for link in tagged.of_kind("Link"):
        is_mark = re.fullmatch(r"[A-Z]\d+", tagged.text(link)) is not None
        if is_mark and (link.parent is None or link.parent.kind != "Reference"):
            yield f"the mark {tagged.text(link)} is no reference"


def other_dates(tagged: Tagged, day: str) -> Iterator[str]:
    """The only date is the edition's, written `20250728`."""
    texts = [bytes(str(value), "utf-8") for value in dict(tagged.pdf.docinfo).values()]
    for spec in (tagged.pdf.Root.Names.EmbeddedFiles.Names)[1::2]:
        texts += [bytes(str(value), "utf-8") for value in dict(spec.EF.F.get("/Params", {})).values()]
    found = {date[2:10].decode() for text in texts for date in _DATE.findall(text)}
    xmp = tagged.pdf.Root.Metadata.read_bytes().decode()
    found |= {"".join(date) for date in re.findall(r">(\d{4})-(\d\d)-(\d\d)", xmp)}
    if found != {day}:
        yield f"the dates are {sorted(found)}"


def missing_bookmarks(tagged: Tagged) -> Iterator[str]:
    """Each heading is a bookmark, but for that of the list of contents; the title of the window is the document's."""
    with tagged.pdf.open_outline() as outline:
        found = [letters(str(item.title)).text for item in _items(outline.root)]
    wanted = [_reduced(tagged.text(heading)) for heading in tagged.of_kind(*HEADINGS)]
    if [text for text in wanted if text in found] != found or len(wanted) - len(found) > 1:
        yield f"bookmarks {found}, headings {wanted}"
    if _entry(tagged, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        yield "the window shows the name of the file"


def _entry(tagged: Tagged, *names: str) -> Any:
    """What the catalogue holds under these names, None where there is nothing."""
    found: Any = tagged.pdf.Root
    for name in names:
        found = found.get(name) if found is not None else None
    return found


def _items(items: Sequence[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _items(item.children)
