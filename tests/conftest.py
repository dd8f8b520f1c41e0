"""What all tests share: a bare project, comparing with a golden file, and the flag that rewrites golden files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest
from hypothesis import HealthCheck, settings

#: Compares a text with the golden file at this path under `tests/testdata/`.
Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite the files that outputs are compared with")


# How long an example takes says more about the machine than about us; and what lands is not left to chance.
settings.register_profile(
    "here", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("here")


# A shell without job control starts what goes into the background deaf to Ctrl-C, and so is all that it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

#: The installed command.
BRIEFS = str(Path(sys.executable).parent / "briefs")


class Done(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str


class Cli(Protocol):
    """See `run_briefs`."""

    def __call__(self, folder: Path, *arguments: str) -> Done: ...


def run_briefs(folder: Path, *arguments: str) -> Done:
    """Run the installed command in a folder, not at a terminal."""
    done = subprocess.run([BRIEFS, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def cli() -> Cli:
    return run_briefs


#: Writes files, by path, over a project with one audience `reader` and nothing else, and gives its folder.
BareProject = Callable[[Mapping[str, str]], Path]

BARE = {
    "briefs.yaml": "format: 1\n",
    "templates/reader/audience.yaml": """\
name: Reader
reader: For readers
purpose: What is it?
tab: 0
sections:
  - {id: body, kind: prose, title: Body}
""",
}


@pytest.fixture
def bare_project(tmp_path: Path) -> BareProject:
    def write(files: Mapping[str, str]) -> Path:
        for name, text in (BARE | dict(files)).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return tmp_path

    return write


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(name, text)` fails where the text is not that of `tests/testdata/<name>`."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "testdata" / name
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"{path} does not exist; write it with --update-goldens and read it"
        assert text == path.read_bytes().decode()

    return compare
