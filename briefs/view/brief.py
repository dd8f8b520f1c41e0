"""What a template sees: everything on a page, ready to be placed.

Strings of type `Html` are safe HTML made by the view; every figure, date and quotation in them is a
`<data class="fact" value="..." data-fact="...">` element. Plain `str` fields are text and are escaped by the
template. Nothing here needs arithmetic, formatting or choice by a template.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup as Html

from .charts import Drawing


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
class ChartRow:
    """A row of the table that says what a chart shows: what it is, whose, how much or when, and its mark."""

    label: Html
    actor: ActorView | None
    value: Html
    mark: Html


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, drawn for the width of its section and for a narrow column or screen, told in words, and as a table.

    `title` is the author's finding and may be empty; `heading` is that or what the chart is of, `name` the same as
    plain text. `note` says what is measured, when, in which unit, and leads to the evidence. `told` is the data in
    words, for those who do not see it. `headline` is the figure that the chart is about in large type, without its
    `hedge`, which must stand before it; empty where it compares several. `complete` tells that the wide drawing itself
    says everything that the rows say. `digit` is the width in em of a digit of its face, for screens that have another;
    0 if it is not known.
    """

    id: str
    title: Html
    heading: Html
    name: str
    note: Html
    told: str
    wide: Drawing
    narrow: Drawing
    rows: tuple[ChartRow, ...]
    hedge: Html
    headline: Html
    complete: bool
    digit: float = 0


@dataclass(frozen=True, slots=True)
class Charts:
    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure. `value` is padded for decimal alignment in tables; `whole` is hedge, value and unit in one.

    `hedge` must stand directly before `value`, and before `headline`, the figure in large type without its hedge:
    `<data>$109.1 billion</data>`, `<data>40%</data>`, `<data>11.7</data> <span class="unit">times</span>`. `captioned`
    is the caption with the mark glued to its last word. `chart` draws it, in a section that is `drawn` and where there
    is something to draw.
    """

    id: str
    mark: Html
    label: str
    actor: ActorView | None
    period: Html | None
    hedge: Html
    value: Html
    unit: Html
    whole: Html
    computed: Html | None
    attribution: str
    caption: Html
    headline: Html
    captioned: Html = field(default_factory=Html)
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures that share a unit, named in `unit`."""

    unit: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """`room` is the height in points that the highest narrow drawing of a chart takes, so that all take as much."""

    groups: tuple[FigureGroup, ...]

    @property
    def all(self) -> tuple[FigureView, ...]:
        return tuple(figure for group in self.groups for figure in group.figures)

    @property
    def room(self) -> float:
        return max((figure.chart.narrow.height for figure in self.all if figure.chart is not None), default=0)


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
    """An event as an entry of a list."""

    id: str
    when: Html
    label: Html
    actor: ActorView | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order of time, and the chart of them; None where there is none to draw."""

    events: tuple[TimelineEvent, ...]
    chart: Chart | None = None


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


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A fact that has changed: what it is, whose, its old value, its new one with its mark, and why.

    `kind` is `correction` or `update` and empty for what follows from other changes; `kind_label` names it. `new` is
    None where nothing has taken the place of the old value.
    """

    id: str
    kind: str
    kind_label: str
    what: Html
    actor: ActorView | None
    old: Html
    new: Html | None
    why: Html


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since an edition, which `since` names; empty where the brief supersedes none."""

    since: Html
    changes: tuple[ChangeView, ...]


Content = (
    Figures
    | Charts
    | Chart
    | Matrix
    | Timeline
    | Quotations
    | EvidenceTable
    | SourceList
    | Definitions
    | Discrepancies
    | Gaps
    | Changes
    | None
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
    drawings: the typesetter knows no custom property in an SVG; `faces` are its faces. `contents` are the sections that
    a list on the first page names; none where the audience has no such list.
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
    actors: tuple[ActorView, ...]
    strip: tuple[tuple[str, Html], ...]
    sections: tuple[SectionView, ...]
    sources: tuple[SourceView, ...]
    evidence: Mapping[str, EvidenceView]
    facts_json: str
    json_ld: str
    labels: Mapping[str, str]
    palette: Mapping[str, str] = field(default_factory=dict)
    faces: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""
    contents: tuple[SectionView, ...] = ()
