"""Typesetting on a cluster of real processes: the same bytes, the same limits, and no worker that cannot be spared."""

from __future__ import annotations

import gc
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import distributed
import pytest
import small_project
from conftest import BRIEFS
from hypothesis import example, given
from hypothesis import strategies as st
from test_pdf import PIXEL, job, run

from briefs.build.engines import typesetters
from briefs.engine import Cluster, cluster
from briefs.engine.messages import Order, Unlike, packed, unpacked
from briefs.engine.remote import parts
from briefs.engine.serving import answer
from briefs.pdf import Bookmark, Failure, Image, Limits, Remark, Typeset, Unseen, Workers
from briefs.problems import UserError

DASK = str(Path(sys.executable).parent / "dask")
JOBS = tuple(replace(job(f"<h1>Title</h1><p>{word}"), name=f"{word}.pdf") for word in ("one", "two", "three", "four"))
SCHEDULER = ("scheduler", "--host", "127.0.0.1", "--port", "0")
WORKER = ("worker", "--nthreads", "1", "--local-directory", ".")
#: The command of Dask on a machine where `briefs` cannot be imported.
BARE = (sys.executable, "-c", "import sys; sys.modules['briefs'] = None; from dask.__main__ import main; main()")
SLOW = job("<p>x</p>" * 20_000)


@dataclass(frozen=True)
class Running:
    """A scheduler with two workers; one of them is started again when it dies."""

    address: str
    mortal: subprocess.Popen[str]


def listening(process: subprocess.Popen[str], what: str) -> str:
    """The rest of the first line of its log that tells this."""
    assert process.stderr is not None
    return next(line.rpartition(what)[2].strip() for line in process.stderr if what in line)


@contextmanager
def processes(folder: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts processes of Dask in this folder, with the arguments of its command; at the end all are killed."""
    environment = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str, dask: Sequence[str] = (DASK,)) -> subprocess.Popen[str]:
        command = [*dask, *arguments, "--dashboard-address", "127.0.0.1:0"]
        process = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process

    try:
        yield start
    finally:
        for each in reversed(started):
            each.kill()
            each.communicate()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with processes(tmp_path_factory.mktemp("dask")) as start:
        address = listening(start(*SCHEDULER), "Scheduler at:")
        workers = [start(*WORKER, address, "--no-nanny"), start(*WORKER, address)]
        for each in workers:
            listening(each, "Registered to:")
        yield Running(address, workers[0])


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    with processes(tmp_path) as start:
        yield start


@pytest.fixture
def started(running: Running) -> Iterator[Cluster]:
    with Cluster(running.address, 1) as one:
        yield one


class TestMessages:
    def test_an_order_comes_out_as_it_went_in(self) -> None:
        order = Order(job("<p>é", "p { }", Image("a.png", PIXEL)), Limits(1.5, 9), (("Pango", "1"),))
        assert unpacked(packed(order)) == order

    @given(st.from_type(Typeset) | st.from_type(Failure))
    @example(Typeset(b"%PDF", ("a",), (Bookmark("A", 1),), ("x",), (Remark("p", 1, 2, "t"),), (Unseen(1, "white"),)))
    def test_so_does_every_answer(self, made: Typeset | Failure) -> None:
        assert unpacked(packed(made)) == made

    def test_a_worker_with_other_parts_makes_nothing(self) -> None:
        for other in (packed(Order(job(), Limits(), (("Pango", "0"),))), b'{"Order": {"page": 1}}', b"{"):
            assert unpacked(answer(other)) == Unlike(parts())


class TestCluster:
    def test_the_bytes_are_those_that_this_machine_makes(self, started: Cluster) -> None:
        with Workers(1) as workers:
            assert run(started, *JOBS) == run(workers, *JOBS)

    def test_limits_hold_in_workers(self, running: Running) -> None:
        with Cluster(running.address, 1, Limits(seconds=1)) as limited:
            assert run(limited, SLOW)[SLOW] == Failure("took longer than 1 seconds")
        with Cluster(running.address, 1, Limits(memory=64 << 20)) as limited:
            result = run(limited, JOBS[0])[JOBS[0]]
        assert isinstance(result, Failure)

    def test_a_build_over_the_cluster_equals_a_local_one(
        self, running: Running, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        small_project.write(tmp_path)
        for folder, engine in (("here", "local"), ("there", f"dask={running.address}")):
            small_project.with_faces(tmp_path, tmp_path_factory, folder)
            command = [BRIEFS, "build", "--engine", engine, "-o", folder]
            assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
        here, there = (small_project.outputs(tmp_path / folder) for folder in ("here", "there"))
        assert here == there
        assert any(name.endswith(".pdf") for name in here)

    def test_what_a_killed_worker_had_is_done_by_another(self, running: Running, started: Cluster) -> None:
        for each in JOBS:
            started.start(each)
        done = dict(started.wait())
        assert started.busy
        running.mortal.kill()
        while started.busy:
            done.update(started.wait())
        with Workers(1) as workers:
            assert done == run(workers, *JOBS)

    def test_a_job_that_kills_workers_is_a_failure_and_the_others_are_made(
        self, started: Cluster, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(cluster, "typeset", lambda _: os._exit(1))
            started.start(JOBS[0])
        ((_, result),) = started.wait()
        assert isinstance(result, Failure)
        assert result.reason == "ended each worker of the cluster that tried it"
        assert isinstance(run(started, JOBS[1])[JOBS[1]], Typeset)

    def test_a_worker_with_other_versions_is_named_before_anything_is_made(self, started: Cluster) -> None:
        started.parts = tuple({**dict(parts()), "Pango": "0.1"}.items())
        with pytest.raises(UserError, match=r"the worker tcp://\S+ has Pango 1\.\S+, and this machine 0\.1"):
            started.warm_up()

    def test_one_that_comes_later_is_noticed_with_its_first_job(self, started: Cluster) -> None:
        started.warm_up()
        started.parts = (("Pango", "0.1"),)
        started.start(JOBS[0])
        with pytest.raises(UserError, match="the worker that came later has"):
            started.wait()

    def test_the_first_worker_may_come_after_the_build_has_begun(
        self, dask: Callable[..., subprocess.Popen[str]]
    ) -> None:
        address = listening(dask(*SCHEDULER), "Scheduler at:")
        with Cluster(address, 1) as early:
            early.warm_up()
            assert not early.full
            early.start(JOBS[0])
            assert early.full
            listening(dask(*WORKER, address, "--no-nanny"), "Registered to:")
            assert isinstance(dict(early.wait())[JOBS[0]], Typeset)
            early.start(JOBS[1])
            assert not early.full
            assert isinstance(dict(early.wait())[JOBS[1]], Typeset)

    def test_without_any_worker_it_says_so_after_a_while(
        self, dask: Callable[..., subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cluster, "_LOOK_AGAIN", 0.01)
        monkeypatch.setattr(cluster, "_PATIENCE", 0.02)
        with Cluster(listening(dask(*SCHEDULER), "Scheduler at:"), 1) as alone:
            alone.start(JOBS[0])
            with pytest.raises(UserError, match="the Dask cluster has no worker"):
                alone.wait()

    def test_a_worker_without_briefs_is_named(self, dask: Callable[..., subprocess.Popen[str]]) -> None:
        address = listening(dask(*SCHEDULER), "Scheduler at:")
        listening(dask(*WORKER, address, "--no-nanny", dask=BARE), "Registered to:")
        with (
            Cluster(address, 1) as mixed,
            pytest.raises(UserError, match=r"the worker tcp://\S+ .* ModuleNotFound") as error,
        ):
            mixed.warm_up()
        assert "Install" in error.value.hint

    def test_a_scheduler_that_ends_before_the_build_says_so(
        self, dask: Callable[..., subprocess.Popen[str]], caplog: pytest.LogCaptureFixture
    ) -> None:
        scheduler = dask(*SCHEDULER)
        logging.getLogger("distributed.client").addHandler(caplog.handler)
        with Cluster(listening(scheduler, "Scheduler at:"), 1) as left:
            left.start(JOBS[0])
            scheduler.kill()
            with pytest.raises(UserError, match="the Dask scheduler has gone"):
                left.wait()
        assert caplog.messages == []

    def test_a_cluster_of_its_own_needs_no_address(self) -> None:
        with Cluster(None, 1) as own:
            assert isinstance(run(own, JOBS[0])[JOBS[0]], Typeset)


class TestEngines:
    def test_an_address_where_no_scheduler_is_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(cluster, "_CONNECT", 0.5)
        with Cluster("tcp://127.0.0.1:1", 1) as nowhere, pytest.raises(UserError, match=r"no Dask scheduler answers"):
            nowhere.start(JOBS[0])

    def test_an_address_that_needs_certificates_says_so(self) -> None:
        with Cluster("tls://127.0.0.1:1", 1) as secret, pytest.raises(UserError, match="TLS") as error:
            secret.warm_up()
        assert "distributed.comm.tls" in error.value.hint

    @pytest.mark.parametrize("address", ["tls://127.0.0.1:1", "nowhere://127.0.0.1:1", "tcp://127.0.0.1:port"])
    def test_an_address_that_is_none_leaves_no_client_behind(self, address: str) -> None:
        with Cluster(address, 1) as nowhere, pytest.raises(UserError, match=r"no Dask scheduler answers"):
            nowhere.warm_up()
        clients = [each for each in gc.get_objects() if isinstance(each, distributed.Client)]
        assert {client.status for client in clients} <= {"closed"}

    @pytest.mark.parametrize("engine", ["spark", "dask=", "", "local=x"])
    def test_another_engine_is_refused(self, engine: str) -> None:
        with pytest.raises(UserError, match="there is no engine"):
            typesetters(engine, 1, Limits())

    def test_without_dask_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "briefs.engine", None)
        with pytest.raises(UserError) as error:
            typesetters("dask", 1, Limits())
        assert "policy-briefs[dask]" in error.value.hint
