"""Generated projects for the benchmarks: any number of facts, true to a generated source."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_PARTS = ("briefs.yaml", "facts", "seeds", "templates")
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
