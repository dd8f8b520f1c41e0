"""Figures drawn: bars from zero, and parts of a whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from briefs.model.times import Time
from briefs.numbers import Figure, show_figure

from .chart_words import (
    Sentence,
    Wanted,
    actor_index,
    bound_of,
    chart,
    computed,
    in_words,
    label_of,
    lettered,
    measured,
    name_of,
    row_of,
    value_of,
)
from .charts import Bar, Part, Whole, Words, bars_above, bars_beside, share
from .charts.lettering import text_of
from .comparing import Compared, PartOf, Portion
from .content import Chart
from .context import Context

#: Widths of drawings in points: a third of the page, the text column, all of the page.
NARROW, TEXT, FULL = 150.0, 317.4, 487.5

_NOTHING = "0"
_ALL = Figure(Decimal(100), "percent", None, 0, "")


def bar_chart(context: Context, found: Compared, wanted: Wanted, *, largest: float = 0) -> Chart:
    """Bars in the author's order; with `largest` to one scale with those of other charts."""
    names = _names(context, found.ids)
    bars = [
        Bar(float(context.printer.figure_of(id).amount), name, value_of(context, id), actor_index(context, id), bound)
        for id, name, bound in zip(found.ids, names, (bound_of(context, id) for id in found.ids), strict=True)
    ]
    sentences = [measured(context, found.ids)]
    if found.computed is not None:
        sentences.append(computed(context, found.computed, wanted))
    if found.because:
        sentences.append((context.printer.named(found.because.rstrip(".")), ()))
    pairs = [(text_of(name), context.printer.standing_alone(id)) for id, name in zip(found.ids, names, strict=True)]
    wide = (None if largest else bars_beside(bars, TEXT)) or bars_above(bars, TEXT, largest=largest)
    return chart(
        context,
        wanted,
        sentences,
        in_words(context.phrases.text("chart-bars"), pairs),
        (wide, bars_above(bars, NARROW, largest=largest)),
        rows=[row_of(context, id) for id in (*found.ids, *filter(None, (found.computed,)))],
        fallback=label_of(context, found.computed or found.ids[0]),
    )


def _names(context: Context, ids: Sequence[str]) -> list[Words]:
    """Whose each figure is. Where that would say the same of two bars: what they measure, or else when."""
    names = [name_of(context, id) for id in ids]
    labels = [label_of(context, id) for id in ids]
    if len({text_of(name) for name in names}) == len(names):
        return names
    periods = {id: period for id in ids if (period := _period(context, id)) is not None}
    if len(set(labels)) < len(labels) and len(periods) == len(ids):
        return [lettered(context, context.printer.time(id, period), bold=True) for id, period in periods.items()]
    return [lettered(context, context.printer.named(label), bold=True) for label in labels]


def _period(context: Context, id: str) -> Time | None:
    fact = context.checked.facts.get(id)
    return fact.fact.period if fact is not None else None


def share_chart(context: Context, found: PartOf, wanted: Wanted) -> Chart:
    """The parts of a whole; what is not among them is not broken down."""
    parts = [_part(context, portion) for portion in found.portions]
    everything: Markup = context.printer.furniture(show_figure(_ALL, context.look.language))
    if found.whole is not None:
        everything = Markup("{} = {}").format(everything, context.printer.standing_alone(found.whole))
    others: tuple[Markup, ...] = ()
    if sum(portion.amount for portion in found.portions) < 1:
        others = (context.phrases("chart-others"), context.phrases("chart-others-short"))
    whole = Whole(
        lettered(context, context.printer.furniture(_NOTHING)),
        lettered(context, everything),
        tuple(lettered(context, each, italic=True) for each in others),
    )
    values = [context.printer.standing_alone(portion.id) for portion in found.portions]
    pairs = [(text_of(part.name), value) for part, value in zip(parts, values, strict=True)]
    pairs += [("", each) for each in (everything, *others[:1])]
    shown = dict.fromkeys((*(portion.id for portion in found.portions), found.computed, found.whole))
    return chart(
        context,
        wanted,
        _sentences(context, found, wanted),
        in_words(context.phrases.text("chart-share"), pairs),
        (share(parts, whole, TEXT), share(parts, whole, NARROW)),
        rows=[row_of(context, id) for id in shown if id is not None],
        fallback=label_of(context, found.portions[0].id),
    )


def _part(context: Context, portion: Portion) -> Part:
    """A part named by its actor; one that is nobody's is named by the title."""
    actor = actor_index(context, portion.id)
    # Beside its bar the figure stands whole, so the scale may say it without its hedge.
    whole = portion.percentage != portion.id
    tick = (
        lettered(context, context.printer.figure(portion.percentage, hedge=whole))
        if portion.percentage is not None
        else ()
    )
    name = name_of(context, portion.id) if actor is not None else ()
    return Part(float(portion.amount), name, value_of(context, portion.id), tick, actor, bound_of(context, portion.id))


def _sentences(context: Context, found: PartOf, wanted: Wanted) -> list[Sentence]:
    stated = [portion.id for portion in found.portions if portion.id in context.checked.facts]
    sentences: list[Sentence] = [measured(context, stated)] if stated else []
    if found.whole is not None and found.whole in context.checked.facts:
        label = context.printer.named(label_of(context, found.whole))
        sentences.append((context.phrases("chart-whole", whole=label), (found.whole,)))
    if found.computed is not None:
        sentences.append(computed(context, found.computed, wanted))
    return sentences
