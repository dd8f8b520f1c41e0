"""Read a figure as a source has it."""

from __future__ import annotations

from decimal import Decimal

from .figure import Figure, FigureMatch


def read_figure(text: str, unit: str | None) -> Figure:
    """Read a verbatim figure; `unit` is the measure's: a bare count takes it, another unit contradicts it.

    Raise FigureError, with code E207 where the text cannot be read and E216 where its unit is not the measure's.
    """
    raise NotImplementedError


def given_figure(text: str, amount: Decimal, unit: str) -> Figure:
    """Take the figure whose notation cannot be read from `value:`; its hedge is still read from its text."""
    raise NotImplementedError


def figures_in(text: str, unit: str | None) -> tuple[FigureMatch, ...]:
    """Find all readable figures of a text, each as long as it can be; those of another unit are left out."""
    raise NotImplementedError


def canonical_unit(unit: str) -> str:
    """`percent` for `%` and `per cent`, `USD` for `US dollars`; every other unit as it is."""
    raise NotImplementedError
