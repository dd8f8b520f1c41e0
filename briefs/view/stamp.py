"""Which edition a brief says that it is, and what it has to say of the one before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from briefs.changes import Differences
from briefs.model.edition import Stated
from briefs.model.facts import Edition
from briefs.model.times import PartialDate


@dataclass(frozen=True, slots=True)
class Before:
    """The edition that a brief supersedes: its number, what it stated, and what is different since.

    `edition` is the number that this brief bore in it, and the only one that its reader knows. `shown` are the facts
    and derived figures that it used in it. `told` are those of whose changes it tells: the same, or, where it stays as
    it was released, what it told of then. What it dropped since is no concern of its readers.
    """

    number: int
    edition: int
    stated: Stated
    differences: Differences
    shown: Collection[str]
    told: Collection[str]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Number and date of the edition in which what a brief shows changed last.

    A `draft` shows something else than edition `number`, the last that was released. `before` is the edition that the
    brief supersedes, if it stood in one.
    """

    number: int
    as_of: PartialDate
    draft: bool = False
    before: Before | None = None

    @classmethod
    def of(cls, edition: Edition) -> Stamp:
        """That of the fact file, where nothing was released yet."""
        return cls(edition.number, edition.as_of)
