"""Builds that are killed, that find the disk full, or that meet: at every moment the old or the new file stands."""

from __future__ import annotations

import errno
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import small_project
from conftest import BRIEFS, run_briefs
from sketches import FACTS, READERS, SHARE, Sketch, Topic

from briefs import files, manifest
from briefs.build.events import Event, Made
from briefs.build.lock import Lock
from briefs.build.making import build
from briefs.build.options import Options
from briefs.build.targets import OutputType, Selection
from briefs.problems import UserError
from briefs.project import find_project

HTML = Options(types=(OutputType.HTML,), prune=True)
BEFORE = Sketch({"rail": Topic(shown={reader: frozenset({*FACTS, SHARE}) for reader in READERS})})
AFTER = Sketch(
    {
        "rail": replace(
            BEFORE.topics["rail"], amounts=(43, 12, 7), shown={"mayor": frozenset(FACTS), "press": frozenset(FACTS)}
        )
    },
    house="House of Rail",
)


def run(root: Path) -> list[Event]:
    project, findings = find_project(root)
    assert project is not None, findings
    return list(build(project, Selection(), HTML))


def outputs(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "out").iterdir()) if path.name[0] != "."}


def drafts(root: Path) -> list[Path]:
    return sorted(root.rglob("*.tmp"))


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built."""
    root = BEFORE.write(tmp_path_factory.mktemp("old"))
    run(root)
    return root


@pytest.fixture(scope="module")
def new(old: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after edits, built to the end."""
    root = AFTER.write(Path(shutil.copytree(old, tmp_path_factory.mktemp("new") / "project")))
    run(root)
    return root


def edited(old: Path, root: Path) -> Path:
    """A copy with the edits, and the old outputs."""
    return AFTER.write(Path(shutil.copytree(old, root)))


def whole(root: Path, old: Path, new: Path) -> bool:
    """Whether each output is the old one or the new one, and all that both have are there."""
    then, later, now = outputs(old), outputs(new), outputs(root)
    return now.keys() >= then.keys() & later.keys() and all(
        data in {then.get(name), later.get(name)} for name, data in now.items()
    )


class TestKilled:
    def test_at_every_step_good_files_stand_and_the_next_build_is_right(
        self, old: Path, new: Path, tmp_path: Path
    ) -> None:
        roots = [edited(old, tmp_path / str(step)) for step in range(30)]
        script = str(Path(__file__).parent / "killed_builds.py")
        done = subprocess.run([sys.executable, script, "build", *map(str, roots)], capture_output=True, check=False)
        killed = roots[: done.returncode]
        assert 15 < len(killed) < len(roots), done.stderr
        assert any(drafts(root) for root in killed), "some were killed with half a file written"
        for root in killed:
            assert whole(root, old, new), root.name
            run(root)
            assert outputs(root) == outputs(new), root.name
            assert drafts(root) == [], root.name
            assert manifest.load(root / "out") == manifest.load(new / "out"), root.name
            assert not [event for event in run(root) if isinstance(event, Made)]

    @pytest.mark.parametrize("lines", [1, 4])
    def test_with_pdfs_no_child_is_left_and_what_was_not_noted_is_made_again(
        self, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, lines: int
    ) -> None:
        root = small_project.with_faces(small_project.write(tmp_path), tmp_path_factory)
        process = subprocess.Popen([BRIEFS, "build", "-j", "1"], cwd=root, stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        for _ in range(lines):
            assert process.stderr.readline().startswith("made ")
        process.kill()
        process.communicate(timeout=60)  # to the end of the stream: its children had it too, and are gone
        standing = small_project.outputs(root / "out")
        assert len(standing) >= lines
        assert run_briefs(root, "build").code == 0
        assert len(small_project.outputs(root / "out")) == 8
        for name, data in standing.items():
            assert small_project.outputs(root / "out")[name] == data
        assert drafts(root) == []


class TestFullDisk:
    def test_at_every_write_good_files_stand_and_the_next_build_is_right(
        self, old: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write = files._write_through  # noqa: SLF001  # the one place through which bytes reach the disk
        for full_after in range(20):
            root = edited(old, tmp_path / str(full_after))
            written = iter(range(full_after))

            def fill(path: Path, parts: Iterable[bytes], written: Iterator[int] = written) -> None:
                data = b"".join(parts)
                if next(written, None) is None:
                    path.write_bytes(data[: len(data) // 2])
                    raise OSError(errno.ENOSPC, "No space left on device")
                write(path, (data,))

            monkeypatch.setattr(files, "_write_through", fill)
            try:
                run(root)
            except UserError as error:
                assert str(error).endswith("cannot be written: No space left on device")  # noqa: PT017  # the last does not fail
            else:
                break
            finally:
                monkeypatch.undo()
            assert whole(root, old, new)
            assert drafts(root) == []
            run(root)
            assert outputs(root) == outputs(new)
            assert manifest.load(root / "out") == manifest.load(new / "out")
        assert 3 < full_after < 19

    def test_a_real_limit_is_told_in_a_line_and_leaves_the_old_files(self, old: Path, tmp_path: Path) -> None:
        root = edited(old, tmp_path / "project")
        done = subprocess.run(
            [BRIEFS, "build", "--to", "html"],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
        )
        assert done.returncode == 2
        assert done.stderr.startswith("error: ")
        assert "cannot be written: File too large" in done.stderr
        assert outputs(root) == outputs(old)
        assert drafts(root) == []


class TestTwoAtOnce:
    def test_both_wait_for_a_third_and_each_output_is_made_once(self, new: Path, old: Path, tmp_path: Path) -> None:
        root = edited(old, tmp_path / "project")
        command = [BRIEFS, "build", "--to", "html", "--prune"]
        with Lock(root / "out") as lock:
            assert not lock.taken()
            builds = [subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) for _ in range(2)]
            for process in builds:
                assert first_line(process) == "another build is at work in out/; waiting\n"
        told = [process.communicate(timeout=120)[1] for process in builds]
        assert [process.returncode for process in builds] == [0, 0]
        made = [line for text in told for line in text.splitlines() if line.startswith(("made ", "removed "))]
        assert sorted(line.split(":")[0] for line in made) == [
            "made out/index.html",
            "made out/rail.mayor.en.html",
            "made out/rail.press.en.html",
            "removed out/rail.auditor.en.html",
        ]
        assert outputs(root) == outputs(new)

    def test_one_that_was_killed_leaves_the_folder_free(self, old: Path, tmp_path: Path) -> None:
        root = Path(shutil.copytree(old, tmp_path / "project"))
        code = "import os, sys; from pathlib import Path; from briefs.build.lock import Lock\n"
        code += "with Lock(Path('out')) as lock: assert not lock.taken(); os.kill(os.getpid(), 9)"
        assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == -9
        with Lock(root / "out") as lock:
            assert not lock.taken()

    def test_builds_into_other_folders_do_not_wait(self, old: Path, tmp_path: Path) -> None:
        with Lock(old / "out") as lock:
            assert not lock.taken()
            done = run_briefs(old, "build", "--to", "html", "-o", str(tmp_path / "drafts"))
        assert done.code == 0
        assert "waiting" not in done.err


class TestWithoutLocks:
    @pytest.fixture(autouse=True)
    def refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(_file: int, _operation: int) -> None:
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr("fcntl.flock", refuse)

    def test_what_another_build_writes_at_the_moment_is_left_alone(self, old: Path, new: Path, tmp_path: Path) -> None:
        root = edited(old, tmp_path / "project")
        draft = root / "out" / ".rail.press.en.html.1.0123abcd.tmp"
        draft.write_bytes(b"half")
        run(root)
        assert outputs(root) == outputs(new)
        assert drafts(root) == [draft]

    def test_a_release_waits_for_nobody(self, tmp_path: Path) -> None:
        with Lock(tmp_path) as lock:
            lock.wait()
            assert not lock.held


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    return process.stderr.readline()
