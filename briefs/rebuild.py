"""Why an output is to be made again: what it was made from then, compared with what is there now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from briefs.model.audience import RelaxedCheck
from briefs.problems import Findings


class Kind(StrEnum):
    """What a reason is about."""

    NEW = "new"
    OUTPUT = "output"
    INPUT = "input"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `then` and `now` are hashes or versions; None where there was or is nothing."""

    kind: Kind
    name: str
    then: str | None = None
    now: str | None = None

    def __str__(self) -> str:
        if self.kind is Kind.NEW:
            return "not made yet"
        if self.kind is Kind.TOOL:
            return f"{self.name}: {self.then or 'none'} -> {self.now or 'none'}"
        if self.then is None:
            return f"{self.name} is new"
        if self.now is None:
            return f"{self.name} is gone"
        return f"{self.name} was changed by hand" if self.kind is Kind.OUTPUT else f"{self.name} changed"


@dataclass(frozen=True, slots=True)
class Card:
    """What a list of briefs tells of one: who it is for and as of when, nothing of its facts.

    `topic` is the title of the fact file, `as_of` the edition's date as it is written there.
    """

    topic: str
    edition: int
    as_of: str
    audience: str
    reader: str
    purpose: str
    tab: int

    @property
    def age(self) -> tuple[int, str]:
        """What grows with each edition."""
        return self.edition, self.as_of


@dataclass(frozen=True, slots=True)
class Trace:
    """What one output was made from.

    `hash` is that of the output. `key` is that of everything that goes into the last step of making it; where it is
    the same, the output is. `inputs` are the files that were looked for, by path: their hashes, None for those that
    were not there. `tools` are the versions of what made it. `warnings` are what was found on the way. `pages` is the
    number of a PDF's pages, `card` what a list of briefs tells of the output; None where there is none. `relaxed` tells
    what became of the checks that its audience relaxes.
    """

    output: str
    hash: str
    key: str
    inputs: Mapping[str, str | None]
    tools: Mapping[str, str]
    warnings: Findings = ()
    pages: int | None = None
    card: Card | None = None
    relaxed: tuple[RelaxedCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """What is there now: the hash of the output, None where there is none, and at least the inputs of its trace."""

    output: str | None
    inputs: Mapping[str, str | None]
    tools: Mapping[str, str]


def why(then: Trace | None, now: State, name: str) -> tuple[Reason, ...]:
    """All reasons to make the output `name` again, in a fixed order; none where it is up to date."""
    if then is None:
        return (Reason(Kind.NEW, name, None, now.output),)
    return (
        *_changes(Kind.OUTPUT, {name: then.hash}, {name: now.output}),
        *_changes(Kind.INPUT, then.inputs, {path: now.inputs.get(path) for path in then.inputs}),
        *_changes(Kind.TOOL, then.tools, now.tools),
    )


def _changes(kind: Kind, then: Mapping[str, str | None], now: Mapping[str, str | None]) -> Iterator[Reason]:
    for name in sorted({*then, *now}):
        before, after = then.get(name), now.get(name)
        if before != after:
            yield Reason(kind, name, before, after)
