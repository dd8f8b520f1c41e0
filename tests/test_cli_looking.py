"""`briefs facts list`, `explain`, `audience list`, `doctor` and `init`, through the installed command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import small_project
from conftest import Cli
from small_project import edit

from briefs.problems import CODES

QUOTE = "On 3 March 2025 the council of Norland said that it has 41 trams"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_project.write(tmp_path / "project")


class TestFactsList:
    def test_columns_are_held_apart_by_tabs(self, cli: Cli, root: Path) -> None:
        done = cli(root, "facts", "list", "rail")
        assert done.code == 0
        assert [line.split("\t") for line in done.out.splitlines()] == [
            ["id", "mark", "kind", "value", "actor", "status", "source"],
            ["trams-now", "A1", "figure", "41", "council of Norland", "stated", "report"],
        ]

    def test_with_several_topics_the_topic_is_a_column(self, cli: Cli, root: Path) -> None:
        done = cli(root, "facts", "list")
        assert [line.split("\t")[0] for line in done.out.splitlines()] == ["topic", "rail", "road"]

    def test_facts_that_are_not_true_are_not_listed(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail.yaml", "it has 41 trams", "it has 42 trams")
        done = cli(root, "facts", "list", "rail")
        assert (done.code, done.out) == (1, "")
        assert "E203" in done.err

    def test_machines_get_the_same(self, cli: Cli, root: Path) -> None:
        data = json.loads(cli(root, "facts", "list", "--output-format", "json").out)
        assert [(fact["topic"], fact["id"], fact["value"]) for fact in data["facts"]] == [
            ("rail", "trams-now", "41"),
            ("road", "trams-now", "41"),
        ]
        assert data["findings"] == []


class TestExplainFact:
    def test_a_fact_is_told_with_its_quote_in_context_and_the_briefs_that_use_it(self, cli: Cli, root: Path) -> None:
        shutil.rmtree(root / "facts" / "road")
        (root / "facts" / "road.yaml").unlink()
        edit(root, "facts/rail/press.en.md", "There are {trams-now} trams in the town", "There are trams in the town")
        edit(root, "facts/rail/press.en.md", " {trams-now.mark}", "")
        done = cli(root, "explain", "trams-now")
        assert done.code == 0
        assert done.out.splitlines() == [
            "trams-now (A1), topic rail: 41",
            "  statement: The council has 41 trams",
            "  kind: figure",
            "  actor: council of Norland",
            "  status: stated",
            "  used by: rail.mayor.en",
            "",
            "  seeds/rail.txt:1: A report on rail",
            "  said by: the source's own voice",
            f"  >>{QUOTE}<<. It plans for more than 60 by 2030.",
        ]

    def test_its_mark_names_it_too(self, cli: Cli, root: Path) -> None:
        assert cli(root, "explain", "a1").out == cli(root, "explain", "trams-now").out

    def test_one_that_does_not_exist_is_said_with_the_nearest(self, cli: Cli, root: Path) -> None:
        done = cli(root, "explain", "tram-now")
        assert done == (2, "", "error: there is no fact 'tram-now'\n    Did you mean 'trams-now'?\n")

    def test_a_warning_hides_no_name_that_is_unknown(self, cli: Cli, root: Path) -> None:
        counted = "The council has {figure} trams"
        edit(root, "facts/rail.yaml", f"statement: {counted}", f"statement: {counted}, say three people")
        assert "W404" in cli(root, "check").err
        assert cli(root, "explain", "tram-now").code == 2


class TestExplainCode:
    def test_the_page_is_printed_as_it_is(self, cli: Cli, tmp_path: Path) -> None:
        done = cli(tmp_path, "explain", "e506")
        assert done.code == 0
        assert done.out.startswith(f"# E506 {CODES['E506'].name}\n")

    def test_one_that_does_not_exist_is_said(self, cli: Cli, tmp_path: Path) -> None:
        done = cli(tmp_path, "explain", "E999")
        assert done.code == 2
        assert done.err.startswith("error: there is no code 'E999'")


class TestAudienceList:
    def test_audiences_stand_in_the_order_of_their_tabs_with_their_topics(self, cli: Cli, root: Path) -> None:
        rows = [line.split("\t") for line in cli(root, "audience", "list").out.splitlines()]
        assert rows[0] == ["id", "name", "reader", "parents", "topics"]
        assert ["mayor", "mayor", "For mayor", "", "rail road"] in rows
        assert {row[0] for row in rows} > {"minister", "technical", "press"}


class TestInit:
    def test_the_example_is_copied_and_checks(self, cli: Cli, tmp_path: Path) -> None:
        done = cli(tmp_path, "init", "demo")
        assert done.code == 0
        assert "demo/briefs.yaml" in done.out.splitlines()
        assert done.err == "Made a project in demo. Next, in it: `briefs check`, then `briefs build`.\n"
        assert cli(tmp_path / "demo", "check").code == 0

    def test_a_bare_project_is_one(self, cli: Cli, tmp_path: Path) -> None:
        done = cli(tmp_path, "init", "--bare")
        assert done.code == 0
        assert "Next, in it: a source in seeds/, its facts in facts/<topic>.yaml.\n" in done.err
        assert sorted(path.name for path in tmp_path.iterdir()) == ["briefs.yaml", "facts", "seeds", "templates"]
        missing = "There is no topic to check: the fact file of a topic is facts/<topic>.yaml.\n"
        assert cli(tmp_path, "check") == (0, "", missing)

    @pytest.mark.parametrize("standing", ["briefs.yaml", "facts/us-china-ai.yaml"])
    def test_nothing_is_overwritten_and_nothing_written(self, cli: Cli, tmp_path: Path, standing: str) -> None:
        (tmp_path / standing).parent.mkdir(exist_ok=True)
        (tmp_path / standing).write_text("mine")
        done = cli(tmp_path, "init")
        assert done.code == 2
        assert standing in done.err
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / standing]


#: Python's own `sitecustomize`, in which WeasyPrint does not find Pango.
NO_PANGO = """
import cffi

found = cffi.FFI.dlopen


def dlopen(self, name, *more):
    if "pango" in str(name):
        raise OSError(f"no {name}")
    return found(self, name, *more)


cffi.FFI.dlopen = dlopen
"""


class TestDoctor:
    def test_a_machine_that_makes_briefs_is_ready(self, cli: Cli, root: Path) -> None:
        done = cli(root, "doctor")
        assert done.code == 0, done.out
        assert all(line.startswith("ok") for line in done.out.splitlines())
        for name in ("Python", "Pango", "HarfBuzz subsetter", "fonts", "typesetting", "write access"):
            assert f" {name}: " in done.out

    def test_a_machine_without_a_library_is_told_what_to_install(
        self, cli: Cli, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """By `doctor`, and in one line by a build, which changes nothing."""
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "sitecustomize.py").write_text(NO_PANGO)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
        done = cli(root, "doctor")
        assert done.code == 1
        assert "MISSING fonts: the typesetter cannot be loaded: no libpango" in done.out
        assert "apt install libpango-1.0-0" in done.out
        assert "Traceback" not in done.err
        built = cli(root, "build")
        assert built.code == 2
        assert built.err.splitlines() == [
            "error: this machine cannot typeset: no libpango-1.0-0",
            "    `briefs doctor` says what is missing",
        ]
        assert not any((root / "out").glob("*.pdf"))

    def test_machines_get_the_same(self, cli: Cli, root: Path) -> None:
        data = json.loads(cli(root, "doctor", "--output-format", "json").out)
        assert data["ready"] is True

    def test_an_output_folder_that_cannot_be_written_to_is_named(self, cli: Cli, root: Path) -> None:
        (root / "out").write_text("a file")
        done = cli(root, "doctor")
        assert done.code == 1
        assert "MISSING write access" in done.out
