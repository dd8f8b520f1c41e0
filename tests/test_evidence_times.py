"""Each day, month and year that a fact states stands in one of its quotes, and no other could be meant."""

from __future__ import annotations

import pytest
from fact_files import checked, codes, said

TEXT = (
    "It was held in Shanghai from the 26th to the 28th. On the 23rd, just before, the plan was announced.\n\n"
    "Robots on July 28, 2025. An order in July 2025, and one in June 2024.\n\n"
    "They published more than all others since 2017, and much in 2018."
)
HELD = "held in Shanghai from the 26th to the 28th"
PICTURE = "Robots on July 28, 2025"


def time_fact(when: str, *quotes: str, field: str = "when") -> str:
    evidence = "".join(f'\n      - {{source: a, quote: "{quote}"}}' for quote in quotes)
    return f"\n  f:\n    statement: It was so\n    {field}: {when}\n    evidence:{evidence}"


class TestWhen:
    @pytest.mark.parametrize(
        ("when", "quotes"),
        [
            ("2025-07-28", [PICTURE]),
            ("2025-07", ["An order in July 2025"]),
            ("2025-07-26 to 2025-07-28", [HELD, PICTURE]),
            ("2025-07-23", ["On the 23rd, just before", "An order in July 2025"]),
            ("2025-07-23", ["On the 23rd, just before", PICTURE]),
            ("since 2017", ["all others since 2017"]),
            ("2018", ["and much in 2018"]),
        ],
    )
    def test_the_quotes_together_give_day_month_and_year(self, when: str, quotes: list[str]) -> None:
        assert codes(TEXT, facts=time_fact(when, *quotes)) == []

    @pytest.mark.parametrize(
        ("when", "quotes", "missing"),
        [
            ("2025-07-27", [PICTURE], "the quote does not state the day 27"),
            ("2025-08-28", [PICTURE], "the quote does not state the"),
            ("2024-07-28", [PICTURE], "the quote does not state the"),
            (
                "2025-07-26",
                ["It was held in Shanghai from the 26th"],
                "the quote does not state the month July and the year 2025",
            ),
            ("2025-07-26 to 2025-07-29", [HELD, PICTURE], "no quote states the day 29"),
            ("2025-07-21", ["On the 23rd, just before", PICTURE], "no quote states the day 21"),
            ("2018", ["all others since 2017"], "the quote does not state the year 2018"),
            ("since 2018", ["and much in 2018"], "the quote does not state the word since"),
        ],
    )
    def test_a_part_that_no_quote_states(self, when: str, quotes: list[str], missing: str) -> None:
        (line,) = said(TEXT, facts=time_fact(when, *quotes))
        assert line.startswith(f"E211 {missing}")
        assert line.endswith(f"of `when: {when}`")

    def test_the_day_stands_in_the_first_quote(self) -> None:
        """Else a wrong day could lean on the day of a quote that is there for the month and year."""
        assert said(TEXT, facts=time_fact("2025-07-28", "On the 23rd, just before", PICTURE)) == [
            "E211 the first quote does not state the day of `when: 2025-07-28`"
        ]

    def test_the_first_quote_states_no_other_day(self) -> None:
        assert said(TEXT, facts=time_fact("2025-07-28", HELD, PICTURE)) == [
            "E211 beside `when: 2025-07-28` the first quote states another day: 26"
        ]
        assert codes(TEXT, facts=time_fact("2025-07-26", "held in Shanghai from the 26th", PICTURE)) == []

    def test_the_quotes_state_no_other_month_or_year(self) -> None:
        found = said(
            TEXT,
            facts=time_fact("2025-07-23", "On the 23rd, just before", "An order in July 2025, and one in June 2024"),
        )
        assert found == [
            "E211 beside `when: 2025-07-23` the quotes state another month: 6",
            "E211 beside `when: 2025-07-23` the quotes state another year: 2024",
        ]

    def test_dates_are_marked_in_the_quotes(self) -> None:
        proofs = checked(TEXT, facts=time_fact("2025-07-26 to 2025-07-28", HELD, PICTURE)).facts["f"].proofs
        marked = ["|".join(proof.verbatim[start:end] for start, end in proof.marked) for proof in proofs]
        assert marked[0] == "26th|28th"
        assert marked[1] in ("July 28, 2025", "July 28|2025")


class TestPeriod:
    def test_each_part_stands_in_a_quote(self) -> None:
        assert codes(TEXT, facts=time_fact("2024", "An order in July 2025, and one in June 2024", field="period")) == []
        assert codes(TEXT, facts=time_fact("since 2017", "all others since 2017", field="period")) == []

    def test_a_part_that_no_quote_states(self) -> None:
        assert said(TEXT, facts=time_fact("2023", "and one in June 2024", field="period")) == [
            "E211 the quote does not state the year 2023 of `period: 2023`"
        ]


class TestLanguages:
    def test_each_quote_is_read_in_the_language_of_its_source(self) -> None:
        from fact_files import fact_file, read_book, source_text

        from briefs.evidence import check

        texts = {"a": source_text("a", "Es geschah am 3. Mai in Wien."), "b": source_text("b", "It was May 2024 then.")}
        sources = "".join(
            f"\n  {id}: {{file: {text.path}, sha256: {text.sha256}, title: T, language: {language}}}"
            for (id, text), language in zip(texts.items(), ("de", "en"), strict=True)
        )
        facts = time_fact("2024-05-03", "Es geschah am 3. Mai", "It was May 2024").replace(
            'a, quote: "It', 'b, quote: "It'
        )
        assert check(read_book(fact_file({}, sources=sources, facts=facts)), texts)[1] == ()

    def test_an_unknown_language_is_a_finding(self) -> None:
        from fact_files import fact_file, read_book, source_text

        from briefs.evidence import check

        text = source_text("a", TEXT)
        sources = f"\n  a: {{file: {text.path}, sha256: {text.sha256}, title: T, language: xqz}}"
        book = read_book(fact_file({}, sources=sources, facts=time_fact("2025-07-28", PICTURE)))
        (finding,) = check(book, {"a": text})[1]
        assert (finding.code, finding.message) == ("E109", "the language 'xqz' is not known")
