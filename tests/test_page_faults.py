"""Each rule for printed pages, broken on a small document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import page_faults as rules
import pytest
from page_faults import body_pages, filled, missing_numbers, numbers_in
from pdf_pages import Pdf, read_pdf

from briefs.pdf import Job, Sheet, Typeset, Workers

Typesetter = Callable[[str, str], Pdf]
Rule = Callable[[Pdf], Iterable[str]]

SENTENCE = "What a source says in its own voice, but is an opinion, is attributed to it, and loaded words are quoted. "
PARAGRAPH = SENTENCE * 4
PRINT = """
@page {
  size: A4;
  margin: 20mm 18mm 22mm 20mm;
  @bottom-left { content: "Two plans" }
  @bottom-right { content: "Page " counter(page) " of " counter(pages) }
}
body { font: 10.5pt/14pt "Source Sans 3"; font-variant-numeric: tabular-nums; margin: 0; orphans: 2; widows: 2 }
h1, h2, p { margin: 0 }
p { margin-left: 60mm }
.full { height: 200mm }
td, th { text-align: right }
"""
TABLE = "<table><thead><tr><th>What</th><th>Value</th></tr></thead><tbody>{}</tbody></table>"
ROWS = [("one", "109.1"), ("other", "\u2007\u20079.3"), ("third", "\u200740\u2008\u2007")]
LONG = PARAGRAPH * 3
LINES = "<p>One line<br>and another<br>and a third<br>and the last</p>"
FULL = "<div class=full></div><p>Foot</p>"


def rows(values: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in values)


GOOD = f"""
<nav><h2>Contents</h2><ol><li><a href="#one">One</a> <span>1</span></li><li><a href="#two">Two</a> 2</li></ol></nav>
<h1>Title</h1><h2 id="one">One</h2><p>{PARAGRAPH}</p>
{TABLE.format(rows(ROWS))}
<p>{LONG}</p>
<div style="break-before: page"></div><h2 id="two">Two</h2><p>{LONG}</p>
"""


@pytest.fixture(scope="module")
def typesetter() -> Iterator[Typesetter]:
    made: dict[tuple[str, str], Pdf] = {}
    with Workers(1) as workers:

        def typeset(body: str, css: str = "") -> Pdf:
            if (body, css) not in made:
                html = f"<!doctype html><html lang=en><head><title>A title</title></head><body>{body}</body></html>"
                workers.start(Job("a.pdf", html, (Sheet("print.css", PRINT + css),), b"{}", dt.date(2025, 7, 28)))
                ((_, result),) = workers.wait()
                assert isinstance(result, Typeset), result
                made[body, css] = read_pdf(result.pdf)
            return made[body, css]

        yield typeset


furniture = partial(rules.wrong_furniture, running=["Two plans"], page_label="Page {page} of {pages}")
contents = partial(rules.wrong_contents, title="Contents")
columns = partial(rules.crooked_columns, head="Value")
heads = partial(rules.headless_tables, heads=[("What", "Value")])
lone_lines = partial(rules.lone_lines, paragraphs=[PARAGRAPH, LONG, "One line and another and a third and the last"])

RULES: dict[str, Rule] = {
    "outside page": rules.outside_page,
    "outside columns": rules.outside_columns,
    "overlaps": rules.overlaps,
    "stranded": rules.stranded,
    "badly filled": partial(rules.badly_filled, least=0.1, least_last=0.1),
    "lone lines": lone_lines,
    "crooked columns": columns,
    "headless tables": heads,
    "bookmarks": rules.wrong_bookmarks,
    "contents": contents,
    "furniture": furniture,
    "long lines": rules.long_lines,
}


@pytest.mark.parametrize("name", RULES)
def test_a_good_document_breaks_no_rule(typesetter: Typesetter, name: str) -> None:
    assert list(RULES[name](typesetter(GOOD, ""))) == []


BROKEN = [
    (rules.outside_page, "<p style='margin-left: -30mm'>Text</p>", "", "'T' of 'Text' stands outside the page"),
    (
        rules.outside_page,
        "<div style='background: red; height: 9pt; margin-left: -30mm; width: 20mm'></div>",
        "",
        "is drawn outside the page",
    ),
    (
        rules.outside_page,
        "<svg width=9cm height=9cm style='margin-left: 150mm'><title>A</title><rect width=500 height=30 /></svg>",
        "svg { overflow: visible }",
        "is drawn outside the page",
    ),
    (rules.outside_columns, f"<p style='white-space: nowrap'>{SENTENCE}</p>", "", "sticks out by"),
    (rules.overlaps, "<p>One line</p><p style='margin-top: -12pt'>Another</p>", "", "is printed over"),
    (
        rules.stranded,
        f"<p>{LONG}</p><h2>Head</h2><p style='break-before: page'>{LONG}</p>",
        "h2 { break-after: auto }",
        "page 1: nothing follows the heading 'Head'",
    ),
    (
        partial(rules.stranded, notes=["Its note"]),
        f"<p>{LONG}</p><h2>Head</h2><p>Its note</p><p style='break-before: page'>{LONG}</p>",
        "",
        "page 1: nothing follows the heading 'Head'",
    ),
    (
        rules.stranded,
        TABLE.format("<tr><th colspan=2>Group</th></tr><tr style='break-before: page'><th>one</th><td>1</td></tr>"),
        "",
        "page 1: no row follows 'Group'",
    ),
    (rules.badly_filled, f"<p>Short</p><div style='break-before: page'>{FULL}</div>", "", "page 1 of 2 is filled to"),
    (rules.badly_filled, f"{FULL}<p style='break-before: page'>Short</p>", "", "page 2 of 2 is filled to"),
    (
        lone_lines,
        f"<div style='height: 249.5mm'></div>{LINES}",
        "body { orphans: 1 }",
        "page 1: one line of a paragraph stands alone",
    ),
    (
        lone_lines,
        f"<div style='height: 240mm'></div>{LINES}",
        "body { widows: 1 }",
        "page 2: one line of a paragraph stands alone",
    ),
    (columns, TABLE.format(rows((name, value.strip()) for name, value in ROWS)), "", "page 1: the units of"),
    (columns, "<p>No table</p>", "", "there is no number in a column 'Value'"),
    (
        heads,
        f"<div class=full></div>{TABLE.format(rows(ROWS * 20))}",
        "thead { display: table-row-group }",
        "stand below no head",
    ),
    (rules.wrong_bookmarks, GOOD, "h2 { bookmark-level: none }", "the outline has no entry 'One' on page 1"),
    (rules.wrong_bookmarks, GOOD, "p { bookmark-label: content(); bookmark-level: 2 }", "of the outline is no heading"),
    (contents, GOOD.replace("> 2<", "> 3<"), "", "does not say that 'Two' stands on page 2"),
    (contents, GOOD.replace("<h2>Contents</h2>", ""), "", "there is no list 'Contents'"),
    (furniture, GOOD, "@page :first { @bottom-left { content: none } }", "page 1 does not repeat 'Two plans'"),
    (
        furniture,
        GOOD,
        "@page { @bottom-right { content: 'Page ' counter(page) ' of 3' } }",
        "page 1 does not say 'Page 1 of 2'",
    ),
    (rules.long_lines, f"<p>{LONG}</p>", "p { margin-left: 0 }", "half of all lines have"),
    (rules.long_lines, "<p>Short</p>", "", "no paragraph"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "body", "css", "fault"), BROKEN, ids=[each[3] for each in BROKEN])
def test_a_broken_rule_is_told(typesetter: Typesetter, rule: Rule, body: str, css: str, fault: str) -> None:
    faults = list(rule(typesetter(body, css)))
    assert any(fault in each for each in faults), faults


class TestMeasures:
    def test_a_band_across_the_page_may_bleed(self, typesetter: Typesetter) -> None:
        band = "<div style='background: navy; height: 30mm; margin: 0 -30mm'></div>"
        assert list(rules.outside_page(typesetter(band, ""))) == []

    def test_how_full_a_page_is(self, typesetter: Typesetter) -> None:
        (page,) = typesetter("<div style='height: 127.5mm'></div><p>Half way down</p>", "").pages
        assert filled(page) == pytest.approx(0.51, abs=0.01)

    @pytest.mark.parametrize(
        ("body", "pages"),
        [
            (f"<p>{LONG}</p><h2>Sources</h2><p>A</p>", 1),
            (f"<p>{LONG}</p><h2 style='break-before: page'>Sources</h2><p>A</p>", 1),
            (f"<p>{LONG}</p><p style='break-before: page'>{LONG}</p><h2>Sources</h2><p>A</p>", 2),
            (f"<p>{LONG}</p>", 1),
        ],
    )
    def test_the_body_ends_where_what_is_looked_up_begins(self, typesetter: Typesetter, body: str, pages: int) -> None:
        assert body_pages(typesetter(body, ""), {"Sources"}) == pages

    def test_numbers_are_counted(self, typesetter: Typesetter) -> None:
        assert numbers_in("In 2024, $109.1 billion; 2024 and 3,755.") == {"2024": 2, "109.1": 1, "3,755": 1}
        pdf = typesetter("<p>In 2024 and 3,755</p>", "")
        assert list(missing_numbers(pdf, {"3,755": 1, "2024": 1})) == []
        assert list(missing_numbers(pdf, {"2024": 2})) == ["2024 stands 1 times in the PDF, 2 times in the page"]

    def test_sections_hold_their_text_with_marks_told_apart(self, typesetter: Typesetter) -> None:
        body = "<p>Before</p><h2>1 One</h2><p>In 2024 <a href='#a'>A2</a>, so</p><h2 id=a>Two</h2><p>Some</p>"
        assert typesetter(body, "").sections == {
            "": "Before",
            "One": "1 One\nIn 2024 <A2> , so",
            "Two": "Two\nSome",
        }
