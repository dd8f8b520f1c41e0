"""Read by its tags, a PDF says its words apart, wherever lines end and elements meet; and nothing is moved for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pdf_pages import read_pdf
from tag_tree import Element, Tagged
from tagged_sample import typeset

PAGE = (
    """<!DOCTYPE html><html lang="en"><head><title>Words</title></head><body><h1>Words apart</h1>{body}</body></html>"""
)
NARROW = "@page {{ size: 200pt 400pt; margin: 10pt }} p, td {{ width: {width}pt }}"


def said(body: str, width: int = 40) -> list[str]:
    """The paragraphs and cells, each as its tags say it."""
    tagged = Tagged(typeset(PAGE.format(body=body), NARROW.format(width=width)).pdf)
    return ["".join(_texts(tagged, element)) for element in tagged.of_kind("P", "TD")]


def _texts(tagged: Tagged, element: Element) -> Iterator[str]:
    yield from map(tagged.piece, element.contents())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>United Kingdom votes</p>", "United Kingdom votes"),
        ("<p>United <em>Kingdom</em> votes</p>", "United Kingdom votes"),
        ("<p>United<br>Kingdom</p>", "United Kingdom"),
        ("<p>United Kingdom<sup>A1</sup> votes</p>", "United KingdomA1 votes"),
        ("<p>half-measured half</p>", "half-measured half"),
        ("<p lang=zh>每一条线路都应该安静</p>", "每一条线路都应该安静"),
        ("<p><em lang=zh>安静</em> <em>quiet</em></p>", "安静 quiet"),
    ],
)
def test_words_are_apart_where_the_page_has_them_apart(body: str, text: str) -> None:
    assert " ".join(said(body)[0].split()) == text


def test_over_the_end_of_a_page() -> None:
    (text,) = said(f"<p>{'Kingdom ' * 60}</p>", width=60)
    assert text.split() == ["Kingdom"] * 60


def test_cells_stay_as_they_are() -> None:
    assert said("<table><tr><td>United</td><td>Kingdom</td></tr></table>", 60) == ["United", "Kingdom"]


def test_writing_from_right_to_left_is_left_as_it_is() -> None:
    (text,) = said("<p>United مدينة Kingdom</p>")
    assert " ".join(text.split()).count(" ") < 2


def test_a_space_moves_nothing() -> None:
    pdf = typeset(PAGE.format(body="<p>United Kingdom votes</p>"), NARROW.format(width=40)).pdf
    lefts = {
        round(run.box.left) for run in read_pdf(pdf).pages[0].runs if run.text.strip() in {"United", "Kingdom", "votes"}
    }
    assert len(lefts) == 1
