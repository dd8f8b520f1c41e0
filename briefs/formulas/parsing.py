"""Read a formula: a tokenizer and a small Pratt parser. Nothing of it is ever run as Python.

    formula = operand { operator operand }        products bind before sums, from left to right
    operand = id [ ".start" | ".end" | ".days" ] | whole number | "(" formula ")"

Operators have spaces round them, because ids hold hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .tree import Expression, FormulaError, Literal, Name, Operation, Operator, nodes

FIELDS = ("start", "end", "days")
_LONGEST = 1000
_DEEPEST = 50
_MOST_DIGITS = 15
_TOKEN = re.compile(r"(?P<name>[a-z][a-z0-9-]*(?:\.[A-Za-z0-9_-]*)*)|(?P<number>[0-9]+)|(?P<sign>[-+*/()])")
_TYPOGRAPHIC = {"×": "*", "·": "*", "÷": "/", "∕": "/", "−": "-", "–": "-", "—": "-", ":": "/"}


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    column: int
    node: Name | Literal | None = None


def parse(formula: str) -> Expression:
    """Read a formula.

    Raise FormulaError with E303 where it is not written as one, and with E305 where it can say nothing: it names no
    fact, or takes something from or divides it by itself.
    """
    if len(formula) > _LONGEST:
        raise FormulaError(f"the formula has more than {_LONGEST} characters", _LONGEST + 1, "Split it.")
    expression = _Parser(formula).parse()
    _check_meaning(expression)
    return expression


class _Parser:
    """Goes through the tokens once; `_next` is the one it looks at."""

    def __init__(self, formula: str) -> None:
        self._tokens = _tokens(formula)
        self._end = _Token("", len(formula.rstrip()) + 1)
        self._next = next(self._tokens, self._end)

    def parse(self) -> Expression:
        if self._next is self._end:
            raise FormulaError("the formula is empty", 1, "Name a fact in it.")
        expression = self._expression(0, 0)
        if self._next is not self._end:
            raise FormulaError("')' closes no bracket", self._next.column, "Remove it.")
        return expression

    def _advance(self) -> _Token:
        token = self._next
        self._next = next(self._tokens, self._end)
        return token

    def _expression(self, bound: int, depth: int) -> Expression:
        left = self._operand(depth)
        while self._next.text not in {"", ")"}:
            if self._next.node or self._next.text == "(":
                raise FormulaError(f"no operator stands before {self._next.text!r}", self._next.column, _SPACED)
            operator = Operator(self._next.text)
            if operator.binds <= bound:
                break
            column = self._advance().column
            left = Operation(operator, left, self._expression(operator.binds, depth), column)
        return left

    def _operand(self, depth: int) -> Expression:
        token = self._advance()
        if token.node:
            return token.node
        if token.text == "(":
            return self._bracket(token, depth + 1)
        if token is self._end:
            raise FormulaError("the formula ends where a fact should follow", token.column, "Complete it.")
        raise FormulaError(f"{token.text!r} stands where a fact should", token.column, "Name a fact there.")

    def _bracket(self, opening: _Token, depth: int) -> Expression:
        if depth > _DEEPEST:
            raise FormulaError(f"more than {_DEEPEST} brackets are open", opening.column, "Split the formula.")
        expression = self._expression(0, depth)
        if self._advance().text != ")":
            raise FormulaError("the bracket is not closed", opening.column, "Close it with ')'.")
        return expression


_SPACED = "The operators are + - * / with spaces round them."


def _tokens(formula: str) -> Iterator[_Token]:
    at = 0
    while True:
        at += len(formula[at:]) - len(formula[at:].lstrip())
        if at == len(formula):
            return
        match = _TOKEN.match(formula, at)
        if match is None:
            raise _unknown(formula[at], at + 1)
        yield _token(formula, match)
        at = match.end()


def _token(formula: str, match: re.Match[str]) -> _Token:
    text, column = match[0], match.start() + 1
    if match["name"]:
        return _Token(text, column, _name(text, column))
    if match["number"]:
        return _Token(text, column, _literal(formula, match))
    if text not in "()":
        around = formula[max(0, match.start() - 1) : match.start()] + formula[match.end() : match.end() + 1]
        if around.strip():
            raise FormulaError(f"no space stands before or after {text!r}", column, _SPACED)
    return _Token(text, column)


def _name(text: str, column: int) -> Name:
    id, _, field = text.partition(".")
    if id.endswith("-"):
        raise FormulaError(f"no space stands before the last '-' of {id!r}", column + len(id) - 1, _SPACED)
    if "." in text and field not in FIELDS:
        fields = ", ".join(f".{name}" for name in FIELDS)
        raise FormulaError(f"{text!r} asks for a field that times do not have", column, f"They have {fields}.")
    return Name(id, field, column)


def _literal(formula: str, match: re.Match[str]) -> Literal:
    column = match.start() + 1
    after = formula[match.end() : match.end() + 1]
    if after.isalnum() or after in {".", ",", "%", "_"}:
        hint = "Only whole numbers may be typed; every other figure is that of a fact."
        raise FormulaError(f"{match[0] + after!r} begins no whole number", column, hint)
    if len(match[0]) > _MOST_DIGITS:
        raise FormulaError(f"the number {match[0]} has more than {_MOST_DIGITS} digits", column, "Use a fact.")
    return Literal(int(match[0]), column)


def _unknown(character: str, column: int) -> FormulaError:
    if character in _TYPOGRAPHIC:
        return FormulaError(f"{character!r} is no operator", column, f"Write {_TYPOGRAPHIC[character]!r}.")
    hint = f"{_SPACED} Ids have the letters a to z, digits and hyphens, and begin with a letter."
    return FormulaError(f"{character!r} has no place in a formula", column, hint)


def _check_meaning(expression: Expression) -> None:
    """Refuse a formula whose value says nothing about the facts that it names."""
    if not any(isinstance(node, Name) for node in nodes(expression)):
        raise FormulaError("the formula names no fact", 1, "A derived figure rests on facts.", code="E305")
    for node in nodes(expression):
        if isinstance(node, Operation):
            _check_operation(node)


def _check_operation(operation: Operation) -> None:
    chain = tuple(_chain(operation, operation.operator.binds, inverse=False))
    taken = [term for term, inverse in chain if inverse]
    twice = next((term for term, inverse in chain if not inverse and term in taken), None)
    if twice is not None:
        verb = "subtracted from" if operation.operator.binds == Operator.ADD.binds else "divided by"
        hint = "The result would not depend on it: name two different facts."
        raise FormulaError(f"'{twice}' is {verb} itself", operation.column, hint, code="E305")
    if operation.operator is Operator.MULTIPLY and Literal(0) in (operation.left, operation.right):
        raise FormulaError("a product with 0 is always 0", operation.column, "Remove it.", code="E305")


def _chain(expression: Expression, binds: int, *, inverse: bool) -> Iterator[tuple[Expression, bool]]:
    """The terms of a sum, or the factors of a product, each with whether it is taken away or divided by."""
    if isinstance(expression, Operation) and expression.operator.binds == binds:
        yield from _chain(expression.left, binds, inverse=inverse)
        yield from _chain(expression.right, binds, inverse=inverse is not expression.operator.inverse)
    else:
        yield expression, inverse
