"""Events to scale: a sign for a day, a bar for a span, a bracket for what was computed between them.

Two arrangements. Events are told above one line where there is room for their words; else each actor has a lane, and
what happened stands in a list beside the drawing. Of an event whose day is not known only the frame is drawn in which
it lies; of one that goes on, the end is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from .axis import Axis, TimeStyle, style_for
from .blocks import Block, arranged, block_of
from .events import Event, Lane, TimeScale
from .lettering import lettering, width_of, wrapped
from .packing import rows
from .patterns import sign
from .shapes import Drawing, Extent, Lettering, Path, polyline

_APART = 1.0
"""How near two signs on one line may come."""

_LEADER = 0.5
_NAMES = 0.3


def told_above(scale: TimeScale, width: float, *, full: bool, most_rows: int) -> Drawing | None:
    """The events on one line, each with its words above it: all of them, or name and date alone.

    None where they do not fit: where signs would touch, or words would be cut, crossed, or stand in more rows.
    """
    style = style_for(width)
    axis = Axis(scale, 0, width, style)
    places = [axis.place(event) for event in scale.events]
    if any(one[1] + _APART > other[0] and other[1] + _APART > one[0] for one, other in combinations(places, 2)):
        return None
    blocks: list[Block] = []
    for index, event in enumerate(scale.events):
        following = min((place[0] for place in places if place[0] > places[index][0]), default=width)
        block = block_of(event, places[index], following, width, style, full=full)
        if block is None:
            return None
        blocks.append(block)
    order = arranged(blocks)
    if order is None or max(order, default=0) >= most_rows:
        return None
    return _told(axis, places, blocks, order)


def _told(axis: Axis, places: Sequence[tuple[float, float]], blocks: Sequence[Block], order: Sequence[int]) -> Drawing:
    style = axis.style
    heights = [
        max(len(block.lines) for block, own in zip(blocks, order, strict=True) if own == row) * style.leading + 4
        for row in range(max(order, default=-1) + 1)
    ]
    top = sum(heights)
    middle = top + style.sign / 2 + 1
    paths, texts = [axis.line(middle)], []
    for block, row in zip(blocks, order, strict=True):
        bottom = top - sum(heights[:row])
        texts.append(_words(block, bottom - 4 - style.size * 0.24, style))
        if block.event.actor is not None:
            y = bottom - 4 - (len(block.lines) - 1) * style.leading - style.size * 0.57
            paths += sign(block.left + style.small_sign / 2, y, style.small_sign, block.event.actor)
        if row > 0:
            paths.append(Path(polyline((block.at, bottom - 3), (block.at, middle)), "rule", weight=_LEADER))
    extents = []
    for event, place in zip(axis.scale.events, places, strict=True):
        paths += axis.drawn(event, place, middle)
        extents.append(Extent(*axis.extent(event), middle))
    return _finished(axis, middle + style.sign / 2 + 1, paths, texts, extents, dated=True)


def _words(block: Block, last: float, style: TimeStyle) -> Lettering:
    """The lines of a block; `last` is where the last one stands. The first is set in by the sign of the actor."""
    first = last - (len(block.lines) - 1) * style.leading
    indent = style.indent if block.event.actor is not None else 0
    return lettering(block.lines, block.left, first, style.size, leading=style.leading, indent=indent)


def on_lanes(scale: TimeScale, width: float, lanes: Sequence[Lane]) -> Drawing:
    """A lane for each actor, named at its left; events that would touch stand one under the other."""
    style = style_for(width)
    indent = style.indent if any(lane.actor is not None for lane in lanes) else 0
    names = [wrapped(lane.name, style.size, width * _NAMES - indent) or (lane.name,) for lane in lanes]
    column = max((width_of(line, style.size) for lines in names for line in lines), default=0) + indent + 10
    axis = Axis(scale, min(column, width / 2), width, style)
    paths: list[Path] = []
    texts: list[Lettering] = []
    extents: dict[int, Extent] = {}
    y = 1.0
    for lane, lines in zip(lanes, names, strict=True):
        own = {index: event for index, event in enumerate(scale.events) if event.actor == lane.actor}
        drawn, found, depth = _lane(axis, tuple(own.values()), y)
        paths += drawn
        extents |= dict(zip(own, found, strict=True))
        first = y + _pitch(style) / 2
        if lane.actor is not None:
            paths += sign(style.small_sign / 2, first, style.small_sign, lane.actor)
        texts.append(lettering(lines, indent, first + style.size * 0.34, style.size, leading=style.leading))
        y += max(depth, len(lines) * style.leading + 2)
    return _finished(axis, y, paths, texts, [extents[index] for index in sorted(extents)], dated=False)


def _pitch(style: TimeStyle) -> float:
    return style.sign + 4


def _lane(axis: Axis, events: Sequence[Event], top: float) -> tuple[list[Path], list[Extent], float]:
    """The events of one lane, from `top` on downwards, where each is, and how deep the lane is."""
    places = [axis.place(event) for event in events]
    levels = rows(places, _APART)
    depth = max(levels, default=0) + 1
    middles = [top + (level + 0.5) * _pitch(axis.style) for level in range(depth)]
    paths = [axis.line(middle) for middle in middles]
    extents = []
    for event, place, level in zip(events, places, levels, strict=True):
        paths += axis.drawn(event, place, middles[level])
        extents.append(Extent(*axis.extent(event), middles[level]))
    return paths, extents, depth * _pitch(axis.style)


def _finished(  # noqa: PLR0913 - a drawing has these parts
    axis: Axis, y: float, paths: Sequence[Path], texts: Sequence[Lettering], extents: Sequence[Extent], *, dated: bool
) -> Drawing:
    """The drawing with the names of its divisions and its brackets, from `y` on downwards."""
    named, y = axis.names(y, dated=dated)
    bracketed, labels, y = axis.brackets(y)
    return Drawing(axis.width, y, (*paths, *bracketed), (*texts, *named, *labels), tuple(extents))
