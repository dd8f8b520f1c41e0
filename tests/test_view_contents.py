"""What sections show of the facts: figures, matrix, timeline, quotations, definitions, gaps."""

from __future__ import annotations

import pytest
from fact_files import run_check
from view_files import BLOCKS, View, audience, facts, read, view

from briefs.view.content import Definitions, Figures, Gaps, Matrix, MatrixRow, Quotations, Timeline

PAD, POINT = "\u2007", "\u2008"


def figures(text: str = "", section: str = "{id: figures, kind: figures}", significant: int | None = None) -> Figures:
    content = view(f"## figures\n\n{text}", reader=audience(section, significant=significant)).content("figures")
    assert isinstance(content, Figures)
    return content


class TestFigures:
    def test_the_author_lists_them_with_captions(self) -> None:
        found = figures("- {south-change} Would change, they say.\n- {money-ratio} Money.").all
        assert [(figure.id, read(figure.caption)) for figure in found] == [
            ("south-change", "Would change, they say."),
            ("money-ratio", "Money."),
        ]
        assert read(found[0].captioned) == "Would change, they say. B1"

    def test_without_a_list_the_core_ones_are_shown(self) -> None:
        assert [figure.id for figure in figures().all] == ["north-money", "south-money", "money-ratio", "until-talks"]

    def test_select_all_adds_those_that_are_not_listed(self) -> None:
        found = figures("- {south-change} Some.", "{id: figures, kind: figures, select: all}")
        assert found.all[0].id == "south-change"
        assert len(found.all) == 8

    def test_a_group_shares_a_unit_in_words(self) -> None:
        heads = [read(group.unit) for group in figures(section="{id: figures, kind: figures, select: all}").groups]
        assert heads == ["Million euros", "Routes", "Per cent", "Times", "Days"]

    def test_billions_are_not_written_out_for_a_bill_of_the_same_unit(self) -> None:
        checked, findings = run_check(
            "A bill was $1,284 in 2024; plans cost $2.1 billion, then $800 million, by 2030.\n",
            actors="{norland: {name: Norland}, sudland: {name: Sudland}}",
            measures="{bill: {label: Bill, unit: USD}, plan: {label: Plan, unit: USD}}",
            facts="""
  bill: {measure: bill, period: 2024, figure: "$1,284", statement: "{figure}",
    evidence: [{source: a, quote: "A bill was $1,284 in 2024"}]}
  first: {measure: plan, figure: $2.1 billion, statement: "{figure}",
    evidence: [{source: a, quote: plans cost $2.1 billion}]}
  then: {measure: plan, period: 2030, figure: $800 million, statement: "{figure}",
    evidence: [{source: a, quote: "then $800 million, by 2030"}]}""",
        )
        assert checked is not None, findings
        found = view(
            "## figures\n\n- {bill} a\n- {first} b\n- {then} c", "{id: figures, kind: figures}", of=checked
        ).content("figures")
        assert isinstance(found, Figures)
        shown = [(read(group.unit), [read(each.value) for each in group.figures]) for group in found.groups]
        assert shown == [("US dollars", ["1,284"]), ("Million US dollars", ["2,100", "800"])]

    def test_values_of_all_groups_are_padded_for_one_column(self) -> None:
        assert [figure.value for figure in figures().all] == [
            f'<data class="fact" value="120000000" data-fact="north-money">120{POINT}{PAD}</data>',
            f'<data class="fact" value="45000000" data-fact="south-money">{PAD}45{POINT}{PAD}</data>',
            f'<data class="fact" value="2.7" data-fact="money-ratio">{PAD * 2}2.7</data>',
            f'<data class="fact" value="30" data-fact="until-talks">{PAD}30{POINT}{PAD}</data>',
        ]

    def test_hedge_value_and_unit_stand_apart_and_together(self) -> None:
        share = figures("- {south-change} Some.").all[0]
        assert (read(share.hedge), read(share.value), read(share.whole), read(share.headline)) == (
            "more than",
            "60",
            "more than 60%",
            "60%",
        )

    def test_a_figure_that_stands_alone_says_its_unit(self) -> None:
        ratio, days, routes = figures("- {money-ratio} a\n- {until-talks} b\n- {north-routes} c").all
        assert [read(figure.headline) for figure in (ratio, days, routes)] == ["2.7 times", "30 days", "18 routes"]
        assert [read(figure.whole) for figure in (ratio, days, routes)] == ["2.7 times", "30 days", "18 routes"]

    def test_a_computed_figure_shows_its_formula_with_the_numbers_put_in(self) -> None:
        ratio = figures("- {money-ratio} Money.").all[0]
        assert ratio.computed is not None
        assert read(ratio.computed) == "north-money / south-money 120 ÷ 45"
        assert 'data-fact="south-money">45</data>' in ratio.computed

    def test_they_are_drawn_where_the_section_says_so(self) -> None:
        text = "- {money-ratio} a\n- {south-change} b\n- {until-talks} c\n- {north-routes} d"
        drawn = {figure.id: figure.chart for figure in figures(text, "{id: figures, kind: figures, drawn: yes}").all}
        assert [id for id, chart in drawn.items() if chart is None] == ["north-routes"]
        assert all(figure.chart is None for figure in figures(text).all)

    def test_drawn_alone_a_figure_has_the_scale_of_its_like(self) -> None:
        found = figures("- {north-money} a\n- {south-money} b", "{id: figures, kind: figures, drawn: yes}")
        drawings = [figure.chart.narrow for figure in found.all if figure.chart is not None]
        lengths = [drawing.extents[0] for drawing in drawings]
        assert (lengths[1].end - lengths[1].start) / (lengths[0].end - lengths[0].start) == pytest.approx(45 / 120)
        assert found.room == max(drawing.height for drawing in drawings)

    def test_figures_are_attributed(self) -> None:
        found = {figure.id: figure.attribution for figure in figures("- {south-change} a\n- {north-money} b").all}
        assert found == {"south-change": "– claim of Travellers' Union", "north-money": "source A"}

    def test_rounding_adds_that_it_is_rounded(self) -> None:
        assert read(figures(significant=1).all[0].whole) == "about €100 million"


def matrix(section: str = "{id: matrix, kind: matrix, select: all}", text: str = "", **blocks: str) -> Matrix:
    content = view(text, section, "{id: body, kind: prose, required: no}", of=facts(**blocks)).content("matrix")
    assert isinstance(content, Matrix)
    return content


def row(id: str, **blocks: str) -> MatrixRow:
    return next(each for each in matrix(**blocks).rows if each.id == id)


class TestMatrix:
    def test_there_is_a_row_for_each_dimension_in_the_files_order(self) -> None:
        assert [each.id for each in matrix().rows] == ["money", "rules", "demand", "size"]

    def test_cells_stand_in_the_order_of_the_actors(self) -> None:
        assert [actor.id for actor in matrix().actors] == ["norland", "sudland"]

    def test_a_cell_lists_statements_with_their_marks(self) -> None:
        assert [read(cell.entries[0]) for cell in row("money").cells] == [
            "€120 million in 2024 A1",
            "€45 million in 2024 A2",
        ]

    def test_an_empty_cell_is_a_gap(self) -> None:
        north, south = row("size").cells
        assert (north.gap, south.gap, south.entries) == (False, True, ())

    def test_a_claim_is_told_as_its_speakers(self) -> None:
        south = row("demand").cells[1]
        assert read(south.entries[0]) == "More than 60% of passengers would change – claim of Travellers' Union B1"

    def test_a_claim_whose_statement_names_the_speaker_names_him_once(self) -> None:
        north = row("demand").cells[0]
        assert read(north.entries[0]) == "Ada Berg said: ‘We want a “good bed” for all’ – a claim A3"

    def test_views_outside_the_matrix_stand_apart_and_only_they(self) -> None:
        ((label, entries),) = matrix().others
        assert label == "Views"
        assert [read(entry) for entry in entries] == ["Norland leads – the source’s opinion B2"]

    def test_core_facts_come_first(self) -> None:
        changed = BLOCKS["facts"].replace("actor: norland, dimension: size", "actor: norland, dimension: money")
        changed = changed.replace("  north-money:", "  north-money:").replace(
            'measure: routes, figure: "18",', 'measure: routes, importance: supporting, figure: "18",'
        )
        gaps = BLOCKS["gaps"] + "\n  - {actor: norland, dimension: size}"
        north = row("money", facts=changed, gaps=gaps).cells[0]
        assert [read(entry) for entry in north.entries] == ["€120 million in 2024 A1", "18 routes A4"]

    def test_select_core_never_leaves_a_cell_empty_that_has_facts(self) -> None:
        found = matrix("{id: matrix, kind: matrix, select: core}")
        demand = next(each for each in found.rows if each.id == "demand")
        assert [len(cell.entries) for cell in demand.cells] == [1, 1]

    def test_select_used_shows_what_the_brief_uses(self) -> None:
        changed = BLOCKS["facts"].replace("actor: norland, dimension: size", "actor: norland, dimension: money")
        gaps = BLOCKS["gaps"] + "\n  - {actor: norland, dimension: size}"
        found = matrix("{id: matrix, kind: matrix}", "## body\n\nOf {north-routes} routes.", facts=changed, gaps=gaps)
        assert [read(entry) for entry in found.rows[0].cells[0].entries] == ["18 routes A4"]


class TestComparison:
    def test_figures_of_one_measure_and_period_can_be_compared(self) -> None:
        assert read(row("money").comparison) == "Same measure and period. Norland over Sudland: 2.7 times C1"

    def test_figures_of_another_period_cannot(self) -> None:
        changed = (
            BLOCKS["facts"]
            .replace(
                "{actor: sudland, dimension: money, measure: train-money, period: 2024,",
                "{actor: sudland, dimension: money, measure: train-money,",
            )
            .replace('statement: "{figure} in {period}", caveat', 'statement: "{figure}", caveat')
        )
        derived = BLOCKS["derived"].replace("south-money, unit", "south-money, because: so, unit")
        assert read(row("money", facts=changed, derived=derived).comparison) == "Not the same measure and period"

    @pytest.mark.parametrize(
        ("dimension", "told"),
        [("rules", "In words only"), ("demand", "No figure for one side"), ("size", "One side only")],
    )
    def test_other_rows_say_why_not(self, dimension: str, told: str) -> None:
        assert read(row(dimension).comparison) == told

    @pytest.mark.parametrize(
        ("dimension", "told"),
        [
            ("rules", "In words only Ours A3"),
            ("demand", "No figure for one side Ours A3"),
            ("money", "Same measure and period. Norland over Sudland: 2.7 times C1 Ours A3"),
        ],
    )
    def test_behind_that_stands_what_the_author_says_of_it(self, dimension: str, told: str) -> None:
        ours = "compared: 'Ours {north-bed.mark}', "
        written = BLOCKS["dimensions"].replace(f"{dimension}: {{", f"{dimension}: {{{ours}")
        assert read(row(dimension, dimensions=written).comparison) == told
        assert (matrix(dimensions=written).ours, matrix().ours) == (True, False)

    def test_a_row_without_facts_says_so(self) -> None:
        dimensions = BLOCKS["dimensions"] + "\n  next: {label: Next step}"
        gaps = BLOCKS["gaps"] + "\n  - {actor: norland, dimension: next}\n  - {actor: sudland, dimension: next}"
        assert read(row("next", dimensions=dimensions, gaps=gaps).comparison) == "No evidence on any side"


def timeline(text: str = "", section: str = "{id: timeline, kind: timeline}") -> Timeline:
    content = view(f"## timeline\n\n{text}", section).content("timeline")
    assert isinstance(content, Timeline)
    return content


class TestTimeline:
    def test_events_stand_in_order_of_time(self) -> None:
        assert [event.id for event in timeline().events] == ["north-plan", "talks"]

    def test_an_event_shows_its_date_with_its_mark(self) -> None:
        assert [read(event.when) for event in timeline().events] == ["3 March 2024 A5", "2 to 5 April 2024 A6"]

    def test_a_date_at_the_end_of_a_statement_is_not_told_twice(self) -> None:
        assert read(timeline().events[0].label) == "The plan came out"

    def test_the_authors_list_has_captions(self) -> None:
        found = timeline("Some days.\n\n- {talks} Nobody knows why.")
        assert [(event.id, read(event.label)) for event in found.events] == [
            ("talks", "2 to 5 April 2024. Nobody knows why.")
        ]

    def test_a_listed_number_of_days_brings_its_events_and_the_title(self) -> None:
        found = timeline("- {until-talks} A month, nearly.")
        assert [event.id for event in found.events] == ["north-plan", "talks"]
        assert found.chart is not None
        assert read(found.chart.title) == "A month, nearly."


def section(kind: str, text: str = "", extra: str = "") -> View:
    return view(f"## part\n\n{text}", f"{{id: part, kind: {kind}{extra}}}")


class TestQuotations:
    def test_the_authors_list_has_notes(self) -> None:
        content = section("quotations", "- {race} Who said so is not known.").content("part")
        assert isinstance(content, Quotations)
        (quotation,) = content.quotations
        assert read(quotation.words) == "‘race’ [as translated] B4"
        assert quotation.speaker == "quoted in the article without a speaker"
        assert quotation.note is not None
        assert read(quotation.note) == "Who said so is not known."

    def test_without_a_list_the_core_ones_are_shown_with_their_speakers(self) -> None:
        content = section("quotations").content("part")
        assert isinstance(content, Quotations)
        assert [(read(each.words), each.speaker) for each in content.quotations] == [
            ("‘We want a “good bed” for all’ A3", "Ada Berg")
        ]


class TestDefinitions:
    def test_the_author_explains_terms(self) -> None:
        content = section(
            "definitions", "- **A route**: a line from one place to another. {north-routes.mark}"
        ).content("part")
        assert isinstance(content, Definitions)
        assert [(each.term, read(each.text)) for each in content.definitions] == [
            ("A route", "a line from one place to another. A4")
        ]

    def test_without_terms_the_measures_are_defined(self) -> None:
        content = section("definitions").content("part")
        assert isinstance(content, Definitions)
        assert [(each.term, read(each.text)) for each in content.definitions] == [
            ("Money for trains", "What trains cost")
        ]


class TestGaps:
    def test_gaps_name_the_actors_concerned_and_the_note(self) -> None:
        content = section("gaps").content("part")
        assert isinstance(content, Gaps)
        assert [(label, [actor.id for actor in actors]) for label, actors in content.gaps] == [("Size", ["sudland"])]
        assert content.notes == (("The report names no number",),)


class TestProseBesideContent:
    def test_what_is_no_list_of_facts_stays_prose(self) -> None:
        found = section("figures", "Amounts are in euros.\n\n- {north-money} Money.\n\n- No fact here.")
        assert "Amounts are in euros." in found.prose("part")
        assert "No fact here." in found.prose("part")
        assert "Money." not in found.prose("part")

    def test_a_fact_of_another_kind_stays_prose(self) -> None:
        found = section("timeline", "- {south-firms} Not an event.\n- {talks} One.\n- {talks} Again.")
        assert "Not an event." in found.prose("part")
        assert "Again." in found.prose("part")


class TestCounts:
    def test_what_the_page_shows_may_be_said_in_words(self) -> None:
        shown = section("figures", "- {north-money} a\n- {south-money} b\n- {money-ratio} c").shown
        assert {2, 3} <= shown.counts
