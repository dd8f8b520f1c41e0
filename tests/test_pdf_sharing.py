"""Elements with an `id` share styles inside, and are found and styled as WeasyPrint does it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import weasyprint
from weasyprint import css
from weasyprint.formatting_structure.boxes import InlineBox, TextBox

from briefs.pdf import sharing

CSS = """
li { margin-left: 7px; color: black } #b { color: red } #b > i { font-size: 9px } #c::before { content: "c" }
b::before { content: attr(title) } b::after { content: "." }
a { content: target-counter(attr(href), page) } p { break-before: page }
"""
BODY = """
<ol><li id=a><b title=A>a</b><i id=ai>1</i></li><li id=b><b title=B>b</b><i>2</i></li>
<li id=c><b>c</b><i>3</i></li><li><b>d</b></li></ol>
<p id=there>there</p><a href="#there">x</a>
"""


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(css, "StyleFor", sharing._StyleFor.__base__)  # noqa: SLF001  # WeasyPrint's own


def laid_out(body: str = BODY) -> weasyprint.Document:
    return weasyprint.HTML(string=f"<style>{CSS}</style>{body}").render()


def boxes(document: weasyprint.Document) -> Iterator[Any]:
    for page in document.pages:
        inside = page._page_box.descendants()  # noqa: SLF001  # there is no other way to see styles
        yield from (box for box in inside if box.element is not None)


def seen(document: weasyprint.Document) -> list[tuple[object, ...]]:
    return [
        (box.element_tag, box.style["anchor"], box.style["color"], box.style["font_size"], box.margin_left, box.width)
        for box in boxes(document)
    ]


def texts(document: weasyprint.Document) -> list[str]:
    return [box.text for box in boxes(document) if isinstance(box, TextBox)]


def test_each_element_has_the_style_and_the_anchor_that_it_had() -> None:
    theirs = laid_out()
    sharing.share_styles()
    ours = laid_out()
    assert seen(ours) == seen(theirs)
    assert {anchor for _, anchor, *_ in seen(ours)} == {None, "a", "ai", "b", "c", "there"}
    assert texts(ours) == texts(theirs)
    assert {"A", "B", "c"} <= set(texts(ours))
    assert [page.anchors for page in ours.pages] == [page.anchors for page in theirs.pages]
    assert [link[:3] for page in ours.pages for link in page.links] == [
        link[:3] for page in theirs.pages for link in page.links
    ]


def test_what_stands_inside_shares_its_styles() -> None:
    rows = "".join(f"<div id=n{number}><b>note</b></div>" for number in range(20))

    def styles() -> int:
        return len({id(box.style) for box in boxes(laid_out(rows)) if isinstance(box, InlineBox)})

    assert styles() == 20 * 3  # of each, before and behind it
    sharing.share_styles()
    assert styles() == 3


def test_an_anchor_that_stands_twice_is_told_as_before(caplog: pytest.LogCaptureFixture) -> None:
    sharing.share_styles()
    laid_out("<p id=a>a</p><p id=a>b</p>")
    assert "Anchor defined twice: 'a'" in caplog.text
