"""Parts of a whole: the full width is all of it, and what nobody has broken down is a dotted frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .hedges import ARROW, VAGUE, Hedged, hedged_area
from .lettering import headed, lettering, width_of, wrapped
from .packing import inside, rows
from .patterns import dotted, sign
from .shapes import Anchor, Drawing, Extent, Lettering, Path, Words, polyline

_EDGE = 1.0
_TICK = 5.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part from 0 to 1, its name and figure as they are read, and the figure as it stands on the scale, unhedged."""

    amount: float
    name: Words
    value: Words
    tick: Words = ()
    actor: int | None = None
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """What stands at the two ends of the scale, and, longest first, how the rest may be called."""

    none: Words
    all: Words
    rest: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    small: float
    leading: float
    thick: float
    sign: float
    indent: float


_WIDE = _Style(size=10, small=9, leading=12, thick=16, sign=6, indent=10)
_NARROW = _Style(size=8.8, small=8, leading=11, thick=11, sign=5, indent=8.5)
_NARROWEST_WIDE = 240.0


def share(parts: Sequence[Part], whole: Whole, width: float) -> Drawing:
    """The parts from the left in their order, in a bar of the full width."""
    return _Share(parts, whole, width).drawing()


@dataclass(frozen=True, slots=True)
class _Tick:
    """A place on the scale and what stands under it."""

    words: Words
    at: float
    left: float
    width: float
    anchor: Anchor

    @property
    def x(self) -> float:
        return self.left + {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]


def _tick(words: Words, at: float, size: float, room: float) -> _Tick:
    """Centred under its place, unless it would stand out at an end of the scale."""
    width = width_of(words, size)
    if at - width / 2 < 0:
        return _Tick(words, at, 0, width, "start")
    if at + width / 2 > room:
        return _Tick(words, at, room - width, width, "end")
    return _Tick(words, at, at - width / 2, width, "middle")


class _Share:
    def __init__(self, parts: Sequence[Part], whole: Whole, width: float) -> None:
        self._parts = parts
        self._whole = whole
        self._width = width
        self._style = _WIDE if width >= _NARROWEST_WIDE else _NARROW
        self._paths: list[Path] = []
        self._texts: list[Lettering] = []
        ends = [0.0]
        for part in parts:
            ends.append(ends[-1] + part.amount)
        self._ends = [_EDGE + min(end, 1) * (width - 2 * _EDGE) for end in ends]

    def drawing(self) -> Drawing:
        top = self._names() + 2
        bottom = top + self._style.thick
        extents = self._bars(top)
        height = self._ticks(bottom)
        height = self._rest(top, height)
        return Drawing(self._width, height, tuple(self._paths), tuple(self._texts), extents)

    def _names(self) -> float:
        """Name and figure of each part above its beginning; returns how high they stand together."""
        style = self._style
        indent = style.indent if any(part.actor is not None for part in self._parts) else 0
        labels = []
        for part, start in zip(self._parts, self._ends, strict=False):
            lines = headed(part.name, part.value, style.size, self._width - indent)
            needed = indent + max(width_of(line, style.size) for line in lines)
            left = inside(start - _EDGE, needed, self._width)
            labels.append((part, lines, left, needed))
        # The last part stands lowest, so that nothing lies between a part and its name.
        levels = rows([(left, left + needed) for _, _, left, needed in reversed(labels)], 10)[::-1]
        deepest = max((len(lines) for _, lines, _, _ in labels), default=0) * style.leading
        height = (max(levels, default=-1) + 1) * deepest
        for (part, lines, left, _), level in zip(labels, levels, strict=True):
            y = height - level * deepest - (len(lines) - 1) * style.leading - 3
            self._texts.append(lettering(lines, left + indent, y, style.size, leading=style.leading))
            if part.actor is not None:
                self._paths += sign(left + style.sign / 2, y - 3.2, style.sign, part.actor)
        return height

    def _bars(self, top: float) -> tuple[Extent, ...]:
        style, last = self._style, self._width - _EDGE
        middle = top + style.thick / 2
        extents = []
        hedges = [Hedged.of(part.bound) for part in self._parts]
        for part, hedged, (start, end) in zip(self._parts, hedges, pairwise(self._ends), strict=True):
            self._paths += hedged_area(start, end, top, style.thick, part.actor, hedged)
            extents.append(Extent(start, end, middle))
        if self._ends[-1] < last - 0.01:
            self._paths.insert(0, dotted(self._ends[-1], top, last - self._ends[-1], style.thick, "gap"))
        ink = polyline((_EDGE - 0.5, top - 2), (_EDGE - 0.5, top + style.thick + 2))
        self._paths.append(Path(ink, "ink", weight=1))
        return tuple(extents)

    def _ticks(self, bottom: float) -> float:
        """Nothing, the parts and the whole on the scale; returns where the drawing ends so far."""
        style = self._style
        ticks = [_tick(self._whole.none, _EDGE - 0.5, style.small, self._width)]
        for part, end in zip(self._parts, self._ends[1:], strict=True):
            if part.tick:
                ticks.append(_tick(part.tick, end, style.small, self._width))
        ticks.append(_tick(self._whole.all, self._width - _EDGE + 0.5, style.small, self._width))
        levels = rows([(tick.left, tick.left + tick.width) for tick in ticks], 6)
        for tick, level in zip(ticks, levels, strict=True):
            self._paths.append(Path(polyline((tick.at, bottom), (tick.at, bottom + _TICK)), "mute", weight=0.6))
            x, y = tick.x, bottom + _TICK + level * style.leading + style.small * 0.86
            self._texts.append(lettering((tick.words,), x, y, style.small, anchor=tick.anchor, tone="mute"))
        return bottom + _TICK + max(levels) * style.leading + style.small * 1.15

    def _rest(self, top: float, height: float) -> float:
        """What the rest is called, inside its frame or beneath the scale; returns where the drawing ends."""
        style = self._style
        if not self._whole.rest:
            return height
        last = self._parts[-1] if self._parts else None
        beyond = {Hedged.BEYOND: ARROW, Hedged.ABOUT: VAGUE / 2}.get(Hedged.of(last.bound), 0) if last else 0
        start = self._ends[-1] + beyond
        for words in self._whole.rest:
            needed = width_of(words, style.small)
            if start + 3 + needed + 6 <= self._width:
                y = top + style.thick / 2 + style.small * 0.34
                text = lettering((words,), self._width - 6, y, style.small, anchor="end", tone="gap")
                self._texts.append(text)
                return height
        words = self._whole.rest[-1]
        lines = wrapped(words, style.small, self._width) or (words,)
        y = height + style.small * 0.86
        for index, line in enumerate(lines):
            at = y + index * style.leading
            self._texts.append(lettering((line,), self._width, at, style.small, anchor="end", tone="gap"))
        return y + (len(lines) - 1) * style.leading + style.small * 0.3
