"""Figures are read as sources have them: amount, unit, scale word and hedge, or not at all."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.numbers import Figure, FigureError, Hedge, HedgeKind, canonical_unit, figures_in, given_figure, read_figure
from briefs.numbers.english import HEDGES_AFTER, HEDGES_BEFORE
from briefs.numbers.units import SCALES

OVER, AT_LEAST, UNDER, AT_MOST, ABOUT = HedgeKind

before_hedges = st.sampled_from([(text, kind) for text, kind in HEDGES_BEFORE.items() if text[-1].isalpha()])
after_hedges = st.sampled_from([(f" {text}", kind) for text, kind in HEDGES_AFTER.items() if text != "+"])
numbers = st.decimals(min_value=0, max_value=10**12, allow_nan=False, places=2)


@st.composite
def written_figures(draw: st.DrawFn) -> tuple[str, Figure]:
    """A figure as an English text may have it, with what it says."""
    hedge_text, hedge = draw(st.one_of(before_hedges, st.just(("", None))))
    sign = draw(st.sampled_from(["", "-", "−"]))
    symbol, unit, percent = draw(
        st.sampled_from([("$", "USD", ""), ("€", "EUR", ""), ("", "percent", "%"), ("", "percent", " per cent")])
    )
    scale_word = "" if percent else draw(st.sampled_from(["", *SCALES]))
    number = draw(numbers).normalize()
    text = f"{hedge_text} {sign}{symbol}{number:,f} {scale_word}".strip() + percent
    if hedge is None:
        hedge_text, hedge = draw(st.one_of(after_hedges, st.just(("", None))))
        text += hedge_text
    scale = SCALES.get(scale_word, 0)
    amount = Decimal(f"{'-' if sign else ''}{number:f}") * 10**scale
    return text, Figure(amount, unit, Hedge(hedge, hedge_text.strip()) if hedge else None, scale, text)


class TestReadFigure:
    @pytest.mark.parametrize(
        ("text", "unit", "expected"),
        [
            ("$109.1 billion", "USD", ("109100000000", "USD", None, 9)),
            ("$9.3 billion", None, ("9300000000", "USD", None, 9)),
            ("US$5m", "USD", ("5000000", "USD", None, 6)),
            ("US$ 5 m", None, ("5000000", "USD", None, 6)),
            ("€1.2 trillion", "EUR", ("1200000000000", "EUR", None, 12)),
            ("£5bn", "GBP", ("5000000000", "GBP", None, 9)),
            ("5m euros", None, ("5000000", "EUR", None, 6)),
            ("5 million yuan", "CNY", ("5000000", "CNY", None, 6)),
            ("RMB 5 million", "CNY", ("5000000", "CNY", None, 6)),
            ("EUR 5 million", None, ("5000000", "EUR", None, 6)),
            ("5 million US dollars", "USD", ("5000000", "USD", None, 6)),
            ("$5 million CAD", None, ("5000000", "CAD", None, 6)),
            ("$5 million", "CAD", ("5000000", "CAD", None, 6)),
            ("¥5 billion", "CNY", ("5000000000", "CNY", None, 9)),
            ("Rs 5", "INR", ("5", "INR", None, 0)),
            ("3 hundred million", "people", ("300000000", "people", None, 8)),
            ("7B", "parameters", ("7000000000", "parameters", None, 9)),
            ("10k", "users", ("10000", "users", None, 3)),
            ("3,755", "models", ("3755", "models", None, 0)),
            ("1,509", None, ("1509", "", None, 0)),
            ("5,000,000", None, ("5000000", "", None, 0)),
            ("0.5", None, ("0.5", "", None, 0)),
            (".5", None, ("0.5", "", None, 0)),
            ("1 234 567", None, ("1234567", "", None, 0)),
            ("1\u00a0234\u00a0567", None, ("1234567", "", None, 0)),
            ("1\u2009234\u2009567.8", None, ("1234567.8", "", None, 0)),
            ("1\u202f234", None, ("1234", "", None, 0)),
            ("40%", "percent", ("40", "percent", None, 0)),
            ("40 %", "%", ("40", "percent", None, 0)),
            ("40\u00a0per cent", "per cent", ("40", "percent", None, 0)),
            ("40-percent", "percent", ("40", "percent", None, 0)),
            ("4.5 percentage points", None, ("4.5", "percentage points", None, 0)),
            ("-3.5%", None, ("-3.5", "percent", None, 0)),
            ("−3.5 %", None, ("-3.5", "percent", None, 0)),
            ("–3.5%", None, ("-3.5", "percent", None, 0)),
            ("+3.5%", None, ("3.5", "percent", None, 0)),
            ("-$5", None, ("-5", "USD", None, 0)),
            ("$-5", None, ("-5", "USD", None, 0)),
            ("minus 5 million", None, ("-5000000", "", None, 6)),
            ("11.7 times", "ratio", ("11.7", "ratio", None, 0)),
            ("10x", "ratio", ("10", "ratio", None, 0)),
            ("27 days", "days", ("27", "days", None, 0)),
            ("5 km", "km", ("5", "km", None, 0)),
            ("5 m", "m", ("5", "m", None, 0)),
            ("5 trillion won", "KRW", ("5000000000000", "KRW", None, 12)),
            ("5 million TRY", "TRY", ("5000000", "TRY", None, 6)),
            ("5 RMB", None, ("5", "CNY", None, 0)),
            ("5 hundred thousand", None, ("500000", "", None, 5)),
            ("5 million tonnes", "tonnes", ("5000000", "tonnes", None, 6)),
            ("more than 40%", "percent", ("40", "percent", (OVER, "more than"), 0)),
            ("More than 800", "companies", ("800", "companies", (OVER, "More than"), 0)),
            ("over 120", "countries", ("120", "countries", (OVER, "over"), 0)),
            ("well over 5", None, ("5", "", (OVER, "well over"), 0)),
            ("a little more than 5", None, ("5", "", (OVER, "a little more than"), 0)),
            ("more than the 40%", None, ("40", "percent", (OVER, "more than the"), 0)),
            ("> 40", None, ("40", "", (OVER, ">"), 0)),
            (">=40", None, ("40", "", (AT_LEAST, ">="), 0)),
            ("at least 5 million", None, ("5000000", "", (AT_LEAST, "at least"), 6)),
            ("no fewer than 5", None, ("5", "", (AT_LEAST, "no fewer than"), 0)),
            ("800+", None, ("800", "", (AT_LEAST, "+"), 0)),
            ("40-plus", None, ("40", "", (AT_LEAST, "plus"), 0)),
            ("$5 million or more", None, ("5000000", "USD", (AT_LEAST, "or more"), 6)),
            ("fewer than 5", None, ("5", "", (UNDER, "fewer than"), 0)),
            ("under $5", None, ("5", "USD", (UNDER, "under"), 0)),
            ("no more than $5", None, ("5", "USD", (AT_MOST, "no more than"), 0)),
            ("Up to 40%", None, ("40", "percent", (AT_MOST, "Up to"), 0)),
            ("5 or fewer", None, ("5", "", (AT_MOST, "or fewer"), 0)),
            ("about 40", None, ("40", "", (ABOUT, "about"), 0)),
            ("an estimated 3,000", None, ("3000", "", (ABOUT, "an estimated"), 0)),
            ("nearly 40", None, ("40", "", (ABOUT, "nearly"), 0)),
            ("some 800", None, ("800", "", (ABOUT, "some"), 0)),
            ("~40", None, ("40", "", (ABOUT, "~"), 0)),
            ("c. 40", None, ("40", "", (ABOUT, "c."), 0)),
            ("c.40", None, ("40", "", (ABOUT, "c."), 0)),
            ("40 or so", None, ("40", "", (ABOUT, "or so"), 0)),
            ("up to about 40", None, ("40", "", (AT_MOST, "up to about"), 0)),
            ("more\nthan 40", None, ("40", "", (OVER, "more\nthan"), 0)),
        ],
    )
    def test_reads(self, text: str, unit: str | None, expected: tuple[object, ...]) -> None:
        """Amount, unit, hedge and scale word of a figure are read as written."""
        figure = read_figure(text, unit)
        hedge = figure.hedge and (figure.hedge.kind, figure.hedge.text)
        assert (str(figure.amount), figure.unit, hedge, figure.scale) == expected
        assert figure.text == text

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("nearly a third", "'nearly a third' has no digits"),
            ("", "'' has no digits"),
            ("٤٠", "'٤٠' has digits that are not 0 to 9"),
            ("４０", "'４０' has digits that are not 0 to 9"),
            ("40 of 120", "'40 of 120' holds more than one number"),
            ("3,75", "'3,75' is not written as an English number"),
            ("1,09.1", "'1,09.1' is not written as an English number"),
            ("1234,567", "'1234,567' is not written as an English number"),
            ("1.234.567", "'1.234.567' is not written as an English number"),
            ("1'234", '"1\'234" is not written as an English number'),
            ("007", "'007' is not written as an English number"),
            ("0,123", "'0,123' is not written as an English number"),
            ("1\u00a0234\u2009567", "is not written as an English number"),
            ("9" * 31, "has more than 30 digits"),
            ("1.5 lakh crore", "'lakh' in '1.5 lakh crore' is no scale word that is known"),
            ("5亿", "'亿' in '5亿' is no scale word that is known"),
            ("5 dozen", "'dozen' in '5 dozen' is no scale word that is known"),
            ("5½", "'½' in '5½' is no scale word that is known"),
            ("5m", "'m' in '5m' is no hedge, scale word or unit"),
            ("5 PC", "'PC' in '5 PC' is no hedge, scale word or unit"),
            ("5 won", "'won' in '5 won' is no hedge, scale word or unit"),
            ("5 million million", "'million' in '5 million million' is no hedge, scale word or unit"),
            ("5 B", "'B' in '5 B' is no hedge, scale word or unit"),
            ("over 800 companies", "'companies' in 'over 800 companies' is no hedge, scale word or unit"),
            ("roaring 40", "'roaring' in 'roaring 40' is no hedge, scale word or unit"),
            ("Z$5", "'Z' in 'Z$5' is no hedge, scale word or unit"),
            ("28th", "'th' in '28th' is no hedge, scale word or unit"),
            ("40.", "'.' in '40.' is no hedge, scale word or unit"),
            ("over 40 or more", "has a hedge before and after its amount"),
            ("¥5", "'¥' in '¥5' may be JPY, CNY"),
            ("€5 million dollars", "€ and dollars in '€5 million dollars' are different units"),
        ],
    )
    def test_refuses_what_it_cannot_read(self, text: str, message: str) -> None:
        """A notation that is not surely understood is refused, with what is wrong, and with a hint."""
        with pytest.raises(FigureError) as caught:
            read_figure(text, None)
        assert str(caught.value).startswith("the figure is unreadable: ")
        assert message in str(caught.value)
        assert caught.value.code == "E207"
        assert caught.value.hint

    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("40%", "USD"),
            ("$5", "EUR"),
            ("$5", "percent"),
            ("$5", "models"),
            ("40%", "percentage points"),
            ("4 percentage points", "percent"),
            ("5 million yuan", "JPY"),
            ("US$5", "CAD"),
            ("40%", "models"),
        ],
    )
    def test_another_unit_than_the_measures_has_its_own_code(self, text: str, unit: str) -> None:
        """A unit that contradicts the measure is no matter of reading."""
        with pytest.raises(FigureError) as caught:
            read_figure(text, unit)
        assert caught.value.code == "E216"

    @given(written_figures())
    def test_composed_figures_are_read(self, case: tuple[str, Figure]) -> None:
        """Hedge, sign, currency, digits, scale word and unit are read in every combination."""
        text, expected = case
        assert read_figure(text, None) == expected

    @given(written_figures(), st.data())
    def test_another_digit_is_another_amount(self, case: tuple[str, Figure], data: st.DataObject) -> None:
        """No digit is ever passed over."""
        text, figure = case
        at = data.draw(st.sampled_from([i for i, c in enumerate(text) if c.isdigit()]))
        digit = data.draw(st.sampled_from([d for d in "0123456789" if d != text[at]]))
        try:
            changed = read_figure(text[:at] + digit + text[at + 1 :], None)
        except FigureError:
            return
        assert changed.amount != figure.amount

    @given(written_figures(), st.sampled_from(["", *SCALES]))
    def test_another_scale_word_is_another_figure(self, case: tuple[str, Figure], word: str) -> None:
        """No scale word is ever passed over."""
        text, figure = case
        mine = next((name for name, power in SCALES.items() if power == figure.scale), "")
        if not mine or word == mine:
            return
        changed = read_figure(text.replace(f" {mine}", f" {word}" if word else ""), None)
        assert changed.scale != figure.scale
        assert changed.amount != figure.amount or not figure.amount

    @given(numbers, before_hedges, before_hedges)
    def test_another_hedge_is_another_figure(
        self, number: Decimal, one: tuple[str, HedgeKind], other: tuple[str, HedgeKind]
    ) -> None:
        """Figures agree exactly where their hedges are of one kind."""
        first = read_figure(f"{one[0]} {number:,f}", None)
        second = read_figure(f"{other[0]} {number:,f}", None)
        assert first.agrees(second) == (one[1] is other[1])
        assert (first == second) == (one == other)
        assert not first.agrees(read_figure(f"{number:,f}", None))

    @given(st.text(st.one_of(st.characters(), st.sampled_from("0123456789.,$%- million"))))
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        """Nothing that an author writes is an error of ours."""
        with suppress(FigureError):
            assert read_figure(text, None).text == text


class TestGivenFigure:
    @pytest.mark.parametrize(
        ("text", "hedge"),
        [
            ("nearly a third", ABOUT),
            ("more than half", OVER),
            ("₹1.5 lakh crore", None),
            ("at least 5亿", AT_LEAST),
            ("two dozen or more", AT_LEAST),
            ("a third", None),
        ],
    )
    def test_takes_its_hedge_from_the_text(self, text: str, hedge: HedgeKind | None) -> None:
        """What `value:` gives has no hedge; the words of the source have."""
        figure = given_figure(text, Decimal("33.3"), "%")
        assert (figure.hedge and figure.hedge.kind) == hedge
        assert (figure.amount, figure.unit, figure.text) == (Decimal("33.3"), "percent", text)


class TestFiguresIn:
    def test_finds_whole_figures(self) -> None:
        """Each figure is found once, with its hedge, currency, scale word and unit."""
        text = "More than 800 firms, over 40% of the 3,755 models; R1, COVID-19, $109.1 billion, 5–10 and 28th."
        found = figures_in(text, None)
        assert [text[match.start : match.end] for match in found] == [
            "More than 800",
            "over 40%",
            "3,755",
            "$109.1 billion",
        ]

    def test_leaves_out_other_units(self) -> None:
        """Only figures that the measure may have are found."""
        found = figures_in("from $5 million in 12 countries to 40%", "USD")
        assert [match.figure.text for match in found] == ["$5 million"]

    @given(st.text(st.one_of(st.characters(), st.sampled_from("0123456789.,$%- toand"))))
    def test_all_that_is_found_can_be_read_again(self, text: str) -> None:
        """A match is what its characters say."""
        for match in figures_in(text, None):
            assert read_figure(text[match.start : match.end], None) == match.figure


@pytest.mark.parametrize(
    ("unit", "canonical"),
    [("%", "percent"), ("per cent", "percent"), ("US dollars", "USD"), ("models", "models"), ("USD", "USD")],
)
def test_units_have_one_name(unit: str, canonical: str) -> None:
    """What means one unit is one unit."""
    assert canonical_unit(unit) == canonical
