"""The quote stands in the source, and the sources are what was read."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from fact_files import checked, codes, fact_file, read_book, run_check, said, source_text

from briefs.evidence import check

TEXT = (
    "The US has invested in research, with private investment reaching $109.1 billion in 2024, compared to China’s "
    "$9.3 billion.\nThe conference took place. It was large. The conference took place in Shanghai."
)


def plain_fact(quote: str, **more: str) -> str:
    keys = "".join(f", {key}: {value}" for key, value in more.items())
    return f"""
  f:
    statement: It is so
    evidence:
      - {{source: a, quote: "{quote}"{keys}}}"""


class TestQuotes:
    @pytest.mark.parametrize(
        "quote",
        [
            "private investment reaching $109.1 billion in 2024, compared to China’s $9.3 billion",
            "private investment reaching $109.1 billion in 2024, compared to China's $9.3 billion",
            "private  investment\\n      reaching $109.1\u00a0billion in\u202f2024",
            "with private investment [...] compared to China’s $9.3 billion",
        ],
    )
    def test_a_quote_stands_in_its_source(self, quote: str) -> None:
        """White space and the kind of quotation mark are forgiven."""
        assert codes(TEXT, facts=plain_fact(quote)) == []

    @pytest.mark.parametrize("form", ["NFC", "NFD"])
    def test_composed_and_decomposed_characters_are_the_same(self, form: Literal["NFC", "NFD"]) -> None:
        text = unicodedata.normalize("NFD", "Le café à Genève est fermé.")
        quote = unicodedata.normalize("NFC" if form == "NFD" else "NFD", "Le café à Genève")
        assert codes(unicodedata.normalize(form, text), facts=plain_fact(quote)) == []

    @pytest.mark.parametrize(
        ("quote", "word", "mine", "theirs"),
        [
            (
                "private investment reaching $109.2 billion in 2024",
                "$109.2",
                "reaching $109.2 billion",
                "reaching $109.1 billion",
            ),
            ("private investments reaching $109.1 billion", "investments", "private investments", "private investment"),
            ("Private investment reaching $109.1 billion", "Private", "Private", "private"),
            ("private investment reaching €109.1 billion", "€109.1", "€109.1", "$109.1"),
            ("private investment reaching $109.1 million", "million", "million", "billion"),
            ("private investment reaching -$109.1 billion", "-$109.1", "-$109.1", "$109.1"),
            ("private investment reaching 109.1 billion", "109.1", "109.1", "$109.1"),
            ("09.1 billion in 2024", "09.1", "09.1", "$109.1"),
            ("private investment reaching $109", "$109", "$109", "$109.1"),
        ],
    )
    def test_a_changed_quote_is_shown_beside_the_nearest_passage(
        self, quote: str, word: str, mine: str, theirs: str
    ) -> None:
        """A changed digit, word, letter case or sign never matches; one line tells where it differs."""
        (finding,) = run_check(TEXT, facts=plain_fact(quote))[1]
        assert finding.code == "E203"
        assert str(finding.place) == f"facts/test.yaml:23:{29 + quote.index(word)}"
        quoted, _, found = finding.message.partition("; the source has ")
        assert mine in quoted
        assert theirs in found
        assert found.endswith("(seeds/a.txt line 1)")

    def test_the_message_for_a_mistyped_digit(self) -> None:
        (line,) = said(TEXT, facts=plain_fact("private investment reaching $109.2 billion in 2024"))
        assert line == (
            "E203 the quote is not in its source: 'investment reaching $109.2 billion in'; the source has "
            "'investment reaching $109.1 billion in' (seeds/a.txt line 1)"
        )

    def test_a_quote_that_is_like_nothing_is_named(self) -> None:
        assert said(TEXT, facts=plain_fact("Sudland opens its lines")) == [
            "E203 the quote is not in its source: 'Sudland opens its lines'"
        ]

    def test_a_quote_of_another_source_is_found_there(self) -> None:
        found = said({"a": "Nothing is here.", "b": "One.\nTwo is over there."}, facts=plain_fact("Two is over there"))
        assert found == ["E203 the quote is not in its source: 'Two is over there'; it stands in seeds/b.txt line 2"]

    def test_parts_stand_in_order_in_one_paragraph(self) -> None:
        (line,) = said(TEXT, facts=plain_fact("compared to China's [...] with private investment"))
        assert line == (
            "E203 the parts of the quote do not stand in this order in one paragraph of seeds/a.txt: "
            "'compared to China's [...] with private investment'"
        )
        assert codes(TEXT, facts=plain_fact("The US has invested [...] took place in Shanghai")) == ["E203"]

    @pytest.mark.parametrize("quote", ["", "  ", "conference", "It was", "The US [...] invested"])
    def test_an_empty_or_trivially_short_quote_is_refused(self, quote: str) -> None:
        assert codes(TEXT, facts=plain_fact(quote)) == ["E202"]

    def test_a_quote_that_occurs_twice_says_which(self) -> None:
        (finding,) = run_check(TEXT, facts=plain_fact("The conference took place"))[1]
        assert f"{finding.code} {finding.message}" == (
            "E204 the quote stands in seeds/a.txt 2 times: 'The conference took place'"
        )
        assert "1 (line 2), 2 (line 2)" in finding.hint

    def test_the_occurrence_meant_is_the_one_proved(self) -> None:
        facts = checked(TEXT, facts=plain_fact("The conference took place", occurrence="2"))
        (span,) = facts.facts["f"].proofs[0].spans
        assert TEXT[span.start :] == "The conference took place in Shanghai."

    def test_an_occurrence_that_does_not_exist(self) -> None:
        assert said(TEXT, facts=plain_fact("The conference took place", occurrence="3")) == [
            "E204 the quote stands in seeds/a.txt 2 times: 'The conference took place'; there is no occurrence 3"
        ]

    def test_the_proof_has_the_sources_own_characters(self) -> None:
        facts = checked("He  said:\n“we ‘win’ –\u00a0always”.", facts=plain_fact("we 'win' - always"))
        assert facts.facts["f"].proofs[0].verbatim == "we ‘win’ – always"

    def test_the_proof_of_joined_parts(self) -> None:
        facts = checked(TEXT, facts=plain_fact("The US has invested [...] compared to China's"))
        proof = facts.facts["f"].proofs[0]
        assert proof.verbatim == "The US has invested [...] compared to China’s"
        assert [TEXT[span.start : span.end] for span in proof.spans] == ["The US has invested", "compared to China’s"]


SOURCE = """
  a:
    file: seeds/a.txt
    sha256: {sha256}
    title: A"""


class TestSources:
    text = source_text("a", "Published on July 28, 2025 at https://example.org/2025/07/28/plan. It is the K2 model.")

    def said(self, source: str = "", **blocks: str) -> list[str]:
        blocks = {"facts": plain_fact("It is the K2 model"), **blocks}
        book = read_book(fact_file({}, sources=SOURCE.format(sha256=self.text.sha256) + source, **blocks))
        return [f"{finding.code} {finding.message}" for finding in check(book, {"a": self.text})[1]]

    def test_the_text_has_the_recorded_hash(self) -> None:
        assert self.said() == []

    def test_a_changed_text_is_reported_with_both_hashes(self) -> None:
        recorded = "0" * 64
        book = read_book(fact_file({}, sources=SOURCE.format(sha256=recorded), facts=plain_fact("It is the K2 model")))
        (finding,) = check(book, {"a": self.text})[1]
        assert f"{finding.code} {finding.message}" == (
            f"E201 seeds/a.txt is not the text that was read: its sha256 is {self.text.sha256[:12]}…, "
            "000000000000… is recorded"
        )
        assert self.text.sha256 in finding.hint

    def test_without_the_text_of_a_source_nothing_is_checked_true(self) -> None:
        """Whoever reads the sources reports the missing file; there are no checked facts without it."""
        book = read_book(fact_file({}, sources=SOURCE.format(sha256="0"), facts=plain_fact("It is the K2 model")))
        assert check(book, {}) == (None, ())

    def test_each_name_stands_in_a_source(self) -> None:
        assert self.said(names="[K2]") == []
        assert self.said(names="[K2, K3, the K]") == [
            "E215 the name 'K3' stands in no source",
            "E215 the name 'the K' stands in no source",
        ]

    @pytest.mark.parametrize(
        "name",
        ["40%", "$9.3 billion", "3,755", "more than 40", "2024", "28 July 2025", "July 28", "5 million people", "1"],
    )
    def test_an_amount_or_a_date_is_no_name(self, name: str) -> None:
        """Prose may use names freely: a figure among them would be printed without its hedge and its source."""
        assert self.said(names=f"['{name}']") == [f"E109 {name!r} is an amount or a date, not a name"]

    @pytest.mark.parametrize("name", ["R1", "Kimi K2", "COVID-19", "Agenda 2030", "S&P 500", "GPT-4", "737 MAX", "5G"])
    def test_a_name_may_hold_digits(self, name: str) -> None:
        assert self.said(names=f"['{name}']") == [f"E215 the name {name!r} stands in no source"]

    def test_the_bibliography_stands_in_the_text(self) -> None:
        assert self.said("\n    url: https://example.org/2025/07/28/plan\n    published: 2025-07-28") == []
        assert self.said("\n    published: 2025-07-28") == []
        assert self.said("\n    reports-on: {publisher: X, url: https://example.org/2025/07/28/plan}") == []

    @pytest.mark.parametrize(
        ("record", "message"),
        [
            ("url: https://example.org/2025/07/29/plan", "the address 'https://example.org/2025/07/29/plan'"),
            ("url: https://example.org/2025/07/28/pla", "the address 'https://example.org/2025/07/28/pla'"),
            ("published: 2025-07-29", "the date 2025-07-29, nor does a recorded address"),
            ("author: The 99 authors", "the number 99 of its `author`"),
            ("reports-on: {publisher: Agency 99}", "the number 99 of its `publisher`"),
            ("reports-on: {publisher: X, url: https://example.org/}", "the address 'https://example.org/'"),
            (
                "reports-on: {publisher: X, published: 2025-06-28}",
                "the date 2025-06-28, nor does a recorded address",
            ),
        ],
    )
    def test_a_bibliography_that_the_text_denies(self, record: str, message: str) -> None:
        assert self.said(f"\n    {record}") == [f"E217 seeds/a.txt does not hold {message}"]
