"""The view of a brief as a whole: its sections, what is wrong with them, and that nothing depends on chance."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from view_files import BLOCKS, audience, body, facts, look, outcome, read, view

BODY = "{id: body, kind: prose}"
PATH = "facts/test/reader.en.md"


class TestSections:
    def test_they_stand_in_the_audiences_order(self) -> None:
        found = view("## b\n\nTwo.\n\n## a\n\nOne.", "{id: a, kind: prose}", "{id: b, kind: prose}").brief
        assert [section.id for section in found.sections] == ["a", "b"]

    def test_they_are_numbered_where_the_audience_wants_it(self) -> None:
        reader = audience(BODY, "{id: gaps, kind: gaps}", numbered=True)
        assert [section.number for section in view("## body\n\nSo.", reader=reader).brief.sections] == ["1", "2"]
        assert [section.number for section in body("So.").brief.sections] == [""]

    def test_they_are_listed_where_the_audience_wants_it_but_for_those_without_a_title(self) -> None:
        titled = ("{id: body, kind: prose, title: Body}", "{id: gaps, kind: gaps}")
        listing = view("## body\n\nSo.", reader=audience(*titled, contents=True))
        assert [section.id for section in listing.brief.contents] == ["body"]
        assert view("## body\n\nSo.", *titled).brief.contents == ()

    def test_one_that_is_not_required_and_holds_nothing_is_left_out(self) -> None:
        found = view(
            "## body\n\nSo.",
            BODY,
            "{id: more, kind: prose, required: no}",
            "{id: d, kind: discrepancies, required: no}",
        )
        assert [section.id for section in found.brief.sections] == ["body"]

    def test_one_that_is_required_stands_there_even_if_it_holds_nothing(self) -> None:
        assert len(view("", "{id: d, kind: discrepancies}").brief.sections) == 1


class TestFindings:
    def test_a_section_that_prose_lacks(self) -> None:
        assert [str(finding) for finding in outcome("", BODY)] == [f"{PATH}: error E407 section 'body' is missing"]

    def test_a_section_that_prose_leaves_empty(self) -> None:
        assert [str(finding) for finding in outcome("## body", BODY)] == [
            f"{PATH}:7:4: error E407 section 'body' is empty"
        ]

    def test_a_section_that_the_audience_does_not_have(self) -> None:
        (finding,) = outcome("## boby\n\nSo.\n\n## body\n\nSo.", BODY)
        assert str(finding) == f"{PATH}:7:4: error E408 audience 'reader' has no section 'boby'"
        assert finding.hint == "Did you mean 'body'?"

    def test_the_hint_names_each_section_once(self) -> None:
        (finding,) = outcome("## zzz\n\nSo.\n\n## body\n\nSo.", BODY)
        assert finding.hint == "There are: bottom-line, body."

    def test_a_reference_that_leads_nowhere(self) -> None:
        (finding,) = outcome("## body\n\nIt spent {noth-money}.", BODY)
        assert str(finding) == f"{PATH}:9:10: error E401 nothing has the id 'noth-money'"

    def test_a_field_that_a_fact_does_not_have(self) -> None:
        (finding,) = outcome("## body\n\nSo {race.figure}.", BODY)
        assert str(finding) == f"{PATH}:9:4: error E401 'race' has no field 'figure'"

    def test_a_reference_in_a_statement_that_leads_nowhere(self) -> None:
        wrong = facts(facts=BLOCKS["facts"].replace("statement: Norland leads", 'statement: "Norland leads {nobody}"'))
        (finding,) = outcome("## body\n\nSo.", BODY, of=wrong)
        assert (finding.code, finding.place.path, finding.message) == (
            "E401",
            "facts/test.yaml",
            "nothing has the id 'nobody'",
        )

    def test_a_statement_within_a_statement(self) -> None:
        wrong = facts(
            facts=BLOCKS["facts"].replace("statement: Norland leads", 'statement: "Leads {south-firms.statement}"')
        )
        (finding,) = outcome("## body\n\nSo.", BODY, of=wrong)
        assert finding.message == "a statement cannot take in the statement of 'south-firms'"

    def test_all_of_them_at_once_in_order(self) -> None:
        found = outcome("## boby\n\nIt spent {noth-money}.", BODY)
        assert [finding.code for finding in found] == ["E407", "E408", "E401"]

    def test_a_label_that_is_missing(self) -> None:
        labels = {key: text for key, text in look().labels.items() if key != "rests-on"}
        (finding,) = outcome("## body\n\n{money-ratio}", BODY, labels=replace(look(), labels=labels))
        assert str(finding) == "templates/labels/en.yaml: error E415 label 'rests-on' is missing"

    def test_a_label_with_a_place_that_nothing_fills(self) -> None:
        labels = {**look().labels, "support-one": "Only {voice}."}
        (finding,) = outcome("## body\n\n{race}", BODY, labels=replace(look(), labels=labels))
        assert finding.message == "label 'support-one' has a place {voice} that nothing fills"
        assert finding.hint == "Places that this label can have: {voices}."


class TestTheFrame:
    def test_edition_and_date_are_furniture(self) -> None:
        found = body("So.")
        assert found.brief.edition == "Edition <span data-furniture>1</span>"
        assert read(found.brief.as_of) == "Facts as of 28 July 2025"
        assert {"1", "28 July 2025"} <= found.shown.furniture

    def test_the_bottom_line_is_the_proses(self) -> None:
        assert body("So.").brief.bottom_line == "In short."

    def test_counts_of_what_is_shown(self) -> None:
        strip = {label: read(count) for label, count in body("{money-ratio} and {south-firms}").brief.strip}
        assert strip == {"Sources": "2", "Facts": "5", "Computed": "1", "Gaps declared": "1", "Discrepancies": "1"}

    def test_the_palette_has_the_actors_accents(self) -> None:
        assert body("So.").brief.palette["actor-1"] == look().theme.actors[1]["light"]

    def test_running_texts_are_recorded_for_the_margins(self) -> None:
        shown = body("So.").shown
        assert shown.running == ("Reader", "A test", "Edition 1", "Facts as of 28 July 2025")
        assert shown.page_label == "Page {page} of {pages}"


SCRIPT = """
import sys
sys.path.insert(0, "tests")
from view_files import view
made = view("## body\\n\\n{race}, {money-ratio} and {south-firms}", "{id: body, kind: prose}",
            "{id: m, kind: matrix, select: all}", "{id: f, kind: figures}", "{id: s, kind: sources}")
print(made.brief, {key: sorted(value) for key, value in made.shown.renderings.items()})
"""


class TestDeterminism:
    def test_nothing_depends_on_the_hash_seed(self) -> None:
        root = Path(__file__).parent.parent

        def run(seed: str) -> bytes:
            command = [sys.executable, "-c", SCRIPT]
            return subprocess.run(
                command, cwd=root, env={"PYTHONHASHSEED": seed}, check=True, capture_output=True
            ).stdout

        assert run("1") == run("2")
