"""How an actor is told without colour: a sign and a pattern, in the order of the fact file.

Square and solid, circle and hatched, triangle and dotted, diamond and cross-hatched. What belongs to no actor is
plain. Patterns are drawn line by line: a typesetter that knows no pattern fills shows them too.
"""

from __future__ import annotations

from .shapes import Path, Tone, circle, polygon, polyline, rectangle, segments

ACTORS = 4
"""How many looks there are; a fifth actor has that of the first, and its name beside it."""

_STEP = 4.5
_DOT = 4.0
_HATCH = 1.1
_OUTLINE = 1.0
#: The thinnest line that print and screen surely show.
HAIRLINE = 0.75
DOTTED = "1.2 2.2"


def tone_of(actor: int | None) -> Tone:
    return "mute" if actor is None else f"actor-{actor % ACTORS}"


def filled(x: float, y: float, width: float, height: float, actor: int | None) -> tuple[Path, ...]:
    """An area from (x, y) in the look of an actor. What is too narrow for its pattern is solid, or at least a line."""
    tone = tone_of(actor)
    if width <= 0:
        return ()
    if width < HAIRLINE:
        return (Path(polyline((x + HAIRLINE / 2, y), (x + HAIRLINE / 2, y + height)), tone, weight=HAIRLINE),)
    pattern = None if actor is None else actor % ACTORS
    if pattern == 0 or width <= 2 * _OUTLINE:
        return (Path(rectangle(x, y, width, height), tone),)
    outline = Path(
        rectangle(x + _OUTLINE / 2, y + _OUTLINE / 2, width - _OUTLINE, height - _OUTLINE), tone, weight=_OUTLINE
    )
    if pattern is None:
        return Path(rectangle(x, y, width, height), "hair"), outline
    ground = Path(rectangle(x, y, width, height), "ground")
    if pattern == 2:
        return ground, *_dots(x, y, width, height, tone), outline
    lines = _slopes(x, y, width, height, falling=False)
    if pattern == 3:
        lines += _slopes(x, y, width, height, falling=True)
    return ground, *((Path(lines, tone, weight=_HATCH),) if lines else ()), outline


def _slopes(x: float, y: float, width: float, height: float, *, falling: bool) -> str:
    """Lines at 45 degrees, cut off at the edges."""
    pairs = []
    for index in range(int((width + height) / _STEP) + 1):
        at = (index + 0.5) * _STEP - height
        start, end = max(at, 0), min(at + height, width)
        if end > start:
            low, high = (height - (start - at), height - (end - at)) if not falling else (start - at, end - at)
            pairs.append(((x + start, y + low), (x + end, y + high)))
    return segments(pairs)


def _dots(x: float, y: float, width: float, height: float, tone: Tone) -> tuple[Path, ...]:
    """Dots in rows that keep clear of the edges."""
    columns, rows = int((width - 1) / _DOT), int((height - 1) / _DOT)
    left, top = x + (width - (columns - 1) * _DOT) / 2, y + (height - (rows - 1) * _DOT) / 2
    dots = [circle(left + column * _DOT, top + row * _DOT, 1.1) for row in range(rows) for column in range(columns)]
    return (Path("".join(dots), tone),) if dots else ()


def dotted(x: float, y: float, width: float, height: float, tone: Tone) -> Path:
    """A frame for what is not known: dotted, as absence is everywhere."""
    inset = 0.4
    data = rectangle(x + inset, y + inset, max(width - 2 * inset, 0), height - 2 * inset)
    return Path(data, tone, weight=0.8, dash=DOTTED)


def sign(x: float, y: float, size: float, actor: int | None) -> tuple[Path, ...]:
    """The sign of an actor about the point (x, y); a ring where there is none."""
    half, tone = size / 2, tone_of(actor)
    match None if actor is None else actor % ACTORS:
        case 0:
            return (Path(rectangle(x - half, y - half, size, size), tone),)
        case 1:
            return (Path(circle(x, y, half), tone),)
        case 2:
            return (Path(polygon((x - half, y + half), (x, y - half), (x + half, y + half)), tone),)
        case 3:
            return (Path(polygon((x - half, y), (x, y - half), (x + half, y), (x, y + half)), tone),)
    ring = circle(x, y, half - 0.6)
    return Path(ring, "ground"), Path(ring, tone, weight=1.2)


def arrow(x: float, y: float, length: float, tone: Tone) -> Path:
    """An arrow from (x, y) to the right, or for a negative length to the left."""
    tip = x + length
    back = tip - (4.5 if length > 0 else -4.5)
    data = polyline((x, y), (tip, y)) + polyline((back, y - 3.6), (tip, y), (back, y + 3.6))
    return Path(data, tone, weight=1.5)
