"""What an editor finds on finished pages, in their facts, and between the pages of one topic."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from view_files import BLOCKS, TEXTS, audience, facts, look, prose

from briefs import resources
from briefs.audit.document import read_document
from briefs.editorial import (
    Brief,
    ShownPage,
    check_pages,
    check_renderings,
    counted_pages,
    edit_page,
    last_letters,
)
from briefs.editorial.lengths import counted_words
from briefs.evidence import CheckedFacts
from briefs.model.audience import Audience
from briefs.model.templates import Limits
from briefs.problems import Finding, Place
from briefs.render import render, template_finder
from briefs.view import make_view

PROSE = "facts/test/reader.en.md"
PAGE = "out/test.reader.en.html"


def limited(**limits: tuple[int, int]) -> Audience:
    return replace(
        audience(
            "{id: body, kind: prose, title: The body}",
            "{id: rows, kind: evidence, select: used}",
            "{id: over, kind: prose, overleaf: yes}",
            "{id: list, kind: sources}",
        ),
        limits=Limits.model_validate(limits),
    )


class TestPages:
    @pytest.mark.parametrize(("pages", "is_found"), [(1, True), (2, False), (3, False), (4, True)])
    def test_a_brief_has_as_many_pages_as_its_audience_wants(self, pages: int, is_found: bool) -> None:  # noqa: FBT001  # a parameter of the test
        assert bool(check_pages(limited(pages=(2, 3)), pages, Place(PROSE))) is is_found
        assert check_pages(limited(), pages, Place(PROSE)) == ()

    def test_the_finding_says_how_many_there_are_and_may_be(self) -> None:
        (found,) = check_pages(limited(pages=(2, 3)), 4, Place(PROSE))
        assert str(found) == f"{PROSE}: error E701 4 pages, where 2 to 3 are wanted"
        (found,) = check_pages(limited(pages=(2, 2)), 1, Place(PROSE))
        assert str(found) == f"{PROSE}: error E701 1 page, where 2 are wanted"


class TestCountedPages:
    """Sections `body`, `rows` (evidence), `over` (overleaf) and `list` (sources): only the first one counts."""

    HTML = '<body><h1>T</h1><section id="body"><h2>Body</h2><p>It ends with these words, A1.</p></section>'

    def counted(self, pages: list[str], *headings: tuple[str, int], reader: Audience | None = None) -> int:
        audience = reader or self.reader()
        ending = last_letters(audience, read_document(self.HTML))
        return counted_pages(audience, ending, pages, headings)

    def reader(self, *, overleaf: str = "no", last: str = "sources") -> Audience:
        return audience(
            "{id: body, kind: prose, title: Body}", f"{{id: list, kind: {last}, title: Sources, overleaf: {overleaf}}}"
        )

    def test_pages_count_up_to_where_the_sources_begin(self) -> None:
        assert self.counted(["Body x", "y", "Sources", "z"], ("Body", 1), ("Sources", 3)) == 2

    def test_a_page_that_holds_the_end_of_what_counts_counts(self) -> None:
        pages = ["Body x", "It ends with\nthese words, A1. Sources", "z"]
        assert self.counted(pages, ("Body", 1), ("7 Sources", 2)) == 2

    def test_running_furniture_is_not_what_counts(self) -> None:
        assert self.counted(["Body x", "A unit. Edition one. Sources", "z"], ("Body", 1), ("Sources", 2)) == 1

    def test_what_is_overleaf_begins_a_page(self) -> None:
        pages = ["Body x", "It ends with these words, A1. Sources", "z"]
        assert self.counted(pages, ("Body", 1), ("Sources", 2), reader=self.reader(overleaf="yes")) == 1

    def test_at_least_one_page_counts(self) -> None:
        assert self.counted(["Body. It ends with these words, A1. Sources", "z"], ("Body", 1), ("Sources", 1)) == 1

    def test_all_count_where_no_such_section_is_at_the_end_or_it_is_not_found(self) -> None:
        assert self.counted(["a", "b"], ("Body", 1)) == 2
        assert self.counted(["a", "b"], ("Body", 1), ("Sources", 2), reader=self.reader(last="prose")) == 2


HTML = """
<body><header>Not counted <h1>A title</h1><p class="bottom-line">In short.</p></header>
<main>
<section id="body"><h2>The body</h2><p>It has <data>more than 18</data> routes<a class="mark">B1</a>
and <q>a bed</q> <span class="tag">[as translated]</span>.</p><p hidden>unseen</p><p data-screen-only>unseen</p>
<svg><title>unseen</title><desc>unseen</desc><text>three</text></svg>
<i aria-hidden="true">unseen</i><div popover>unseen</div><ul><li>one</li><li>two</li></ul>
</section>
<section id="rows">Not counted</section><section id="over">Not counted</section><div id="list">Not counted</div>
</main><footer>Not counted</footer></body>
"""


class TestWords:
    def test_what_counts_is_title_bottom_line_and_sections_as_printed(self) -> None:
        # A title. In short. The body. It has more than 18 routes and a bed. three. one two
        assert counted_words(limited(), read_document(HTML)) == 2 + 2 + 2 + 9 + 1 + 2

    def test_a_mark_does_not_make_one_word_of_two(self) -> None:
        page = read_document('<p id="body">a<br>b <i>c</i><br>d e<em>f</em></p>')
        assert counted_words(limited(), page) == 5

    @pytest.mark.parametrize(("limit", "is_found"), [((1, 17), True), ((18, 18), False), ((19, 21), True)])
    def test_too_few_and_too_many_are_found(self, limit: tuple[int, int], is_found: bool) -> None:  # noqa: FBT001  # a parameter of the test
        found = [each for each in edited(HTML, reader=limited(words=limit)) if each.code == "E702"]
        assert bool(found) is is_found
        if is_found:
            assert str(found[0]).startswith(f"{PROSE}: error E702 18 words, where {limit[0]} to {limit[1]} are wanted")


def edited(
    html: str, *, of: CheckedFacts | None = None, reader: Audience | None = None, used: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    of = of or facts()
    brief = Brief(of, prose("## body\n\nText.\n"), "", reader or audience("{id: body, kind: prose}"), look(), {})
    return edit_page(brief, read_document(html), used or tuple(of.facts), PAGE)


EVERYTHING = (
    "{id: body, kind: prose, title: Body}",
    "{id: lines, kind: quotations, title: Lines, select: all}",
    "{id: matrix, kind: matrix, title: Matrix, select: all}",
    "{id: rows, kind: evidence, title: Rows, select: all}",
)
BODY = "## body\n\nThey call it {race}, a {race.words}. **{race}** *{race}* {race}.\n\n- {race}\n"


def rendered(*sections: str, text: str = BODY) -> str:
    view, _, findings = make_view(facts(), prose(text), audience(*sections), look())
    assert view is not None, findings
    root = resources.built_in()
    page, found = render(view, look(), template_finder(((root, ""),), ("reader",)))
    assert page is not None, found
    return page.html


def unmarked(html: str) -> list[str]:
    return [str(each) for each in edited(html) if each.code == "E706"]


TAG = re.compile(r'<span class="tag">\[as translated\]</span>')
SOURCES = "{id: list, kind: sources, title: List}"


class TestTranslation:
    @pytest.mark.parametrize("sections", [EVERYTHING, (EVERYTHING[0], SOURCES)])
    def test_every_quotation_of_a_rendered_page_is_marked(self, sections: tuple[str, ...]) -> None:
        html = rendered(*sections)
        assert len(TAG.findall(html)) > 7
        assert unmarked(html) == []

    @pytest.mark.parametrize("sections", [EVERYTHING, (EVERYTHING[0], SOURCES)])
    def test_without_any_one_of_its_tags_a_page_has_a_quotation_that_is_not(self, sections: tuple[str, ...]) -> None:
        html = rendered(*sections)
        for tag in TAG.finditer(html):
            without = html[: tag.start()] + html[tag.end() :]
            assert unmarked(without), html[tag.start() - 200 : tag.end() + 40]

    def test_it_is_found_at_the_line_of_its_author(self) -> None:
        html = rendered(EVERYTHING[0], text="## body\n\nAll.\n\n- They call it {race}.\n")
        within = html[: html.index("</li>")]
        tag = list(TAG.finditer(within))[-1]
        (found, *_) = unmarked(html[: tag.start()] + html[tag.end() :])
        assert found == (
            f"{PROSE}:11:3: error E706 a quotation of 'race', which is translated, is not marked '[as translated]'"
        )

    def test_a_tag_behind_other_words_marks_nothing(self) -> None:
        quoted = '<q><data data-fact="race">race</data></q>'
        tag = '<span class="tag">[as translated]</span>'
        assert unmarked(f"<p>{quoted}, {tag}</p>") == []
        assert len(unmarked(f"<p>{quoted} they say {tag}</p>")) == 1
        assert len(unmarked(f"<p>{quoted} {quoted} {tag}</p>")) == 1
        assert len(unmarked(f'<p>{quoted} <span class="tag">[sic]</span></p>')) == 1

    def test_what_was_not_translated_needs_no_tag(self) -> None:
        assert unmarked('<p><q><data data-fact="north-bed">a bed</data></q></p>') == []


class TestFreshness:
    def found(self, key: str, *used: str, sources: str | None = None) -> list[str]:
        block = BLOCKS["facts"].replace("  north-routes:\n    {", f"  north-routes:\n    {{{key} ")
        of = facts(facts=block, sources=sources or BLOCKS["sources"])
        return [f"{each.code} {each.message}" for each in edited("", of=of, used=used) if each.code != "E702"]

    @pytest.mark.parametrize(("day", "is_found"), [("2025-07-27", True), ("2025-07-28", False), ("2025-07-29", False)])
    def test_a_fact_past_its_review_is_found_where_it_is_used(self, day: str, is_found: bool) -> None:  # noqa: FBT001  # a parameter of the test
        message = f"W708 'north-routes' was to be reviewed by {day}, and the edition is of 2025-07-28"
        assert self.found(f"review-by: {day},", "north-routes", "south-firms") == [message] * is_found
        assert self.found(f"review-by: {day},", "south-firms") == []

    def test_an_edition_dated_before_a_source_is_found(self) -> None:
        of = facts(edition="{number: 1, as-of: 2024-03-03}")
        found = [each for each in edited("", of=of, used=("north-routes",)) if each.code == "E709"]
        assert [each.message for each in found] == [
            "source 'report' was published on 2024-03-04, after the edition's date, 2024-03-03"
        ]
        assert found[0].place.line > 0
        assert [each.code for each in edited("", of=of, used=("south-firms",))] == []
        assert [each.code for each in edited("", used=("north-routes",))] == []

    def test_so_is_one_dated_before_the_report_behind_a_source(self, monkeypatch: pytest.MonkeyPatch) -> None:
        dated = "reports-on: {publisher: The Union, published: 2025-08-01, url: https://rail.example/2025/08/01/x}"
        sources = BLOCKS["sources"].replace("reports-on: {publisher: The Union}", dated)
        monkeypatch.setitem(TEXTS, "survey", TEXTS["survey"] + "https://rail.example/2025/08/01/x\n")
        assert self.found("", "south-firms", sources=sources) == [
            "E709 source 'survey' reports on what was published on 2025-08-01, after the edition's date, 2025-07-28"
        ]


MONEY = """
  big:
    {actor: norland, dimension: money, measure: train-money, period: 2024, figure: €1.449 billion,
     statement: "{figure} in {period}", evidence: [{source: report, quote: "Norland spent €1.449 billion in 2024"}]}
  open:
    {dimension: money, measure: would-change, figure: more than 46%, statement: "{figure}",
     evidence: [{source: report, quote: "more than 46% of it"}]}
  talks:
    {dimension: views, when: 2024-04-02 to 2024-04-05,
     evidence: [{source: report, quote: "the talks are held from April 2, 2024 to April 5, 2024"}]}"""


def topic(monkeypatch: pytest.MonkeyPatch) -> CheckedFacts:
    text = "Norland spent €1.449 billion in 2024, more than 46% of it abroad.\n" + TEXTS["report"]
    monkeypatch.setitem(TEXTS, "report", text)
    nothing = {"derived": " {}", "discrepancies": " []", "gaps": " []"}
    return facts(
        facts=MONEY, dimensions="\n  money: {label: Money, matrix: no}\n  views: {label: V, matrix: no}", **nothing
    )


def shown(id: str, digits: int | None, renderings: Mapping[str, set[str]]) -> ShownPage:
    reader = replace(audience("{id: body, kind: prose}"), id=id, significant_digits=digits)
    return ShownPage(reader, "en", renderings, {}, Place(f"facts/test/{id}.en.md"))


class TestRenderings:
    def page(self, of: CheckedFacts, id: str, digits: int | None) -> ShownPage:
        reader = replace(
            audience("{id: figures, kind: figures, select: all}", "{id: rows, kind: evidence, select: all}"),
            id=id,
            significant_digits=digits,
        )
        _, recorded, findings = make_view(of, prose(""), reader, look())
        assert recorded is not None, findings
        return ShownPage(reader, "en", recorded.renderings, recorded.quotations, Place(f"facts/test/{id}.en.md"))

    @pytest.mark.parametrize(
        ("digits", "is_found"),
        [
            ((None, None), False),
            ((None, 2), False),
            ((None, 1), False),
            ((2, 2), False),
            ((3, 2), True),
            ((3, None), False),
        ],
    )
    def test_pages_agree_at_the_coarsest_rounding(
        self,
        monkeypatch: pytest.MonkeyPatch,
        digits: tuple[int | None, int | None],
        is_found: bool,  # noqa: FBT001  # a parameter of the test
    ) -> None:
        of = topic(monkeypatch)
        pages = [self.page(of, id, each) for id, each in zip(("chair", "clerk"), digits, strict=True)]
        assert bool(check_renderings(of, pages)) is is_found

    def test_the_finding_names_both_pages_and_stands_at_the_coarser(self, monkeypatch: pytest.MonkeyPatch) -> None:
        of = topic(monkeypatch)
        (found,) = check_renderings(of, [self.page(of, "chair", 3), self.page(of, "clerk", 2)])
        assert str(found).startswith("facts/test/clerk.en.md: error E710 'big' is ")
        assert "1.4" in found.message.partition(" and ")[0]
        assert "1.45" in found.message.partition(" and ")[2]
        assert found.message.endswith(", which differ at 2 significant digits")

    @pytest.mark.parametrize(
        ("id", "one", "other", "is_found"),
        [
            ("big", "€1.449\u00a0billion", "1.449", False),
            ("big", "€1.449\u00a0billion", "1,449", False),
            ("big", "€1.449\u00a0billion", "2024", False),
            ("big", "€1.449\u00a0billion", "€1.448\u00a0billion", True),
            ("big", "€1.449\u00a0billion", "€1.449\u00a0million", True),
            ("open", "more than 46%", "46%", False),
            ("open", "more than 46%", "about 46%", False),
            ("open", "more than 46%", "less than 46%", True),
            ("open", "more than 46%", "more than 47%", True),
            ("talks", "2 to 5 April 2024", "2 to 5 April 2024", False),
            ("talks", "2 to 5 April 2024", "2 to 6 April 2024", True),
        ],
    )
    def test_pages_that_say_something_else_are_found(
        self,
        monkeypatch: pytest.MonkeyPatch,
        id: str,
        one: str,
        other: str,
        is_found: bool,  # noqa: FBT001  # a parameter of the test
    ) -> None:
        pages = [shown("chair", None, {id: {one}}), shown("clerk", None, {id: {other}})]
        assert bool(check_renderings(topic(monkeypatch), pages)) is is_found

    def test_a_fact_on_one_page_only_agrees(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pages = [shown("chair", None, {"big": {"€1 billion"}}), shown("clerk", None, {"open": {"46%"}})]
        assert check_renderings(topic(monkeypatch), pages) == ()


def test_the_package_reads_no_file() -> None:
    root = Path(resources.__file__).parent / "editorial"
    assert not [path for path in root.glob("*.py") if "open(" in path.read_text(encoding="utf-8")]
