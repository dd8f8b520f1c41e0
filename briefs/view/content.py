"""What a section holds besides its prose, for each kind of section."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup as Html

from .charts import Drawing
from .cited import ActorView, EvidenceView, SourceView


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
    """`others` are what stands outside of it, by dimension; `ours` tells that the author says how sides compare."""

    actors: tuple[ActorView, ...]
    rows: tuple[MatrixRow, ...]
    others: tuple[tuple[str, tuple[Html, ...]], ...]
    ours: bool = False


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
    """What has changed since an edition, which `since` names; empty where the brief supersedes none.

    `same_facts` tells that the brief tells of the facts that it told of then, and of no others.
    """

    since: Html
    changes: tuple[ChangeView, ...]
    same_facts: bool = False


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
