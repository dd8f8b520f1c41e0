"""What charts say: names and figures at bars, the note under a title, the data in words and as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from briefs.evidence.checked import CheckedDerived, CheckedFact
from briefs.numbers import HedgeKind, show_parts
from briefs.prose import Inlines, Strong

from .charts import Drawing, Run, Words, words_of
from .charts.faces import Breadth, breadth_of
from .charts.lettering import text_of
from .charts.patterns import tone_of
from .cited import ActorView
from .content import Chart, ChartRow
from .context import Context
from .line import Line
from .telling import told as told_by

Sentence = tuple[Markup | str, Sequence[str]]
"""A sentence of a note without its full stop, and the facts whose marks stand behind it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an author wants of a chart: a name of its own on the page, a caption, and a figure in large type beside it.

    Strong words at the beginning of a caption are the title, the rest a remark; without them all is the title.
    """

    key: str
    caption: Inlines = ()
    headline: str | None = None

    @property
    def title(self) -> Inlines:
        first = self.caption[0] if self.caption else None
        return first.inlines if isinstance(first, Strong) else self.caption

    @property
    def remark(self) -> Inlines:
        return self.caption[1:] if self.caption and isinstance(self.caption[0], Strong) else ()


def lettered(
    context: Context, text: Markup | str, *, tone: str = "", bold: bool = False, italic: bool = False
) -> Words:
    """A text as lettering of a drawing, in the face of the theme for tables and charts."""
    return words_of(escape(text), Run("", tone=tone, bold=bold, italic=italic, breadth=_breadth(context).factor))


def _breadth(context: Context) -> Breadth:
    return breadth_of(context.look.theme.faces.get("sans", ""))


def actor_name(context: Context, actor: ActorView) -> Words:
    """The name of an actor in its accent."""
    return lettered(context, actor.name, tone=tone_of(actor.index), bold=True)


def name_of(context: Context, id: str) -> Words:
    """Whose figure it is, in the actor's accent; of nobody's, what it measures."""
    fact = context.checked.facts.get(id)
    actor = context.actor(fact) if fact is not None else None
    if actor is not None:
        return actor_name(context, actor)
    return lettered(context, context.printer.named(label_of(context, id)), bold=True)


def actor_index(context: Context, id: str) -> int | None:
    fact = context.checked.facts.get(id)
    actor = context.actor(fact) if fact is not None else None
    return actor.index if actor is not None else None


def value_of(context: Context, id: str) -> Words:
    """The figure with its hedge and unit."""
    return lettered(context, context.printer.standing_alone(id), bold=True)


def label_of(context: Context, id: str) -> str:
    """What a figure is: the label of its measure, or its own if it is computed."""
    found = context.checked.get(id)
    if isinstance(found, CheckedDerived):
        return found.derived.label
    measure = context.measure(found) if found is not None else None
    return measure.label if measure is not None else ""


def bound_of(context: Context, id: str) -> str:
    """The kind of the hedge that a figure is shown with: that of its source, or `about` where it is rounded."""
    figure = context.printer.figure_of(id)
    if figure.hedge is not None:
        return figure.hedge.kind.value
    rounded = show_parts(figure, context.look.language, significant=context.printer.significant).hedge
    return HedgeKind.ABOUT.value if rounded else ""


def measured(context: Context, ids: Sequence[str]) -> Sentence:
    """What is measured, when and in which unit, whose claim it is, with the marks of the figures."""
    found: dict[str, Markup] = {}
    claims: dict[Markup, None] = {}
    for id in ids:
        fact = context.checked.facts.get(id)
        if fact is None:
            continue
        parts = [context.printer.named(label_of(context, id)), _period(context, fact)]
        found[f"{fact.fact.measure} {fact.fact.period}"] = Markup(", ").join(parts)
        if (claim := told_by(context, fact, alone=True)) is not None:
            claims[claim] = None
    sentence = Markup("; ").join(found.values())
    if unit := _unit(context, ids):
        sentence += Markup(", {}").format(unit)
    return Markup(" ").join((sentence, *claims)), ids


def _period(context: Context, fact: CheckedFact) -> Markup:
    period = fact.fact.period
    return context.printer.time(fact.id, period) if period is not None else context.phrases("chart-no-period")


def _unit(context: Context, ids: Iterable[str]) -> Markup | None:
    """The unit in words, where the figures write it as a currency sign or with a scale word."""
    figures = [context.printer.figure_of(id) for id in ids]
    scale = min(figure.scale for figure in figures)
    parts = show_parts(figures[0], context.look.language, significant=context.printer.significant, scale=scale)
    if not parts.unit or not (parts.symbol or scale):
        return None
    return context.phrases("chart-in-unit", unit=context.printer.furniture(parts.unit))


def computed(context: Context, id: str, wanted: Wanted) -> Sentence:
    """What was computed, with its mark; shorter where it stands beside the chart in large type."""
    if id == wanted.headline:
        return context.phrases("chart-computed-large"), (id,)
    label = context.printer.named(label_of(context, id))
    return context.phrases("chart-computed", label=label, figure=context.printer.standing_alone(id)), (id,)


def note(context: Context, sentences: Iterable[Sentence], remark: Inlines) -> Markup:
    """The sentences with full stops and marks, and at the end what the author has to say."""
    lines: list[Markup] = []
    for text, marks in sentences:
        if text:
            line = Line()
            line.add_element(escape(text), long=True)
            for id in marks:
                line.add_mark(context.printer.mark(id))
            line.add_text(".")
            lines.append(line.html())
    return Markup(" ").join(filter(None, (*lines, context.inline.html(remark))))


def row_of(context: Context, id: str) -> ChartRow:
    """A figure as a row of the table that says the same."""
    fact = context.checked.facts.get(id)
    return ChartRow(
        label=context.printer.named(label_of(context, id)),
        actor=context.actor(fact) if fact is not None else None,
        value=context.printer.standing_alone(id),
        mark=context.printer.mark(id),
    )


def in_words(kind: str, pairs: Iterable[tuple[str, Markup | str]]) -> str:
    """The data of a chart as a reader of the page would tell it."""
    data = "; ".join(": ".join(filter(None, (name, escape(value).striptags()))) for name, value in pairs)
    return f"{kind}. {data}."


def chart(  # noqa: PLR0913 - a chart has these parts
    context: Context,
    wanted: Wanted,
    sentences: Iterable[Sentence],
    told: str,
    drawings: tuple[Drawing, Drawing],
    *,
    rows: Iterable[ChartRow],
    fallback: str,
    complete: bool = True,
) -> Chart:
    """A chart of all its parts; `fallback` names it where its author gives no title."""
    title = context.inline.html(wanted.title)
    wide, narrow = drawings
    return Chart(
        id=f"c-{wanted.key}",
        title=title,
        heading=title or context.printer.named(fallback),
        name=without_marks(title) or fallback,
        note=note(context, sentences, wanted.remark),
        told=told,
        wide=wide,
        narrow=narrow,
        rows=tuple(rows),
        hedge=context.printer.hedge(wanted.headline) if wanted.headline is not None else Markup(),
        headline=context.printer.headline(wanted.headline) if wanted.headline is not None else Markup(),
        complete=complete,
        digit=_breadth(context).digit,
    )


def without_marks(html: Markup) -> str:
    """What is read of a title, as text."""
    return " ".join(text_of(tuple(run for run in words_of(html) if run.kind != "mark")).replace("\u200b", "").split())
