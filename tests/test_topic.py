"""Topics as they are read: `briefs.topic`."""

from __future__ import annotations

from pathlib import Path

from conftest import BareProject

from briefs.files import sha256
from briefs.problems import Findings
from briefs.project import Project, find_project
from briefs.topic import Topic, load_topic

FACTS = """\
format: 1
title: Rail
edition: {number: 1, as-of: 2025-07-28}
actors: {north: {name: North}}
sources: {report: {file: seeds/report.txt, sha256: 00, title: A report}}
facts:
  growth:
    statement: Growth goes on
    evidence: [{source: report, quote: Growth goes on}]
"""
PROSE = "# Rail\n\n## body\n\nWhat goes on {growth}.\n"
FILES = {"facts/rail.yaml": FACTS, "seeds/report.txt": "Growth goes on.", "facts/rail/reader.en.md": PROSE}


def project_at(root: Path) -> Project:
    project, findings = find_project(root)
    assert project is not None, findings
    return project


def load(root: Path) -> tuple[Topic | None, Findings]:
    return load_topic(project_at(root), "rail")


def said(findings: Findings) -> list[str]:
    return [str(finding) for finding in findings]


class TestLoadTopic:
    def test_facts_texts_and_prose_are_read(self, bare_project: BareProject) -> None:
        topic, findings = load(bare_project(FILES))
        assert findings == ()
        assert topic is not None
        assert topic.book.topic == "rail"
        assert list(topic.book.file.facts) == ["growth"]
        assert topic.texts["report"].text == "Growth goes on."
        assert list(topic.prose) == [("reader", "en")]
        assert topic.prose["reader", "en"].text == PROSE
        assert list(topic.prose["reader", "en"].prose.sections) == ["body"]

    def test_every_file_that_was_read_is_noted_with_its_hash(self, bare_project: BareProject) -> None:
        topic, _ = load(bare_project(FILES))
        assert topic is not None
        assert topic.files_used == {path: sha256(text.encode()) for path, text in FILES.items()}

    def test_a_topic_without_prose_can_be_checked(self, bare_project: BareProject) -> None:
        topic, findings = load(bare_project({path: text for path, text in FILES.items() if not path.endswith(".md")}))
        assert findings == ()
        assert topic is not None
        assert topic.prose == {}

    def test_an_unknown_topic_is_a_finding_with_the_nearest_name(self, bare_project: BareProject) -> None:
        topic, [finding] = load_topic(project_at(bare_project(FILES)), "rails")
        assert topic is None
        assert str(finding) == "facts: error E602 there is no topic 'rails': facts/rails.yaml is missing"
        assert finding.hint == "Did you mean 'rail'?"

    def test_a_topic_whose_name_is_no_id_is_a_finding(self, bare_project: BareProject) -> None:
        project = project_at(bare_project({"facts/My Rail.yaml": FACTS, "seeds/report.txt": ""}))
        topic, findings = load_topic(project, "My Rail")
        assert topic is None
        assert said(findings) == ["facts/My Rail.yaml: error E111 'My Rail' is not an id"]

    def test_a_folder_in_place_of_the_fact_file_is_a_finding(self, bare_project: BareProject) -> None:
        topic, findings = load(bare_project({"facts/rail.yaml/x": ""}))
        assert topic is None
        assert said(findings) == ["facts/rail.yaml: error E102 'facts/rail.yaml' cannot be read: it is a folder"]

    def test_everything_wrong_with_any_of_its_files_is_said_at_once(self, bare_project: BareProject) -> None:
        facts = FACTS.replace("statement:", "statment:").replace("source: report", "source: reprot")
        topic, findings = load(bare_project({"facts/rail.yaml": facts, "facts/rail/reeder.en.md": PROSE}))
        assert topic is None
        assert [(finding.code, finding.place.path) for finding in findings] == [
            ("E107", "facts/rail.yaml"),
            ("E110", "facts/rail.yaml"),
            ("E601", "facts/rail/reeder.en.md"),
        ]

    def test_an_id_that_names_nothing_keeps_the_facts_from_being_used(self, bare_project: BareProject) -> None:
        topic, findings = load(bare_project(FILES | {"facts/rail.yaml": FACTS.replace("source: report", "source: x")}))
        assert topic is None
        assert [finding.code for finding in findings] == ["E110"]

    def test_a_source_that_cannot_be_read_leaves_the_others(self, bare_project: BareProject) -> None:
        topic, findings = load(bare_project({path: text for path, text in FILES.items() if "seeds" not in path}))
        assert topic is not None
        assert topic.texts == {}
        assert said(findings) == ["facts/rail.yaml:5:26: error E101 there is no file 'seeds/report.txt'"]


class TestProse:
    def test_the_name_of_a_file_says_for_whom_and_in_which_language(self, bare_project: BareProject) -> None:
        more = {f"facts/rail/{name}": PROSE for name in ("reeder.en.md", "reader.md", "reader.fr.md", "notes.txt")}
        topic, findings = load(bare_project(FILES | more))
        assert topic is not None
        assert list(topic.prose) == [("reader", "en")]
        assert said(findings) == [
            "facts/rail/reader.fr.md: error E604 the project has no language 'fr'",
            "facts/rail/reader.md: error E604 the name 'reader.md' does not say the language",
            "facts/rail/reeder.en.md: error E601 there is no audience 'reeder'",
        ]

    def test_a_built_in_audience_needs_only_its_prose(self, bare_project: BareProject) -> None:
        topic, findings = load(bare_project(FILES | {"facts/rail/minister.en.md": PROSE}))
        assert findings == ()
        assert topic is not None
        assert list(topic.prose) == [("minister", "en"), ("reader", "en")]

    def test_a_listed_audience_needs_prose_in_each_language(self, bare_project: BareProject) -> None:
        listed = {"briefs.yaml": "format: 1\nlanguages: [en, fr]\naudiences: [reader, press]\n"}
        _, findings = load(bare_project(FILES | listed))
        assert said(findings) == [
            "facts/rail/press.en.md: error E413 there is no prose for the audience 'press'",
            "facts/rail/press.fr.md: error E413 there is no prose for the audience 'press'",
            "facts/rail/reader.fr.md: error E413 there is no prose for the audience 'reader'",
        ]

    def test_where_audiences_are_listed_the_prose_of_others_is_left_out(self, bare_project: BareProject) -> None:
        listed = {"briefs.yaml": "format: 1\naudiences: [reader]\n", "facts/rail/minister.en.md": PROSE}
        topic, findings = load(bare_project(FILES | listed))
        assert findings == ()
        assert topic is not None
        assert list(topic.prose) == [("reader", "en")]

    def test_prose_that_is_not_utf_8_is_found_at_its_first_byte(self, bare_project: BareProject) -> None:
        root = bare_project(FILES)
        (root / "facts/rail/reader.en.md").write_bytes(b"# Rail\n\nna\xefve")
        assert said(load(root)[1]) == ["facts/rail/reader.en.md:3:3: error E103 the byte 0xef is not UTF-8"]
