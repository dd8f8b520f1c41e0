"""References in sentences: what each kind of fact becomes, and what the view records of it."""

from __future__ import annotations

from view_files import body, facts, read

NBSP = "\u00a0"


class TestFigures:
    def test_a_figure_is_shown_as_its_source_has_it_with_its_mark(self) -> None:
        html = body("It spent {north-money} in all.").prose("body")
        assert (
            f'<data class="fact" value="120000000" data-fact="north-money">€120{NBSP}million</data> '
            '<a class="mark" href="#e-north-money" data-fact="north-money">A1</a></span>'
        ) in html

    def test_a_hedge_belongs_to_the_figure(self) -> None:
        assert "Of all, more than 60% B1 would." in read(body("Of all, {south-change} would.").prose("body"))

    def test_a_hedge_that_begins_a_sentence_has_a_capital(self) -> None:
        assert "More than 60% B1 would." in read(body("{south-change} would.").prose("body"))
        assert "So. More than 60% B1 would." in read(body("So. {south-change} would.").prose("body"))

    def test_a_number_of_days_says_so(self) -> None:
        assert f"30{NBSP}days" in body("It took {until-talks} or so.").prose("body")

    def test_a_field_has_no_mark(self) -> None:
        assert read(body("It spent {north-money.figure} then.").prose("body")) == "It spent €120 million then."

    def test_a_period_is_a_value_of_its_fact(self) -> None:
        assert '<data class="fact" value="2024" data-fact="north-money">2024</data>' in body(
            "In {north-money.period}."
        ).prose("body")


class TestTimes:
    def test_a_date_is_written_out(self) -> None:
        html = body("On {north-plan}.").prose("body")
        assert f'value="2024-03-03" data-fact="north-plan">3{NBSP}March{NBSP}2024</data>' in html


class TestWords:
    def test_words_stand_between_single_marks_and_inner_ones_are_double(self) -> None:
        html = body("She said: {north-bed}").prose("body")
        assert "‘<data" in html
        assert "We want a “good bed” for all</data>’</q>" in html

    def test_translated_words_say_so_between_quotation_and_mark(self) -> None:
        assert read(body("It calls it a {race}.").prose("body")) == "It calls it a ‘race’. [as translated] B4"

    def test_words_say_so_without_a_mark_too(self) -> None:
        assert read(body("A {race.words} then.").prose("body")) == "A ‘race’ [as translated] then."

    def test_words_of_a_source_that_is_not_translated_do_not(self) -> None:
        assert "[as translated]" not in body("She said: {north-bed}").prose("body")

    def test_words_are_recorded_as_a_quotation(self) -> None:
        assert body("She said: {north-bed}").shown.quotations["north-bed"] >= {"We want a “good bed” for all"}


class TestPlainFacts:
    def test_a_plain_fact_has_only_its_mark_behind_the_sentence(self) -> None:
        assert read(body("Firms may run trains. {south-firms}").prose("body")) == "Firms may run trains. B3"

    def test_a_statement_can_be_taken_in(self) -> None:
        assert read(body("So: {south-money.statement}.").prose("body")) == "So: €45 million in 2024."

    def test_a_speaker_can_be_named(self) -> None:
        assert read(body("As {south-change.speaker} says.").prose("body")) == "As Travellers' Union says."


class TestBlocks:
    def test_every_block_says_where_it_was_written(self) -> None:
        html = body("One.\n\n- Two.\n- Three.\n\n### Four").prose("body")
        assert '<p data-from="facts/test/reader.en.md:9:1">One.</p>' in html
        assert '<li data-from="facts/test/reader.en.md:11:3">Two.</li>' in html
        assert '<h3 data-from="facts/test/reader.en.md:14:5">Four</h3>' in html

    def test_text_is_escaped(self) -> None:
        assert "A &lt; B &amp; so" in body("A < B & so").prose("body")

    def test_analysis_says_whose_it_is_how_sure_and_why(self) -> None:
        html = body('::: analysis {confidence=low because="little is known"}\nWe think so.\n:::').prose("body")
        assert html.startswith('<aside class="analysis"')
        assert "Analysis · ours, not the sources’ We think so. Low confidence: little is known." in read(html)
        assert html.count('<i class="on">') == 1

    def test_words_let_through_are_told_apart(self) -> None:
        view = body('There are [three]{ok="a saying"} of them.')
        assert "<span data-ok>three</span>" in view.prose("body")
        assert view.shown.allowed == {"three"}


class TestTheRecord:
    def test_what_is_printed_is_recorded_and_nothing_else(self) -> None:
        shown = body("It spent {north-money.figure}.").shown
        assert shown.renderings["north-money"] >= {"€120 million"}
        assert "€45 million" not in shown.renderings.get("south-money", set())

    def test_a_derived_figure_uses_what_it_is_computed_from(self) -> None:
        assert set(body("A ratio of {money-ratio}.").brief.evidence) >= {"money-ratio", "north-money", "south-money"}

    def test_evidence_stands_in_the_order_of_the_file(self) -> None:
        evidence = body("{south-firms.statement}, {north-routes} and {money-ratio}.", facts()).brief.evidence
        assert list(evidence) == [id for id in (*facts().facts, *facts().derived) if id in evidence]
