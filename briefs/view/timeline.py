"""The events of a section: a list in order of time, and the same drawn to scale."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.model import Section
from briefs.prose import Inlines

from .blocks import Item
from .chart_words import Wanted
from .comparing import OnScale, ends_of, events_of, when_of
from .content import Timeline
from .context import Context
from .events import event_view
from .figure_charts import FULL
from .timescales import in_order_of_time, time_chart


def timeline(context: Context, section: Section, items: Sequence[Item]) -> Timeline:
    """The events that the author lists, with captions; without a list the core ones, with `select: all` all.

    What the author did not list is shown only where its day is known. The caption of a computed number of days is the
    title of the chart.
    """
    captions = {item.id: item.caption for item in items}
    chosen = list(dict.fromkeys(event for id in captions for event in events_of(context, id)))
    if section.select == "all" or not items:
        chosen += [id for id in _all(context, core=section.select != "all") if id not in captions]
    intervals = _intervals(context, section, captions, chosen)
    context.ledger.count(len(chosen))
    told = {id: context.inline.html(captions.get(id, ())) for id in chosen}
    events = tuple(event_view(context, id, told[id]) for id in in_order_of_time(context, chosen))
    if not chosen:
        return Timeline(events)
    title: Inlines = next((captions[id] for id in intervals if captions.get(id)), ())
    found = OnScale(tuple(event.id for event in events), tuple(intervals))
    chart = time_chart(context, found, Wanted(section.id, title), captions=told, width=FULL)
    return Timeline(events, chart)


def is_event(context: Context, id: str) -> bool:
    """Whether an author can list this in a timeline: an event, or a computed number of days."""
    return when_of(context, id) is not None or ends_of(context, id) is not None


def _intervals(context: Context, section: Section, captions: dict[str, Inlines], events: Sequence[str]) -> list[str]:
    """The computed numbers of days that lie between these events: listed, core, or with `select: all` all."""
    found: list[str] = []
    for id, derived in context.checked.derived.items():
        ends = ends_of(context, id)
        wanted = id in captions or section.select == "all" or context.is_core(derived)
        if wanted and ends is not None and all(end.id in events for end in ends):
            found.append(id)
    return found


def _all(context: Context, *, core: bool) -> list[str]:
    return [
        id
        for id, fact in context.checked.facts.items()
        if fact.fact.when is not None
        and all(date.day for date in fact.fact.when.dates)
        and not fact.fact.when.since
        and (context.is_core(fact) or not core)
    ]
