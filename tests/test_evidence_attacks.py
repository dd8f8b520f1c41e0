"""Ways to get a false fact past the checks, each written as one who wants it would: all are caught.

The sources are true; what is quoted of them is verbatim; what is left out, cut or joined makes it false.
"""

from __future__ import annotations

import pytest
from fact_files import codes, fact_file, read_book, run_check, source_text

from briefs.evidence import check

INVESTMENT = (
    "The US has invested significantly, with private investment reaching $109.1 billion in 2024, compared to China’s "
    "$9.3 billion."
)
SPEECHES = (
    "Donald Trump said 'we will lead the world with allies'. Li Qiang said 'we oppose all small groups'. Both left."
)
DATES = (
    "On the 23rd, the plan came. It opened on July 26, 2025 in Shanghai. It closed on the 28th of June.\n\n"
    "In July 2026."
)


def fact(quote: str, *more: str, **keys: str) -> str:
    """A fact with these keys; `said_by` is that of its first quote."""
    said_by = keys.pop("said_by", "")
    own = "figure" if "figure" in keys else "words" if "words" in keys else ""
    keys.setdefault("statement", f"It is {{{own}}}" if own else "It is so")
    lines = [f"{name}: {value!r}" if name != "value" else f"{name}: {value}" for name, value in keys.items()]
    evidence = [f'- {{source: a, quote: "{text}"' for text in (quote, *more)]
    evidence[0] += f", said-by: [{said_by}]" if said_by else ""
    return "\n  f:" + "".join(f"\n    {line}" for line in (*lines, "evidence:", *(f"  {one}}}" for one in evidence)))


def of_china(figure: str, quote: str, measure: str = "firms", **keys: str) -> str:
    return fact(quote, figure=figure, actor="cn", measure=measure, **keys)


class TestWhoseFigure:
    @pytest.mark.parametrize(
        ("figure", "actor", "quote"),
        [
            (
                "$109.1 billion",
                "cn",
                "private investment reaching $109.1 billion in 2024, compared to China's $9.3 billion",
            ),
            ("$9.3 billion", "us", "The US has invested significantly [...] $9.3 billion"),
            ("$9.3 billion", "us", "The US has invested significantly, with private investment [...] $9.3 billion"),
        ],
    )
    def test_is_not_changed_by_leaving_out_who_is_named_before_it(self, figure: str, actor: str, quote: str) -> None:
        assert codes(INVESTMENT, facts=fact(quote, figure=figure, actor=actor, measure="money")) == ["E213"]

    def test_is_not_looked_for_in_another_sentence(self) -> None:
        text = "It spent $5 billion on chips. China looked."
        assert codes(text, facts=of_china("$5 billion", text.rstrip("."), "money")) == ["E213"]

    def test_may_be_left_out_where_a_reason_says_so(self) -> None:
        quote = "private investment reaching $109.1 billion in 2024, compared to China's $9.3 billion"
        reason = "China is meant"
        keys = {"figure": "$109.1 billion", "actor": "cn", "measure": "money", "actor-because": reason}
        assert codes(INVESTMENT, facts=fact(quote, **keys)) == []


class TestWhoseWords:
    @pytest.mark.parametrize(
        ("words", "said_by", "quote"),
        [
            ("we oppose all small groups", "Donald Trump", "Donald Trump said [...] 'we oppose all small groups'"),
            ("we will lead the world with allies", "Li Qiang", "'we will lead the world with allies'. Li Qiang said"),
            ("we oppose all small groups", "small groups", "said 'we oppose all small groups'"),
            ("we oppose all small groups", "", "said 'we oppose all small groups'"),
        ],
    )
    def test_are_not_changed_by_leaving_out_who_is_named_before_them(
        self, words: str, said_by: str, quote: str
    ) -> None:
        assert codes(SPEECHES, facts=fact(quote, words=words, said_by=said_by)) in (["E218"], ["E212"])

    def test_a_speaker_within_the_words_is_not_theirs(self) -> None:
        text = "It was said: 'Trump is one small man'."
        facts = fact("said: 'Trump is one small man'", words="Trump is one small man", said_by="Donald Trump")
        (finding,) = run_check(text, facts=facts)[1]
        assert finding.message.startswith("the quote names no speaker outside of the words")

    @pytest.mark.parametrize("quote", ["China has 120 firms", "According to Xinhua News, China has 120 firms"])
    def test_a_figure_that_is_a_speakers_is_not_the_sources_own(self, quote: str) -> None:
        text = "According to Xinhua News, China has 120 firms."
        assert codes(text, facts=of_china("120", quote)) == ["E218"]
        own = f'{quote}", said-by-because: "the article counts for itself'
        assert codes(text, facts=of_china("120", own)) == []


class TestNegation:
    @pytest.mark.parametrize(
        ("text", "quote"),
        [
            ("In China they will not build 120 firms this year.", "In China they will [...] build 120 firms"),
            ("It is not true that China has 120 firms.", "China has 120 firms"),
            ("In China one has never had 120 firms.", "In China one has [...] had 120 firms"),
            ("The firms of China didn’t reach 120 firms.", "reach 120 firms"),
            ("China does not yet reach 120 firms.", "reach 120 firms"),
            ("One denied that China has 120 firms.", "China has 120 firms"),
            ("The plan of China failed to make 120 firms.", "The plan of China [...] make 120 firms"),
        ],
    )
    def test_is_not_left_out(self, text: str, quote: str) -> None:
        facts = of_china("120", quote, **{"actor-because": "China is meant"})
        assert codes(text, facts=facts) == ["E219"]

    def test_is_not_left_out_of_words(self) -> None:
        text = "He said 'we will not build walls here'. He is 'not a friend, build walls' he said."
        quote = "He said 'we will not build walls here'"
        assert codes(text, facts=fact(quote, words="build walls here")) == ["E219"]
        assert codes(text, facts=fact(quote, words="not build walls here")) == []
        assert codes(text, facts=fact("He is 'not a friend, build walls'", words="build walls")) == []

    def test_of_another_part_of_the_sentence_may_be_left_out(self) -> None:
        text = "One does not publicly disclose the firms of China, which are 120 firms."
        assert codes(text, facts=of_china("120", "the firms of China, which are 120 firms")) == []

    def test_of_another_sentence_may_be_left_out(self) -> None:
        text = "China has firms. It is not much. There are 120 firms in China. No."
        quote = "China has firms [...] There are 120 firms"
        assert codes(text, facts=of_china("120", quote)) == []

    def test_is_looked_for_in_english_only(self) -> None:
        text = "In China no firms were 120 firms."
        facts = of_china("120", "firms were 120 firms", **{"actor-because": "China is meant"})
        assert codes(text, facts=facts) == ["E219"]
        texts = {"a": source_text("a", text)}
        book = read_book(fact_file(texts, facts=facts).replace("title: a}", "title: a, language: fr}"))
        assert check(book, texts)[1] == ()


class TestNumbers:
    @pytest.mark.parametrize(
        ("figure", "text"),
        [
            ("120", "China had 120 companies at most"),
            ("120", "China had 120 to 140 companies"),
            ("140", "China had 120 to 140 companies"),
            ("19", "China had 19 1/2 companies"),
            ("19", "China had 19 ½ companies"),
            ("5", "In China 1 in 5 companies died"),
            ("10", "In China 5 out of 10 companies died"),
            ("19", "China had #19 of companies"),
            ("19", "China was No. 19 of companies"),
            ("19", "China had 19 times as many companies"),
            ("19", "China had a 19-fold rise of companies"),
            ("9", "China had 1\u200b9 companies"),
            ("9", "China had 1\u00ad9 companies"),
            ("9", "China had 1\u20609 companies"),
        ],
    )
    def test_that_is_a_part_of_another_is_no_figure(self, figure: str, text: str) -> None:
        found = codes(f"{text}.", facts=of_china(figure, text))
        assert found in (["E206"], ["E208"])

    @pytest.mark.parametrize(
        ("figure", "text"),
        [
            ("140", "China rose from 120 to 140 companies"),
            ("140", "China rose by 20 to 140 companies"),
            ("41", "China has 41 in 12 towns"),
            ("41", "China had 41 in 2024"),
        ],
    )
    def test_beside_another_may_be_whole(self, figure: str, text: str) -> None:
        assert codes(f"{text}.", facts=of_china(figure, text)) == []

    @pytest.mark.parametrize(("measure", "unit"), [("money", "USD"), ("share", "percent")])
    def test_without_a_unit_is_no_money_and_no_share(self, measure: str, unit: str) -> None:
        text = "China has 120 factories"
        assert codes(f"{text}.", facts=of_china("120", text, measure)) == ["E207"]
        value = f"{{amount: 120, unit: {unit}}}"
        assert codes(f"{text}.", facts=of_china("120", text, measure, value=value)) == []

    @pytest.mark.parametrize(
        ("figure", "right", "wrong"),
        [
            ("13 lakh", "1300000", ("130000", "1400000", "13", "1300")),
            ("1.3 lakh crore", "1300000000000", ("130000000", "1.3")),
            ("12万", "120000", ("12000", "1200")),
            ("9,3 milliards", "9300000000", ("8300000000",)),
            ("٤٠٠", "400", ("300",)),
        ],
    )
    def test_beside_a_figure_that_cannot_be_read_has_its_digits(
        self, figure: str, right: str, wrong: tuple[str, ...]
    ) -> None:
        text = f"In all China has {figure} firms"
        for amount, expected in ((right, []), *((amount, ["E209"]) for amount in wrong)):
            facts = of_china(figure, text, value=f"{{amount: {amount}, unit: companies}}")
            assert codes(f"{text}.", facts=facts) == expected, amount


class TestDates:
    @pytest.mark.parametrize(
        ("when", "quotes"),
        [
            ("2026-07-26", ["It opened on July 26", "In July 2026"]),
            ("2025-07-28", ["It closed on the 28th", "on July 26, 2025 in Shanghai"]),
            ("2025-07-26", ["On the 23rd, the plan came", "on July 26, 2025 in Shanghai"]),
            ("2026-07-26", ["It opened on July 26, 2025 in Shanghai"]),
        ],
    )
    def test_are_taken_whole(self, when: str, quotes: list[str]) -> None:
        assert codes(DATES, facts=fact(*quotes, when=when)) == ["E211"]

    def test_keep_their_since(self) -> None:
        text = "Since 2017 China has led the field."
        assert codes(text, facts=fact("2017 China has led", when="2017", actor="cn")) == ["E211"]
        assert codes(text, facts=fact("Since 2017 China has led", when="since 2017", actor="cn")) == []

    def test_of_one_figure_are_not_those_of_another(self) -> None:
        text = "China had 120 firms in 2023, and 140 firms in 2024"
        assert codes(f"{text}.", facts=of_china("120", text, period="2024")) == ["E211"]
        assert codes(f"{text}.", facts=of_china("120", text, period="2023")) == []
        assert codes(f"{text}.", facts=of_china("140", text, period="2024")) == []
