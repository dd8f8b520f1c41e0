"""What the outputs of a folder were made from, kept beside them in one file.

The file is written after the outputs that it tells of. If it is missing, damaged or of another form, the outputs
are made again: it can cost time, never truth.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from briefs.files import read_bytes, write_atomically
from briefs.model.relaxed import RelaxedCheck
from briefs.problems import CODES, Finding, Place
from briefs.rebuild import Card, Told, Trace

NAME = ".briefs.json"
_FORMAT = 4


def load(folder: Path) -> dict[str, Trace]:
    """The traces of a folder, by output; none where there is no manifest that can be read."""
    text, _ = read_bytes(folder / NAME, NAME)
    if text is None:
        return {}
    try:
        data = json.loads(text)
        if data["format"] != _FORMAT:
            return {}
        told = [(name, Told(value, parts)) for name, value, parts in data["told"]]
        inputs_of = cache(lambda *numbers: dict(data["inputs"][number] for number in numbers))
        return {output: _trace(output, record, inputs_of, told) for output, record in data["outputs"].items()}
    except (ValueError, LookupError, TypeError, AttributeError):
        return {}


def save(folder: Path, traces: Mapping[str, Trace]) -> None:
    """Write the manifest of a folder. What outputs share is written once: inputs, and what they tell."""
    inputs = _Table(_input(*each) for trace in traces.values() for each in trace.inputs.items())
    told = _Table(_told(*each) for trace in traces.values() for each in trace.told.items())
    parts = (
        b'{"format": %d,\n"inputs": [\n' % _FORMAT,
        b",\n".join(_json([path, found or None]) for path, found in inputs.rows),
        b'\n],\n"told": [\n',
        b",\n".join(map(_json, told.rows)),
        b'\n],\n"outputs": {\n',
        b",\n".join(_json(name) + b": " + _json(_record(traces[name], inputs, told)) for name in sorted(traces)),
        b"\n}}\n",
    )
    write_atomically(folder / NAME, b"".join(parts))


def _json(value: Any) -> bytes:
    """A line of the file: lines are made one by one, because all at once would take a long build much memory."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False).encode()


_Row = TypeVar("_Row", bound=tuple[Any, ...])


class _Table(Generic[_Row]):
    """Rows of which each is written once, in order, and referred to by its number."""

    def __init__(self, rows: Iterable[_Row]) -> None:
        self.rows = sorted(set(rows))
        self._numbers = {row: number for number, row in enumerate(self.rows)}

    def numbers(self, rows: Iterable[_Row]) -> list[int]:
        return sorted(self._numbers[row] for row in rows)


def _input(path: str, found: str | None) -> tuple[str, str]:
    return path, found or ""


def _told(name: str, told: Told) -> tuple[str, str, str]:
    return name, told.value, told.parts


def _record(trace: Trace, inputs: _Table[Any], told: _Table[Any]) -> dict[str, Any]:
    return {
        "project": trace.project,
        "hash": trace.hash,
        "key": trace.key,
        "inputs": inputs.numbers(_input(*each) for each in trace.inputs.items()),
        "told": told.numbers(_told(*each) for each in trace.told.items()),
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


def _trace(
    output: str,
    record: Mapping[str, Any],
    inputs_of: Callable[..., dict[str, str | None]],
    told: list[tuple[str, Told]],
) -> Trace:
    """The trace of an output; those made from the same inputs share them."""
    warnings = tuple(
        Finding(code, Place(path, line, column), message, hint)
        for code, path, line, column, message, hint in record["warnings"]
    )
    if any(warning.code not in CODES for warning in warnings):
        raise ValueError(f"{output} has a warning of an unknown code")
    return Trace(
        output=output,
        project=record["project"],
        hash=record["hash"],
        key=record["key"],
        inputs=inputs_of(*record["inputs"]),
        tools=record["tools"],
        warnings=warnings,
        pages=record["pages"],
        card=None if record["card"] is None else Card(**record["card"]),
        relaxed=tuple(
            RelaxedCheck(audience, code, Place(path, line, column), met)
            for audience, code, path, line, column, met in record["relaxed"]
        ),
        told=dict(told[index] for index in record["told"]),
    )
