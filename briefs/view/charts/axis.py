"""The line of a time scale: where days lie on it, what marks them, what is named under it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .calendar import Calendar, Named, calendar
from .events import Event, Interval, Span, TimeScale
from .hedges import ARROW, Hedged, hedged_area
from .lettering import lettering, width_of
from .packing import inside
from .patterns import dotted, filled, sign, tone_of
from .shapes import Lettering, Path, segments

_NARROWEST_WIDE = 240.0
_TICK = 2.5
_BRACKET = 6.0
_LEAST = 3.0
"""The least width of a span in points; its true extent is kept beside it."""


@dataclass(frozen=True, slots=True)
class TimeStyle:
    """Lengths of a time scale, in points."""

    size: float
    leading: float
    small: float
    sign: float
    small_sign: float
    indent: float


_WIDE = TimeStyle(size=9.4, leading=11.8, small=9, sign=10, small_sign=5.6, indent=9)
_NARROW = TimeStyle(size=8.6, leading=10.8, small=8, sign=9, small_sign=5, indent=8)


def style_for(width: float) -> TimeStyle:
    return _WIDE if width >= _NARROWEST_WIDE else _NARROW


@dataclass(frozen=True)
class Axis:
    """The scale drawn between `left` and `width`."""

    scale: TimeScale
    left: float
    width: float
    style: TimeStyle
    calendar: Calendar = field(init=False)

    def __post_init__(self) -> None:
        length = self.width - self.left
        found = calendar(self.scale.first, self.scale.days, length, self.style.small, self.scale.naming)
        object.__setattr__(self, "calendar", found)

    def x(self, days: float) -> float:
        """Where so many days from the first are over."""
        return self.left + days * (self.width - self.left) / self.scale.days

    def extent(self, event: Event) -> tuple[float, float]:
        """From the beginning of its first day to the end of its last."""
        return self.x(event.start), self.x(event.end + 1)

    def place(self, event: Event) -> tuple[float, float]:
        """What an event takes of the line: a sign for a day, else its days, but never so little that it is not seen."""
        start, end = self.extent(event)
        if event.start == event.end and event.span is Span.ALL:
            size = self.style.sign
            left = self.left + inside((start + end) / 2 - size / 2 - self.left, size, self.width - self.left)
            return left, left + size
        if event.span is Span.SINCE:
            return start, self.width
        if end - start < _LEAST:
            left = self.left + inside((start + end - _LEAST) / 2 - self.left, _LEAST, self.width - self.left)
            return left, left + _LEAST
        return start, end

    def drawn(self, event: Event, place: tuple[float, float], middle: float) -> tuple[Path, ...]:
        """The event on the line: what is known is filled, what is not is a frame."""
        height = self.style.sign
        top, (left, right) = middle - height / 2, place
        match event.span:
            case Span.SOMEWHERE:
                return (dotted(left, top, right - left, height, tone_of(event.actor)),)
            case Span.SINCE:
                end = max(right - ARROW + 3, left)
                known = min(self.x(event.end + 1), end) if event.end > event.start else left
                frame = (dotted(left, top, known - left, height, tone_of(event.actor)),) if known > left else ()
                rest = hedged_area(known, end, top, height, event.actor, Hedged.BEYOND)
                return (*frame, *rest)
        if event.start == event.end:
            return sign((left + right) / 2, middle, height, event.actor)
        return filled(left, top, right - left, height, event.actor)

    def line(self, y: float) -> Path:
        """The line itself with its divisions."""
        marks = [((x, y - _TICK), (x, y + _TICK)) for x in self._ticks()]
        return Path(segments([((self.left, y), (self.width, y)), *marks]), "rule", weight=0.5)

    def _ticks(self) -> tuple[float, ...]:
        first, last = self.left + 0.25, self.width - 0.25
        return tuple(min(max(self.left + tick, first), last) for tick in self.calendar.ticks)

    def names(self, y: float, *, dated: bool) -> tuple[list[Lettering], float]:
        """The names of the divisions under `y`, and where they end. One month is not named where dates stand above."""
        found: list[Lettering] = []
        months = self.calendar.months
        for names in (self.calendar.names, () if dated and len(months) == 1 else months):
            if names:
                y += self.style.leading
                found += [self._name(name, y) for name in names]
        return found, y + self.style.small * 0.3

    def _name(self, name: Named, y: float) -> Lettering:
        x = self.left + name.left + name.width / 2
        return lettering((name.words,), x, y, self.style.small, anchor="middle", tone="mute")

    def brackets(self, y: float) -> tuple[list[Path], list[Lettering], float]:
        """The intervals under `y`, one under the other, each with its label; and where they end."""
        paths: list[Path] = []
        texts: list[Lettering] = []
        for interval in self.scale.intervals:
            top = y + 2
            start, end = self.x(interval.start), self.x(interval.end)
            middle = top + _BRACKET / 2
            pairs = [((start, top), (start, top + _BRACKET)), ((start, middle), (end, middle))]
            pairs.append(((end, top), (end, top + _BRACKET)))
            paths.append(Path(segments(pairs), "ink", weight=0.8))
            y = top + _BRACKET + 1
            if interval.label:
                y += self.style.size * 0.9
                texts.append(self._label(interval, (start + end) / 2, y))
                y += self.style.size * 0.3
        return paths, texts, y

    def _label(self, interval: Interval, middle: float, y: float) -> Lettering:
        """Under the middle of its bracket, unless it would stand out at an end of the drawing."""
        needed = width_of(interval.label, self.style.size)
        left = inside(middle - needed / 2, needed, self.width)
        return lettering((interval.label,), left + needed / 2, y, self.style.size, anchor="middle")
