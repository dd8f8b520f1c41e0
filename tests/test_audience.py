"""Audiences and what they inherit, and the look of a project: `briefs.audience`."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import BareProject

from briefs.audience import audiences, load_audience, load_look
from briefs.files import FilesUsed
from briefs.problems import Findings, Place
from briefs.project import Project, find_project

PLACE = Place("briefs.yaml", 2, 13)


def project_at(root: Path) -> Project:
    project, findings = find_project(root)
    assert project is not None, findings
    return project


def said(findings: Findings) -> list[str]:
    return [str(finding) for finding in findings]


class TestAudiences:
    def test_they_come_in_the_order_of_their_tabs_broken_ones_last(self, bare_project: BareProject) -> None:
        root = bare_project(
            {
                "templates/reader/audience.yaml": "parent: minister\ntab: 9",
                "templates/legislator/audience.yaml": "parent: legislator\ntab: 8",
                "templates/broken/audience.yaml": "tab: [",
            }
        )
        assert audiences(project_at(root)) == (
            "minister", "press", "technical", "public", "legislator", "reader", "broken",
        )  # fmt: skip

    def test_only_those_that_the_project_lists_are_its_own(self, bare_project: BareProject) -> None:
        root = bare_project({"briefs.yaml": "format: 1\naudiences: [public, minister]"})
        assert audiences(project_at(root)) == ("minister", "public")


class TestLoadAudience:
    def test_an_audience_of_the_project_is_read(self, bare_project: BareProject) -> None:
        audience, findings = load_audience(project_at(bare_project({})), "reader")
        assert findings == ()
        assert audience is not None
        assert (audience.name, audience.lineage, audience.numbered) == ("Reader", ("reader",), False)
        assert [section.id for section in audience.sections] == ["body", "changes"]

    def test_a_built_in_audience_needs_no_folder(self, bare_project: BareProject) -> None:
        audience, findings = load_audience(project_at(bare_project({})), "minister")
        assert findings == ()
        assert audience is not None
        assert audience.tab == 0

    def test_what_it_says_itself_wins_and_sections_are_replaced_whole(self, bare_project: BareProject) -> None:
        own = "parent: reader\nname: Chair\nsections: [{id: key, kind: figures}]"
        audience, _ = load_audience(project_at(bare_project({"templates/chair/audience.yaml": own})), "chair")
        assert audience is not None
        assert (audience.name, audience.reader, audience.lineage) == ("Chair", "For readers", ("chair", "reader"))
        assert [section.id for section in audience.sections] == ["key", "changes"]

    def test_the_projects_folder_stands_before_the_built_in_one_at_each_step(self, bare_project: BareProject) -> None:
        root = bare_project(
            {
                "templates/chair/audience.yaml": "parent: minister",
                "templates/minister/audience.yaml": "parent: minister\nname: First Minister",
            }
        )
        used: FilesUsed = {}
        audience, findings = load_audience(project_at(root), "chair", used=used)
        assert findings == ()
        assert audience is not None
        assert (audience.name, audience.lineage) == ("First Minister", ("chair", "minister"))
        assert "issue" in [section.id for section in audience.sections]
        assert list(used) == [
            "templates/chair/audience.yaml",
            "templates/minister/audience.yaml",
            "built-in/templates/minister/audience.yaml",
        ]

    def test_a_place_looked_at_in_vain_is_noted(self, bare_project: BareProject) -> None:
        used: FilesUsed = {}
        load_audience(project_at(bare_project({})), "minister", used=used)
        assert used["templates/minister/audience.yaml"] is None
        assert used["built-in/templates/minister/audience.yaml"] is not None

    @pytest.mark.parametrize("name", ["reeder", "../reader", "Reader", "", "reader/../reader"])
    def test_an_unknown_one_is_found_where_it_was_named(self, bare_project: BareProject, name: str) -> None:
        audience, findings = load_audience(project_at(bare_project({})), name, PLACE)
        assert audience is None
        assert said(findings) == [f"briefs.yaml:2:13: error E601 there is no audience {name!r}"]

    def test_the_nearest_one_is_named(self, bare_project: BareProject) -> None:
        [finding] = load_audience(project_at(bare_project({})), "reeder")[1]
        assert finding.hint == "Did you mean 'reader'?"

    def test_a_folder_without_its_file_is_another_finding(self, bare_project: BareProject) -> None:
        root = bare_project({"templates/chair/print.css": ""})
        assert said(load_audience(project_at(root), "chair", PLACE)[1]) == [
            "briefs.yaml:2:13: error E412 the folder 'templates/chair' holds no audience.yaml",
        ]

    @pytest.mark.parametrize(
        ("files", "message"),
        [
            (
                {"reader": "parent: reder"},
                "templates/reader/audience.yaml:1:9: error E601 there is no audience 'reder'",
            ),
            (
                {"reader": "parent: reader"},
                (
                    "templates/reader/audience.yaml:1:9: error E109 the parents of 'reader' go round in a circle: "
                    "reader -> reader"
                ),
            ),
            (
                {"reader": "parent: chair", "chair": "name: x\nparent: reader"},
                (
                    "templates/chair/audience.yaml:2:9: error E109 the parents of 'reader' go round in a circle: "
                    "reader -> chair -> reader"
                ),
            ),
            (
                {"reader": "name: a\nreader: b\npurpose: c"},
                "templates/reader/audience.yaml:1:1: error E108 the key 'sections' is missing",
            ),
            (
                {"reader": "parent: minister\nsections:\n- {id: a, kind: prose}\n- {id: a, kind: prose}"},
                (
                    "templates/reader/audience.yaml:4:8: error E105 the section 'a' stands here for the second time; "
                    "first in line 3"
                ),
            ),
            (
                {"reader": "parent: minister\nrelaxed: [{code: E203, reason: x}]"},
                "templates/reader/audience.yaml:2:18: error E109 E203 is an error and cannot be relaxed",
            ),
            (
                {"reader": "parent: minister\nrelaxed: [{code: W999, reason: x}]"},
                "templates/reader/audience.yaml:2:18: error E109 there is no code 'W999'",
            ),
            (
                {"reader": "parent: minister\nkind: x"},
                "templates/reader/audience.yaml:2:1: error E107 unknown key 'kind'",
            ),
            (
                {"reader": "parent: chair", "chair": "tab: ["},
                "templates/chair/audience.yaml:2:1: error E104 a value is missing before the end of the file",
            ),
        ],
    )
    def test_what_is_wrong_on_the_way_to_the_last_parent_is_a_finding(
        self, bare_project: BareProject, files: dict[str, str], message: str
    ) -> None:
        root = bare_project({f"templates/{name}/audience.yaml": text for name, text in files.items()})
        audience, findings = load_audience(project_at(root), "reader")
        assert audience is None
        assert said(findings) == [message]


class TestLoadLook:
    def test_a_project_without_its_own_has_the_built_in_look(self, bare_project: BareProject) -> None:
        used: FilesUsed = {}
        look, findings = load_look(project_at(bare_project({})), "en", used)
        assert findings == ()
        assert look is not None
        assert look.language == "en"
        assert look.labels["contents"] == "Contents"
        assert used["templates/theme.yaml"] is None
        assert used["built-in/templates/labels/en.yaml"] is not None

    def test_own_keys_win_and_the_others_are_completed(self, bare_project: BareProject) -> None:
        root = bare_project(
            {
                "templates/theme.yaml": 'house: Ministry of Rail\ncolours: {house: "#112233"}',
                "templates/labels/en.yaml": "contents: In this brief",
            }
        )
        look, findings = load_look(project_at(root), "en")
        assert findings == ()
        assert look is not None
        assert look.theme.house == "Ministry of Rail"
        assert look.theme.colours["house"] == "#112233"
        assert look.theme.colours["ink"].startswith("#")
        assert look.labels["contents"] == "In this brief"
        assert look.labels["notes"] == "Notes"

    @pytest.mark.parametrize(
        ("theme", "message", "hint"),
        [
            (
                "colours: {ink: red}",
                "1:16: error E109 colours.ink: 'red' is not a colour",
                'Write it as "#123F73", in quotation marks.',
            ),
            (
                "colours:\n  ink: #123F73",
                "2:7: error E109 colours.ink: is empty",
                'Write the colour in quotation marks, as "#123F73": a bare # begins a comment.',
            ),
            (
                "faces: {text: 'x\"} body {color: red'}",
                "1:15: error E109 faces.text: 'x\"} body {color: red' is not the name of a type face",
                "Write one family, such as Source Sans 3.",
            ),
            ("page: A5", "1:7: error E109 'A5' is not possible for page", "Possible here: A4, Letter."),
            ("colors: {}", "1:1: error E107 unknown key 'colors'", "Did you mean 'colours'?"),
            (
                "- house",
                "1:1: error E109 the file is a list, where a mapping (lines `key: value`) is wanted",
                "Write lines `key: value`, indented, below it.",
            ),
        ],
    )
    def test_a_wrong_theme_is_a_finding_at_its_place(
        self, bare_project: BareProject, theme: str, message: str, hint: str
    ) -> None:
        look, [finding] = load_look(project_at(bare_project({"templates/theme.yaml": theme})), "en")
        assert look is None
        assert str(finding) == f"templates/theme.yaml:{message}"
        assert finding.hint == hint

    def test_a_language_without_labels_is_found_where_the_project_names_it(self, bare_project: BareProject) -> None:
        root = bare_project({"briefs.yaml": "format: 1\nlanguages: [en, fr]"})
        look, findings = load_look(project_at(root), "fr")
        assert look is None
        assert said(findings) == ["briefs.yaml:2:17: error E101 there are no labels in the language 'fr'"]

    def test_each_label_that_is_not_translated_is_a_finding(self, bare_project: BareProject) -> None:
        root = bare_project({"briefs.yaml": "format: 1\nlanguages: [fr]", "templates/labels/fr.yaml": "notes: Notes"})
        look, findings = load_look(project_at(root), "fr")
        assert look is None
        assert findings[0].code == "E108"
        assert findings[0].hint == "Add it; in English it is 'Skip to the text'."
        assert any("'contents'" in message for message in said(findings))
        assert not any("'notes'" in message for message in said(findings))

    @pytest.mark.parametrize(
        ("label", "message"),
        [
            ("Page {number} of {pages}", "16: error E415 label 'page-of' has a place {number} that nothing fills"),
            (
                "Page {page}",
                "10: error E415 label 'page-of' is 'Page {page}', without {page} and {pages} in this order",
            ),
            (
                "Of {pages}: {page}",
                "10: error E415 label 'page-of' is 'Of {pages}: {page}', without {page} and {pages} in this order",
            ),
        ],
    )
    def test_a_label_has_the_places_that_are_filled(self, bare_project: BareProject, label: str, message: str) -> None:
        root = bare_project({"templates/labels/en.yaml": f'page-of: "{label}"'})
        look, [finding] = load_look(project_at(root), "en")
        assert look is None
        assert str(finding) == f"templates/labels/en.yaml:1:{message}"

    @pytest.mark.parametrize(
        ("label", "message"),
        [
            ("told-claim: a claim", "label 'told-claim' is 'a claim', without {speaker}"),
            ("notes: 12 notes", "label 'notes' holds an amount: '12'"),
            ("notes: Half of the notes", "label 'notes' holds an amount: 'Half'"),
            ("confidence-low: High confidence", "label 'confidence-low' says what 'confidence-high' should"),
            ("status-claim: stated", "label 'status-claim' says what 'status-stated' should"),
            ("unit-days: weeks", "label 'unit-days' is 'weeks': a figure would have another unit"),
        ],
    )
    def test_a_label_says_what_it_should(self, bare_project: BareProject, label: str, message: str) -> None:
        look, findings = load_look(project_at(bare_project({"templates/labels/en.yaml": label})), "en")
        assert look is None
        assert [each.code for each in findings] == ["E415"]
        assert findings[0].message.startswith(message)

    @pytest.mark.parametrize(
        "label", ["notes: Both notes", "status-claim: what is claimed", "confidence-low: Not sure", "edition: Issue"]
    )
    def test_other_words_for_the_same_are_free(self, bare_project: BareProject, label: str) -> None:
        look, findings = load_look(project_at(bare_project({"templates/labels/en.yaml": label})), "en")
        assert (look is not None, findings) == (True, ())

    @pytest.mark.parametrize("language", ["../en", "", "en/../en"])
    def test_a_language_cannot_lead_elsewhere(self, bare_project: BareProject, language: str) -> None:
        look, [finding] = load_look(project_at(bare_project({})), language)
        assert look is None
        assert finding.code == "E101"
