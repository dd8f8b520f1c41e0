"""Values as a YAML file gives them: mappings, lists and text, with the place of every one of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from briefs.problems import Place

from .scalars import find_character

#: A place in the text: line and column from 0, packed in one number because a large file has hundreds of thousands.
Mark: TypeAlias = int
HALF = 32
_LOW_HALF = (1 << HALF) - 1
_LINE_END = re.compile(r"\r\n|\r|\n")


class Map(dict[str, Any]):
    """A mapping. `marks` holds for each key where the key stands and where its value begins."""

    __slots__ = ("marks",)

    def __init__(self) -> None:
        super().__init__()
        self.marks: dict[str, tuple[Mark, Mark]] = {}


class Seq(list[Any]):
    """A list. `marks` holds where each entry begins."""

    __slots__ = ("marks",)

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[Mark] = []


Value: TypeAlias = Map | Seq | str


def pack(line: int, column: int) -> Mark:
    """The mark of a line and column that count from 0."""
    return line << HALF | column


def place_of(mark: Mark, path: str) -> Place:
    """The mark as a place, whose line and column count from 1."""
    return Place(path, (mark >> HALF) + 1, (mark & _LOW_HALF) + 1)


@dataclass(frozen=True)
class Located:
    """What a YAML file holds. `path` is the file's, relative to the project; `written` is its text."""

    path: str
    value: Value
    written: str = field(default="", repr=False, compare=False)

    def place(self, path: Sequence[str | int], *, key: bool = False, at: int | None = None) -> Place:
        """Where the value under these keys begins, or with `key` its key stands.

        With `at`, where that character of the text under these keys stands: in a text of many lines the very line. What
        is absent has the place of the nearest parent's key, and what has no key (the entry of a list) its own.
        """
        of_key = of_value = 0
        value: Any = self.value
        for step in path:
            marks = _marks(value, step)
            if marks is None:
                return place_of(of_key, self.path)
            of_key, of_value = marks
            value = value[step]
        if at is not None and isinstance(value, str) and self.written:
            of_value = self._mark_within(of_value, value, at)
        return place_of(of_key if key else of_value, self.path)

    def _mark_within(self, begin: Mark, text: str, at: int) -> Mark:
        """The mark of a character of a text, or that of its beginning where the file does not tell."""
        line, column = begin >> HALF, begin & _LOW_HALF
        found = find_character(self.written, self._line_starts[line] + column, text, at)
        if found is None:
            return begin
        line = bisect_right(self._line_starts, found) - 1
        return pack(line, found - self._line_starts[line])

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in _LINE_END.finditer(self.written)))


def _marks(value: Any, step: str | int) -> tuple[Mark, Mark] | None:
    """The marks of the key and of the value under `step`; None where there is none, or another file gave it."""
    if isinstance(value, Map) and isinstance(step, str):
        return value.marks.get(step)
    if isinstance(value, Seq) and isinstance(step, int) and 0 <= step < len(value.marks):
        return value.marks[step], value.marks[step]
    return None


def overlaid(own: Map, base: Map) -> Map:
    """The mapping `own`, completed by what only `base` has, at every depth; only what is its own has places."""
    both = Map()
    both.marks = own.marks
    both.update(base)
    for key, value in own.items():
        below = base.get(key)
        both[key] = overlaid(value, below) if isinstance(value, Map) and isinstance(below, Map) else value
    return both
