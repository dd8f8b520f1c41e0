"""The audit of a finished PDF: every letter of it is the page's, or furniture that is right."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.audit import AuditedHtml, AuditedPdf, audit_html, audit_pdf
from briefs.pdf import Job, Sheet, Typeset, Workers
from briefs.problems import Place
from briefs.view.shown import Shown

OUTPUT = "out/rail.reader.en.pdf"
SHOWN = Shown(
    renderings={"sum": frozenset({"$109.1 billion"}), "hedged": frozenset({"more than 40%"})},
    furniture=frozenset({f"{number}" for number in range(120)} | {"10.5", "−5", "-7", "A2", "B7"}),
    names=("COVID-19",),
    counts=frozenset(),
    quotations={"group": frozenset({"small group"})},
    running=("Reader", "Two plans", "Edition"),
    page_label="Page {page} of {pages}",
)


def rows(number: int) -> str:
    cells = "".join(f"<td><span data-furniture>{each}</span>" for each in ("{0}", "10.5", "A2"))
    return "".join(f"<tr><th>Measure of a thing {cells.format(index)}</tr>" for index in range(number))


PAGE = f"""\
<!doctype html><html lang="en"><head><title>Two plans</title></head><body>
<header data-tab="Reader" data-title="Two plans"><p class="tab" data-screen-only>Reader</p><h1>Two plans</h1></header>
<p class="first">Investment was <data data-fact="sum">$109.1&nbsp;billion</data> <a class="raised"><span
data-furniture>A2</span></a> in efficient official offices, <b class="positioned"><span data-furniture>B7</span></b>and
<data class="hedged" data-fact="hedged"><span class="hedge">more than</span> 40%</data> of it.</p>
<p class="capitals">Analysis of ours</p>
<p class="small">Small Capitals</p>
<div class="beside"><b>Label</b><p>Text beside the label, machine-translated, and on ‘<data data-fact="group">small
group</data>’ after COVID-19.</p></div>
<p class="narrow">International organisations characteristically misunderstand machine-readable responsibilities.</p>
<p>With <span data-furniture>−5</span> and <span data-furniture>-7</span>.</p>
<ul><li>First item<li>Last item</ul>
<div popover data-screen-only>Evidence panel</div>
<table><caption>Table of measures</caption><thead><tr><th>Measure<th>Value<th>Other<th>Mark</tr></thead>
<tbody>{rows(30)}</tbody></table>
<p class="long">{"A long paragraph that is broken over pages with many words in it. " * 14}</p>
<ol><li>Numbered item<li>Numbered again</ol>
</body></html>
"""

PRINT = """\
@page {
  size: A5; margin: 20mm;
  @top-left { content: string(tab) }
  @bottom-left { content: string(title) " · Edition" }
  @bottom-right { content: "Page " counter(page) " of " counter(pages) }
}
body { font-family: "Gentium Book Plus"; font-size: 11pt }
header { string-set: tab attr(data-tab), title attr(data-title) }
[data-screen-only] { display: none }
.raised { font: bold .64em "Source Sans 3"; vertical-align: .48em; margin-inline-start: -.14em }
.positioned { position: relative; top: -.4em; font-size: .6em }
.capitals { text-transform: uppercase; letter-spacing: .08em }
.small { font-variant: small-caps }
.beside { position: relative; padding-inline-start: 40mm }
.beside b { position: absolute; inset-inline-start: 0 }
.narrow { hyphens: auto; inline-size: 30mm }
q { quotes: none }
"""

ADDITIONS = (
    ("h1::after { content: ' Draft' }", "page 1 has 'Draft'"),
    ("h1::before { content: 'Not ' }", "page 1 has 'Not'"),
    (".hedged::before { content: '1' }", "page 1 has '1more'"),
    ("li::before { content: 'hundred ' }", "has 'hundred'"),
    ("li::before { content: counter(x) }", "has '0First'"),
    (".first::after { content: '“' }", "page 1 has 'it.“'"),
    ("data::after { content: '%' }", "page 1 has '40%%'"),
    ("data::before { content: '−' }", "page 1 has '−$109.1"),
    ("data::after { content: '0' }", "has 'billion0'"),
    ("@page { @top-right { content: 'Secret' } }", "page 2 has 'Secret'"),
    ("@page { @bottom-right { content: 'Page 1 of ' counter(pages) } }", "page 2 has 'Page 1 of 4'"),
    ("@page { @bottom-right { content: 'Page ' counter(page) ' of 9' } }", "page 3 has 'Page 3 of 9'"),
    ("[data-screen-only] { display: block }", "page 1 has 'Evidence panel'"),
    ("caption { display: none }", "the PDF lacks 'Table of measures'"),
    ("thead { display: none }", "the PDF lacks 'Measure Value Other Mark'"),
    (".hedge { display: none }", "the PDF lacks 'more than' of 'Investment was $109.1 billion"),
    ("data { display: none }", "the PDF lacks '$109.1 billion'"),
    (".raised { display: none }", "the PDF lacks 'A2'"),
    ("ul { display: none }", "the PDF lacks 'First item'"),
)  # fmt: skip


class TestTypesetPages:
    """Pages as WeasyPrint makes them and PDFium reads them."""

    def test_a_page_with_all_that_is_hard_to_read_back_passes(self, read_back: Callable[[str], Typeset]) -> None:
        made = read_back("")
        assert len(made.pages) == 4
        assert found(made.pages, audited()) == []

    @pytest.mark.parametrize(("css", "message"), ADDITIONS)
    def test_what_a_style_sheet_adds_or_hides_is_found(
        self, read_back: Callable[[str], Typeset], css: str, message: str
    ) -> None:
        messages = found(read_back(css).pages, audited())
        assert any(message in each for each in messages), messages

    @pytest.mark.parametrize(
        "css",
        [
            "li::before, h1::before { content: '■ ◆ – • → · ' }",
            "ol, ul { list-style: none }",
            "ol { list-style: decimal }",
            "@page { @top-left { content: none } @bottom-right { content: none } }",
            "@page { @bottom-left { content: 'Edition · ' string(title) } }",
            "p { text-transform: uppercase }",
            "p { hyphens: auto; inline-size: 40mm }",
            "body { font-size: 15pt; letter-spacing: .1em }",
            "p { columns: 2 }",
            "table { break-before: page }",
            "h1 { float: right } .first { position: absolute; inset-block-start: 0 }",
        ],
    )
    def test_what_only_looks_different_passes(self, read_back: Callable[[str], Typeset], css: str) -> None:
        assert found(read_back(css).pages, audited()) == []


@pytest.fixture(scope="module")
def read_back() -> Iterator[Callable[[str], Typeset]]:
    """Typesets the page with more print styles behind its own."""
    with Workers(1) as workers:

        def make(css: str) -> Typeset:
            sheet = Sheet("print.css", PRINT + css)
            workers.start(Job("x.pdf", PAGE, (sheet,), b"{}", dt.date(2025, 7, 28)))
            (made,) = dict(workers.wait()).values()
            assert isinstance(made, Typeset), made
            return made

        yield make


def audited(html: str = PAGE) -> AuditedHtml:
    page, findings = audit_html(html, SHOWN, "out/rail.reader.en.html")
    assert page is not None, findings
    return page


def found(pages: tuple[str, ...], page: AuditedHtml) -> list[str]:
    pdf, findings = audit_pdf(b"%PDF", pages, page, OUTPUT)
    assert (pdf == AuditedPdf(b"%PDF")) == (findings == ())
    assert {finding.code for finding in findings} <= {"E505"}
    assert {finding.place for finding in findings} <= {Place(OUTPUT)}
    assert all(finding.hint for finding in findings)
    return [finding.message for finding in findings]


def plain(*blocks: str) -> AuditedHtml:
    """A page of these paragraphs and nothing else."""
    return AuditedHtml("", blocks, blocks, (), (), SHOWN.running, SHOWN.page_label)


class TestReadingBack:
    """Texts as readers of PDF give them."""

    def test_a_text_may_stand_in_the_body_of_one_page_and_in_the_margin_of_each(self) -> None:
        pages = ("Two plans\nTwo plans\nTwo plans", "Two plans\nTwo plans")
        assert found(pages, plain("Two plans", "Two plans", "Two plans")) == []
        assert found(pages, plain("Two plans", "Two plans", "Two plans", "Two plans")) == []
        assert found(pages, plain("Two plans", "Two plans")) != []
        assert len(found(pages, plain(*["Two plans"] * 6))) == 1

    @pytest.mark.parametrize(
        ("html", "page"),
        [
            ("an efficient office", "an eﬃcient oﬃce"),
            ("an efficient office", "an effi-\ncient office"),
            ("an efficient office", "an effi\u00adcient office"),
            ("an efficient office", "an effi\u0002cient office"),
            ("machine-translated", "machine-\ntranslated"),
            ("a joined word", "ajoined word"),
            ("a split word", "a sp lit word"),
            ("a caf\u00e9", "a cafe\u0301"),
            ("Analysis", "ANALYSIS"),
            ("no break", "no\u00a0break"),
            ("to\u200bgether", "together"),
            ("one paragraph", "paragraph one"),
            ("", ""),
        ],
    )
    def test_what_says_nothing_is_forgiven(self, html: str, page: str) -> None:
        assert found((page,), plain(html)) == []

    @pytest.mark.parametrize(
        ("html", "page", "messages"),
        [
            ("an office", "an officer", ["page 1 has 'officer', which the audited page does not have"]),
            ("an office", "office", ["the PDF lacks 'an' of 'an office'"]),
            ("an office", "an office office", ["page 1 has 'office', which the audited page does not have"]),
            ("office", "", ["the PDF lacks 'office'"]),
            ("a ’ b", "a b", ["the PDF lacks '’' of 'a ’ b'"]),
            (
                "understand",
                "under-\nstood",
                ["page 1 has 'under- stood', which the audited page does not have", "the PDF lacks 'understand'"],
            ),
            ("a b", "a “b”", ["page 1 has '“b”', which the audited page does not have"]),
            ("a b", "a $ b", ["page 1 has '$', which the audited page does not have"]),
            ("a b", "a b²", ["page 1 has 'b²', which the audited page does not have"]),
        ],
    )
    def test_what_differs_is_named(self, html: str, page: str, messages: list[str]) -> None:
        assert found((page,), plain(html)) == messages

    def test_a_word_may_be_broken_between_pages(self) -> None:
        assert found(("to under-", "Reader stand"), plain("to understand")) == []
        assert found(("to under-", "Reader stood"), plain("to understand")) != []

    def test_a_number_is_not_found_inside_another(self) -> None:
        page = audited("<p data-furniture>12</p>")
        assert found(("112",), page) == [
            "page 1 has '112', which the audited page does not have",
            "the PDF lacks '12'",
        ]

    def test_a_paragraph_may_go_on_behind_the_furniture_of_a_page(self) -> None:
        pages = ("Reader\nA paragraph that\nPage 1 of 2", "Reader\nPage 2 of 2\ngoes on over pages")
        assert found(pages, plain("A paragraph that goes on over pages")) == []

    def test_furniture_stands_on_a_page_as_often_as_the_view_says(self) -> None:
        assert found(("Reader Edition a",), plain("a")) == []
        assert found(("Reader Reader a",), plain("a")) == ["page 1 has 'Reader', which the audited page does not have"]

    def test_each_page_has_its_own_number(self) -> None:
        assert found(("a Page 1 of 2", "b Page 2 of 2"), plain("a", "b")) == []
        assert found(("a Page 2 of 2", "b Page 1 of 2"), plain("a", "b")) == [
            "page 1 has 'Page 2 of 2', which the audited page does not have",
            "page 2 has 'Page 1 of 2', which the audited page does not have",
        ]

    def test_a_text_of_the_body_that_is_also_furniture_is_not_taken_for_it(self) -> None:
        assert found(("Two plans Two plans", "Two plans b"), plain("Two plans", "b")) == []

    def test_the_head_of_a_table_may_stand_once_on_each_page(self) -> None:
        table = "<table><thead><tr><th>Measure<th>Value of it</thead><tbody><tr><td>a<tr><td>b</table>"
        assert found(("Measure Value of it a", "Measure Value of it b"), audited(table)) == []
        assert found(("a Measure Value of it", "b"), audited(table)) == []
        assert found(("Measure Value of it a", "Measure Value of it Measure Value of it b"), audited(table)) == [
            "page 2 has 'Measure Value of it', which the audited page does not have"
        ]

    def test_a_short_head_does_not_take_words_of_the_text(self) -> None:
        table = "<table><thead><tr><th>of<th>it</thead><tbody><tr><td>Part of it all</table>"
        assert found(("of it Part of it all",), audited(table)) == []

    def test_a_numbered_list_has_all_its_numbers_or_none(self) -> None:
        numbered = audited("<ol><li>a<li>b</ol>")
        assert found(("1. a 2. b",), numbered) == []
        assert found(("a b",), numbered) == []
        assert found(("1. a b",), numbered) == ["page 1 has '1.', which the audited page does not have"]

    def test_a_short_text_is_not_taken_out_of_a_longer_one(self) -> None:
        """`US` is found beside the paragraph that is broken over pages, not in its words."""
        assert (
            found(
                ("The plan of focus US", "and trust is told here"),
                plain("US", "The plan of focus and trust is told here"),
            )
            == []
        )

    def test_the_empty_pdf_of_an_empty_page_passes(self) -> None:
        assert found((), plain()) == []


WORDS = ("plan", "the", "a", "of", "investment", "machine-made", "China’s", "‘group’", "naïve", "office", "AI", "to")


class TestProperties:
    @given(st.integers(min_value=0, max_value=2**32))
    def test_any_order_and_white_space_of_blocks_passes(self, seed: int) -> None:
        chance = random.Random(seed)
        blocks = [" ".join(chance.choices(WORDS, k=chance.randrange(1, 20))) for _ in range(chance.randrange(1, 12))]
        assert found(printed(chance, blocks), plain(*blocks)) == []

    @given(st.integers(min_value=0, max_value=2**32))
    def test_one_word_more_or_less_is_always_found(self, seed: int) -> None:
        chance = random.Random(seed)
        blocks = [" ".join(chance.choices(WORDS, k=chance.randrange(1, 20))) for _ in range(chance.randrange(1, 12))]
        block, word = chance.randrange(len(blocks)), chance.choice(WORDS)
        changed = blocks[block].split(" ")
        if chance.random() < 0.5:
            changed.insert(chance.randrange(len(changed) + 1), word)
        else:
            changed.pop(chance.randrange(len(changed)))
        broken = [*blocks[:block], " ".join(changed), *blocks[block + 1 :]]
        assert found(printed(chance, broken), plain(*blocks)) != []

    @given(st.integers(min_value=0, max_value=2**32), st.sampled_from(["0", "7", "$", "%", "”"]))
    def test_one_character_that_carries_meaning_is_always_found(self, seed: int, character: str) -> None:
        chance = random.Random(seed)
        blocks = [" ".join(chance.choices(WORDS, k=chance.randrange(1, 20))) for _ in range(chance.randrange(1, 12))]
        pages = list(printed(chance, blocks))
        page = chance.randrange(len(pages))
        place = chance.randrange(len(pages[page]) + 1)
        pages[page] = pages[page][:place] + character + pages[page][place:]
        assert found(tuple(pages), plain(*blocks)) != []


def printed(chance: random.Random, blocks: list[str]) -> tuple[str, ...]:
    """The blocks in some order on some pages, with line breaks and furniture as a reader may find them."""
    shuffled = chance.sample(blocks, len(blocks))
    cuts = sorted(chance.randrange(len(shuffled) + 1) for _ in range(chance.randrange(3)))
    stretches = [shuffled[start:end] for start, end in zip([0, *cuts], [*cuts, len(shuffled)], strict=True)]
    pages = []
    for number, stretch in enumerate(stretches, 1):
        text = "\n".join(stretch).replace("-", chance.choice(("-", "-\n", "\u0002")))
        text = re.sub(" ", lambda _: chance.choice((" ", "\n", "  ", "\u00a0")), text)
        pages.append(f"{text}\nReader\nPage {number} of {len(stretches)}")
    return tuple(pages)
