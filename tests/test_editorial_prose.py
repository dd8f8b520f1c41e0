"""What an editor finds in prose: loaded words, claims without their speakers, actors out of balance."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from view_files import BLOCKS, audience, facts, look, prose, read, view

from briefs.audience import load_loaded_words
from briefs.editorial import Brief, edit_prose
from briefs.editorial.balance import check_balance
from briefs.editorial.loaded import LoadedWords
from briefs.evidence import CheckedFacts
from briefs.model import LoadedWord
from briefs.model.audience import Audience, Look
from briefs.problems import Findings, Place
from briefs.project import find_project
from briefs.resources import built_in
from briefs.view.content import Matrix, Timeline

HEAD = "# A title\n\n## bottom-line\n\nIn short.\n\n"
SECTIONS = (
    "{id: body, kind: prose}",
    "{id: figures, kind: figures}",
    "{id: lines, kind: quotations}",
    "{id: times, kind: timeline}",
)
CALLED = BLOCKS["sources"].replace("translation:", "called: [the survey, one survey], translation:")


def edit(
    text: str,
    *,
    of: CheckedFacts | None = None,
    reader: Audience | None = None,
    with_look: Look | None = None,
    loaded: dict[str, LoadedWord] | None = None,
) -> Findings:
    reader = reader or audience(*SECTIONS)
    brief = Brief(of or facts(sources=CALLED), prose(text), HEAD + text, reader, with_look or look(), loaded or {})
    return edit_prose(brief)


def said(findings: Findings, code: str) -> list[str]:
    return [str(finding) for finding in findings if finding.code == code]


def untold(text: str, of: CheckedFacts | None = None) -> list[str]:
    """The facts that prose tells without their speaker."""
    return [finding.message.rpartition(": ")[2].strip("'") for finding in edit(text, of=of) if finding.code == "E705"]


def body(text: str) -> str:
    return f"## body\n\n{text}\n"


class TestSpeakers:
    @pytest.mark.parametrize(
        "text",
        [
            "According to the Travellers’ Union, {south-change} would change.",
            "The Union claims that {south-change} would change.",
            "A share of {south-change.figure} would change, says {south-change.speaker}.",
            "Norland leads, as the survey has it. {north-ahead}",
            "THE SURVEY holds that Norland leads. {north-ahead.mark}",
            "As the sources see it, Norland leads. {north-ahead}",
            "Ada Berg said: {north-bed}",
            "It is all stated: {north-routes} routes. {south-firms}",
            "The ratio is {money-ratio}.",
        ],
    )
    def test_a_claim_may_be_told_with_its_speaker(self, text: str) -> None:
        assert untold(body(text)) == []

    @pytest.mark.parametrize(
        ("text", "id"),
        [
            ("A share of {south-change} would change.", "south-change"),
            ("A share of {south-change.figure} would change.", "south-change"),
            ("Ada Berg says that {south-change} would change.", "south-change"),
            ("The survey says that {south-change} would change.", "south-change"),
            ("Norland leads. {north-ahead}", "north-ahead"),
            ("Norland leads. {north-ahead.mark}", "north-ahead"),
            ("The report says that Norland leads. {north-ahead}", "north-ahead"),
            ("They want it: {north-bed.words}", "north-bed"),
            ("The reunion would change: {south-change}", "south-change"),
        ],
    )
    def test_a_claim_without_its_speaker_is_found(self, text: str, id: str) -> None:
        assert untold(body(text)) == [id]

    def test_it_is_found_at_the_reference(self) -> None:
        text = body("As it is,\na share of {south-change} would change.")
        (found,) = (finding for finding in edit(text) if finding.code == "E705")
        assert str(found) == (
            "facts/test/reader.en.md:10:12: error E705 a claim of Travellers' Union is told without saying so: "
            "'south-change'"
        )
        assert found.hint.startswith("Name Travellers' Union in the sentence")

    def test_a_source_without_a_name_asks_for_one(self) -> None:
        hints = [found.hint for found in edit(body("Norland leads. {north-ahead}"), of=facts())]
        assert any(hint.startswith("Say 'the sources' in the sentence. Enter how prose calls") for hint in hints)

    def test_a_statement_that_names_its_speaker_tells_it(self) -> None:
        assert untold(body("We read: {north-bed.statement}")) == []
        assert untold(body("We read: {south-change.statement}")) == ["south-change"]

    def test_words_between_quotation_marks_name_nobody(self) -> None:
        named = BLOCKS["facts"].replace("words: \"We want a 'good bed' for all\"", "words: \"a 'good bed' for all\"")
        speakers = "\n  Ada Berg: [Berg, good bed]\n  Travellers' Union: [the Union]"
        of = facts(facts=named, speakers=speakers, sources=CALLED)
        assert untold(body("They want {north-bed.words} now."), of=of) == ["north-bed"]


class TestMessages:
    def test_in_a_paragraph_each_sentence_tells_its_own(self) -> None:
        assert untold(body("The Union has a claim. A share of {south-change} would change.")) == ["south-change"]

    @pytest.mark.parametrize("going_on", ["It says that", "It also claimed that", "They added that", "There it held:"])
    def test_a_pronoun_that_speaks_goes_on_with_the_speaker(self, going_on: str) -> None:
        assert untold(body(f"The Union was asked. {going_on} {{south-change}} would change.")) == []

    def test_a_pronoun_that_does_not_speak_does_not(self) -> None:
        assert untold(body("The Union was asked. It has {south-change} in mind.")) == ["south-change"]

    def test_no_pronoun_reaches_over_a_sentence_that_does_not_go_on(self) -> None:
        assert untold(body("The Union was asked. Trams ran. It says {south-change}.")) == ["south-change"]
        assert untold(body("The Union was asked. It said so. It says {south-change}.")) == []

    def test_a_list_item_is_one_message(self) -> None:
        assert untold(body("- **Change.** A share of {south-change}. The Union claims it.")) == []

    def test_a_list_is_told_by_its_lead_in(self) -> None:
        assert untold(body("The Union claims:\n\n- {south-change.figure} would change")) == []
        assert untold(body("The Union claims.\n\n- {south-change.figure} would change")) == ["south-change"]

    def test_an_analysis_tells_speakers_too(self) -> None:
        panel = '::: analysis {confidence=low because="it is so"}\n\nNorland leads. {north-ahead}\n\n:::'
        assert untold(body(panel)) == ["north-ahead"]

    def test_a_question_tells_nothing_but_the_values_that_it_prints(self) -> None:
        assert untold(body("Who leads? {north-ahead}")) == []
        assert untold(body("- Whose lead is meant. {north-ahead.mark}")) == []
        assert untold(body("Why would {south-change} change?")) == ["south-change"]


class TestShown:
    def test_the_caption_of_a_figure_names_the_speaker(self) -> None:
        assert untold("## figures\n\n- {south-change} Would change. The Union claims it.\n") == []
        assert untold("## figures\n\n- {south-change} Would change.\n") == ["south-change"]

    def test_quotations_are_printed_with_their_speaker(self) -> None:
        assert untold("## lines\n\n- {north-bed} A phrase.\n") == []


class TestWhatTheViewTells:
    """Statements need no speaker of their own, because the view adds one wherever it prints them by themselves."""

    def claimed(self) -> CheckedFacts:
        planned = BLOCKS["facts"].replace("  north-plan:\n    {", "  north-plan:\n    {status: claim, ")
        return facts(facts=planned, sources=CALLED)

    def test_a_matrix_says_whose_a_claim_is(self) -> None:
        matrix = view("", "{id: all, kind: matrix, select: all}", of=self.claimed()).content("all")
        assert isinstance(matrix, Matrix)
        entries = {row.id: [read(entry) for cell in row.cells for entry in cell.entries] for row in matrix.rows}
        assert any("would change" in entry and "claim of Travellers' Union" in entry for entry in entries["demand"])
        assert any("the source’s claim" in entry for entry in entries["rules"])
        others = [read(entry) for _, listed in matrix.others for entry in listed]
        assert any("Norland leads" in entry and "the source’s opinion" in entry for entry in others)

    def test_so_does_a_timeline(self) -> None:
        line = view("", "{id: all, kind: timeline, select: all}", of=self.claimed()).content("all")
        assert isinstance(line, Timeline)
        labels = {event.id: read(event.label) for event in line.events}
        assert "the source’s claim" in labels["north-plan"]
        assert "claim" not in labels["talks"]


def loaded(text: str) -> dict[str, LoadedWord]:
    return {word: LoadedWord.model_validate(entry) for word, entry in yaml.safe_load(text).items()}


WORDS = loaded("""
massive: {forms: [massively], instead: [large], because: a figure says how large}
arms race: {}
regime: {forms: [regimes], instead: [government, rules], unless: [tax regime]}
""")


def words_in(text: str) -> list[tuple[int, int, str]]:
    found = LoadedWords(WORDS, ["Massive Ltd"]).in_prose(text, "x.md")
    return [(each.place.line, each.place.column, each.message.partition(": ")[2]) for each in found]


class TestLoadedWords:
    def test_a_word_is_found_with_line_and_column(self) -> None:
        assert words_in("# T\n\nIt is a\nmassive plan.\n") == [(4, 1, "'massive'")]

    def test_so_are_its_forms_in_any_letter_case(self) -> None:
        assert words_in("Massively so, REGIMES.") == [
            (1, 1, "'Massively' (a form of 'massive')"),
            (1, 15, "'REGIMES' (a form of 'regime')"),
        ]

    def test_a_phrase_is_found_over_a_line_break(self) -> None:
        assert words_in("It is an arms\nrace now.") == [(1, 10, "'arms race'")]

    @pytest.mark.parametrize("text", ["passive", "massiveness", "unmassive", "arms races", "arms\n\nrace"])
    def test_parts_of_words_are_not(self, text: str) -> None:
        assert words_in(text) == []

    @pytest.mark.parametrize("text", ["Massive Ltd built it.", "The tax regime is new.", "{massive} {massive.words}"])
    def test_names_free_phrases_and_references_hide_a_word(self, text: str) -> None:
        assert words_in(text) == []

    @pytest.mark.parametrize(
        "text",
        ["- **massive**", "### A massive task", '::: analysis {confidence=low because="a massive one"}\n\nx\n\n:::'],
    )
    def test_they_are_found_wherever_an_author_writes(self, text: str) -> None:
        assert [word for _, _, word in words_in(text)] == ["'massive'"]

    def test_the_hint_says_what_to_write_and_why(self) -> None:
        (found,) = LoadedWords(WORDS).in_prose("massive", "x.md")
        assert found.hint == "Write 'large', or quote who uses the word. A figure says how large."

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("statement: Norland leads", "statement: Norland has a massive lead"),
            ('caveat: "Less than {north-money}"', "caveat: a massive gap"),
            ("note: The report names no number", "note: The massive report names no number"),
            ("Which lead is meant is not said", "Which massive lead is meant is not said"),
            ("definition: What trains cost", "definition: What massive trains cost"),
            ("label: Rules", "label: Massive rules"),
            ("label: Routes", "label: Massive routes"),
            ("label: Norland over Sudland", "label: Norland massively over Sudland"),
        ],
    )
    def test_they_are_found_in_every_text_of_the_fact_file(self, old: str, new: str) -> None:
        blocks = {key: block.replace(old, new) for key, block in BLOCKS.items()}
        assert said(edit(body("Text."), loaded=WORDS), "E704") == []
        (found,) = said(edit(body("Text."), of=facts(**blocks), loaded=WORDS), "E704")
        assert found.startswith("facts/test.yaml:")

    def test_the_words_of_a_quotation_are_free(self) -> None:
        raced = {"race": LoadedWord()}
        assert said(edit(body("They call it {race}."), loaded=raced), "E704") == []
        assert len(said(edit(body("They call it a race."), loaded=raced), "E704")) == 1

    def test_no_list_finds_nothing(self) -> None:
        assert LoadedWords({}).in_prose("massive", "x.md") == ()


class TestShippedWords:
    def test_every_form_stands_in_one_entry_only(self) -> None:
        project, _ = find_project(built_in())
        assert project is not None
        words, findings = load_loaded_words(project, "en")
        assert not findings
        forms = [form.casefold() for word, entry in words.items() for form in (word, *entry.forms)]
        assert len(forms) == len(set(forms))
        assert len(words) > 50

    def test_every_word_is_found_and_none_in_what_is_advised_instead(self) -> None:
        project, _ = find_project(built_in())
        assert project is not None
        words, _ = load_loaded_words(project, "en")
        finder = LoadedWords(words)
        for word, entry in words.items():
            for form in (word, *entry.forms):
                assert finder.in_prose(f"It is {form} now.", "x.md"), form
            for free in (*entry.instead, *entry.unless):
                assert finder.in_prose(f"It is {free} now.", "x.md") == (), free


#: A sentence about Sudland of as many words as are too few to be weighed.
SUDLAND = f"Firms may, {'and they may, ' * 9}there. {{south-firms}}"


def shares(text: str, of: CheckedFacts | None = None) -> list[str]:
    return [found.partition("one of them: ")[2] for found in said(edit(text, of=of), "W707")]


class TestBalance:
    def test_words_about_one_actor_alone_are_weighed(self) -> None:
        assert shares(body("Norland has {north-routes} routes. There firms may run them. {south-firms}")) == []
        assert shares(body(f"{SUDLAND} Norland has {{north-routes}}.")) == [
            "Norland 9% (3 words), Sudland 91% (30 words)"
        ]

    def test_a_few_words_are_not_weighed(self) -> None:
        few = SUDLAND.replace("there", "")
        assert shares(body(few)) == []
        assert shares(body(SUDLAND)) == ["Norland 0% (0 words), Sudland 100% (30 words)"]

    def test_sentences_about_both_or_none_do_not_count(self) -> None:
        mixed = "A ratio of {money-ratio}, and so on and so forth. All goes well and nobody is named here at all."
        assert shares(body(f"{mixed} Norland has {{north-routes}}. Firms may so. {{south-firms}}")) == []

    def test_a_fact_of_nobody_is_passed_over(self) -> None:
        assert shares(body(f"Norland came to the talks, {{talks}}, with {{north-routes}} routes. {SUDLAND}")) == [
            "Norland 30% (13 words), Sudland 70% (30 words)"
        ]

    def test_the_caption_of_a_figure_is_about_its_actor(self) -> None:
        assert shares(f"{body(SUDLAND)}\n\n## figures\n\n- {{north-routes}} Routes in use.\n") == [
            "Norland 9% (3 words), Sudland 91% (30 words)"
        ]

    def test_without_such_sentences_nothing_is_out_of_balance(self) -> None:
        assert shares(body("Nothing refers to anything.")) == []

    @pytest.mark.parametrize(("words", "is_fair"), [((35, 65), True), ((34, 66), False), ((66, 34), False)])
    def test_of_two_each_has_35_to_65_per_cent(self, words: tuple[int, int], is_fair: bool) -> None:  # noqa: FBT001  # a parameter of the test
        weighed = dict(zip(("norland", "sudland"), words, strict=True))
        assert (check_balance(facts(), weighed, Place("x")) == ()) is is_fair

    @pytest.mark.parametrize(("words", "is_fair"), [((33, 33, 34), True), ((43, 33, 24), True), ((44, 33, 23), False)])
    def test_of_three_each_has_the_same_part_of_an_equal_share(self, words: tuple[int, ...], is_fair: bool) -> None:  # noqa: FBT001  # a parameter of the test
        of = facts()
        three = {**of.book.file.actors, "third": of.book.file.actors["norland"]}
        file = of.book.file.model_copy(update={"actors": three})
        of = replace(of, book=replace(of.book, file=file))
        assert (check_balance(of, dict(zip(three, words, strict=True)), Place("x")) == ()) is is_fair


HARD = "Comprehensive infrastructural considerations necessitate administrative reorganisation notwithstanding. "


class TestReadingAge:
    def reader(self, most: int, least: int = 0) -> Audience:
        return replace(audience(*SECTIONS), reading_age=(least, most))

    def test_the_reading_age_is_told_where_the_audience_declares_one(self) -> None:
        (found,) = said(edit(body("Trams run every day."), reader=self.reader(15)), "N713")
        assert found == ("facts/test/reader.en.md: note N713 reading age 5 (Automated Readability Index -1.9, grade 0)")
        assert said(edit(body("Trams run every day.")), "N713") == []

    def test_above_it_there_is_a_warning(self) -> None:
        assert said(edit(body("Trams run every day."), reader=self.reader(15)), "W703") == []
        (found,) = said(edit(body(HARD), reader=self.reader(15)), "W703")
        assert found.startswith("facts/test/reader.en.md: warning W703 the reading age ")
        assert found.endswith(" is above 15")

    def test_below_it_there_is_a_warning(self) -> None:
        (found,) = said(edit(body("Trams run every day."), reader=self.reader(15, 13)), "W703")
        assert found.endswith(" the reading age 5 is below 13")

    def test_references_count_as_what_they_print(self) -> None:
        plain = said(edit(body("It cost money in all."), reader=self.reader(15)), "N713")
        assert plain != said(edit(body("It cost {north-money} in all."), reader=self.reader(15)), "N713")

    def test_it_is_measured_in_english_only(self) -> None:
        french = replace(look(), language="fr")
        assert said(edit(body("Les trams."), reader=self.reader(15), with_look=french), "N713") == []
