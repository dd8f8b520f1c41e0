"""What the charts of a brief show of its facts, what they say of it, and which facts no chart is made of."""

from __future__ import annotations

import pytest
from fact_files import run_check
from view_files import BLOCKS, View, audience, facts, outcome, read, view

from briefs.evidence import CheckedFacts
from briefs.view.charts import Drawing
from briefs.view.charts.lettering import text_of
from briefs.view.content import Chart, Charts, Timeline

SECTION = "{id: charts, kind: chart}"


def made(text: str, of: CheckedFacts | None = None, section: str = SECTION) -> View:
    return view(f"## charts\n\n{text}", section, of=of)


def charts(text: str = "", of: CheckedFacts | None = None, section: str = SECTION) -> tuple[Chart, ...]:
    content = made(text, of, section).content("charts")
    assert isinstance(content, Charts)
    return content.charts


def chart(text: str, of: CheckedFacts | None = None) -> Chart:
    (found,) = charts(text, of)
    return found


def lettered(drawing: Drawing) -> list[str]:
    """The texts of a drawing, lines joined, spaces as one."""
    return [" ".join(" ".join(text_of(line.runs) for line in text.lines).split()) for text in drawing.texts]


def lengths(drawing: Drawing) -> list[float]:
    return [extent.end - extent.start for extent in drawing.extents]


def with_facts(*changes: tuple[str, str], derived: str = "", **blocks: str) -> CheckedFacts:
    """The facts of the small topic, with texts in them replaced and computed figures added."""
    written = BLOCKS["facts"]
    for old, new in changes:
        assert written.count(old) == 1, old
        written = written.replace(old, new)
    return facts(facts=written, derived=BLOCKS["derived"] + derived, **blocks)


OTHER_PERIOD = (
    ("measure: train-money, period: 2024, figure: €45 million", "measure: train-money, figure: €45 million"),
    ('statement: "{figure} in {period}", caveat', 'statement: "{figure}", caveat'),
)
BECAUSE = ", because: One sentence has both"


def unlike(because: str = "") -> CheckedFacts:
    """Money of one period and of none; `because` is put into each figure computed from both."""
    derived = BLOCKS["derived"].replace("south-money, unit", f"south-money{because}, unit")
    written = BLOCKS["facts"]
    for old, new in OTHER_PERIOD:
        written = written.replace(old, new)
    return facts(facts=written, derived=derived)


class TestBars:
    def test_a_computed_figure_is_shown_by_what_it_compares(self) -> None:
        found = chart("- {money-ratio} Norland spends more")
        assert lettered(found.wide) == ["Norland", "€120 million", "Sudland", "€45 million"]
        assert lengths(found.wide)[1] / lengths(found.wide)[0] == pytest.approx(45 / 120)
        assert read(found.headline) == "2.7 times"

    def test_bars_of_one_actor_are_named_by_their_years(self) -> None:
        checked, findings = run_check(
            "Norland had 41 trams in 2023 and 52 in 2024.\n",
            actors="{norland: {name: Norland}}",
            measures="{trams: {label: Trams, unit: trams}}",
            facts="""
  before: {actor: norland, measure: trams, period: 2023, figure: "41", statement: "{figure}",
    evidence: [{source: a, quote: Norland had 41 trams in 2023}]}
  after: {actor: norland, measure: trams, period: 2024, figure: "52", statement: "{figure}",
    evidence: [{source: a, quote: "Norland had 41 trams in 2023 and 52 in 2024"}]}""",
            derived="{growth: {label: Growth, formula: after - before, unit: trams, because: Two counts}}",
        )
        assert checked is not None, findings
        assert lettered(chart("- {growth}", checked).wide) == ["2024", "52 trams", "2023", "41 trams"]

    def test_the_author_lists_the_figures_themselves(self) -> None:
        found = chart("- {south-money} {north-money} Norland spends more")
        assert lettered(found.wide) == ["Sudland", "€45 million", "Norland", "€120 million"]
        assert found.headline == ""

    def test_the_title_is_the_finding_and_the_note_says_of_what(self) -> None:
        found = chart("- {north-money} {south-money} Norland spends more")
        assert read(found.title) == "Norland spends more"
        assert read(found.note) == (
            "Money for trains, 2024, in million euros. A1 A2 Computed: Norland over Sudland, 2.7 times. C1"
        )

    def test_strong_words_are_the_title_and_the_rest_a_remark(self) -> None:
        found = chart("- {money-ratio} **Norland spends more.** Nobody asked Ostland.")
        assert read(found.title) == "Norland spends more."
        assert read(found.note).endswith("The large figure is computed. C1 Nobody asked Ostland.")

    def test_the_data_are_told_in_words_and_given_as_a_table(self) -> None:
        found = chart("- {money-ratio} Norland spends more")
        assert found.told == "Bars from zero, to one scale. Norland: €120 million; Sudland: €45 million."
        assert [row.actor.name if row.actor else "" for row in found.rows] == ["Norland", "Sudland", ""]
        assert [(read(row.label), read(row.value), read(row.mark)) for row in found.rows] == [
            ("Money for trains", "€120 million", "A1"),
            ("Money for trains", "€45 million", "A2"),
            ("Norland over Sudland", "2.7 times", "C1"),
        ]

    def test_figures_in_it_are_facts_of_the_page(self) -> None:
        found = made("- {north-money} {south-money} Norland spends more")
        assert found.shown.renderings["north-money"] >= {"€120 million", "2024"}
        runs = [run for text in _only(found).wide.texts for line in text.lines for run in line.runs if run.fact]
        assert {(run.fact, run.text) for run in runs} == {
            ("north-money", "€120\u00a0million"),
            ("south-money", "€45\u00a0million"),
        }

    def test_without_a_title_it_is_named_by_what_it_is(self) -> None:
        found = chart("- {money-ratio}")
        assert (found.title, read(found.heading), found.name) == ("", "Norland over Sudland", "Norland over Sudland")

    def test_unlike_figures_are_shown_where_a_computed_one_says_why(self) -> None:
        found = chart("- {north-money} {south-money} Norland spends more", unlike(BECAUSE))
        assert read(found.note) == (
            "Money for trains, 2024; Money for trains, period not stated, in million euros. A1 A2 "
            "Computed: Norland over Sudland, 2.7 times. C1 One sentence has both."
        )

    def test_a_hedge_is_drawn(self) -> None:
        hedged = with_facts(("figure: €45 million", "figure: €45 million"))
        exact = chart("- {north-money} {south-money} Norland spends more", hedged).wide
        rounded = view(
            "## charts\n\n- {north-money} {south-money} Norland spends more",
            reader=audience(SECTION, significant=1),
        ).content("charts")
        assert isinstance(rounded, Charts)
        assert "about €100 million" in lettered(rounded.charts[0].wide)
        assert any(path.dash for path in rounded.charts[0].wide.paths)
        assert not any(path.dash for path in exact.paths)


def _only(found: View) -> Chart:
    content = found.content("charts")
    assert isinstance(content, Charts)
    return content.charts[0]


PARTS = """
  north-part: {label: Norland's part of both, formula: north-money / money-sum, unit: percent, digits: 1}
  rest: {label: Norland less Sudland, formula: north-money - south-money, unit: EUR}
  percent-of: {label: Sudland as part of Norland, formula: south-money / north-money, unit: percent, digits: 1}
  over-all: {label: Norland as part of Sudland, formula: north-money / south-money, unit: percent, digits: 0}
  changed-routes: {label: Routes that would change, formula: south-change * north-routes, unit: routes, digits: 0,
    because: It is only an example}"""


class TestShares:
    def test_a_percentage_is_part_of_a_whole_and_more_than_goes_on(self) -> None:
        found = chart("- {south-change} Most would change, says the Travellers' Union")
        assert lengths(found.wide) == [pytest.approx(0.6 * (317.4 - 2))]
        assert lettered(found.wide)[:4] == ["Sudland more than 60%", "0", "60%", "100%"]
        assert (read(found.hedge), read(found.headline)) == ("more than", "60%")
        assert any(path.weight == 1.5 for path in found.wide.paths)

    def test_what_is_not_broken_down_says_so(self) -> None:
        found = chart("- {south-change} Most would change, says the Travellers' Union")
        assert "not broken down" in lettered(found.wide)[-1]
        assert found.told == (
            "Part of a whole; the full width is all of it. Sudland: more than 60%; 100%; "
            "others: not broken down in the sources."
        )

    def test_the_note_says_whose_claim_it_is(self) -> None:
        found = chart("- {south-change} Most would change, says the Travellers' Union")
        assert read(found.note) == "Would change, period not stated – claim of Travellers' Union. B1"

    @pytest.mark.parametrize(
        "row", ["{south-change}", "{south-change} {north-routes}", "{north-routes} {south-change}"]
    )
    def test_the_whole_is_the_figure_that_a_computed_one_multiplies_it_with(self, row: str) -> None:
        found = chart(f"- {row} Most would change, says the Travellers' Union", with_facts(derived=PARTS))
        assert "100% = 18 routes" in lettered(found.wide)
        assert "Full width: Routes. A4" in read(found.note)

    def test_of_a_sum_of_its_like_all_parts_are_shown(self) -> None:
        found = chart("- {north-part} Norland spends most of it", with_facts(derived=PARTS))
        assert [round(length / (317.4 - 2), 4) for length in lengths(found.wide)] == [0.7273, 0.2727]
        assert lettered(found.wide) == [
            "Norland €120 million",
            "Sudland €45 million",
            "0",
            "72.7%",
            "100% = €165 million",
        ]
        assert not any(path.dash for path in found.wide.paths)

    def test_of_another_whole_it_is_shown_alone(self) -> None:
        found = chart("- {percent-of} Sudland spends less", with_facts(derived=PARTS))
        assert lengths(found.wide) == [pytest.approx(0.375 * (317.4 - 2))]
        assert "100% = €120 million" in lettered(found.wide)

    def test_more_than_all_is_no_part_and_is_shown_as_bars(self) -> None:
        found = chart("- {over-all} Norland spends more", with_facts(derived=PARTS))
        assert lettered(found.wide) == ["Norland", "€120 million", "Sudland", "€45 million"]


class TestTimeScales:
    def test_a_number_of_days_is_shown_between_its_events(self) -> None:
        found = chart("- {until-talks} The talks began a month later")
        assert lengths(found.wide) == [pytest.approx(317.4 / 34), pytest.approx(4 * 317.4 / 34)]
        assert [read(row.value) for row in found.rows] == ["3 March 2024", "2 to 5 April 2024", "30 days"]

    def test_events_in_a_row_are_shown_in_order_of_time(self) -> None:
        found = chart("- {talks} {north-plan} First the plan")
        assert [read(row.value) for row in found.rows] == ["3 March 2024", "2 to 5 April 2024"]
        assert found.told == "Timeline, to scale. 3 March 2024, Norland: The plan came out; 2 to 5 April 2024."

    def test_a_section_of_events_is_drawn_and_says_what_its_list_says(self) -> None:
        content = view("## line\n\n- {north-plan} Nobody read it.\n- {talks}", "{id: line, kind: timeline}").content(
            "line"
        )
        assert isinstance(content, Timeline)
        assert content.chart is not None
        assert content.chart.complete
        assert "Norland 3 March 2024 A5 The plan came out Nobody read it." in lettered(content.chart.wide)
        assert "30 days, computed C3" in lettered(content.chart.wide)

    @pytest.mark.parametrize(
        ("statement", "told"),
        [
            ("", "2 to 5 April 2024"),
            ('statement: "Talks on trains, {when}",', "Talks on trains"),
            (f'statement: "Talks on {"ever longer " * 9}trains, {{when}}",', "2 to 5 April 2024"),
        ],
    )
    def test_in_a_narrow_drawing_an_event_of_nobody_is_named_where_there_is_room(
        self, statement: str, told: str
    ) -> None:
        written = BLOCKS["facts"].replace(
            "{dimension: views, when: 2024-04-02", f"{{{statement} dimension: views, when: 2024-04-02"
        )
        found = chart("- {until-talks} The talks began a month later", of=facts(facts=written))
        assert told in lettered(found.narrow)
        assert "Norland" in lettered(found.narrow)

    def test_what_the_author_says_of_an_event_is_told_in_words_and_in_the_table_too(self) -> None:
        text = "## line\n\n- {north-plan} Nobody read it. {north-money.mark}\n- {talks}"
        content = view(text, "{id: line, kind: timeline}").content("line")
        assert isinstance(content, Timeline)
        assert content.chart is not None
        assert "3 March 2024, Norland: The plan came out (Nobody read it); " in content.chart.told
        label = content.chart.rows[0].label
        assert "Nobody read" in label
        assert 'href="#e-north-money"' in label, "a drawing has no mark that leads to the evidence"

    def test_what_is_too_much_for_the_drawing_stands_in_the_list(self) -> None:
        told = "Nobody read it, and so nobody knows what it says of all that was asked. " * 4
        content = view(f"## line\n\n- {{north-plan}} {told}\n- {{talks}}", "{id: line, kind: timeline}").content("line")
        assert isinstance(content, Timeline)
        assert content.chart is not None
        assert not content.chart.complete

    def test_a_month_is_a_frame_and_says_what_is_not_known(self) -> None:
        written = BLOCKS["facts"].replace("when: 2024-03-03", "when: 2024-03")
        derived = "\n".join(line for line in BLOCKS["derived"].splitlines() if "until-talks" not in line)
        shown = charts("- {north-plan} {talks} First the plan", facts(facts=written, derived=derived))[0]
        assert any(path.dash and path.tone == "actor-0" for path in shown.wide.paths)
        assert any("(day not stated)" in text for text in lettered(shown.wide))


UNLIKE = "unlike figures cannot be compared: train-money in EUR, 2024"
DATED = ", and 'north-plan' has one"


class TestRefused:
    @pytest.mark.parametrize(
        ("row", "code", "told"),
        [
            ("{north-money} {north-routes}", "E416", f"{UNLIKE} and routes in routes, period not stated"),
            ("{north-money} {south-change}", "E416", f"{UNLIKE} and would-change in percent, period not stated"),
            (
                "{money-sum} {north-money} {north-routes}",
                "E416",
                "'money-sum' is computed and cannot be compared with 'north-money', 'north-routes'",
            ),
            (
                "{north-money}",
                "E417",
                "one figure gives no chart: 'north-money' is in EUR, and only a percentage is part of a whole",
            ),
            ("{north-plan}", "E417", "one date gives no time scale: 'north-plan'"),
            ("{north-plan} {north-money}", "E417", "a time scale without dates: 'north-money' has none" + DATED),
            ("{north-ahead}", "E417", "nothing to draw: 'north-ahead' has neither a figure nor a date"),
            ("{north-plan} {north-ahead}", "E417", "a time scale without dates: 'north-ahead' has none" + DATED),
        ],
    )
    def test_what_no_chart_can_truly_show_is_found_at_its_item(self, row: str, code: str, told: str) -> None:
        (finding,) = outcome(f"## charts\n\nSome pictures.\n\n- {row} A finding", SECTION)
        assert str(finding) == f"facts/test/reader.en.md:11:3: error {code} {told}"
        assert finding.hint

    def test_of_other_periods_too(self) -> None:
        (finding,) = outcome("## charts\n\n- {north-money} {south-money} More", SECTION, of=_plain_unlike())
        assert finding.code == "E416"

    def test_a_multiple_of_all_has_nothing_to_be_part_of(self) -> None:
        derived = "\n  twice: {label: Twice, formula: north-money * 2, unit: EUR}"
        (finding,) = outcome("## charts\n\n- {twice} More", SECTION, of=with_facts(derived=derived))
        assert finding.code == "E417"


def _plain_unlike() -> CheckedFacts:
    """Money of one period and of none, and nothing computed from both."""
    written = BLOCKS["facts"]
    for old, new in OTHER_PERIOD:
        written = written.replace(old, new)
    lines = BLOCKS["derived"].splitlines()
    return facts(facts=written, derived="\n".join(line for line in lines if "talks" in line or not line))


class TestWithoutAList:
    def test_core_figures_are_drawn_as_far_as_they_can_be(self) -> None:
        assert [found.id for found in charts()] == ["c-charts-money-ratio", "c-charts-until-talks"]

    def test_select_all_adds_what_is_not_listed(self) -> None:
        found = charts("- {money-ratio} More", section="{id: charts, kind: chart, select: all}")
        assert [each.id for each in found] == [
            "c-charts-money-ratio",
            "c-charts-until-talks",
            "c-charts-south-change",
        ]

    def test_the_same_bars_are_not_drawn_twice(self) -> None:
        assert "c-charts-money-sum" not in [
            each.id for each in charts(section="{id: charts, kind: chart, select: all}")
        ]


class TestGlance:
    def test_it_shows_evidence_gaps_and_how_sides_compare(self) -> None:
        content = view("", "{id: glance, kind: glance, title: At a glance}").content("glance")
        assert isinstance(content, Chart)
        texts = lettered(content.wide)
        assert texts[:3] == ["Norland", "Sudland", "Comparison"]
        assert [texts[texts.index(name) + 1] for name in ("Money", "Rules", "Demand", "Size")] == [
            "figures",
            "words only",
            "words only",
            "one side",
        ]
        assert len([path for path in content.wide.paths if path.dash]) == 1

    def test_its_table_says_the_same(self) -> None:
        content = view("", "{id: glance, kind: glance, title: At a glance}").content("glance")
        assert isinstance(content, Chart)
        assert [(read(row.label), read(row.value)) for row in content.rows] == [
            ("Money", "Norland, Sudland (figures)"),
            ("Rules", "Norland, Sudland (words only)"),
            ("Demand", "Norland, Sudland (words only)"),
            ("Size", "Norland (one side)"),
        ]
