"""Compared amounts as bars from one zero line, to one scale, each with its name and its figure beside or above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from .hedges import ARROW, LEAST, VAGUE, Hedged, hedged_area
from .lettering import headed, lettering, width_of, wrapped
from .patterns import sign
from .shapes import Drawing, Extent, Lettering, Path, Words, polyline

_AFTER = 6.0
"""How far a figure stands from what it belongs to."""

_OVERHANG = 2.0
"""How far the zero line reaches beyond the bars."""

_NAMES = 0.36
"""The most of the width that names beside bars may take."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An amount, with its name and its figure as they are read.

    `bound` is the kind of its hedge: `over`, `at least`, `under`, `at most`, `about`, or empty where it is exact.
    `actor` is its place among the actors, None where it belongs to none.
    """

    amount: float
    name: Words
    value: Words
    actor: int | None = None
    bound: str = ""

    @property
    def hedged(self) -> Hedged:
        return Hedged.of(self.bound, outward_is_more=self.amount >= 0)

    @property
    def beyond(self) -> float:
        """How much is drawn past the end of the bar."""
        return {Hedged.BEYOND: ARROW, Hedged.ABOUT: VAGUE / 2, Hedged.WITHIN: LEAST}.get(self.hedged, 0.0)


@dataclass(frozen=True, slots=True)
class _Style:
    """Lengths of one kind of bars, in points."""

    size: float
    leading: float
    thick: float
    gap: float
    sign: float
    indent: float


_BESIDE = _Style(size=10, leading=12, thick=16, gap=8, sign=6, indent=10)
_ABOVE = _Style(size=8.8, leading=11, thick=9, gap=5, sign=5, indent=8.5)
_ABOVE_WIDE = _Style(size=10, leading=12, thick=12, gap=6, sign=6, indent=10)
_NARROWEST_WIDE = 240.0


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where zero is, and how many points a unit takes."""

    zero: float
    unit: float

    def end(self, bar: Bar) -> float:
        return self.zero + bar.amount * self.unit


def bars_beside(bars: Sequence[Bar], width: float) -> Drawing | None:
    """Names in a column at the left, figures at the ends of the bars. None where they leave no room for bars."""
    style = _BESIDE
    names = [wrapped(bar.name, style.size, width * _NAMES - style.indent) for bar in bars]
    if any(lines is None or len(lines) > 2 for lines in names):
        return None
    column = max((width_of(line, style.size) for lines in names for line in lines or ()), default=0)
    left = column + _indent(bars, style) + 12
    scale = _scale(bars, [_AFTER + width_of(bar.value, style.size) for bar in bars], left, width)
    if scale is None:
        return None
    paths: list[Path] = []
    texts: list[Lettering] = []
    extents: list[Extent] = []
    y = _OVERHANG
    for bar, lines in zip(bars, names, strict=True):
        height = max(style.thick, len(lines or ()) * style.leading)
        middle = y + height / 2
        paths += _bar(bar, scale, middle - style.thick / 2, style)
        paths += _sign(bar, middle - (len(lines or ()) - 1) * style.leading / 2, style)
        first = middle + 3.5 - (len(lines or ()) - 1) * style.leading / 2
        texts.append(lettering(lines or (), _indent(bars, style), first, style.size, leading=style.leading))
        texts.append(_figure(bar, scale, middle + 3.5, style))
        extents.append(Extent(scale.zero, scale.end(bar), middle))
        y += height + style.gap
    height = y - style.gap + _OVERHANG
    return Drawing(width, height, (*paths, _zero_line(scale, 0, height)), tuple(texts), tuple(extents))


def bars_above(bars: Sequence[Bar], width: float, *, largest: float = 0) -> Drawing:
    """Names and figures above the bars, which have all the width: for narrow columns and long names.

    With `largest`, which is as large as any amount, the bars of several drawings have one scale.
    """
    style = _ABOVE_WIDE if width >= _NARROWEST_WIDE else _ABOVE
    scale = _scale(bars, [1.0] * len(bars), 1, width) or _Scale(1, 0)
    if largest > 0 and all(bar.amount >= 0 for bar in bars):
        scale = _Scale(1, (width - 2 - ARROW) / largest)
    paths: list[Path] = []
    texts: list[Lettering] = []
    extents: list[Extent] = []
    y = 0.0
    for bar in bars:
        lines = headed(bar.name, bar.value, style.size, width - _indent(bars, style))
        texts.append(lettering(lines, _indent(bars, style), y + style.size * 0.95, style.size, leading=style.leading))
        paths += _sign(bar, y + style.size * 0.61, style)
        y += len(lines) * style.leading + 2
        paths += _bar(bar, scale, y, style)
        paths.append(_zero_line(scale, y - _OVERHANG, y + style.thick + _OVERHANG))
        extents.append(Extent(scale.zero, scale.end(bar), y + style.thick / 2))
        y += style.thick + style.gap
    return Drawing(width, y - style.gap + _OVERHANG, tuple(paths), tuple(texts), tuple(extents))


def _scale(bars: Sequence[Bar], labels: Sequence[float], left: float, right: float) -> _Scale | None:
    """The largest scale at which all bars fit with what stands at their ends; None where that leaves no room."""
    ends = [(bar.amount, bar.beyond + label) for bar, label in zip(bars, labels, strict=True)]
    above = [end for end in ends if end[0] >= 0] or [(0.0, 0.0)]
    below = [(-amount, room) for amount, room in ends if amount < 0] or [(0.0, 0.0)]
    reach = [(up[0] + down[0], right - left - up[1] - down[1]) for up, down in product(above, below)]
    if any(room <= 0 for _, room in reach):
        return None
    unit = min((room / amount for amount, room in reach if amount > 0), default=0.0)
    return _Scale(left + max(amount * unit + room for amount, room in below), unit)


def _indent(bars: Sequence[Bar], style: _Style) -> float:
    return style.indent if any(bar.actor is not None for bar in bars) else 0


def _bar(bar: Bar, scale: _Scale, top: float, style: _Style) -> tuple[Path, ...]:
    return hedged_area(scale.zero, scale.end(bar), top, style.thick, bar.actor, bar.hedged)


def _sign(bar: Bar, y: float, style: _Style) -> tuple[Path, ...]:
    return sign(style.sign / 2, y, style.sign, bar.actor) if bar.actor is not None else ()


def _figure(bar: Bar, scale: _Scale, y: float, style: _Style) -> Lettering:
    """The figure of a bar at its end, and so at the left of one that is below zero."""
    away = bar.beyond + _AFTER
    if bar.amount < 0:
        return lettering((bar.value,), scale.end(bar) - away, y, style.size, anchor="end")
    return lettering((bar.value,), scale.end(bar) + away, y, style.size)


def _zero_line(scale: _Scale, top: float, bottom: float) -> Path:
    """The line that all bars begin at; it stands before zero, so that the shortest bar is seen."""
    return Path(polyline((scale.zero - 0.5, top), (scale.zero - 0.5, bottom)), "ink", weight=1)
