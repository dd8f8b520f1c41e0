"""Figures for tables and charts: grouped by unit, aligned on the decimal point, with what they are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from markupsafe import Markup

from briefs.evidence.checked import CheckedDerived, CheckedFact
from briefs.model import Section
from briefs.numbers import Figure, Parts, align, show_parts
from briefs.prose import Inlines

from .blocks import Item
from .chart_words import Wanted, label_of
from .charting import chart_of
from .comparing import Compared, PartOf, Refused, kind_of, plan
from .computed import computation
from .content import FigureGroup, Figures, FigureView
from .context import Context
from .figure_charts import bar_chart
from .telling import attribution


def figures(context: Context, section: Section, items: Sequence[Item]) -> Figures:
    """The figures that the author lists, with captions; without a list the core ones; with `select: all` all."""
    captions = {item.id: item.caption for item in items}
    chosen = list(captions)
    if section.select == "all" or not items:
        chosen += [id for id in _all(context, core=section.select != "all") if id not in captions]
    groups = _by_unit(context, chosen)
    context.ledger.count(len(chosen), *map(len, groups))
    found = Figures(_groups(context, groups, captions))
    return _all_drawn(context, section, found, captions) if section.drawn else found


def _all(context: Context, *, core: bool) -> Iterator[str]:
    found: Iterable[CheckedFact | CheckedDerived] = chain(
        context.checked.facts.values(), context.checked.derived.values()
    )
    return (each.id for each in found if each.figure is not None and (context.is_core(each) or not core))


def _by_unit(context: Context, ids: Sequence[str]) -> list[list[str]]:
    """Figures grouped by unit, and by scale word where measures differ in it: a bill, and a plan of billions."""
    scales: dict[str, int] = {}
    for id in ids:
        measure = _measure(context, id)
        scale = context.printer.figure_of(id).scale
        scales[measure] = min(scale, scales.get(measure, scale))
    groups: dict[str, dict[int, list[str]]] = {}
    for id in ids:
        of_unit = groups.setdefault(context.printer.figure_of(id).unit, {})
        of_unit.setdefault(scales[_measure(context, id)], []).append(id)
    return list(chain.from_iterable(of_unit.values() for of_unit in groups.values()))


def _measure(context: Context, id: str) -> str:
    """What a figure measures; one that is computed, or of no measure, is alone in it."""
    fact = context.checked.facts.get(id)
    return (fact.fact.measure if fact is not None else None) or id


@dataclass(frozen=True, slots=True)
class _Shape:
    """A figure as its column shows it: in parts, with its value padded to the column's width."""

    figure: Figure
    parts: Parts
    padded: str


def _groups(context: Context, groups: Sequence[Sequence[str]], captions: dict[str, Inlines]) -> tuple[FigureGroup, ...]:
    """All groups of figures. They stand in one column: the decimal point is below that of the other groups too."""
    parts = [_in_one_scale(context, ids) for ids in groups]
    padded = iter(align([each.value for of_group in parts for each in of_group]))
    return tuple(
        _group(context, ids, [(each, next(padded)) for each in of_group], captions)
        for ids, of_group in zip(groups, parts, strict=True)
    )


def _in_one_scale(context: Context, ids: Sequence[str]) -> list[Parts]:
    """Figures of one unit in parts, written with one scale word so that they can be compared at a glance."""
    known = [context.printer.figure_of(id) for id in ids]
    scale = min(figure.scale for figure in known)
    significant = context.printer.significant
    return [show_parts(figure, context.look.language, significant=significant, scale=scale) for figure in known]


def _group(
    context: Context, ids: Sequence[str], column: Sequence[tuple[Parts, str]], captions: dict[str, Inlines]
) -> FigureGroup:
    """Figures of one unit; `column` are their parts with the value as it is padded."""
    shapes = [_Shape(context.printer.figure_of(id), *each) for id, each in zip(ids, column, strict=True)]
    views = [_view(context, id, shape, captions.get(id, ())) for id, shape in zip(ids, shapes, strict=True)]
    unit = next((parts.unit for parts, _ in column if parts.unit), "")
    return FigureGroup(_head(context, unit), tuple(views))


def _head(context: Context, unit: str) -> Markup:
    """The unit of a column, with its scale word, which is an amount in words that comes from the figures."""
    return context.printer.furniture(unit[:1].upper() + unit[1:]) if unit else Markup()


def _view(context: Context, id: str, shape: _Shape, caption: Inlines) -> FigureView:
    found = context.checked.get(id)
    fact = found if isinstance(found, CheckedFact) else None
    period = fact.fact.period if fact is not None else None
    return FigureView(
        id=id,
        mark=context.printer.mark(id),
        label=label_of(context, id),
        actor=context.actor(fact) if fact is not None else None,
        period=context.printer.time(id, period) if period is not None else None,
        hedge=context.printer.hedge(id),
        value=context.printer.amount(id, shape.padded, hedge=shape.parts.hedge, unit=shape.parts.unit),
        unit=context.printer.furniture(shape.parts.unit) if shape.parts.unit else Markup(),
        whole=context.printer.standing_alone(id),
        computed=None if fact is not None else computation(context, id),
        attribution=attribution(context, fact) if fact is not None else context.phrases.text("computed"),
        caption=context.inline.html(caption),
        captioned=context.inline.html(caption, marks=(id,)),
        headline=context.printer.headline(id),
    )


def _all_drawn(context: Context, section: Section, found: Figures, captions: dict[str, Inlines]) -> Figures:
    """The figures with their charts, where there is something to draw."""

    def drawn(group: FigureGroup) -> FigureGroup:
        views = (_drawn(context, section, view, captions.get(view.id, ()), found.all) for view in group.figures)
        return replace(group, figures=tuple(views))

    return Figures(tuple(map(drawn, found.groups)))


def _drawn(
    context: Context, section: Section, view: FigureView, caption: Inlines, views: Sequence[FigureView]
) -> FigureView:
    """What a figure was computed from, the part that it is, or itself beside the others of its kind."""
    found = plan(context, (view.id,))
    wanted = Wanted(f"{section.id}-{view.id}", (), view.id)
    if isinstance(found, Refused):
        kind = kind_of(context, view.id)
        alike = [context.printer.figure_of(each.id).amount for each in views if kind_of(context, each.id) == kind]
        if kind is None or len(alike) < 2 or min(alike) < 0:
            return view
        return replace(view, chart=bar_chart(context, Compared((view.id,)), wanted, largest=float(max(alike))))
    whole = found.whole if isinstance(found, PartOf) and found.whole in context.checked.facts else None
    captioned = context.inline.html(caption, marks=(view.id, *filter(None, (whole,))))
    return replace(view, chart=chart_of(context, found, wanted), captioned=captioned)
