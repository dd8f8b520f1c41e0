"""What a figure is: an amount with its unit, scale word and hedge."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal


class HedgeKind(StrEnum):
    """What a hedge says of the amount: above it, at or above it, below it, at or below it, near it."""

    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "under"
    AT_MOST = "at most"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Hedge:
    """`text` is the hedge as the source has it, such as `More than` or `+`; empty where it was computed."""

    kind: HedgeKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that was read from a source, or computed.

    `amount` is the full amount: 9300000000 for `$9.3 billion`, 40 for `40%`. `unit` is a currency code, `percent`,
    `percentage points`, `ratio`, a noun of the measure, or empty. `scale` is the power of ten of the scale word (9 for
    billion, 0 for none). `text` is verbatim, and empty where the figure was computed. Of a range `amount` is the lower
    end and `upper` the other one.
    """

    amount: Decimal
    unit: str
    hedge: Hedge | None = None
    scale: int = 0
    text: str = ""
    upper: Decimal | None = None

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The amount, or both ends of a range."""
        return (self.amount,) if self.upper is None else (self.amount, self.upper)

    @property
    def machine(self) -> str:
        """The amount for machines; of a range both ends, as ISO 8601 writes intervals."""
        return "/".join(map(str, self.ends))

    def agrees(self, other: Figure) -> bool:
        """Whether both say the same: amount, unit and kind of hedge; wording and scale word may differ."""
        mine, theirs = self.hedge and self.hedge.kind, other.hedge and other.hedge.kind
        return self.machine == other.machine and self.unit == other.unit and mine == theirs


@dataclass(frozen=True, slots=True)
class FigureMatch:
    """A figure found in a text at the characters `start` to `end` (exclusive)."""

    start: int
    end: int
    figure: Figure


class FigureError(ValueError):
    """A figure cannot be read (E207), or its unit is not its measure's (E216)."""

    def __init__(self, message: str, hint: str = "", *, code: Literal["E207", "E216"] = "E207") -> None:
        super().__init__(message)
        self.hint = hint
        self.code = code


class CutKind(StrEnum):
    """What a figure left behind in its source."""

    DIGITS = "digits"
    SIGN = "sign"
    CURRENCY = "currency"
    SCALE = "scale word"
    UNIT = "unit"
    RANGE = "other end of the range"
    PROPORTION = "other number of the proportion"
    WORD = "rest of the word"
    LEAD = "word"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True)
class Cut:
    """The characters that a figure should have taken with it, and what they are."""

    kind: CutKind
    text: str

    @property
    def code(self) -> Literal["E206", "E208"]:
        """A dropped hedge has a code of its own."""
        return "E208" if self.kind is CutKind.HEDGE else "E206"
