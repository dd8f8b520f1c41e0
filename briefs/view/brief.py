"""What a template sees: everything on a page, ready to be placed.

Strings of type `Html` are safe HTML made by the view; every figure, date and quotation in them is a
`<data class="fact" value="..." data-fact="...">` element. Plain `str` fields are text and are escaped by the
template. Nothing here needs arithmetic, formatting or choice by a template.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    is empty where there is but one.
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


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure. `value` is padded for decimal alignment in tables; `whole` is hedge, value and unit in one.

    `headline` is the figure in large type without its hedge: `<data>$109.1 billion</data>`, `<data>40%</data>`,
    `<data>11.7</data> <span class="unit">times</span>`; print `hedge` before it.
    `share` is the length of its bar from 0 to 1 among the figures that it is compared with, else None; with `of_whole`
    the bar's full length is the whole of which a percentage tells the part. `bound` is the kind of its hedge (`over`,
    `at least`, `under`, `at most`, `about`, or empty): a bar of more than 40% has an open end.
    `parts` are the figures of one measure that a computed one rests on, with their shares, to be drawn as bars;
    `timeline` holds the events between which a computed number of days lies. `captioned` is the caption with the mark
    glued to its last word.
    """

    id: str
    mark: Html
    label: str
    actor: ActorView | None
    period: Html | None
    hedge: str
    value: Html
    unit: str
    whole: Html
    computed: Html | None
    attribution: str
    caption: Html
    headline: Html
    share: float | None = None
    of_whole: bool = False
    bound: str = ""
    parts: tuple[FigureView, ...] = ()
    timeline: Timeline | None = None
    captioned: Html = field(default_factory=Html)


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures that share a unit, named in `unit`."""

    unit: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    groups: tuple[FigureGroup, ...]

    @property
    def all(self) -> tuple[FigureView, ...]:
        return tuple(figure for group in self.groups for figure in group.figures)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix: statements of facts with their marks, or, where the sources are silent, a gap.

    A cell whose facts the audience may not be shown is `withheld`; its one entry says that the brief does not cover it.
    """

    entries: tuple[Html, ...]
    gap: bool
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """`comparison` says whether the cells can be compared, and why not."""

    id: str
    label: str
    cells: tuple[Cell, ...]
    comparison: Html


@dataclass(frozen=True, slots=True)
class Matrix:
    actors: tuple[ActorView, ...]
    rows: tuple[MatrixRow, ...]
    others: tuple[tuple[str, tuple[Html, ...]], ...]


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """`start` and `end` are days since the timeline's first day; a single day ends where it starts."""

    id: str
    when: Html
    label: Html
    actor: ActorView | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TimelineInterval:
    """A computed number of days between two events, from offset `start` to offset `end`."""

    id: str
    label: Html
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order of time. `ticks` name the days of the axis: offset in days and label.

    `days` is the number of days from the first to the last, both counted.
    """

    events: tuple[TimelineEvent, ...]
    days: int
    ticks: tuple[tuple[int, Html], ...]
    intervals: tuple[TimelineInterval, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotationView:
    words: Html
    speaker: str
    actor: ActorView | None
    note: Html | None


@dataclass(frozen=True, slots=True)
class Quotations:
    quotations: tuple[QuotationView, ...]


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """Rows grouped by source, computed figures last (source None)."""

    groups: tuple[tuple[SourceView | None, tuple[EvidenceView, ...]], ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    sources: tuple[SourceView, ...]
    notes: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    term: str
    text: Html


@dataclass(frozen=True, slots=True)
class Definitions:
    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Discrepancies:
    discrepancies: tuple[tuple[str, Html], ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Cells that the sources leave empty: dimension, and the actors concerned; `notes` in the same order."""

    gaps: tuple[tuple[str, tuple[ActorView, ...]], ...]
    notes: tuple[tuple[Html, ...], ...] = ()


Content = (
    Figures | Matrix | Timeline | Quotations | EvidenceTable | SourceList | Definitions | Discrepancies | Gaps | None
)


@dataclass(frozen=True, slots=True)
class SectionView:
    """One part of the brief.

    `prose` is what the author wrote for it (paragraphs, lists, analysis panels); `content` is what its kind adds.
    `number` is empty where the audience does not number its sections.
    """

    id: str
    kind: str
    title: str
    number: str
    note: str
    overleaf: bool
    prose: Html
    content: Content


@dataclass(frozen=True, slots=True)
class BriefView:
    """One topic for one audience in one language.

    `logo` is the address of the house's image, empty where there is none. `strip` are counts of what is shown (label,
    value). `evidence` holds every fact used in this brief, by id, for the panels on screen. `facts_json` is the
    canonical JSON of the facts used. `palette` holds the theme's colours in print by token (`ink`, `actor-0`), for
    drawings: the typesetter knows no custom property in an SVG. `contents` are the sections that a list on the first
    page names; none where the audience has no such list.
    """

    topic: str
    audience: str
    audience_name: str
    reader: str
    purpose: str
    tab: int
    language: str
    direction: str
    title: Html
    short_title: str
    bottom_line: Html
    house: str
    contact: str
    disclaimer: str
    classification: str
    edition: Html
    as_of: Html
    provenance: Html
    actors: tuple[ActorView, ...]
    strip: tuple[tuple[str, Html], ...]
    sections: tuple[SectionView, ...]
    sources: tuple[SourceView, ...]
    evidence: Mapping[str, EvidenceView]
    facts_json: str
    json_ld: str
    labels: Mapping[str, str]
    palette: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""
    contents: tuple[SectionView, ...] = ()
