"""The tree of a formula, and how it goes wrong."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal as Either


class Operator(StrEnum):
    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"


@dataclass(frozen=True, slots=True)
class Name:
    """A fact or derived figure; `field` is `start`, `end` or `days` of a time, or empty.

    `column` counts from 1 within the formula, here and in all nodes; it plays no part when nodes are compared.
    """

    id: str
    field: str = ""
    column: int = dataclasses.field(default=1, compare=False)

    def __str__(self) -> str:
        return f"{self.id}.{self.field}" if self.field else self.id


@dataclass(frozen=True, slots=True)
class Literal:
    """A whole number."""

    value: int
    column: int = dataclasses.field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """`column` is the operator's. Brackets are gone: the tree says what binds."""

    operator: Operator
    left: Expression
    right: Expression
    column: int = dataclasses.field(default=1, compare=False)


Expression = Name | Literal | Operation


class FormulaError(ValueError):
    """A formula is not written as one (E303), or has no value (E305). `column` counts from 1 within the formula."""

    def __init__(self, message: str, column: int, hint: str = "", *, code: Either["E303", "E305"] = "E303") -> None:
        super().__init__(message)
        self.column = column
        self.hint = hint
        self.code = code


def names(expression: Expression) -> tuple[str, ...]:
    """List the ids that a formula names, each once, in the order of the formula."""
    raise NotImplementedError
