"""Figures are shown true: as the source has them, rounded within their hedges, aligned in columns."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from decimal import Decimal

import pytest
from babel.numbers import format_decimal, get_currency_name, get_currency_symbol
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.numbers import (
    Figure,
    FigureError,
    Hedge,
    HedgeKind,
    align,
    given_figure,
    read_figure,
    round_to,
    scale_for,
    show_figure,
    show_headline,
    show_parts,
)
from briefs.numbers.rounding import round_significant
from briefs.numbers.units import CURRENCY_NAMES, SHOWN_SYMBOLS

hedges = st.one_of(st.none(), st.sampled_from(HedgeKind))
amounts = st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, places=3)


@st.composite
def computed_figures(draw: st.DrawFn) -> Figure:
    """Figures as formulas make them: without a text of a source."""
    unit = draw(st.sampled_from(["percent", "percentage points", "ratio", "models", "", "CHF", "CAD", *SHOWN_SYMBOLS]))
    amount = Decimal(format(draw(amounts).normalize(), "f"))
    kind = draw(hedges)
    scale = scale_for(amount) if unit.isupper() else 0
    return Figure(amount, unit, Hedge(kind) if kind else None, scale)


def shown(text: str, significant: int | None = None) -> str:
    """What an English reader is shown of a source's figure; no-break spaces as underscores."""
    return show_figure(read_figure(text, None), "en", significant=significant).replace("\u00a0", "_")


class TestShowFigure:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("$109.1 billion", "$109.1_billion"),
            ("US$5m", "US$5m"),
            ("More than 40%", "more than 40%"),
            ("more\nthan 40 per cent", "more than 40_per_cent"),
            ("-3.5%", "−3.5%"),
            ("–3.5 %", "−3.5_%"),
            ("-$5", "−$5"),
            ("minus 5 million", "minus_5_million"),
            ("1 234 567", "1_234_567"),
            ("1\u2009234", "1_234"),
            ("c. 40", "c._40"),
            ("~40", "~40"),
            ("> 40", ">_40"),
            ("800+", "800+"),
            ("40-plus", "40-plus"),
            ("800 or more", "800_or_more"),
            ("Up to about $5 million", "up to about $5_million"),
            ("EUR 5 million", "EUR_5_million"),
        ],
    )
    def test_a_read_figure_is_shown_as_its_source_has_it(self, text: str, expected: str) -> None:
        """Only spaces, the minus sign and the first letter of the hedge are typeset."""
        assert shown(text) == expected

    @pytest.mark.parametrize(
        ("text", "digits", "expected"),
        [
            ("$109.1 billion", 2, "about $110_billion"),
            ("$109.1 billion", 4, "$109.1_billion"),
            ("$109.1 billion", 6, "$109.1_billion"),
            ("3,755", 2, "about 3,800"),
            ("US$5.5m", 1, "about US$6m"),
            ("-3.5%", 1, "about −4%"),
            ("2.5 million", 1, "about 3_million"),
            ("9.96%", 2, "about 10%"),
            ("999.6", 3, "about 1,000"),
            ("0.0345", 2, "about 0.035"),
            ("more than 46", 1, "more than 40"),
            ("at least 49.9", 1, "at least 40"),
            ("46+", 1, "40+"),
            ("less than 41", 1, "less than 50"),
            ("up to $41", 1, "up to $50"),
            ("about 46", 1, "about 50"),
            ("over -46", 1, "over −50"),
            ("1 234 567", 2, "about 1,200,000"),
        ],
    )
    def test_rounding_keeps_every_hedge_true(self, text: str, digits: int, expected: str) -> None:
        """An exact figure becomes `about`; `more than` goes down, `less than` up."""
        assert shown(text, significant=digits) == expected

    @pytest.mark.parametrize(
        ("figure", "expected"),
        [
            (Figure(Decimal("11.7"), "ratio"), "11.7"),
            (Figure(Decimal("12.0"), "ratio"), "12.0"),
            (Figure(Decimal(99800000000), "USD", None, 9), "$99.8_billion"),
            (Figure(Decimal(-5000000), "CHF", None, 6), "−CHF_5_million"),
            (Figure(Decimal(136375000), "USD per company", None, 6), "$136.375_million"),
            (Figure(Decimal("40.2"), "percent"), "40.2%"),
            (Figure(Decimal("-5.5"), "percentage points"), "−5.5_percentage_points"),
            (Figure(Decimal(1502), "models", Hedge(HedgeKind.OVER)), "more than 1,502"),
            (Figure(Decimal(3), "days"), "3"),
            (Figure(Decimal(3), "days", Hedge(HedgeKind.UNDER)), "less than 3"),
            (Figure(Decimal(3), "models", Hedge(HedgeKind.UNDER)), "fewer than 3"),
            (
                Figure(Decimal("12345678901234567890123456789012345.5"), "ratio"),
                f"{12345678901234567890123456789012345:,}.5",
            ),
        ],
    )
    def test_a_computed_figure_is_written_for_british_readers(self, figure: Figure, expected: str) -> None:
        """Commas part thousands, a sign stands before the currency, a unit that is a noun is left to the sentence."""
        assert show_figure(figure, "en").replace("\u00a0", "_") == expected

    @pytest.mark.parametrize(
        ("language", "expected"),
        [
            ("de", ["109,1_Mrd._$", ">_40_%", "3.755", "−3,5_%", "12,0"]),
            ("fr", ["109,1_Md_$US", ">_40_%", "3_755", "−3,5_%", "12,0"]),
            ("zh", ["US$1091亿", ">_40%", "3,755", "−3.5%", "12.0"]),
            ("pt-BR", ["US$_109,1_bi", ">_40%", "3.755", "−3,5%", "12,0"]),
        ],
    )
    def test_other_languages_have_their_own_notation(self, language: str, expected: list[str]) -> None:
        """The value is written by the rules of the language; a hedge becomes its sign."""
        read = [read_figure(text, None) for text in ("$109.1 billion", "more than 40%", "3,755", "-3.5%")]
        found = [show_figure(figure, language) for figure in [*read, Figure(Decimal("12.0"), "ratio")]]
        assert [text.replace("\u00a0", "_").replace("\u202f", "_") for text in found] == expected

    def test_long_amounts_are_exact_in_every_language(self) -> None:
        """No digit is lost to the usual precision of decimals."""
        digits = "12345678901234567890123456789012345"
        for language in ("en", "de", "hi", "ar"):
            shown_digits = show_figure(Figure(Decimal(f"-{digits}.5"), "percent"), language)
            assert "".join(c for c in shown_digits if c.isdigit()) == f"{digits}5"
        figure = read_figure("1.2345678901234 million", None)
        assert show_figure(figure, "de") == "1.234.567,8901234"

    @pytest.mark.parametrize(("unit", "head"), [("percent", ""), ("USD", ""), ("ratio", ""), ("trams", "trams")])
    def test_words_that_say_their_unit_stand_beside_no_other(self, unit: str, head: str) -> None:
        assert show_parts(given_figure("a third", Decimal("33.3"), unit), "en").unit == head

    def test_an_unread_figure_is_never_rewritten(self) -> None:
        """Where the value was given beside the figure, the source's words are shown."""
        figure = given_figure("Nearly a third", Decimal("33.3"), "percent")
        assert show_figure(figure, "en", significant=1) == "nearly a third"
        assert show_figure(figure, "en", hedge=False) == "a third"
        assert show_figure(figure, "de") == "≈\u00a033,3\u00a0%"

    def test_an_unknown_language_is_refused(self) -> None:
        """No other language is taken in its place."""
        with pytest.raises(ValueError, match="no language 'qq' is known"):
            show_figure(Figure(Decimal(1), ""), "qq")

    @given(computed_figures())
    def test_what_is_shown_reads_as_the_same_figure(self, figure: Figure) -> None:
        """Formatting loses nothing: reading gives amount, unit, hedge and scale word back."""
        again = read_figure(show_figure(figure, "en"), figure.unit or None)
        assert again.agrees(figure)
        assert again.scale == figure.scale

    @given(computed_figures(), st.integers(1, 6))
    def test_what_is_shown_rounded_is_still_true(self, figure: Figure, digits: int) -> None:
        """The rounded amount lies on the side that the hedge leaves open."""
        again = read_figure(show_figure(figure, "en", significant=digits), figure.unit or None)
        kind = figure.hedge.kind if figure.hedge else None
        if kind in {HedgeKind.OVER, HedgeKind.AT_LEAST}:
            assert again.amount <= figure.amount
        if kind in {HedgeKind.UNDER, HedgeKind.AT_MOST}:
            assert again.amount >= figure.amount
        if kind is None and again.hedge is None:
            assert again.amount == figure.amount
        assert (again.hedge and again.hedge.kind) in {kind, HedgeKind.ABOUT}

    @given(computed_figures())
    def test_a_sentence_can_do_without_the_hedge(self, figure: Figure) -> None:
        """A column of its own may hold the hedge."""
        assert read_figure(show_figure(figure, "en", hedge=False), figure.unit or None).hedge is None

    @settings(deadline=None)  # the data of a language are read at its first use
    @given(st.from_regex(r"(over |~|)-?\$?[1-9][0-9]{0,2}(\.[0-9]{1,3})?( million|bn|%|)( or so)?", fullmatch=True))
    def test_every_read_figure_is_shown_in_every_language(self, text: str) -> None:
        """What is read can be shown, rounded or not, whole or in parts."""
        with suppress(FigureError):
            figure = read_figure(text, None)
            assert read_figure(show_figure(figure, "en"), figure.unit or None).agrees(figure)
            for language in ("en", "de", "zh", "ar"):
                assert show_figure(figure, language, significant=2)
                assert show_parts(figure, language, significant=1).value

    @settings(deadline=None)  # the data of a language are read at its first use
    @given(amounts)
    def test_english_needs_no_babel_to_agree_with_it(self, amount: Decimal) -> None:
        """The numbers written here are those of CLDR for Britain."""
        figure = Figure(amount.normalize() + 0, "models")
        assert show_figure(figure, "en") == format_decimal(amount, locale="en_GB", decimal_quantization=False).replace(
            "-", "−"
        )

    @pytest.mark.parametrize("code", CURRENCY_NAMES)
    def test_currencies_are_those_of_cldr(self, code: str) -> None:
        """Only the US dollar is shorter: a plain sign."""
        assert CURRENCY_NAMES[code] == get_currency_name(code, 2, locale="en_GB")
        assert SHOWN_SYMBOLS[code] == get_currency_symbol(code, locale="en_GB").removeprefix("US")


class TestShowParts:
    @pytest.mark.parametrize(
        ("text", "unit", "expected"),
        [
            ("$109.1 billion", "USD", ("", "$", "109.1", "billion", "billion US dollars")),
            ("more than 40%", "percent", ("more than", "", "40", "%", "per cent")),
            ("Over 800", "companies", ("over", "", "800", "", "companies")),
            ("800+", None, ("at least", "", "800", "", "")),
            ("-$5", None, ("", "$", "−5", "", "US dollars")),
            ("5 million yuan", "CNY", ("", "", "5", "million yuan", "million Chinese yuan")),
            ("11.7 times", "ratio", ("", "", "11.7", "times", "times")),
        ],
    )
    def test_takes_a_figure_apart(self, text: str, unit: str | None, expected: tuple[str, ...]) -> None:
        """Hedge, symbol, value, suffix, and the unit in words for the head of a column."""
        parts = show_parts(read_figure(text, unit), "en")
        assert (parts.hedge, parts.symbol, parts.value, parts.suffix, parts.unit) == expected

    def test_a_column_can_have_one_scale(self) -> None:
        """$800 million stands in a column of billions as 0.8, exactly."""
        parts = show_parts(read_figure("over $800 million", "USD"), "en", scale=9)
        assert (parts.value, parts.suffix, parts.unit) == ("0.8", "billion", "billion US dollars")
        assert show_parts(read_figure("3,755 million", None), "en", scale=0).value == "3,755,000,000"

    def test_a_scale_must_have_a_word(self) -> None:
        """Three hundred million has one, ten has none."""
        parts = show_parts(read_figure("3 hundred million", None), "en")
        assert (parts.value, parts.suffix, parts.unit) == ("3", "hundred million", "hundred million")
        with pytest.raises(ValueError, match="no scale word for ten to the power of 1"):
            show_parts(read_figure("30", None), "en", scale=1)

    def test_a_computed_ratio_is_a_number_of_times(self) -> None:
        """The head of the column says what the number is."""
        parts = show_parts(Figure(Decimal("11.7"), "ratio", Hedge(HedgeKind.OVER)), "en")
        assert (parts.hedge, parts.value, parts.suffix, parts.unit) == ("more than", "11.7", "", "times")

    @given(computed_figures())
    def test_parts_put_together_are_the_whole(self, figure: Figure) -> None:
        """A table shows what a sentence shows."""
        parts = show_parts(figure, "en")
        whole = show_figure(figure, "en")
        words = f"{parts.hedge} {parts.symbol}{parts.value.replace('−', '')} {parts.suffix}".split()
        assert "".join(words) == "".join(whole.replace("−", "").split())
        assert ("−" in parts.value) == ("−" in whole)


class TestHeadline:
    @pytest.mark.parametrize(
        ("text", "unit", "large", "small"),
        [
            ("$109.1 billion", None, "$109.1", "\u00a0billion"),
            ("more than 40%", None, "40%", ""),
            ("US$5m", None, "US$5m", ""),
            ("2.5 percentage points", None, "2.5", "\u00a0percentage\u00a0points"),
            ("800", "companies", "800", ""),
            ("-$5 million", None, "−$5", "\u00a0million"),
            ("between €2.1 billion and €2.4 billion", "EUR", "€2.1–2.4", "\u00a0billion"),
            ("5 to 10 per cent", "percent", "5–10%", ""),
        ],
    )
    def test_the_amount_is_large_and_words_are_small(self, text: str, unit: str | None, large: str, small: str) -> None:
        assert show_headline(read_figure(text, unit), "en") == (large, small)

    @given(computed_figures())
    def test_both_together_are_the_figure_of_a_sentence(self, figure: Figure) -> None:
        assert "".join(show_headline(figure, "en")) == show_figure(figure, "en", hedge=False)


class TestAlign:
    def test_decimal_points_stand_below_each_other(self) -> None:
        """Missing digits are digit spaces, missing points and commas punctuation spaces."""
        digit, point = "\u2007", "\u2008"
        assert align(["109.1", "40", "3,755", ""]) == [
            f"{digit}{point}109.1",
            f"{digit}{digit}{point}40{point}{digit}",
            f"3,755{point}{digit}",
            "",
        ]

    @given(st.lists(st.decimals(min_value=-(10**6), max_value=10**6, allow_nan=False, places=2)))
    def test_all_cells_are_equally_wide(self, values: list[Decimal]) -> None:
        """Each cell has as many wide and as many narrow characters as every other, on both sides of the point."""
        cells = align([f"{value.normalize():,f}".replace("-", "−") for value in values])
        narrow = [sum(c in ".,\u2008" for c in cell) for cell in cells]
        assert len({(len(cell), count) for cell, count in zip(cells, narrow, strict=True)}) <= 1
        places = {len(cell) - cell.index(".") for cell in cells if "." in cell}
        assert len(places) <= 1

    def test_a_range_stands_with_its_upper_end_and_words_push_nothing_aside(self) -> None:
        cells = align(["2.1–2.4", "4", "one in five"])
        assert cells == ["2.1–2.4", "\u2007\u2007\u2007\u20084\u2008\u2007", "one in five"]

    def test_other_decimal_signs(self) -> None:
        """German columns align on the comma."""
        assert align(["3.755", "9,3"], ",") == ["3.755\u2008\u2007", "\u2007\u2007\u2007\u20089,3"]


class TestRounding:
    @pytest.mark.parametrize(
        ("amount", "digits", "hedge", "expected"),
        [
            ("2.5", 0, None, "3"),
            ("-2.5", 0, None, "-3"),
            ("2.45", 1, None, "2.5"),
            ("2.46", 1, HedgeKind.OVER, "2.4"),
            ("2.41", 1, HedgeKind.UNDER, "2.5"),
            ("-2.41", 1, HedgeKind.AT_LEAST, "-2.5"),
            ("2.45", 1, HedgeKind.ABOUT, "2.5"),
            ("99812345678", -8, None, "99800000000"),
            ("12", 1, None, "12.0"),
        ],
    )
    def test_half_goes_away_from_zero(self, amount: str, digits: int, hedge: HedgeKind | None, expected: str) -> None:
        """Exact amounts are rounded half up, hedged ones to the side of their hedge."""
        assert str(round_to(Decimal(amount), digits, hedge)) == expected

    @given(amounts, st.integers(1, 9), hedges)
    def test_rounding_twice_is_rounding_once(self, amount: Decimal, digits: int, hedge: HedgeKind | None) -> None:
        """What is rounded stays."""
        once = round_significant(amount, digits, hedge)
        assert round_significant(once, digits, hedge) == once

    @given(amounts, st.integers(1, 9), hedges)
    def test_rounding_moves_less_than_one_unit(self, amount: Decimal, digits: int, hedge: HedgeKind | None) -> None:
        """The result is the nearest on its side."""
        rounded = round_significant(amount, digits, hedge)
        unit = Decimal(1).scaleb(amount.adjusted() - digits + 1)
        directed = hedge not in {None, HedgeKind.ABOUT}
        assert abs(rounded - amount) < unit if directed else abs(rounded - amount) <= unit / 2

    @pytest.mark.parametrize(
        ("amount", "scale"),
        [
            ("99800000000", 9),
            ("1000000", 6),
            ("999999", 0),
            ("1502", 0),
            ("1234567", 0),
            ("1234567000", 0),
            ("5e12", 12),
        ],
    )
    def test_a_scale_word_is_used_where_it_is_exact_and_short(self, amount: str, scale: int) -> None:
        """$99.8 billion, but 1,234,567."""
        assert scale_for(Decimal(amount)) == scale


def test_english_is_read_and_shown_without_babel() -> None:
    """Starting is fast: Babel is loaded when another language is shown."""
    code = (
        "import sys; from briefs.numbers import *; from briefs.formulas import *;"
        "from briefs.model.times import Time;"
        "f = read_figure('more than $109.1 billion', 'USD'); show_figure(f, 'en', significant=2); show_parts(f, 'en');"
        "show_time(Time.parse('2025-07-26 to 2025-07-28'), 'en'); stated_dates('on July 28, 2025', 'en');"
        "assert 'babel' not in sys.modules; show_figure(f, 'de'); assert 'babel' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
