"""Hedges on a page: a figure never stands without its own, nor beside one that its source does not have."""

from __future__ import annotations

import pytest

from briefs.audit import audit_html
from briefs.view.shown import Shown

SHOWN = Shown(
    renderings={
        "share": frozenset({"more than 40%", "40%", "40", "2024"}),
        "growth": frozenset({"about 40%", "40%"}),
        "sum": frozenset({"$9.3 billion", "9.3"}),
        "quote": frozenset({"China has more than 40%"}),
    },
    quotations={"quote": frozenset({"China has more than 40%"})},
    figures={
        "share": {"more than 40%": "", "40%": "more than", "40": "more than"},
        "growth": {"about 40%": "", "40%": "about"},
        "sum": {"$9.3 billion": "", "9.3": ""},
    },
    units={"share": {"40": "per cent"}, "sum": {"9.3": "billion US dollars"}},
    furniture=frozenset({"Edition 1", "per cent", "Billion US dollars", "billion US dollars"}),
    names=(),
    counts=frozenset(),
)

SHARE = '<data data-fact="share">40%</data>'
WHOLE = '<data data-fact="share">more than 40%</data>'
HEDGE = '<span data-hedge="share">more than</span>'
SUM = '<data data-fact="sum">$9.3 billion</data>'


def found(body: str) -> list[str]:
    return [finding.code for finding in audit_html(f"<body>{body}</body>", SHOWN, "out/x.html")[1]]


def row(*cells: str) -> str:
    return f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"


class TestOwnHedges:
    @pytest.mark.parametrize(
        "body",
        [
            f"<p>China has {WHOLE} of them</p>",
            f"<p>{HEDGE} <strong>{SHARE}</strong></p>",
            f"<p><b>{HEDGE}</b>\n {SHARE}</p>",
            row("China", HEDGE, SHARE, "x"),
            row("China", HEDGE, '<data data-fact="share">\u200740</data>', "<i data-furniture>per cent</i>"),
            f"<svg><text>China <tspan>{WHOLE}</tspan></text><text>{SHARE}</text></svg>",
            '<p>In <data data-fact="share">2024</data></p>',
        ],
    )
    def test_a_figure_with_its_hedge_passes(self, body: str) -> None:
        assert found(body) == []

    @pytest.mark.parametrize(
        "body",
        [
            f"<p>China has {SHARE} of them</p>",
            f"<p>{HEDGE} of all, {SHARE}</p>",
            f"<p>{HEDGE} <data data-fact='growth'>40%</data></p>",
            f"<p>{SHARE} {HEDGE}</p>",
            f"<p>more than {SHARE}</p>",
            row("China", "", SHARE),
            row(HEDGE, "China", SHARE),
            row(HEDGE, "Edition", SHARE) + row(SHARE),
            f"<p><span hidden>{HEDGE}</span> {SHARE}</p>",
            f"<p><span data-print-only>{HEDGE}</span> {SHARE}</p>",
            f"<svg><text>{SHARE}</text></svg>",
            f"<svg><text>{WHOLE}</text></svg><svg><text>{SHARE}</text></svg>",
        ],
    )
    def test_a_figure_without_its_hedge_is_found(self, body: str) -> None:
        assert "E502" in found(body)

    @pytest.mark.parametrize(
        "body",
        [
            f"<p>{HEDGE} of them</p>",
            f"<p>{HEDGE} {SUM}</p>",
            f"<p>{HEDGE} {WHOLE}</p>",
            f"<p><span data-hedge='share'>less than</span> {SHARE}</p>",
            f"<p><span data-hedge='sum'>more than</span> {SUM}</p>",
        ],
    )
    def test_a_hedge_that_is_not_before_its_figure_is_found(self, body: str) -> None:
        assert "E502" in found(body)

    @pytest.mark.parametrize("body", ["<h1 title='Up by 40%'>A</h1>", "<svg><desc>China: 40%</desc></svg>"])
    def test_a_figure_is_not_read_out_without_its_hedge(self, body: str) -> None:
        assert found(body) == ["E501"]


class TestForeignHedges:
    @pytest.mark.parametrize("word", ["nearly", "less than", "about", "up to", "only about", "at least", "≈", "Some"])
    def test_before_a_figure(self, word: str) -> None:
        assert "E501" in found(f"<p>It cost {word} {SUM}</p>")
        assert "E501" in found(f"<p>It cost <em>{word}</em> <b>{SUM}</b></p>")
        assert "E501" in found(row("China", word, SUM))

    @pytest.mark.parametrize("words", ["or more", "or so", "at most"])
    def test_behind_a_figure(self, words: str) -> None:
        assert "E501" in found(f"<p>It cost {SUM} {words}</p>")
        assert "E501" in found(row(SUM, words))

    def test_before_the_hedge_of_a_figure(self) -> None:
        assert "E501" in found(f"<p>less than {HEDGE} {SHARE}</p>")

    def test_where_it_is_read_out(self) -> None:
        assert found("<p title='nearly $9.3 billion'>A</p>") == ["E501"]

    @pytest.mark.parametrize(
        "body",
        [
            f"<p>A book about it cost {SUM}</p>",
            row("Measures under way or over", SUM),
            '<p>Since about <data data-fact="share">2024</data></p>',
            "<p>It is about <data data-fact='quote'>China has more than 40%</data>.</p>",
        ],
    )
    def test_other_uses_of_such_words_are_free(self, body: str) -> None:
        assert "E501" not in found(body)


class TestUnits:
    VALUE = '<data data-fact="sum">9.3</data>'
    HEAD = "<span data-furniture>Billion US dollars</span>"
    OTHER = "<span data-furniture>per cent</span>"

    def test_a_value_stands_in_a_table_that_names_its_unit(self) -> None:
        assert found(row("China", self.VALUE, self.HEAD)) == []
        groups = "".join(f"<tr><td>{each}</td></tr>" for each in (self.HEAD, self.VALUE, self.OTHER))
        assert found(f"<table>{groups}</table>") == []

    @pytest.mark.parametrize(
        "body",
        [
            f"<p>{VALUE}</p>",
            f"<p>{VALUE} {HEAD}</p>",
            row("China", VALUE),
            row("China", VALUE, OTHER),
            row(HEAD) + row(VALUE),
            f"<table><tr><td>{HEAD}</td></tr><tr><td>{OTHER}</td></tr><tr><td>{VALUE}</td></tr></table>",
        ],
    )
    def test_elsewhere_it_is_found(self, body: str) -> None:
        assert "E502" in found(body)


class TestQuotationsReadOut:
    def test_words_of_nobody_between_quotation_marks_are_found(self) -> None:
        assert found("<p title='They call it ‘broken’'>A</p>") == ["E503"]
        assert found("<svg><desc>China: ‘broken’</desc></svg>") == ["E503"]

    def test_words_of_a_fact_pass(self) -> None:
        assert found("<p title='“China has more than 40%”, they say'>A</p>") == []
