"""Digits, number words and quotation marks: a table of English, and the rules behind it."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.wording import MASK, Kind, attached, digits, number_words, numerals, quotations, text_sha256

QUANTITIES = (
    # scale words
    ("a hundred firms", "hundred"),
    ("hundreds of firms", "hundreds"),
    ("thousand", "thousand"),
    ("two hundred and five thousand people", "two hundred and five thousand"),
    ("One million jobs", "One million"),
    ("a million-dollar question", "million"),
    ("billions of dollars", "billions"),
    ("a trillion", "trillion"),
    ("ten lakh", "ten lakh"),
    ("five crore", "five crore"),
    ("a dozen", "dozen"),
    ("dozens of states", "dozens"),
    ("half a dozen", "half a dozen"),
    ("two dozen", "two dozen"),
    ("half a million", "half a million"),
    ("one hundredth", "one hundredth"),
    ("tens of cases", "tens"),
    ("scores of firms", "scores of"),
    # fractions
    ("half of them", "half"),
    ("half the money", "half"),
    ("a half-empty hall", "half"),
    ("two halves", "two halves"),
    ("halved in a year", "halved"),
    ("one half", "one half"),
    ("one-half", "one-half"),
    ("a third of firms", "a third"),
    ("A Third Of firms", "A Third"),
    ("one third", "one third"),
    ("one-third", "one-third"),
    ("two thirds", "two thirds"),
    ("two-thirds", "two-thirds"),
    ("a two-thirds majority", "two-thirds", "majority"),
    ("tens of thousands", "tens", "thousands"),
    ("two-third", "two-third"),
    ("fell by a third.", "a third"),
    ("fell by a third", "a third"),
    ("nearly a third in Europe", "a third"),
    ("a third more", "a third"),
    ("a third as large", "a third"),
    ("a quarter of the money", "a quarter"),
    ("a quarter-century ago", "a quarter"),
    ("one quarter", "one quarter"),
    ("three quarters of them", "three quarters"),
    ("three-quarters", "three-quarters"),
    ("cut to a quarter", "a quarter"),
    ("a fifth of it", "a fifth"),
    ("three fifths", "three fifths"),
    ("nine-tenths", "nine-tenths"),
    ("in thirds", "thirds"),
    # ratios and multiples
    ("one in three", "one in three"),
    ("One in every three", "One in every three"),
    ("one-in-three", "one-in-three"),
    ("one in a hundred", "one in a hundred"),
    ("nine out of ten", "nine out of ten"),
    ("nine-out-of-ten", "nine-out-of-ten"),
    ("three to one", "three to one"),
    ("ten-to-one", "ten-to-one"),
    ("fifty-fifty", "fifty-fifty"),
    ("double the money", "double"),
    ("doubled", "doubled"),
    ("doubling of spending", "doubling"),
    ("a double-digit rise", "double"),
    ("twice as much", "twice"),
    ("thrice", "thrice"),
    ("triple", "triple"),
    ("trebled", "trebled"),
    ("quadrupling", "quadrupling"),
    ("threefold", "threefold"),
    ("three-fold", "three-fold"),
    ("a hundredfold", "hundredfold"),
    ("many-fold", "many-fold"),
    ("twofold", "twofold"),
    ("three times larger", "three times"),
    ("five per cent", "five per cent"),
    ("ten percentage points", "ten percentage points"),
    ("a two-digit sum", "two-digit"),
    # more than half, in words
    ("a majority", "majority"),
    ("majorities", "majorities"),
    ("the vast majority", "majority"),
    ("a plurality", "plurality"),
    ("a minority of states", "minority of"),
    ("in a minority", "in a minority"),
    ("most of the money", "most of"),
    ("Most of it", "Most of"),
    ("Most countries", "Most"),
    ("said that most people agree", "most"),
    ("the bulk of it", "bulk of"),
    ("the lion’s share", "lion’s share"),
    # years in words
    ("twenty twenty-five", "twenty twenty-five"),
    ("nineteen eighty-four", "nineteen eighty-four"),
)

NUMBERS = (
    ("two plans", "two", 2),
    ("Two", "Two", 2),
    ("nine", "nine", 9),
    ("twelve days", "twelve", 12),
    ("nineteen", "nineteen", 19),
    ("forty", "forty", 40),
    ("twenty-three", "twenty-three", 23),
    ("twenty three", "twenty three", 23),
    ("twenty\nthree", "twenty three", 23),
    ("ninety‑nine", "ninety‑nine", 99),
    ("a three-day visit", "three", 3),
    ("a two-sided paper", "two", 2),
    ("the fourth point", "fourth", 4),
    ("the twenty-first plan", "twenty-first", 21),
    ("in the nineties", "nineties", 90),
    ("a couple of days", "couple of", 2),
    ("a pair of plans", "pair of", 2),
    ("zero", "zero", 0),
    ("two of the other plans", "two", 2),
    ("at most five", "five", 5),
    ("two third parties", "two", 2),
)

FREE = (
    "one plan",
    "One of them",
    "first",
    "the second report",
    "a second report",
    "the third proposal",
    "Third, they differ.",
    "a third proposal",
    "a third-party view",
    "third parties",
    "a third country",
    "rather than a third party",
    "one third-party audit",
    "second-hand",
    "a second ago",
    "per second",
    "firstly",
    "both",
    "another",
    "once",
    "a single plan",
    "several",
    "many",
    "few",
    "all",
    "none",
    "one-on-one",
    "the first half of the game",
    "in the second half",
    "half-hearted",
    "a half-truth",
    "on behalf of",
    "halfway",
    "the third quarter",
    "last quarter",
    "quarterly",
    "headquarters",
    "double standards",
    "double-edged",
    "doubled down",
    "redouble",
    "zero-sum",
    "the most advanced chips",
    "its most advanced chips",
    "China’s most advanced chips",
    "the states’ most advanced chips",
    "a most useful plan",
    "the very most advanced",
    "most recently",
    "most likely",
    "most important is",
    "what matters most is",
    "one of the most active",
    "the majority leader",
    "ethnic minority",
    "their scores of the test",
    "manifold",
    "unfold",
    "someone",
    "often",
    "freight",
    "tone",
    "weight",
    "tension",
    "millionaire",
    "Sevenoaks",
    "manifesto",
)


HEAP = (
    "one",
    "two",
    "ten",
    "twenty",
    "hundred",
    "and",
    "a",
    "third",
    "of",
    "in",
    "every",
    "most",
    "the",
    "half",
    "times",
)

HARMLESS_SPELLINGS = (str.upper, str.title, lambda text: text.replace(" ", "\u00a0"), lambda text: f"({text})")


def quantities(text: str) -> tuple[str, ...]:
    return tuple(found.text for found in number_words(text) if found.kind is Kind.QUANTITY)


class TestNumberWords:
    @pytest.mark.parametrize("row", QUANTITIES, ids=lambda row: row[0])
    def test_an_amount_in_words_is_a_quantity(self, row: tuple[str, ...]) -> None:
        text, *expected = row
        assert quantities(text) == tuple(expected)

    @pytest.mark.parametrize("row", QUANTITIES, ids=lambda row: row[0])
    @pytest.mark.parametrize("spell", HARMLESS_SPELLINGS)
    def test_letter_case_spaces_and_brackets_hide_nothing(
        self, row: tuple[str, ...], spell: Callable[[str], str]
    ) -> None:
        assert len(quantities(spell(row[0]))) == len(row) - 1

    @pytest.mark.parametrize(("text", "words", "value"), NUMBERS)
    def test_two_to_ninety_nine_in_words_is_a_small_number(self, text: str, words: str, value: int) -> None:
        (found,) = number_words(text)
        assert (found.text, found.kind, found.value) == (words, Kind.NUMBER, value)

    @pytest.mark.parametrize("text", FREE)
    def test_what_only_looks_like_a_number_is_free(self, text: str) -> None:
        assert number_words(text) == ()

    def test_a_soft_hyphen_hides_no_word(self) -> None:
        assert quantities("a hun\u00addred") == ("hundred",)

    def test_other_letter_forms_hide_no_word(self) -> None:
        assert quantities("ｈａｌｆ") == ("ｈａｌｆ",)

    def test_a_phrase_does_not_cross_paragraphs(self) -> None:
        assert [found.value for found in number_words("twenty\n\nthree")] == [20, 3]

    def test_a_language_without_a_table_has_no_words(self) -> None:
        assert number_words("hundred", "zh") == ()

    def test_a_region_of_a_language_has_its_table(self) -> None:
        assert len(number_words("hundred", "en-GB")) == 1

    @given(st.integers(min_value=2, max_value=99))
    def test_every_small_number_has_its_value(self, number: int) -> None:
        (found,) = number_words(f"They name {spelled(number)} plans.")
        assert (found.kind, found.value) == (Kind.NUMBER, number)

    @given(st.text(alphabet=st.characters(categories=["L", "P", "Z"])))
    def test_a_finding_stands_where_it_says(self, text: str) -> None:
        found = number_words(f"{text}\n\nhalf\n\n{text}")
        assert len(text) + 2 in {each.start for each in found if each.text == "half"}

    @given(st.lists(st.sampled_from(HEAP)))
    def test_any_heap_of_number_words_is_read_in_time(self, words: list[str]) -> None:
        number_words(" ".join(words * 10))


UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(number: int) -> str:
    if number < 20:
        return UNITS[number]
    tens = TENS[number // 10 - 2]
    return tens if number % 10 == 0 else f"{tens}-{UNITS[number % 10]}"


class TestDigits:
    @pytest.mark.parametrize("text", ["5", "٣", "५", "𝟗", "５", "½", "²", "①", "Ⅳ", "ⅷ", "㎡", "〇", "⑳", "⅓"])
    def test_a_number_character_of_any_script_is_a_digit(self, text: str) -> None:
        assert [found.text for found in digits(f"about {text} of them")] == [text]

    @pytest.mark.parametrize("text", ["3,755", "109.1", "2024-2025", "R1", "COVID-19", "23rd", "26–28"])
    def test_a_word_with_a_digit_is_found_whole(self, text: str) -> None:
        assert [found.text for found in digits(f"see {text}, please")] == [text]

    @pytest.mark.parametrize("text", ["", "no digit", "Kimi", "one hundred", "À la carte – ‘x’", "中文"])
    def test_letters_are_none(self, text: str) -> None:
        assert digits(text) == ()

    def test_every_number_character_of_unicode_is_found(self) -> None:
        characters = [chr(code) for code in range(sys.maxunicode) if unicodedata.category(chr(code))[0] == "N"]
        assert len(characters) > 1500
        assert [each for each in characters if not digits(f"a {each} b")] == []

    @given(st.text(), st.text(), st.characters(categories=["Nd", "Nl", "No"]))
    def test_no_surrounding_hides_a_digit(self, before: str, after: str, digit: str) -> None:
        place = len(before)
        assert any(found.start <= place < found.end for found in digits(before + digit + after))


class TestNames:
    def test_a_name_of_the_fact_file_may_hold_digits_and_number_words(self) -> None:
        assert numerals("R1, Kimi\nK2 and the Group of Seven", names=("R1", "Kimi K2", "Group of Seven")) == ()

    def test_a_name_is_a_whole_word(self) -> None:
        found = numerals("R12 and AR1 but R1’s", names=("R1",))
        assert [each.text for each in found] == ["R12", "AR1"]

    def test_the_longer_name_counts_where_one_holds_the_other(self) -> None:
        assert numerals("COVID-19 vaccine B7", names=("COVID-19", "COVID-19 vaccine B7")) == ()


class TestAttached:
    @pytest.mark.parametrize(
        "text", ["{}%", "{} %", "{}m", "{}bn", "{}th", "${}", "€ {}", "~{}", "≥ {}", "−{}", " -{}", "x{}", "{}‰"]
    )
    def test_what_would_change_a_figure_is_found(self, text: str) -> None:
        assert attached(text.replace("{}", MASK))

    @pytest.mark.parametrize("text", ["{}", "({})", "{}, {}.", "{}’s", "‘{}’", "AI-{}", "{}-based", "of {} in", "– {}"])
    def test_sentences_go_round_a_figure(self, text: str) -> None:
        assert attached(text.replace("{}", MASK)) == ()


class TestQuotations:
    @pytest.mark.parametrize(
        ("text", "inside"),
        [
            ("a ‘small group’ of", "small group"),
            ("a 'small group' of", "small group"),
            ("a “small group” of", "small group"),
            ('a "small group" of', "small group"),
            ("a „small group“ of", "small group"),
            ("a «small group» of", "small group"),
            ("a ‹small group› of", "small group"),
            ("a ‚small group‘ of", "small group"),
            ("「small group」", "small group"),
            ("‘a “small” group’", "a “small” group"),
            ("China’s ‘small group’", "small group"),
            ("‘China’s view’", "China’s view"),
            ("(‘small group’)", "small group"),
            ("he said: ‘Never.’", "Never."),
            ("‘not closed", "not closed"),
            ("“not closed", "not closed"),
        ],
    )
    def test_words_between_quotation_marks_are_a_quotation(self, text: str, inside: str) -> None:
        (found,) = quotations(text)
        assert found.inside == inside
        assert inside in text[found.start : found.end]

    @pytest.mark.parametrize(
        "text",
        ["China’s view", "China's view", "the states’ view", "the states' view", "’tis so", "rock ’n’ roll", "it's",
         "a group’s, and the states’ own", "no marks", "", f"{MASK}'s view", f"{MASK}’s"],
    )  # fmt: skip
    def test_an_apostrophe_is_none(self, text: str) -> None:
        assert quotations(text) == ()

    def test_each_of_several_is_found(self) -> None:
        assert [found.inside for found in quotations("‘a’ and “b” and 'c'")] == ["a", "b", "c"]

    @given(st.text(alphabet="ab ’‘“”'\".,"))
    def test_quotations_do_not_overlap(self, text: str) -> None:
        found = quotations(text)
        assert all(one.end <= two.start for one, two in pairwise(found))
        assert all(text[one.start] in "’‘“”'\"" for one in found)


#: White space, soft hyphens, joiners, controls, and what readers of PDF give for a hyphen at the end of a line.
UNSEEN = " \n\u00a0\u3000\u00ad\u200b\u2060\u200f\x02\x1f\ufffe"


class TestHashOfAText:
    @given(st.text(), st.integers(min_value=0), st.sampled_from(UNSEEN))
    def test_what_nobody_sees_does_not_count(self, text: str, where: int, unseen: str) -> None:
        where %= len(text) + 1
        assert text_sha256([text[:where] + unseen + text[where:]]) == text_sha256([text])

    @given(st.text(), st.integers(min_value=0), st.sampled_from("a1.−€’中ة\ue000"))
    def test_what_is_seen_counts(self, text: str, where: int, seen: str) -> None:
        where %= len(text) + 1
        assert text_sha256([text[:where] + seen + text[where:]]) != text_sha256([text])

    def test_a_ligature_is_its_letters(self) -> None:
        assert text_sha256(["ﬁve eﬀorts of the ﬆate"]) == text_sha256(["five efforts of the state"])

    def test_what_goes_over_into_the_next_paragraph_is_another_text(self) -> None:
        assert text_sha256(["ab", "c"]) != text_sha256(["a", "bc"])
