"""Why an output is to be made again: what it was made from then, compared with what is there now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self, TypeAlias

from briefs.model.relaxed import RelaxedCheck
from briefs.problems import Findings

#: What starts the name of a fact, and of a derived figure, among the things that an output tells.
FACT = "fact"
DERIVED = "derived figure"

#: Stands for the file of an edition that is not written yet: what is made for it is looked at again when it is.
TO_COME = "to come"

#: A value that is longer is cut where a person reads it.
_LONGEST = 60


class Kind(StrEnum):
    """What a reason is about."""

    NEW = "new"
    OUTPUT = "output"
    FACTS = "facts"
    INPUT = "input"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `then` and `now` are what a fact said, hashes or versions; None where there was or is nothing.

    `parts` are what changed of a fact that says the same.
    """

    kind: Kind
    name: str
    then: str | None = None
    now: str | None = None
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.kind is Kind.NEW:
            return "not made yet" if self.now is None else "nothing is noted of how it was made"
        if self.kind is Kind.FACTS:
            return self._of_facts()
        if self.kind is Kind.TOOL:
            return f"{self.name}: {self.then or 'none'} -> {self.now or 'none'}"
        if self.now is None:
            return f"the release of {self.name} was broken off" if self.then == TO_COME else f"{self.name} is gone"
        if self.then in {None, TO_COME}:
            return f"{self.name} is new"
        return f"{self.name} is not as it was made" if self.kind is Kind.OUTPUT else f"{self.name} changed"

    def _of_facts(self) -> str:
        if self.then is None:
            return f"{self.name} is told now"
        if self.now is None:
            return f"{self.name} is no longer told"
        if self.parts:
            return f"{self.name}: {', '.join(self.parts)} changed"
        return f"{self.name}: {_short(self.then)} -> {_short(self.now)}"


@dataclass(frozen=True, slots=True)
class Told:
    """What an output tells of one thing in its fact file, such as a fact.

    `value` is what it says in the shortest form. `parts` are hashes of all that is used of it, a line for each with its
    name: one string, because a long build holds what all its briefs tell.
    """

    value: str
    parts: str = ""

    @classmethod
    def of(cls, value: str, parts: Mapping[str, str]) -> Self:
        """The same, with the hashes by name."""
        return cls(value, "\n".join(f"{name} {hash}" for name, hash in sorted(parts.items())))

    @property
    def hashes(self) -> Mapping[str, str]:
        """The hashes by name."""
        return dict(_named(line) for line in self.parts.split("\n") if line)


@dataclass(frozen=True, slots=True)
class Card:
    """What a list of briefs tells of one: who it is for and as of when, nothing of its facts.

    `topic` is the title of the fact file, `as_of` the edition's date as it is written there; a `draft` was made after
    the edition, and is none yet.
    """

    topic: str
    edition: int
    as_of: str
    audience: str
    reader: str
    purpose: str
    tab: int
    draft: bool = False

    @property
    def age(self) -> tuple[int, str]:
        """What grows with each edition."""
        return self.edition, self.as_of


#: A file that was looked for, by path, with its hash; None where it was not there.
Input: TypeAlias = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Trace:
    """What one output was made from, so that what many outputs share can be kept once.

    `hash` is that of the output. `key` is that of everything that goes into the last step of making it; where it is
    the same, the output is. `inputs` are the files that were looked for, in order of their paths. `tools` are the
    versions of what made it. `warnings` are what was found on the way. `pages` is the number of a PDF's pages, `card`
    what a list of briefs tells of the output; None where there is none. `relaxed` tells what became of the checks that
    its audience relaxes. `told` is what it shows or embeds of its fact file, in order of the names. `project` is the
    way from the folder of the output to the project that it was made of.
    """

    output: str
    hash: str
    key: str
    inputs: tuple[Input, ...]
    tools: Mapping[str, str]
    warnings: Findings = ()
    pages: int | None = None
    card: Card | None = None
    relaxed: tuple[RelaxedCheck, ...] = ()
    told: tuple[tuple[str, Told], ...] = ()
    project: str = ".."


@dataclass(frozen=True, slots=True)
class State:
    """What is there now: the hash of the output, None where there is none, and the inputs of its trace."""

    output: str | None
    inputs: Mapping[str, str | None]
    tools: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Anew:
    """What an output would be made from if it were made now: see Trace. `told` speaks for the inputs `behind` it."""

    key: str
    told: Mapping[str, Told]
    behind: frozenset[str] = frozenset()


def why_look(then: Trace | None, now: State, name: str) -> tuple[Reason, ...]:
    """All reasons to look at the output `name` again, in a fixed order; none where it is up to date for certain."""
    if then is None:
        return (Reason(Kind.NEW, name, None, now.output),)
    return (
        *_changes(Kind.OUTPUT, {name: then.hash}, {name: now.output}),
        *_changes(Kind.INPUT, dict(then.inputs), now.inputs),
        *_changes(Kind.TOOL, then.tools, now.tools),
    )


def why_make(then: Trace | None, looked: tuple[Reason, ...], now: Anew) -> tuple[Reason, ...]:
    """Of an output that was looked at again: all reasons to make it; none where the one that lies there is right.

    What it tells explains a change better than the name of the fact file does. Where nothing of that changed, the
    files and tools that did are the reasons.
    """
    if then is None:
        return looked
    of_output = tuple(reason for reason in looked if reason.kind is Kind.OUTPUT)
    if then.key == now.key:
        return of_output
    told = tuple(sorted(_told_changes(dict(then.told), now.told), key=_weight))
    behind = now.behind if told else frozenset()
    rest = (reason for reason in looked if reason.kind is not Kind.OUTPUT and reason.name not in behind)
    return (*of_output, *told, *rest)


def _changes(kind: Kind, then: Mapping[str, str | None], now: Mapping[str, str | None]) -> Iterator[Reason]:
    if then == now:
        return
    for name in sorted({*then, *now}):
        before, after = then.get(name), now.get(name)
        if before != after:
            yield Reason(kind, name, before, after)


def _told_changes(then: Mapping[str, Told], now: Mapping[str, Told]) -> Iterator[Reason]:
    for name in sorted({*then, *now}):
        before, after = then.get(name), now.get(name)
        if before == after:
            continue
        parts: tuple[str, ...] = ()
        if before is not None and after is not None and before.value == after.value:
            old, new = before.hashes, after.hashes
            parts = tuple(name for name in sorted({*old, *new}) if old.get(name) != new.get(name))
        yield Reason(Kind.FACTS, name, before.value if before else None, after.value if after else None, parts)


def _named(line: str) -> tuple[str, str]:
    name, _, hash = line.rpartition(" ")
    return name, hash


def _weight(reason: Reason) -> tuple[bool, bool, bool]:
    """Other values come before other facts, these before other wordings; what is computed comes after its facts."""
    return bool(reason.parts), None in {reason.then, reason.now}, not reason.name.startswith(FACT)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
