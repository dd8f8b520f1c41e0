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
from .brief import FigureGroup, Figures, FigureView
from .computed import computation
from .context import Context
from .telling import attribution
from .timeline import interval_timeline

_PERCENT = "percent"
_DAYS = "days"
_WHOLE = 100


def figures(context: Context, section: Section, items: Sequence[Item]) -> Figures:
    """The figures that the author lists, with captions; without a list the core ones; with `select: all` all."""
    captions = {item.id: item.caption for item in items}
    chosen = list(captions)
    if section.select == "all" or not items:
        chosen += [id for id in _all(context, core=section.select != "all") if id not in captions]
    groups: dict[str, list[str]] = {}
    for id in chosen:
        groups.setdefault(context.printer.figure_of(id).unit, []).append(id)
    context.ledger.count(len(chosen), *map(len, groups.values()))
    return Figures(_groups(context, list(groups.values()), captions))


def _all(context: Context, *, core: bool) -> Iterator[str]:
    found: Iterable[CheckedFact | CheckedDerived] = chain(
        context.checked.facts.values(), context.checked.derived.values()
    )
    return (each.id for each in found if each.figure is not None and (context.is_core(each) or not core))


@dataclass(frozen=True, slots=True)
class _Shape:
    """A figure as its column shows it: in parts, with its value padded to the column's width."""

    figure: Figure
    parts: Parts
    padded: str


def _groups(context: Context, groups: Sequence[Sequence[str]], captions: dict[str, Inlines]) -> tuple[FigureGroup, ...]:
    """Figures grouped by unit. All stand in one column: the decimal point is below that of the other groups too."""
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
    return FigureGroup(_head(context, column[0][0].unit), _with_shares(context, views))


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
        label=_label(context, id),
        actor=context.actor(fact) if fact is not None else None,
        period=context.printer.time(id, period) if period is not None else None,
        hedge=shape.parts.hedge,
        value=context.printer.data(id, shape.padded, str(shape.figure.amount)),
        unit=shape.parts.unit,
        whole=context.printer.standing_alone(id),
        computed=None if fact is not None else computation(context, id),
        attribution=attribution(context, fact) if fact is not None else context.phrases.text("computed"),
        caption=context.inline.html(caption),
        captioned=context.inline.html(caption, marks=(id,)),
        headline=_headline(context, id, shape),
        bound=shape.figure.hedge.kind.value if shape.figure.hedge is not None else "",
        parts=_compared(context, id),
        timeline=interval_timeline(context, id),
    )


def _label(context: Context, id: str) -> str:
    found = context.checked.get(id)
    if isinstance(found, CheckedDerived):
        return found.derived.label
    measure = context.measure(found) if found is not None else None
    return measure.label if measure is not None else ""


def _headline(context: Context, id: str, shape: _Shape) -> Markup:
    """The figure in large type, its unit in smaller."""
    if shape.figure.unit != _DAYS:
        return context.printer.standing_alone(id, hedge=False)
    number = context.printer.data(id, shape.parts.value, str(shape.figure.amount))
    return Markup('{} <span class="unit">{}</span>').format(number, context.printer.days(shape.figure))


def _with_shares(context: Context, views: Sequence[FigureView]) -> tuple[FigureView, ...]:
    """Lengths of bars from zero: a percentage is part of a whole, an amount stands beside the largest of its kind."""
    return tuple(_with_share(context, view, views) for view in views)


def _with_share(context: Context, view: FigureView, views: Sequence[FigureView]) -> FigureView:
    figure = context.printer.figure_of(view.id)
    if figure.unit == _PERCENT:
        part = float(figure.amount / _WHOLE)
        return replace(view, share=part, of_whole=True) if 0 <= part <= 1 else view
    kind = _kind(context, view.id)
    alike = [context.printer.figure_of(other.id).amount for other in views if _kind(context, other.id) == kind]
    largest = max(alike, default=figure.amount)
    if kind is None or len(alike) < 2 or min(alike) < 0 or largest == 0:
        return view
    return replace(view, share=float(figure.amount / largest))


def _kind(context: Context, id: str) -> tuple[str | None, str] | None:
    """What makes figures comparable: one measure and one period. A computed figure is compared with none."""
    fact = context.checked.facts.get(id)
    return (fact.fact.measure, str(fact.fact.period)) if fact is not None and fact.fact.measure else None


def _compared(context: Context, id: str) -> tuple[FigureView, ...]:
    """The figures of one measure and period that a computed one rests on, as bars to one scale."""
    derived = context.checked.derived.get(id)
    inputs = derived.inputs if derived is not None else ()
    kinds = {_kind(context, each) for each in inputs if context.printer.has_figure(each)}
    if (
        len(inputs) < 2
        or len(kinds) != 1
        or None in kinds
        or not all(context.printer.has_figure(each) for each in inputs)
    ):
        return ()
    return _groups(context, [inputs], {})[0].figures
