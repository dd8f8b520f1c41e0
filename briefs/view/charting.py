"""The charts of a section: what an author lists, drawn, told in words and given as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefs.model import Section
from briefs.numbers import PERCENT
from briefs.problems import Finding
from briefs.prose import Inlines

from .blocks import Item
from .chart_words import Wanted
from .comparing import Compared, OnScale, PartOf, Plan, Refused, kind_of, plan
from .content import Chart, Charts
from .context import Context
from .figure_charts import bar_chart, share_chart
from .timescales import time_chart


def charts(context: Context, section: Section, items: Sequence[Item]) -> Charts:
    """The charts that the author lists; without a list what the core figures, or with `select: all` all, can show."""
    listed = [(item.ids, item.caption) for item in items]
    if section.select == "all" or not items:
        known = {id for ids, _ in listed for id in ids}
        listed += [(ids, ()) for ids in _found(context, core=section.select != "all") if not known & set(ids)]
    found = [chart for ids, caption in listed if (chart := _chart(context, section, ids, caption)) is not None]
    context.ledger.count(len(found))
    return Charts(tuple(found))


def _chart(context: Context, section: Section, ids: Sequence[str], caption: Inlines) -> Chart | None:
    found = plan(context, ids)
    return chart_of(context, found, Wanted(f"{section.id}-{'-'.join(ids)}", caption, _headline(context, ids, found)))


def _headline(context: Context, ids: Sequence[str], found: Plan) -> str | None:
    """The figure that a chart is about: a computed one or a percentage, not one of those that it compares."""
    is_share = isinstance(found, PartOf) and context.printer.figure_of(ids[0]).unit == PERCENT
    return ids[0] if ids[0] in context.checked.derived or is_share else None


def refused(context: Context, items: Iterable[Item]) -> Iterator[Finding]:
    """A finding (E416, E417) for each item that no chart can truly show."""
    for item in items:
        if all(context.checked.get(id) is not None for id in item.ids):
            found = plan(context, item.ids)
            if isinstance(found, Refused):
                yield Finding(found.code, item.place, found.message, found.hint)


def _found(context: Context, *, core: bool) -> Iterator[tuple[str, ...]]:
    """What can be drawn without being asked for: computed figures, then figures that have their like, then shares."""
    checked = context.checked
    drawn: set[str] = set()
    for id, derived in checked.derived.items():
        if context.is_core(derived) or not core:
            found = plan(context, (id,))
            shown = {id, *_shown(found)}
            if not isinstance(found, Refused) and not _shown(found) <= drawn:
                drawn |= shown
                yield (id,)
    alike: dict[object, list[str]] = {}
    for id, fact in checked.facts.items():
        if id not in drawn and fact.figure is not None and (context.is_core(fact) or not core):
            kind = kind_of(context, id)
            alike.setdefault(kind if kind is not None else id, []).append(id)
    yield from (tuple(ids) for ids in alike.values() if not isinstance(plan(context, ids), Refused))


def _shown(found: Plan) -> set[str]:
    match found:
        case Compared(ids=ids):
            return set(ids)
        case PartOf(portions=portions):
            return {portion.id for portion in portions}
        case OnScale(events=events):
            return set(events)
    return set()


def chart_of(context: Context, found: Plan, wanted: Wanted) -> Chart | None:
    """The chart of a plan; None where it was refused."""
    match found:
        case Compared():
            return bar_chart(context, found, wanted)
        case PartOf():
            return share_chart(context, found, wanted)
        case OnScale():
            return time_chart(context, found, wanted)
    return None
