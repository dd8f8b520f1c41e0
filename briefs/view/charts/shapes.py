"""What a drawing is made of: paths and lettering, each in a tone that the theme colours.

Path data has absolute coordinates only, so that whoever reads it (a test, for one) needs no turtle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Tone = str
"""A colour of the theme by its name: `ink`, `mute`, `gap`, `rule`, `hair`, `ground`, `actor-0` to `actor-3`."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of lettering that looks alike and that one thing answers for.

    `fact` is the id of the fact that it shows; `kind` says what else it is: `mark` (of `fact`), `furniture`, `allowed`,
    or nothing. `glued` keeps its spaces from becoming line ends. `breadth` is how broad its face is (`faces`). Of a
    placed run, `shift` is how far it stands below the run before it, and `size` its size where it differs from that of
    its line.
    """

    text: str
    fact: str = ""
    kind: Literal["", "mark", "furniture", "allowed"] = ""
    tone: Tone = ""
    bold: bool = False
    italic: bool = False
    glued: bool = False
    breadth: float = 1
    shift: float = 0
    size: float = 0


Words = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of lettering, whose letters stand on `y`."""

    x: float
    y: float
    runs: Words


@dataclass(frozen=True, slots=True)
class Lettering:
    """A text of the drawing, set from, about or up to `x`.

    `width` is that of its longest line as estimated, on the wide side.
    """

    lines: tuple[Line, ...]
    size: float
    width: float
    x: float
    anchor: Anchor = "start"
    tone: Tone = "ink"

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        left = self.x - {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]
        top, bottom = self.lines[0].y - 0.76 * self.size, self.lines[-1].y + 0.24 * self.size
        return left, top, left + self.width, bottom


@dataclass(frozen=True, slots=True)
class Path:
    """A filled area, or with a `weight` a line. `dash` is the pattern of a dotted line."""

    data: str
    tone: Tone
    weight: float = 0
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where an amount or a time reaches from and to, exactly, whatever is drawn there; `y` is its middle."""

    start: float
    end: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of this size. `extents` are those of its bars or events, in the order in which they were given."""

    width: float
    height: float
    paths: tuple[Path, ...]
    texts: tuple[Lettering, ...]
    extents: tuple[Extent, ...] = ()


def number(value: float) -> str:
    """A coordinate, to a hundredth of a point."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def rectangle(x: float, y: float, width: float, height: float) -> str:
    left, top, right, bottom = map(number, (x, y, x + width, y + height))
    return f"M{left} {top}H{right}V{bottom}H{left}Z"


def circle(x: float, y: float, radius: float) -> str:
    left, right, middle, r = map(number, (x - radius, x + radius, y, radius))
    return f"M{left} {middle}A{r} {r} 0 0 1 {right} {middle}A{r} {r} 0 0 1 {left} {middle}Z"


def polygon(*points: tuple[float, float]) -> str:
    return f"{polyline(*points)}Z"


def polyline(*points: tuple[float, float]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def segments(pairs: Sequence[tuple[tuple[float, float], tuple[float, float]]]) -> str:
    """Straight lines, each from a point to a point."""
    return "".join(polyline(*pair) for pair in pairs)
