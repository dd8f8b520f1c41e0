"""Events to scale: days counted from the first, spans as spans, and the intervals that were computed between them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefs.formulas import Expression, Name, Operation, Operator, parse
from briefs.model import Section
from briefs.model.times import PartialDate, Time
from briefs.numbers import show_day
from briefs.prose import Inlines, Reference, Text

from .blocks import Item
from .brief import Timeline, TimelineEvent, TimelineInterval
from .context import Context
from .telling import told

_DAYS = "days"


def timeline(context: Context, section: Section, items: Sequence[Item]) -> Timeline:
    """The events that the author lists, with captions; without a list the core ones, with `select: all` all.

    What the author did not list is shown only where its day is known.
    """
    captions = {item.id: context.inline.html(item.caption) for item in items}
    chosen = list(dict.fromkeys(event for id in captions for event in _events_of(context, id)))
    if section.select == "all" or not items:
        chosen += [id for id in _all(context, core=section.select != "all") if id not in captions]
    wanted = {item.id for item in items}
    intervals = [
        id
        for id, derived in context.checked.derived.items()
        if derived.figure.unit == _DAYS and (id in wanted or section.select == "all" or context.is_core(derived))
    ]
    context.ledger.count(len(chosen))
    return _timeline(context, chosen, intervals, captions)


def _events_of(context: Context, id: str) -> tuple[str, ...]:
    """An event itself; of a computed number of days those that it lies between."""
    derived = context.checked.derived.get(id)
    return (id,) if derived is None else tuple(each for each in derived.inputs if _when(context, each) is not None)


def is_event(context: Context, id: str) -> bool:
    """Whether an author can list this in a timeline: an event, or a computed number of days."""
    derived = context.checked.derived.get(id)
    return _when(context, id) is not None or (derived is not None and _ends_of(context, id) is not None)


def interval_timeline(context: Context, id: str) -> Timeline | None:
    """The events between which a computed number of days lies, for a small drawing; None for other figures."""
    if id not in context.checked.derived or _ends_of(context, id) is None:
        return None
    return _timeline(context, _events_of(context, id), [id], {})


@dataclass(frozen=True, slots=True)
class _Span:
    """The first and last day of an event, as ordinals."""

    first: int
    last: int


def _timeline(
    context: Context, events: Sequence[str], intervals: Sequence[str], captions: dict[str, Markup]
) -> Timeline:
    spans = {id: _span(when) for id in events if (when := _when(context, id)) is not None}
    order = sorted(spans, key=lambda event: (spans[event].first, spans[event].last))
    origin = min((span.first for span in spans.values()), default=0)
    last = max((span.last for span in spans.values()), default=origin - 1)
    return Timeline(
        events=tuple(_event(context, id, spans[id], origin, captions.get(id)) for id in order),
        days=last - origin + 1,
        ticks=_ticks(context, order, origin),
        intervals=tuple(
            interval
            for id in intervals
            if (interval := _interval(context, id, spans, origin, captions.get(id))) is not None
        ),
    )


def _all(context: Context, *, core: bool) -> list[str]:
    return [
        id
        for id, fact in context.checked.facts.items()
        if fact.fact.when is not None
        and all(date.day for date in fact.fact.when.dates)
        and not fact.fact.when.since
        and (context.is_core(fact) or not core)
    ]


def _when(context: Context, id: str) -> Time | None:
    fact = context.checked.facts.get(id)
    return fact.fact.when if fact is not None else None


def _event(context: Context, id: str, span: _Span, origin: int, caption: Markup | None) -> TimelineEvent:
    fact = context.checked.facts[id]
    when = context.inline.value(id)
    label = context.inline.html(_undated(context, id), own=id)
    if whose := told(context, fact):
        label = Markup("{} {}").format(label, whose)
    if caption:
        label = Markup('{}. <span class="event-note">{}</span>').format(label, caption)
    return TimelineEvent(id, when, label, context.actor(fact), span.first - origin, span.last - origin)


def _undated(context: Context, id: str) -> Inlines:
    """The statement of an event without `on {when}` at its end: the date stands before it."""
    inlines = context.texts.statement(context.checked.facts[id])
    *before, last = inlines
    if not before or not isinstance(last, Reference) or last.id != "when":
        return inlines
    *start, text = before
    if not isinstance(text, Text):
        return inlines
    joiners = "|".join(map(re.escape, context.phrases.text("date-joiners").split()))
    return (*start, Text(re.sub(rf"[\s,]*(?:(?<=\s)(?:{joiners}))?\s*$", "", text.text)))


def _span(when: Time) -> _Span:
    """A month or year reaches from its first day to its last: the day is somewhere in it."""
    return _Span(_first_day(when.start).toordinal(), _last_day(when.end or when.start).toordinal())


def _first_day(date: PartialDate) -> dt.date:
    return dt.date(date.year, date.month or 1, date.day or 1)


def _last_day(date: PartialDate) -> dt.date:
    month = date.month or 12
    return dt.date(date.year, month, date.day or calendar.monthrange(date.year, month)[1])


def _ticks(context: Context, events: Sequence[str], origin: int) -> tuple[tuple[int, Markup], ...]:
    """The first and last day of each event, each day once; without the year where it is one and the same."""
    days = [(id, date) for id in events if (when := _when(context, id)) for date in when.dates if date.day]
    one_year = len({date.year for _, date in days}) == 1
    ticks: dict[int, Markup] = {}
    for id, date in days:
        label = (
            context.printer.data(id, show_day(date, context.printer.language), str(date))
            if one_year
            else context.printer.time(id, Time(date))
        )
        ticks.setdefault(date.date().toordinal() - origin, label)
    return tuple(sorted(ticks.items(), key=lambda tick: tick[0]))


def _interval(
    context: Context, id: str, spans: dict[str, _Span], origin: int, caption: Markup | None
) -> TimelineInterval | None:
    """A computed interval whose ends are events of this timeline."""
    ends = _ends_of(context, id)
    if ends is None or ends[0].id not in spans or ends[1].id not in spans:
        return None
    start, end = (_day(name, spans[name.id]) for name in ends)
    if ends[0] == ends[1]:
        start, end = spans[ends[0].id].first, spans[ends[0].id].last
    label = context.inline.value(id)
    if caption:
        label = Markup('{} <span class="event-note">{}</span>').format(label, caption)
    return TimelineInterval(id, label, min(start, end) - origin, max(start, end) - origin)


def _ends_of(context: Context, id: str) -> tuple[Name, Name] | None:
    """The two days that a derived number of days lies between; None for any other derived figure."""
    derived = context.checked.derived[id]
    return _endpoints(parse(derived.derived.formula)) if derived.figure.unit == _DAYS else None


def _endpoints(formula: Expression) -> tuple[Name, Name] | None:
    """The two days that a formula such as `opening.start - announcement` lies between, or `event.days` twice."""
    if isinstance(formula, Name) and formula.field == _DAYS:
        return formula, formula
    if isinstance(formula, Operation) and formula.operator is Operator.SUBTRACT:
        left, right = formula.left, formula.right
        if isinstance(left, Name) and isinstance(right, Name) and _DAYS not in {left.field, right.field}:
            return right, left
    return None


def _day(name: Name, span: _Span) -> int:
    return span.last if name.field == "end" else span.first
