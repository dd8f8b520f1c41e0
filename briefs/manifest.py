"""What the outputs of a folder were made from, kept beside them in one file.

The file is written after the outputs that it tells of. If it is missing, damaged or of another form, the outputs
are made again: it can cost time, never truth.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from briefs.files import read_text, write_atomically
from briefs.model.audience import RelaxedCheck
from briefs.problems import CODES, Finding, Place
from briefs.rebuild import Card, Trace

NAME = ".briefs.json"
_FORMAT = 1


def load(folder: Path) -> dict[str, Trace]:
    """The traces of a folder, by output; none where there is no manifest that can be read."""
    text, _ = read_text(folder / NAME, NAME)
    if text is None:
        return {}
    try:
        data = json.loads(text)
        if data["format"] != _FORMAT:
            return {}
        return {output: _trace(output, record, data["inputs"]) for output, record in data["outputs"].items()}
    except (ValueError, LookupError, TypeError, AttributeError):
        return {}


def save(folder: Path, traces: Mapping[str, Trace]) -> None:
    """Write the manifest of a folder. Most outputs share their inputs: each input and hash is written once."""
    pairs = sorted({(path, found or "") for trace in traces.values() for path, found in trace.inputs.items()})
    number = {pair: index for index, pair in enumerate(pairs)}
    data = {
        "format": _FORMAT,
        "inputs": [[path, found or None] for path, found in pairs],
        "outputs": {output: _record(trace, number) for output, trace in traces.items()},
    }
    write_atomically(folder / NAME, (json.dumps(data, sort_keys=True, indent=1, ensure_ascii=False) + "\n").encode())


def _record(trace: Trace, number: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    return {
        "hash": trace.hash,
        "key": trace.key,
        "inputs": sorted(number[path, found or ""] for path, found in trace.inputs.items()),
        "tools": dict(trace.tools),
        "warnings": [
            [found.code, found.place.path, found.place.line, found.place.column, found.message, found.hint]
            for found in trace.warnings
        ],
        "pages": trace.pages,
        "card": None if trace.card is None else asdict(trace.card),
        "relaxed": [
            [each.audience, each.code, each.place.path, each.place.line, each.place.column, each.met]
            for each in trace.relaxed
        ],
    }


def _trace(output: str, record: Mapping[str, Any], inputs: list[tuple[str, str | None]]) -> Trace:
    warnings = tuple(
        Finding(code, Place(path, line, column), message, hint)
        for code, path, line, column, message, hint in record["warnings"]
    )
    if any(warning.code not in CODES for warning in warnings):
        raise ValueError(f"{output} has a warning of an unknown code")
    return Trace(
        output=output,
        hash=record["hash"],
        key=record["key"],
        inputs=dict(inputs[index] for index in record["inputs"]),
        tools=record["tools"],
        warnings=warnings,
        pages=record["pages"],
        card=None if record["card"] is None else Card(**record["card"]),
        relaxed=tuple(
            RelaxedCheck(audience, code, Place(path, line, column), met)
            for audience, code, path, line, column, met in record["relaxed"]
        ),
    )
