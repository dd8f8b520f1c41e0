"""The facts that a finished brief carries, as they are read back from it (docs/facts-json.md).

Fields that this version does not know are passed over: the hash of the record covers them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints, ValidationError

from .times import Time


def _time(value: Any) -> Any:
    return Time.parse(value) if isinstance(value, str) else value


When = Annotated[Time, BeforeValidator(_time), PlainSerializer(str)]
#: A fraction; empty where nothing was computed.
Exact = Annotated[str, StringConstraints(pattern=r"^(-?[0-9]+(/[0-9]+)?)?$", max_length=2000)]
P = TypeVar("P", bound="Part")


class Part(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        populate_by_name=True,
        arbitrary_types_allowed=True,
        alias_generator=lambda name: name.replace("_", "-"),
    )


class EmbeddedFigure(Part):
    """`text` is verbatim, and absent where the figure was computed; `hedge` is its kind, `upper` the end of a range."""

    amount: Annotated[Decimal, Field(max_digits=100)]
    upper: Decimal | None = None
    unit: str
    text: str = ""
    hedge: str | None = None


class EmbeddedQuote(Part):
    source: str
    quote: str
    said_by: tuple[str, ...] = ()


class EmbeddedFact(Part):
    mark: str
    kind: str = ""
    statement: str | None = None
    actor: str | None = None
    measure: str | None = None
    period: When | None = None
    when: When | None = None
    figure: EmbeddedFigure | None = None
    words: str | None = None
    status: str = "stated"
    caveat: str | None = None
    evidence: tuple[EmbeddedQuote, ...]


class EmbeddedDerived(Part):
    mark: str
    label: str = ""
    formula: str
    digits: int
    exact: Exact
    value: EmbeddedFigure
    because: str | None = None
    caveat: str | None = None
    facts: tuple[str, ...] = ()


class EmbeddedSuperseded(Part):
    """A fact or derived figure as an edition before had it."""

    edition: int
    mark: str
    measure: str | None = None
    period: When | None = None
    when: When | None = None
    figure: EmbeddedFigure | None = None
    value: EmbeddedFigure | None = None
    words: str | None = None
    statement: str | None = None
    caveat: str | None = None
    evidence: tuple[EmbeddedQuote, ...] = ()


class EmbeddedSource(Part):
    file: str
    sha256: str
    title: str
    language: str = "en"


class EmbeddedEdition(Part):
    """Which edition it is; a draft is none yet, and `number` that of the edition after which it was made."""

    number: int
    as_of: str
    draft: bool = False


class EmbeddedMeasure(Part):
    label: str = ""
    unit: str | None = None


class EmbeddedBrief(Part):
    """How the brief prints: its language, its rounding, and the labels of days and quotation marks."""

    audience: str
    language: str
    significant_digits: int | None = None
    labels: Mapping[str, str] = Field(default_factory=dict)


class EmbeddedSentence(Part):
    """A sentence, heading or item of its author's as it is printed, without marks, and the id of its section."""

    section: str
    text: str


class EmbeddedShown(Part):
    """What may stand on the page (see view.shown); `values` are the texts by the id of their fact."""

    values: Mapping[str, tuple[str, ...]]
    furniture: tuple[str, ...]
    names: tuple[str, ...]
    counts: tuple[int, ...]
    allowed: tuple[str, ...]
    margins: tuple[str, ...]
    page_label: str


class Embedded(Part):
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
    superseded: Mapping[str, EmbeddedSuperseded] = Field(default_factory=dict)
    discrepancies: Mapping[str, Any] = Field(default_factory=dict)
    sentences: tuple[EmbeddedSentence, ...] = ()

    @property
    def reader(self) -> str:
        """For whom it is: `audience.language`."""
        return f"{self.brief.audience}.{self.brief.language}"


def read_embedded(record: Mapping[str, Any]) -> Embedded:
    """Read a record; raise ValueError, which says where, if it has not the form of one."""
    return read_part(Embedded, record)


def read_part(cls: type[P], record: Mapping[str, Any]) -> P:
    """Read what was recorded as JSON; raise ValueError, which says where, if it has not the form of this."""
    try:
        return cls.model_validate(record)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise ValueError(f"{where}: {first['msg'].lower()}") from error
