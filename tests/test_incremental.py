"""What a build leaves behind does not depend on how the project came to be as it is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import small_project
from hypothesis import given, settings
from hypothesis import strategies as st
from sketches import FACTS, READERS, SHARE, SKETCH, TOPIC, TOPICS, Sketch, Topic
from small_project import edit, put

from briefs import manifest
from briefs.build.checking import check
from briefs.build.events import Event, Failed, Found, Fresh, Made
from briefs.build.making import build
from briefs.build.options import Options
from briefs.build.records import CACHE
from briefs.build.status import State, status
from briefs.build.targets import OutputType, Selection
from briefs.problems import Finding, Findings
from briefs.project import Project, find_project

HTML = Options(types=(OutputType.HTML,), prune=True)
#: Sketches of one topic for two readers, whose PDFs do not take long.
TWO_BRIEFS = st.builds(
    lambda topic: Sketch(
        {"rail": replace(topic, shown=dict.fromkeys(("mayor", "press"), frozenset({"trams", SHARE})))}
    ),
    TOPIC,
)
FULL = Topic(shown={reader: frozenset({*FACTS, SHARE}) for reader in READERS})


def project_in(root: Path) -> Project:
    project, findings = find_project(root)
    assert project is not None, findings
    return project


def run(root: Path, options: Options = HTML) -> list[Event]:
    events = list(build(project_in(root), Selection(), options))
    assert not [event for event in events if isinstance(event, Failed)]
    return events


def made(events: Sequence[Event]) -> set[str]:
    """The names of the briefs of which something was made."""
    outputs = (event.output.removeprefix("out/") for event in events if isinstance(event, Made))
    return {output.rpartition(".")[0] for output in outputs} - {"index"}


def stale(root: Path, options: Options = HTML) -> set[str]:
    """The names of the briefs that `status` says would be made."""
    told = status(project_in(root), Selection(), options)
    assert not [brief for brief in told if brief.errors]
    return {brief.name for brief in told if any(each.state is State.STALE for each in brief.outputs)} - {"index.html"}


def wrong(root: Path) -> tuple[set[str], Findings, Findings, set[Finding], set[str]]:
    """What cannot be made and the errors, as `status`, `check` and a build tell them."""
    project = project_in(root)
    told = [brief for brief in status(project, Selection(), HTML) if brief.errors]
    events = list(build(project, Selection(), HTML))
    found = {finding for event in events if isinstance(event, Found) for finding in event.findings}
    failed = {event.output for event in events if isinstance(event, Failed)}
    return {brief.name for brief in told}, told[0].errors, check(project, Selection()).findings, found, failed


def outputs(root: Path) -> dict[str, bytes]:
    """Everything that a build leaves for a reader."""
    return {path.name: path.read_bytes() for path in sorted((root / "out").iterdir()) if path.name[0] != "."}


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The subsets of fonts that all sketches share, and which take longer to make than the rest."""
    root = Sketch({"rail": FULL}).write(tmp_path_factory.mktemp("faces"))
    run(root)
    return root / "out" / CACHE


@contextmanager
def folder(faces: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(faces, Path(name) / "out" / CACHE)
        yield Path(name)


class TestAnyEdits:
    @settings(max_examples=8)
    @given(st.lists(SKETCH, min_size=1, max_size=3), SKETCH)
    def test_a_build_after_any_edits_leaves_what_a_clean_build_leaves(
        self, faces: Path, before: list[Sketch], last: Sketch
    ) -> None:
        with folder(faces) as root, folder(faces) as clean:
            for sketch in (*before, last):
                told = stale(sketch.write(root))
                assert made(run(root)) == told, "status says what a build makes"
            run(last.write(clean))
            assert outputs(root) == outputs(clean)
            assert manifest.load(root / "out") == manifest.load(clean / "out")
            stood = {path: path.stat().st_mtime_ns for path in (root / "out").rglob("*")}
            again = run(root)
            assert [event for event in again if isinstance(event, Made)] == []
            assert len([event for event in again if isinstance(event, Fresh)]) == len(
                outputs(root).keys() - {"index.html"}
            )
            assert {path: path.stat().st_mtime_ns for path in (root / "out").rglob("*")} == stood

    @settings(max_examples=6)
    @given(SKETCH, st.data())
    def test_outputs_that_were_edited_or_removed_are_made_as_they_were(
        self, faces: Path, sketch: Sketch, data: st.DataObject
    ) -> None:
        with folder(faces) as root:
            run(sketch.write(root))
            before = outputs(root)
            hurt = data.draw(st.dictionaries(st.sampled_from([*before, manifest.NAME, ""]), st.sampled_from(["", "x"])))
            for name, text in hurt.items():
                if name:
                    (root / "out" / name).write_text(text) if text else (root / "out" / name).unlink(missing_ok=True)
            told = stale(root)
            assert made(run(root)) == told
            assert outputs(root) == before
            assert made(run(root)) == set()


class TestOneFact:
    @settings(max_examples=10)
    @given(st.fixed_dictionaries(dict.fromkeys(TOPICS, TOPIC)), st.sampled_from(TOPICS), st.sampled_from(FACTS))
    def test_it_makes_again_exactly_the_briefs_that_show_or_embed_it_or_what_rests_on_it(
        self, faces: Path, topics: dict[str, Topic], topic: str, fact: str
    ) -> None:
        sketch = Sketch(topics)
        changed = Sketch({**topics, topic: topics[topic].with_one_more(fact)})
        with folder(faces) as root:
            run(sketch.write(root))
            changed.write(root)
            assert stale(root) == sketch.telling(topic, fact)
            assert made(run(root)) == sketch.telling(topic, fact)

    def test_the_reason_is_its_old_and_its_new_value(self, faces: Path) -> None:
        with folder(faces) as root:
            run(Sketch({"rail": FULL}).write(root))
            run(Sketch({"rail": replace(FULL, note="read by nobody")}).write(root))
            Sketch({"rail": replace(FULL, amounts=(42, 12, 7))}).write(root)
            told = status(project_in(root), Selection(), HTML)
            reasons = [str(reason) for reason in told[0].outputs[0].reasons]
        assert reasons[:2] == ["fact trams: 41 -> 42", "derived figure trams-a-bus: 3.42 -> 3.50"]


class TestMisnamedProse:
    @pytest.mark.parametrize("name", ["mayr.en.md", "mayor.md", "mayor.fr.md"])
    def test_it_is_found_after_a_build_as_in_a_clean_one(self, faces: Path, name: str) -> None:
        with folder(faces) as root, folder(faces) as clean:
            for each in (root, clean):
                small_project.write(each)
                if each == root:
                    run(each)
                put(each, f"facts/rail/{name}", "")
            found = wrong(root)
            assert found == wrong(clean)
            assert found[0] == {"rail.mayor.en", "rail.press.en"}
            (root / f"facts/rail/{name}").unlink()
            assert stale(root) == set()


class TestWithPdfs:
    EDITS = (
        ("facts/rail.yaml", "The council has {figure}", "The council runs {figure}"),
        ("facts/road/press.en.md", "in the town", "in town"),
        ("templates/mayor/audience.yaml", "title: Body", "title: Transport"),
    )

    @settings(max_examples=2)
    @given(TWO_BRIEFS, TWO_BRIEFS, st.integers(1, 2))
    def test_after_any_edit_they_are_those_of_a_clean_build(
        self, faces: Path, before: Sketch, last: Sketch, jobs: int
    ) -> None:
        with folder(faces) as root, folder(faces) as clean:
            run(before.write(root), Options(jobs=jobs))
            told = stale(last.write(root), Options())
            assert made(run(root, Options(jobs=jobs))) == told
            run(last.write(clean), Options(jobs=3 - jobs))
            assert len(outputs(root)) == 5
            assert outputs(root) == outputs(clean)
            assert manifest.load(root / "out") == manifest.load(clean / "out")

    def test_neither_the_order_of_edits_nor_the_number_of_workers_matters(self, tmp_path: Path) -> None:
        one, other = (small_project.write(tmp_path / name) for name in ("one", "other"))
        style = "h1 { color: var(--mute) }"
        run(one, Options(jobs=1))
        shutil.copytree(one / "out" / CACHE, other / "out" / CACHE)
        for name, old, new in self.EDITS:
            edit(one, name, old, new)
        run(one, Options(jobs=1))
        put(one, "templates/press/print.css", style)
        run(one, Options(jobs=1))
        put(other, "templates/press/print.css", style)
        for name, old, new in reversed(self.EDITS):
            edit(other, name, old, new)
        run(other, Options(jobs=3))
        assert outputs(one) == outputs(other)
        assert manifest.load(one / "out") == manifest.load(other / "out")
