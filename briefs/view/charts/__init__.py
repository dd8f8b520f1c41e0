"""The geometry of charts: numbers and lettering in, shapes with coordinates out. Nothing here knows a fact or a theme.

All lengths are points, measured from the upper left corner of the drawing. Bars begin at zero and are as long as their
amounts; a figure with a hedge is never drawn like one without.
"""

from .bars import Bar, bars_above, bars_beside
from .calendar import Division
from .events import Event, Interval, Lane, Span, TimeScale
from .glance import Glance, GlanceRow, glance
from .lettering import Run, Words, words_of
from .shapes import Drawing, Extent, Lettering, Line, Path
from .share import Part, Whole, share
from .timescale import on_lanes, told_above

__all__ = [
    "Bar",
    "Division",
    "Drawing",
    "Event",
    "Extent",
    "Glance",
    "GlanceRow",
    "Interval",
    "Lane",
    "Lettering",
    "Line",
    "Part",
    "Path",
    "Run",
    "Span",
    "TimeScale",
    "Whole",
    "Words",
    "bars_above",
    "bars_beside",
    "glance",
    "on_lanes",
    "share",
    "told_above",
    "words_of",
]
