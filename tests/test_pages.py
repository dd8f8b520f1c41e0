"""The shipped briefs as pages: on A4 and on US Letter, looked at as a demanding reader looks at them.

The rules are in `page_faults`; `test_page_faults` shows that each can be broken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import page_faults
import pytest
from html_texts import paragraphs, printed, printed_text, renderings, table_heads
from page_faults import body_pages, column_cells, numbers_in, squeezed
from shipped_briefs import AUDIENCES, SIZES, Brief, Shipped, build_shipped

from briefs.evidence.checked import CheckedFact

#: How many pages a reader is given before what is only looked up (sources, notes, evidence), at the least and the most.
BODY = {"minister": (1, 1), "legislator": (2, 4), "press": (1, 2), "technical": (4, 8), "public": (1, 2)}
#: A body of more pages than this has a list of contents.
WITHOUT_CONTENTS = 4
LOOKED_UP = frozenset({"changes", "evidence", "sources"})


@pytest.fixture(scope="module", params=SIZES)
def shipped(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    return build_shipped(tmp_path_factory, request.param)


@pytest.fixture(params=AUDIENCES)
def brief(request: pytest.FixtureRequest, shipped: Shipped) -> Brief:
    return shipped.briefs[request.param]


def annexes(brief: Brief) -> set[str]:
    return {section.title or "" for section in brief.audience.sections if section.kind in LOOKED_UP}


def none(faults: Iterable[str]) -> None:
    found = list(faults)
    assert not found, "\n".join(found)


class TestExtent:
    def test_the_body_has_as_many_pages_as_its_reader_has_time_for(self, brief: Brief) -> None:
        least, most = BODY[brief.audience.id]
        assert least <= body_pages(brief.pdf, annexes(brief)) <= most

    def test_the_body_has_as_many_pages_as_its_audience_says(self, brief: Brief) -> None:
        limit = brief.audience.limits.pages
        assert limit is not None
        assert limit[0] <= body_pages(brief.pdf, annexes(brief)) <= limit[1]

    def test_no_page_is_less_than_a_third_full_and_the_last_not_nearly_empty(self, brief: Brief) -> None:
        none(page_faults.badly_filled(brief.pdf))


class TestPlace:
    def test_each_page_has_the_size_that_the_theme_asks_for(self, brief: Brief) -> None:
        width, height = {"A4": (595.28, 841.89), "Letter": (612, 792)}[brief.size]
        for page in brief.pdf.pages:
            assert (page.width, page.height) == pytest.approx((width, height), abs=0.05)

    def test_nothing_stands_outside_the_page(self, brief: Brief) -> None:
        none(page_faults.outside_page(brief.pdf))

    def test_no_text_sticks_out_of_the_columns(self, brief: Brief) -> None:
        none(page_faults.outside_columns(brief.pdf))

    def test_no_text_is_printed_over_other_text(self, brief: Brief) -> None:
        none(page_faults.overlaps(brief.pdf))

    def test_lines_are_neither_short_nor_long(self, brief: Brief) -> None:
        none(page_faults.long_lines(brief.pdf))


class TestBreaks:
    def test_something_follows_each_heading_and_each_head_of_rows_on_its_page(self, brief: Brief) -> None:
        notes = {section.note for section in brief.audience.sections if section.note}
        notes |= {printed_text(each) for each in printed(brief.document) if "group-note" in each.classes}
        none(page_faults.stranded(brief.pdf, notes))

    def test_no_line_of_a_paragraph_stands_alone_on_a_page(self, brief: Brief) -> None:
        none(page_faults.lone_lines(brief.pdf, paragraphs(brief.document)))

    def test_a_table_that_goes_on_repeats_its_head(self, brief: Brief) -> None:
        none(page_faults.headless_tables(brief.pdf, table_heads(brief.document)))


class TestTables:
    def test_numbers_stand_with_their_decimal_points_below_each_other(self, shipped: Shipped) -> None:
        for audience in ("technical", "press"):
            none(page_faults.crooked_columns(shipped.briefs[audience].pdf, "Value"))

    def test_units_stand_in_heads_or_columns_of_their_own(self, shipped: Shipped) -> None:
        for audience in ("technical", "press"):
            for cell in column_cells(shipped.briefs[audience].pdf, "Value"):
                assert not any(char.isalpha() or char in "$%" for char in cell.block.plain), cell.block.text


class TestFindingOnesWay:
    def test_the_outline_names_each_heading_on_its_page(self, brief: Brief) -> None:
        none(page_faults.wrong_bookmarks(brief.pdf, but=("Contents",)))

    def test_an_entry_of_the_outline_is_short(self, brief: Brief) -> None:
        assert all(len(entry.title) < 60 for entry in brief.pdf.bookmarks if entry.level > 1)

    def test_a_long_brief_lists_its_sections_with_their_pages(self, brief: Brief) -> None:
        if body_pages(brief.pdf, annexes(brief)) > WITHOUT_CONTENTS:
            none(page_faults.wrong_contents(brief.pdf, "Contents"))

    def test_each_page_says_what_it_belongs_to_and_which_of_how_many_it_is(
        self, brief: Brief, shipped: Shipped
    ) -> None:
        running = (brief.audience.name, shipped.facts.book.file.title, "Edition 1", "Facts as of 28 July 2025")
        none(page_faults.wrong_furniture(brief.pdf, running, "Page {page} of {pages}"))


class TestFirstPage:
    """What stands on page 1 of every brief."""

    def text(self, brief: Brief) -> str:
        return " ".join(block.text for block in brief.pdf.pages[0].blocks)

    def test_who_it_is_for_and_as_of_when(self, brief: Brief) -> None:
        assert brief.audience.reader in self.text(brief)
        assert "Edition 1 · Facts as of 28 July 2025" in self.text(brief)

    def test_the_bottom_line(self, brief: Brief) -> None:
        (place,) = (
            each for each in printed(brief.document) if "bottom-line" in (*each.classes, each.attributes.get("id"))
        )
        sentence = next((each for each in printed(place) if each.tag == "p"), place)
        assert squeezed(printed_text(sentence)) in "".join(block.plain for block in brief.pdf.pages[0].blocks)

    def test_that_press_articles_were_read_and_neither_government_document_was(self, brief: Brief) -> None:
        assert "neither government document was read" in self.text(brief).lower()


class TestSameFacts:
    """One value for all readers, in print and on screen."""

    @pytest.fixture
    def shown(self, shipped: Shipped) -> dict[tuple[str, str], dict[str, set[str]]]:
        """What is shown of each value of a fact, by audience: {(id, value): {audience: texts}}."""
        found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for audience, brief in shipped.briefs.items():
            for each in renderings(brief.document, on_screen=True):
                found[each.id, each.value][audience].add(each.text)
        return found

    def test_each_value_on_a_page_is_that_of_the_fact(self, shipped: Shipped, brief: Brief) -> None:
        for each in renderings(brief.document, on_screen=True):
            assert each.value in set(values(shipped, each.id)), each

    def test_a_number_reads_alike_in_every_brief(self, shown: dict[tuple[str, str], dict[str, set[str]]]) -> None:
        compared = 0
        for (id, value), by_audience in shown.items():
            if value.replace(".", "").isdecimal():
                digits = {significant(text) for texts in by_audience.values() for text in texts}
                assert digits == {significant(value)}, (id, by_audience)
                compared += len(by_audience) > 1
        assert compared >= 5, "several figures stand in more than one brief"

    def test_a_hedge_is_never_lost(self, shipped: Shipped, brief: Brief) -> None:
        shown = 0
        for place in (each for each in printed(brief.document) if each.tag in {"p", "li", "tr", "figcaption", "dd"}):
            said = printed_text(place).lower()
            for each in renderings(place):
                found = shipped.facts.get(each.id)
                figure = None if found is None else found.figure
                if figure is not None and figure.hedge is not None and each.value == str(figure.amount):
                    hedge, text = figure.hedge.text.lower(), each.text.lower()
                    assert (text if hedge in text else f"{hedge} {text}") in said, f"{each} in {said!r}"
                    shown += 1
        assert shown

    def test_each_number_of_the_web_page_stands_in_the_pdf_as_often(self, brief: Brief) -> None:
        none(page_faults.missing_numbers(brief.pdf, numbers_in(printed_text(brief.document))))

    def test_both_sizes_of_page_say_the_same(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        a4, letter = (build_shipped(tmp_path_factory, size) for size in SIZES)
        for audience in AUDIENCES:
            one, other = (dict(each.briefs[audience].pdf.sections) for each in (a4, letter))
            for sections in (one, other):
                sections.pop("Contents", None)  # it tells pages, which are others
            assert numbers_in(" ".join(one.values())) == numbers_in(" ".join(other.values()))


def values(shipped: Shipped, id: str) -> Iterator[str]:
    """What machines may read of a fact: its figure, the numbers of its formula, its words, its times."""
    found = shipped.facts.get(id)
    assert found is not None, id
    if found.figure is not None:
        yield str(found.figure.amount)
    if isinstance(found, CheckedFact):
        if found.words is not None:
            yield found.words
        for time in (found.fact.when, found.fact.period):
            if time is not None:
                yield from (str(time), *map(str, time.dates))
    else:
        yield from re.findall(r"(?<![\w-])[0-9]+", found.derived.formula)


def significant(text: str) -> str:
    """The digits of a number that count, the same for `109100000000` and `$109.1 billion`."""
    (number,) = numbers_in(text)
    whole, _, places = number.replace(",", "").partition(".")
    return (whole + places.rstrip("0")).strip("0") if places.strip("0") else whole.strip("0")
