"""A figure that its source hedges is not drawn like an exact one."""

from __future__ import annotations

from enum import StrEnum

from .patterns import arrow, dotted, filled, tone_of
from .shapes import Path

ARROW = 17.0
"""How far an arrow stands out of what it belongs to, with the room after it."""

VAGUE = 8.0
"""How wide the dotted end of an amount is that is about so much: its middle is the amount."""

LEAST = 2.0
"""The least width of a frame: of what is less than very little, some frame must be seen."""


class Hedged(StrEnum):
    """Where the true amount may lie, seen from zero: just there, farther out, nearer to zero, or about there."""

    EXACT = "exact"
    BEYOND = "beyond"
    WITHIN = "within"
    ABOUT = "about"

    @classmethod
    def of(cls, bound: str, *, outward_is_more: bool = True) -> Hedged:
        """Of the kind of a hedge (`over`, `at least`, `under`, `at most`, `about`, or empty)."""
        if bound in {"over", "at least"}:
            return cls.BEYOND if outward_is_more else cls.WITHIN
        if bound in {"under", "at most"}:
            return cls.WITHIN if outward_is_more else cls.BEYOND
        return cls.ABOUT if bound == "about" else cls.EXACT


def hedged_area(  # noqa: PLR0913, PLR0917 - an area has that many sides
    zero: float, end: float, top: float, height: float, actor: int | None, hedged: Hedged
) -> tuple[Path, ...]:
    """An area from zero to its end, to the right or left.

    Exact: all of it filled. Beyond: filled, and an arrow goes on. About: a dotted end. Within: a dotted frame, and an
    arrow back from its end, because how much of it there is nobody says.
    """
    way = 1 if end >= zero else -1
    length, tone, middle = abs(end - zero), tone_of(actor), top + height / 2

    def reach(start: float, stop: float) -> tuple[float, float]:
        """Left edge and width of what lies so far from zero."""
        return (zero + start if way > 0 else zero - stop), stop - start

    match hedged:
        case Hedged.BEYOND:
            left, width = reach(0, length)
            return *filled(left, top, width, height, actor), arrow(end, middle, way * (ARROW - 3), tone)
        case Hedged.WITHIN:
            left, width = reach(0, max(length, LEAST))
            inside = min(ARROW - 3, length - 4)
            back = (arrow(end - way * 2, middle, -way * inside, tone),) if inside >= 6 else ()
            return dotted(left, top, width, height, tone), *back
        case Hedged.ABOUT:
            sure = max(length - VAGUE / 2, 0)
            left, width = reach(0, sure)
            edge, vague = reach(sure, length + VAGUE / 2)
            return *filled(left, top, width, height, actor), dotted(edge, top, vague, height, tone)
    left, width = reach(0, length)
    return filled(left, top, width, height, actor)
