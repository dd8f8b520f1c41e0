"""Outputs of briefs that a project has no more: told by `status` and `build`, removed with `--prune`; no others are."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import small_project
from conftest import BRIEFS, Cli
from small_project import edit, put

PRUNES = "no longer part of the project; `briefs build --prune` removes it"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_project.with_faces(small_project.write(tmp_path_factory.mktemp("built")), tmp_path_factory)
    subprocess.run([BRIEFS, "build", "--to", "html"], cwd=root, capture_output=True, check=True)
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return small_project.copy(built, tmp_path / "project")


def build(cli: Cli, root: Path, *options: str) -> tuple[int, list[str]]:
    done = cli(root, "build", "--to", "html", *options)
    return done.code, done.err.splitlines()


def files(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "out").iterdir() if path.name[0] != ".")


def no_prose(root: Path) -> None:
    (root / "facts/road/press.en.md").unlink()


def no_topic(root: Path) -> None:
    shutil.rmtree(root / "facts/road")
    (root / "facts/road.yaml").unlink()


def no_audience(root: Path) -> None:
    put(root, "briefs.yaml", "format: 1\naudiences: [mayor]\n")


def other_language(root: Path) -> None:
    put(root, "briefs.yaml", "format: 1\nlanguages: [de]\n")
    labels = Path(__file__).parent.parent / "templates" / "labels" / "en.yaml"
    put(root, "templates/labels/de.yaml", labels.read_text(encoding="utf-8"))
    for path in (root / "facts").rglob("*.en.md"):
        path.rename(path.with_name(path.name.replace(".en.", ".de.")))


GONE = [
    (no_prose, ["road.press.en"]),
    (no_topic, ["road.mayor.en", "road.press.en"]),
    (no_audience, ["rail.press.en", "road.press.en"]),
    (other_language, ["rail.mayor.en", "rail.press.en", "road.mayor.en", "road.press.en"]),
]

#: What somebody renamed by mistake, so that the mayor has no brief about rail any more; and what is found then.
MISNAMED = [
    ("facts/rail.yaml", "facts/rail.yml", "E111"),
    ("facts/rail.yaml", "facts/rial.yaml", "E602"),
    ("facts/rail/mayor.en.md", "facts/rail/mayr.en.md", "E601"),
    ("facts/rail/mayor.en.md", "facts/rail/mayor.md", "E604"),
    ("templates/mayor", "templates/mayr", "E601"),
    ("templates/mayor/audience.yaml", "templates/mayor/audience.yml", "E412"),
]


class TestGone:
    @pytest.mark.parametrize(("leave_out", "names"), GONE, ids=[change.__name__ for change, _ in GONE])
    def test_they_are_told_and_then_removed(
        self, cli: Cli, root: Path, leave_out: Callable[[Path], None], names: list[str]
    ) -> None:
        leave_out(root)
        told = cli(root, "status", "--to", "html").out.splitlines()
        assert told[-len(names) :] == [f"{name} (html): left over; `briefs build --prune` removes it" for name in names]
        code, lines = build(cli, root)
        assert code == 0
        assert [line for line in lines if line.startswith("left over")] == [
            f"left over out/{name}.html: {PRUNES}" for name in names
        ]
        assert lines[-1].endswith(f", {len(names)} left over.")
        assert not any(name in (root / "out/index.html").read_text(encoding="utf-8") for name in names)
        code, lines = build(cli, root, "--prune")
        assert lines[:-1] == [f"removed out/{name}.html: no longer part of the project" for name in names]
        assert not {f"{name}.html" for name in names} & set(files(root))
        assert "left over" not in cli(root, "status", "--to", "html").out
        assert "left over" not in "".join(build(cli, root)[1])

    def test_machines_are_told_the_same(self, cli: Cli, root: Path) -> None:
        no_prose(root)
        states = {
            command: {
                each["output"]: each["state"]
                for each in json.loads(cli(root, *command.split(), "--output-format", "json").out)["outputs"]
            }
            for command in ("status --to html", "build --to html", "build --to html --prune")
        }
        assert [told["out/road.press.en.html"] for told in states.values()] == ["left-over", "left-over", "removed"]

    def test_they_are_nothing_that_is_to_be_made(self, cli: Cli, root: Path) -> None:
        no_prose(root)
        build(cli, root)
        assert cli(root, "status", "--to", "html", "--exit-code").code == 0

    def test_with_the_last_brief_goes_the_list_of_them(self, cli: Cli, root: Path) -> None:
        no_topic(root)
        shutil.rmtree(root / "facts/rail")
        assert build(cli, root, "--prune")[0] == 0
        assert files(root) == []

    def test_one_that_comes_back_is_made_again(self, cli: Cli, root: Path) -> None:
        prose = (root / "facts/road/press.en.md").read_text(encoding="utf-8")
        before = (root / "out/road.press.en.html").read_bytes()
        no_prose(root)
        build(cli, root, "--prune")
        put(root, "facts/road/press.en.md", prose)
        assert build(cli, root)[0] == 0
        assert (root / "out/road.press.en.html").read_bytes() == before


class TestKept:
    def test_a_strangers_file_is_not_touched_whatever_it_is_called(self, cli: Cli, root: Path) -> None:
        names = ("notes.html", "rail.visitor.en.pdf", "road.press.fr.html")
        for name in names:
            put(root, f"out/{name}", "mine")
        no_prose(root)
        build(cli, root, "--prune")
        assert set(names) <= set(files(root))
        assert not any(name in cli(root, "status").out for name in names)

    def test_one_that_was_edited_is_kept_and_told(self, cli: Cli, root: Path) -> None:
        put(root, "out/road.press.en.html", "mine")
        no_prose(root)
        assert build(cli, root, "--prune")[1][1] == (
            "left over out/road.press.en.html: no longer part of the project; "
            "it is not as it was made: remove it by hand"
        )
        assert "road.press.en.html" in files(root)

    def test_nothing_is_removed_while_something_is_wrong(self, cli: Cli, root: Path) -> None:
        no_prose(root)
        edit(root, "facts/rail.yaml", "it has 41 trams", "it has 42 trams")
        code, lines = build(cli, root, "--prune")
        assert code == 1
        assert (
            "left over out/road.press.en.html: no longer part of the project; "
            "nothing is removed while something is wrong"
        ) in lines
        assert "road.press.en.html" in files(root)

    @pytest.mark.parametrize(("old", "new", "code"), MISNAMED)
    def test_nothing_is_removed_while_a_name_is_misspelt(
        self, cli: Cli, root: Path, old: str, new: str, code: str
    ) -> None:
        (root / old).rename(root / new)
        for asked in (["road"], []):
            status, lines = build(cli, root, *asked, "--prune")
            assert status == 1
            assert any(f"error {code} " in line for line in lines)
            assert "left over out/rail.mayor.en.html" in "".join(lines)
            assert "rail.mayor.en.html" in files(root)

    def test_what_is_only_not_asked_for_is_not_left_over(self, cli: Cli, root: Path) -> None:
        code, lines = build(cli, root, "rail", "-a", "mayor", "--prune")
        assert (code, lines) == (0, ["1 up to date."])
        assert len(files(root)) == 5

    def test_one_that_somebody_removed_is_forgotten(self, cli: Cli, root: Path) -> None:
        no_prose(root)
        (root / "out/road.press.en.html").unlink()
        assert "left over" not in cli(root, "status").out
        assert build(cli, root)[1] == ["made out/index.html: the list of briefs changed", "1 made, 3 up to date."]


class TestSharedFolder:
    def test_what_another_project_made_there_is_no_concern(self, cli: Cli, root: Path, tmp_path: Path) -> None:
        other, shared = small_project.write(tmp_path / "other"), tmp_path / "shared"
        for topic in ("rail", "road"):
            (other / f"facts/{topic}.yaml").rename(other / f"facts/new-{topic}.yaml")
            (other / f"facts/{topic}").rename(other / f"facts/new-{topic}")
        for project in (root, other, root, other):
            code, lines = build(cli, project, "-o", str(shared), "--prune")
            assert code == 0
            assert not [line for line in lines if line.startswith(("removed", "left over"))]
        assert len(list(shared.glob("*road.*.html"))) == 4
        no_prose(root)
        told = f"removed {shared}/road.press.en.html: no longer part of the project"
        assert told in build(cli, root, "-o", str(shared), "--prune")[1]
        assert {path.name for path in shared.glob("*road.press.*")} == {"new-road.press.en.html"}

    def test_a_project_is_the_same_where_it_was_moved_with_its_outputs(
        self, cli: Cli, root: Path, tmp_path: Path
    ) -> None:
        moved = root.rename(tmp_path / "moved")
        no_prose(moved)
        assert "left over out/road.press.en.html" in "".join(build(cli, moved)[1])

    def test_the_same_brief_of_two_projects_is_each_time_made_anew(self, cli: Cli, root: Path, tmp_path: Path) -> None:
        other, shared = small_project.copy(root, tmp_path / "other"), tmp_path / "shared"
        edit(other, "facts/road/press.en.md", "in the town", "in town")
        for project, text in ((root, "in the town"), (other, "in town"), (root, "in the town")):
            assert f"made {shared}/road.press.en.html" in "".join(build(cli, project, "-o", str(shared))[1])
            assert text in (shared / "road.press.en.html").read_text(encoding="utf-8")
