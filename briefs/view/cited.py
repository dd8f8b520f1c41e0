"""What all parts of a brief refer to: actors, sources, and what proves a fact."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup as Html


@dataclass(frozen=True, slots=True)
class ActorView:
    """`index` counts from 0 in the fact file's order and selects accent, sign and pattern."""

    id: str
    name: str
    index: int
    instrument: str | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source of the list.

    `lines` tell provenance, a sentence each: what it is, who published it, what was not read.
    """

    id: str
    letter: str
    title: str
    lines: tuple[Html, ...]
    url: str | None


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote in its source. `text` holds `<mark>` round the figure, words or dates; no quotation marks round it.

    `said_by` names who says it, in a few words; where the source itself does, `own_voice` says so in a phrase.
    """

    source: SourceView
    text: Html
    said_by: str
    translated: bool
    own_voice: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A row of the evidence table, and the panel that a mark opens on screen. `anchor` is the row's id.

    `corroboration` names the voices that a fact rests on, or the inputs of a computed figure; `voices` counts them, and
    is empty where there is but one. `passages` are the addresses of its quotes on the web, by the letter of the source.
    """

    id: str
    mark: str
    anchor: str
    statement: Html
    actor: ActorView | None
    dimension: str | None
    status: str
    status_label: str
    period: Html | None
    quotes: tuple[QuoteView, ...]
    corroboration: Html | None
    caveat: Html | None
    formula: Html | None
    notes: tuple[Html, ...]
    voices: Html = field(default_factory=Html)
    passages: tuple[tuple[str, str], ...] = ()
