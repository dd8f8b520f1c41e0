"""Models read from YAML, and the findings where it does not fit: `briefs.model`."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import Golden
from hypothesis import given
from hypothesis import strategies as st

from briefs.model import AudienceFile, FactFile, LabelsFile, PartialDate, ProjectFile, Time
from briefs.model.nearest import did_you_mean
from briefs.model.reading import read_model
from briefs.model.references import check_references
from briefs.problems import Findings, in_order
from briefs.yaml_reader import read_yaml

TESTDATA = Path(__file__).parent / "testdata" / "reading"

SMALLEST = """
format: 1
title: A topic
edition: {number: 1, as-of: 2025-07-28}
actors: {us: {name: United States}}
sources: {report: {file: seeds/report.txt, sha256: 00, title: A report}}
facts:
"""

FACT = """
  growth:
    statement: Growth was {figure}
    measure: growth
    figure: 40%
    evidence: [{source: report, quote: growth was 40%}]
"""


def findings_of(text: str, model: type[Any] = FactFile) -> Findings:
    located, findings = read_yaml(text, "x.yaml")
    assert located is not None
    references = check_references(located) if model is FactFile else ()
    return in_order((*findings, *read_model(model, located)[1], *references))


def said(text: str, model: type[Any] = FactFile) -> list[str]:
    return [str(finding) for finding in findings_of(text, model)]


def read(text: str) -> FactFile:
    located, findings = read_yaml(text, "x.yaml")
    assert located is not None
    file, more = read_model(FactFile, located)
    assert (*findings, *more) == ()
    assert file is not None
    return file


class TestEverythingWrong:
    def test_all_findings_of_a_file_with_everything_wrong_come_at_once_at_their_places(self, golden: Golden) -> None:
        text = (TESTDATA / "wrong.yaml").read_text(encoding="utf-8")
        located, findings = read_yaml(text, "facts/wrong.yaml")
        assert located is not None
        file, more = read_model(FactFile, located)
        assert file is None
        findings = in_order((*findings, *more, *check_references(located)))
        golden("reading/expected.txt", "".join(f"{finding}\n    {finding.hint}\n" for finding in findings))

    def test_it_holds_each_code_of_this_step(self) -> None:
        expected = (TESTDATA / "expected.txt").read_text(encoding="utf-8")
        for code in ("E105", "E106", "E107", "E108", "E109", "E110", "E111"):
            assert f" {code} " in expected

    def test_every_finding_has_a_hint_and_none_speaks_pydantic(self) -> None:
        for finding in findings_of((TESTDATA / "wrong.yaml").read_text(encoding="utf-8")):
            assert finding.hint
            assert "nput should" not in finding.message
            assert "validation" not in finding.message


class TestFactFile:
    def test_the_smallest_file_is_read(self) -> None:
        file = read(SMALLEST + "  {}\n")
        assert file.title == "A topic"
        assert file.edition.as_of == PartialDate(2025, 7, 28)
        assert file.facts == {}

    def test_values_get_their_types_from_the_model(self) -> None:
        fact = FACT + "    value: {amount: -3.50, unit: models}\n    period: since 2017\n"
        file = read(SMALLEST + fact + "dimensions: {talks: {label: no, matrix: no}}\n")
        growth = file.facts["growth"]
        assert growth.value is not None
        assert growth.value.amount == Decimal("-3.50")
        assert growth.period == Time(PartialDate(2017), since=True)
        assert file.dimensions["talks"].label == "no"
        assert file.dimensions["talks"].matrix is False

    @pytest.mark.parametrize(
        ("keys", "kind"),
        [
            ("statement: a, measure: growth, figure: 40%", "figure"),
            ("when: 2025", "time"),
            ("words: global cooperation", "words"),
            ("statement: a", "plain"),
        ],
    )
    def test_the_kind_of_a_fact_follows_from_its_keys(self, keys: str, kind: str) -> None:
        file = read(f"{SMALLEST}  one: {{{keys}, evidence: [{{source: report, quote: q}}]}}\n")
        assert file.facts["one"].kind == kind

    def test_a_date_is_never_made_from_a_mapping(self) -> None:
        text = f"{SMALLEST}  one: {{when: {{start: {{year: 2025}}}}, evidence: [{{source: report, quote: q}}]}}\n"
        assert said(text) == [
            "x.yaml:8:15: error E109 facts.one.when is a mapping, where a date is wanted",
        ]

    @pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e5", "1_000", "١٢", "1,5", ".5", ""])
    def test_an_amount_is_a_plain_number(self, amount: str) -> None:
        measures = "measures: {growth: {label: Growth, unit: percent}}\n"
        text = f"{SMALLEST}{FACT}    value: {{amount: '{amount}', unit: x}}\n{measures}"
        assert [finding.code for finding in findings_of(text)] == ["E109"]

    @pytest.mark.parametrize(
        "text", ["", "a", "[]", "- a", "facts: []", "facts: {a: {evidence: {b: c}}}", "gaps: {a: b}"]
    )
    def test_no_shape_of_file_is_too_wrong_for_findings(self, text: str) -> None:
        assert findings_of(text)

    @given(
        st.recursive(
            st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from([*FactFile.model_fields, "evidence", "x"]), inner, max_size=4)
            ),
            max_leaves=15,
        )
    )
    def test_no_value_whatever_raises(self, value: Any) -> None:
        import json

        located, _ = read_yaml(json.dumps(value), "x.yaml")
        if located is not None:
            assert read_model(FactFile, located)[1]
            check_references(located)


class TestReferences:
    MEASURE = "measures: {growth: {label: Growth, unit: percent}}\n"

    def test_a_file_whose_ids_all_exist_has_no_findings(self) -> None:
        more = """
gaps: [{actor: us, dimension: talks}]
dimensions: {talks: {label: Talks}}
discrepancies: [{facts: [growth], note: a}]
"""
        assert said(SMALLEST + FACT + self.MEASURE + more) == []

    @pytest.mark.parametrize(
        ("more", "message"),
        [
            ("    actor: usa\n", "x.yaml:14:12: error E110 there is no actor 'usa'"),
            ("    dimension: talks\n", "x.yaml:14:16: error E110 there is no dimension 'talks'"),
            ("gaps: [{actor: cn, dimension: us}]\n", "x.yaml:14:16: error E110 there is no actor 'cn'"),
            (
                "discrepancies: [{facts: [growth, grwth], note: a}]\n",
                "x.yaml:14:34: error E110 there is no fact 'grwth'",
            ),
        ],
    )
    def test_an_id_that_names_nothing_is_found_where_it_stands(self, more: str, message: str) -> None:
        text = SMALLEST + FACT + more + ("dimensions: {us: {label: a}}\n" if "gaps" in more else "") + self.MEASURE
        assert said(text) == [message]

    def test_the_nearest_id_is_named_or_else_those_there_are(self) -> None:
        [near, far] = findings_of(
            SMALLEST + FACT.replace("measure: growth", "measure: grwth") + "    actor: cn\n" + self.MEASURE
        )
        assert near.hint == "Did you mean 'growth'?"
        assert far.hint == "The file's actors are: us."


class TestOtherFiles:
    def test_an_audience_file_is_read_or_refused(self) -> None:
        limits = "limits: {pages: [1], words: [1, 2, 3]}"
        text = f"tab: x\n{limits}\nnumbered: maybe\nsections: [{{id: a, kind: figure, overleaf: 2}}]\n"
        assert said(text, AudienceFile) == [
            "x.yaml:1:6: error E109 tab: 'x' is not a whole number",
            "x.yaml:2:10: error E109 limits.pages has too few entries",
            "x.yaml:2:29: error E109 limits.words has too many entries",
            "x.yaml:3:11: error E109 numbered: 'maybe' is neither yes nor no",
            "x.yaml:4:26: error E109 'figure' is not possible for sections.1.kind",
            "x.yaml:4:44: error E109 sections.1.overleaf: '2' is neither yes nor no",
        ]

    def test_a_range_goes_from_the_least_to_the_most(self) -> None:
        assert said("limits: {pages: [2, 1]}\n", AudienceFile) == [
            "x.yaml:1:10: error E109 'pages' goes from 2 to 1 in limits",
        ]
        assert said("reading-age: [15, 13]\n", AudienceFile) == [
            "x.yaml:1:1: error E109 'reading-age' goes from 15 to 13",
        ]

    def test_a_project_file_needs_its_format_and_known_keys(self) -> None:
        assert said("langauges: [en]", ProjectFile) == [
            "x.yaml:1:1: error E107 unknown key 'langauges'",
            "x.yaml:1:1: error E108 the key 'format' is missing",
        ]

    def test_labels_are_text(self) -> None:
        assert said("page: Page\nof: [of]\nempty:\n", LabelsFile) == [
            "x.yaml:2:5: error E109 of is a list, where text is wanted",
            "x.yaml:3:7: error E109 empty is empty",
        ]


class TestDidYouMean:
    def test_the_nearest_name_is_meant(self) -> None:
        assert did_you_mean("figur", ["figure", "when"]) == "Did you mean 'figure'?"

    def test_case_and_hyphens_are_no_great_distance(self) -> None:
        assert did_you_mean("Said_By", ["said-by", "source"]) == "Did you mean 'said-by'?"

    def test_nothing_near_gives_nothing(self) -> None:
        assert did_you_mean("xyz", ["figure", "when"]) == ""

    def test_among_thousands_only_those_that_begin_alike_are_compared(self) -> None:
        known = [f"fact-{number}" for number in range(9990, 10000)] + [f"other-{number}" for number in range(5000)]
        assert did_you_mean("fact-9999x", known) == "Did you mean 'fact-9999'?"


class TestTimes:
    @pytest.mark.parametrize(
        "text", ["2025", "2025-07", "2025-07-28", "since 2017", "2025-07-26 to 2025-07-28", "2024 to 2025-03"]
    )
    def test_a_time_prints_as_it_was_written(self, text: str) -> None:
        assert str(Time.parse(text)) == text

    @pytest.mark.parametrize(
        "text",
        [
            "25",
            "2025-7",
            "2025-13",
            "2025-02-30",
            "0000",
            "٢٠٢٥",
            "2025 to 2025",
            "2025-07 to 2025-06",
            "2025 to 2025-07",
            "since",
            "today",
            "since 2017 to 2018",
            " 2025",
        ],
    )
    def test_what_is_no_time_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"."):
            Time.parse(text)
