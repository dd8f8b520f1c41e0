"""Sentences as readers see them, and how hard they are to read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from view_files import audience, prose

from briefs.editorial.reading_level import ReadingLevel, reading_level, spoken
from briefs.editorial.sentences import Passage, Sentence, count_words, passages, sentences
from briefs.editorial.splitting import boundaries
from briefs.problems import Place
from briefs.prose import Reference, parse_inline

PRINTED = {"figure": "$9.3 billion", "when": "28 July 2025", "words": "‘We said. We did’", "plain": ""}


def rendered(reference: Reference) -> str:
    return "" if reference.field == "mark" else PRINTED[reference.id]


def split(text: str) -> list[str]:
    inlines, findings = parse_inline(text, Place("x"))
    assert not findings
    return [sentence.text for sentence in sentences(inlines, rendered)]


def references(text: str) -> list[list[str]]:
    inlines, _ = parse_inline(text, Place("x"))
    return [[said.reference.id for said in sentence.said] for sentence in sentences(inlines, rendered)]


class TestSplitting:
    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
            ("He came… Then he left.", ["He came…", "Then he left."]),
            ("The U.S. President spoke. He left.", ["The U.S. President spoke.", "He left."]),
            ("It is made in the U.S. The plan is new.", ["It is made in the U.S.", "The plan is new."]),
            (
                "By J. Smith and Dr. Berg, e.g. in the E.U. budget.",
                ["By J. Smith and Dr. Berg, e.g. in the E.U. budget."],
            ),
            ("It grew to 3.5 and 1.2 points.", ["It grew to 3.5 and 1.2 points."]),
            ("“It ends.” She left.", ["“It ends.”", "She left."]),
            ("He asked (why?) and left.", ["He asked (why?) and left."]),
            ("It cost {figure} in all. It was dear.", ["It cost $9.3 billion in all.", "It was dear."]),
            ("It cost {figure}. It was dear.", ["It cost $9.3 billion.", "It was dear."]),
            ("He said: {words} He left.", ["He said: ‘We said. We did’", "He left."]),
            ("On {when} Norland spoke.", ["On 28 July 2025 Norland spoke."]),
            ("No stop", ["No stop"]),
            ("", []),
        ],
    )
    def test_sentences_end_where_readers_end_them(self, text: str, parts: list[str]) -> None:
        assert split(text) == parts

    @given(
        st.lists(st.sampled_from(["Trams run", "The U.S. pays", "It cost {figure}", "On {when} we met"]), min_size=1)
    )
    def test_whole_sentences_are_parted_again(self, parts: list[str]) -> None:
        plain = [part.format(**PRINTED) + "." for part in parts]
        assert split(" ".join(part + "." for part in parts)) == plain

    @given(st.text(alphabet="aB .!?’\n", max_size=60))
    def test_no_character_is_lost(self, text: str) -> None:
        starts = [0, *boundaries(text), len(text)]
        assert starts == sorted(set(starts)) or not text
        assert "".join(text[a:b] for a, b in pairwise(starts)) == text


class TestReferences:
    def test_a_mark_behind_a_full_stop_belongs_to_the_sentence_before_it(self) -> None:
        assert references("It is so. {plain} It is not. {when.mark}") == [["plain"], ["when"]]

    def test_a_value_behind_a_full_stop_begins_the_next_sentence(self) -> None:
        assert references("It is so. {when} was the day.") == [[], ["when"]]

    def test_a_mark_at_the_beginning_belongs_to_the_first_sentence(self) -> None:
        assert references("{plain} It is so.") == [["plain"]]

    def test_a_reference_knows_what_it_prints(self) -> None:
        inlines, _ = parse_inline("It is so.  It cost {figure} {plain} then.", Place("x"))
        second = sentences(inlines, rendered)[1]
        assert [second.text[said.start : said.end] for said in second.said] == ["$9.3 billion", ""]


BODY = """\
## body

**Means.** They build it. See:

- one thing
- **Other.** Another thing {plain}

### A heading

::: analysis {confidence=low because="the sources are few"}

Perhaps.

:::

## figures

- {figure} It is high.
- {when.mark} no head
"""


def read() -> tuple[Passage, ...]:
    reader = audience("{id: body, kind: prose}", "{id: figures, kind: figures}")
    return passages(prose(BODY), reader.sections, rendered)


class TestPassages:
    def test_all_that_an_author_wrote_is_read_in_order(self) -> None:
        texts = [" ".join(sentence.text for sentence in passage.sentences) for passage in read()]
        assert texts == [
            "A title",
            "In short.",
            "Means. They build it. See:",
            "one thing",
            "Other. Another thing",
            "A heading",
            "Perhaps.",
            "the sources are few",
            "It is high.",
            "no head",
        ]

    def test_headings_and_items_are_told_apart(self) -> None:
        assert [index for index, passage in enumerate(read()) if passage.is_heading] == [0, 5]
        assert [index for index, passage in enumerate(read()) if passage.is_item] == [3, 4, 8, 9]

    def test_an_item_knows_the_sentence_that_introduces_its_list(self) -> None:
        lead_ins = [passage.lead_in.text for passage in read() if passage.lead_in is not None]
        assert lead_ins == ["See:", "See:"]

    def test_an_item_knows_the_fact_that_it_shows(self) -> None:
        assert [shown.id for passage in read() for shown in passage.shown] == ["figure"]

    def test_in_charts_it_shows_all_that_stand_in_a_row(self) -> None:
        sections = audience("{id: charts, kind: chart}").sections
        (passage,) = passages(prose("## charts\n\n- {figure} {when} {plain} It grew."), sections, rendered)[-1:]
        assert [shown.id for shown in passage.shown] == ["figure", "when", "plain"]
        assert [sentence.text for sentence in passage.sentences] == ["It grew."]

    def test_strong_words_with_a_stop_at_the_beginning_are_a_label(self) -> None:
        labels = [sentence.text for passage in read() for sentence in passage.sentences if sentence.is_label]
        assert labels == ["Means.", "Other."]


def level(*texts: str) -> ReadingLevel:
    found = reading_level(Sentence(text, ()) for text in texts)
    assert found is not None
    return found


class TestReadingLevel:
    def test_the_index_is_that_of_its_authors(self) -> None:
        # 16 characters, 4 words, 1 sentence: 4.71 * 16 / 4 + 0.5 * 4 / 1 - 21.43
        assert level("Trams run every day.").index == pytest.approx(-0.59)
        assert level("Trams run.", "Every day.").index == pytest.approx(-1.59)

    def test_grade_and_age_follow_from_it(self) -> None:
        assert (ReadingLevel(9.4).grade, ReadingLevel(9.4).age) == (9, 14)
        assert (ReadingLevel(-3).grade, ReadingLevel(-3).age) == (0, 5)
        assert str(ReadingLevel(9.43)) == "reading age 14 (Automated Readability Index 9.4, grade 9)"

    def test_signs_are_neither_words_nor_characters(self) -> None:
        assert level("Trams — run, every day!").index == level("Trams run every day").index

    def test_a_text_without_words_has_none(self) -> None:
        assert reading_level([Sentence("—", ())]) is None
        assert reading_level([]) is None

    @given(st.lists(st.sampled_from(["tram", "committee", "infrastructure"]), min_size=2, max_size=20))
    def test_a_text_cut_in_two_sentences_is_easier(self, words: list[str]) -> None:
        half = len(words) // 2
        whole, cut = " ".join(words), (" ".join(words[:half]), " ".join(words[half:]))
        assert level(*cut).index < level(whole).index

    def test_headings_and_labels_are_no_sentences(self) -> None:
        texts = [sentence.text for sentence in spoken(read())]
        assert "A heading" not in texts
        assert "Means." not in texts
        assert "They build it." in texts


@given(st.text())
def test_words_are_counted_as_readers_count_them(text: str) -> None:
    assert count_words(text) == sum(any(c.isalnum() for c in word) for word in text.split())
    assert count_words("US-China talks – at 3 p.m. — end") == 6
