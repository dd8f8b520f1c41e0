"""A project with sources in Chinese, Arabic and Hindi, built as a user builds it, once for all tests."""

from __future__ import annotations

import shutil
from functools import cache, partial
from pathlib import Path
from typing import Final

import pytest
from conftest import run_briefs
from once import once
from shipped_briefs import SIZES, Brief, read_brief

from briefs.project import find_project

_PROJECT: Final = Path(__file__).parent / "projects" / "scripts"
TOPIC: Final = "buses"
AUDIENCES: Final = ("press", "technical")


def build_scripts(factory: pytest.TempPathFactory, size: str = SIZES[1]) -> dict[str, Brief]:
    """Its briefs by their audience, on this size of paper."""
    return _read(once(factory, f"scripts-{size}", partial(_build, size=size)), size)


def _build(root: Path, size: str) -> None:
    shutil.copytree(_PROJECT, root)
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates" / "theme.yaml").write_text(f"page: {size}\n")
    done = run_briefs(root, "build")
    assert done.code == 0, done.err


@cache
def _read(root: Path, size: str) -> dict[str, Brief]:
    project, findings = find_project(root)
    assert project is not None, findings
    return {id: read_brief(project, TOPIC, id, size) for id in AUDIENCES}
