"""A small project with two topics, written anew for each test that changes it."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from conftest import run_briefs
from once import once

from briefs.build.records import CACHE

BRIEFS = "format: 1\n"

AUDIENCE = """\
name: {name}
reader: For {name}
purpose: What is it?
sections:
  - {{id: body, kind: prose, title: Body}}
  - {{id: sources, kind: sources, title: Sources}}
"""

SOURCE = "On 3 March 2025 the council of {place} said that it has 41 trams. It plans for more than 60 by 2030.\n"

FACTS = """\
format: 1
title: {title}
edition: {{number: 1, as-of: 2025-07-28}}
actors:
  council: {{name: council of {place}}}
measures:
  trams: {{label: Trams, unit: trams}}
sources:
  report:
    file: seeds/{topic}.txt
    sha256: {sha256}
    title: A report on {topic}
    publisher: unknown
facts:
  trams-now:
    actor: council
    measure: trams
    period: 2025-03-03
    figure: "41"
    statement: The council has {{figure}} trams
    evidence:
      - source: report
        quote: On 3 March 2025 the council of {place} said that it has 41 trams
"""

PROSE = """\
# Trams for {name}

## bottom-line

The council runs trams {{trams-now.mark}}.

## body

There are {{trams-now}} trams in the town.
"""

READERS = ("mayor", "press")
TOPICS = {"rail": "Norland", "road": "Ostland"}


def write(root: Path) -> Path:
    """Write the project into `root`: topics `rail` and `road`, audiences `mayor` and `press`."""
    put(root, "briefs.yaml", BRIEFS)
    for reader in READERS:
        put(root, f"templates/{reader}/audience.yaml", AUDIENCE.format(name=reader))
    for topic, place in TOPICS.items():
        source = SOURCE.format(place=place)
        put(root, f"seeds/{topic}.txt", source)
        sha256 = hashlib.sha256(source.encode()).hexdigest()
        put(root, f"facts/{topic}.yaml", FACTS.format(title=topic.title(), topic=topic, place=place, sha256=sha256))
        for reader in READERS:
            put(root, f"facts/{topic}/{reader}.en.md", PROSE.format(name=reader))
    return root


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace what stands exactly once in a file."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    put(root, path, text.replace(old, new))


def outputs(folder: Path) -> dict[str, bytes]:
    """The PDF and HTML files of an output folder, without the list of them."""
    files = (path for path in sorted(folder.iterdir()) if path.suffix in {".pdf", ".html"})
    return {path.name: path.read_bytes() for path in files if path.name != "index.html"}


def built(factory: pytest.TempPathFactory) -> Path:
    """The project with all its briefs made by the installed command. Tests copy it."""
    return once(factory, "small", _build)


def _build(root: Path) -> None:
    done = run_briefs(write(root), "build")
    assert done.code == 0, done.err


def with_faces(root: Path, factory: pytest.TempPathFactory, out: str = "out") -> Path:
    """The project with the subsets of fonts in its output folder that all its pages share.

    They take longer to make than the rest of a first build.
    """
    shutil.copytree(built(factory) / "out" / CACHE, root / out / CACHE)
    return root


def copy(project: Path, root: Path) -> Path:
    return Path(shutil.copytree(project, root))
