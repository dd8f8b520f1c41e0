"""The built wheel, in a new environment and an empty folder, makes the same briefs as the checkout."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.iterdir() if path.suffix in {".pdf", ".html"})
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `briefs` command of a new environment that has the wheel, and the dependencies of this one."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    python = folder / "venv" / "bin" / "python"
    (site,) = (folder / "venv" / "lib").glob("python*/site-packages")
    (dependencies,) = (Path(sys.prefix) / "lib").glob("python*/site-packages")
    run(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", site, wheel, cwd=folder)
    # after the wheel on the path, and without the editable install's own .pth file
    (site / "dependencies.pth").write_text(f"{dependencies}\n")
    command = folder / "briefs"
    command.write_text(f'#!/bin/sh\nexec {python} -m briefs "$@"\n')
    command.chmod(0o755)
    return command


def test_the_wheel_carries_the_example_and_builds_the_same_bytes(installed: Path, tmp_path: Path) -> None:
    """`briefs init demo && cd demo && briefs build` gives what the checkout gives, byte for byte."""
    run(installed, "init", "demo", cwd=tmp_path)
    run(installed, "build", cwd=tmp_path / "demo")
    briefs = Path(sys.executable).parent / "briefs"
    run(briefs, "build", "-o", tmp_path / "out", cwd=ROOT)
    made = hashes(tmp_path / "demo" / "out")
    assert made == hashes(tmp_path / "out")
    assert any(name.endswith(".pdf") for name in made)


def test_the_wheel_is_what_runs(installed: Path, tmp_path: Path) -> None:
    """The command of the new environment uses the wheel's package, not the checkout's."""
    python = installed.parent / "venv" / "bin" / "python"
    where = run(python, "-c", "import briefs; print(briefs.__file__)", cwd=tmp_path)
    assert where.startswith(str(installed.parent))
