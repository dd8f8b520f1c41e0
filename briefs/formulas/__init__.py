"""A small safe arithmetic over facts: read, computed exactly, with units and hedges carried through."""

from __future__ import annotations

from .declaring import as_figure, convert, declared_unit
from .evaluation import evaluate
from .parsing import parse
from .quantity import Quantity, Unit, quantities
from .tree import Expression, FormulaError, Literal, Name, Operation, Operator, names, nodes

__all__ = [
    "Expression",
    "FormulaError",
    "Literal",
    "Name",
    "Operation",
    "Operator",
    "Quantity",
    "Unit",
    "as_figure",
    "convert",
    "declared_unit",
    "evaluate",
    "names",
    "nodes",
    "parse",
    "quantities",
]
