"""Read a formula."""

from __future__ import annotations

from .tree import Expression


def parse(formula: str) -> Expression:
    """Read a formula; raise FormulaError with E303 where it is none, with E305 where it cannot mean anything."""
    raise NotImplementedError
