"""Formulas are read strictly and computed exactly; units and hedges are carried through, or there is no result."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefs.formulas import (
    Expression,
    FormulaError,
    Literal,
    Name,
    Operation,
    Operator,
    Quantity,
    Unit,
    as_figure,
    convert,
    evaluate,
    names,
    nodes,
    parse,
    quantities,
)
from briefs.model.times import Time
from briefs.numbers import Figure, HedgeKind, read_figure

OVER, AT_LEAST, UNDER, AT_MOST, ABOUT = HedgeKind
COMPUTE: dict[Operator, Callable[[Fraction, Fraction], Fraction]] = {
    Operator.ADD: operator.add,
    Operator.SUBTRACT: operator.sub,
    Operator.MULTIPLY: operator.mul,
    Operator.DIVIDE: operator.truediv,
}

ids = st.from_regex(r"[a-z][a-z0-9-]{0,3}[a-z0-9]", fullmatch=True)
leaves = st.one_of(
    st.builds(Name, ids, st.sampled_from(["", "", "start", "end", "days"])), st.builds(Literal, st.integers(0, 10**9))
)
trees = st.recursive(leaves, lambda inner: st.builds(Operation, st.sampled_from(Operator), inner, inner), max_leaves=12)
fractions = st.fractions(min_value=-100, max_value=100, max_denominator=12)
positive = st.fractions(min_value=Fraction(1, 10), max_value=100, max_denominator=12)
hedges = st.sampled_from([None, *HedgeKind])


def values() -> Mapping[str, Quantity]:
    """What the formulas of these tests name."""
    figures = {
        "us": ("$109.1 billion", "USD"),
        "cn": ("$9.3 billion", "USD"),
        "share": ("more than 40%", "percent"),
        "rest": ("30%", "percent"),
        "gain": ("5 percentage points", "percentage points"),
        "models": ("3,755", "models"),
        "open": ("1,509", "models"),
        "firms": ("over 800", "companies"),
        "states": ("under 120", "countries"),
        "loss": ("over -5", "models"),
        "nothing": ("0", "models"),
        "near": ("about 10", "models"),
    }
    times = {"plan": "2025-07-23", "days": "2025-07-26 to 2025-07-28", "year": "2024", "lasting": "since 2025-07-01"}
    found: dict[str, Quantity] = {}
    for id, (text, unit) in figures.items():
        found |= quantities(id, read_figure(text, unit))
    for id, text in times.items():
        found |= quantities(id, Time.parse(text))
    return found


def computed(formula: str, unit: str, digits: int = 0) -> Figure:
    return as_figure(evaluate(parse(formula), values()), unit, digits)


def refused(formula: str, unit: str = "ratio") -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        computed(formula, unit)
    return caught.value


class TestParse:
    def test_products_bind_before_sums_from_left_to_right(self) -> None:
        """As in school."""
        a, b, c = Name("a"), Name("b"), Name("c")
        assert parse("a + b * c") == Operation(Operator.ADD, a, Operation(Operator.MULTIPLY, b, c))
        assert parse("a - b - c") == Operation(Operator.SUBTRACT, Operation(Operator.SUBTRACT, a, b), c)
        assert parse("a / b / c") == Operation(Operator.DIVIDE, Operation(Operator.DIVIDE, a, b), c)
        assert parse("a / (b + c)") == Operation(Operator.DIVIDE, a, Operation(Operator.ADD, b, c))

    def test_ids_hold_hyphens_and_name_fields(self) -> None:
        """`us-plan` is one name, and `.start` a field of it."""
        assert parse("us-plan.start - cn-2") == Operation(Operator.SUBTRACT, Name("us-plan", "start"), Name("cn-2"))

    def test_nodes_know_their_columns(self) -> None:
        """Columns count from 1; an operation has that of its operator."""
        assert [(str(node), node.column) for node in nodes(parse("(us + 3) / cn"))] == [
            ("us", 2),
            ("3", 7),
            ("us + 3", 5),
            ("cn", 12),
            ("(us + 3) / cn", 10),
        ]

    @pytest.mark.parametrize(
        ("formula", "column", "message"),
        [
            ("", 1, "the formula is empty"),
            ("  ", 1, "the formula is empty"),
            ("us/cn", 3, "no space stands before or after '/'"),
            ("us / -cn", 6, "no space stands before or after '-'"),
            ("us -cn", 4, "no space stands before or after '-'"),
            ("us- cn", 3, "no space stands before the last '-' of 'us-'"),
            ("(us)/(cn)", 5, "no space stands before or after '/'"),
            ("us cn", 4, "no operator stands before 'cn'"),
            ("us (cn)", 4, "no operator stands before '('"),
            ("us * * cn", 6, "'*' stands where a fact should"),
            ("us ** cn", 4, "no space stands before or after '*'"),
            ("- us", 1, "'-' stands where a fact should"),
            ("us +", 5, "the formula ends where a fact should follow"),
            ("us + ", 5, "the formula ends where a fact should follow"),
            ("(us + cn", 1, "the bracket is not closed"),
            ("us + cn)", 8, "')' closes no bracket"),
            ("us + ()", 7, "')' stands where a fact should"),
            ("us ÷ cn", 4, "'÷' is no operator"),
            ("us − cn", 4, "'−' is no operator"),
            ("us % cn", 4, "'%' has no place in a formula"),
            ("Us / cn", 1, "'U' has no place in a formula"),
            ("us / _cn", 6, "'_' has no place in a formula"),
            ("us * 1.5", 6, "'1.' begins no whole number"),
            ("us * 1,000", 6, "'1,' begins no whole number"),
            ("us * 40%", 6, "'40%' begins no whole number"),
            ("us * 2x", 6, "'2x' begins no whole number"),
            ("us * ٣", 6, "'٣' has no place in a formula"),
            ("us * 1234567890123456", 6, "the number 1234567890123456 has more than 15 digits"),
            ("us.year / cn", 1, "'us.year' asks for a field that times do not have"),
            ("us. / cn", 1, "'us.' asks for a field that times do not have"),
            ("us.start.days / cn", 1, "'us.start.days' asks for a field that times do not have"),
            ("us\n/ cn; x", 8, "';' has no place in a formula"),
            ("(" * 51 + "us" + ")" * 51, 51, "more than 50 brackets are open"),
            ("us + " * 201, 1001, "the formula has more than 1000 characters"),
        ],
    )
    def test_what_is_not_written_as_a_formula(self, formula: str, column: int, message: str) -> None:
        """The place and the kind of every mistake are named."""
        error = refused(formula)
        assert (str(error), error.column, error.code) == (message, column, "E303")
        assert error.hint

    @pytest.mark.parametrize(
        ("formula", "column", "message"),
        [
            ("us / us", 4, "'us' is divided by itself"),
            ("us - us", 4, "'us' is subtracted from itself"),
            ("(us) / (us)", 6, "'us' is divided by itself"),
            ("us / cn * cn", 9, "'cn' is divided by itself"),
            ("us * cn / us", 9, "'us' is divided by itself"),
            ("us + cn - us", 9, "'us' is subtracted from itself"),
            ("us - (us + cn)", 4, "'us' is subtracted from itself"),
            ("us - (cn - us) - us", 16, "'us' is subtracted from itself"),
            ("us / (cn / us) / us", 16, "'us' is divided by itself"),
            ("(us + cn) / (us + cn)", 11, "'us + cn' is divided by itself"),
            ("us + cn / cn", 9, "'cn' is divided by itself"),
            ("us * 2 / 2", 8, "'2' is divided by itself"),
            ("us * 0", 4, "a product with 0 is always 0"),
            ("2 + 3", 1, "the formula names no fact"),
        ],
    )
    def test_what_says_nothing_of_its_facts(self, formula: str, column: int, message: str) -> None:
        """A value that does not depend on a fact it names is refused."""
        error = refused(formula)
        assert (str(error), error.column, error.code) == (message, column, "E305")

    @pytest.mark.parametrize("formula", ["us / (us + cn)", "(us - cn) / cn", "us / cn - 1", "us - cn / us", "us * us"])
    def test_shares_and_growth_are_no_cancelling(self, formula: str) -> None:
        """A name may stand twice where it does not cancel out."""
        assert str(parse(formula)) == formula

    @given(trees)
    def test_what_is_written_is_read_again(self, tree: Expression) -> None:
        """The text of a tree is a formula of that tree, with the brackets that it needs."""
        with suppress(FormulaError):
            assert parse(str(tree)) == tree

    @given(st.text(st.one_of(st.characters(), st.sampled_from("ab-.+*/() 123"))))
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        """Nothing that an author writes is an error of ours, and every refusal has its column."""
        try:
            tree = parse(text)
        except FormulaError as error:
            place = error.column
            assert 1 <= place <= len(text) + 1
        else:
            assert names(tree)

    def test_names_are_listed_once(self) -> None:
        """What a formula rests on, in its order."""
        assert names(parse("b.start - a / (b.end - c)")) == ("b", "a", "c")


class TestEvaluate:
    @pytest.mark.parametrize(
        ("formula", "unit", "digits", "amount", "hedge"),
        [
            ("us / cn", "ratio", 1, "11.7", None),
            ("us / cn", "percent", 0, "1173", None),
            ("us / cn - 1", "percent", 0, "1073", None),
            ("us - cn", "USD", 0, "99800000000", None),
            ("us / (us + cn)", "percent", 1, "92.1", None),
            ("us * 2 - cn / 3", "USD", -8, "215100000000", None),
            ("open / models", "%", 1, "40.2", None),
            ("share * models", "models", 0, "1502", OVER),
            ("models * rest", "models", 1, "1126.5", None),
            ("open / rest", "models", 0, "5030", None),
            ("rest * rest", "percent", 0, "9", None),
            ("rest / share", "ratio", 2, "0.75", UNDER),
            ("rest + gain", "percent", 0, "35", None),
            ("rest - gain", "percent", 0, "25", None),
            ("rest - share", "percentage points", 0, "-10", UNDER),
            ("100 - share", "percent", 0, "60", UNDER),
            ("rest * 2", "percent", 0, "60", None),
            ("rest / 2", "ratio", 2, "0.15", None),
            ("us / models", "USD per model", 0, "29054594", None),
            ("days.start - plan", "days", 0, "3", None),
            ("days.end - plan", "days", 0, "5", None),
            ("days.days", "days", 0, "3", None),
            ("days.days / (days.end - plan)", "ratio", 1, "0.6", None),
            ("days.end - days.days - plan", "days", 0, "2", None),
            ("firms / states", "companies per country", 1, "6.6", OVER),
            ("models / firms", "models per company", 1, "4.7", UNDER),
            ("models - near", "models", 0, "3745", ABOUT),
            ("loss * rest", "models", 1, "-1.5", OVER),
            ("open - loss", "models", 0, "1514", UNDER),
        ],
    )
    def test_computes_with_units_and_hedges(
        self, formula: str, unit: str, digits: int, amount: str, hedge: HedgeKind | None
    ) -> None:
        """The unit is the one declared, the hedge the one that the inputs make necessary."""
        figure = computed(formula, unit, digits)
        assert (str(figure.amount), figure.hedge and figure.hedge.kind) == (amount, hedge)

    @pytest.mark.parametrize(
        ("formula", "unit", "column", "message"),
        [
            ("us / nothing", "ratio", 4, "division by zero"),
            ("us / (open - nothing - 1)", "ratio", 22, "ratio cannot be subtracted from models"),
            ("us - share", "USD", 4, "percent cannot be subtracted from USD"),
            ("us + models", "USD", 4, "models cannot be added to USD"),
            ("us + 5", "USD", 4, "ratio cannot be added to USD"),
            ("50 - share", "percent", 4, "percent cannot be subtracted from ratio"),
            ("plan + days.start", "days", 6, "a date cannot be added to a date"),
            ("plan * 2", "days", 6, "a date cannot be multiplied or divided"),
            ("models / plan", "days", 8, "a date cannot be multiplied or divided"),
            ("share / firms", "ratio", 7, "figures with 'over' and 'over' cannot be divided"),
            ("share - share / 2", "percentage points", 7, "figures with 'over' and 'over' cannot be subtracted"),
            ("near + loss", "models", 6, "figures with 'about' and 'over' cannot be added"),
            ("states * firms", "ratio", 8, "figures with 'under' and 'over' cannot be multiplied"),
            ("models / loss", "ratio", 8, "figures with 'over' cannot be divided"),
            ("days - plan", "days", 1, "'days' is not known of this time"),
            ("us.start - plan", "days", 1, "'us.start' is not known of this time"),
            ("year - plan", "days", 1, "'year' has nothing to compute with"),
            ("us / unheard", "ratio", 6, "'unheard' has nothing to compute with"),
            ("us / cn", "USD", 1, "the unit of the result is 'ratio', the declared one is 'USD'"),
            ("us - cn", "ratio", 1, "the unit of the result is 'USD', the declared one is 'ratio'"),
            ("us - cn", "EUR", 1, "the unit of the result is 'USD', the declared one is 'EUR'"),
            (
                "rest - share",
                "percent",
                1,
                "the unit of the result is 'percentage points', the declared one is 'percent'",
            ),
            ("lasting.start + days.days", "days", 1, "the unit of the result is 'date', the declared one is 'days'"),
        ],
    )
    def test_what_has_no_value(self, formula: str, unit: str, column: int, message: str) -> None:
        """Nothing is computed where the result would mean nothing."""
        error = refused(formula, unit)
        assert (str(error).partition(":")[0], error.column, error.code) == (message, column, "E305")
        assert error.hint

    def test_a_difference_of_percentages_is_in_points(self) -> None:
        """30 % is 10 percentage points below 40 %, not 10 %."""
        error = refused("rest - share", "percent")
        assert error.hint.startswith("Declare `unit: percentage points`")

    @given(trees, st.data())
    def test_agrees_with_plain_arithmetic(self, tree: Expression, data: st.DataObject) -> None:
        """Ratios are computed as fractions are, without any rounding."""
        known = {str(node): Quantity(data.draw(fractions), Unit()) for node in nodes(tree) if isinstance(node, Name)}

        def plainly(node: Expression) -> Fraction:
            if isinstance(node, Literal):
                return Fraction(node.value)
            if isinstance(node, Name):
                return known[str(node)].amount
            return COMPUTE[node.operator](plainly(node.left), plainly(node.right))

        try:
            expected = plainly(tree)
        except ZeroDivisionError:
            with pytest.raises(FormulaError, match="division by zero"):
                evaluate(tree, known)
        else:
            assert evaluate(tree, known) == Quantity(expected, Unit())

    @given(st.sampled_from(Operator), positive, positive, hedges, hedges, positive, positive)
    def test_a_hedge_is_never_lost(  # noqa: PLR0913, PLR0917 - two hedged amounts, and what each may really be
        self,
        sign: Operator,
        left: Fraction,
        right: Fraction,
        of_left: HedgeKind | None,
        of_right: HedgeKind | None,
        more: Fraction,
        other: Fraction,
    ) -> None:
        """Whatever the hedged amounts really are, the result is on the side that its hedge says."""
        known = {"a": Quantity(left, Unit(), of_left), "b": Quantity(right, Unit(), of_right)}
        formula = Operation(sign, Name("a"), Name("b"))
        try:
            result = evaluate(formula, known)
        except FormulaError:
            assert of_left
            assert of_right
            return
        assert (result.hedge is None) == (of_left is None and of_right is None)
        if ABOUT in {of_left, of_right}:
            assert result.hedge is ABOUT
            return
        real = COMPUTE[sign](_really(left, of_left, more), _really(right, of_right, other))
        assert _holds(result, real)

    @given(fractions, fractions, st.sampled_from([OVER, AT_LEAST, UNDER, AT_MOST]), positive)
    def test_an_exact_factor_may_be_negative(
        self, left: Fraction, factor: Fraction, hedge: HedgeKind, more: Fraction
    ) -> None:
        """Multiplying or dividing by a negative number turns the hedge round."""
        assume(factor)
        known = {"a": Quantity(left, Unit(), hedge), "b": Quantity(factor, Unit())}
        really = left + more if hedge in {OVER, AT_LEAST} else left - more
        for sign in (Operator.MULTIPLY, Operator.DIVIDE):
            result = evaluate(Operation(sign, Name("a"), Name("b")), known)
            assert _holds(result, COMPUTE[sign](really, factor))

    def test_derived_figures_rest_on_exact_values(self) -> None:
        """A derived figure that another one names is not rounded in between."""
        third = convert(evaluate(parse("cn / us"), values()), "percent")
        again = evaluate(parse("third * us"), {**values(), "third": third})
        assert again == values()["cn"]


def _really(amount: Fraction, hedge: HedgeKind | None, more: Fraction) -> Fraction:
    """An amount that the hedge allows; amounts are positive."""
    if hedge in {OVER, AT_LEAST}:
        return amount + more
    return amount / (1 + more) if hedge in {UNDER, AT_MOST} else amount


def _holds(result: Quantity, real: Fraction) -> bool:
    checks: dict[HedgeKind | None, Callable[[Fraction, Fraction], bool]] = {
        OVER: operator.gt,
        AT_LEAST: operator.ge,
        UNDER: operator.lt,
        AT_MOST: operator.le,
        None: operator.eq,
    }
    return checks[result.hedge](real, result.amount)


class TestAsFigure:
    @pytest.mark.parametrize(
        ("amount", "digits", "hedge", "expected"),
        [
            (Fraction(5, 2), 0, None, "3"),
            (Fraction(-5, 2), 0, None, "-3"),
            (Fraction(5, 2), 0, ABOUT, "3"),
            (Fraction(117, 10), 0, OVER, "11"),
            (Fraction(117, 10), 0, AT_LEAST, "11"),
            (Fraction(113, 10), 0, UNDER, "12"),
            (Fraction(113, 10), 0, AT_MOST, "12"),
            (Fraction(-113, 10), 0, OVER, "-12"),
            (Fraction(12), 1, None, "12.0"),
            (Fraction(1, 3), 30, None, "0." + "3" * 30),
            (Fraction(99_812_345_678), -8, None, "99800000000"),
            (Fraction(4), -1, None, "0"),
        ],
    )
    def test_rounds_half_up_and_within_hedges(
        self, amount: Fraction, digits: int, hedge: HedgeKind | None, expected: str
    ) -> None:
        """A tie goes away from zero; `more than` never goes up, `less than` never down."""
        figure = as_figure(Quantity(amount, Unit(), hedge), "ratio", digits)
        assert str(figure.amount) == expected
        assert (figure.unit, figure.hedge and figure.hedge.kind, figure.text) == ("ratio", hedge, "")

    @given(fractions, st.integers(-3, 5), st.sampled_from([None, *HedgeKind]))
    def test_is_never_far_or_on_the_wrong_side(self, amount: Fraction, digits: int, hedge: HedgeKind | None) -> None:
        """The rounded amount is the nearest that the hedge allows."""
        rounded = Fraction(as_figure(Quantity(amount, Unit(), hedge), "ratio", digits).amount)
        unit = Fraction(10) ** -digits
        if hedge in {OVER, AT_LEAST}:
            assert amount - unit < rounded <= amount
        elif hedge in {UNDER, AT_MOST}:
            assert amount <= rounded < amount + unit
        else:
            assert abs(rounded - amount) <= unit / 2

    def test_large_sums_take_a_scale_word(self) -> None:
        """$99.8 billion, but 1173 per cent and 1,502 models."""
        assert computed("us - cn", "USD").scale == 9
        assert computed("us / cn", "percent").scale == 0
        assert computed("share * models", "models").scale == 0

    def test_too_many_digits_are_refused(self) -> None:
        """No author needs them, and they would take a machine's memory."""
        for digits in (31, -31, 10**9):
            with pytest.raises(FormulaError, match="digits are more than 30"):
                as_figure(Quantity(Fraction(1), Unit()), "ratio", digits)

    def test_converting_twice_is_converting_once(self) -> None:
        """A percentage that is declared as percent stays."""
        once = convert(Quantity(Fraction(2, 5), Unit(), OVER), "percent")
        assert once == Quantity(Fraction(40), Unit(("percent",)), OVER)
        assert convert(once, "per cent") == once
        assert convert(once, "ratio") == Quantity(Fraction(2, 5), Unit(), OVER)


class TestQuantities:
    @pytest.mark.parametrize(
        ("time", "keys"),
        [
            ("2025-07-23", ["x"]),
            ("2025-07-26 to 2025-07-28", ["x.start", "x.end", "x.days"]),
            ("since 2025-07-01", ["x.start"]),
            ("2025-07", []),
            ("2024", []),
            ("2024 to 2025", []),
            ("since 2017", []),
        ],
    )
    def test_only_days_can_be_computed_with(self, time: str, keys: list[str]) -> None:
        """A month or year is no number of days from another."""
        assert list(quantities("x", Time.parse(time))) == keys

    def test_a_figure_without_unit_is_a_count(self) -> None:
        """Two counts make a ratio, and a count is not a ratio."""
        figure = Figure(Decimal(5), "")
        known = {**quantities("a", figure), **quantities("b", figure)}
        assert evaluate(parse("a / b"), known).unit == Unit()
        assert as_figure(evaluate(parse("a + b"), known), "count", 0) == Figure(Decimal(10), "")
        with pytest.raises(FormulaError):
            evaluate(parse("a + 1"), known)
