"""The facts together: ids, the matrix, contradictions, derived figures."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from fact_files import checked, codes, run_check, said

from briefs.numbers import HedgeKind

TEXT = (
    "In 2024 the US spent $109.1 billion, and China spent $9.3 billion. In 2023 China spent $8 billion. In 2024 China "
    "spent $9.4 billion. In 2024 China spent over $9 billion. China has more than 40% of the 3,755 models. It was "
    "announced on the 23rd and held from the 26th to the 28th of July 2025."
)


def figure(id: str, actor: str, figure: str, quote: str, keys: str = "measure: money, period: 2024") -> str:
    return f"""
  {id}: {{actor: {actor}, {keys}, figure: "{figure}", statement: "It was {{figure}}",
    evidence: [{{source: a, quote: "{quote}"}}]}}"""


US = figure("us-money", "us", "$109.1 billion", "In 2024 the US spent $109.1 billion")
CN = figure("cn-money", "cn", "$9.3 billion", "In 2024 the US spent $109.1 billion, and China spent $9.3 billion")
CN_BEFORE = figure("cn-before", "cn", "$8 billion", "In 2023 China spent $8 billion", "measure: money, period: 2023")
SHARE = figure("cn-share", "cn", "more than 40%", "China has more than 40% of the 3,755 models", "measure: share")
ANNOUNCED = """
  announced: {when: 2025-07-23, evidence: [{source: a, quote: "announced on the 23rd"},
    {source: a, quote: "the 28th of July 2025"}]}"""
HELD = """
  held: {when: 2025-07-26 to 2025-07-28, evidence: [{source: a, quote: "from the 26th to the 28th of July 2025"}]}"""


def derived(formula: str, unit: str = "ratio", digits: int = 1, more: str = "") -> str:
    return f"\n  d: {{label: D, formula: {formula}, unit: {unit}, digits: {digits}{more}}}"


class TestReferences:
    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("actor: cn", "actor: cm", "there is no actor 'cm'"),
            ("measure: money", "measure: monei", "there is no measure 'monei'"),
            ("source: a", "source: b", "there is no source 'b'"),
            ("period: 2024", "period: 2024, dimension: trad", "there is no dimension 'trad'"),
        ],
    )
    def test_an_unknown_id_of_a_fact(self, old: str, new: str, message: str) -> None:
        assert f"E110 {message}" in said(TEXT, facts=CN.replace(old, new))

    def test_the_place_is_that_of_the_id_and_the_hint_the_nearest_name(self) -> None:
        facts = CN.replace("measure: money", "measure: monei")
        finding = next(f for f in run_check(TEXT, facts=facts)[1] if f.code == "E110")
        assert finding.hint == "Did you mean 'money'?"
        assert (finding.place.line, finding.place.column) == (20, 34)

    @pytest.mark.parametrize(
        ("block", "text", "message"),
        [
            ("gaps", "[{actor: uk, dimension: trade}]", "there is no actor 'uk'"),
            ("gaps", "[{actor: us, dimension: tradee}]", "there is no dimension 'tradee'"),
            ("discrepancies", "[{facts: [cn-money, cn-mony], note: x}]", "there is no fact 'cn-mony'"),
            ("derived", derived("cn-money / us-money", more=", dimension: tradee"), "there is no dimension 'tradee'"),
            ("derived", derived("cn-money / us-mony"), "there is no fact 'us-mony'"),
        ],
    )
    def test_an_unknown_id_elsewhere(self, block: str, text: str, message: str) -> None:
        assert f"E110 {message}" in said(TEXT, facts=US + CN, **{block: text})

    def test_the_place_of_an_unknown_id_in_a_formula(self) -> None:
        (finding,) = run_check(TEXT, facts=US + CN, derived=derived("cn-money / us-mony"))[1]
        assert finding.place.column == len("  d: {label: D, formula: cn-money / ") + 1
        assert finding.hint == "Did you mean 'us-money'?"

    def test_an_id_of_a_fact_is_not_that_of_a_derived_figure(self) -> None:
        block = derived("cn-money / us-money").replace("d:", "us-money:", 1)
        assert "E105" in codes(TEXT, facts=US + CN, derived=block)


class TestMatrix:
    DIMENSIONS = "{trade: {label: Trade}, views: {label: Views, matrix: no}}"
    FACTS = US.replace("period: 2024", "period: 2024, dimension: trade")

    def said(self, gaps: str = "[]", facts: str = FACTS) -> list[str]:
        return said(TEXT, facts=facts, dimensions=self.DIMENSIONS, gaps=gaps)

    def test_an_empty_cell_is_a_declared_gap(self) -> None:
        assert self.said() == ["E301 no fact and no declared gap for China on 'Trade'"]
        assert self.said("[{actor: cn, dimension: trade}]") == []

    def test_a_gap_has_no_facts(self) -> None:
        assert self.said("[{actor: cn, dimension: trade}, {actor: us, dimension: trade}]") == [
            "E302 the gap (United States, 'Trade') has facts, such as 'us-money'"
        ]

    def test_a_dimension_out_of_the_matrix_has_no_cells(self) -> None:
        assert self.said("[{actor: cn, dimension: trade}, {actor: cn, dimension: views}]") == [
            "E308 the gap (China, 'Views') is no cell: the dimension has `matrix: no`"
        ]

    @pytest.mark.parametrize(("id", "actor"), [("trade", "China"), ("views", "United States")])
    def test_what_is_compared_has_facts_of_all_actors(self, id: str, actor: str) -> None:
        written = self.DIMENSIONS.replace(f"{id}: {{", f"{id}: {{compared: One does more, ")
        found = said(TEXT, facts=self.FACTS, dimensions=written, gaps="[{actor: cn, dimension: trade}]")
        label = id.capitalize()
        assert found == [f"E310 nothing to compare on {label!r}: there is no fact of {actor} in its row"]
        both = self.FACTS + CN.replace("period: 2024", "period: 2024, dimension: trade")
        written = self.DIMENSIONS.replace("{trade: {", "{trade: {compared: Alike, ")
        assert said(TEXT, facts=both, dimensions=written) == []


class TestContradictions:
    OTHER = figure("cn-other", "cn", "$9.4 billion", "In 2024 China spent $9.4 billion")
    OVER = figure("cn-over", "cn", "over $9 billion", "In 2024 China spent over $9 billion")

    def test_of_one_measure_period_and_actor_are_errors(self) -> None:
        assert said(TEXT, facts=CN + self.OTHER) == [
            "E307 the figure '$9.4 billion' and '$9.3 billion' of the fact 'cn-money' cannot both be true"
        ]

    def test_declared_ones_pass(self) -> None:
        discrepancies = "[{facts: [cn-money, us-money, cn-other], note: Two counts}]"
        assert codes(TEXT, facts=US + CN + self.OTHER, discrepancies=discrepancies) == []

    def test_of_another_period_or_actor_are_none(self) -> None:
        assert codes(TEXT, facts=US + CN + CN_BEFORE) == []

    def test_a_hedge_leaves_room(self) -> None:
        assert codes(TEXT, facts=CN + self.OVER) == []

    @pytest.mark.parametrize(
        ("one", "other", "contradict"),
        [
            ("40", "40", False),
            ("40", "41", True),
            ("over 40", "40", True),
            ("over 40", "39", True),
            ("over 40", "41", False),
            ("at least 40", "40", False),
            ("at least 40", "39", True),
            ("less than 40", "40", True),
            ("up to 40", "40", False),
            ("up to 40", "41", True),
            ("over 40", "less than 40", True),
            ("at least 40", "up to 40", False),
            ("over 40", "up to 40", True),
            ("over 40", "over 50", False),
            ("about 40", "43", False),
            ("about 40", "45", True),
            ("about 40", "over 44", True),
        ],
    )
    def test_hedges_are_read_as_ranges(self, one: str, other: str, contradict: bool) -> None:  # noqa: FBT001  # a table
        text = f"China has {one} firms here. Others say that China has {other} firms there."
        facts = figure("f", "cn", one, f"China has {one} firms here", "measure: firms")
        facts += figure("g", "cn", other, f"Others say that China has {other} firms", "measure: firms")
        measures = "{firms: {label: F, unit: firms}}"
        assert codes(text, facts=facts, measures=measures) == (["E307"] if contradict else [])

    def test_each_fact_is_reported_once(self) -> None:
        numbers = range(100, 160)
        text = " ".join(f"China has {n} firms." for n in numbers)
        facts = "".join(figure(f"f{n}", "cn", str(n), f"China has {n} firms", "measure: firms") for n in numbers)
        measures = "{firms: {label: F, unit: firms}}"
        assert codes(text, facts=facts, measures=measures) == ["E307"] * 59


class TestDerived:
    def test_is_computed_and_rounded(self) -> None:
        facts = checked(TEXT, facts=US + CN, derived=derived("us-money / cn-money"))
        one = facts.derived["d"]
        assert one.figure.amount == Decimal("11.7")
        assert one.exact == Fraction(1091, 93)
        assert one.inputs == ("us-money", "cn-money")

    def test_rests_on_the_facts_below_other_derived_figures(self) -> None:
        blocks = derived("total - us-money", "USD", 0) + derived("us-money + cn-money", "USD", 0).replace(
            "d:", "total:", 1
        )
        one = checked(TEXT, facts=US + CN, derived=blocks).derived["d"]
        assert one.figure.amount == 9_300_000_000
        assert one.facts == ("us-money", "cn-money")
        assert one.inputs == ("total", "us-money")

    def test_is_computed_with_unrounded_values(self) -> None:
        blocks = derived("us-money / cn-money", digits=0) + derived("rounded * 1000", digits=0).replace("d:", "e:", 1)
        blocks = blocks.replace("rounded", "d")
        assert checked(TEXT, facts=US + CN, derived=blocks).derived["e"].figure.amount == 11731

    def test_a_hedged_input_makes_a_hedged_result(self) -> None:
        models = figure("models", "cn", "3,755", "China has more than 40% of the 3,755 models", "measure: firms")
        measures = "{share: {label: S, unit: percent}, firms: {label: F, unit: models}}"
        block = derived("cn-share * models", "models", 0, ", because: it is so")
        one = checked(TEXT, facts=SHARE + models, measures=measures, derived=block).derived["d"]
        assert one.figure.amount == 1502
        assert one.figure.hedge is not None
        assert one.figure.hedge.kind is HedgeKind.OVER

    def test_times_have_days(self) -> None:
        block = derived("held.start - announced", "days", 0) + derived("held.days", "days", 0).replace("d:", "e:", 1)
        facts = checked(TEXT, facts=ANNOUNCED + HELD, derived=block)
        assert [one.figure.amount for one in facts.derived.values()] == [3, 3]

    def test_formulas_that_name_each_other_in_a_circle(self) -> None:
        blocks = "".join(
            derived(formula).replace("d:", f"{id}:", 1)
            for id, formula in (("a", "b * 2"), ("b", "c * 2"), ("c", "a * 2"))
        )
        assert said(TEXT, facts=US, derived=blocks) == [
            "E304 the formulas name each other in a circle: a -> b -> c -> a"
        ]
        assert codes(TEXT, facts=US, derived=derived("d * 2")) == ["E304"]

    def test_a_long_row_of_formulas_may_stand_in_order_and_is_refused_the_other_way_round(self) -> None:
        names = ["us-money / cn-money", *(f"d{index} + 1" for index in range(2000))]
        row = [derived(formula).replace("d:", f"d{index}:", 1) for index, formula in enumerate(names)]
        facts, findings = run_check(TEXT, facts=US + CN, derived="".join(row))
        assert facts is not None, findings
        assert set(codes(TEXT, facts=US + CN, derived="".join(reversed(row)))) == {"E305"}

    def test_formulas_that_square_one_another_end_before_the_memory_does(self) -> None:
        names = ["us-money / cn-money", *(f"d{index} * d{index}" for index in range(60))]
        row = (derived(formula).replace("d:", f"d{index}:", 1) for index, formula in enumerate(names))
        assert said(TEXT, facts=US + CN, derived="".join(row)) == [
            "E305 the result has more digits than can be computed with: 'd8 * d8'"
        ]

    @pytest.mark.parametrize(
        ("formula", "unit", "code"),
        [
            ("us-money // cn-money", "ratio", "E303"),
            ("us-money / 0", "USD", "E305"),
            ("us-money / (cn-money - cn-money)", "ratio", "E305"),
            ("us-money / us-money", "ratio", "E305"),
            ("us-money / cn-money", "USD", "E305"),
            ("us-money + cn-share", "USD", "E305"),
            ("us-money + announced", "USD", "E305"),
            ("2 * 3", "ratio", "E305"),
        ],
    )
    def test_a_formula_that_has_no_value(self, formula: str, unit: str, code: str) -> None:
        assert codes(TEXT, facts=US + CN + SHARE + ANNOUNCED, derived=derived(formula, unit)) == [code]

    def test_inputs_are_of_one_measure_and_period(self) -> None:
        block = derived("us-money / cn-before")
        assert said(TEXT, facts=US + CN_BEFORE, derived=block) == [
            "E306 the formula puts unlike figures together: money of 2024 and money of 2023"
        ]
        because = derived("us-money / cn-before", more=", because: no other year is known")
        assert codes(TEXT, facts=US + CN_BEFORE, derived=because) == []

    def test_also_through_another_derived_figure(self) -> None:
        blocks = derived("us-money + cn-money", "USD", 0).replace("d:", "total:", 1) + derived("cn-before / total")
        assert codes(TEXT, facts=US + CN + CN_BEFORE, derived=blocks) == ["E306"]

    def test_a_product_of_unlike_figures_too(self) -> None:
        block = derived("cn-share * us-money", "USD", 0)
        assert codes(TEXT, facts=US + SHARE, derived=block) == ["E306"]

    def test_a_figure_that_rounding_makes_nothing(self) -> None:
        block = derived("cn-money / (us-money + us-money)", digits=0)
        assert said(TEXT, facts=US + CN, derived=block) == [
            "E309 rounded to 0 digits the figure is 0, but it is not nothing"
        ]

    def test_what_rests_on_a_wrong_fact_is_passed_over(self) -> None:
        """The fact has its finding; the formula is not to blame."""
        wrong = CN.replace('"$9.3 billion"', '"$9.2 billion"')
        assert codes(TEXT, facts=US + wrong, derived=derived("us-money / cn-money")) == ["E205"]


class TestChecked:
    def test_marks_follow_the_order_of_facts_in_their_first_source(self) -> None:
        sources = {name: f"It is the text {name} itself here." for name in ("one", "two", "three")}
        facts = "".join(
            f'\n  f-{number}: {{statement: It is, evidence: [{{source: {name}, quote: "It is the text {name}"}}]}}'
            for number, name in enumerate(["two", "one", "three", "one"])
        )
        result = checked(sources, facts=facts)
        assert dict(result.letters) == {"one": "A", "two": "B", "three": "E"}
        assert [fact.mark for fact in result.facts.values()] == ["B1", "A1", "E1", "A2"]

    def test_letters_go_on_after_z_and_leave_out_those_of_computed_figures_and_discrepancies(self) -> None:
        from briefs.evidence.marking import source_letters

        letters = list(source_letters(f"s{n}" for n in range(30)).values())
        assert letters[:4] == ["A", "B", "E", "F"]
        assert letters[23:27] == ["Z", "AA", "AB", "AC"]
        assert len(set(letters)) == 30

    def test_derived_figures_and_discrepancies_have_marks(self) -> None:
        result = checked(
            TEXT,
            facts=US + CN,
            derived=derived("us-money / cn-money"),
            discrepancies="[{facts: [us-money, cn-money], note: x}]",
        )
        assert [one.mark for one in result.derived.values()] == ["C1"]
        assert [one.mark for one in result.discrepancies] == ["D1"]
        assert result.get("d") is result.derived["d"]
        assert result.get("us-money") is result.facts["us-money"]

    def test_all_findings_come_at_once_in_the_order_of_the_file(self) -> None:
        facts = US.replace("$109.1 billion,", "$109.2 billion,").replace('"$109.1', '"$119.1')
        facts += CN.replace("actor: cn", "actor: us") + CN_BEFORE.replace("period: 2023", "period: 2022")
        found = run_check(TEXT, facts=facts, gaps="[{actor: us, dimension: trade}]")[1]
        assert [finding.code for finding in found] == ["E205", "E213", "E211", "E308"]
        assert list(found) == sorted(found, key=lambda finding: finding.place)
