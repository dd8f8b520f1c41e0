"""Every PDF is PDF/UA-1 and PDF/A-3a at once, and its tags say what a reader would say who read the page aloud.

The rules beside the validator's are in `structure_faults` and `object_faults`; `test_conformance_faults` shows that
each can be broken.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import object_faults
import page
import pikepdf
import pytest
import scripts_project
import structure_faults
from shipped_briefs import AUDIENCES, SIZES, build_shipped
from tag_tree import Tagged

from briefs.audit.document import Element, read_document

PROFILES: Final = ("ua1", "3a")
#: What a reader of PDF may say of a file that has nothing wrong with it.
HARMLESS: Final = frozenset({"warning: ICC support is not available"})
READERS: Final = (
    ("pdfinfo", "-struct-text"),
    ("pdftotext", "-layout"),
    ("pdffonts",),
    ("qpdf", "--check", "--with-images"),
    ("mutool", "info"),
    ("mutool", "draw", "-q", "-F", "txt", "-o", "/dev/null"),
    ("mutool", "draw", "-q", "-r", "30", "-F", "png", "-o", "/dev/null"),
)
LARGEST_PDF: Final = 400_000
LARGEST_HTML: Final = 300_000


@dataclass(frozen=True)
class Made:
    """A brief as PDF, with its HTML beside it."""

    path: Path

    @cached_property
    def tagged(self) -> Tagged:
        return Tagged(self.path.read_bytes())

    @cached_property
    def html(self) -> Element:
        return read_document(self.path.with_suffix(".html").read_text(encoding="utf-8")).root

    @cached_property
    def record(self) -> Any:
        return json.loads(self.tagged.pdf.attachments["facts.json"].get_file().read_bytes())


CASES = [
    *(f"{audience} on {size}" for size in SIZES for audience in AUDIENCES),
    *(f"{audience} in scripts on {size}" for size in SIZES for audience in scripts_project.AUDIENCES),
]


@pytest.fixture(scope="module", params=CASES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    audience, *_, size = str(request.param).split()
    if "scripts" in request.param:
        return Made(scripts_project.build_scripts(tmp_path_factory, size)[audience].pdf_path)
    return Made(build_shipped(tmp_path_factory, size).briefs[audience].pdf_path)


def none(faults: Iterable[str]) -> None:
    found = list(faults)
    assert not found, "\n".join(found)


class TestValidators:
    @pytest.mark.parametrize("profile", PROFILES)
    def test_it_keeps_the_standard_with_no_rule_switched_off(self, made: Made, profile: str) -> None:
        report = page.validate_pdf(str(made.path), profile=profile)
        assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]

    @pytest.mark.parametrize("command", READERS, ids=" ".join)
    def test_other_readers_open_it_without_complaint(self, made: Made, command: tuple[str, ...]) -> None:
        done = subprocess.run([*command, str(made.path)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert set(done.stderr.splitlines()) <= HARMLESS


class TestTags:
    def test_all_that_is_painted_is_tagged_once_or_an_artifact(self, made: Made) -> None:
        none(structure_faults.outside_tags(made.tagged))

    def test_contents_and_links_lead_to_their_elements(self, made: Made) -> None:
        none(structure_faults.misleading_parents(made.tagged))

    def test_lists_hold_items_and_tables_rows(self, made: Made) -> None:
        none(structure_faults.misplaced(made.tagged))

    def test_read_aloud_it_says_what_the_page_says_in_its_order(self, made: Made) -> None:
        none(structure_faults.out_of_order(made.tagged, made.html))

    def test_words_are_apart_also_where_a_line_ends(self, made: Made) -> None:
        none(structure_faults.joined_words(made.tagged, made.html))

    def test_running_furniture_is_an_artifact_and_nothing_else_is(self, made: Made) -> None:
        shown = made.record["shown"]
        none(structure_faults.tagged_furniture(made.tagged, shown["margins"], shown["page-label"]))

    def test_the_document_and_each_inner_passage_have_their_language(self, made: Made) -> None:
        none(structure_faults.wrong_languages(made.tagged, made.html))

    def test_each_header_has_a_scope_and_each_cell_its_headers(self, made: Made) -> None:
        none(structure_faults.unheaded(made.tagged))

    def test_a_table_is_one_table_over_however_many_pages(self, made: Made) -> None:
        none(structure_faults.broken_tables(made.tagged, made.html))

    def test_all_rows_of_a_table_are_equally_wide(self, made: Made) -> None:
        none(object_faults.uneven_rows(made.tagged))

    def test_no_kind_of_element_stands_for_itself(self, made: Made) -> None:
        none(object_faults.circular_roles(made.tagged))

    def test_each_figure_has_words_and_the_rectangle_that_it_is_drawn_in(self, made: Made) -> None:
        none(structure_faults.silent_figures(made.tagged))

    def test_each_link_says_where_it_leads(self, made: Made) -> None:
        none(structure_faults.mute_links(made.tagged))

    def test_notes_have_ids_and_marks_refer_to_them(self, made: Made) -> None:
        none(structure_faults.wrong_notes(made.tagged))

    def test_headings_are_in_order_and_all_of_them_bookmarks(self, made: Made) -> None:
        none(structure_faults.misnumbered_headings(made.tagged))
        none(structure_faults.missing_bookmarks(made.tagged))


class TestWhatItSaysOfItself:
    def test_fonts_are_parts_that_say_what_their_glyphs_stand_for(self, made: Made) -> None:
        none(object_faults.incomplete_fonts(made.tagged))
        none(object_faults.wrong_widths(made.tagged))

    def test_what_is_read_aloud_is_in_a_known_language_and_made_of_known_characters(self, made: Made) -> None:
        none(object_faults.invalid_languages(made.tagged))
        none(object_faults.strange_characters(made.tagged))

    def test_the_only_date_is_the_editions(self, made: Made) -> None:
        none(structure_faults.other_dates(made.tagged, made.record["edition"]["as-of"].replace("-", "")))

    def test_xmp_has_title_subject_author_edition_and_identifiers(self, made: Made) -> None:
        edition = str(made.record["edition"]["number"])
        with made.tagged.pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == str(made.tagged.pdf.docinfo["/Title"])
            assert xmp["dc:description"] == str(made.tagged.pdf.docinfo["/Subject"])
            assert xmp["dc:creator"] == [str(made.tagged.pdf.docinfo["/Author"])]
            assert xmp["dc:language"] == {"en"}
            assert xmp["dc:identifier"] == f"{made.path.stem}, edition {edition}"
            assert xmp["xmpMM:VersionID"] == edition
            assert xmp["xmpMM:DocumentID"] != xmp["xmpMM:InstanceID"]
            assert xmp.pdfa_status == "3A"
            assert xmp["pdfuaid:part"] == "1"

    def test_there_is_one_output_intent_with_its_profile(self, made: Made) -> None:
        (intent,) = made.tagged.pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        assert len(intent.DestOutputProfile.read_bytes()) > 1000

    def test_the_facts_are_attached_as_data_of_the_document_and_are_those_of_the_html(self, made: Made) -> None:
        pdf = made.tagged.pdf
        (attached,) = pdf.Root.AF
        assert attached.AFRelationship == pikepdf.Name.Data
        assert str(attached.UF) == "facts.json"
        assert len(str(attached.Desc).split()) > 3
        assert attached.EF.F.Subtype == "/application/json"
        (embedded,) = (element for element in made.html.walk() if element.attributes.get("id") == "facts")
        assert attached.EF.F.read_bytes().decode() == embedded.raw_text()

    def test_pages_are_read_in_the_order_of_tags_and_nothing_runs(self, made: Made) -> None:
        none(object_faults.unordered_pages(made.tagged))
        pdf = made.tagged.pdf
        assert pdf.Root.MarkInfo.Marked
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys())
        assert "/JavaScript" not in pdf.Root.Names


class TestSize:
    @pytest.mark.parametrize("size", SIZES)
    def test_the_legislators_brief_is_small(self, size: str, tmp_path_factory: pytest.TempPathFactory) -> None:
        brief = build_shipped(tmp_path_factory, size).briefs["legislator"]
        assert brief.pdf_path.stat().st_size < LARGEST_PDF
        assert brief.html_path.stat().st_size < LARGEST_HTML


class TestIdentity:
    def test_editions_of_a_brief_share_an_id_and_two_files_never_do(
        self, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        ids = [_ids(build_shipped(tmp_path_factory, size).briefs["minister"].pdf_path) for size in SIZES]
        assert ids[0][0] == ids[1][0]
        assert ids[0][1] != ids[1][1]


def _ids(path: Path) -> tuple[str, str]:
    with Tagged(path.read_bytes()).pdf.open_metadata() as xmp:
        return str(xmp["xmpMM:DocumentID"]), str(xmp["xmpMM:InstanceID"])
