"""Dates are found as sources state them, compared with what a fact says, and shown to readers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefs.model.times import PartialDate, Time
from briefs.numbers import show_day, show_time, stands_in, stated_dates

LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pt-BR", "sv", "pl", "zh", "ja", "ko", "ar", "hi"]

days = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)).map(lambda day: PartialDate(day.year, day.month, day.day))
dates = st.one_of(
    days, days.map(lambda day: PartialDate(day.year, day.month)), days.map(lambda day: PartialDate(day.year))
)
times = st.one_of(
    dates.map(Time),
    dates.map(lambda date: Time(date, since=True)),
    st.tuples(dates, dates).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Time(*pair)),
)


def stated(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Each mention as in a fact file (`-` for what is not stated), and its characters."""
    return [
        (f"{m.year or '-'}/{m.month or '-'}/{m.day or '-'}", text[m.start : m.end])
        for m in stated_dates(text, language).mentions
    ]


class TestStatedDates:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("held in Shanghai on July 28, 2025. /Yonhap", [("2025/7/28", "July 28, 2025")]),
            ("28 July", [("-/7/28", "28 July")]),
            ("28th of July", [("-/7/28", "28th of July")]),
            ("July the 28th", [("-/7/28", "July the 28th")]),
            ("Jul. 28", [("-/7/28", "Jul. 28")]),
            ("on 3 Sept 2025", [("2025/9/3", "3 Sept 2025")]),
            ("he signs in July 2025.", [("2025/7/-", "July 2025")]),
            ("July, 2025", [("2025/7/-", "July, 2025")]),
            ("in early July", [("-/7/-", "July")]),
            ("in May", [("-/5/-", "May")]),
            ("5 May", [("-/5/5", "5 May")]),
            ("since March", [("-/3/-", "March")]),
            ("July 26-28", [("-/7/26", "July 26-28"), ("-/7/28", "July 26-28")]),
            ("26 to 28 July 2025", [("2025/7/26", "26 to 28 July 2025"), ("2025/7/28", "26 to 28 July 2025")]),
            ("26th and 28th July", [("-/7/26", "26th and 28th July"), ("-/7/28", "26th and 28th July")]),
            ("July 30 to August 2, 2025", [("-/7/30", "July 30"), ("2025/8/2", "August 2, 2025")]),
            ("from the 26th to the 28th.", [("-/-/26", "26th"), ("-/-/28", "28th")]),
            ("1st, 2nd, 11th", [("-/-/1", "1st"), ("-/-/2", "2nd"), ("-/-/11", "11th")]),
            ("2025-07-28", [("2025/7/28", "2025-07-28")]),
            ("https://edition.cnn.com/2025/07/28/tech/", [("2025/7/28", "2025/07/28")]),
            ("28/07/2025", [("2025/7/28", "28/07/2025")]),
            ("07/28/2025", [("2025/7/28", "07/28/2025")]),
            ("07/08/2025", [("2025/-/-", "07/08/2025")]),
            ("28.7.2025", [("2025/7/28", "28.7.2025")]),
            ("as of 2025-07.", [("2025/7/-", "2025-07")]),
            ("2025年7月28日", [("2025/7/28", "2025年7月28日")]),
            ("in 2024, compared", [("2024/-/-", "2024")]),
            ("2017-2024", [("2017/-/-", "2017"), ("2024/-/-", "2024")]),
            ("2017–18", [("2017/-/-", "2017")]),
            ("mid-2024", [("2024/-/-", "2024")]),
            ("2025 models", [("2025/-/-", "2025")]),
        ],
    )
    def test_finds(self, text: str, expected: list[tuple[str, str]]) -> None:
        """Days, months and years that are written together are one mention."""
        assert stated(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "$28 billion",
            "28 companies",
            "the 20th century",
            "the 19th Congress",
            "23th",
            "32nd",
            "$2025",
            "US$ 2025",
            "2,025 models",
            "2025.5",
            "2025%",
            "2025 per cent",
            "2025 billion",
            "2025 dollars",
            "2025 yuan",
            "more than 2025 models",
            "1990s",
            "12025",
            "3000",
            "0999",
            "GPT-2000",
            "A2024",
            "#2024",
            "May be",
            "it may 5",
            "They march on",
            "Augustus",
            "Juliet",
        ],
    )
    def test_an_amount_or_a_name_is_no_date(self, text: str) -> None:
        """A number states a day or a year only where it is written as one."""
        assert stated(text) == []

    def test_an_amount_beside_a_month_is_no_day(self) -> None:
        """`July 28 billion` is in July, and a sum."""
        assert stated("In July 28 billion was spent") == [("-/7/-", "July")]

    @pytest.mark.parametrize(
        ("text", "since"),
        [
            ("since 2017", True),
            ("Ever since early July 2017", True),
            ("in 2017, and since then", False),
            ("since then, in the year 2017", False),
            ("and since then, 2017", False),
            ("since mid-2017", True),
            ("since the year 2017", True),
        ],
    )
    def test_since_belongs_to_its_date(self, text: str, since: bool) -> None:  # noqa: FBT001 - one row of a table
        """The word must stand before the date that it is said of."""
        assert stated_dates(text, "en").since is since

    @pytest.mark.parametrize(
        ("language", "text", "expected"),
        [
            ("de", "am 28. Juli 2025", [("2025/7/28", "28. Juli 2025")]),
            ("es", "el 28 de julio de 2025", [("2025/7/28", "28 de julio de 2025")]),
            ("fr", "le 1er août", [("-/8/1", "1er août")]),
            ("it", "28 luglio 2025", [("2025/7/28", "28 luglio 2025")]),
        ],
    )
    def test_months_of_other_languages(self, language: str, text: str, expected: list[tuple[str, str]]) -> None:
        """A source is read with the month names of its language."""
        assert stated(text, language) == expected

    def test_an_unknown_language_is_refused(self) -> None:
        """No other language is taken in its place."""
        with pytest.raises(ValueError, match="no language 'qq' is known"):
            stated_dates("2024", "qq")

    @given(st.text(st.one_of(st.characters(), st.sampled_from("0123456789-/., Julyth"))))
    def test_any_text_has_an_answer(self, text: str) -> None:
        """Mentions are in the text, in its order, and are dates that there can be."""
        mentions = stated_dates(text, "en").mentions
        assert list(mentions) == sorted(mentions, key=lambda m: (m.start, m.end))
        for mention in mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert 0 <= mention.month <= 12
            assert 0 <= mention.day <= 31


class TestStandsIn:
    QUOTES = ("in Shanghai from the 26th to the 28th", "held in Shanghai, China, on July 28, 2025")

    @pytest.mark.parametrize(
        ("time", "missing"),
        [
            ("2025-07-26 to 2025-07-28", ()),
            ("2025-07-28", ()),
            ("2025-07", ()),
            ("2025", ()),
            ("2025-07-25", ("day 25",)),
            ("2025-07-26 to 2025-07-27", ("day 27",)),
            ("2025-08-28", ("month August",)),
            ("2024-07-28", ("month July", "year 2024")),
            ("2024", ("year 2024",)),
            ("2026-08-23", ("day 23", "month August", "year 2026")),
            ("since 2025", ("the word since",)),
        ],
    )
    def test_names_what_no_quote_states(self, time: str, missing: tuple[str, ...]) -> None:
        """Each day, month and year stands in one of the quotes."""
        assert stands_in(Time.parse(time), self.QUOTES, "en") == missing

    def test_a_day_stands_only_for_the_month_beside_it(self) -> None:
        """`July 28` and `in August` do not state the 28th of August."""
        assert stands_in(Time.parse("2025-08-28"), ["July 28", "in August 2025"], "en") == ("day 28",)
        assert stands_in(Time.parse("2025-07-28"), ["July 28, 2024", "in 2025"], "en") == ("day 28", "month July")

    def test_since_is_part_of_the_time(self) -> None:
        """What lasts since 2017 is not of 2017, and the reverse."""
        assert stands_in(Time.parse("since 2017"), ["combined since 2017"], "en") == ()
        assert stands_in(Time.parse("since 2017"), ["combined in 2017"], "en") == ("the word since",)
        assert stands_in(Time.parse("2017"), ["combined since 2017"], "en") == ("2017 without the word since",)
        assert stands_in(Time.parse("2017"), ["since 2017", "in 2017"], "en") == ()
        assert stands_in(Time.parse("2017 to 2024"), ["since 2017", "by 2024"], "en") == ()

    @settings(deadline=None)  # the data of a language are read at its first use
    @given(times, st.sampled_from(LANGUAGES))
    def test_a_shown_time_states_itself(self, time: Time, language: str) -> None:
        """What is written for a reader is found again, in every language."""
        assert stands_in(time, [show_time(time, language)], language) == ()

    @settings(deadline=None)  # the data of a language are read at its first use
    @given(dates, dates, st.sampled_from(LANGUAGES))
    def test_another_date_is_missing(self, one: PartialDate, other: PartialDate, language: str) -> None:
        """No other date stands in a quote that states one, unless it is a part of that."""
        assume(not str(one).startswith(str(other)))
        assert stands_in(Time(other), [show_time(Time(one), language)], language)


class TestShowDay:
    @pytest.mark.parametrize(("language", "expected"), [("en", "23_July"), ("de", "23._Juli"), ("ja", "7月23日")])
    def test_a_day_is_told_without_its_year(self, language: str, expected: str) -> None:
        assert show_day(PartialDate(2025, 7, 23), language).replace("\u00a0", "_") == expected


class TestShowTime:
    @pytest.mark.parametrize(
        ("time", "expected"),
        [
            ("2025-07-23", "23_July_2025"),
            ("2025-07", "July_2025"),
            ("2024", "2024"),
            ("since 2017", "since 2017"),
            ("since 2017-03-01", "since 1_March_2017"),
            ("2025-07-26 to 2025-07-28", "26 to 28_July_2025"),
            ("2025-07-30 to 2025-08-02", "30_July to 2_August_2025"),
            ("2024-12-30 to 2025-01-02", "30_December_2024 to 2_January_2025"),
            ("2025-06 to 2025-07", "June to July_2025"),
            ("2024-12 to 2025-01", "December_2024 to January_2025"),
            ("2024 to 2025", "2024 to 2025"),
            ("2025-07-26 to 2025-08", "26_July_2025 to August_2025"),
        ],
    )
    def test_english_is_british(self, time: str, expected: str) -> None:
        """The day first, what is the same said once, no line break inside a date."""
        assert show_time(Time.parse(time), "en").replace("\u00a0", "_") == expected

    @pytest.mark.parametrize(
        ("language", "time", "expected"),
        [
            ("de", "2025-07-23", "23._Juli_2025"),
            ("de", "since 2017", "seit 2017"),
            ("fr", "2025-07", "juillet_2025"),
            ("zh", "2025-07-23", "2025年7月23日"),
            ("zh", "since 2017", "2017年–"),
        ],
    )
    def test_other_languages_have_their_own_dates(self, language: str, time: str, expected: str) -> None:
        """Dates are written out by the rules of the language."""
        assert show_time(Time.parse(time), language).replace("\u00a0", "_") == expected
