"""What the typesetter is given of a page: what is printed."""

from __future__ import annotations

import pytest

from briefs.pdf.paper import on_paper


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>a</p><div data-screen-only>b</div><p>c</p>", "<p>a</p><p>c</p>"),
        ("<div data-screen-only class=x>a<div>b</div>c</div>d", "d"),
        ('<button type="button" data-screen-only="">x</button>y', "y"),
        ("<ol data-screen-only><li>a<li>b<ol><li>c</ol></ol>d", "d"),
        ("<a href=x data-screen-only>a</a><abbr>b</abbr>", "<abbr>b</abbr>"),
        ("<script>let div = '<div data-screen-only>'</script><p>a</p>", "<p>a</p>"),
        (
            '<style media="screen">p { color: red }</style><style media="print">p { }</style>',
            '<style media="print">p { }</style>',
        ),
        (
            '<meta name="briefs-text-sha256" content="ab12"><meta name="author" content="a">',
            '<meta name="author" content="a">',
        ),
        ("<div data-screen-only>a</div><div>b</div><div data-screen-only>c</div>", "<div>b</div>"),
    ],
)
def test_what_is_for_the_screen_alone_is_left_out(html: str, left: str) -> None:
    assert on_paper(html) == left


@pytest.mark.parametrize(
    "html",
    [
        "<p>the words data-screen-only</p>",
        "<p data-screen-only>a paragraph may be left open",
        "<div data-screen-only>left open<p>a</p>",
        "<div data-screen-only-not>a</div>",
        "<div title='a data-screen-only b'>a</div>",
    ],
)
def test_the_rest_stays_and_so_does_what_has_no_certain_end(html: str) -> None:
    """Style sheets hide it in print, as they do where nothing is left out."""
    assert on_paper(html) == html
