"""Text that a finished PDF holds and nobody sees."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterator

import pytest

from briefs.audit import AuditedHtml, Rest, audit_pdf
from briefs.pdf import Job, Sheet, Typeset, Workers
from briefs.pdf.painted import unseen_text

BODY = "<p class=one>It grew by <data>40%</data> in a year.</p><p class=two>More stands here.</p>"
PRINT = 'body { font: 10pt/1.4 "Source Sans 3"; margin: 0 } img { image-rendering: crisp-edges } '
WHITE = base64.b64encode(
    b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9' fill='white'/></svg>"
).decode()


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as started:
        yield started


def unseen(workers: Workers, css: str, body: str = BODY) -> list[str]:
    html = f"<!doctype html><html lang=en><head><title>A title</title></head><body>{body}</body></html>"
    workers.start(Job("brief.pdf", html, (Sheet("print.css", PRINT + css),), b"{}", dt.date(2025, 7, 28)))
    ((_, result),) = workers.wait()
    assert isinstance(result, Typeset), result
    assert unseen_text(result.pdf) == result.unseen
    return [each.text for each in result.unseen]


@pytest.mark.parametrize(
    "css",
    [
        "",
        ".one { background: #123; color: #fff }",
        "data { font-size: 5pt; vertical-align: super }",
        "data { font: bold 22pt 'EB Garamond'; letter-spacing: -.02em }",
        ".two { color: #777 }",
        ".one { transform: rotate(8deg); margin: 2cm }",
        ".one { opacity: .8 }",
    ],
)
def test_text_that_is_seen_passes(workers: Workers, css: str) -> None:
    assert unseen(workers, css) == []


@pytest.mark.parametrize("face", ["Source Sans 3", "Gentium Book Plus"])
def test_thin_letters_are_seen_wherever_they_fall(workers: Workers, face: str) -> None:
    """Strokes of less than a pixel, at every part of one, in the sizes and the weakest ink that briefs have."""
    lines = (
        f"<p style='margin: {line * 0.11:.2f}pt 0 0 {line * 0.07:.2f}pt; font-size: {6 + line % 7}pt'>"
        + " ".join(["I", "l", "i", "1", "|", "!", ".", ",", ":", ";", "'", "-", "–", "’", "j", "t", "f", "r"] * 2)
        for line in range(60)
    )
    assert unseen(workers, f"body {{ font-family: '{face}'; color: #8A9199 }}", "".join(lines)) == []


@pytest.mark.parametrize(
    "css",
    [
        "data { color: white }",
        "data { color: #fffffe }",
        "data { color: #eee }",
        "data { color: transparent }",
        "data { color: rgb(0 0 0 / .05) }",
        "data { opacity: .02 }",
        "data { background: #000; color: #000 }",
        "data { font-size: 1pt }",
        "data { font-size: 2pt }",
        "data { position: absolute; left: -900pt }",
        "data { position: relative; top: -900pt }",
        "data { display: inline-block; text-indent: -300pt }",
        ".one { block-size: 1pt; overflow: hidden }",
        ".two { background: white; margin-block-start: -40pt; padding-block-start: 40pt; position: relative }",
        "data { position: relative } data::after { background: white; content: ''; inset: 0; position: absolute }",
        "data::after { background: url(data:image/svg+xml;base64," + WHITE + "); content: ''; display: inline-block;"
        " block-size: 14pt; inline-size: 30pt; margin-inline-start: -30pt; position: relative; vertical-align: -4pt }",
        "data { display: inline-block; transform: scale(.05) }",
    ],
)  # fmt: skip
def test_text_that_nobody_sees_is_found(workers: Workers, css: str) -> None:
    assert "40%" in " ".join(unseen(workers, css))


def test_one_hidden_digit_is_found(workers: Workers) -> None:
    assert unseen(workers, "b { color: white; font-weight: inherit }", "<p>1<b>0</b>9.1 billion</p>") == ["0"]


def test_in_a_drawing_and_in_a_group_of_paint(workers: Workers) -> None:
    body = '<svg width="200" height="40"><text x="5" y="20" fill="white">40%</text></svg><p>Text</p>'
    assert unseen(workers, "", body) == ["40%"]
    assert unseen(workers, "div { opacity: .9 } b { color: #fff }", "<div><p>All <b>40%</b></p></div>") == ["40%"]


def test_such_a_pdf_is_not_let_through() -> None:
    page = AuditedHtml("", (), (), (), (), (), "")
    pdf, findings = audit_pdf(b"", [""], page, "out/x.pdf", (), [Rest(3, "40%")])
    assert pdf is None
    assert [str(each) for each in findings] == ["out/x.pdf: error E505 page 3 has '40%', which nobody can see"]
