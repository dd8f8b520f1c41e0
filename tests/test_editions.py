"""Editions from release to release, through the installed command: drafts, what changed, and what stays as it was."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import page
import pytest
import small_project
from conftest import Cli, run_briefs
from repository import commit
from small_project import copy, edit, outputs, put

from briefs.build.events import Planned, Refused, Released
from briefs.build.making import build
from briefs.build.options import Options
from briefs.build.records import CACHE
from briefs.build.releasing import release
from briefs.build.targets import Selection
from briefs.problems import UserError
from briefs.project import find_project

LATER = "On 9 May 2025 the council of Norland said that it has 42 trams.\n"
WORKS = "The council of Norland plans a depot.\n"
QUOTE = "On 3 March 2025 the council of Norland said that it has 41 trams"

_DEPOT = """\
  depot:
    actor: council
    statement: A depot is planned
    evidence:
      - {source: works, quote: The council of Norland plans a depot}
"""

_MORE = """\
  secret:
    actor: council
    measure: trams
    figure: more than 60
    actor-because: The council of Norland, of the sentence before
    statement: The council plans {figure} trams
    tags: [internal]
    evidence:
      - {source: report, quote: It plans for more than 60 by 2030}
derived:
  pairs: {label: Pairs of trams, formula: trams-now / 2, unit: trams, digits: 1}
"""

_CHANGE = """\
changes:
  - {fact: trams-now, after: 1, kind: correction, why: "The council counted again, from {trams-now.figure} reports"}
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one topic, released. The mayor is told of trams and may know secrets, the press of a depot only."""
    root = small_project.write(tmp_path_factory.mktemp("editions") / "project")
    small_project.with_faces(root, tmp_path_factory)
    (root / "facts" / "road.yaml").unlink()
    for path in (root / "facts" / "road").iterdir():
        path.unlink()
    facts = (root / "facts" / "rail.yaml").read_text(encoding="utf-8")
    put(root, "facts/rail.yaml", facts + _DEPOT + _MORE)
    put(root, "seeds/works.txt", WORKS)
    sha256 = hashlib.sha256(WORKS.encode()).hexdigest()
    source = f"  works: {{file: seeds/works.txt, sha256: {sha256}, title: Works, publisher: unknown}}\n"
    edit(root, "facts/rail.yaml", "facts:\n", f"{source}facts:\n")
    put(
        root,
        "templates/mayor/audience.yaml",
        small_project.AUDIENCE.format(name="mayor") + "clearance: {internal: They plan}\n",
    )
    edit(
        root,
        "facts/rail/mayor.en.md",
        "in the town.",
        "in the town, or {pairs.figure} pairs. {pairs.mark} Secret: {secret}",
    )
    put(
        root,
        "facts/rail/press.en.md",
        "# Depot\n\n## bottom-line\n\nA depot.\n\n## body\n\nIt is planned. {depot.mark}\n",
    )
    done = run_briefs(root, "edition", "release")
    assert (done.code, done.out) == (0, "editions/rail/1.json\n"), done.err
    return root


@pytest.fixture(scope="module")
def second(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project with a figure corrected, released again."""
    root = copy(first, tmp_path_factory.mktemp("second") / "project")
    correct(root)
    explain(root)
    done = run_briefs(root, "edition", "release")
    assert (done.code, done.out) == (0, "editions/rail/2.json\n"), done.err
    return root


@pytest.fixture(scope="module")
def third(second: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a fact taken out that only the press was told, released once more."""
    root = copy(second, tmp_path_factory.mktemp("third") / "project")
    edit(root, "facts/rail.yaml", _DEPOT, "")
    put(
        root,
        "facts/rail/press.en.md",
        "# Trams\n\n## bottom-line\n\nNo depot.\n\n## body\n\nThe council runs trams.\n",
    )
    facts = (root / "facts" / "rail.yaml").read_text(encoding="utf-8")
    put(root, "facts/rail.yaml", facts + "  - {fact: depot, after: 2, kind: update, why: The plan was given up}\n")
    edit(root, "facts/rail.yaml", "{number: 2, as-of: 2025-08-04}", "{number: 3, as-of: 2025-08-11}")
    done = run_briefs(root, "edition", "release")
    assert (done.code, done.out) == (0, "editions/rail/3.json\n"), done.err
    return root


@pytest.fixture
def root(first: Path, tmp_path: Path) -> Path:
    return copy(first, tmp_path / "project")


def with_another_topic(root: Path, name: str) -> None:
    """Add one that was never released."""
    facts = small_project.write(root.parent / "more") / "facts"
    shutil.copytree(facts / "road", root / "facts" / name, dirs_exist_ok=True)
    shutil.copy(facts / "road.yaml", root / "facts" / f"{name}.yaml")


def correct(root: Path) -> None:
    """Let a later source give another number."""
    put(root, "seeds/later.txt", LATER)
    sha256 = hashlib.sha256(LATER.encode()).hexdigest()
    source = f"  later: {{file: seeds/later.txt, sha256: {sha256}, title: A later report, publisher: unknown}}\n"
    edit(root, "facts/rail.yaml", "facts:\n", f"{source}facts:\n")
    edit(
        root,
        "facts/rail.yaml",
        f"      - source: report\n        quote: {QUOTE}\n",
        f"      - {{source: later, quote: {LATER[:-2]}}}\n",
    )
    edit(root, "facts/rail.yaml", 'figure: "41"', 'figure: "42"')
    edit(root, "facts/rail.yaml", "period: 2025-03-03", "period: 2025-05-09")


def number_two(root: Path) -> None:
    edit(root, "facts/rail.yaml", "{number: 1, as-of: 2025-07-28}", "{number: 2, as-of: 2025-08-04}")


def explain(root: Path) -> None:
    """Say why, and number the edition."""
    facts = (root / "facts" / "rail.yaml").read_text(encoding="utf-8")
    put(root, "facts/rail.yaml", facts + _CHANGE.replace(", from {trams-now.figure} reports", ""))
    number_two(root)


def record(root: Path, number: int) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((root / "editions" / "rail" / f"{number}.json").read_text(encoding="utf-8"))
    return data


def html(root: Path, reader: str) -> str:
    return (root / "out" / f"rail.{reader}.en.html").read_text(encoding="utf-8")


class TestRelease:
    def test_the_record_holds_the_facts_and_the_hash_of_each_document(self, first: Path) -> None:
        frozen = record(first, 1)
        assert frozen["facts"]["trams-now"]["figure"]["text"] == "41"
        files = {name: hash for brief in frozen["briefs"].values() for name, hash in brief["files"].items()}
        kept = first / "out" / "editions" / "rail" / "1"
        assert files == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in kept.iterdir()}
        assert {path.name: path.read_bytes() for path in kept.iterdir()} == outputs(first / "out")

    def test_after_it_everything_is_up_to_date(self, cli: Cli, root: Path) -> None:
        assert cli(root, "status", "--exit-code").code == 0

    def test_the_same_facts_give_the_same_record(self, cli: Cli, root: Path) -> None:
        before = (root / "editions" / "rail" / "1.json").read_bytes()
        (root / "editions" / "rail" / "1.json").unlink()
        assert cli(root, "edition", "release").code == 0
        assert (root / "editions" / "rail" / "1.json").read_bytes() == before

    def test_nothing_is_released_twice(self, cli: Cli, root: Path) -> None:
        before = sorted(root.rglob("*"))
        done = cli(root, "edition", "release")
        assert (done.code, done.out) == (1, "")
        assert "error E802 edition 1 is released already" in done.err
        assert sorted(root.rglob("*")) == before

    def test_nothing_is_released_while_a_check_fails(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail.yaml", "number: 1", "number: 2")
        edit(root, "facts/rail.yaml", 'figure: "41"', 'figure: "43"')
        assert cli(root, "edition", "release").code == 1
        assert not (root / "editions" / "rail" / "2.json").exists()

    def test_a_change_that_nobody_explains_is_not_released(self, cli: Cli, root: Path) -> None:
        correct(root)
        edit(root, "facts/rail.yaml", "number: 1", "number: 2")
        done = cli(root, "edition", "release")
        assert done.code == 1
        assert "warning W803 'trams-now' says something else than edition 1" in done.err
        assert "'pairs'" not in done.err
        assert not (root / "editions" / "rail" / "2.json").exists()

    def test_what_keeps_it_from_release_is_told_even_where_it_is_ignored(self, cli: Cli, root: Path) -> None:
        correct(root)
        edit(root, "facts/rail.yaml", "number: 1", "number: 2")
        put(root, "briefs.yaml", "format: 1\nignore: [{code: W803, reason: To be explained later}]\n")
        done = cli(root, "edition", "release")
        assert done.code == 1
        assert "warning W803 'trams-now' says something else than edition 1" in done.err

    def test_nothing_is_released_of_a_project_that_passes_something_over(self, cli: Cli, root: Path) -> None:
        (root / "editions" / "rail" / "1.json").unlink()
        put(root, "facts/road.yml", "format: 1\n")
        assert cli(root, "check").code == 1
        done = cli(root, "edition", "release")
        assert (done.code, done.out) == (1, "")
        assert "error E111" in done.err
        assert "No edition of rail was released." in done.err
        assert not (root / "editions" / "rail" / "1.json").exists()

    def test_another_document_in_its_place_is_not_overwritten(self, cli: Cli, root: Path) -> None:
        (root / "editions" / "rail" / "1.json").unlink()
        kept = root / "out" / "editions" / "rail" / "1" / "rail.press.en.pdf"
        kept.write_bytes(b"of somebody else")
        done = cli(root, "edition", "release")
        assert done.code == 2
        assert "out/editions/rail/1/rail.press.en.pdf is there already, and is another document" in done.err
        assert kept.read_bytes() == b"of somebody else"
        assert not (root / "editions" / "rail" / "1.json").exists()

    def test_what_is_saved_while_it_is_made_is_not_released(self, root: Path) -> None:
        """Facts are read to be frozen, and once more for the documents: both must say the same."""
        correct(root)
        explain(root)
        project, _ = find_project(root)
        assert project is not None
        events = release(project, Selection(), Options())
        assert any(isinstance(event, Planned) for event in events)
        edit(root, "facts/rail/mayor.en.md", "There are", "Today there are")
        with pytest.raises(UserError, match=r"rail\.mayor\.en\.html was made of something else while"):
            list(events)
        assert not (root / "editions" / "rail" / "2.json").exists()
        assert "Draft after edition" in html(root, "mayor"), "what was not released does not say that it was"

    def test_where_one_brief_fails_when_it_is_typeset_the_others_are_drafts(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail/press.en.md", "It is planned.", "It is planned now.")
        edit(root, "templates/mayor/audience.yaml", "sections:", "limits: {pages: [2, 3]}\nsections:")
        number_two(root)
        done = cli(root, "edition", "release")
        assert (done.code, done.out) == (1, "")
        assert "error E701" in done.err
        assert "Draft after edition" in html(root, "press")

    def test_a_topic_that_is_not_released_is_told_beside_one_that_is(self, cli: Cli, root: Path) -> None:
        with_another_topic(root, "road")
        done = cli(root, "edition", "release")
        assert (done.code, done.out) == (1, "editions/road/1.json\n")
        assert "No edition of rail was released." in done.err

    def test_a_record_that_was_edited_stops_everything(self, cli: Cli, root: Path) -> None:
        edit(root, "editions/rail/1.json", '"text": "41"', '"text": "14"')
        done = cli(root, "build")
        assert done.code == 1
        assert "error E801 edition 1 of 'rail' is not as it was released" in done.err

    @pytest.mark.parametrize("number", [1, 2])
    def test_a_record_that_is_gone_stops_everything_until_it_is_back(
        self, cli: Cli, third: Path, tmp_path: Path, number: int
    ) -> None:
        root = copy(third, tmp_path / "project")
        record = root / f"editions/rail/{number}.json"
        data = record.read_bytes()
        record.unlink()
        for command in ("check", "build"):
            done = cli(root, command)
            assert done.code == 1
            assert f"editions/rail/{number}.json: error E801 edition {number} of 'rail' is gone: " in done.err
        record.write_bytes(data)
        assert cli(root, "build").err == "4 up to date.\n"

    def test_a_record_that_comes_back_is_looked_at(self, cli: Cli, second: Path, tmp_path: Path) -> None:
        root = copy(second, tmp_path / "project")
        kept = [(path, path.read_bytes()) for path in sorted((root / "editions/rail").iterdir())]
        for path, _ in kept:
            path.unlink()
        edit(root, "facts/rail.yaml", "{number: 2, as-of: 2025-08-04}", "{number: 3, as-of: 2025-08-11}")
        assert cli(root, "build", "--to", "html").code == 0
        for path, data in kept:
            path.write_bytes(data)
            assert cli(root, "status", "--to", "html", "--exit-code").code == 1
            path.unlink()


class TestKilledRelease:
    def test_while_pdfs_are_made_what_stands_is_whole_and_the_next_release_is_right(
        self, first: Path, tmp_path: Path
    ) -> None:
        """Before the first and after each of what is written, while another PDF is in a child that is then alone."""
        roots = [copy(first, tmp_path / str(step)) for step in (0, 2, 7, 10, 14, 18)]
        for root in roots:
            shutil.rmtree(root / "editions")
            shutil.rmtree(root / "out" / "editions")
            for path in (root / "out").iterdir():
                if path.name != CACHE:
                    path.unlink()
        script = str(Path(__file__).parent / "killed_builds.py")
        done = subprocess.run([sys.executable, script, "release", *map(str, roots)], capture_output=True, check=False)
        assert done.returncode == len(roots), done.stderr
        standing = [files_in(root) for root in roots]
        assert [len(files) for files in standing] == [0, 1, 2, 3, 4, 5]
        for root, files in zip(roots, standing, strict=True):
            assert files.items() <= files_in(first).items(), root.name
            project, _ = find_project(root)
            assert project is not None
            if len(files) % 2:
                list(build(project, Selection()))
            assert any(isinstance(event, Released) for event in release(project, Selection(), Options())), root.name
            assert files_in(root) == files_in(first), root.name
            assert list(root.rglob("*.tmp")) == [], root.name

    def test_at_every_step_editions_stand_as_they_were_and_the_next_release_is_right(
        self, second: Path, tmp_path: Path
    ) -> None:
        """Documents are right already, so that what is left is to keep them and to freeze their facts."""
        roots = [copy(second, tmp_path / str(step)) for step in range(60)]
        for root in roots:
            (root / "editions/rail/2.json").unlink()
            shutil.rmtree(root / "out/editions/rail/2")
        script = str(Path(__file__).parent / "killed_builds.py")
        done = subprocess.run([sys.executable, script, "release", *map(str, roots)], capture_output=True, check=False)
        killed = roots[: done.returncode]
        assert 15 < len(killed) < len(roots), done.stderr
        frozen = [root for root in killed if (root / "editions/rail/2.json").exists()]
        assert 0 < len(frozen) < len(killed), "some are killed when the record is there, others before"
        for root in killed:
            assert (root / "editions/rail/1.json").read_bytes() == (second / "editions/rail/1.json").read_bytes()
            project, _ = find_project(root)
            assert project is not None
            events = list(release(project, Selection(), Options()))
            assert any(isinstance(event, Refused if root in frozen else Released) for event in events), root.name
            list(build(project, Selection()))
            assert files_in(root) == files_in(second), root.name
            assert list(root.rglob("*.tmp")) == [], root.name


def files_in(root: Path) -> dict[str, bytes]:
    """The records of editions, and all that was made, without what a build notes for itself."""
    files = (path for name in ("editions", "out") for path in (root / name).rglob("*") if path.is_file())
    shown = ((path.relative_to(root), path) for path in files)
    return {str(name): path.read_bytes() for name, path in shown if not any(part[0] == "." for part in name.parts)}


class TestDraft:
    def test_a_brief_that_shows_something_else_is_a_draft_and_others_are_not_touched(
        self, cli: Cli, root: Path
    ) -> None:
        before = outputs(root / "out")
        correct(root)
        assert cli(root, "build").code == 0
        after = outputs(root / "out")
        assert {name for name in before if before[name] != after[name]} == {"rail.mayor.en.html", "rail.mayor.en.pdf"}
        assert "Draft after edition" in html(root, "mayor")
        assert '"edition":{"as-of":"2025-07-28","draft":true,"number":1}' in html(root, "mayor")
        assert "Draft after edition" not in html(root, "press")

    def test_a_change_that_is_taken_back_gives_the_edition_again(self, cli: Cli, root: Path) -> None:
        before = outputs(root / "out")
        edit(root, "facts/rail/mayor.en.md", "There are", "Today there are")
        assert cli(root, "build").code == 0
        assert "Draft after edition" in html(root, "mayor")
        edit(root, "facts/rail/mayor.en.md", "Today there are", "There are")
        assert cli(root, "build").code == 0
        assert outputs(root / "out") == before

    def test_a_fact_that_is_new_leaves_the_marks_of_others_as_they_were(self, cli: Cli, root: Path) -> None:
        before = outputs(root / "out")
        quoted = "{source: report, quote: the council of Norland said}"
        new = f"  first:\n    statement: The council speaks\n    actor: council\n    evidence:\n      - {quoted}\n"
        edit(root, "facts/rail.yaml", "facts:\n", f"facts:\n{new}")
        assert cli(root, "build").code == 0
        assert outputs(root / "out") == before
        assert "first\tA3\t" in cli(root, "facts", "list").out


class TestSecondEdition:
    def test_a_brief_carries_the_edition_in_which_what_it_shows_changed_last(self, first: Path, second: Path) -> None:
        briefs = record(second, 2)["briefs"]
        assert {reader: brief["edition"] for reader, brief in briefs.items()} == {"mayor.en": 2, "press.en": 1}
        before, after = outputs(first / "out"), outputs(second / "out")
        assert [name for name in before if before[name] == after[name]] == ["rail.press.en.html", "rail.press.en.pdf"]

    def test_the_first_edition_stays_as_it_was_kept(self, first: Path, second: Path) -> None:
        for path in ("editions/rail/1.json", "out/editions/rail/1/rail.mayor.en.pdf"):
            assert (second / path).read_bytes() == (first / path).read_bytes()

    def test_it_tells_old_value_new_value_and_why(self, second: Path) -> None:
        changes = record(second, 2)["briefs"]["mayor.en"]["changes"]
        assert [(each["id"], each["kind"], each["old"], each["new"], each["why"]) for each in changes] == [
            ("trams-now", "correction", "41 trams", "42 trams", "The council counted again."),
            ("pairs", "", "20.5 trams", "21.0 trams", "Follows from"),
        ]
        assert '<data class="was" value="41" data-fact="trams-now@1">41</data>' in html(second, "mayor")

    def test_its_documents_stand_every_check(self, second: Path) -> None:
        for name in ("rail.mayor.en.pdf", "rail.mayor.en.html", "rail.press.en.pdf", "rail.press.en.html"):
            done = run_briefs(second, "verify", f"out/{name}")
            assert done.code == 0, done.out
            assert "the newest for its readers, byte for byte as released" in done.out
        pdf = (second / "out" / "rail.mayor.en.pdf").read_bytes()
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant
        assert page.validate_pdf_bytes(pdf, profile="3a").is_compliant

    def test_the_first_edition_is_superseded_only_where_something_changed(self, first: Path, second: Path) -> None:
        old = first / "out" / "rail.mayor.en.pdf"
        done = run_briefs(second, "verify", str(old))
        assert done.code == 1
        assert "edition 1 is superseded: edition 2, as of 2025-08-04, was released" in done.out
        assert "Trams, council of Norland: 41 trams -> 42 trams" in done.out
        assert run_briefs(second, "verify", str(first / "out" / "rail.press.en.pdf")).code == 0

    def test_an_old_value_that_the_edition_did_not_have_is_found(self, second: Path, tmp_path: Path) -> None:
        spoilt = html(second, "mayor").replace('data-fact="trams-now@1">41<', 'data-fact="trams-now@1">40<')
        (tmp_path / "spoilt.html").write_text(spoilt, encoding="utf-8")
        done = run_briefs(second, "verify", str(tmp_path / "spoilt.html"))
        assert done.code == 1
        assert "'trams-now@1' reads '40'" in done.out


class TestThirdEdition:
    def test_each_brief_carries_the_edition_in_which_it_changed_last(self, second: Path, third: Path) -> None:
        briefs = record(third, 3)["briefs"]
        assert {reader: brief["edition"] for reader, brief in briefs.items()} == {"mayor.en": 2, "press.en": 3}
        before, after = outputs(second / "out"), outputs(third / "out")
        assert [name for name in before if before[name] == after[name]] == ["rail.mayor.en.html", "rail.mayor.en.pdf"]
        assert 'data-fact="trams-now@1"' in html(third, "mayor")

    def test_it_tells_its_reader_only_of_what_that_reader_was_shown(self, third: Path) -> None:
        changes = record(third, 3)["briefs"]["press.en"]["changes"]
        assert [(each["id"], each["old"], each["new"], each["why"]) for each in changes] == [
            ("depot", "A depot is planned", "", "The plan was given up.")
        ]
        assert "trams-now@1" not in html(third, "press")

    def test_page_and_notice_name_the_edition_that_its_reader_holds(self, third: Path) -> None:
        """The brief stood in the second edition as it was in the first, and bore that number."""
        assert '<th scope="col">Edition <span data-furniture>1</span></th>' in html(third, "press")

    def test_only_those_who_hold_what_changed_are_written_to(self, cli: Cli, third: Path) -> None:
        assert cli(third, "edition", "notice", "-a", "mayor").out == ""
        lines = cli(third, "edition", "notice", "-a", "press").out.splitlines()
        assert lines[2:4] == [
            "Edition 3, facts as of 2025-08-11, takes the place of edition 1,",
            "facts as of 2025-07-28. Please do not use the old one any more.",
        ]
        assert "  Edition 3: no longer stated" in lines

    def test_older_editions_are_told_from_the_newest(self, first: Path, second: Path, third: Path) -> None:
        superseded = {
            (edition.parent.name, reader): run_briefs(third, "verify", str(edition / "out" / f"rail.{reader}.en.pdf"))
            for edition in (first, second, third)
            for reader in ("mayor", "press")
        }
        told = [done.out.partition("is superseded: ")[2].partition(",")[0] for done in superseded.values()]
        assert told == ["edition 2", "edition 3", "", "edition 3", "", ""]

    def test_a_mark_that_is_retired_is_not_given_again(self, cli: Cli, third: Path, tmp_path: Path) -> None:
        assert record(third, 2)["facts"]["depot"]["mark"] == "B1"
        assert "depot" not in record(third, 3)["facts"]
        root = copy(third, tmp_path / "project")
        edit(root, "facts/rail.yaml", "facts:\n", f"facts:\n{_DEPOT.replace('depot:', 'shed:')}")
        assert "shed\tB2\t" in cli(root, "facts", "list").out
        edit(root, "facts/rail.yaml", "  shed:\n", "  depot:\n")
        assert "depot\tB1\t" in cli(root, "facts", "list").out, "what comes back has the mark that it had"

    def test_editions_are_compared_in_either_direction(self, cli: Cli, third: Path) -> None:
        assert "rail: removed depot (B1): A depot is planned" in cli(third, "edition", "diff", "1", "3").out
        assert "rail: added depot (B1): A depot is planned" in cli(third, "edition", "diff", "3", "1").out
        assert cli(third, "edition", "diff", "3").out == ""


class TestNoLongerShown:
    def test_a_fact_that_a_brief_dropped_changes_without_touching_it(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail/mayor.en.md", " Secret: {secret}", "")
        correct(root)
        explain(root)
        assert cli(root, "edition", "release").code == 0
        before = outputs(root / "out")
        edit(root, "facts/rail.yaml", "The council plans {figure} trams", "The council wants {figure} trams")
        assert cli(root, "build").code == 0
        assert outputs(root / "out") == before


class TestWording:
    def test_a_brief_says_that_only_its_wording_changed_where_that_is_so(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail/mayor.en.md", "There are", "Today there are")
        edit(root, "facts/rail/press.en.md", "It is planned. {depot.mark}", "There are {trams-now} trams.")
        number_two(root)
        done = cli(root, "edition", "release")
        assert done.code == 0, done.err
        wording = "Only the wording changed. No fact told {} says anything else than before."
        facts = "Some facts are new {} or left out. No other says anything else than before."
        for reader, told, not_told in (("mayor", wording, facts), ("press", facts, wording)):
            assert told.format("here") in html(root, reader)
            assert not_told.format("here") not in html(root, reader)
            notice = cli(root, "edition", "notice", "-a", reader).out.splitlines()
            assert told.format("in it") in notice
            assert not_told.format("in it") not in notice
        assert cli(root, "status", "--exit-code").code == 0


class TestUnits:
    def test_another_unit_of_the_same_number_is_another_value(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail.yaml", "{label: Trams, unit: trams}", "{label: Trams, unit: buses}")
        edit(root, "facts/rail.yaml", "formula: trams-now / 2, unit: trams", "formula: trams-now / 2, unit: buses")
        number_two(root)
        refused = cli(root, "edition", "release")
        assert refused.code == 1
        assert "warning W803 'trams-now' says something else than edition 1" in refused.err
        assert "warning W803 'pairs' says something else than edition 1" in refused.err
        facts = (root / "facts" / "rail.yaml").read_text(encoding="utf-8")
        entries = (
            f"  - {{fact: {id}, after: 1, kind: correction, why: They are buses}}\n"
            for id in ("trams-now", "secret", "pairs")
        )
        put(root, "facts/rail.yaml", f"{facts}changes:\n{''.join(entries)}")
        done = cli(root, "edition", "release")
        assert done.code == 0, done.err
        lines = cli(root, "edition", "notice").out.splitlines()
        assert [line for line in lines if line.startswith("  Edition")][:2] == [
            "  Edition 1: 41 trams",
            "  Edition 2: 41 buses",
        ]
        assert "  figure: 41 trams -> 41 buses" in cli(root, "edition", "diff", "1", "2").out.splitlines()


class TestClearance:
    def test_what_became_secret_is_not_told_as_a_change(self, cli: Cli, root: Path) -> None:
        edit(
            root,
            "facts/rail.yaml",
            "    statement: A depot is planned\n",
            "    statement: A depot\n    tags: [internal]\n",
        )
        put(root, "facts/rail/press.en.md", "# Depot\n\n## bottom-line\n\nNews.\n\n## body\n\nNothing is told.\n")
        assert cli(root, "build", "-a", "press").code == 0
        assert "A depot" not in html(root, "press")
        assert "depot@1" not in html(root, "press")

    def test_a_reason_may_not_give_away_what_its_reader_may_not_know(self, cli: Cli, root: Path) -> None:
        correct(root)
        explain(root)
        edit(root, "facts/rail.yaml", "The council counted again", "The council plans {secret.figure}")
        done = cli(root, "check")
        assert done.code == 1
        assert "E711" in done.err


class TestDiff:
    def test_it_tells_facts_field_by_field_and_sentences_word_by_word(self, cli: Cli, second: Path) -> None:
        lines = cli(second, "edition", "diff", "1", "2").out.splitlines()
        assert "rail: changed trams-now (E1)" in lines
        assert "  figure: 41 -> 42" in lines
        assert "rail: changed pairs (C1)" in lines
        assert "  value: 20.5 -> 21.0" in lines
        assert any(
            line.startswith("rail.mayor.en, body: There are [-41-]{+42+} trams in the town, or [-20.5-]{+21.0+} pairs.")
            for line in lines
        )

    def test_without_a_second_state_it_is_the_project_as_it_is(self, cli: Cli, root: Path) -> None:
        assert cli(root, "edition", "diff", "1").out == ""
        correct(root)
        assert "  figure: 41 -> 42" in cli(root, "edition", "diff", "1").out.splitlines()

    @pytest.mark.parametrize(("old_type", "new_type"), [("pdf", "pdf"), ("pdf", "html"), ("html", "html")])
    def test_finished_briefs_are_compared_by_the_facts_and_sentences_that_they_carry(
        self, cli: Cli, first: Path, second: Path, old_type: str, new_type: str
    ) -> None:
        old, new = first / "out" / f"rail.mayor.en.{old_type}", second / "out" / f"rail.mayor.en.{new_type}"
        data = json.loads(cli(second, "edition", "diff", str(old), str(new), "--output-format", "json").out)
        [topic] = data["topics"]
        changed = {each["id"]: each["fields"][0] for each in topic["differences"]["changed"]}
        assert changed["trams-now"] == {"field": "figure", "old": "41", "new": "42"}
        assert topic["differences"]["removed"] == []
        [sentence] = topic["differences"]["sentences"]
        assert (sentence["brief"], sentence["section"]) == ("mayor.en", "body")
        assert [each["text"] for each in sentence["words"] if each["kind"] != "same"] == ["41", "42", "20.5", "21.0"]

    def test_a_brief_is_compared_with_what_the_project_says_now(self, cli: Cli, first: Path, root: Path) -> None:
        old = str(first / "out" / "rail.mayor.en.pdf")
        assert cli(root, "edition", "diff", old).out == ""
        edit(root, "facts/rail/mayor.en.md", "There are", "Today there are")
        told = "rail.mayor.en, body: [-There-]{+Today there+} are 41 trams in the town, or 20.5 pairs.\n"
        assert cli(root, "edition", "diff", old).out == told

    def test_of_briefs_for_other_readers_only_the_facts_are_compared(self, cli: Cli, second: Path) -> None:
        done = cli(second, "edition", "diff", "out/rail.mayor.en.pdf", "out/rail.press.en.pdf")
        assert "rail: added depot (B1): A depot is planned" in done.out
        assert done.err == "4 facts and 0 sentences differ.\n"

    def test_a_brief_is_not_held_to_what_it_does_not_use(self, cli: Cli, second: Path) -> None:
        assert cli(second, "edition", "diff", "out/rail.press.en.html", "2").out == ""

    def test_a_brief_that_does_not_pass_the_checks_is_not_compared(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail/press.en.md", "It is planned.", "It is planned for 2031.")
        edit(root, "facts/rail/mayor.en.md", "There are", "Today there are")
        done = cli(root, "edition", "diff", "1")
        assert done.code == 1
        assert done.out == "rail.mayor.en, body: [-There-]{+Today there+} are 41 trams in the town, or 20.5 pairs.\n"
        assert done.err.startswith("facts/rail/press.en.md:9:19: error E402 ")
        told = "The sentences of rail.press.en as it is were not compared: it does not pass the checks."
        assert done.err.splitlines()[-2:] == [told, "0 facts and 1 sentence differ."]

    def test_of_facts_that_are_not_true_no_sentences_are_compared(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail.yaml", 'figure: "41"', 'figure: "43"')
        data = json.loads(cli(root, "edition", "diff", "1", "--output-format", "json").out)
        [topic] = data["topics"]
        assert [each["brief"] for each in topic["not_compared"]] == ["mayor.en", "press.en"]
        assert [each["code"] for each in data["findings"]] == ["E205"]

    def test_an_old_brief_that_did_not_pass_the_checks_is_told_and_is_no_error(self, cli: Cli, root: Path) -> None:
        planned = "It is planned."
        edit(root, "facts/rail/press.en.md", planned, "It is planned for 2031.")
        commit(root, "one")
        edit(root, "facts/rail/press.en.md", "It is planned for 2031.", planned)
        done = cli(root, "edition", "diff", "HEAD")
        assert (done.code, done.out) == (0, "")
        told = "The sentences of rail.press.en at HEAD were not compared: it does not pass the checks."
        assert done.err.splitlines() == [told, "0 facts and 0 sentences differ."]

    def test_a_topic_without_these_editions_is_passed_over(self, cli: Cli, second: Path, tmp_path: Path) -> None:
        root = copy(second, tmp_path / "project")
        with_another_topic(root, "a-road")
        done = cli(root, "edition", "diff", "1", "2", "--output-format", "json")
        assert done.code == 0, done.err
        assert [each["topic"] for each in json.loads(done.out)["topics"]] == ["rail"]
        assert cli(root, "edition", "diff", "2").err == "0 facts and 0 sentences differ.\n"

    def test_where_nothing_can_be_compared_nothing_is_said_to_be_the_same(self, cli: Cli, root: Path) -> None:
        commit(root, "one")
        with_another_topic(root, "road")
        done = cli(root, "edition", "diff", "HEAD", "--topic", "road")
        assert done == (
            2,
            "",
            "error: 'HEAD' and the project as it is have no topic in common\n    Name two states of the same topic.\n",
        )

    def test_briefs_of_different_topics_are_not_compared(
        self, cli: Cli, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        built = small_project.built(tmp_path_factory)
        done = cli(built, "edition", "diff", "out/rail.press.en.html", "out/road.press.en.html")
        assert (done.code, done.out) == (2, "")

    def test_what_is_no_state_is_refused(self, cli: Cli, second: Path) -> None:
        done = cli(second, "edition", "diff", "7")
        assert (done.code, done.out) == (2, "")


class TestNotice:
    def test_it_tells_the_holders_of_the_old_edition_what_to_replace(self, cli: Cli, second: Path) -> None:
        done = cli(second, "edition", "notice")
        lines = done.out.splitlines()
        assert lines[:4] == [
            "Trams for mayor (mayor, en)",
            "",
            "Edition 2, facts as of 2025-08-04, takes the place of edition 1,",
            "facts as of 2025-07-28. Please do not use the old one any more.",
        ]
        assert "Correction: Trams, council of Norland" in lines
        assert "  Why: The council counted again." in lines
        old, new = (record(second, number)["briefs"]["mayor.en"]["files"]["rail.mayor.en.pdf"] for number in (1, 2))
        assert f"    superseded: {old}" in lines
        assert f"    new:        {new}" in lines
        assert done.err == "1 notice.\n"

    def test_readers_of_a_brief_that_did_not_change_are_not_written_to(self, cli: Cli, second: Path) -> None:
        assert cli(second, "edition", "notice", "-a", "press").out == ""

    def test_before_the_first_release_there_is_nothing_to_tell(self, cli: Cli, tmp_path: Path) -> None:
        done = cli(small_project.write(tmp_path), "edition", "notice")
        assert (done.code, done.err.splitlines()[0]) == (2, "error: no edition was released yet")
