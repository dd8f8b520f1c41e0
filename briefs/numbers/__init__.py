"""Figures and dates: read from sources, checked for what was cut, shown to readers.

Reading and showing English needs nothing foreign; Babel is imported when another language, or a computed or rounded
figure, is shown for the first time.
"""

from __future__ import annotations

from .aligning import align
from .cutting import dropped, figures_in, hedge_at
from .figure import Cut, CutKind, Figure, FigureError, FigureMatch, Hedge, HedgeKind
from .ranging import read_figure
from .reading import denies, given_figure
from .rounding import round_to, scale_for
from .showing import Parts, show_figure, show_headline, show_parts
from .stated import Mention, StatedDates, stands_in, stated_dates
from .times import show_day, show_time
from .units import DAYS, PERCENT, POINTS, RATIO, canonical_unit

__all__ = [
    "DAYS",
    "PERCENT",
    "POINTS",
    "RATIO",
    "Cut",
    "CutKind",
    "Figure",
    "FigureError",
    "FigureMatch",
    "Hedge",
    "HedgeKind",
    "Mention",
    "Parts",
    "StatedDates",
    "align",
    "canonical_unit",
    "denies",
    "dropped",
    "figures_in",
    "given_figure",
    "hedge_at",
    "read_figure",
    "round_to",
    "scale_for",
    "show_day",
    "show_figure",
    "show_headline",
    "show_parts",
    "show_time",
    "stands_in",
    "stated_dates",
]
