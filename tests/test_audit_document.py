"""How a page is read: plain tags are read in a quicker way, and never otherwise than Python's own reader reads them."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefs.audit import read_document
from briefs.audit.document import Element, _Builder

SIGNS = st.sampled_from(
    [
        "<p", "<a", "<br", "<svg", "<path", "<viewBox", "<script", "<style", "<title", "<h1", "<script>", "<style>",
        "</p>", "</a>", "</svg>", "</script>", "</style>", "</title", "<P>", "<p>", "<a/b>", "<!--", "-->", "text",
        "&amp;",
        ' class="x y"', " hidden", ' a="&amp;&lt;&#65;&copy"', ' A-b:c="1"', " a='1'", " a=1", ' a=""', ' class="z"',
        'b="2"', ' a="<b>"', ' é="1"', "=", '"', "'", "/", ">", "/>", " />", " ", "\n", "\u00a0", "\f", "<",
    ]
)  # fmt: skip
TAGS = st.sampled_from(
    [
        '<p id="a">', '<div id="a">', '<tr id="a">', '<li id="a" >', '<section id="a">', '<svg id="a">', '<div id="b">',
        '<path id="a"/>', '<br id="a">', '<title id="a">', '<head id="a">', '<div\nid="a">', '<div a=">" id="a">',
        "<p>", "<div>", "<tr>", "<td>", "<li>", "<svg>", "<path/>", "<title>", "<head>", "<br>", "<b>", "<div/>",
        "<DIV>", "</p>", "</div>", "</tr>", "</td>", "</li>", "</section>", "</svg>", "</title>", "</head>", "</br>",
        "</b>", "</DIV>", "</div >", "</div\n>", "<b title='</div>'>", '<b title="<div >">', "<script x='</div>'>",
        "</script>", '<p class=" id=">', "text", "&amp;", "&", " ", "<!-- </div> -->", "<!--", "-->", "<!x>", "<",
    ]
)  # fmt: skip


class _Plain(_Builder):
    """The same reader without the quicker way."""

    def parse_starttag(self, i: int) -> int:
        return HTMLParser.parse_starttag(self, i)

    def parse_endtag(self, i: int) -> int:
        return HTMLParser.parse_endtag(self, i)


Tree = tuple[str, dict[str, str], tuple[str, ...], "list[str | Tree]"]


def tree(element: Element) -> Tree:
    inside = [child if isinstance(child, str) else tree(child) for child in element.children]
    return element.tag, element.attributes, element.classes, inside


def is_read_plainly(html: str) -> None:
    """Fail unless a page is read as the reader without the quicker way does it."""
    reader = _Plain()
    reader.feed(html)
    reader.close()
    read = read_document(html, sharing=True)
    assert tree(read.root) == tree(reader.root)
    assert list(map(tree, read.elements)) == list(map(tree, reader.elements))
    assert read.unread == tuple(reader.unread)


@example("<script><p></script>")
@example('<p a="1" A="2"><br hidden/>')
@given(st.lists(SIGNS, max_size=25).map("".join))
def test_any_page_is_read_as_without_the_quicker_way(html: str) -> None:
    is_read_plainly(html)


@example('<svg><div id="a"><path/>x</div></svg>', '<div id="a"><path/>x</div>')
@example('<div id="a"></b></div>', '<b><div id="a"></b>x</div>')
@example("<p>x", '<div id="a">y</div>')
@example('<div id="a"><div\n>x</div>', "y</div>")
@example('<li id="a">x<li\n>y</li>', "z</li>")
@example('<div id="a"><!-- <b> --></div>', '<div id="a"><!-- <b> --></div>')
@example("", "<div id=\"a\">x</DIV><script x='</div>'>run()</script>")
@example("", "<div id=\"a\">x</div\n><style x='</div>'>p { display: none }</style>")
@example("", '<div id="a"><b title="<div >"></b></div><b title="</div>">x</b>')
@example("", '<div id="a">x</DIV><!-- </div> <p>gone</p> -->')
@example('<ul><li id="a">x<li id="b">y</ul>', '<li id="a">x<li id="b">y</li></li>')
@given(st.lists(TAGS, max_size=12).map("".join), st.lists(TAGS, max_size=12).map("".join))
def test_what_one_page_was_read_to_be_is_no_matter_to_another(first: str, second: str) -> None:
    for html in (first, second, first + second, second + first):
        is_read_plainly(html)


@pytest.mark.parametrize("sharing", [True, False])
def test_what_is_the_same_in_two_pages_is_read_once_where_they_share(*, sharing: bool) -> None:
    row = '<tr id="a"><td>China&#39;s plan</td></tr>'
    before, after = (
        read_document(f"<h1>{title}</h1><table>{row}</table>", sharing=sharing) for title in ("Before", "After")
    )
    assert (next(each for each in before.elements if each.tag == "td") in after.elements) is sharing


@pytest.mark.parametrize(
    "html",
    [
        '<b><div id="a"></b></div>',
        '<div id="a"><p>x<div>y</div>',
        '<svg><div id="a"><path/></div></svg>',
        '<div id="a"><script></div></script></div>',
        '<div id="a"><!-- </div> --></div>',
        "<div id=\"a\">x</DIV><b title='40 percent</div>'>",
        "<div id=\"a\">x</div\n><script x='</div>'></script>",
        '<p class=" id=">x</p>',
        f'<div id="a">{"x" * 50_000}</div>',
    ],
)
def test_what_stands_on_something_around_it_is_read_each_time(html: str) -> None:
    assert not any(element.is_shared for element in read_document(html, sharing=True).elements)


def test_the_shipped_signs_of_a_page_are_read() -> None:
    root = read_document(
        '<p id="a" hidden class="b  c">x<br/><svg viewBox="0 0 1 1"><path d="M0"/></svg>&amp;</p>'
    ).root
    (paragraph,) = root.children
    assert isinstance(paragraph, Element)
    assert paragraph.attributes == {"id": "a", "hidden": "", "class": "b  c"}
    assert paragraph.classes == ("b", "c")
    assert [child if isinstance(child, str) else child.tag for child in paragraph.children] == ["x", "br", "svg", "&"]
