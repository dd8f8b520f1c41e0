"""Generated projects for the benchmarks: any number of facts, true to a generated source."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_PARTS = ("briefs.yaml", "facts", "seeds", "templates")
#: The shipped topic; those of its briefs that have four pages, and the figure in which generated topics differ.
TOPIC = "us-china-ai"
_AUDIENCES = ("press", "public")
_AMOUNT = "$109.1"
_HEAD = """\
format: 1
title: Generated facts
edition: {{number: 1, as-of: 2025-07-28}}
actors:
  north: {{name: Northland}}
  south: {{name: Southland}}
dimensions:
  output: {{label: Output, matrix: no}}
measures:
{measures}
sources:
  report:
    file: seeds/report.txt
    sha256: {sha256}
    title: A generated report
    publisher: unknown
facts:
"""

_FACT = """\
  fact-{number}:
    actor: {actor}
    dimension: output
    measure: output-{measure}
    period: {year}
    figure: "{amount:,}"
    statement: "{name} made {{figure}} units in {{period}}"
    evidence:
      - source: report
        quote: "In {year} plant {letters} of {name} made {amount:,} units of the kind"
"""


def shipped(folder: Path) -> Path:
    """A copy of the shipped project in `folder`, of which nothing is made yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in _PARTS:
        if (_ROOT / part).is_dir():
            shutil.copytree(_ROOT / part, folder / part)
        else:
            shutil.copy(_ROOT / part, folder / part)
    return folder


def many_briefs(folder: Path, count: int) -> Path:
    """A project in `folder` with `count` briefs of four pages each, an even number; nothing is made yet.

    They are the shipped briefs for the press and for the public, of topics that each have sources and figures of
    their own, so that no two are the same.
    """
    shipped(folder)
    (folder / "briefs.yaml").write_text("format: 1\n")
    facts = (folder / "facts" / f"{TOPIC}.yaml").read_text()
    prose = {name: (folder / "facts" / TOPIC / f"{name}.en.md").read_bytes() for name in _AUDIENCES}
    sources = {path.name: path.read_text() for path in sorted((folder / "seeds").iterdir())}
    for name in ("facts", "seeds"):
        shutil.rmtree(folder / name)
    for number in range(count // len(_AUDIENCES)):
        topic = f"topic-{number:04}"
        own_facts, amount = facts, f"${101 + number // 10}.{number % 10}"
        for name, text in sources.items():
            own = text.replace(_AMOUNT, amount).encode()
            path = f"seeds/{topic}/{name}"
            own_facts = own_facts.replace(f"seeds/{name}", path).replace(_hash(text.encode()), _hash(own))
            _write(folder / path, own)
        _write(folder / "facts" / f"{topic}.yaml", own_facts.replace(_AMOUNT, amount).encode())
        for name, sentences in prose.items():
            _write(folder / "facts" / topic / f"{name}.en.md", sentences)
    return folder


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:05}")


def many_facts(folder: Path, count: int) -> Path:
    """A project in `folder` with one topic of `count` figures and no prose; return its fact file."""
    facts, sentences = [], []
    for number in range(count):
        name, actor = (("Northland", "north"), ("Southland", "south"))[number % 2]
        values = {
            "number": number,
            "actor": actor,
            "name": name,
            "measure": number // 2,
            "year": 2000 + number % 25,
            "amount": 10_000 + number * 7,
            "letters": _letters(number),
        }
        facts.append(_FACT.format(**values))
        sentences.append("In {year} plant {letters} of {name} made {amount:,} units of the kind.\n\n".format(**values))
    source = "".join(sentences).encode()
    measures = "\n".join(
        f"  output-{n}: {{label: Output of kind {_letters(n)}, unit: units}}" for n in range((count + 1) // 2)
    )
    for name in ("facts", "seeds"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "briefs.yaml").write_text("format: 1\n")
    (folder / "seeds" / "report.txt").write_bytes(source)
    path = folder / "facts" / "generated.yaml"
    path.write_text(_HEAD.format(measures=measures, sha256=hashlib.sha256(source).hexdigest()) + "".join(facts))
    return path
