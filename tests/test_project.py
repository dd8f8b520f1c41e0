"""The project, its topics and audiences: `briefs.project`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import BareProject

from briefs.files import FilesUsed
from briefs.problems import Findings, UserError
from briefs.project import find_project, known_audiences, topics

BUILT_IN = ("legislator", "minister", "press", "public", "technical")


def said(findings: Findings) -> list[tuple[str, str]]:
    return [(str(finding), finding.hint) for finding in findings]


class TestFindProject:
    def test_the_project_is_found_upwards_from_a_folder_in_it(self, bare_project: BareProject) -> None:
        root = bare_project({"facts/topic/figures.csv": ""})
        project, findings = find_project(root / "facts" / "topic")
        assert findings == ()
        assert project is not None
        assert project.root == root
        assert project.file.languages == ("en",)

    def test_the_nearest_project_is_taken(self, bare_project: BareProject) -> None:
        root = bare_project({"inner/briefs.yaml": "format: 1\nlanguages: [fr]\n"})
        project, _ = find_project(root / "inner")
        assert project is not None
        assert project.root == root / "inner"

    def test_outside_of_any_project_the_user_is_told_so(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="is in no project") as error:
            find_project(tmp_path)
        assert "briefs init" in error.value.hint

    def test_a_folder_in_place_of_its_file_is_a_project_that_cannot_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "briefs.yaml").mkdir()
        project, (finding,) = find_project(tmp_path)
        assert project is None
        assert str(finding) == "briefs.yaml: error E102 'briefs.yaml' cannot be read: it is a folder"

    def test_what_was_read_is_noted(self, bare_project: BareProject) -> None:
        used: FilesUsed = {}
        find_project(bare_project({}), used)
        assert list(used) == ["briefs.yaml"]

    @pytest.mark.parametrize(
        ("text", "message", "hint"),
        [
            ("", "briefs.yaml:1:1: error E108 the key 'format' is missing", "Add it."),
            (
                "format: 1\naudience: [reader]",
                "briefs.yaml:2:1: error E107 unknown key 'audience'",
                "Did you mean 'audiences'?",
            ),
            (
                "format: 1\naudiences: [reeder]",
                "briefs.yaml:2:13: error E601 there is no audience 'reeder'",
                "Did you mean 'reader'?",
            ),
            (
                "format: 1\naudiences: [king]",
                "briefs.yaml:2:13: error E601 there is no audience 'king'",
                "The audiences are: legislator, minister, press, public, reader, technical.",
            ),
            (
                "format: 1\nignore: [{code: E203, reason: they differ}]",
                "briefs.yaml:2:17: error E109 E203 is an error and cannot be ignored",
                "Mend what it finds.",
            ),
            (
                "format: 1\nignore: [{code: W440, reason: none}]",
                "briefs.yaml:2:17: error E109 there is no code 'W440'",
                "Did you mean 'W404'?",
            ),
            (
                "format: 1\nignore: [{code: W404}]",
                "briefs.yaml:2:10: error E108 the key 'reason' is missing in ignore.1",
                "Add it.",
            ),
        ],
    )
    def test_what_is_wrong_with_its_file_is_a_finding(
        self, bare_project: BareProject, text: str, message: str, hint: str
    ) -> None:
        project, findings = find_project(bare_project({"briefs.yaml": text}))
        assert project is None
        assert said(findings) == [(message, hint)]

    def test_a_warning_can_be_ignored_with_a_reason(self, bare_project: BareProject) -> None:
        text = "format: 1\nignore: [{code: W404, reason: the house style}]"
        project, findings = find_project(bare_project({"briefs.yaml": text}))
        assert findings == ()
        assert project is not None
        assert project.file.ignore[0].reason == "the house style"

    def test_files_that_nothing_would_read_are_findings_beside_the_project(self, bare_project: BareProject) -> None:
        root = bare_project(
            {
                "facts/topic.yml": "",
                "facts/rail.yaml": "",
                "facts/rail/reader.en.md": "",
                "facts/rails/reader.en.md": "",
                "facts/notes/page.pdf": "",
                "templates/My Audience/audience.yaml": "",
            }
        )
        project, findings = find_project(root)
        assert project is not None
        assert [str(finding) for finding in findings] == [
            "facts/rails: error E602 there is no topic 'rails': facts/rails.yaml is missing",
            "facts/topic.yml: error E111 the name of the fact file 'topic.yml' does not end in .yaml",
            "templates/My Audience: error E111 'My Audience' is not an id",
        ]
        assert findings[0].hint == "Did you mean 'rail'?"

    @pytest.mark.parametrize("folder", ["facts", "templates", "facts/rail"])
    def test_a_folder_that_cannot_be_listed_is_not_taken_for_an_empty_one(
        self, bare_project: BareProject, folder: str
    ) -> None:
        """Else all briefs of the folder would be passed over, and the command would say that all is well."""
        root = bare_project({"facts/rail.yaml": "format: 1\n"})
        at = root / folder
        if at.is_dir():
            shutil.rmtree(at)
        at.symlink_to(at.name)
        _, findings = find_project(root)
        assert [(finding.code, finding.place.path) for finding in findings] == [("E102", folder)]

    def test_a_folder_that_is_gone_is_told_in_one_line(
        self, bare_project: BareProject, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        gone = bare_project({"gone/file": ""}) / "gone"
        monkeypatch.chdir(gone)
        (gone / "file").unlink()
        gone.rmdir()
        with pytest.raises(UserError, match="cannot be read"):
            find_project(Path())


class TestTopics:
    def test_topics_are_the_fact_files_in_order_of_name(self, bare_project: BareProject) -> None:
        root = bare_project({"facts/b.yaml": "", "facts/a.yaml": "", "facts/a/reader.en.md": "", "facts/.c.yaml": ""})
        project, _ = find_project(root)
        assert project is not None
        assert topics(project) == ("a", "b")

    def test_a_project_without_facts_has_none(self, bare_project: BareProject) -> None:
        project, _ = find_project(bare_project({}))
        assert project is not None
        assert topics(project) == ()


class TestKnownAudiences:
    def test_they_are_the_projects_and_the_built_in_ones(self, bare_project: BareProject) -> None:
        root = bare_project({"templates/labels/en.yaml": ""})
        project, _ = find_project(root)
        assert project is not None
        assert known_audiences(project) == tuple(sorted((*BUILT_IN, "reader")))
