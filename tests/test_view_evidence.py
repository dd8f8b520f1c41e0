"""Rows of evidence, notes on discrepancies, and what is told of sources."""

from __future__ import annotations

from view_files import BLOCKS, View, body, facts, read, view

from briefs.view.cited import EvidenceView
from briefs.view.content import Discrepancies, EvidenceTable, SourceList

TABLE = "{id: evidence, kind: evidence}"
NOTES = "{id: sources, kind: sources}"
BODY = "{id: body, kind: prose}"


def row(id: str, text: str = "") -> EvidenceView:
    return body(text or f"Of {{{id}}}.").brief.evidence[id]


def with_notes(text: str, *sections: str) -> View:
    return view(f"## body\n\n{text}", BODY, *sections)


class TestRows:
    def test_a_row_tells_what_is_stated_and_where_it_leads(self) -> None:
        found = row("north-money")
        assert (found.mark, found.anchor, read(found.statement)) == ("A1", "e-north-money", "€120 million in 2024")
        assert found.dimension == "Money"
        assert found.actor is not None
        assert found.actor.name == "Norland"

    def test_the_quote_is_the_sources_own_with_the_figure_marked(self) -> None:
        (quote,) = row("north-money").quotes
        assert quote.text == (
            '<blockquote class="quote" data-fact="north-money">Norland spent <mark>€120 million</mark> on trains '
            "in 2024</blockquote>"
        )

    def test_who_says_it_is_the_speaker_or_the_source_in_its_own_voice(self) -> None:
        spoken, written = row("north-bed").quotes[0], row("north-money").quotes[0]
        assert (spoken.said_by, spoken.own_voice) == ("Ada Berg", "")
        assert (written.said_by, written.own_voice) == ("the source", "the source, in its own voice")

    def test_a_source_that_speaks_itself_is_called_as_prose_calls_it(self) -> None:
        sources = BLOCKS["sources"].replace("report: {", "report: {called: [the report, one report], ")
        (quote,) = body("Of {north-money}.", facts(sources=sources)).brief.evidence["north-money"].quotes
        assert (quote.said_by, quote.own_voice) == ("the report", "the report, in its own voice")

    def test_a_chain_of_speakers_begins_with_the_last(self) -> None:
        changed = BLOCKS["facts"].replace("said-by: [Travellers' Union]", "said-by: [Travellers' Union, Ada Berg]")
        text = BLOCKS["speakers"].replace("Ada Berg: [Berg]", "Ada Berg: [passengers]")
        found = body(
            "Of {south-change}.",
            facts(
                facts=changed.replace("said-by: [Ada Berg]", "said-by: [Ada Berg], said-by-because: Ada Berg is named"),
                speakers=text,
            ),
        )
        assert found.brief.evidence["south-change"].quotes[0].said_by == "Travellers' Union, cited by Ada Berg"

    def test_a_caveat_may_refer_to_other_facts_which_then_have_rows_too(self) -> None:
        found = body("Of {south-money}.").brief.evidence
        caveat = found["south-money"].caveat
        assert caveat is not None
        assert read(caveat) == "Less than €120 million A1"
        assert "north-money" in found

    def test_a_derived_figure_rests_on_its_inputs(self) -> None:
        found = row("money-ratio")
        assert read(found.statement) == "Norland over Sudland: 2.7 times"
        assert (found.status, found.status_label, found.quotes) == ("computed", "computed", ())
        assert found.corroboration is not None
        assert read(found.corroboration) == "Rests on A1 A2"

    def test_translated_quotes_are_told_apart(self) -> None:
        assert [row(id).quotes[0].translated for id in ("race", "north-money")] == [True, False]


class TestCorroboration:
    def test_one_voice_is_named(self) -> None:
        found = row("south-change")
        assert found.corroboration is not None
        assert read(found.corroboration) == "Rests on Travellers' Union alone."
        assert found.voices == ""

    def test_several_voices_are_counted(self) -> None:
        more = (
            '{source: survey, quote: In Sudland private firms may run trains}, {source: report, quote: "Sudland €45"}'
        )
        changed = BLOCKS["facts"].replace("{source: survey, quote: In Sudland private firms may run trains}", more)
        found = body("So. {south-firms}", facts(facts=changed)).brief.evidence["south-firms"]
        assert found.corroboration is not None
        assert read(found.corroboration) == "Rests on 2 voices: source B, source A."
        assert read(found.voices) == "2 voices"

    def test_two_texts_that_retell_one_report_are_one_voice(self) -> None:
        more = (
            '{source: survey, quote: In Sudland private firms may run trains}, {source: report, quote: "Sudland €45"}'
        )
        changed = BLOCKS["facts"].replace("{source: survey, quote: In Sudland private firms may run trains}", more)
        sources = BLOCKS["sources"].replace("publisher: Rail Press,", "reports-on: {publisher: The Union},")
        found = body("So. {south-firms}", facts(facts=changed, sources=sources)).brief.evidence["south-firms"]
        assert found.corroboration is not None
        assert read(found.corroboration) == "Rests on source B alone."
        assert found.voices == ""


class TestNotes:
    def test_a_discrepancy_is_told_wherever_one_of_its_facts_is_printed(self) -> None:
        (note,) = row("south-firms", "Firms may. {south-firms}").notes
        assert read(note) == "D1 Which lead is meant is not said; B2 see 18 A4"

    def test_facts_that_a_note_names_are_used(self) -> None:
        assert {"north-ahead", "north-routes"} <= set(body("Firms may. {south-firms}").brief.evidence)

    def test_other_briefs_do_not_tell_it(self) -> None:
        found = body("It spent {south-money}.")
        assert all(not each.notes for each in found.brief.evidence.values())
        assert "D1" not in found.shown.marks

    def test_a_table_tells_each_note_once(self) -> None:
        content = with_notes("Firms may. {south-firms}", NOTES).content("sources")
        assert isinstance(content, SourceList)
        told = {each.id: [read(note) for note in each.notes] for each in content.notes}
        assert told["north-ahead"] == ["D1 Which lead is meant is not said; B2 see 18 A4"]
        assert told["south-firms"] == ["Unclear: see D1."]

    def test_where_discrepancies_have_a_section_rows_only_point_to_it(self) -> None:
        found = with_notes("Firms may. {south-firms}", TABLE, "{id: unclear, kind: discrepancies}")
        content = found.content("evidence")
        assert isinstance(content, EvidenceTable)
        rows = {each.id: each for _, rows in content.groups for each in rows}
        assert [read(note) for note in rows["north-ahead"].notes] == ["Unclear: see D1."]
        section = found.content("unclear")
        assert isinstance(section, Discrepancies)
        assert [(mark, read(note)) for mark, note in section.discrepancies] == [
            ("D1", "Which lead is meant is not said; B2 see 18 A4 B3")
        ]


class TestTables:
    def test_rows_are_grouped_by_source_and_computed_figures_come_last(self) -> None:
        content = with_notes("{money-ratio} and {race}.", TABLE).content("evidence")
        assert isinstance(content, EvidenceTable)
        assert [(source and source.letter, [row.id for row in rows]) for source, rows in content.groups] == [
            ("A", ["north-money", "south-money"]),
            ("B", ["race"]),
            (None, ["money-ratio"]),
        ]

    def test_select_all_uses_every_fact(self) -> None:
        found = with_notes("So.", "{id: evidence, kind: evidence, select: all}")
        assert set(found.brief.evidence) == {*facts().facts, *facts().derived}

    def test_sources_hold_the_rows_where_there_is_no_evidence_table(self) -> None:
        content = with_notes("{race}.", NOTES).content("sources")
        assert isinstance(content, SourceList)
        assert [note.id for note in content.notes] == ["race"]
        content = with_notes("{race}.", NOTES, TABLE).content("sources")
        assert isinstance(content, SourceList)
        assert content.notes == ()


class TestSources:
    def test_provenance_is_told_as_it_is(self) -> None:
        sources = {source.id: source for source in body("{race} and {north-money}.").brief.sources}
        assert [read(line) for line in sources["report"].lines] == ["Rail Press, 4 March 2024."]
        assert [read(line) for line in sources["survey"].lines] == [
            "Report on a The Union report, which was not read.",
            "Machine translation; original language not stated.",
            "Author and publisher not named.",
        ]

    def test_only_sources_of_facts_used_are_listed(self) -> None:
        assert [source.letter for source in body("{race}.").brief.sources] == ["B"]

    def test_a_title_that_holds_digits_is_furniture(self) -> None:
        view = body("{north-money}.")
        assert view.brief.sources[0].title == "<span data-furniture>Rail report 7</span>"
        assert "Rail report 7" in view.shown.furniture
