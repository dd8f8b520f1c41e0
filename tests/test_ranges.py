"""A range is one figure: it is read, printed and checked whole, and nothing is computed or drawn with it."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Cli
from hypothesis import given
from hypothesis import strategies as st
from small_project import put

from briefs.numbers import FigureError, dropped, read_figure, show_figure, show_parts

SOURCE = """\
The Ministry plans to spend between €2.1 billion and €2.4 billion on grids by 2030. The Association asks for €4 billion.
"""
FACTS = """\
format: 1
title: Grids
edition: {{number: 1, as-of: 2026-03-10}}
actors:
  ministry: {{name: Ministry}}
  association: {{name: Association}}
measures:
  spending: {{label: Spending on grids, unit: EUR}}
sources:
  report: {{file: seeds/report.txt, sha256: {sha256}, title: A report, publisher: unknown}}
facts:
  planned:
    statement: "{{figure}} is planned"
    actor: ministry
    measure: spending
    period: 2030
    figure: {figure}
    evidence:
      - source: report
        quote: "The Ministry plans to spend between €2.1 billion and €2.4 billion on grids by 2030"
  asked:
    statement: "{{figure}} is asked for"
    actor: association
    measure: spending
    figure: €4 billion
    evidence: [{{source: report, quote: The Association asks for €4 billion}}]
"""
AUDIENCE = """\
name: Reader
reader: For readers
purpose: What is it?
sections:
  - {id: body, kind: prose, title: Body}
  - {id: figures, kind: figures, title: Figures}
  - {id: sources, kind: sources, title: Sources}
"""
PROSE = """\
# Spending on grids

## bottom-line

The ministry plans to spend {planned}. The association asks for {asked}.

## body

The ministry plans to spend {planned} by {planned.period}. The association asks for {asked}.

## figures

- {planned} The plan.
- {asked} The demand.
"""
WHOLE = "between €2.1 billion and €2.4 billion"


def project(root: Path, figure: str = WHOLE, more: str = "", prose: str = PROSE) -> Path:
    sha256 = hashlib.sha256(SOURCE.encode()).hexdigest()
    files = {
        "briefs.yaml": "format: 1\n",
        "templates/reader/audience.yaml": AUDIENCE,
        "seeds/report.txt": SOURCE,
        "facts/grids.yaml": FACTS.format(sha256=sha256, figure=figure) + more,
        "facts/grids/reader.en.md": prose,
    }
    for path, text in files.items():
        put(root, path, text)
    return root


class TestReading:
    @pytest.mark.parametrize(
        ("text", "unit", "lower", "upper"),
        [
            (WHOLE, "EUR", "2100000000", "2400000000"),
            ("between €2.1 and €2.4 billion", "EUR", "2100000000", "2400000000"),
            ("Between 5 and 10 companies", "companies", "5", "10"),
            ("5 to 10 million", "people", "5000000", "10000000"),
            ("900,000 to 1.2 million", "people", "900000", "1200000"),
            ("5–10%", "percent", "5", "10"),
            ("5 - 10 per cent", "percent", "5", "10"),
            ("5% to 10%", "percent", "5", "10"),
            ("about 5 to 10 per cent", "percent", "5", "10"),
            ("$5–10 million", "USD", "5000000", "10000000"),
            ("US$5m to US$10m", "USD", "5000000", "10000000"),
            ("5 to 10 million euros", "EUR", "5000000", "10000000"),
            ("−5 to 10%", "percent", "-5", "10"),
        ],
    )
    def test_both_ends_are_read_with_what_belongs_to_both(self, text: str, unit: str, lower: str, upper: str) -> None:
        figure = read_figure(text, unit)
        assert (figure.ends, figure.unit, figure.text) == ((Decimal(lower), Decimal(upper)), unit, text)

    @pytest.mark.parametrize(
        "text",
        [
            "5 and 10%",
            "between 5% to 10%",
            "between 5% or 10%",
            "from 5% to 10%",
            "10% to 5%",
            "5% to 5%",
            "over 5% to 10%",
            "5% to over 10%",
            "5% to 10% to 15%",
            "5 percentage points to 10%",
        ],
    )
    def test_what_is_no_range_from_less_to_more_is_refused(self, text: str) -> None:
        with pytest.raises(FigureError):
            read_figure(text, "percent")

    @given(st.decimals(0, 999, places=1), st.decimals(0, 999, places=1))
    def test_the_ends_are_those_of_the_amounts_read_alone(self, one: Decimal, other: Decimal) -> None:
        lower, upper = sorted((one, other))
        if lower < upper:
            for text in (
                f"between {lower} and {upper} million",
                f"{lower}–{upper} million",
                f"{lower} to {upper} million",
            ):
                ends = tuple(read_figure(f"{end} million", "people").amount for end in (lower, upper))
                assert read_figure(text, "people").ends == ends

    @pytest.mark.parametrize(
        ("before", "figure", "after", "lost"),
        [
            ("It plans ", WHOLE, " by 2030.", None),
            ("Of ", "5 to 10 million", " people", None),
            ("It plans between ", "€2.1 billion and €2.4 billion", " by 2030.", "between"),
            ("It rose from ", "5 to 10 million", " people", "from"),
            ("It plans between €", "2.1 and €2.4 billion", " by 2030.", "€"),
            ("It is ", "5–10", "%", "%"),
        ],
    )
    def test_it_is_taken_whole_and_a_change_is_none(
        self, before: str, figure: str, after: str, lost: str | None
    ) -> None:
        cut = dropped(before, figure, after)
        assert (cut.text if cut else None) == lost


class TestShowing:
    @pytest.mark.parametrize(
        ("text", "unit", "sentence", "parts"),
        [
            (WHOLE, "EUR", "between €2.1\u00a0billion and €2.4\u00a0billion", ("", "€", "2.1–2.4", "billion")),
            ("Between 5 and 10%", "percent", "between 5 and 10%", ("", "", "5–10", "%")),
            ("About 5 to 10 million", "people", "about 5 to 10\u00a0million", ("about", "", "5–10", "million")),
        ],
    )
    def test_a_sentence_has_the_words_of_the_source_and_a_table_both_ends(
        self, text: str, unit: str, sentence: str, parts: tuple[str, ...]
    ) -> None:
        figure = read_figure(text, unit)
        shown = show_parts(figure, "en", significant=1)
        assert show_figure(figure, "en", significant=1) == sentence
        assert (shown.hedge, shown.symbol, shown.value, shown.suffix) == parts

    def test_another_language_writes_both_ends_by_its_rules(self) -> None:
        assert show_figure(read_figure("1.5 to 2.5%", "percent"), "de") == "1,5\u00a0%–2,5\u00a0%"


class TestBriefs:
    def test_page_table_record_and_verdict_hold_both_ends(self, tmp_path: Path, cli: Cli) -> None:
        root = project(tmp_path)
        done = cli(root, "build")
        assert done.code == 0, done.err
        page = (root / "out/grids.reader.en.html").read_text(encoding="utf-8")
        assert '"amount":"2100000000"' in page
        assert '"upper":"2400000000"' in page
        shown = "between €2.1\u00a0billion and €2.4\u00a0billion"
        assert f'value="2100000000/2400000000" data-fact="planned">{shown}</data>' in page
        assert ">2.1–2.4<" in page
        assert "<svg" not in page
        assert cli(root, "verify", "out/grids.reader.en.pdf", "out/grids.reader.en.html").code == 0

    @pytest.mark.parametrize(
        ("figure", "code"),
        [
            ("€2.1 billion", "E206"),
            ("€2.4 billion", "E206"),
            ("€2.1 billion and €2.4 billion", "E206"),
            ("between €2.1 billion and €2.5 billion", "E205"),
            ("between €2.1 billion and €2.4 million", "E205"),
        ],
    )
    def test_half_a_range_or_another_one_is_found(self, tmp_path: Path, cli: Cli, figure: str, code: str) -> None:
        done = cli(project(tmp_path, figure), "check")
        assert done.code == 1
        assert f"facts/grids.yaml:17:13: error {code} " in done.err

    def test_nothing_is_computed_with_it(self, tmp_path: Path, cli: Cli) -> None:
        more = "derived:\n  left: {label: Left, formula: asked - planned, unit: EUR, because: They ask and plan}\n"
        done = cli(project(tmp_path, more=more), "check")
        assert done.code == 1
        assert "error E305 'planned' has nothing to compute with" in done.err

    def test_nothing_is_drawn_of_it(self, tmp_path: Path, cli: Cli) -> None:
        root = project(tmp_path, prose=PROSE.replace("- {planned} The plan.", "- {planned} {asked} Both."))
        put(root, "templates/reader/audience.yaml", AUDIENCE.replace("kind: figures", "kind: chart"))
        done = cli(root, "check")
        assert done.code == 1
        assert "error E417 no one length to draw: 'planned' is a range" in done.err

    def test_an_amount_outside_of_it_contradicts_it(self, tmp_path: Path, cli: Cli) -> None:
        root = project(tmp_path)
        path = root / "facts/grids.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("actor: association", "actor: ministry\n    actor-because: a test\n    period: 2030")
        )
        done = cli(root, "check")
        assert "error E307 " in done.err
