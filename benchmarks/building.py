"""Benchmarks of builds: everything, nothing, one fact, a thousand briefs, a cluster; each beside its peer."""

from __future__ import annotations

import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from briefs import resources
from briefs.build.checked_topic import check_topic
from briefs.build.compose import compose
from briefs.build.targets import Selection, targets
from briefs.project import find_project

from .projects import many_briefs
from .timing import Result, compare
from .watching import Watched, watch

_BIN = Path(sys.executable).parent
_BRIEFS = str(_BIN / "briefs")
#: The peer is run on every so many briefs, in turn with ours, and its time multiplied: the briefs are alike.
SAMPLE = 5
LOOP = "a loop of `weasyprint` over the same HTML and styles (untagged PDF)"


# The fact about a forecast, of which the public is not told, says this beside it.
_CAVEATS = ("When and to whom he spoke is not said.", "To whom and when he spoke is not said.")


class Builds:
    """Projects of `count` briefs in a folder, made once; long builds are measured `runs` times."""

    def __init__(self, folder: Path, count: int, runs: int) -> None:
        self.folder = folder
        self.count = count
        self.runs = runs

    def project(self, count: int | None = None) -> Path:
        root = self.folder / f"briefs-{count or self.count}"
        return root if root.exists() else many_briefs(root, count or self.count)

    def full(self) -> Iterator[Result]:
        """Build everything, in turn with parts of the loop."""
        yield self._against_loop("briefs build, all, -j 2", 0.25, self.all_alike, self.runs)

    def one(self) -> Iterator[Result]:
        """Build after one fact has changed that one brief shows."""
        self._ready()
        yield self._against_loop("briefs build, one fact changed", 1 / 60, self._one, 5)

    def fresh(self) -> Iterator[Result]:
        """Build where nothing is to be made."""
        self._ready()
        tasks = self.folder / "doit"
        tasks.mkdir(exist_ok=True)
        (tasks / "dodo.py").write_text(_DODO.format(count=self.count))
        yield compare(
            f"briefs build, {self.count} briefs up to date",
            [_BRIEFS, "build"],
            [str(_BIN / "doit")],
            bound=2.5,
            peer_name=f"doit, {self.count} tasks up to date",
            cwd=self.project(),
            peer_cwd=tasks,
        )

    def many(self) -> Iterator[Result]:
        """Long builds: memory of all processes together, and processor time for a brief, as their number grows."""
        counts = (self.count, 3 * self.count, 10 * self.count)
        cpu: dict[int, list[float]] = {count: [] for count in counts}
        for number in range(self.runs):
            for count in counts:
                print(f"  {count} briefs, run {number + 1} of {self.runs}", file=sys.stderr, flush=True)
                watched = self._built(self.project(count), progress=True)
                cpu[count].append(watched.cpu / count)
        first, peak = watched.peak_mb(last=self.count), watched.peak_mb()
        name = f"memory of all processes together, {counts[-1]} briefs in one run"
        yield Result.of_memory(name, peak, 300)
        name = f"the most of it, beside the most in the first {self.count}"
        yield Result(name, peak, first, peak / first, 1.05, f"the first {self.count} briefs", unit="MB")
        medians = {count: statistics.median(found) for count, found in cpu.items()}
        for count in counts[1:]:
            ours, peer = medians[count], medians[counts[0]]
            name = f"processor time a brief, {count} briefs"
            yield Result(name, ours, peer, ours / peer, 1.1, f"a brief of {counts[0]}", unit="s of processor")

    def cluster(self) -> Iterator[Result]:
        """Two workers of Dask beside two children, and beside one worker."""
        project = self.project()
        with _dask(self.folder, 2) as address:
            engine = ["--engine", f"dask={address}"]
            self._built(project, *engine)
            pairs = [(self._built(project, *engine).wall, self._built(project).wall) for _ in range(self.runs)]
        name = "briefs build, 2 Dask workers"
        yield _result(name, pairs, 1.25, "briefs build -j 2")
        with _dask(self.folder, 1) as address:
            one = self._built(project, "--engine", f"dask={address}").wall
        yield _result(name, [(mine, one) for mine, _ in pairs], None, "1 Dask worker")

    def all_alike(self) -> float:
        """Build everything, return the seconds."""
        return self._built(self.project()).wall

    def _ready(self) -> None:
        """See that everything is made."""
        if not (self.project() / "out").exists():
            self.all_alike()

    def _built(self, project: Path, *options: str, progress: bool = False) -> Watched:
        out = project / "out"
        shutil.rmtree(out, ignore_errors=True)

        def made() -> int:
            return sum(1 for _ in out.glob("*.pdf"))

        command = [_BRIEFS, "build", "-j", "2", *options]
        return watch(command, project, made if progress else lambda: 0)

    def _one(self) -> float:
        """Change a fact that only one brief shows, and build; raise RuntimeError where others are made."""
        project = self.project()
        path = project / "facts" / "topic-0000.yaml"
        text = path.read_text()
        old, new = _CAVEATS if _CAVEATS[0] in text else reversed(_CAVEATS)
        if text.count(old) != 1:
            raise RuntimeError(f"{old!r} stands {text.count(old)} times in {path}")
        before = _hashes(project / "out")
        path.write_text(text.replace(old, new))
        watched = watch([_BRIEFS, "build", "-j", "2"], project)
        changed = {name for name, found in _hashes(project / "out").items() if before.get(name) != found}
        if changed != {"topic-0000.press.en.pdf", "topic-0000.press.en.html"}:
            raise RuntimeError(f"one fact changed, and these: {sorted(changed)}")
        return watched.wall

    @cached_property
    def loop(self) -> Loop:
        return Loop(self.project(), self.folder / "loop")

    def _against_loop(self, name: str, bound: float, ours: Callable[[], float], runs: int) -> Result:
        loop = self.loop
        pages = loop.pages[::SAMPLE]
        parts = [pages[number::runs] for number in range(runs)]
        pairs = [(ours(), loop.run(part) / len(part) * self.count) for part in parts if part]
        return _result(name, pairs, bound, LOOP)


def _hashes(folder: Path) -> dict[str, str]:
    """The hash of each brief that was made."""
    made = (path for path in folder.glob("topic-*") if path.suffix in {".html", ".pdf"})
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made}


class Loop:
    """The peer: the command of the typesetter for each page, with its print styles and our fonts."""

    def __init__(self, root: Path, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        fonts = folder / "fonts.conf"
        fonts.write_text(resources.fontconfig_file(folder / "cache"))
        self.environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
        self.pages = list(_pages(root, folder))
        self.run(self.pages[:1])

    def run(self, pages: list[list[str]]) -> float:
        start = time.perf_counter()
        for page in pages:
            command = [str(_BIN / "weasyprint"), "--quiet", "--media-type", "paged", *page]
            subprocess.run(command, env=self.environment, check=True)
        return time.perf_counter() - start


def _pages(root: Path, folder: Path) -> Iterator[list[str]]:
    """For each brief what follows on the command line: its style sheets, its page, and the PDF to be made."""
    project, _ = find_project(root)
    assert project is not None
    for topic, of_topic in targets(project, Selection()).items():
        checked, _ = check_topic(project, topic)
        assert checked is not None
        for target in of_topic:
            composed, findings = compose(project, checked, target, target.name)
            assert composed is not None, findings
            page = folder / f"{target.name}.html"
            page.write_text(composed.page.html)
            styles = []
            for number, sheet in enumerate(composed.sheets):
                style = folder / f"{target.name}.{number}.css"
                style.write_text(sheet.css)
                styles += ["--stylesheet", str(style)]
            yield [*styles, str(page), str(folder / f"{target.name}.pdf")]


def _result(name: str, pairs: list[tuple[float, float]], bound: float | None, peer_name: str) -> Result:
    return Result(
        name=name,
        ours=statistics.median(mine for mine, _ in pairs),
        peer=statistics.median(other for _, other in pairs),
        ratio=statistics.median(mine / other for mine, other in pairs),
        bound=bound,
        peer_name=peer_name,
    )


@contextmanager
def _dask(folder: Path, workers: int) -> Iterator[str]:
    """A scheduler and workers, each a process, on this machine alone."""
    dask = str(_BIN / "dask")

    def start(what: str, *command: str) -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            [dask, *command, "--dashboard-address", "127.0.0.1:0"], cwd=folder, stderr=subprocess.PIPE, text=True
        )
        assert process.stderr is not None
        return process, next(line.rpartition(what)[2].strip() for line in process.stderr if what in line)

    processes = []
    try:
        scheduler, address = start("Scheduler at:", "scheduler", "--host", "127.0.0.1", "--port", "0")
        processes.append(scheduler)
        for _ in range(workers):
            worker, _ = start("Registered to:", "worker", address, "--nthreads", "1", "--no-nanny")
            processes.append(worker)
        yield address
    finally:
        for process in reversed(processes):
            process.kill()
            process.communicate()


_DODO = """\
from pathlib import Path


def task_make():
    for number in range({count}):
        source, made = Path(f"{{number}}.txt"), Path(f"{{number}}.out")
        if not source.exists():
            source.write_text(str(number))
        yield {{
            "name": str(number),
            "file_dep": [str(source)],
            "targets": [str(made)],
            "actions": [f"cp {{source}} {{made}}"],
        }}
"""
