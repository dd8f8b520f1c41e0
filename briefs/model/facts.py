"""The fact file: one topic, its actors, sources, facts, gaps and derived figures.

The order of actors, dimensions, sources and facts is the file's, everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from .base import Amount, Count, Flag, Id, Language, Misfit, Model, Text, Url, Whole, refuse
from .dates import Day, When


class Status(StrEnum):
    """What kind of statement a fact is."""

    STATED = "stated"
    CLAIM = "claim"
    FORECAST = "forecast"
    OPINION = "opinion"


class Importance(StrEnum):
    CORE = "core"
    SUPPORTING = "supporting"


class Edition(Model):
    number: Count
    as_of: Day


class Actor(Model):
    """Who is compared. The quotes may name an actor by its name or by an alias."""

    name: Text
    aliases: tuple[Text, ...] = ()
    instrument: Text | None = None


class Dimension(Model):
    """On what actors are compared; with `matrix: no` it has no cells and no gaps.

    `compared` is the author's own phrase on how all of them compare; it is prose, with references.
    """

    label: Text
    compared: Text | None = None
    matrix: Flag = True


class Measure(Model):
    """What a figure measures. `unit` is a currency code, `percent`, or a noun such as `models`."""

    label: Text
    unit: Text
    definition: Text | None = None


class ReportsOn(Model):
    """The report that a source retells; it was not read."""

    publisher: Text
    published: Day | None = None
    url: Url | None = None


class Translation(Model):
    by: Text
    from_: Text


class Source(Model):
    """A text file and what is known of it. `publisher` is `unknown` where the text names none.

    `called` are the phrases by which prose gives a statement to this source, such as `the article`.
    """

    file: Text
    sha256: Text
    title: Text
    publisher: Text | None = None
    author: Text | None = None
    published: Day | None = None
    url: Url | None = None
    language: Language = "en"
    reports_on: ReportsOn | None = None
    translation: Translation | None = None
    called: tuple[Text, ...] = ()
    note: Text | None = None


class Evidence(Model):
    """A verbatim quote of a source.

    `said_by` is the chain of attribution, last speaker first; empty is the source's own voice.
    `said_by_because` explains it where the quote names other speakers too. `occurrence` counts from 1 and is needed
    where the quote stands in the source more than once.
    """

    source: Id
    quote: str
    said_by: tuple[Text, ...] = ()
    said_by_because: Text | None = None
    occurrence: Count | None = None


class Value(Model):
    """Amount and unit of a figure whose notation cannot be read."""

    amount: Amount
    unit: Text


class CheckedBy(Model):
    by: Text
    on: Day


class Fact(Model):
    """One checked statement: a figure, a time (`when`), words, or a plain statement."""

    statement: Text | None = None
    actor: Id | None = None
    dimension: Id | None = None
    measure: Id | None = None
    period: When | None = None
    figure: Text | None = None
    value: Value | None = None
    when: When | None = None
    words: Text | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    status: Status = Status.STATED
    importance: Importance = Importance.SUPPORTING
    caveat: Text | None = None
    actor_because: Text | None = None
    tags: tuple[Id, ...] = ()
    review_by: Day | None = None
    embargo: Day | None = None
    checked: CheckedBy | None = None

    @property
    def kind(self) -> Literal["figure", "time", "words", "plain"]:
        if self.figure is not None:
            return "figure"
        if self.when is not None:
            return "time"
        return "words" if self.words is not None else "plain"

    @model_validator(mode="after")
    def _keys_go_together(self) -> Self:
        refuse(self._misfits())
        return self

    def _misfits(self) -> Iterator[Misfit]:
        kinds = [name for name, value in (("figure", self.figure), ("when", self.when), ("words", self.words)) if value]
        for other in kinds[1:]:
            hint = "A fact is a figure, a time, words, or none of these: make two facts of it."
            yield Misfit(other, f"{other!r} stands beside {kinds[0]!r}", hint)
        if self.figure is None:
            for name, value in (("value", self.value), ("measure", self.measure)):
                if value is not None:
                    yield Misfit(
                        name, f"{name!r} stands in a fact without a figure", f"Add 'figure' or remove {name!r}."
                    )
        elif self.measure is None:
            hint = "Name what the figure measures, one of the file's `measures`."
            yield Misfit("measure", "the key 'measure' is missing beside 'figure'", hint, missing=True)
        if self.statement is None and self.when is None and self.words is None:
            hint = "Write the fact as one sentence; {figure}, {period} and other facts' ids stand for their values."
            yield Misfit("statement", "the key 'statement' is missing", hint, missing=True)


class Gap(Model):
    """A cell of the matrix that the sources leave empty."""

    actor: Id
    dimension: Id
    note: Text | None = None


class Derived(Model):
    """A figure computed from facts. `digits` is the number of decimals it is rounded to."""

    label: Text
    formula: Text
    unit: Text
    digits: Whole = 0
    because: Text | None = None
    dimension: Id | None = None
    caveat: Text | None = None
    importance: Importance = Importance.SUPPORTING


class Discrepancy(Model):
    """A contradiction or unclear point between facts; the note is prose, with references."""

    facts: tuple[Id, ...] = Field(min_length=1)
    note: Text


class ChangeKind(StrEnum):
    """Whether the old edition was wrong, or the world has moved on since."""

    CORRECTION = "correction"
    UPDATE = "update"


class Change(Model):
    """Why a fact is another one than in an edition that was released: `after` is the number of that edition."""

    fact: Id
    after: Count
    kind: ChangeKind
    why: Text


class FactFile(Model):
    format: Literal["1"]
    title: Text
    edition: Edition
    actors: dict[Id, Actor]
    dimensions: dict[Id, Dimension] = Field(default_factory=dict)
    speakers: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)
    measures: dict[Id, Measure] = Field(default_factory=dict)
    names: tuple[Text, ...] = ()
    sources: dict[Id, Source]
    facts: dict[Id, Fact]
    gaps: tuple[Gap, ...] = ()
    derived: dict[Id, Derived] = Field(default_factory=dict)
    discrepancies: tuple[Discrepancy, ...] = ()
    changes: tuple[Change, ...] = ()
