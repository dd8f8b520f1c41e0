"""The words of events above a time line: how wide they are set, and in which row each stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .axis import TimeStyle
from .events import Event
from .lettering import headed, width_of, wrapped
from .packing import inside, rows
from .shapes import Words

_LEAST, _MOST = 120.0, 240.0
_BETWEEN = 10.0
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Block:
    """The words of an event: their lines, their left edge, how wide they are, and where a line leads to the event."""

    event: Event
    lines: tuple[Words, ...]
    left: float
    width: float
    at: float

    @property
    def right(self) -> float:
        return self.left + self.width


def block_of(  # noqa: PLR0913 - where it may stand, and how it is set
    event: Event, place: tuple[float, float], following: float, room: float, style: TimeStyle, *, full: bool
) -> Block | None:
    """The words of an event set from its place on, or where the drawing ends before them, up to it."""
    indent = style.indent if event.actor is not None else 0
    free = following - place[0] - _BETWEEN
    for width in dict.fromkeys((min(max(free, _LEAST), _MOST, room), min(_MOST, room))):
        lines = _lines(event, width, style, full=full)
        if lines is not None:
            break
    else:
        return None
    needed = max(width_of(line, style.size) + (0 if number else indent) for number, line in enumerate(lines))
    if place[0] + needed <= room:
        return Block(event, lines, place[0], needed, _leader(event, place, place[0] + 0.5))
    left = inside(place[1] - needed, needed, room)
    return Block(event, lines, left, needed, _leader(event, place, place[1] - 0.5))


def _leader(event: Event, place: tuple[float, float], edge: float) -> float:
    return (place[0] + place[1]) / 2 if event.start == event.end else edge


def _lines(event: Event, width: float, style: TimeStyle, *, full: bool) -> tuple[Words, ...] | None:
    """Who and when, then what happened, then what is said of it; None where that is not to be set so narrow."""
    indent = style.indent if event.actor is not None else 0
    head = headed(event.name, event.when, style.size, width - indent)
    if max(width_of(line, style.size) for line in head) > width - indent:
        return None
    if not full:
        return head
    rest = _each((event.told, event.note), style.size, width)
    if rest is None or len(rest) + len(head) > _MOST_LINES:
        return None
    return (*head, *rest)


def _each(texts: Iterable[Words], size: float, width: float) -> tuple[Words, ...] | None:
    lines: list[Words] = []
    for words in texts:
        found = wrapped(words, size, width) if words else ()
        if found is None:
            return None
        lines += found
    return tuple(lines)


def arranged(blocks: Sequence[Block]) -> tuple[int, ...] | None:
    """The row of each block, counted from the line upwards, so that no block covers the line that leads to another.

    Blocks that begin at their events are placed from the last on, those that end there from the first on.
    """
    found = [_placed(blocks, order) for order in (range(len(blocks) - 1, -1, -1), range(len(blocks)))]
    return min((each for each in found if each is not None), key=lambda each: max(each, default=0), default=None)


def _placed(blocks: Sequence[Block], order: Iterable[int]) -> tuple[int, ...] | None:
    order = list(order)
    levels = rows([(blocks[index].left, blocks[index].right) for index in order], _BETWEEN)
    row = dict(zip(order, levels, strict=True))
    for index, block in enumerate(blocks):
        for other, below in enumerate(blocks):
            if row[other] < row[index] and below.left - 2 < block.at < below.right + 2:
                return None
    return tuple(row[index] for index in range(len(blocks)))
