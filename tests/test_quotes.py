"""Quotes stand in their sources, compared strictly, and lead back to the source's own characters."""

from __future__ import annotations

import gc
import string
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefs.quotes import (
    NameFinder,
    PreparedSource,
    find,
    find_within,
    in_quotation_marks,
    nearest,
    normalise,
    plain,
    prepare,
    too_short,
)

SEEDS = Path(__file__).parent.parent / "seeds"

texts = st.text(
    st.one_of(
        st.sampled_from(string.ascii_letters + string.digits + " .,'\"-%$\n"),
        st.sampled_from("’‘“”«»–—−\u00a0\u202f\u2009\r\t\u0301\u0308\u0327éöÅ\u212b각\u1100\u1161\u11a8中文「」ि"),
        st.characters(),
    )
)


def summary() -> PreparedSource:
    return prepare((SEEDS / "000_388d06b1b0cf5f98.txt").read_text(encoding="utf-8"))


def article() -> PreparedSource:
    return prepare((SEEDS / "004_247db7d302aca5ff.txt").read_text(encoding="utf-8"))


def verbatim(source: PreparedSource, quote: str) -> list[str]:
    return [" ".join(source.verbatim(*part) for part in match.parts) for match in find(source, quote)]


class TestNormalise:
    @given(texts)
    def test_is_nfc_with_plain_marks_and_single_spaces(self, text: str) -> None:
        """The compared text is what the four rules give, however it is made."""
        result = normalise(text).text
        assert result.strip(" ") == plain(text)
        assert unicodedata.is_normalized("NFC", result)
        assert "  " not in result
        assert not set(result) & set("’‘“”«»„‹›–—−‐‑\n\t\u00a0\u202f")

    @given(texts)
    def test_normalising_twice_changes_nothing(self, text: str) -> None:
        once = normalise(text).text
        assert normalise(once).text == once

    @given(texts, st.data())
    def test_leads_back_to_the_characters_it_came_from(self, text: str, data: st.DataObject) -> None:
        """Any range of the compared text is the compared form of the range that it leads back to."""
        compared = normalise(text)
        start = data.draw(st.integers(0, len(compared.text)))
        end = data.draw(st.integers(start, len(compared.text)))
        first, last = compared.original(start, end)
        assert first >= 0
        assert last <= len(text)
        assert compared.text[start:end] in normalise(text[first:last]).text

    @given(texts)
    def test_the_whole_leads_back_to_the_whole(self, text: str) -> None:
        compared = normalise(text)
        assert compared.original(0, len(compared.text)) == (0, len(text))

    @given(texts, st.data())
    def test_a_position_leads_there_and_back(self, text: str, data: st.DataObject) -> None:
        assume(text)
        compared = normalise(text)
        at = data.draw(st.integers(0, len(text) - 1))
        first, last = compared.original(compared.position(at), compared.position(at) + 1)
        assert first <= at < last

    @pytest.mark.parametrize(
        ("written", "compared"),
        [
            ("China’s ‘small group’ “so” «so» „so‟", 'China\'s \'small group\' "so" "so" "so"'),
            ("2024–25 — −5 non‑US ―", "2024-25 - -5 non-US -"),
            ("a\u00a0b\u202fc\r\n\td", "a b c d"),
            ("Cafe\u0301", "Café"),
        ],
    )
    def test_forgives(self, written: str, compared: str) -> None:
        assert normalise(written).text == compared

    @pytest.mark.parametrize("pair", ["A a", "é e", "5 ５", "… ...", "ﬁ fi", "a\u200bb ab", "` '", "× x"])
    def test_forgives_nothing_else(self, pair: str) -> None:
        left, right = pair.split(" ")
        assert normalise(left).text != normalise(right).text


class TestTooShort:
    @pytest.mark.parametrize(
        ("quote", "lack"),
        [
            ("", "it is empty"),
            (" \u00a0\n", "it is empty"),
            ("[...]", "it is empty"),
            ("government", "it has fewer than 2 words"),
            ("--- government", "it has fewer than 2 words"),
            ("of the", "it has fewer than 8 letters and digits"),
            ("China [...] will overtake the rest", "a part beside [...] has fewer than 2 words"),
            ("[...] will overtake the rest", "a part beside [...] has fewer than 2 words"),
        ],
    )
    def test_says_what_a_quote_lacks(self, quote: str, lack: str) -> None:
        assert too_short(quote) == lack

    @pytest.mark.parametrize(
        "quote", ["removing red tape", "$9.3 billion", "over 800 companies", "人工智能", "will lead [...] the rest"]
    )
    def test_accepts_what_says_something(self, quote: str) -> None:
        assert too_short(quote) in (None, "it has fewer than 8 letters and digits" if quote == "$9.3 billion" else None)


class TestFind:
    def test_gives_the_sources_own_characters(self) -> None:
        quote = "private investment\n  reaching $109.1\u00a0billion in 2024, compared to China's $9.3 billion"
        assert verbatim(summary(), quote) == [
            "private investment reaching $109.1 billion in 2024, compared to China’s $9.3 billion"
        ]

    @given(st.data())
    def test_finds_every_run_of_words_of_a_source(self, data: st.DataObject) -> None:
        """Any words that stand side by side are found at their place."""
        source = data.draw(st.sampled_from([summary(), article()]))
        words = source.text.split(" ")
        start = data.draw(st.integers(0, len(words) - 2))
        end = data.draw(st.integers(start + 1, min(len(words), start + 30)))
        at = len(" ".join(words[:start])) + (start > 0)
        quote = " ".join(words[start:end])
        assert ((at, at + len(quote)),) in [match.parts for match in find(source, quote)]

    @given(
        st.text(st.sampled_from("ab1.,' -中文\n’"), max_size=60),
        st.text(st.sampled_from("ab1.,' -中"), min_size=1, max_size=8),
    )
    def test_finds_what_reading_through_finds(self, text: str, quote: str) -> None:
        """The way by the rarest word finds the same places as looking at every position."""
        source = prepare(text)
        part = plain(quote)
        expected = [
            at
            for at in range(len(source.text) - len(part) + 1)
            if part
            and source.text.startswith(part, at)
            and not source.divides(at)
            and not source.divides(at + len(part))
        ]
        assert [match.parts[0][0] for match in find(source, quote)] == expected[:100]

    @given(st.data())
    def test_one_changed_character_is_never_found(self, data: st.DataObject) -> None:
        """A changed digit, letter, letter case or sign never matches."""
        source = article()
        start = data.draw(st.integers(0, len(source.text) - 60))
        quote = source.text[start : start + 60]
        at = data.draw(st.integers(0, 59))
        other = data.draw(st.sampled_from(string.ascii_letters + string.digits + ".,%$+"))
        changed = quote[:at] + other + quote[at + 1 :]
        assume(changed not in source.text)
        assert find(source, changed) == ()

    @pytest.mark.parametrize(
        ("text", "part"),
        [
            ("of the 3,755 AI models", "755 AI models"),
            ("of the 3,755 AI models", "of the 3"),
            ("reaching $109.1 billion in", "09.1 billion in"),
            ("reaching $109.1 billion in", "109.1 billion in"),
            ("reaching $109.1 billion in", "reaching $109"),
            ("a fall of -5 points", "5 points"),
            ("more than 40% of all", "more than 40"),
            ("rules on non-compliance", "compliance"),
            ("rules on non-compliance", "rules on non"),
            ("they can't win", "they can"),
            ("only 3\u202f755 models", "755 models"),
            ("about US$5 a head", "$5 a head"),
            ("a rise of .5 points", "5 points"),
            ("the governments said", "the government"),
            ("10–20% of all", "20% of all"),
            ("नमस्ते दुनिया", "नमस्त"),
        ],
    )
    def test_a_quote_never_ends_inside_a_word_or_number(self, text: str, part: str) -> None:
        assert find(prepare(text), part) == ()

    @pytest.mark.parametrize(
        ("text", "part"),
        [
            ("in the U.S.-led world", "led world"),
            ("grew—5 points more", "5 points more"),
            ("“removing red tape”, he said", "removing red tape"),
            ("on July 28, 2025. /Yonhap", "July 28, 2025"),
            ("in 2024, compared to", "in 2024"),
            ("(AI) models", "AI"),
            ("中国提出全球人工智能", "全球人工"),
            ("使用Kimi K2模型", "Kimi K2"),
        ],
    )
    def test_a_quote_may_begin_and_end_between_words(self, text: str, part: str) -> None:
        assert len(find(prepare(text), part)) == 1

    def test_finds_all_places_in_the_order_of_the_source(self) -> None:
        source = summary()
        matches = find(source, "World AI Conference")
        assert [source.line(match.parts[0][0]) for match in matches] == [1, 6]

    def test_counts_at_most_a_hundred_places(self) -> None:
        assert len(find(prepare("so it is " * 300), "so it")) == 100


class TestParts:
    def test_are_joined_in_order_in_one_paragraph(self) -> None:
        assert verbatim(summary(), "The World AI Conference [...] attracting over 800 companies") == [
            "The World AI Conference attracting over 800 companies"
        ]

    def test_may_be_joined_by_an_ellipsis_character(self) -> None:
        assert find(summary(), "The World AI Conference […] attracting over 800 companies")

    def test_are_not_joined_out_of_order(self) -> None:
        assert find(summary(), "attracting over 800 companies [...] The World AI Conference") == ()

    def test_are_not_joined_over_an_empty_line(self) -> None:
        source = prepare("One is here.\nTwo is here.\n \nThree is here.")
        assert find(source, "One is [...] Two is")
        assert find(source, "Two is [...] Three is") == ()

    def test_are_not_joined_over_a_line_in_a_source_without_empty_lines(self) -> None:
        source = prepare("One is here. Two is here.\r\nThree is here.\r\n\r\n")
        assert find(source, "One is [...] Two is")
        assert find(source, "Two is [...] Three is") == ()
        assert find(summary(), "World AI Conference [...] trade tensions") == ()

    def test_each_end_between_words(self) -> None:
        assert find(prepare("of the 3,755 AI models known"), "of the [...] 755 AI models") == ()

    def test_every_way_to_join_them_counts(self) -> None:
        """A part that could stand in two places makes the quote ambiguous."""
        assert len(find(prepare("China said that it is so, and that it is not."), "China said [...] it is")) == 2

    def test_brackets_of_the_source_itself_are_taken_as_they_are(self) -> None:
        assert find(prepare("He wrote: we will [...] win."), "we will [...] win")


class TestFindWithin:
    def test_looks_only_inside_the_parts(self) -> None:
        source = prepare("It is 40 here, 40 there and 40 nowhere.")
        (match,) = find(source, "It is 40 [...] and 40")
        assert [source.text[start:end] for start, end in find_within(source, "40", match)] == ["40", "40"]


class TestParagraph:
    @given(st.text(st.sampled_from("ab. \n\r")), st.data())
    def test_paragraphs_cover_the_text(self, text: str, data: st.DataObject) -> None:
        source = prepare(text)
        assume(source.text)
        at = data.draw(st.integers(0, len(source.text) - 1))
        start, end = source.paragraph(at)
        assert start <= at < end


class TestNameFinder:
    finder = NameFinder(
        {"us": ["United States", "US", "U.S.", "America", "American"], "cn": ["China", "Chinese", "中国"]},
        ["Latin America"],
    )

    @pytest.mark.parametrize(
        ("text", "ids"),
        [
            ("the US and China", ["us", "cn"]),
            ("tell us more", []),
            ("As the U.S. unveiled", ["us"]),
            ("the U.S.-China race", ["us", "cn"]),
            ("China's $9.3 billion", ["cn"]),
            ("the United States' plan", ["us"]),
            ("America-centered", ["us"]),
            ("Americans and Chinatown", []),
            ("USA and PRUS", []),
            ("US$5 billion", []),
            ("Asia, Latin America, Africa", []),
            ("中国提出", ["cn"]),
            ("", []),
        ],
    )
    def test_finds_names_as_whole_words(self, text: str, ids: list[str]) -> None:
        assert [named.id for named in self.finder.named(text)] == ids

    def test_prefers_the_longest_name(self) -> None:
        finder = NameFinder({"li": ["Li"], "office": ["Li Qiang's office"]})
        assert [named.id for named in finder.named("Li Qiang's office and Li")] == ["office", "li"]

    def test_reads_a_name_cut_by_the_end_of_the_quote_anew(self) -> None:
        """The quote ends inside a longer name of the source, but names somebody itself."""
        finder = NameFinder({"li": ["Li Qiang"], "office": ["Li Qiang himself"]})
        source = prepare("It was said by Li Qiang himself.")
        (match,) = find(source, "said by Li Qiang")
        assert [named.id for named in finder.named_in(source, match)] == ["li"]

    @given(st.text(st.sampled_from("USChina .'-"), max_size=80), st.data())
    def test_finds_the_same_in_a_quote_as_in_its_text_alone(self, text: str, data: st.DataObject) -> None:
        source = prepare("us " + text)
        words = source.text.split(" ")
        quote = " ".join(words[data.draw(st.integers(0, len(words) - 1)) :])
        for match in find(source, quote):
            ((start, end),) = match.parts
            expected = [(n.id, n.start + start, n.end + start) for n in self.finder.named(source.text[start:end])]
            assert [(n.id, n.start, n.end) for n in self.finder.named_in(source, match)] == expected

    def test_without_names_finds_nobody(self) -> None:
        assert NameFinder({}).named("the US and China") == ()


def quoted(source: PreparedSource, words: str) -> bool:
    matches = find(source, words)
    assert matches, words
    return any(in_quotation_marks(source, *match.parts[0]) for match in matches)


class TestQuotationMarks:
    @pytest.mark.parametrize(
        "words",
        [
            "America-centered AI alliance prioritization",
            "global cooperation",
            "World Artificial Intelligence Conference (WAIC)",
            "I oppose creating an exclusive 'small group' like some countries do",
            "small group",
            "like some countries do",
            "leading the world in the AI field at any cost will be our policy",
            "AI recipe",
            "China's calculated strategy to secure influence against U.S. AI technology control",
            "even international organizations such as the United Nations (UN) are being influenced",
            "to export American AI only to allies and partners",
            "removing red tape",
            "state-led",
        ],
    )
    def test_finds_quoted_words_of_the_article(self, words: str) -> None:
        assert quoted(article(), words)

    @pytest.mark.parametrize(
        "words",
        [
            "signed a related executive order",
            "highlighting the principle of American primacy",
            "mentioned by Premier Li refers",
            "expressed willingness to share AI development experiences",
            "showcasing some of the world's leading technologies",
            "such as OpenAI's GPT series",
            "He noted",
            "Some argue that China is framing the narrative",
            "It further stated that",
        ],
    )
    def test_finds_no_marks_round_the_articles_own_words(self, words: str) -> None:
        assert not quoted(article(), words)

    @pytest.mark.parametrize(
        "words", ["China’s vision for future AI oversight", "release of its own plan", "new AI model R1"]
    )
    def test_takes_no_apostrophe_of_the_summary_for_a_mark(self, words: str) -> None:
        assert not quoted(summary(), words)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("He said: “Removing red tape,” and left.", "Removing red tape"),
            ("Il dit « nous allons gagner » et part.", "nous allons gagner"),
            ("Er sagte: „wir gewinnen“ und ging.", "wir gewinnen"),
            ("Er sagte: »wir gewinnen« und ging.", "wir gewinnen"),
            ("他表示“全球合作”是目标", "全球合作"),
            ("他说：「全球合作」。", "全球合作"),
            ("They said 'the allies' plan is bad' today.", "plan is bad"),
            ("A 'b \"c d\" e' f", "c d"),
            ("A 'b \"c d\" e' f", 'b "c d" e'),
            ('so—"removing red tape"—he said', "removing red tape"),
            ('("removing red tape")', "removing red tape"),
        ],
    )
    def test_knows_marks_of_other_languages_and_nested_ones(self, text: str, words: str) -> None:
        assert quoted(prepare(text), words)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("'America first' he said, and 'China second'.", "first' he said, and 'China"),
            ("'America first' he said, and 'China second'.", "he said"),
            ("'America first' he said, and 'China second'.", "America first' he said, and 'China second"),
            ("'American values' he said of words here, citing 'two allies'.", "words here"),
            ("The allies' plan and the states' plan", "plan and the states"),
            ("'It begins here.\n\nand goes on here'", "goes on"),
            ("China's plan isn't China's", "plan isn't"),
        ],
    )
    def test_words_between_two_quotations_are_not_quoted(self, text: str, words: str) -> None:
        assert not quoted(prepare(text), words)

    def test_sources_that_are_done_with_are_let_go(self) -> None:
        gc.collect()
        before = _sources_in_memory()
        for number in range(200):
            source = prepare(f'Source {number} said "we shall see" of it.')
            assert quoted(source, "we shall see")
        gc.collect()
        assert _sources_in_memory() - before < 50


def _sources_in_memory() -> int:
    return sum(isinstance(each, PreparedSource) for each in gc.get_objects())


class TestNearest:
    def difference(self, source: PreparedSource, quote: str) -> tuple[str, str, int]:
        found = nearest(source, plain(quote))
        assert found is not None
        return found.quoted, found.found, found.line

    def test_shows_a_mistyped_digit_beside_the_sources(self) -> None:
        quote = "private investment reaching $109.2 billion in 2024, compared to China’s $9.3 billion"
        assert self.difference(summary(), quote) == (
            "investment reaching $109.2 billion in",
            "investment reaching $109.1 billion in",
            3,
        )

    @pytest.mark.parametrize(
        ("quote", "quoted", "found"),
        [
            ("755 AI models known worldwide", "755 AI models", "3,755 AI models"),
            ("already possesses over 40% of the 3,755 AI models", "over", "more than"),
            ("In contrast, the US has made it clear that its principle", "US", "U.S."),
            ("will lead the AI world with our alies, reflecting", "alies", "allies"),
            ("President trump made it clear that", "trump", "Trump"),
            ("leading the world in AI field at any cost", "AI field", "the AI field"),
        ],
    )
    def test_shows_the_first_difference(self, quote: str, quoted: str, found: str) -> None:
        mine, theirs, _ = self.difference(article(), quote)
        assert quoted in mine
        assert found in theirs

    def test_is_silent_where_nothing_is_alike(self) -> None:
        assert nearest(summary(), "Sudland will open its lines to private operators") is None
        assert nearest(prepare(""), "Sudland will open its lines") is None

    def test_reads_scripts_without_spaces(self) -> None:
        assert self.difference(prepare("他表示全球合作是目标"), "他表示全球竞争是目标")[:2] == (
            "全球竞争是目",
            "全球合作是目",
        )
