"""How a page is read: plain tags are read in a quicker way, and never otherwise than Python's own reader reads them."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from briefs.audit import read_document
from briefs.audit.document import Element, _Builder

PARTS = st.sampled_from(
    [
        "<p", "<a", "<br", "<svg", "<path", "<viewBox", "<script", "<style", "<title", "<h1", "<script>", "<style>",
        "</p>", "</a>", "</svg>", "</script>", "</style>", "</title", "<P>", "<p>", "<a/b>", "<!--", "-->", "text",
        "&amp;",
        ' class="x y"', " hidden", ' a="&amp;&lt;&#65;&copy"', ' A-b:c="1"', " a='1'", " a=1", ' a=""', ' class="z"',
        'b="2"', ' a="<b>"', ' é="1"', "=", '"', "'", "/", ">", "/>", " />", " ", "\n", "\u00a0", "\f", "<",
    ]
)  # fmt: skip


class _Plain(_Builder):
    """The same reader without the quicker way."""

    def parse_starttag(self, i: int) -> int:
        return HTMLParser.parse_starttag(self, i)

    def parse_endtag(self, i: int) -> int:
        return HTMLParser.parse_endtag(self, i)


def plainly(html: str) -> Element:
    reader = _Plain()
    reader.feed(html)
    reader.close()
    return reader.root


@example("<script><p></script>")
@example('<p a="1" A="2"><br hidden/>')
@given(st.lists(PARTS, max_size=25).map("".join))
def test_any_page_is_read_as_without_the_quicker_way(html: str) -> None:
    assert read_document(html).root == plainly(html)


def test_the_shipped_signs_of_a_page_are_read() -> None:
    root = read_document(
        '<p id="a" hidden class="b  c">x<br/><svg viewBox="0 0 1 1"><path d="M0"/></svg>&amp;</p>'
    ).root
    (paragraph,) = root.children
    assert isinstance(paragraph, Element)
    assert paragraph.attributes == {"id": "a", "hidden": "", "class": "b  c"}
    assert paragraph.classes == ("b", "c")
    assert [child if isinstance(child, str) else child.tag for child in paragraph.children] == ["x", "br", "svg", "&"]
