"""The shipped project, built as a user builds it, once for all tests: on A4 and on US Letter."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Final

import pytest
from once import once
from pdf_pages import Pdf, read_pdf

from briefs.audience import load_audience
from briefs.audit.document import Element, read_document
from briefs.build.checked_topic import check_topic
from briefs.evidence.checked import CheckedFacts
from briefs.model.audience import Audience
from briefs.project import Project, find_project

ROOT: Final = Path(__file__).parent.parent
TOPIC: Final = "us-china-ai"
AUDIENCES: Final = ("minister", "legislator", "press", "technical", "public")
SIZES: Final = ("A4", "Letter")
_COMMAND = str(Path(sys.executable).parent / "briefs")


@dataclass(frozen=True)
class Brief:
    """One brief as it was made."""

    audience: Audience
    size: str
    pdf_path: Path
    html_path: Path

    @cached_property
    def pdf(self) -> Pdf:
        return read_pdf(self.pdf_path.read_bytes())

    @cached_property
    def html(self) -> str:
        return self.html_path.read_text(encoding="utf-8")

    @cached_property
    def document(self) -> Element:
        return read_document(self.html).root

    def __str__(self) -> str:
        return f"{self.audience.id} on {self.size}"


@dataclass(frozen=True, slots=True)
class Shipped:
    """The project on one size of page; `out` is where its outputs lie."""

    project: Project
    out: Path
    briefs: Mapping[str, Brief]
    facts: CheckedFacts


def build_shipped(factory: pytest.TempPathFactory, size: str) -> Shipped:
    """The shipped project on pages of this size. See `once`."""
    return _read(once(factory, f"shipped-{size}", partial(_build, size=size)), size)


@cache
def _read(root: Path, size: str) -> Shipped:
    project, findings = find_project(root)
    assert project is not None, findings
    topic, _ = check_topic(project, TOPIC)
    assert topic is not None
    return Shipped(project, root / "out", {id: read_brief(project, TOPIC, id, size) for id in AUDIENCES}, topic.facts)


def _build(root: Path, size: str) -> None:
    for name in ("facts", "seeds", "templates"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "briefs.yaml", root)
    theme = root / "templates" / "theme.yaml"
    text = theme.read_text(encoding="utf-8")
    assert "\npage: A4\n" in text
    theme.write_text(text.replace("\npage: A4\n", f"\npage: {size}\n"), encoding="utf-8")
    done = subprocess.run([_COMMAND, "build"], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def read_brief(project: Project, topic: str, id: str, size: str) -> Brief:
    """A brief that was built for this audience, in English."""
    audience, findings = load_audience(project, id)
    assert audience is not None, findings
    stem = project.root / "out" / f"{topic}.{id}.en"
    return Brief(audience, size, stem.with_suffix(".en.pdf"), stem.with_suffix(".en.html"))
