"""`briefs check`, `build` and `status`, through the installed command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import small_project
from conftest import Cli, run_briefs
from small_project import edit, outputs, put

from briefs import manifest


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project.built(tmp_path_factory)


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return small_project.copy(built, tmp_path / "project")


class TestCheck:
    def test_a_clean_project_gives_no_data_and_code_0(self, cli: Cli, root: Path) -> None:
        done = cli(root, "check")
        assert (done.code, done.out) == (0, "")
        assert done.err == "Checked 2 topics, 4 briefs: no findings.\n"

    def test_a_finding_is_a_line_with_its_hint_below_and_code_1(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail/press.en.md", "There are {trams-now}", "There are 41")
        done = cli(root, "check")
        assert done.code == 1
        assert done.err.splitlines() == [
            "facts/rail/press.en.md:9:11: error E402 a number is typed, not referred to: '41'",
            "    Write {trams-now} in its place.",
            "1 error. `briefs explain CODE` says what a code means and how to mend it.",
            "Checked 2 topics, 4 briefs.",
        ]

    def test_for_machines_the_findings_are_one_document_on_standard_output(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail/press.en.md", "There are {trams-now}", "There are 41")
        done = cli(root, "check", "--output-format", "json")
        assert (done.code, done.err) == (1, "")
        data = json.loads(done.out)
        (finding,) = data.pop("findings")
        assert data == {"format": 1, "errors": 1, "warnings": 0, "notes": 0, "topics": 2, "briefs": 4}
        assert finding == {
            "code": "E402",
            "severity": "error",
            "path": "facts/rail/press.en.md",
            "line": 9,
            "column": 11,
            "message": "a number is typed, not referred to: '41'",
            "hint": "Write {trams-now} in its place.",
        }

    def test_warnings_alone_are_code_0_and_with_strict_1(self, cli: Cli, root: Path) -> None:
        put(root, "briefs.yaml", "format: 1\nignore:\n  - {code: W404, reason: none}\n")
        assert cli(root, "check").code == 0
        assert cli(root, "check", "--strict").code == 1
        assert cli(root, "check", "--strict", "rail").code == 0

    def test_a_project_file_that_cannot_be_read_is_told_with_its_place(self, cli: Cli, root: Path) -> None:
        put(root, "briefs.yaml", "format: 1\nlanguage: en\n")
        done = cli(root, "check")
        assert done.code == 1
        assert done.err.startswith("briefs.yaml:2:1: error E107 unknown key 'language'")

    def test_it_works_from_a_folder_inside_the_project(self, cli: Cli, root: Path) -> None:
        assert cli(root / "facts" / "rail", "check").code == 0


class TestBuild:
    def test_it_tells_what_it_made_and_why(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail/press.en.md", "in the town", "in town")
        done = cli(root, "build")
        assert (done.code, done.out) == (0, "")
        assert done.err.splitlines() == [
            "made out/rail.press.en.pdf (1 page): facts/rail/press.en.md changed",
            "made out/rail.press.en.html: facts/rail/press.en.md changed",
            "2 made, 6 up to date.",
        ]
        assert cli(root, "build").err == "8 up to date.\n"

    def test_for_machines_each_output_has_its_state_and_reasons(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail/press.en.md", "in the town", "in town")
        edit(root, "facts/road/press.en.md", "There are {trams-now}", "There are 41")
        done = cli(root, "build", "--output-format", "json")
        assert done.code == 1
        data = json.loads(done.out)
        assert {each["output"]: each["state"] for each in data["outputs"]} == {
            "out/rail.mayor.en.html": "up-to-date",
            "out/rail.mayor.en.pdf": "up-to-date",
            "out/rail.press.en.html": "made",
            "out/rail.press.en.pdf": "made",
            "out/road.mayor.en.html": "up-to-date",
            "out/road.mayor.en.pdf": "up-to-date",
            "out/road.press.en.html": "failed",
            "out/road.press.en.pdf": "failed",
        }
        (reason,) = data["outputs"][3]["reasons"]
        assert reason["kind"] == "input"
        assert reason["text"] == "facts/rail/press.en.md changed"
        assert [finding["code"] for finding in data["findings"]] == ["E402"]

    def test_one_digit_changed_in_a_quote_names_the_line_and_leaves_the_old_output(self, cli: Cli, root: Path) -> None:
        before = outputs(root / "out")
        edit(root, "facts/rail.yaml", "it has 41 trams", "it has 42 trams")
        done = cli(root, "build")
        assert done.code == 1
        quote = (root / "facts" / "rail.yaml").read_text().split("\n")[22]
        assert f"facts/rail.yaml:23:{quote.index('42 trams') + 1}: error E203" in done.err
        assert outputs(root / "out") == before

    def test_the_number_of_jobs_changes_no_byte_of_what_is_left(self, tmp_path: Path) -> None:
        """Of nothing: documents, their list, what is noted of them, and the subsets of fonts."""
        left: dict[str, dict[Path, bytes]] = {}
        for jobs in ("1", "2", "4"):
            out = small_project.write(tmp_path / jobs) / "out"
            for number, prose in enumerate(sorted((out.parent / "facts").glob("*/*.md"))):
                prose.write_text(prose.read_text() + "\nThe town runs trams.\n" * 9 * number)
            assert run_briefs(out.parent, "build", "--jobs", jobs).code == 0
            left[jobs] = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        assert len([name for name in left["1"] if name.suffix == ".pdf"]) == 4
        assert Path(manifest.NAME) in left["1"]
        assert left["1"] == left["2"] == left["4"]

    def test_type_audience_and_folder_can_be_chosen(self, cli: Cli, root: Path, tmp_path: Path) -> None:
        done = cli(root, "build", "rail", "-a", "mayor", "--to", "html", "-o", str(tmp_path / "drafts"))
        assert done.code == 0
        assert list(outputs(tmp_path / "drafts")) == ["rail.mayor.en.html"]

    def test_an_output_folder_that_cannot_be_written_to_is_one_line(self, cli: Cli, root: Path, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        done = cli(root, "build", "rail", "--to", "html", "-o", str(tmp_path / "file" / "out"))
        assert done.code == 2
        assert done.err.startswith("error: ")
        assert "Traceback" not in done.err


class TestStatus:
    def test_each_brief_is_a_line(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail.yaml", "The council has {figure}", "The council runs {figure}")
        (root / "out" / "road.press.en.pdf").unlink()
        done = cli(root, "status")
        assert (done.code, done.err) == (0, "")
        assert done.out.splitlines() == [
            "rail.mayor.en (pdf, html): fact trams-now: statement changed",
            "rail.press.en (pdf, html): fact trams-now: statement changed",
            "road.mayor.en: up to date",
            "road.press.en (pdf): out/road.press.en.pdf is gone",
            "index.html: up to date",
        ]

    def test_what_keeps_a_brief_from_being_made_stands_in_its_line(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail/press.en.md", "There are {trams-now}", "There are 41")
        done = cli(root, "status", "rail", "--exit-code")
        assert done.code == 1
        wrong = "cannot be made: facts/rail/press.en.md:9:11: error E402 a number is typed, not referred to: '41'"
        assert done.out.splitlines()[:2] == ["rail.mayor.en: up to date", f"rail.press.en: {wrong}"]

    def test_nothing_is_written(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail.yaml", "The council has {figure}", "The council runs {figure}")
        (root / "out" / "index.html").unlink()
        before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
        assert cli(root, "status").out.endswith("index.html (html): out/index.html is gone\n")
        assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before

    def test_the_exit_code_tells_only_if_asked(self, cli: Cli, root: Path) -> None:
        assert cli(root, "status", "--exit-code").code == 0
        edit(root, "facts/rail/press.en.md", "in the town", "in town")
        assert cli(root, "status").code == 0
        assert cli(root, "status", "--exit-code").code == 1

    def test_what_is_wrong_with_the_project_itself_is_told_as_well(self, cli: Cli, root: Path) -> None:
        (root / "facts" / "ferries.yml").write_text("format: 1\n")
        done = cli(root, "status", "--exit-code")
        assert done.code == 1
        assert "road.mayor.en: up to date" in done.out
        assert "facts/ferries.yml: error E111" in done.err
        data = json.loads(cli(root, "status", "--output-format", "json").out)
        assert [each["code"] for each in data["findings"]] == ["E111"]

    def test_machines_get_the_same(self, cli: Cli, root: Path) -> None:
        data = json.loads(cli(root, "status", "--output-format", "json").out)
        assert {each["state"] for each in data["outputs"]} == {"up-to-date"}


class TestCheckedAgain:
    """What passed in a build is remembered, until anything that it was made from is another."""

    @pytest.mark.parametrize(
        ("path", "change", "found"),
        [
            ("facts/rail.yaml", ('figure: "41"', 'figure: "42"'), "error E205"),
            ("facts/rail.yaml", ("has {figure} trams", "has 41 trams"), "error E402"),
            ("facts/rail/mayor.en.md", ("There are {trams-now}", "There are 41"), "error E402"),
            ("seeds/rail.txt", ("41 trams", "42 trams"), "error E201"),
            ("templates/mayor/audience.yaml", ("kind: prose", "kind: prosa"), "error E109"),
            ("templates/mayor/brief.html.j2", "<html><head></head>{{ brif.title }}</html>", "error E411"),
            ("templates/_base/sections/prose.html.j2", "41", "error E501"),
            ("templates/mayor/screen.css", 'p::after { content: "41" }', "error E501"),
            ("templates/_base/print.css", "p { visibility: hidden }", "error E512"),
            ("templates/labels/en.yaml", "sources: 41 sources\n", "error E415"),
            ("templates/theme.yaml", 'colours: {ink: "#ffffff"}\n', "error E605"),
            ("editions/rail/1.json", "{}", "error E801"),
            ("briefs.yaml", ("format: 1", "format: 1\naudiences: [mayor, press, minister]"), "error E413"),
        ],
    )
    def test_a_check_finds_what_a_changed_file_makes_wrong(
        self, cli: Cli, root: Path, path: str, change: str | tuple[str, str], found: str
    ) -> None:
        assert cli(root, "check").err.endswith("no findings.\n")
        if isinstance(change, str):
            put(root, path, change)
        else:
            edit(root, path, *change)
        done = cli(root, "check")
        assert done.code == 1, done.err
        assert found in done.err

    def test_a_check_after_an_edit_finds_what_one_from_nothing_does(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail/mayor.en.md", "There are", "There are three halls and")
        remembered = cli(root, "check").err
        shutil.rmtree(root / "out")
        assert cli(root, "check").err == remembered
        assert "W404" in remembered


class TestUnused:
    @pytest.mark.parametrize(
        "arguments", ["--help", "--version", "check", "build", "status", "facts list", "explain A1"]
    )
    def test_the_typesetter_is_not_loaded_where_nothing_is_typeset(self, root: Path, arguments: str) -> None:
        code = (
            "import sys\n"
            "from briefs.cli import main\n"
            f"sys.argv = ['briefs', *{arguments.split()!r}]\n"
            "assert main() == 0\n"
            "heavy = {'weasyprint', 'pypdfium2', 'pikepdf', 'PIL', 'rich'} & set(sys.modules)\n"
            "assert not heavy, heavy\n"
        )
        subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)

    def test_a_build_that_makes_something_keeps_the_typesetter_in_its_children(self, root: Path) -> None:
        code = (
            "import sys\n"
            "from briefs.cli import main\n"
            "sys.argv = ['briefs', 'build', '--force', 'rail']\n"
            "if __name__ == '__main__':\n"
            "    assert main() == 0\n"
            "    assert 'weasyprint' not in sys.modules\n"
        )
        put(root, "script.py", code)
        subprocess.run([sys.executable, "script.py"], cwd=root, capture_output=True, check=True)


class TestEnvironment:
    def test_a_font_configuration_of_the_user_changes_no_byte(self, root: Path, tmp_path: Path) -> None:
        before = outputs(root / "out")
        hostile = {
            "FONTCONFIG_FILE": str(tmp_path / "none.conf"),
            "HOME": str(tmp_path),
            "LC_ALL": "tr_TR.UTF-8",
            "PANGO_LANGUAGE": "ja",
            "COLUMNS": "20",
        }
        command = [sys.executable, "-m", "briefs", "build", "--force"]
        subprocess.run(command, cwd=root, env=os.environ | hostile, capture_output=True, check=True)
        assert outputs(root / "out") == before
