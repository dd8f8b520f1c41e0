"""Work done by several processes: the same results in the same order, whatever becomes of a child."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from briefs.build.abreast import abreast

HELPED = """\
import os, signal, sys
from briefs.build import abreast as module

module._processors = lambda: 3
parent = os.getpid()
"""


def ran(code: str) -> str:
    """What a process of its own prints, which has no threads, as the command has none."""
    done = subprocess.run([sys.executable, "-c", HELPED + code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


class TestResults:
    def test_results_come_in_the_order_of_the_items(self) -> None:
        code = "print(module.abreast(lambda number: number * 2, range(600)) == list(range(0, 1200, 2)))"
        assert ran(code) == "True\n"

    def test_several_processes_work(self) -> None:
        code = (
            "def work(number):\n"
            "    if number < 2:  # whoever takes one of the first waits until another has taken the other\n"
            "        os.write(told[1 - number][1], b'.')\n"
            "        os.read(told[number][0], 1)\n"
            "    return os.getpid()\n"
            "told = [os.pipe(), os.pipe()]\n"
            "print(len(set(module.abreast(work, [0, 1]))))\n"
        )
        assert ran(code) == "2\n"

    def test_nothing_to_do_and_one_thing_need_no_child(self) -> None:
        code = "print(module.abreast(lambda _: os.getpid() == parent, []), module.abreast(os.getpgid, [0]) != [])"
        assert ran(code) == "[] True\n"


class TestFaults:
    def test_what_a_child_that_was_killed_had_taken_is_done_all_the_same(self) -> None:
        code = (
            "def work(number):\n"
            "    if os.getpid() != parent:\n"
            "        os.kill(os.getpid(), signal.SIGKILL)\n"
            "    return number\n"
            "print(module.abreast(work, range(50)) == list(range(50)))\n"
        )
        assert ran(code) == "True\n"

    def test_a_fault_shows_itself_in_the_parent_and_leaves_no_child(self) -> None:
        code = (
            "def work(number):\n"
            "    raise ValueError(number)\n"
            "try:\n"
            "    module.abreast(work, range(50))\n"
            "except ValueError as error:\n"
            "    print(error)\n"
            "try:\n"
            "    os.waitpid(-1, 0)\n"
            "except ChildProcessError:\n"
            "    print('no child')\n"
        )
        first, second = ran(code).splitlines()
        assert first.isdecimal()
        assert second == "no child"

    def test_a_fault_in_a_child_alone_is_no_fault_where_the_parent_has_none(self) -> None:
        code = (
            "def work(number):\n"
            "    if os.getpid() != parent:\n"
            "        raise ValueError(number)\n"
            "    return number\n"
            "print(module.abreast(work, range(50)) == list(range(50)))\n"
        )
        assert ran(code) == "True\n"


class TestThreads:
    def test_where_there_are_threads_nothing_is_forked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delattr(os, "fork")
        stop = threading.Event()
        thread = threading.Thread(target=stop.wait)
        thread.start()
        try:
            assert abreast(str, [1, 2, 3]) == ["1", "2", "3"]
        finally:
            stop.set()
            thread.join()

    def test_a_system_that_cannot_fork_does_all_in_one_process(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.delattr(os, "fork")
        assert abreast(Path, ["a", "b"]) == [Path("a"), Path("b")]
