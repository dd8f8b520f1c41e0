"""The comparison matrix at a glance: a filled sign where there is evidence, a dotted ring where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .lettering import lettering, plain, width_of, wrapped
from .patterns import sign
from .shapes import Anchor, Drawing, Lettering, Path, Words, circle, polyline

_HALVES = 5
"""More rows than this stand in two halves, side by side, where there is room."""

_BETWEEN = 26.0
_COMPARISON = 0.34
_LEAST = 72.0
"""The least width that names of dimensions are given; where there is less, actors are named on top."""


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """A dimension. `evidence` tells for each actor whether there is any, None where that is not told.

    `comparison` says in few words whether the sides can be compared; `comparable` whether their figures can.
    """

    name: Words
    evidence: tuple[bool | None, ...]
    comparison: Words
    comparable: bool = False


@dataclass(frozen=True, slots=True)
class Glance:
    """The heads of the columns: one for each actor, with its place among the actors, and one for the comparison."""

    actors: tuple[tuple[Words, int], ...]
    comparison: Words
    rows: tuple[GlanceRow, ...]


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    leading: float
    sign: float
    pad: float


_WIDE = _Style(size=9.2, leading=11, sign=7, pad=2.8)
_NARROW = _Style(size=8.6, leading=10.4, sign=6.4, pad=3.2)


def glance(it: Glance, width: float) -> Drawing:
    """The rows one under the other; where there are many and there is room for it, in two halves side by side."""
    for halves in (2, 1) if len(it.rows) > _HALVES else (1,):
        room = (width - _BETWEEN * (halves - 1)) / halves
        each = -(-len(it.rows) // halves)
        parts = [
            _Half(it, it.rows[half * each : (half + 1) * each], half * (room + _BETWEEN), room)
            for half in range(halves)
        ]
        if parts[0].columns.name >= _LEAST:
            drawn = [part.drawing() for part in parts]
            return Drawing(
                width,
                max(half.height for half in drawn),
                tuple(path for half in drawn for path in half.paths),
                tuple(text for half in drawn for text in half.texts),
            )
    return _Narrow(it, width).drawing()


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide the columns of a half are: of the names, of each actor with its head, of the comparison."""

    name: float
    actors: tuple[float, ...]
    heads: tuple[tuple[Words, ...], ...]
    comparison: float


@dataclass
class _Half:
    """Some of the rows, with heads over the columns."""

    it: Glance
    rows: Sequence[GlanceRow]
    left: float
    room: float
    style: _Style = _WIDE
    paths: list[Path] = field(default_factory=list)
    texts: list[Lettering] = field(default_factory=list)

    @property
    def columns(self) -> _Columns:
        style, it = self.style, self.it
        words = [row.comparison for row in it.rows] + [it.comparison]
        comparison = min(max(width_of(each, style.size) for each in words), self.room * _COMPARISON)
        heads = tuple(_head(name, style.size, (self.room * 0.4) / len(it.actors)) for name, _ in it.actors)
        actors = tuple(max(width_of(line, style.size) for line in head) + 10 for head in heads)
        return _Columns(self.room - comparison - sum(actors) - 4, actors, heads, comparison)

    def drawing(self) -> Drawing:
        columns = self.columns
        begin = self.left + columns.name
        centres = [begin + sum(columns.actors[:index]) + each / 2 for index, each in enumerate(columns.actors)]
        y = self._heads(columns.heads, centres, columns.comparison)
        for row in self.rows:
            y = self._row(row, y, columns.name, centres, columns.comparison)
        self.paths[-1] = Path(self.paths[-1].data, "ink", weight=1.2)
        return Drawing(self.room, y + 1, tuple(self.paths), tuple(self.texts))

    def _heads(self, heads: Sequence[tuple[Words, ...]], centres: Sequence[float], comparison: float) -> float:
        style = self.style
        last = _head(self.it.comparison, style.size, comparison)
        bottom = max(len(head) for head in (*heads, last)) * style.leading
        for head, centre in zip(heads, centres, strict=True):
            self._set(head, centre, bottom - (len(head) - 1) * style.leading - 2.6, "middle")
        self._set(last, self.left + self.room - comparison, bottom - (len(last) - 1) * style.leading - 2.6, "start")
        self._rule(bottom + 1.4, "ink", 0.8)
        return bottom + 1.4

    def _set(self, lines: Sequence[Words], x: float, y: float, anchor: Anchor) -> None:
        for number, line in enumerate(lines):
            at = y + number * self.style.leading
            self.texts.append(lettering((line,), x, at, self.style.size, anchor=anchor))

    def _row(self, row: GlanceRow, y: float, name: float, centres: Sequence[float], comparison: float) -> float:
        style = self.style
        names = wrapped(row.name, style.size, name - 6) or (row.name,)
        said = wrapped(row.comparison, style.size, comparison) or (row.comparison,)
        height = max(len(names), len(said)) * style.leading + 2 * style.pad - 1
        first = y + style.pad + style.size * 0.78
        self.texts.append(lettering(names, self.left, first, style.size, leading=style.leading))
        x = self.left + self.room - comparison
        tone = "ink" if row.comparable else "mute"
        self.texts.append(lettering(said, x, first, style.size, leading=style.leading, tone=tone))
        self.paths += _cells(row, self.it, centres, first - style.size * 0.33, style)
        self._rule(y + height, "hair", 0.5)
        return y + height

    def _rule(self, y: float, tone: str, weight: float) -> None:
        self.paths.append(Path(polyline((self.left, y), (self.left + self.room, y)), tone, weight=weight))


@dataclass
class _Narrow:
    """The names of the actors with their signs on top, the comparison under each dimension, signs at the right."""

    it: Glance
    width: float
    style: _Style = _NARROW

    def drawing(self) -> Drawing:
        style, it = self.style, self.it
        column = 18.0
        centres = [self.width - column * (len(it.actors) - index - 0.5) for index in range(len(it.actors))]
        paths: list[Path] = []
        texts: list[Lettering] = []
        y = 0.0
        for name, actor in it.actors:
            paths += sign(style.sign / 2, y + style.leading * 0.52, style.sign, actor)
            lines = wrapped(name, style.size, self.width - style.sign - 4) or (name,)
            texts.append(lettering(lines, style.sign + 4, y + style.leading * 0.8, style.size, leading=style.leading))
            y += len(lines) * style.leading
        y += 2
        paths.append(Path(polyline((0, y), (self.width, y)), "ink", weight=0.8))
        room = self.width - column * len(it.actors) - 4
        for row in it.rows:
            lines = wrapped(row.name, style.size, room) or (row.name,)
            first = y + style.pad + style.size * 0.78
            paths += _cells(row, it, centres, first - style.size * 0.33, style)
            texts.append(lettering(lines, 0, first, style.size, leading=style.leading))
            told = (*(replace(run, bold=False) for run in it.comparison), *plain(": "), *row.comparison)
            said = wrapped(told, style.size, room) or (told,)
            tone = "ink" if row.comparable else "mute"
            after = first + len(lines) * style.leading
            texts.append(lettering(said, 0, after, style.size, leading=style.leading, tone=tone))
            y = after + (len(said) - 1) * style.leading + style.size * 0.3 + style.pad
            paths.append(Path(polyline((0, y), (self.width, y)), "hair", weight=0.5))
        paths[-1] = Path(paths[-1].data, "ink", weight=1.2)
        return Drawing(self.width, y + 1, tuple(paths), tuple(texts))


def _head(words: Words, size: float, room: float) -> tuple[Words, ...]:
    """A head in as many lines as it takes; no column is narrower than its longest word."""
    pieces = [replace(run, text=word) for run in words for word in run.text.split(" ")]
    longest = max((width_of((piece,), size) for piece in pieces), default=0)
    return wrapped(words, size, max(room, longest + 0.1)) or (words,)


def _cells(row: GlanceRow, it: Glance, centres: Sequence[float], y: float, style: _Style) -> list[Path]:
    found = []
    for has, (_, actor), centre in zip(row.evidence, it.actors, centres, strict=True):
        if has is None:
            found.append(Path(polyline((centre - 3, y), (centre + 3, y)), "mute", weight=0.8))
        elif has:
            found += sign(centre, y, style.sign, actor)
        else:
            found.append(Path(circle(centre, y, style.sign / 2 - 0.3), "gap", weight=0.9, dash="0.9 1.5"))
    return found
