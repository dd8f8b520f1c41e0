"""Elements that pages share are read once: never otherwise than if each page had its own."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from hypothesis import example, given
from hypothesis import strategies as st

from briefs.audit import read_document
from briefs.audit.document import Document
from briefs.audit.outline import Holding, Outline
from briefs.audit.page import Page, read_page
from briefs.audit.selectors import Subject

TEXTS = st.sampled_from(["text", " ", "40%", "<br>", '<q data-fact="f">words</q>', "<q>", "</q>", "<b>", "</b>"])
ELEMENTS = st.sampled_from(
    [
        '<data data-fact="f">40%</data>', '<span data-hedge="f">about</span>', '<a class="mark" data-fact="f">A1</a>',
        "<span data-furniture>Sources</span>", "<span data-ok>seven</span>", '<b data-fact="g" hidden>1</b>',
        '<svg id="s"><title>Bars</title><text>4</text></svg>', "<svg><text>5</text></svg>", '<i title="said">x</i>',
        '<p data-from="a.md:3:1">said</p>', '<a data-paged href="#x">Entry</a>', "<div popover>p</div>",
    ]
)  # fmt: skip
AROUND = st.sampled_from(
    [
        '<div id="{}">{}</div>', '<p id="{}">{}</p>', '<tr id="{}"><td>{}</td></tr>', '<table id="{}">{}</table>',
        '<blockquote id="{}" data-fact="f">{}</blockquote>', '<ol id="{}"><li>{}</li></ol>', '<span id="{}">{}</span>',
        '<section id="{}" data-print-only>{}</section>', '<div id="{}" data-screen-only class="c">{}</div>',
        '<thead id="{}"><tr><th>{}</th></tr></thead>', '<div id="{}" data-from="b.md:7">{}</div>', "<q>{}</q>",
        '<div id="{}" hidden>{}</div>', '<div id="{}" data-furniture>{}</div>', "<template>{}</template>", "<p>{}</p>",
    ]
)  # fmt: skip
IDS = st.sampled_from("abcd")


def _put(around: tuple[str, str, list[str]]) -> str:
    written, id_, inside = around
    return written.replace("{}", id_, 1 if written.count("{}") == 2 else 0).replace("{}", "".join(inside))


PARTS = st.recursive(
    ELEMENTS | TEXTS, lambda inner: st.tuples(AROUND, IDS, st.lists(inner, max_size=4)).map(_put), max_leaves=12
)
PAGES = st.lists(PARTS, max_size=6).map("".join)


def anew(document: Document) -> Document:
    """The same page, of which nothing was read before."""
    copied = deepcopy(document)
    for element in copied.elements:
        element.is_shared = False
    return copied


def seen(page: Page) -> tuple[object, ...]:
    blocks = [(block.place, block.apart, tuple(block.pieces)) for block in page.blocks]
    quotes = [(quote.place, tuple(quote.pieces)) for quote in page.quotes]
    contents = [(link.tag, link.attributes) for link in page.contents]
    return (
        blocks, quotes, contents, page.claims, page.read_out, page.heads, page.numbered, page.counts, page.unseen,
    )  # fmt: skip


def held(outline: Outline) -> Iterator[tuple[object, ...]]:
    for subject in (Subject(), Subject(classes=frozenset({"c"})), Subject(id="a"), Subject(tag="div")):
        for each in outline.holding(subject):
            lineage = [around.element.tag for around in outline.lineage(each)]
            yield (*_counted(each), lineage, _counted(outline.block(each)))
    yield _counted(outline.top)


def _counted(held: Holding) -> tuple[object, ...]:
    return held.element.tag, held.texts, held.values, held.claims, held.prose, held.facts


@example(['four<b id="a">teen</b> trams'])
@example(['<section>four<div id="a" hidden>x</div>teen</section>'])
@given(st.lists(PAGES, min_size=1, max_size=3))
def test_what_is_seen_of_an_element_does_not_rest_on_where_it_stood_before(pages: list[str]) -> None:
    for html in (*pages, "".join(pages), "".join(reversed(pages))):
        document = read_document(html, sharing=True)
        assert seen(read_page(document)) == seen(read_page(anew(document)))


@example(['<div popover><p id="a">40%</p></div><p id="a">40%</p>'])
@given(st.lists(PAGES, min_size=1, max_size=3))
def test_what_an_element_holds_does_not_rest_on_where_it_stood_before(pages: list[str]) -> None:
    for html in (*pages, "".join(pages)):
        document = read_document(html, sharing=True)
        assert list(held(Outline(document.root))) == list(held(Outline(anew(document).root)))


def test_a_row_has_the_number_of_where_it_stands() -> None:
    row = '<tr id="a"><td><data data-fact="f">4</data></td></tr>'
    pages = [
        read_page(read_document(f"<table>{'<tr><td>x</td></tr>' * before}{row}</table>", sharing=True))
        for before in (0, 1)
    ]
    assert [page.blocks[-1].pieces[0].row for page in pages] == [1, 2]
