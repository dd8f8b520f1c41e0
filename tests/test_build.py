"""Builds of a small project: what is made, what is left alone, and why."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pytest
import small_project
from small_project import edit, outputs, put

from briefs import manifest
from briefs.build.checking import check
from briefs.build.events import Composed, Event, Failed, Found, Fresh, Made, Planned, Started
from briefs.build.making import build
from briefs.build.options import Options
from briefs.build.status import State, status
from briefs.build.targets import OutputType, Selection
from briefs.pdf import Limits
from briefs.problems import Findings, UserError, in_order
from briefs.project import Project, find_project
from briefs.view.brief import SectionView

EVERYTHING = Selection()
HTML_ONLY = Options(types=(OutputType.HTML,))


def project_in(root: Path) -> Project:
    project, findings = find_project(root)
    assert project is not None, findings
    return project


def run(root: Path, selection: Selection = EVERYTHING, options: Options | None = None) -> list[Event]:
    return list(build(project_in(root), selection, options))


def made(events: Sequence[Event]) -> list[str]:
    """The briefs that were made; the list of them is made wherever it changes (see test_index)."""
    outputs = (event.output for event in events if isinstance(event, Made))
    return sorted(output for output in outputs if not output.endswith("index.html"))


def fresh(events: Sequence[Event]) -> list[str]:
    return sorted(event.output for event in events if isinstance(event, Fresh))


def failed(events: Sequence[Event]) -> list[str]:
    return sorted(event.output for event in events if isinstance(event, Failed))


def found(events: Sequence[Event]) -> Findings:
    return in_order(finding for event in events if isinstance(event, Found) for finding in event.findings)


def reasons(events: Sequence[Event], output: str) -> list[str]:
    (event,) = (event for event in events if isinstance(event, Made) and event.output == output)
    return [str(reason) for reason in event.reasons]


def stale(root: Path) -> dict[str, list[str]]:
    """The outputs that a build would make, each with its reasons, as `status` tells it."""
    told = status(project_in(root), EVERYTHING)
    outputs = (each for brief in told for each in brief.outputs if each.state is State.STALE)
    return {each.output: [str(reason) for reason in each.reasons] for each in outputs}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built. Tests copy it."""
    return small_project.copy(small_project.built(tmp_path_factory), tmp_path_factory.mktemp("built") / "project")


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return small_project.copy(built, tmp_path / "project")


def views() -> int:
    """How much is in memory of what pages are made from."""
    return sum(isinstance(each, SectionView) for each in gc.get_objects())


class TestManyTopics:
    def test_what_a_topic_was_made_from_is_let_go_before_the_next_is_made(self, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        for number in range(4):
            (root / f"facts/rail-{number}.yaml").write_text((root / "facts/rail.yaml").read_text())
            shutil.copytree(root / "facts/rail", root / f"facts/rail-{number}")
        gc.collect()
        gc.disable()
        try:
            events = build(project_in(root), EVERYTHING, Options(types=(OutputType.HTML,)))
            held = [views() for event in events if isinstance(event, Made)]
        finally:
            gc.enable()
        assert len(held) > 12
        assert max(held) <= 3 * held[0]


class TestLongestFirst:
    @pytest.mark.parametrize("jobs", [1, 4])
    def test_the_longest_topic_and_its_longest_brief_are_started_first(self, tmp_path: Path, jobs: int) -> None:
        root = small_project.write(tmp_path)
        for topic, more in (("rail", 10), ("road", 20)):
            prose = small_project.PROSE.format(name="press") + "\nThe town runs trams.\n" * more
            put(root, f"facts/{topic}/press.en.md", prose)
        events = build(project_in(root), EVERYTHING, Options(types=(OutputType.PDF,), jobs=jobs))
        started = (event.output for event in events if isinstance(event, Started))
        assert list(islice(started, 4)) == [
            f"out/{topic}.{reader}.en.pdf" for topic in ("road", "rail") for reader in ("press", "mayor")
        ]
        events.close()


class TestFirstBuild:
    def test_every_brief_is_made_as_pdf_and_html(self, built: Path) -> None:
        names = [
            f"{topic}.{reader}.en.{type}"
            for topic in ("rail", "road")
            for reader in ("mayor", "press")
            for type in ("html", "pdf")
        ]
        assert list(outputs(built / "out")) == names
        assert sorted(manifest.load(built / "out")) == ["index.html", *names]

    def test_the_outputs_are_planned_before_anything_is_made(self, root: Path) -> None:
        first, *_ = run(root)
        assert isinstance(first, Planned)
        assert len(first.outputs) == 8

    def test_what_is_up_to_date_is_known_before_anything_is_composed(self, root: Path) -> None:
        for reader in small_project.READERS:
            edit(root, f"facts/rail/{reader}.en.md", "There are", "There are in all")
        events = run(root, options=HTML_ONLY)
        told = [event for event in events if isinstance(event, Fresh | Composed)]
        assert told[:2] == [Fresh(f"out/road.{reader}.en.html") for reader in small_project.READERS]
        composed = [event for event in told[2:] if isinstance(event, Composed)]
        assert sorted(event.outputs for event in composed) == [
            (f"out/rail.{reader}.en.html",) for reader in small_project.READERS
        ]
        assert all(event.size > 1000 for event in composed)

    def test_the_html_of_a_brief_is_written_after_its_pdf(self, root: Path) -> None:
        events = run(root, Selection(topics=("rail",), audiences=("mayor",)), Options(force=True))
        told = [event for event in events if isinstance(event, Started | Made)]
        assert [type(event).__name__ for event in told] == ["Started", "Made", "Made"]
        assert [event.output for event in told] == [f"out/rail.mayor.en.{end}" for end in ("pdf", "pdf", "html")]

    def test_moved_and_with_other_workers_the_bytes_are_the_same(self, built: Path, tmp_path: Path) -> None:
        elsewhere = small_project.write(tmp_path / "a much longer path, with spaces")
        run(elsewhere, options=Options(jobs=1))
        assert outputs(elsewhere / "out") == outputs(built / "out")

    def test_another_output_folder_is_left_to_itself(self, root: Path, tmp_path: Path) -> None:
        run(root, options=Options(types=(OutputType.HTML,), folder=tmp_path / "drafts"))
        assert len(outputs(tmp_path / "drafts")) == 4
        assert fresh(run(root)) == sorted(f"out/{name}" for name in outputs(root / "out"))


class TestNothingToDo:
    def test_all_is_up_to_date_and_nothing_is_written(self, root: Path) -> None:
        before = {path: path.stat().st_mtime_ns for path in (root / "out").iterdir()}
        events = run(root)
        assert len(fresh(events)) == 8
        assert all(isinstance(event, Planned | Fresh) for event in events)
        assert {path: path.stat().st_mtime_ns for path in (root / "out").iterdir()} == before

    def test_status_and_build_agree(self, root: Path) -> None:
        assert stale(root) == {}
        edit(root, "facts/rail/press.en.md", "in the town", "in town")
        told = stale(root)
        assert sorted(told) == made(run(root)) == ["out/rail.press.en.html", "out/rail.press.en.pdf"]


class TestChanges:
    def test_a_changed_fact_makes_its_topic_again_and_no_other(self, root: Path) -> None:
        edit(root, "facts/rail.yaml", "The council has {figure}", "The council runs {figure}")
        events = run(root)
        assert {output.split(".")[0] for output in made(events)} == {"out/rail"}
        assert reasons(events, "out/rail.mayor.en.pdf") == ["fact trams-now: statement changed"]

    def test_a_change_that_no_reader_sees_changes_no_output(self, root: Path) -> None:
        put(root, "facts/rail.yaml", "# a note to ourselves\n" + (root / "facts/rail.yaml").read_text())
        before = outputs(root / "out")
        assert stale(root) == {}
        events = run(root)
        assert made(events) == []
        assert len(fresh(events)) == 8
        assert outputs(root / "out") == before

    def test_the_prose_of_one_audience_concerns_no_other(self, root: Path) -> None:
        edit(root, "facts/rail/mayor.en.md", "in the town", "in town")
        assert made(run(root)) == ["out/rail.mayor.en.html", "out/rail.mayor.en.pdf"]

    def test_a_template_made_later_counts_where_it_was_looked_for(self, root: Path) -> None:
        put(root, "templates/mayor/print.css", "h1 { color: var(--mute) }")
        events = run(root)
        assert made(events) == ["out/rail.mayor.en.pdf", "out/road.mayor.en.pdf"]
        assert reasons(events, "out/rail.mayor.en.pdf") == ["templates/mayor/print.css is new"]

    @pytest.mark.parametrize("name", ["rail.mayor.en.pdf", "rail.mayor.en.html"])
    def test_an_output_that_was_edited_or_removed_is_made_as_it_was(self, root: Path, name: str) -> None:
        before = outputs(root / "out")
        (root / "out" / name).write_bytes(b"edited")
        events = run(root)
        assert made(events) == [f"out/{name}"]
        assert reasons(events, f"out/{name}") == [f"out/{name} is not as it was made"]
        (root / "out" / name).unlink()
        assert reasons(run(root), f"out/{name}") == [f"out/{name} is gone"]
        assert outputs(root / "out") == before

    def test_a_lost_or_damaged_manifest_costs_time_only(self, root: Path) -> None:
        before = outputs(root / "out")
        (root / "out" / manifest.NAME).write_text("{")
        assert len(made(run(root))) == 8
        assert outputs(root / "out") == before

    def test_forced_everything_is_made_again_with_the_same_bytes(self, root: Path) -> None:
        before = outputs(root / "out")
        assert len(made(run(root, options=Options(force=True)))) == 8
        assert outputs(root / "out") == before

    def test_an_image_that_a_style_sheet_asks_for_is_an_input(self, root: Path) -> None:
        put(root, "templates/mayor/print.css", ".masthead { border-image: url(seal.svg) 1 }")
        drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="9"><rect width="9" height="9"/></svg>'
        put(root, "templates/mayor/seal.svg", drawing.format(9))
        run(root)
        put(root, "templates/mayor/seal.svg", drawing.format(8))
        events = run(root)
        assert made(events) == ["out/rail.mayor.en.pdf", "out/road.mayor.en.pdf"]
        assert reasons(events, "out/rail.mayor.en.pdf") == ["templates/mayor/seal.svg changed"]


class TestFindings:
    def test_a_topic_with_an_error_keeps_its_old_outputs_and_the_others_are_made(self, root: Path) -> None:
        before = outputs(root / "out")
        edit(root, "facts/rail.yaml", "it has 41 trams", "it has 42 trams")
        edit(root, "facts/road.yaml", "The council has {figure}", "The council runs {figure}")
        events = run(root)
        assert {output.split(".")[0] for output in failed(events)} == {"out/rail"}
        assert {output.split(".")[0] for output in made(events)} == {"out/road"}
        assert found(events)[0].place.path == "facts/rail.yaml"
        after = outputs(root / "out")
        assert {name for name in after if after[name] == before[name]} == {n for n in before if n.startswith("rail")}

    def test_an_error_in_one_brief_keeps_its_whole_topic(self, root: Path) -> None:
        edit(root, "facts/rail/press.en.md", "There are {trams-now}", "There are 41")
        edit(root, "facts/rail/mayor.en.md", "in the town", "in town")
        events = run(root)
        assert len(failed(events)) == 4
        assert [finding.code for finding in found(events)] == ["E402"]
        assert made(events) == []

    def test_what_the_typesetter_cannot_make_fails_alone(self, root: Path) -> None:
        before = outputs(root / "out")
        put(root, "templates/mayor/print.css", "p { letter-spacing: 1e99px }")
        edit(root, "facts/rail/mayor.en.md", "in the town", "in town")
        edit(root, "facts/rail/press.en.md", "in the town", "in town")
        events = run(root, Selection(topics=("rail",)))
        assert failed(events) == ["out/rail.mayor.en.html", "out/rail.mayor.en.pdf"]
        assert made(events) == ["out/rail.press.en.html", "out/rail.press.en.pdf"]
        assert outputs(root / "out")["rail.mayor.en.html"] == before["rail.mayor.en.html"]

    def test_one_that_takes_too_long_fails_alone(self, root: Path) -> None:
        put(root, "templates/mayor/print.css", "p { display: grid; grid-template-columns: repeat(99999999, 1px) }")
        events = run(root, Selection(topics=("rail",)), Options(force=True, limits=Limits(seconds=4)))
        assert failed(events) == ["out/rail.mayor.en.html", "out/rail.mayor.en.pdf"]
        assert made(events) == ["out/rail.press.en.html", "out/rail.press.en.pdf"]
        assert str(found(events)[0]) == "out/rail.mayor.en.pdf: error E508 the brief took longer than 4 seconds"

    def test_an_engine_that_there_is_not_is_refused_also_where_nothing_is_to_be_made(self, root: Path) -> None:
        with pytest.raises(UserError, match="there is no engine 'spark'"):
            run(root, Selection(), Options(engine="spark"))

    def test_text_that_a_style_sheet_adds_is_not_written(self, root: Path) -> None:
        put(root, "templates/mayor/print.css", "h1::after { content: ' for ever' }")
        events = run(root, Selection(topics=("rail",), audiences=("mayor",)))
        assert {finding.code for finding in found(events)} == {"E505"}
        assert made(events) == []

    def test_what_failed_is_tried_again(self, root: Path) -> None:
        edit(root, "facts/rail.yaml", "it has 41 trams", "it has 42 trams")
        run(root)
        assert len(failed(run(root))) == 4

    def test_checking_finds_the_same_and_writes_nothing(self, root: Path) -> None:
        edit(root, "facts/rail/press.en.md", "There are {trams-now}", "There are 41")
        before = sorted(root.rglob("*"))
        checked = check(project_in(root), EVERYTHING)
        assert sorted(root.rglob("*")) == before
        assert checked.findings == found(run(root))
        assert (checked.topics, checked.briefs) == (2, 4)


class TestWarnings:
    WARNING = "The council runs three lines {trams-now.mark}."

    def warned(self, root: Path) -> Path:
        edit(root, "facts/rail/mayor.en.md", "The council runs trams {trams-now.mark}.", self.WARNING)
        return root

    def test_a_warning_is_told_again_when_nothing_is_made(self, root: Path) -> None:
        first = run(self.warned(root))
        assert made(first) == ["out/rail.mayor.en.html", "out/rail.mayor.en.pdf"]
        second = run(root)
        assert made(second) == []
        assert found(second) == found(first) == check(project_in(root), EVERYTHING).findings
        assert [finding.code for finding in found(second)] == ["W404"], "once, where it was written"

    def test_with_strict_nothing_is_made_that_has_one(self, root: Path) -> None:
        events = run(self.warned(root), options=Options(strict=True))
        assert made(events) == []
        assert failed(events) == ["out/rail.mayor.en.html", "out/rail.mayor.en.pdf"]

    def test_one_that_the_project_ignores_is_not_told(self, root: Path) -> None:
        self.warned(root)
        put(root, "briefs.yaml", "format: 1\nignore:\n  - {code: W404, reason: the council's own words}\n")
        assert found(run(root, options=Options(strict=True))) == ()
        assert found(run(root, options=Options(strict=True))) == ()

    def test_one_that_is_ignored_and_not_found_is_a_warning_itself(self, root: Path) -> None:
        put(root, "briefs.yaml", "format: 1\nignore:\n  - {code: W404, reason: none, path: facts/rail/mayor.en.md}\n")
        assert [str(finding) for finding in found(run(root))] == [
            "briefs.yaml:3:5: warning W603 W404 is ignored in facts/rail/mayor.en.md, but not found"
        ]
        assert found(run(root, Selection(topics=("rail",)))) == ()


class TestSelection:
    def test_only_what_is_asked_for_is_made(self, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        assert made(run(root, Selection(("rail",), ("press",)), HTML_ONLY)) == ["out/rail.press.en.html"]

    @pytest.mark.parametrize(
        ("selection", "message", "hint"),
        [
            (Selection(topics=("rial",)), "there is no topic 'rial'", "Did you mean 'rail'?"),
            (Selection(audiences=("presse",)), "there is no audience 'presse'", "Did you mean 'press'?"),
            (Selection(languages=("fr",)), "there is no language 'fr'", "The project has: en."),
        ],
    )
    def test_what_the_project_does_not_have_is_said_with_the_nearest_name(
        self, built: Path, selection: Selection, message: str, hint: str
    ) -> None:
        with pytest.raises(UserError, match=message) as raised:
            run(built, selection)
        assert raised.value.hint == hint

    def test_an_audience_without_prose_that_is_asked_for_is_a_finding(self, built: Path) -> None:
        events = run(built, Selection(("rail",), ("minister",)), HTML_ONLY)
        assert [str(finding) for finding in found(events)] == [
            "facts/rail/minister.en.md: error E413 there is no prose for the audience 'minister'"
        ]


class TestInterruption:
    def test_what_was_made_before_is_noted_and_no_child_is_left(
        self, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        root = small_project.with_faces(small_project.write(tmp_path), tmp_path_factory)
        events = build(project_in(root), EVERYTHING, Options(jobs=1))
        first = next(event.output for event in events if isinstance(event, Made))
        events.close()
        assert [f"out/{name}" for name in manifest.load(root / "out")] == [first]
        again = run(root, options=Options(jobs=2))
        assert first in fresh(again)
        assert len(made(again)) == 7
