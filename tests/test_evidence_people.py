"""Who: the speaker and the actor of a fact are those whom its quotes name."""

from __future__ import annotations

import pytest
from fact_files import codes, run_check, said

TEXT = (
    "The US has invested in research, with private investment reaching $109.1 billion in 2024, compared to China’s "
    "$9.3 billion.\n\n"
    "Asia, Latin America and others lost 5 companies. In 2024 about 800 companies came. China was far away.\n\n"
    "Li Qiang noted, 'we will share,' and President Trump said that 'we will lead.' According to Xinhua News, China "
    "won.\n\n"
    "'We are first' was the word of Donald Trump.\n\n"
    "Picture of Donald Trump with the plan. /Xinhua News"
)


def fact(quote: str, keys: str = "", said_by: str = "", because: str = "", further: str = "") -> str:
    evidence = f'{{source: a, quote: "{quote}"'
    evidence += f", said-by: [{said_by}]" if said_by else ""
    evidence += f', said-by-because: "{because}"' if because else ""
    return f"""
  f:
    statement: It is so{keys}
    evidence:
      - {evidence}}}{further}"""


def figure(text: str, actor: str | None, quote: str, measure: str = "money", **more: str) -> str:
    keys = f'\n    figure: "{text}"\n    measure: {measure}' + (f"\n    actor: {actor}" if actor else "")
    return fact(quote, keys + more.pop("keys", ""), **more)


INVESTMENT = "private investment reaching $109.1 billion in 2024, compared to China's $9.3 billion"


class TestSpeakers:
    @pytest.mark.parametrize(
        ("quote", "said_by"),
        [
            ("Li Qiang noted, 'we will share,'", "Li Qiang"),
            ("President Trump said that 'we will lead.'", "Donald Trump"),
            ("According to Xinhua News, China won", "Xinhua News"),
            ("Asia, Latin America and others lost 5 companies", "Latin America"),
        ],
    )
    def test_each_name_or_an_alias_of_it_stands_in_the_quote(self, quote: str, said_by: str) -> None:
        assert codes(TEXT, facts=fact(quote, said_by=said_by)) == []

    @pytest.mark.parametrize(
        ("quote", "said_by"),
        [
            ("Li Qiang noted, 'we will share,'", "Donald Trump"),
            ("and others lost 5 companies", "Xinhua News"),
            ("According to Xinhua News, China won", "Xinhua New"),
            ("Asia, Latin America and others", "latin America"),
            ("Asia, Latin America and others", "Nobody"),
        ],
    )
    def test_a_speaker_who_is_not_named_in_the_quote(self, quote: str, said_by: str) -> None:
        assert said(TEXT, facts=fact(quote, said_by=said_by)) == [f"E212 the quote does not name {said_by!r}"]

    def test_the_hint_knows_the_nearest_speaker_and_the_aliases(self) -> None:
        hints = [
            run_check(TEXT, facts=fact("Asia, Latin America and others", said_by=name))[1][0].hint
            for name in ("Li Qian", "Li Qiang")
        ]
        assert hints[0] == "Did you mean 'Li Qiang'?"
        assert "('Li' and 'Premier Li')" in hints[1]

    def test_every_link_of_the_chain_is_named(self) -> None:
        quote = "According to Xinhua News, China won"
        assert codes(TEXT, facts=fact(quote, said_by="Li Qiang, Xinhua News")) == ["E212"]

    def test_a_quote_that_names_another_speaker_says_why_it_is_not_theirs(self) -> None:
        """Else the speaker could be changed for the other one without notice."""
        quote = "Picture of Donald Trump with the plan. /Xinhua News"
        assert said(TEXT, facts=fact(quote, said_by="Xinhua News")) == [
            "E218 the quote names Donald Trump too, whom `said-by` leaves out"
        ]
        because = "Xinhua News took the picture; Trump is shown in it"
        assert codes(TEXT, facts=fact(quote, said_by="Xinhua News", because=because)) == []
        assert said(TEXT, facts=fact(quote, said_by="Donald Trump", because=because)) == [
            "E218 `said-by-because` names Xinhua News first, but `said-by` begins with Donald Trump"
        ]
        assert codes(TEXT, facts=fact(quote, said_by="Donald Trump, Xinhua News")) == []


class TestSpeakersOfWords:
    BOTH = "Li Qiang noted, 'we will share,' and President Trump said that 'we will lead.'"

    def words(self, words: str, said_by: str, quote: str = BOTH) -> list[str]:
        return said(TEXT, facts=fact(quote, f"\n    words: {words}", said_by=said_by))

    def test_the_speaker_named_last_before_the_words_has_said_them(self) -> None:
        assert self.words("we will share", "Li Qiang, Donald Trump") == []
        assert self.words("we will lead", "Donald Trump, Li Qiang") == []

    def test_two_speakers_swapped(self) -> None:
        message = "E218 the speaker named next to the words is {}, but `said-by` begins with {}"
        assert self.words("we will share", "Donald Trump, Li Qiang") == [message.format("Li Qiang", "Donald Trump")]
        assert self.words("we will lead", "Li Qiang, Donald Trump") == [message.format("Donald Trump", "Li Qiang")]

    def test_if_none_is_named_before_the_words_the_first_after_them_has_said_them(self) -> None:
        quote = "'We are first' was the word of Donald Trump"
        assert self.words("We are first", "Donald Trump", quote) == []
        assert self.words("We are first", "Li Qiang", quote) == ["E212 the quote does not name 'Li Qiang'"]

    def test_words_without_a_speaker_have_none_in_their_quote(self) -> None:
        """Nor in their sentence, where the quote begins behind the name."""
        for quote in ("noted, 'we will share,'", "Li Qiang noted, 'we will share,'"):
            assert said(TEXT, facts=fact(quote, "\n    words: we will share")) == [
                "E218 the sentence names Li Qiang, but the words have no speaker"
            ]


class TestActorsOfFigures:
    def test_the_actor_named_last_before_the_figure(self) -> None:
        assert codes(TEXT, facts=figure("$9.3 billion", "cn", INVESTMENT)) == []
        assert (
            codes(TEXT, facts=figure("$109.1 billion", "us", "The US has invested [...] reaching $109.1 billion")) == []
        )

    def test_two_investment_figures_swapped(self) -> None:
        whole = f"The US has invested in research, with {INVESTMENT}"
        assert said(TEXT, facts=figure("$9.3 billion", "us", whole)) == [
            "E213 the quote names China before the figure '$9.3 billion', but the fact has the actor United States"
        ]
        assert said(TEXT, facts=figure("$109.1 billion", "cn", whole)) == [
            "E213 the quote names United States before the figure '$109.1 billion', but the fact has the actor China"
        ]

    def test_if_none_is_named_before_it_the_first_after_it_in_the_same_sentence(self) -> None:
        assert said(TEXT, facts=figure("$109.1 billion", "us", INVESTMENT)) == [
            "E213 the quote names China after the figure '$109.1 billion', but the fact has the actor United States"
        ]
        quote = "In 2024 about 800 companies came. China was far away"
        assert said(TEXT, facts=figure("about 800", "cn", quote, "firms")) == [
            "E213 the quote names no actor for 'about 800', but the fact has the actor China"
        ]
        assert codes(TEXT, facts=figure("about 800", None, quote, "firms")) == []

    def test_the_full_stop_of_an_initial_ends_no_sentence(self) -> None:
        text = "They counted 800 firms of the U.S. East and the U.S. West."
        assert codes(text, facts=figure("800", "us", text[:-1], "firms")) == []
        assert codes(text, facts=figure("800", None, text[:-1], "firms")) == ["E213"]

    def test_none_named_has_none(self) -> None:
        quote = "In 2024 about 800 companies came"
        assert codes(TEXT, facts=figure("about 800", "us", quote, "firms")) == ["E213"]
        assert said(TEXT, facts=figure("$9.3 billion", None, INVESTMENT)) == [
            "E213 the quote names China before the figure '$9.3 billion', but the fact has no actor"
        ]

    def test_a_name_that_holds_an_actors_name_hides_it(self) -> None:
        quote = "Asia, Latin America and others lost 5 companies"
        assert codes(TEXT, facts=figure("5", None, quote, "firms"), names="[Latin America]") == []
        assert codes(TEXT, facts=figure("5", None, quote, "firms")) == ["E213"]

    def test_further_evidence_names_the_same_actor(self) -> None:
        text = "China has 800 companies. The US counts 800 companies too."
        further = '\n      - {source: a, quote: "The US counts 800 companies too"}'
        assert codes(text, facts=figure("800", "cn", "China has 800 companies", "firms", further=further)) == ["E213"]


class TestActorBecause:
    QUOTE = "In 2024 about 800 companies came"

    def said(self, actor: str | None, because: str) -> list[str]:
        return said(TEXT, facts=figure("about 800", actor, self.QUOTE, "firms", keys=f"\n    actor-because: {because}"))

    def test_explains_another_actor(self) -> None:
        assert self.said("cn", "China is the country that they came from, not America") == []

    def test_speaks_of_its_actor_first_so_that_a_changed_actor_is_caught(self) -> None:
        assert self.said("us", "China is the country that they came from") == [
            "E213 `actor-because` names China first, but the fact has the actor United States"
        ]
        assert self.said("us", "that is known") == [
            "E213 `actor-because` names no actor, but the fact has the actor United States"
        ]

    def test_of_a_fact_without_an_actor_names_none(self) -> None:
        assert self.said(None, "they came from everywhere") == []
        assert self.said(None, "they came from China too") == [
            "E213 `actor-because` names China first, but the fact has no actor"
        ]


class TestActorsOfOtherFacts:
    def said(self, quote: str, actor: str, keys: str = "") -> list[str]:
        return said(TEXT, facts=fact(quote, f"\n    actor: {actor}{keys}"))

    def test_the_actor_named_first_in_the_quotes(self) -> None:
        assert self.said("According to Xinhua News, China won", "cn") == []
        assert self.said("The US has invested [...] compared to China's", "us") == []

    def test_another_actor_than_the_one_named_first(self) -> None:
        assert self.said("The US has invested [...] compared to China's", "cn") == [
            "E213 the quote names United States first, but the fact has the actor China"
        ]

    def test_an_actor_where_none_is_named(self) -> None:
        assert self.said("Picture of Donald Trump with the plan", "us") == [
            "E213 the quote names no actor, but the fact has the actor United States"
        ]
        assert (
            self.said("Picture of Donald Trump with the plan", "us", "\n    actor-because: America is his country")
            == []
        )

    def test_the_quotes_are_read_one_after_another(self) -> None:
        further = '\n      - {source: a, quote: "The US has invested in research"}'
        facts = fact("Picture of Donald Trump with", "\n    actor: us", further=further)
        assert codes(TEXT, facts=facts) == []

    def test_a_fact_without_an_actor_is_free(self) -> None:
        assert codes(TEXT, facts=fact("According to Xinhua News, China won")) == []
