"""The facts that a finished brief carries, as they are read back from it (docs/facts-json.md).

Fields that this version does not know are passed over: the hash of the record covers them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from .times import Time


def _time(value: Any) -> Any:
    return Time.parse(value) if isinstance(value, str) else value


When = Annotated[Time, BeforeValidator(_time)]


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        arbitrary_types_allowed=True,
        alias_generator=lambda name: name.replace("_", "-"),
    )


class EmbeddedFigure(_Part):
    """`text` is verbatim, and absent where the figure was computed; `hedge` is its kind."""

    amount: Decimal
    unit: str
    text: str = ""
    hedge: str | None = None


class EmbeddedQuote(_Part):
    source: str
    quote: str


class EmbeddedFact(_Part):
    mark: str
    measure: str | None = None
    period: When | None = None
    when: When | None = None
    figure: EmbeddedFigure | None = None
    words: str | None = None
    evidence: tuple[EmbeddedQuote, ...]


class EmbeddedDerived(_Part):
    mark: str
    formula: str
    digits: int
    exact: str
    value: EmbeddedFigure


class EmbeddedSource(_Part):
    file: str
    sha256: str
    title: str
    language: str = "en"


class EmbeddedEdition(_Part):
    number: int
    as_of: str


class EmbeddedMeasure(_Part):
    unit: str | None = None


class EmbeddedBrief(_Part):
    """How the brief prints: its language, its rounding, and the labels of days and quotation marks."""

    audience: str
    language: str
    significant_digits: int | None = None
    labels: Mapping[str, str] = Field(default_factory=dict)


class EmbeddedShown(_Part):
    """What may stand on the page (see view.shown); `values` are the texts by the id of their fact."""

    values: Mapping[str, tuple[str, ...]]
    furniture: tuple[str, ...]
    names: tuple[str, ...]
    counts: tuple[int, ...]
    allowed: tuple[str, ...]
    margins: tuple[str, ...]
    page_label: str


class Embedded(_Part):
    """All that a brief carries of its facts."""

    topic: str
    title: str
    edition: EmbeddedEdition
    brief: EmbeddedBrief
    shown: EmbeddedShown
    sources: Mapping[str, EmbeddedSource]
    measures: Mapping[str, EmbeddedMeasure] = Field(default_factory=dict)
    facts: Mapping[str, EmbeddedFact]
    derived: Mapping[str, EmbeddedDerived]
    discrepancies: Mapping[str, Any] = Field(default_factory=dict)


def read_embedded(record: Mapping[str, Any]) -> Embedded:
    """Read a record; raise ValueError, which says where, if it has not the form of one."""
    try:
        return Embedded.model_validate(record)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise ValueError(f"{where}: {first['msg'].lower()}") from error
