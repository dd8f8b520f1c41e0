"""Facts that have been found true to their sources. Only `briefs.evidence.check` makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from briefs.model import Derived, Evidence, Fact
from briefs.model.book import FactBook, SourceText
from briefs.numbers import Figure


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of a source's text as read."""

    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proof:
    """A quote found in its source.

    `verbatim` is the source's own characters with runs of white space as one space, parts joined by ` [...] `;
    `marked` are the ranges of `verbatim` that hold the fact's figure, words or dates.
    """

    evidence: Evidence
    spans: tuple[Span, ...]
    verbatim: str
    marked: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class CheckedFact:
    """A fact with its proofs. `mark` (such as `A2`) is the same in all briefs of the edition.

    `words` are the source's own characters, without the quotation marks round them. `translated` tells that
    the first piece of evidence is from a translated source.
    """

    id: str
    mark: str
    fact: Fact
    proofs: tuple[Proof, ...]
    figure: Figure | None
    words: str | None
    translated: bool


@dataclass(frozen=True, slots=True)
class CheckedDerived:
    """A figure computed from facts.

    `figure` is rounded to the declared digits and carries the hedge that its inputs make necessary; `exact`
    is the unrounded amount. `inputs` are the ids that the formula names, `facts` all facts it rests on.
    """

    id: str
    mark: str
    derived: Derived
    figure: Figure
    exact: Fraction
    inputs: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedDiscrepancy:
    mark: str
    facts: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, eq=False)
class CheckedFacts:
    """All facts of a topic, checked. Mappings keep the order of the fact file."""

    book: FactBook
    texts: Mapping[str, SourceText]
    letters: Mapping[str, str]
    facts: Mapping[str, CheckedFact]
    derived: Mapping[str, CheckedDerived]
    discrepancies: tuple[CheckedDiscrepancy, ...]

    def get(self, id: str) -> CheckedFact | CheckedDerived | None:
        return self.facts.get(id) or self.derived.get(id)

    def named(self, name: str) -> CheckedFact | CheckedDerived | None:
        """The fact or derived figure with this id or mark."""
        everything: tuple[CheckedFact | CheckedDerived, ...] = (*self.facts.values(), *self.derived.values())
        return self.get(name) or next((each for each in everything if each.mark == name.upper()), None)
