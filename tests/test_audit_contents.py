"""Lists of contents in a PDF: each number is that of the page on which the heading is found again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

import pytest

from briefs.audit import AuditedHtml, Heading, audit_html, audit_pdf
from briefs.pdf import Job, Sheet, Typeset, Workers
from briefs.view.shown import Shown

TITLES = ("Scope", "What was read and what was done", "Figures", "Scope of it")
SHOWN = Shown(renderings={}, furniture=frozenset("1234"), names=(), counts=frozenset(), page_label="{page}/{pages}")


def document(*titles: str, paged: str = " data-paged") -> str:
    numbers = [f'<span class="number" data-furniture>{number}</span> ' for number in range(1, len(titles) + 1)]
    entries = "".join(
        f'<li><a href="#s-{index}"{paged}>{number}<span class="title">{title}</span></a></li>'
        for index, (number, title) in enumerate(zip(numbers, titles, strict=True))
    )
    sections = "".join(
        f'<section id="s-{index}"><h2>{number}{title}</h2><p>Text of this section.</p></section>'
        for index, (number, title) in enumerate(zip(numbers, titles, strict=True))
    )
    head = '<!doctype html><html lang="en"><head><title>Plans</title></head>'
    return f'{head}<body><h1>Plans</h1><nav class="contents"><ol>{entries}</ol></nav>{sections}</body></html>'


PRINT = """\
@page { size: A6; @bottom-right { content: counter(page) "/" counter(pages) } }
body { font: 12pt "Gentium Book Plus" }
ol { columns: 2; list-style: none }
.contents a { display: block }
.title { display: inline-block; inline-size: 20mm }
[data-paged]::after { content: target-counter(attr(href), page) }
section { break-before: page }
#s-1 { break-before: avoid }
"""

WRONG = (
    ("[data-paged]::after { content: none }", "gives no page behind '4 Scope of it', which begins on"),
    ("[data-paged]::after { content: counter(pages) }", "says page 4 for '1 Scope', which begins on page 2"),
    ("[data-paged]::after { content: counter(page) }", "says page 1 for '3 Figures', which begins on page 3"),
    ("li:nth-child(3) a::after { content: '2' }", "says page 2 for '3 Figures', which begins on page 3"),
    ("li:nth-child(3) a::after { content: '9' }", "gives no page behind '3 Figures', which begins on page 3"),
    ("[data-paged]::after { content: target-counter(attr(href), page) 'f' }", "page 1 has"),
    ("li:nth-child(2) { display: none }", "no page behind '2 What was read and what was done'"),
    ("h2 { bookmark-level: none }", "says page 2 for '1 Scope', which is no heading of the PDF"),
    ("#s-2::before { content: '–'; display: block; break-after: page }", "for '3 Figures', which begins on page 4"),
)  # fmt: skip


@pytest.fixture(scope="module")
def typeset() -> Iterator[Callable[[str], Typeset]]:
    """Typesets the page with more print styles behind its own."""
    with Workers(1) as workers:

        def make(css: str) -> Typeset:
            sheet = Sheet("print.css", PRINT + css)
            workers.start(Job("x.pdf", document(*TITLES), (sheet,), b"{}", dt.date(2025, 7, 28)))
            (made,) = dict(workers.wait()).values()
            assert isinstance(made, Typeset), made
            return made

        yield make


def audited(html: str) -> AuditedHtml:
    page, findings = audit_html(html, SHOWN, "out/rail.reader.en.html")
    assert page is not None, findings
    return page


def found(pages: Sequence[str], page: AuditedHtml, *headings: Heading) -> list[str]:
    _, findings = audit_pdf(b"%PDF", pages, page, "out/rail.reader.en.pdf", headings)
    assert {finding.code for finding in findings} <= {"E505"}
    return [finding.message for finding in findings]


def read_back(made: Typeset) -> list[str]:
    headings = (Heading(mark.title, mark.page) for mark in made.bookmarks)
    return found(made.pages, audited(document(*TITLES)), *headings)


class TestTypesetPages:
    def test_the_numbers_that_the_typesetter_counts_are_right(self, typeset: Callable[[str], Typeset]) -> None:
        made = typeset("")
        assert [(mark.title, mark.page) for mark in made.bookmarks] == [
            ("Plans", 1),
            ("1 Scope", 2),
            ("2 What was read and what was done", 2),
            ("3 Figures", 3),
            ("4 Scope of it", 4),
        ]
        assert read_back(made) == []

    @pytest.mark.parametrize(
        "css",
        [
            "a { position: relative } [data-paged]::after { position: absolute; inset-inline-end: 0 }",
            "ol { columns: 1 } .title { inline-size: 60mm } [data-paged]::after { font-size: 8pt }",
            ".contents { break-before: page }",
        ],
    )
    def test_they_may_look_different(self, typeset: Callable[[str], Typeset], css: str) -> None:
        assert read_back(typeset(css)) == []

    @pytest.mark.parametrize(("css", "message"), WRONG)
    def test_a_wrong_number_is_found(self, typeset: Callable[[str], Typeset], css: str, message: str) -> None:
        messages = read_back(typeset(css))
        assert any(message in each for each in messages), messages


class TestReadingBack:
    def test_headings_of_the_same_words_are_met_in_the_order_of_the_entries(self) -> None:
        entries = "".join(f'<li><a href="#{id}" data-paged>Limits</a></li>' for id in ("a", "b"))
        page = audited(f'<ol>{entries}</ol><h2 id="a">Limits</h2><h2 id="b">Limits</h2>')
        headings = Heading("Limits", 1), Heading("Limits", 2)
        assert found(("Limits 1\nLimits 2\nLimits", "Limits"), page, *headings) == []
        assert found(("Limits 1\nLimits 1\nLimits", "Limits"), page, *headings) != []

    def test_an_entry_that_is_not_printed_has_no_number(self) -> None:
        page = audited('<ol data-screen-only><li><a href="#a" data-paged>Limits</a></li></ol><h2 id="a">Limits</h2>')
        assert found(("Limits",), page, Heading("Limits", 1)) == []

    def test_a_link_that_is_no_entry_has_no_number(self) -> None:
        page = audited(document("Scope", paged=""))
        assert found(("Plans 1 Scope 2 1 Scope Text of this section.",), page, Heading("1 Scope", 1)) == [
            "page 1 has '2', which the audited page does not have"
        ]
