"""The tree of a formula, and how a formula goes wrong."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal as Either


class Operator(StrEnum):
    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"

    @property
    def binds(self) -> int:
        """How strongly it binds: products before sums."""
        return 1 if self in {Operator.ADD, Operator.SUBTRACT} else 2

    @property
    def inverse(self) -> bool:
        """Whether it undoes the operator that binds as strongly."""
        return self in {Operator.SUBTRACT, Operator.DIVIDE}


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

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True, slots=True)
class Operation:
    """`column` is the operator's. Brackets are gone: the tree says what binds, and `str` writes those it needs."""

    operator: Operator
    left: Expression
    right: Expression
    column: int = dataclasses.field(default=1, compare=False)

    def __str__(self) -> str:
        left = f"({self.left})" if self.needs_brackets(self.left) else str(self.left)
        right = f"({self.right})" if self.needs_brackets(self.right, right=True) else str(self.right)
        return f"{left} {self.operator} {right}"

    def needs_brackets(self, operand: Expression, *, right: bool = False) -> bool:
        """Whether an operand has to stand in brackets where the operation is written in a line."""
        if not isinstance(operand, Operation):
            return False
        return operand.operator.binds < self.operator.binds + right


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
    return tuple(dict.fromkeys(node.id for node in nodes(expression) if isinstance(node, Name)))


def nodes(expression: Expression) -> Iterator[Expression]:
    """All nodes of a tree, in the order of the formula, an operation after its operands."""
    if isinstance(expression, Operation):
        yield from nodes(expression.left)
        yield from nodes(expression.right)
    yield expression
