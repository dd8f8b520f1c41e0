"""The command line as a whole: help, exit codes, what goes to which stream."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import small_project
from conftest import BRIEFS, Cli
from small_project import edit, put

import briefs

COMMANDS = (
    "init",
    "check",
    "build",
    "serve",
    "status",
    "impact",
    "explain",
    "verify",
    "doctor",
    "facts list",
    "audience list",
    "edition release",
    "edition diff",
    "edition notice",
)


class TestHelp:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_has_help_with_examples(self, cli: Cli, tmp_path: Path, command: str) -> None:
        done = cli(tmp_path, *command.split(), "--help")
        assert done.code == 0
        assert re.search(rf"^    ?briefs {command}", done.out, re.MULTILINE)

    def test_the_commands_are_these(self, cli: Cli, tmp_path: Path) -> None:
        listed = cli(tmp_path, "--help").out.partition("Commands:\n")[2]
        names = re.findall(r"^  (\S+)", listed, re.MULTILINE)
        assert sorted(names) == sorted({command.split()[0] for command in COMMANDS})

    def test_without_a_command_help_is_shown(self, cli: Cli, tmp_path: Path) -> None:
        assert "Usage: briefs" in "".join(cli(tmp_path)[1:])

    def test_the_version_is_the_packages(self, cli: Cli, tmp_path: Path) -> None:
        assert cli(tmp_path, "--version") == (0, f"briefs {briefs.__version__}\n", "")


class TestExitCodes:
    def test_outside_a_project_it_could_not_run(self, cli: Cli, tmp_path: Path) -> None:
        done = cli(tmp_path, "check")
        assert done.code == 2
        assert done.err.splitlines()[0].startswith("error: ")
        assert done.err.splitlines()[1] == "    Change into a project, or make one with `briefs init`."

    @pytest.mark.parametrize("arguments", [("chekc",), ("build", "--to", "docx"), ("build", "-j", "0"), ("explain",)])
    def test_a_wrong_command_line_is_code_2_without_a_traceback(
        self, cli: Cli, tmp_path: Path, arguments: tuple[str, ...]
    ) -> None:
        done = cli(tmp_path, *arguments)
        assert (done.code, done.out) == (2, "")
        assert "Traceback" not in done.err

    def test_an_unknown_topic_is_code_2_with_the_nearest_name(self, cli: Cli, tmp_path: Path) -> None:
        done = cli(small_project.write(tmp_path), "build", "rial")
        assert done == (2, "", "error: there is no topic 'rial'\n    Did you mean 'rail'?\n")

    def test_a_bug_is_code_3_with_a_traceback_and_a_request(self, tmp_path: Path) -> None:
        code = (
            "import sys, briefs.project\n"
            "def broken(start): raise RuntimeError('oops')\n"
            "briefs.project.find_project = broken\n"
            "from briefs.cli import main\n"
            "sys.argv = ['briefs', 'check']\n"
            "sys.exit(main())\n"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 3
        assert "Traceback" in done.stderr
        assert "RuntimeError: oops" in done.stderr
        assert "Please report it" in done.stderr.splitlines()[-1]

    def test_ctrl_c_is_130_and_leaves_no_process(self, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        put(root, "templates/mayor/print.css", "p { display: grid; grid-template-columns: repeat(99999999, 1px) }")
        command = [BRIEFS, "build", "rail", "-j", "2"]
        process = subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True, start_new_session=True)
        assert process.stderr is not None
        assert process.stderr.readline().startswith("made out/rail.press.en.pdf")  # the mayor's never comes
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=120)  # ends when no process has standard error open any more
        assert process.returncode == 130, err
        assert "Traceback" not in err

    def test_ctrl_c_is_heard_also_where_python_ignores_it(self, tmp_path: Path) -> None:
        """In the callback of a weak reference, as at the end of an import."""
        code = (
            "import os, signal, sys, time, weakref\n"
            "import briefs.cli.app\n"
            "from briefs.cli import main\n"
            "def command(*_, **named):\n"
            "    thing = type('Thing', (), {})()\n"
            "    reference = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGINT))\n"
            "    del thing\n"
            "    time.sleep(60)\n"
            "briefs.cli.app.app_with = lambda _: command\n"
            "sys.exit(main())\n"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (130, "")


class TestStreams:
    def test_a_reader_who_leaves_early_is_no_error(self, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        shell = f"set -o pipefail; {BRIEFS} facts list | true"
        done = subprocess.run(["bash", "-c", shell], cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode in {0, 141}
        assert done.stderr == ""

    def test_what_would_steer_a_terminal_is_made_visible(self, cli: Cli, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        edit(root, "facts/rail.yaml", "actor: council\n", 'actor: "\\e[2Jcouncil"\n')
        done = cli(root, "check", "rail")
        assert "\x1b" not in done.err
        assert done.code == 1

    def test_a_terminal_that_knows_no_unicode_gets_all_the_same(self, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        edit(root, "facts/rail/press.en.md", "There are {trams-now}", "“There are”")
        done = subprocess.run(
            [BRIEFS, "check"],
            cwd=root,
            env=os.environ | {"PYTHONIOENCODING": "ascii"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert "E405" in done.stderr
