"""An edition as it was released: its facts, what each of its briefs told, and the hashes of their files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from .embedded import EmbeddedDerived, EmbeddedEdition, EmbeddedFact, EmbeddedMeasure, EmbeddedSentence, Part, read_part


class Stated(Part):
    """The facts and derived figures of a topic at one time, as checked."""

    measures: Mapping[str, EmbeddedMeasure] = Field(default_factory=dict)
    facts: Mapping[str, EmbeddedFact]
    derived: Mapping[str, EmbeddedDerived] = Field(default_factory=dict)

    @property
    def by_id(self) -> dict[str, EmbeddedFact | EmbeddedDerived]:
        """Facts and derived figures together, which share their ids."""
        return {**self.facts, **self.derived}


class FrozenChange(Part):
    """What a brief said of a fact that had changed, as it was printed.

    `kind` is empty for what follows from other changes; `new` where the fact is gone.
    """

    id: str
    kind: str
    what: str
    old: str
    new: str
    why: str


class FrozenBrief(Part):
    """A brief as it was released. `edition` is that in which what it shows changed last, `as_of` that edition's date.

    `shows` is a hash of all that is read in it. `facts` are the ids that it uses, `changes` what it says has changed.
    `files` are the hashes of its files, by name.
    """

    edition: int
    as_of: str
    title: str
    shows: str
    facts: tuple[str, ...]
    sentences: tuple[EmbeddedSentence, ...] = ()
    changes: tuple[FrozenChange, ...] = ()
    files: Mapping[str, str] = Field(default_factory=dict)


class FrozenSource(Part):
    letter: str


class FrozenDiscrepancy(Part):
    facts: tuple[str, ...]


class FrozenEdition(Stated):
    """A topic as it was released; `briefs` by `audience.language`."""

    topic: str
    title: str
    edition: EmbeddedEdition
    sources: Mapping[str, FrozenSource]
    discrepancies: Mapping[str, FrozenDiscrepancy] = Field(default_factory=dict)
    briefs: Mapping[str, FrozenBrief]


def read_stated(record: Mapping[str, Any]) -> Stated:
    """Read what a topic states; raise ValueError if it has not the form."""
    return read_part(Stated, record)


def read_edition(record: Mapping[str, Any]) -> FrozenEdition:
    """Read an edition; raise ValueError, which says where, if it has not the form of one."""
    return read_part(FrozenEdition, record)
