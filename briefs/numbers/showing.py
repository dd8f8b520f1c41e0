"""Show a figure to readers, in a sentence or in the columns of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .figure import Figure


@dataclass(frozen=True, slots=True)
class Parts:
    """A figure in parts: `more than`, `$`, `109.1`, `billion`. `unit` names the unit for the head of a table."""

    hedge: str
    symbol: str
    value: str
    suffix: str
    unit: str


def show_figure(figure: Figure, language: str, *, hedge: bool = True, significant: int | None = None) -> str:
    """Write a figure for a sentence, rounded to `significant` digits if that is given.

    A read figure is shown in English as its source has it, with no-break spaces from its first digit on and a true
    minus sign; a unit that is a noun is never part of it.
    """
    raise NotImplementedError


def show_parts(figure: Figure, language: str, *, significant: int | None = None, scale: int | None = None) -> Parts:
    """Write a figure in parts; `scale` asks for another power of ten, so that a column has one unit."""
    raise NotImplementedError


def align(values: Sequence[str], decimal: str = ".") -> list[str]:
    """Pad numbers with digit and punctuation spaces to one width, so that decimal signs stand below each other."""
    raise NotImplementedError
