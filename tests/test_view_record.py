"""The facts of a brief as canonical JSON, and the record for search engines."""

from __future__ import annotations

import json

from view_files import BLOCKS, body, facts, view

from briefs.view.record import canonical


class TestCanonicalJson:
    def test_keys_are_sorted_and_nothing_is_padded(self) -> None:
        assert canonical({"b": 1, "a": ["é"]}) == '{"a":["é"],"b":1}'

    def test_it_can_stand_in_a_script_element(self) -> None:
        assert "<" not in canonical({"a": "</script>"})
        assert json.loads(canonical({"a": "</script>\u2028"})) == {"a": "</script>\u2028"}


class TestFacts:
    def test_the_record_is_versioned_and_says_what_it_is_of(self) -> None:
        record = json.loads(body("{north-money}.").brief.facts_json)
        assert record["schema"] == "briefs-facts/1"
        assert (record["topic"], record["edition"]) == ("test", {"number": 1, "as-of": "2025-07-28"})

    def test_it_holds_the_facts_used_and_no_others(self) -> None:
        record = json.loads(body("{money-ratio}.").brief.facts_json)
        assert list(record["facts"]) == ["north-money", "south-money"]
        assert list(record["derived"]) == ["money-ratio"]
        assert list(record["sources"]) == ["report"]

    def test_a_figure_is_text_amount_unit_and_hedge(self) -> None:
        record = json.loads(body("{south-change}.").brief.facts_json)
        assert record["facts"]["south-change"]["figure"] == {
            "text": "More than 60%",
            "amount": "60",
            "unit": "percent",
            "hedge": "over",
        }

    def test_evidence_says_where_the_quote_stands(self) -> None:
        record = json.loads(body("{south-firms}").brief.facts_json)
        (evidence,) = record["facts"]["south-firms"]["evidence"]
        ((start, end),) = evidence["spans"]
        assert facts().texts["survey"].text[start:end] == evidence["quote"] == "In Sudland private firms may run trains"

    def test_a_source_has_its_hash_and_its_record(self) -> None:
        record = json.loads(body("{race}.").brief.facts_json)
        assert record["sources"]["survey"]["sha256"] == facts().texts["survey"].sha256
        assert record["sources"]["survey"]["translation"] == {"by": "machine", "from": "not stated"}

    def test_a_derived_figure_has_formula_value_and_inputs(self) -> None:
        derived = json.loads(body("{money-ratio}.").brief.facts_json)["derived"]["money-ratio"]
        assert derived["formula"] == "north-money / south-money"
        assert (derived["value"]["amount"], derived["exact"]) == ("2.7", "8/3")
        assert derived["inputs"] == ["north-money", "south-money"]

    def test_no_number_is_a_float(self) -> None:
        def fail(text: str) -> float:
            raise AssertionError(text)

        json.loads(
            view(
                "## body\n\nSo.", "{id: body, kind: prose}", "{id: all, kind: evidence, select: all}"
            ).brief.facts_json,
            parse_float=fail,
        )

    def test_discrepancies_that_are_told_are_in_it(self) -> None:
        assert list(json.loads(body("So. {south-firms}").brief.facts_json)["discrepancies"]) == ["D1"]
        assert json.loads(body("So. {race}").brief.facts_json)["discrepancies"] == {}

    def test_gaps_are_in_it_where_they_are_shown(self) -> None:
        shown = view("", "{id: gaps, kind: gaps}").brief.facts_json
        assert json.loads(shown)["gaps"] == [
            {"actor": "sudland", "dimension": "size", "note": "The report names no number"}
        ]
        assert json.loads(body("So. {race}").brief.facts_json)["gaps"] == []

    def test_the_same_facts_give_the_same_bytes(self) -> None:
        assert body("{race}, {north-money}.").brief.facts_json == body("{north-money} {race}").brief.facts_json

    def test_a_fact_that_is_not_used_does_not_change_them(self) -> None:
        changed = facts(facts=BLOCKS["facts"].replace("statement: Norland leads", "statement: Norland is in front"))
        assert body("{race}.", changed).brief.facts_json == body("{race}.").brief.facts_json


class TestJsonLd:
    def test_the_brief_is_a_report_with_its_citations(self) -> None:
        record = json.loads(body("{north-money} and {race}.").brief.json_ld)
        assert (record["@type"], record["name"], record["datePublished"]) == ("Report", "A title", "2025-07-28")
        assert [(each["identifier"], each["name"]) for each in record["citation"]] == [
            ("A", "Rail report 7"),
            ("B", "Survey"),
        ]
        assert record["citation"][0] == {
            "@type": "CreativeWork",
            "identifier": "A",
            "name": "Rail report 7",
            "publisher": {"@type": "Organization", "name": "Rail Press"},
            "datePublished": "2024-03-04",
            "inLanguage": "en",
            "url": "https://rail.example/plan",
        }

    def test_it_says_what_it_is_and_whose(self) -> None:
        record = json.loads(body("{north-money}.").brief.json_ld)
        assert (record["@context"], record["inLanguage"], record["version"]) == ("https://schema.org", "en", "1")
        assert record["about"] == {"@type": "Thing", "name": "A test"}
        assert record["publisher"]["@type"] == "Organization"
        assert record["audience"]["@type"] == "Audience"
        assert record["description"]

    def test_a_text_that_retells_a_report_is_based_on_it(self) -> None:
        (survey,) = json.loads(body("{race}.").brief.json_ld)["citation"]
        assert "publisher" not in survey, "nobody is named"
        assert survey["isBasedOn"] == {
            "@type": "Report",
            "publisher": {"@type": "Organization", "name": "The Union"},
        }
