"""What the outputs of a folder were made from, kept beside them in one file.

The file is written after the outputs that it tells of. If it is missing, damaged or of another form, the outputs
are made again: it can cost time, never truth.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from briefs.files import read_bytes, write_atomically
from briefs.model.relaxed import RelaxedCheck
from briefs.problems import CODES, Finding, Place
from briefs.rebuild import Card, Input, Told, Trace

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
        inputs = [(path, found) for path, found in data["inputs"]]
        inputs_of = cache(lambda *numbers: tuple(inputs[number] for number in numbers))
        told_of = cache(lambda *numbers: tuple(told[number] for number in numbers))
        return {output: _trace(output, record, inputs_of, told_of) for output, record in data["outputs"].items()}
    except (ValueError, LookupError, TypeError, AttributeError):
        return {}


def save(folder: Path, traces: Mapping[str, Trace]) -> None:
    """Write the manifest of a folder. What outputs share is written once: inputs, and what they tell."""
    write_atomically(folder / NAME, _parts(traces))


def _parts(traces: Mapping[str, Trace]) -> Iterator[bytes]:
    """The file, line by line: all of it at once would take a long build much memory."""
    ordered = [(name, traces[name]) for name in sorted(traces)]
    inputs = _numbered(each for _, trace in ordered for each in trace.inputs)
    told = _numbered(each for _, trace in ordered for each in trace.told)
    yield b'{"format": %d,\n"inputs": [\n' % _FORMAT
    yield from _lines(_json([path, found]) for path, found in inputs)
    yield b'\n],\n"told": [\n'
    yield from _lines(_json([name, each.value, each.parts]) for name, each in told)
    yield b'\n],\n"outputs": {\n'
    yield from _lines(_json(name) + b": " + _json(_record(trace, inputs, told)) for name, trace in ordered)
    yield b"\n}}\n"


def _lines(lines: Iterable[bytes]) -> Iterator[bytes]:
    separator = b""
    for line in lines:
        yield separator
        yield line
        separator = b",\n"


def _json(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=False).encode()


_Row = TypeVar("_Row")


def _numbered(rows: Iterable[_Row]) -> dict[_Row, int]:
    """Each row once, in order, with the number by which it is referred to."""
    return {row: number for number, row in enumerate(dict.fromkeys(rows))}


def _record(trace: Trace, inputs: Mapping[Input, int], told: Mapping[tuple[str, Told], int]) -> dict[str, Any]:
    return {
        "project": trace.project,
        "hash": trace.hash,
        "key": trace.key,
        "inputs": [inputs[each] for each in trace.inputs],
        "told": [told[each] for each in trace.told],
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
    inputs_of: Callable[..., tuple[Input, ...]],
    told_of: Callable[..., tuple[tuple[str, Told], ...]],
) -> Trace:
    """The trace of an output; those made from the same share it."""
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
        told=told_of(*record["told"]),
    )
