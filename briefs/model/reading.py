"""From located values to models; every way in which they do not fit becomes a finding, all at once.

pydantic's errors are reworded by their type, never by their English.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefs.problems import Finding, Findings, Place
from briefs.yaml_reader import Located, Map, Seq, collector_paused

from .base import ID_PATTERN, TEXT_PATTERN, Misfit, unprintable
from .nearest import did_you_mean

M = TypeVar("M", bound=BaseModel)
Step = str | int

_MAPPING = "a mapping (lines `key: value`)"
_WANTED = {
    "string_type": "text",
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "tuple_type": "a list",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "bool_type": "yes or no",
    "bool_parsing": "yes or no",
    "date_type": "a date",
}
_FORMS = {
    "a list": "Write [one, another], or a line beginning with '- ' for each entry.",
    _MAPPING: "Write lines `key: value`, indented, below it.",
    "a date": "Write 2025-07-28, 2025-07, 2025, since 2017, or A to B.",
}


def read_model(cls: type[M], located: Located) -> tuple[M | None, Findings]:
    """Read a file's values as a model (E107 unknown key, E108 missing key, E109 wrong value, E111 bad id)."""
    try:
        with collector_paused():
            return cls.model_validate(located.value), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, tuple(finding for detail in details for finding in _findings(cls, located, detail))


def _findings(cls: type[BaseModel], located: Located, detail: ErrorDetails) -> Iterator[Finding]:
    path: tuple[Step, ...] = detail["loc"]
    kind = detail["type"]
    if kind == "misfits":
        misfits: tuple[Misfit, ...] = detail["ctx"]["misfits"]
        yield from (_misfit(located, path, misfit) for misfit in misfits)
    elif kind == "extra_forbidden":
        yield _unknown_key(cls, located, path, detail["input"])
    elif kind == "too_short" and detail["input"]:
        return  # Its entries are wrong and were not counted; each has its own error.
    elif kind == "missing" and isinstance(path[-1], str):
        yield _missing_key(located, path)
    elif path and path[-1] == "[key]":
        yield _bad_key(located, path[:-1], detail)
    elif detail["input"] != "" and _breaks(detail, ID_PATTERN):
        yield bad_id(located.place(path), str(detail["input"]))
    else:
        message, hint = _wrong_value(cls, path, detail)
        yield Finding("E109", located.place(path), message, hint)


def _misfit(located: Located, path: tuple[Step, ...], misfit: Misfit) -> Finding:
    if misfit.missing:
        return Finding("E108", located.place(path, key=True), misfit.message + _in(path), misfit.hint)
    return Finding("E109", located.place((*path, misfit.key), key=True), misfit.message + _in(path), misfit.hint)


def _unknown_key(cls: type[BaseModel], located: Located, path: tuple[Step, ...], value: Any) -> Finding:
    key = str(path[-1])
    keys = _keys(_at(cls, path[:-1]))
    hint = did_you_mean(key, keys) or f"Possible here: {', '.join(keys)}."
    if value == "":
        hint = f"Text with a comma stands in quotation marks inside {{ }}. {hint}"
    return Finding("E107", located.place(path, key=True), f"unknown key {key!r}{_in(path[:-1])}", hint)


def _missing_key(located: Located, path: tuple[Step, ...]) -> Finding:
    parent = path[:-1]
    return Finding("E108", located.place(parent, key=True), f"the key {path[-1]!r} is missing{_in(parent)}", "Add it.")


def _bad_key(located: Located, path: tuple[Step, ...], detail: ErrorDetails) -> Finding:
    place = located.place(path, key=True)
    if _breaks(detail, ID_PATTERN):
        return bad_id(place, str(path[-1]))
    message, hint = _unprintable("a key" + _in(path[:-1]), str(path[-1]))
    return Finding("E109", place, message, hint)


def bad_id(place: Place, id: str) -> Finding:
    """E111 for what has not the form of an id."""
    proper = re.sub("[^a-z0-9]+", "-", id.lower()).strip("-0123456789")
    hint = "An id holds a to z, 0 to 9 and hyphens, and begins with a letter."
    return Finding("E111", place, f"{id!r} is not an id", f"{hint} Perhaps {proper!r}." if proper else hint)


def _wrong_value(cls: type[BaseModel], path: tuple[Step, ...], detail: ErrorDetails) -> tuple[str, str]:
    """The message and the hint for a value that its key does not take."""
    kind, value, name = detail["type"], detail["input"], _name(path)
    if kind == "wrong":
        return f"{name}: {detail['ctx']['message']}", detail["ctx"]["hint"]
    if isinstance(value, str) and (value == "" or _breaks(detail, TEXT_PATTERN)):
        return _unprintable(name, value)
    if kind in _WANTED:
        wanted = _WANTED[kind]
        return f"{name} is {_shown(value)}, where {wanted} is wanted", _FORMS.get(wanted, f"Write {wanted}.")
    if kind in {"too_short", "too_long", "missing"}:
        return _wrong_length(_name(path[:-1]) if kind == "missing" else name, detail)
    options = _options(_at(cls, path))
    hint = (
        f"{did_you_mean(str(value), options)} Possible here: {', '.join(options)}.".strip()
        if options
        else "Write another value."
    )
    return f"{_shown(value)} is not possible for {name}", hint


def _wrong_length(name: str, detail: ErrorDetails) -> tuple[str, str]:
    if detail["type"] == "too_long":
        return f"{name} has too many entries", f"It takes {detail['ctx']['max_length']}."
    if detail["type"] == "too_short":
        return f"{name} has no entries", "Write at least one."
    return f"{name} has too few entries", "Add what is missing."


def _unprintable(name: str, text: str) -> tuple[str, str]:
    char = unprintable(text)
    if char is None:
        return f"{name} is empty", "Write its value, or remove the key."
    return f"{name} holds the character U+{ord(char):04X}, which cannot be printed", "Remove it."


def _breaks(detail: ErrorDetails, pattern: str) -> bool:
    return detail["type"] == "string_pattern_mismatch" and detail["ctx"]["pattern"] == pattern


def _in(path: Sequence[Step]) -> str:
    return f" in {_name(path)}" if path else ""


def _name(path: Sequence[Step]) -> str:
    """The path of keys as an author would point to it; entries of lists count from 1."""
    if not path:
        return "the file"
    return ".".join(str(step) if isinstance(step, str) else str(step + 1) for step in path)


def _shown(value: Any) -> str:
    if isinstance(value, Map):
        return "a mapping"
    if isinstance(value, Seq):
        return "a list"
    text = str(value)
    return repr(text if len(text) <= 60 else text[:57] + "...")


def _at(cls: type[BaseModel], path: Sequence[Step]) -> Any:
    """The declared type of what stands under these keys."""
    declared: Any = cls
    for step in path:
        declared = _bare(declared)
        if isinstance(declared, type) and issubclass(declared, BaseModel):
            fields = {field.alias or name: field.annotation for name, field in declared.model_fields.items()}
            declared = fields.get(str(step))
        else:
            arguments = typing.get_args(declared)
            declared = arguments[-1 if typing.get_origin(declared) is dict else 0] if arguments else None
    return _bare(declared)


def _bare(declared: Any) -> Any:
    """The type without what may be said round it: Annotated, or None as its alternative."""
    if typing.get_origin(declared) is typing.Annotated:
        return _bare(typing.get_args(declared)[0])
    if typing.get_origin(declared) in {types.UnionType, typing.Union}:
        return _bare(next(argument for argument in typing.get_args(declared) if argument is not type(None)))
    return declared


def _keys(declared: Any) -> tuple[str, ...]:
    """The keys of a record."""
    if not (isinstance(declared, type) and issubclass(declared, BaseModel)):
        return ()
    return tuple(field.alias or name for name, field in declared.model_fields.items())


def _options(declared: Any) -> tuple[str, ...]:
    """The words that a value may be, where it is one of a few."""
    if typing.get_origin(declared) is typing.Literal:
        return tuple(str(option) for option in typing.get_args(declared))
    if isinstance(declared, type) and issubclass(declared, StrEnum):
        return tuple(str(option) for option in declared)
    return ()
