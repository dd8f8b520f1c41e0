"""`briefs verify`: finished briefs stand, and what somebody did to them is found, or said to be beyond it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
import tampering
from conftest import Cli
from small_project import edit, put
from tampering import (
    everywhere,
    resealed,
    saved_again,
    with_facts,
    with_note,
    with_text,
    with_title,
    with_xmp_title,
    without_facts,
    without_last_page,
)

from briefs.build.verification import Around, around, verify_file
from briefs.model.embedded import read_embedded
from briefs.problems import UserError
from briefs.verifying import AtHand, Name, Outcome, Verdict
from briefs.verifying.record import check_record
from briefs.view.record import canonical, record_sha256

FORMATS: Final = ("pdf", "html")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose briefs have been made."""
    return tampering.built(tmp_path_factory)


@pytest.fixture(params=FORMATS)
def brief(request: pytest.FixtureRequest, root: Path) -> bytes:
    """A brief as it was made."""
    return made(root, request.param)


def made(root: Path, format: str) -> bytes:
    return (root / "out" / f"rail.press.en.{format}").read_bytes()


def judged(data: bytes, folder: Path, beside: Around | None = None) -> Verdict:
    file = folder / "received"
    file.write_bytes(data)
    return verify_file(file, beside or Around())


def wrong(verdict: Verdict) -> set[str]:
    return {check.name.value for check in verdict.checks if check.outcome is Outcome.FAILED}


def told(verdict: Verdict) -> str:
    return "\n".join(line for check in verdict.checks for line in (check.message, *check.details))


def set_figure(text: str, *, quote: bool = False) -> tampering.Change:
    """A change of the figure 41; with `quote` also of what its source is said to say."""

    def change(record: dict[str, Any]) -> None:
        fact = record["facts"]["trams-now"]
        fact["figure"] |= {"text": text, "amount": text}
        record["shown"]["values"]["trams-now"] = ["3 March 2025", text]
        if quote:
            fact["evidence"][0]["quote"] = fact["evidence"][0]["quote"].replace("41", text)
            record["derived"]["trams-more"]["value"]["amount"] = record["derived"]["trams-more"]["exact"] = str(
                int(text) - 16
            )
            values = record["shown"]["values"]["trams-more"]
            record["shown"]["values"]["trams-more"] = [each.replace("25", str(int(text) - 16)) for each in values]

    return change


class TestWhole:
    def test_a_brief_as_it_was_made_stands_without_the_project(self, brief: bytes, tmp_path: Path) -> None:
        verdict = judged(brief, tmp_path)
        assert wrong(verdict) == set(), told(verdict)
        assert [check.name.value for check in verdict.checks if check.outcome is Outcome.NOT_CHECKED] == [
            "sources",
            "edition",
        ]
        assert verdict.says == "Trams, for press, edition 1, facts as of 2025-07-28"

    def test_with_the_project_nothing_is_left_unchecked(self, brief: bytes, root: Path, tmp_path: Path) -> None:
        verdict = judged(brief, tmp_path, around(root, None, tmp_path))
        assert {check.outcome for check in verdict.checks} == {Outcome.PASSED}, told(verdict)

    def test_a_folder_of_sources_is_enough_for_the_quotes(self, brief: bytes, root: Path, tmp_path: Path) -> None:
        verdict = judged(brief, tmp_path, around(None, root / "seeds", tmp_path))
        assert {check.name.value: check.outcome.value for check in verdict.checks} | {
            "sources": "passed",
            "edition": "not checked",
        } == {check.name.value: check.outcome.value for check in verdict.checks}

    @pytest.mark.parametrize(
        "options", [(), ("--linearize",), ("--object-streams=disable", "--stream-data=uncompress")]
    )
    def test_a_pdf_that_qpdf_wrote_anew_stands(self, root: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
        (tmp_path / "sent.pdf").write_bytes(made(root, "pdf"))
        subprocess.run(["qpdf", *options, "sent.pdf", "archived.pdf"], cwd=tmp_path, check=True)
        assert wrong(judged((tmp_path / "archived.pdf").read_bytes(), tmp_path)) == set()

    def test_a_pdf_that_another_program_saved_again_stands(self, root: Path, tmp_path: Path) -> None:
        assert wrong(judged(saved_again(made(root, "pdf")), tmp_path)) == set()

    def test_white_space_between_elements_says_nothing(self, root: Path, tmp_path: Path) -> None:
        html = made(root, "html").replace(b"</p>", b"</p>\r\n   ")
        assert wrong(judged(html, tmp_path)) == set()


class TestText:
    def test_a_digit_in_the_text(self, brief: bytes, tmp_path: Path) -> None:
        verdict = judged(with_text(brief, "41", "44"), tmp_path)
        assert wrong(verdict) == {"text", "values"}
        assert "44" in told(verdict)

    def test_a_digit_in_the_text_whose_hash_was_made_anew(self, brief: bytes, tmp_path: Path) -> None:
        assert wrong(judged(resealed(with_text(brief, "41", "44")), tmp_path)) == {"values"}

    def test_a_word_in_the_text(self, brief: bytes, tmp_path: Path) -> None:
        assert wrong(judged(with_text(brief, "likes to", "has to  "), tmp_path)) == {"text"}

    def test_a_figure_swapped_for_another_of_the_brief(self, brief: bytes, tmp_path: Path) -> None:
        verdict = judged(with_text(brief, "41", "16"), tmp_path)
        # A PDF does not say which fact a number shows: there the hash alone tells.
        assert wrong(verdict) == ({"text"} if brief.startswith(b"%PDF") else {"text", "values"})

    def test_a_figure_without_its_hedge(self, brief: bytes, tmp_path: Path) -> None:
        space = "\u00a0" if b"more than\xc2\xa060" in brief else " "
        old = f"more than{space}60" if not brief.startswith(b"%PDF") else "more than 60"
        assert wrong(judged(with_text(brief, old, "          60"), tmp_path)) == {"text", "values"}

    def test_a_word_in_a_quotation(self, brief: bytes, tmp_path: Path) -> None:
        verdict = judged(with_text(brief, "Trams belong to", "Trams belong in"), tmp_path)
        assert wrong(verdict) == {"text", "values"}
        assert "belong in" in told(verdict)

    def test_a_page_that_was_taken_out(self, root: Path, tmp_path: Path) -> None:
        assert "text" in wrong(judged(without_last_page(made(root, "pdf")), tmp_path))

    def test_a_part_of_the_page_that_was_taken_out(self, root: Path, tmp_path: Path) -> None:
        html = made(root, "html").decode()
        assert wrong(judged(html.replace(tampering.FILLING.strip(), "", 1).encode(), tmp_path)) == {"text"}

    def test_the_title(self, brief: bytes, tmp_path: Path) -> None:
        assert "text" in wrong(judged(with_title(brief, "Trains"), tmp_path))

    def test_the_title_of_the_xmp(self, root: Path, tmp_path: Path) -> None:
        verdict = judged(with_xmp_title(made(root, "pdf"), "Trains"), tmp_path)
        assert wrong(verdict) == {"values"}
        assert "its XMP does not say 'Trams for the press" in told(verdict)

    def test_a_text_laid_over_the_page(self, root: Path, tmp_path: Path) -> None:
        assert wrong(judged(with_note(made(root, "pdf")), tmp_path)) == {"text", "values"}
        verdict = judged(resealed(with_note(made(root, "pdf"))), tmp_path)
        assert wrong(verdict) == {"values"}
        assert "page 1 bears a note, a field or a painted link" in told(verdict)

    def test_a_script_that_could_write_anything(self, root: Path, tmp_path: Path) -> None:
        html = made(root, "html").replace(b"</body>", b"<script>document.title = 1</script></body>")
        assert wrong(judged(html, tmp_path)) == {"text", "values"}
        assert wrong(judged(resealed(html), tmp_path)) == {"values"}

    def test_a_file_without_the_hash(self, root: Path, tmp_path: Path) -> None:
        html = made(root, "html").replace(b'<meta name="briefs-text-sha256"', b'<meta name="other"')
        assert wrong(judged(html, tmp_path)) == {"text"}


class TestFacts:
    def test_a_digit_in_the_facts(self, brief: bytes, tmp_path: Path) -> None:
        verdict = judged(with_facts(brief, set_figure("44")), tmp_path)
        assert wrong(verdict) == {"facts", "values", "evidence", "computed"}

    def test_a_digit_in_text_and_facts(self, brief: bytes, tmp_path: Path) -> None:
        both = with_facts(with_text(brief, "41", "44"), set_figure("44"))
        assert {"facts", "text", "evidence"} <= wrong(judged(both, tmp_path))

    def test_a_digit_in_text_and_facts_with_all_hashes_made_anew(self, brief: bytes, tmp_path: Path) -> None:
        forged = resealed(with_facts(with_text(brief, "41", "44"), set_figure("44"), rehash=True))
        assert {"evidence", "computed"} <= wrong(judged(forged, tmp_path))

    def test_a_quote_of_the_facts(self, brief: bytes, tmp_path: Path) -> None:
        def change(record: dict[str, Any]) -> None:
            record["facts"]["trams-now"]["evidence"][0]["quote"] = "the council of Norland said that it has 41 trams"

        assert "facts" in wrong(judged(with_facts(brief, change), tmp_path))
        assert "facts" not in wrong(judged(with_facts(brief, change, rehash=True), tmp_path))

    def test_a_computed_figure(self, brief: bytes, tmp_path: Path) -> None:
        def change(record: dict[str, Any]) -> None:
            record["derived"]["trams-more"]["value"]["amount"] = "26"

        verdict = judged(with_facts(brief, change, rehash=True), tmp_path)
        assert wrong(verdict) == {"computed"}
        assert "trams-now - trams-east gives 25 trams, recorded is 26 trams" in told(verdict)

    def test_a_formula(self, brief: bytes, tmp_path: Path) -> None:
        def change(record: dict[str, Any]) -> None:
            record["derived"]["trams-more"]["formula"] = "trams-now + trams-east"

        assert "computed" in wrong(judged(with_facts(brief, change, rehash=True), tmp_path))

    def test_the_edition(self, brief: bytes, tmp_path: Path) -> None:
        def change(record: dict[str, Any]) -> None:
            record["edition"]["number"] = 2

        assert wrong(judged(with_facts(brief, change), tmp_path)) == {"facts", "values"}
        verdict = judged(with_facts(brief, change, rehash=True), tmp_path)
        assert wrong(verdict) == {"values"}
        assert "it is said to be edition 2, and its pages do not say so" in told(verdict)

    def test_the_day_of_the_facts(self, brief: bytes, tmp_path: Path) -> None:
        def change(record: dict[str, Any]) -> None:
            record["edition"]["as-of"] = "2026-07-28"

        assert wrong(judged(with_facts(brief, change, rehash=True), tmp_path)) == {"values"}

    def test_what_is_said_to_be_printed_of_a_fact(self, brief: bytes, tmp_path: Path) -> None:
        def change(record: dict[str, Any]) -> None:
            record["shown"]["values"]["trams-now"].append("44")

        verdict = judged(with_facts(brief, change, rehash=True), tmp_path)
        assert wrong(verdict) == {"values"}
        assert "trams-now is said to be printed as '44'" in told(verdict)

    def test_facts_that_were_taken_out(self, brief: bytes, tmp_path: Path) -> None:
        verdict = judged(without_facts(brief), tmp_path)
        assert "facts" in wrong(verdict)
        assert "carries no facts" in told(verdict)

    @pytest.mark.parametrize(
        ("facts", "said"),
        [
            (b"[]", "no record"),
            (b"{", "Expecting"),
            (b'{"schema":"briefs-facts/99"}', "'briefs-facts/99'"),
            (b'{"schema":"briefs-facts/1","schema":"briefs-facts/1"}', "a key is given twice"),
            (b'{"schema":"briefs-facts/1"}', "field required"),
            (b"[" * 100_000, ""),
            (b"\xff", "utf-8"),
        ],
        ids=["list", "no JSON", "later form", "double key", "too little", "deep", "no text"],
    )
    def test_facts_that_cannot_be_read(self, facts: bytes, said: str) -> None:
        record, check = check_record([facts])
        assert record is None
        assert check.outcome is Outcome.FAILED
        assert said in " ".join(check.details)


class TestBeyond:
    """What is not found, as docs/decisions/verify.md says."""

    def test_text_facts_quotes_and_hashes_alike_show_only_beside_the_project(
        self, brief: bytes, root: Path, tmp_path: Path
    ) -> None:
        forged = everywhere(everywhere(brief, "41", "46"), "25", "30", but="2025")
        forged = resealed(with_facts(forged, set_figure("46", quote=True), rehash=True))
        alone = judged(forged, tmp_path)
        assert wrong(alone) == set(), told(alone)
        assert wrong(judged(forged, tmp_path, around(root, None, tmp_path))) == {"sources", "edition"}

    def test_in_a_pdf_two_figures_that_change_places_and_the_hash_made_anew(self, root: Path, tmp_path: Path) -> None:
        assert wrong(judged(resealed(with_text(made(root, "pdf"), "41", "16")), tmp_path)) == set()

    def test_in_html_they_are_found_all_the_same(self, root: Path, tmp_path: Path) -> None:
        assert wrong(judged(resealed(with_text(made(root, "html"), "41", "16")), tmp_path)) == {"values"}

    def test_a_style_sheet_that_hides(self, root: Path, tmp_path: Path) -> None:
        html = made(root, "html").replace(b"</head>", b"<style>.fact { visibility: hidden }</style></head>")
        assert wrong(judged(html, tmp_path)) == {"text"}
        assert wrong(judged(resealed(html), tmp_path)) == set()


class TestProject:
    @pytest.fixture
    def other(self, tmp_path: Path) -> Path:
        return tampering.write(tmp_path / "other")

    def test_a_newer_edition_supersedes_it(self, brief: bytes, other: Path, tmp_path: Path) -> None:
        edit(other, "facts/rail.yaml", "{number: 1, as-of: 2025-07-28}", "{number: 2, as-of: 2025-08-30}")
        verdict = judged(brief, tmp_path, around(other, None, tmp_path))
        assert wrong(verdict) == {"edition"}
        assert "edition 1 is superseded: the project has edition 2, as of 2025-08-30" in told(verdict)

    def test_it_cannot_be_newer_than_the_project(self, brief: bytes, other: Path, tmp_path: Path) -> None:
        def change(record: dict[str, Any]) -> None:
            record["edition"]["number"] = 2

        forged = with_facts(brief, change, rehash=True)
        assert wrong(judged(forged, tmp_path, around(other, None, tmp_path))) == {"values", "edition"}

    def test_a_fact_that_the_project_has_otherwise(self, brief: bytes, other: Path, tmp_path: Path) -> None:
        edit(other, "facts/rail.yaml", "figure: more than 60", "figure: more than 61")
        verdict = judged(brief, tmp_path, around(other, None, tmp_path))
        assert "edition" in wrong(verdict)
        assert "trams-planned: the project has 'more than 61'" in told(verdict)

    def test_a_source_that_was_changed(self, brief: bytes, other: Path, tmp_path: Path) -> None:
        put(other, "seeds/rail.txt", tampering.SOURCE.replace("16", "17"))
        verdict = judged(brief, tmp_path, around(None, other / "seeds", tmp_path))
        assert wrong(verdict) == {"sources"}
        assert "is another text than that which was quoted" in told(verdict)
        assert "does not say 'The council of Ostland said that it has 16 trams'" in told(verdict)

    def test_a_project_without_the_topic_says_nothing(self, brief: bytes, other: Path, tmp_path: Path) -> None:
        (other / "facts/rail.yaml").rename(other / "facts/road.yaml")
        verdict = judged(brief, tmp_path, around(other, None, tmp_path))
        assert wrong(verdict) == set()
        assert "has no topic 'rail'" in told(verdict)

    def test_sources_that_are_not_there_are_no_verdict(self, brief: bytes, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        verdict = judged(brief, tmp_path, around(None, tmp_path / "empty", tmp_path))
        assert wrong(verdict) == set()
        assert "its sources are not in" in told(verdict)

    def test_a_record_leads_to_no_file_outside_the_folder(self, root: Path, tmp_path: Path) -> None:
        def change(record: dict[str, Any]) -> None:
            record["sources"]["report"]["file"] = "../project/seeds/rail.txt"

        forged = with_facts(made(root, "html"), change, rehash=True)
        (tmp_path / "empty").mkdir()
        assert "not in" in told(judged(forged, tmp_path, around(None, tmp_path / "empty", root)))

    def test_a_folder_that_is_not_there_cannot_be_looked_into(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="is no folder"):
            around(None, tmp_path / "nowhere", tmp_path)


class TestOtherFiles:
    @pytest.mark.parametrize("data", [b"", b"A letter.", b"\x89PNG\r\n", b"PK\x03\x04"])
    def test_what_is_neither_pdf_nor_html(self, data: bytes, tmp_path: Path) -> None:
        verdict = judged(data, tmp_path)
        assert wrong(verdict) == {"facts"}
        assert "neither PDF nor HTML" in told(verdict)

    def test_a_page_that_is_no_brief(self, tmp_path: Path) -> None:
        verdict = judged(b"<!DOCTYPE html><html><body><p>In 2024 it was 41.</p></body></html>", tmp_path)
        assert wrong(verdict) == {"facts", "text"}
        assert "it is no brief as `briefs` made it" in told(verdict)

    @pytest.mark.parametrize("part", [0.02, 0.3, 0.7])
    def test_a_pdf_that_was_cut_off_never_stands(self, part: float, root: Path, tmp_path: Path) -> None:
        data = made(root, "pdf")
        assert not judged(data[: int(len(data) * part)], tmp_path).stands

    def test_a_pdf_with_a_hole_stands_only_with_all_its_text_and_facts(self, root: Path, tmp_path: Path) -> None:
        data = made(root, "pdf")
        holes = range(0, len(data), len(data) // 12)
        verdicts = [judged(data[:hole] + data[hole + 2000 :], tmp_path) for hole in holes]
        # A hole in a typeface is none in the text: how it looks is beyond the checks.
        assert sum(not verdict.stands for verdict in verdicts) >= 3
        assert all("with it, have the recorded hash" in told(each) for each in verdicts if each.stands)


class TestCommand:
    def test_it_ends_with_0_and_says_what_it_does_not_prove(self, cli: Cli, root: Path, tmp_path: Path) -> None:
        done = cli(tmp_path, "verify", *(str(root / "out" / f"rail.press.en.{format}") for format in FORMATS))
        assert done.code == 0, done.out
        assert done.out.count("nothing is wrong with what was checked; 2 not checked") == 2
        assert "who made the file: it bears no signature" in done.out

    def test_inside_a_project_it_looks_there(self, cli: Cli, root: Path) -> None:
        done = cli(root, "verify", "out/rail.press.en.pdf")
        assert (done.code, "not checked" in done.out.partition("What this")[0]) == (0, False)

    def test_what_is_wrong_ends_with_1_and_is_told(self, cli: Cli, root: Path, tmp_path: Path) -> None:
        (tmp_path / "received.html").write_bytes(with_text(made(root, "html"), "41", "44"))
        done = cli(tmp_path, "verify", "received.html")
        assert done.code == 1
        assert "WRONG       text" in done.out
        assert "2 of 7 are wrong; 2 not checked" in done.out

    def test_a_file_that_is_not_there_ends_with_2(self, cli: Cli, tmp_path: Path) -> None:
        done = cli(tmp_path, "verify", "received.pdf")
        assert (done.code, done.out) == (2, "")
        assert "received.pdf" in done.err

    def test_machines_get_the_same(self, cli: Cli, root: Path, tmp_path: Path) -> None:
        done = cli(tmp_path, "verify", str(root / "out/rail.press.en.pdf"), "--output-format", "json")
        data = json.loads(done.out)
        assert [file["stands"] for file in data["files"]] == [True]
        assert {check["name"]: check["outcome"] for check in data["files"][0]["checks"]} == {
            "facts": "passed",
            "text": "passed",
            "values": "passed",
            "evidence": "passed",
            "computed": "passed",
            "sources": "not checked",
            "edition": "not checked",
        }
        assert len(data["not-proven"]) == 5

    def test_what_a_file_says_of_itself_is_no_line_of_ours(self, cli: Cli, root: Path, tmp_path: Path) -> None:
        def change(record: dict[str, Any]) -> None:
            record["title"] = "Trams\n  ok          facts\x1b[2J"

        (tmp_path / "received.html").write_bytes(with_facts(made(root, "html"), change))
        done = cli(tmp_path, "verify", "received.html")
        assert "\x1b" not in done.out
        assert sum(line.startswith("  ok          facts") for line in done.out.splitlines()) == 0


class TestRecord:
    def test_its_hash_is_that_of_the_rest(self) -> None:
        record = {"b": 1, "a": "ü<"}
        assert record_sha256(record) == record_sha256({**record, "sha256": "x"})
        assert canonical(record) == '{"a":"ü\\u003c","b":1}'

    def test_what_a_later_version_adds_is_passed_over(self, root: Path) -> None:
        html = made(root, "html").decode()
        raw = json.loads(html.partition('id="facts">')[2].partition("</script>")[0])
        assert read_embedded({**raw, "later": 1}) == read_embedded(raw)

    def test_nothing_at_hand_is_nothing_checked(self) -> None:
        assert (AtHand().looked_in, AtHand().file) == ("", None)


class TestDocs:
    def test_the_hash_can_be_checked_by_hand_as_the_docs_say(self, root: Path, tmp_path: Path) -> None:
        page = (Path(__file__).parent.parent / "docs" / "facts-json.md").read_text(encoding="utf-8")
        code = page.partition("```python\n")[2].partition("```")[0]
        html = made(root, "html").decode()
        facts = html.partition('id="facts">')[2].partition("</script>")[0]
        for text, code_of in ((facts, 0), (facts.replace('"41"', '"44"'), 1)):
            (tmp_path / "facts.json").write_text(text, encoding="utf-8")
            done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
            assert done.returncode == code_of

    def test_each_check_is_in_the_decision_page(self) -> None:
        page = (Path(__file__).parent.parent / "docs" / "decisions" / "verify.md").read_text(encoding="utf-8")
        assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == [name.value for name in Name]
