"""Derived figures: computed from checked facts, never typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from briefs.formulas import (
    Expression,
    FormulaError,
    Name,
    Operation,
    Quantity,
    as_figure,
    convert,
    evaluate,
    names,
    parse,
    quantities,
)
from briefs.model import Time
from briefs.model.book import FactBook
from briefs.model.nearest import did_you_mean
from briefs.numbers import Figure
from briefs.problems import Finding, Place

from .figures import FoundFigure
from .saying import listed, shown_at

#: How many formulas may wait for one another at a time; those that stand after what they name never wait.
_DEEPEST = 100

#: What a figure counts and when. A figure of no measure is like no other, so its id stands for one.
_Likeness = frozenset[tuple[str, Time | None]]


@dataclass(frozen=True, slots=True)
class Derivation:
    """A computed figure: rounded, and exact in the declared unit. `facts` are all that it rests on."""

    figure: Figure
    exact: Quantity
    inputs: tuple[str, ...]
    facts: tuple[str, ...]
    likeness: _Likeness

    @property
    def amount(self) -> Fraction:
        return self.exact.amount


def derive(book: FactBook, figures: Mapping[str, FoundFigure], findings: list[Finding]) -> Mapping[str, Derivation]:
    """Compute all derived figures, in the order of the file, with findings for those that cannot be.

    Unknown names are E110; cycles E304; what the formula itself lacks E303 or E305; unlike inputs E306; a value that
    rounding makes nothing E309. What rests on a fact or figure with a finding of its own is passed over.
    """
    work = _Work(book, figures, findings)
    done = {id: work.derivation(id) for id in book.file.derived}
    return {id: derivation for id, derivation in done.items() if derivation is not None}


class _Work:
    """The derived figures of one fact file in the making; each is computed once, after those that it names."""

    def __init__(self, book: FactBook, figures: Mapping[str, FoundFigure], findings: list[Finding]) -> None:
        self._book = book
        self._figures = figures
        self._findings = findings
        self._done: dict[str, Derivation | None] = {}
        self._path: list[str] = []

    def derivation(self, id: str) -> Derivation | None:
        """The derived figure, or None where it has a finding or rests on what has one."""
        if id in self._path:
            self._report_cycle(self._path[self._path.index(id) :])
            return None
        if id not in self._done:
            self._path.append(id)
            if len(self._path) > _DEEPEST:
                self._report_deep(id)
                self._done[id] = None
            else:
                self._done[id] = self._derive(id)
            self._path.pop()
        return self._done[id]

    def _derive(self, id: str) -> Derivation | None:
        derived = self._book.file.derived[id]
        try:
            expression = parse(derived.formula)
            inputs = names(expression)
            if self._has_unknown(id, expression) or not self._is_ready(inputs):
                return None
            exact = convert(evaluate(expression, self._values(inputs)), derived.unit)
            figure = as_figure(exact, derived.unit, derived.digits)
        except FormulaError as error:
            place = self._place(id, error.column)
            message = f"{error}: {shown_at(derived.formula, error.column - 1)}"
            self._findings.append(Finding(error.code, place, message, error.hint))
            return None
        if figure.amount == 0 and exact.amount != 0:
            message = f"rounded to {derived.digits} digits the figure is 0, but it is not nothing"
            hint = "Raise `digits`."
            self._findings.append(Finding("E309", self._book.place("derived", id, "digits"), message, hint))
            return None
        facts = tuple(dict.fromkeys(chain.from_iterable(self._facts(name) for name in inputs)))
        return Derivation(figure, exact, inputs, facts, self._check_likeness(id, inputs))

    def _place(self, id: str, column: int) -> Place:
        """Where a column of the formula, counted from 1, is in the file."""
        return self._book.place("derived", id, "formula", at=column - 1)

    def _has_unknown(self, id: str, expression: Expression) -> bool:
        file = self._book.file
        unknown = [name for name in _leaves(expression) if name.id not in file.facts and name.id not in file.derived]
        for name in unknown:
            hint = (
                did_you_mean(name.id, chain(file.facts, file.derived)) or "A formula names facts and derived figures."
            )
            message = f"there is no fact {name.id!r}"
            self._findings.append(Finding("E110", self._place(id, name.column), message, hint))
        return bool(unknown)

    def _is_ready(self, inputs: tuple[str, ...]) -> bool:
        """Whether all inputs have passed their own checks; each is looked at, so that all findings come at once."""
        file = self._book.file
        ready = [
            self.derivation(name) is not None
            if name in file.derived
            else file.facts[name].figure is None or name in self._figures
            for name in inputs
        ]
        return all(ready)

    def _values(self, inputs: tuple[str, ...]) -> Mapping[str, Quantity]:
        values: dict[str, Quantity] = {}
        for name in inputs:
            derivation = self._done.get(name)
            if derivation is not None:
                values[name] = derivation.exact
                continue
            fact = self._book.file.facts[name]
            value = self._figures[name].figure if name in self._figures else fact.when
            if value is not None:
                values |= quantities(name, value)
        return values

    def _facts(self, name: str) -> tuple[str, ...]:
        derivation = self._done.get(name)
        return derivation.facts if derivation is not None else (name,)

    def _check_likeness(self, id: str, inputs: tuple[str, ...]) -> _Likeness:
        """See that figures put together are of one measure and period, or a reason is given."""
        likenesses = [likeness for name in inputs if (likeness := self._likeness(name))]
        derived = self._book.file.derived[id]
        if len(set(likenesses)) > 1 and derived.because is None:
            kinds = listed(dict.fromkeys(_described(pair) for likeness in likenesses for pair in likeness))
            hint = "Say in `because` why they may be put together, or use figures of one measure and period."
            message = f"the formula puts unlike figures together: {kinds}"
            self._findings.append(Finding("E306", self._book.place("derived", id, "formula"), message, hint))
        return frozenset(chain.from_iterable(likenesses))

    def _likeness(self, name: str) -> _Likeness:
        """What a figure counts and when; nothing for a time, which goes with every other."""
        derivation = self._done.get(name)
        if derivation is not None:
            return derivation.likeness
        fact = self._book.file.facts[name]
        if name not in self._figures:
            return frozenset()
        return frozenset({(fact.measure or name, fact.period)})

    def _report_deep(self, id: str) -> None:
        message = f"{_DEEPEST} formulas wait for that of {id!r}, each for the next"
        hint = "Put a derived figure below those that its formula names."
        self._findings.append(Finding("E305", self._book.place("derived", id, "formula"), message, hint))

    def _report_cycle(self, cycle: list[str]) -> None:
        shown = " -> ".join([*cycle, cycle[0]])
        place = self._book.place("derived", cycle[0], "formula")
        hint = "A figure cannot be computed from itself."
        self._findings.append(Finding("E304", place, f"the formulas name each other in a circle: {shown}", hint))


def _leaves(expression: Expression) -> Iterator[Name]:
    if isinstance(expression, Operation):
        yield from _leaves(expression.left)
        yield from _leaves(expression.right)
    elif isinstance(expression, Name):
        yield expression


def _described(likeness: tuple[str, Time | None]) -> str:
    measure, period = likeness
    return f"{measure} of {period}" if period else f"{measure} without a period"
