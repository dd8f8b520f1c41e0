"""Figures are verbatim in their quotes, whole, and the same in all their evidence."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from fact_files import checked, codes, run_check, said

from briefs.numbers import HedgeKind

TEXT = (
    "The US has invested in research, with private investment reaching $109.1 billion in 2024, compared to China’s "
    "$9.3 billion.\n\n"
    "China already has more than 40% of the 3,755 models, made by over 800 companies.\n\n"
    "It drew more than 800 companies from China, and 800 companies from elsewhere.\n\n"
    "China lost -5% of it, or about 5% each year."
)


def figure_fact(figure: str, quote: str, *more: str, actor: str = "cn", measure: str = "money", extra: str = "") -> str:
    evidence = "".join(f'\n      - {{source: a, quote: "{text}"}}' for text in (quote, *more))
    return f"""
  f:
    statement: It is {{figure}}
    actor: {actor}
    measure: {measure}
    figure: "{figure}"{extra}
    evidence:{evidence}"""


INVESTMENT = "private investment reaching $109.1 billion in 2024, compared to China's $9.3 billion"
MODELS = "China already has more than 40% of the 3,755 models"
COMPANIES = "made by over 800 companies"


class TestFigure:
    def test_amount_unit_scale_and_hedge_are_read(self) -> None:
        figure = checked(TEXT, facts=figure_fact("more than 40%", MODELS, measure="share")).facts["f"].figure
        assert figure is not None
        assert (figure.amount, figure.unit, figure.text) == (Decimal(40), "percent", "more than 40%")
        assert figure.hedge is not None
        assert figure.hedge.kind is HedgeKind.OVER
        figure = checked(TEXT, facts=figure_fact("$9.3 billion", INVESTMENT)).facts["f"].figure
        assert figure is not None
        assert (figure.amount, figure.unit, figure.scale) == (Decimal(9_300_000_000), "USD", 9)

    def test_a_bare_count_takes_its_unit_from_its_measure(self) -> None:
        facts = figure_fact("over 800", f"China already has [...] {COMPANIES}", measure="firms")
        figure = checked(TEXT, facts=facts).facts["f"].figure
        assert figure is not None
        assert (figure.amount, figure.unit) == (Decimal(800), "companies")

    def test_is_marked_in_the_quote_as_the_source_has_it(self) -> None:
        proof = checked(TEXT, facts=figure_fact("$9.3 billion", INVESTMENT)).facts["f"].proofs[0]
        assert [proof.verbatim[start:end] for start, end in proof.marked] == ["$9.3 billion"]
        text = "It was said. In China sales\nwere $9.3\n billion.\n\nNo more."
        quote = "It was said [...] sales were $9.3 billion"
        facts = figure_fact("$9.3 billion", quote, extra="\n    actor-because: China is where the sales were")
        proof = checked(text, facts=facts).facts["f"].proofs[0]
        assert [proof.verbatim[start:end] for start, end in proof.marked] == ["$9.3 billion"]

    def test_is_marked_in_decomposed_text_too(self) -> None:
        text = unicodedata.normalize("NFD", "À la fête of China été \n 1,200 companies élues.")
        proof = (
            checked(text, facts=figure_fact("1,200", "fête of China été 1,200", measure="firms")).facts["f"].proofs[0]
        )
        assert [proof.verbatim[start:end] for start, end in proof.marked] == ["1,200"]

    @pytest.mark.parametrize(
        ("figure", "quote", "measure", "message"),
        [
            ("$9.4 billion", INVESTMENT, "money", "E205 the figure '$9.4 billion' is not in the quote"),
            ("$9.3 million", INVESTMENT, "money", "E205 the figure '$9.3 million' is not in the quote"),
            ("€9.3 billion", INVESTMENT, "money", "E205 the figure '€9.3 billion' is not in the quote"),
            ("over 40%", MODELS, "share", "E205 the figure 'over 40%' is not in the quote"),
            ("over 800", MODELS, "firms", "E205 the figure 'over 800' is not in the quote"),
            (
                "$9.3",
                INVESTMENT,
                "money",
                "E206 the figure '$9.3' leaves out the scale word 'billion' beside it in the source",
            ),
            (
                "9.3 billion",
                INVESTMENT,
                "money",
                "E206 the figure '9.3 billion' leaves out the currency '$' beside it in the source",
            ),
            ("755", MODELS, "firms", "E206 the figure '755' leaves out the digits '3,' beside it in the source"),
            (
                "more than 40",
                MODELS,
                "share",
                "E206 the figure 'more than 40' leaves out the unit '%' beside it in the source",
            ),
            ("40%", MODELS, "share", "E208 the figure '40%' leaves out the hedge 'more than' beside it in the source"),
            (
                "5%",
                "China lost -5% of it",
                "share",
                "E206 the figure '5%' leaves out the sign '-' beside it in the source",
            ),
            ("800", COMPANIES, "firms", "E208 the figure '800' leaves out the hedge 'over' beside it in the source"),
        ],
    )
    def test_is_a_verbatim_and_whole_part_of_the_quote(
        self, figure: str, quote: str, measure: str, message: str
    ) -> None:
        """A figure that drops its hedge, is off by a thousand or stands elsewhere than in its quote is an error."""
        assert said(TEXT, facts=figure_fact(figure, quote, measure=measure)) == [message]

    def test_a_hedge_that_the_quote_itself_cuts_off_is_missed_too(self) -> None:
        text = "China counts over 800 companies in all."
        assert codes(text, facts=figure_fact("800", "800 companies in all", measure="firms")) == ["E208"]

    def test_a_number_that_begins_a_compound_is_whole(self) -> None:
        text = "China leads a 120-company group."
        assert codes(text, facts=figure_fact("120", "China leads a 120-company group", measure="firms")) == []

    def test_is_found_where_it_stands_whole(self) -> None:
        """The same digits with a hedge, or inside a longer number, are another figure."""
        text = "China grew from over 800 companies to 1,800, of which 800 companies stayed."
        proof = checked(text, facts=figure_fact("800", text[:-1], measure="firms")).facts["f"].proofs[0]
        assert proof.verbatim[: proof.marked[0][0]].endswith("of which ")

    def test_that_stands_twice_asks_for_a_tighter_quote(self) -> None:
        text = "China had 800 companies, then 800 companies again."
        assert said(text, facts=figure_fact("800", text[:-1], measure="firms")) == [
            "E205 the figure '800' stands 2 times in the quote"
        ]

    def test_in_a_further_piece_of_evidence_only_is_not_enough(self) -> None:
        (finding,) = run_check(TEXT, facts=figure_fact("more than 40%", INVESTMENT, MODELS, measure="share"))[1]
        assert finding.code == "E205"
        assert finding.hint == "It stands in a further piece of evidence: put that one first."

    def test_of_another_unit_than_its_measure(self) -> None:
        assert codes(TEXT, facts=figure_fact("$9.3 billion", INVESTMENT, measure="share")) == ["E216"]

    def test_that_cannot_be_read(self) -> None:
        text = "China spent 5 lakh crore rupees on it."
        facts = figure_fact("5 lakh crore rupees", text[:-1], measure="rupees")
        assert codes(text, facts=facts, measures="{rupees: {label: R, unit: INR}}") == ["E207"]


class TestValue:
    text = "China spent over 5 lakh crore rupees on it, and China spent $9.3 billion."
    measures = "{rupees: {label: R, unit: INR}, money: {label: M, unit: USD}}"

    def facts(self, value: str) -> str:
        extra = f"\n    value: {value}"
        return figure_fact("over 5 lakh crore rupees", self.text[:-1], measure="rupees", extra=extra)

    def test_stands_for_a_figure_that_cannot_be_read(self) -> None:
        facts = self.facts("{amount: 5000000000000, unit: INR}")
        figure = checked(self.text, facts=facts, measures=self.measures).facts["f"].figure
        assert figure is not None
        assert (figure.amount, figure.unit) == (Decimal(5_000_000_000_000), "INR")
        assert figure.hedge is not None

    def test_has_the_unit_of_the_measure(self) -> None:
        assert codes(self.text, facts=self.facts("{amount: 5, unit: USD}"), measures=self.measures) == ["E216"]

    def test_does_not_deny_a_figure_that_can_be_read(self) -> None:
        extra = "\n    value: {amount: 9300000, unit: USD}"
        facts = figure_fact("$9.3 billion", "China spent $9.3 billion", extra=extra)
        assert codes(self.text, facts=facts, measures=self.measures) == ["E209"]

    def test_further_evidence_has_it_in_the_same_notation(self) -> None:
        text = f"{self.text} Again China spent over 5 lakh crore rupees. Once China spent 6 lakh crore rupees."
        extra = "\n    value: {amount: 5000000000000, unit: INR}"
        first = "China spent over 5 lakh crore rupees on it"
        for further, found in (
            ("Again China spent over 5 lakh crore rupees", []),
            ("Once China spent 6 lakh", ["E209"]),
        ):
            facts = figure_fact("over 5 lakh crore rupees", first, further, measure="rupees", extra=extra)
            assert codes(text, facts=facts, measures=self.measures) == found


class TestFurtherEvidence:
    def test_gives_the_same_amount_unit_and_kind_of_hedge(self) -> None:
        """Over and more than are one hedge."""
        facts = figure_fact(
            "over 800",
            f"China already has [...] {COMPANIES}",
            "It drew more than 800 companies from China",
            measure="firms",
        )
        proofs = checked(TEXT, facts=facts).facts["f"].proofs
        assert [[proof.verbatim[start:end] for start, end in proof.marked] for proof in proofs] == [
            ["over 800"],
            ["more than 800 companies"],
        ]

    @pytest.mark.parametrize(
        ("figure", "quote", "further", "measure"),
        [
            (
                "over 800",
                f"China already has [...] {COMPANIES}",
                "from China, and 800 companies from elsewhere",
                "firms",
            ),
            ("$9.3 billion", INVESTMENT, "private investment reaching $109.1 billion in 2024", "money"),
            ("more than 40%", MODELS, "China lost [...] about 5% each year", "share"),
            ("more than 40%", MODELS, "It drew more than 800 companies from China", "share"),
        ],
    )
    def test_that_disagrees(self, figure: str, quote: str, further: str, measure: str) -> None:
        assert codes(TEXT, facts=figure_fact(figure, quote, further, measure=measure)) == ["E209"]

    def test_the_message_names_what_the_further_quote_has(self) -> None:
        further = "private investment reaching $109.1 billion in 2024"
        assert said(TEXT, facts=figure_fact("$9.3 billion", INVESTMENT, further)) == [
            "E209 the further quote does not give the figure '$9.3 billion'; its figures: '$109.1 billion'"
        ]

    def test_may_not_cut_off_a_hedge_by_its_beginning(self) -> None:
        text = "China has 800 companies. In all, over 800 companies of China came."
        facts = figure_fact("800", "China has 800 companies", "800 companies of China came", measure="firms")
        assert codes(text, facts=facts) == ["E208"]

    def test_that_gives_it_twice_asks_for_a_tighter_quote(self) -> None:
        text = "China has 800 companies. In China 800 companies came and 800 companies went."
        facts = figure_fact(
            "800", "China has 800 companies", "In China 800 companies came and 800 companies", measure="firms"
        )
        assert codes(text, facts=facts) == ["E205"]


class TestClaims:
    def both(self, one: str, other: str, quote: str = MODELS) -> str:
        return figure_fact(one, quote, measure="share") + figure_fact(other, quote, measure="share").replace(
            "f:", "g:", 1
        )

    def test_two_facts_never_claim_the_same_characters(self) -> None:
        assert said(TEXT, facts=self.both("more than 40%", "more than 40%")) == [
            "E214 the figure 'more than 40%' is already that of the fact 'f'"
        ]

    def test_nor_in_further_evidence(self) -> None:
        facts = figure_fact(
            "over 800", f"China already has [...] {COMPANIES}", "It drew more than 800 companies", measure="firms"
        )
        other = figure_fact("more than 800", "It drew more than 800 companies from China", measure="firms")
        assert codes(TEXT, facts=facts + other.replace("f:", "g:", 1)) == ["E213", "E214"]

    def test_two_figures_of_one_quote_are_two_claims(self) -> None:
        facts = figure_fact("$109.1 billion", f"The US has invested [...] {INVESTMENT}", actor="us")
        facts += figure_fact("$9.3 billion", INVESTMENT).replace("f:", "g:", 1)
        assert codes(TEXT, facts=facts) == []

    def test_one_fact_may_claim_a_place_twice(self) -> None:
        assert codes(TEXT, facts=figure_fact("more than 40%", MODELS, MODELS, measure="share")) == []
