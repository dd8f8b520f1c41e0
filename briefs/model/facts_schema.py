"""The form of the facts that a brief carries, as it is written: for those who read them with other programs.

`docs/facts-json.md` says it in words, `docs/facts-json.schema.json` is the JSON Schema of these models. What a brief
carries is read back, leniently, by `embedded`.
"""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from .base import ID_PATTERN

#: Where the schema of this version is known by.
SCHEMA_ID = "urn:briefs-facts:1"
_TIME = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Mark = Annotated[str, StringConstraints(pattern="^[A-Z]+[0-9]+$")]
Amount = Annotated[str, StringConstraints(pattern=r"^-?[0-9]+(\.[0-9]+)?$"), Field(description="A decimal number.")]
Fraction = Annotated[
    str, StringConstraints(pattern="^-?[0-9]+(/[0-9]+)?$"), Field(description="An exact number: 12 or 109100/9300.")
]
Day = Annotated[
    str,
    StringConstraints(pattern=rf"^{_TIME}$"),
    Field(description="A day, month or year: 2025-07-28, 2025-07 or 2025."),
]
Time = Annotated[
    str,
    StringConstraints(pattern=rf"^(since )?{_TIME}( to {_TIME})?$"),
    Field(description="A day, month or year, a span (2025-07-26 to 2025-07-28), or since one (since 2017)."),
]
Sha256 = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
Importance = Literal["core", "supporting"]


class _Part(BaseModel):
    """Keys are written in kebab-case; absent means not known or none, never null."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
    )


class Edition(_Part):
    number: int = Field(ge=1, description="The edition in which what the brief shows changed last.")
    as_of: Day = Field(description="The only date that the brief bears.")
    draft: Literal[True] | None = Field(None, description="That it shows something else than edition `number` did.")


class Brief(_Part):
    """For whom the brief is, and how it prints figures, days and quotations."""

    audience: Id
    language: str
    significant_digits: int | None = Field(None, description="To how many digits figures are rounded, if they are.")
    labels: dict[str, str] = Field(description="The words for days and the quotation marks of the language.")


class Actor(_Part):
    name: str
    instrument: str | None = None


class Measure(_Part):
    label: str
    unit: str = Field(description="A currency code, `percent`, or a noun.")
    definition: str | None = None


class ReportsOn(_Part):
    """The report that a source retells."""

    publisher: str
    published: Day | None = None
    url: str | None = None


class Translation(_Part):
    by: str
    from_: str


class Source(_Part):
    letter: str = Field(description="The letter of its evidence marks.")
    file: str
    sha256: Sha256 = Field(description="Of the file's bytes.")
    title: str
    publisher: str | None = None
    author: str | None = None
    published: Day | None = None
    url: str | None = None
    language: str
    reports_on: ReportsOn | None = None
    translation: Translation | None = None
    note: str | None = None


class Figure(_Part):
    text: str | None = Field(None, description="As the source writes it; absent where the figure is computed.")
    amount: Amount = Field(description="The full amount: $9.3 billion is 9300000000. Of a range the lower end.")
    upper: Amount | None = Field(default=None, description="The upper end of a range.")
    unit: str
    hedge: Literal["over", "at least", "under", "at most", "about"] | None = None


class Quote(_Part):
    source: Id
    quote: str = Field(description="Verbatim, with [...] where parts are left out.")
    said_by: tuple[str, ...] = Field(description="Who says it, the last speaker first; empty is the source itself.")
    spans: tuple[tuple[int, int], ...] = Field(description="Which characters of the source's text it is, from 0.")


class Fact(_Part):
    """A figure, a time (`when`), words, or a plain statement."""

    mark: Mark
    kind: Literal["figure", "time", "words", "plain"]
    statement: str | None = Field(None, description="One sentence; {figure}, {period} and ids stand for values.")
    actor: Id | None = None
    dimension: Id | None = None
    measure: Id | None = None
    period: Time | None = None
    figure: Figure | None = None
    when: Time | None = None
    words: str | None = Field(None, description="Verbatim, without quotation marks.")
    status: Literal["stated", "claim", "forecast", "opinion"]
    importance: Importance
    caveat: str | None = None
    actor_because: str | None = None
    translated: bool = Field(description="Whether the words reached the brief through a translation.")
    evidence: tuple[Quote, ...] = Field(min_length=1)


class Derived(_Part):
    """A figure computed from facts."""

    mark: Mark
    label: str
    formula: str
    digits: int = Field(ge=0, description="The decimals to which `exact` is rounded.")
    because: str | None = None
    caveat: str | None = None
    importance: Importance
    value: Figure
    exact: Fraction
    inputs: tuple[str, ...] = Field(description="The ids that the formula names.")
    facts: tuple[Id, ...] = Field(description="All facts that it rests on.")


class Discrepancy(_Part):
    facts: tuple[Id, ...]
    note: str


class Gap(_Part):
    """What the sources do not say."""

    actor: Id
    dimension: Id
    note: str | None = None


class SupersededFigure(_Part):
    text: str | None = None
    amount: Amount
    upper: Amount | None = None
    unit: str
    hedge: Literal["over", "at least", "under", "at most", "about"] | None = None


class SupersededQuote(_Part):
    source: Id
    quote: str
    said_by: tuple[str, ...] = ()


class Superseded(_Part):
    """A fact or derived figure as an edition before had it, where the brief says that it has changed."""

    edition: int = Field(ge=1)
    mark: Mark
    kind: Literal["figure", "time", "words", "plain"] | None = None
    label: str | None = None
    statement: str | None = None
    actor: Id | None = None
    measure: Id | None = None
    period: Time | None = None
    figure: SupersededFigure | None = None
    when: Time | None = None
    words: str | None = None
    status: Literal["claim", "forecast", "opinion"] | None = None
    caveat: str | None = None
    evidence: tuple[SupersededQuote, ...] | None = None
    formula: str | None = None
    digits: int | None = None
    exact: Fraction | None = None
    value: SupersededFigure | None = None
    because: str | None = None
    facts: tuple[Id, ...] | None = None


class Shown(_Part):
    """What stands on the page besides sentences; words and quotes are those of the facts."""

    values: dict[str, tuple[str, ...]] = Field(description="The printed texts of each fact, by its id.")
    furniture: tuple[str, ...]
    names: tuple[str, ...]
    counts: tuple[int, ...]
    allowed: tuple[str, ...] = Field(description="Number words that the author let through.")
    margins: tuple[str, ...] = Field(description="What runs on each printed page.")
    page_label: str


class Sentence(_Part):
    """What its author says in the brief, a sentence, heading or item at a time."""

    section: str = Field(description="The id of the section; `title` or `bottom-line` for what stands above them.")
    text: str = Field(description="As printed, without marks.")


class Record(_Part):
    """The facts that a brief carries, with all that proves them."""

    schema_: Literal["briefs-facts/1"]
    sha256: Sha256 = Field(description="Of the canonical JSON without this field.")
    topic: Id
    title: str
    edition: Edition
    brief: Brief
    actors: dict[Id, Actor]
    dimensions: dict[Id, str]
    measures: dict[Id, Measure]
    sources: dict[Id, Source]
    facts: dict[Id, Fact]
    derived: dict[Id, Derived]
    discrepancies: dict[Mark, Discrepancy]
    gaps: tuple[Gap, ...]
    superseded: dict[str, Superseded] | None = Field(
        None, description="Facts as an edition before had them, by `id@edition`, where the brief says so."
    )
    sentences: tuple[Sentence, ...]
    shown: Shown


def facts_schema() -> str:
    """The JSON Schema (2020-12) of the facts that a brief carries, as the text of a file."""
    schema = Record.model_json_schema(mode="validation")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID}
    return json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n"
