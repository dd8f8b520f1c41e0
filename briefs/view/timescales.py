"""Events drawn to scale, with the computed numbers of days between them."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from briefs.formulas import Name
from briefs.model.times import PartialDate, Time
from briefs.numbers import show_day, show_time

from .chart_words import Wanted, actor_name, chart, in_words, label_of, lettered, name_of, without_marks
from .charts import (
    Division,
    Drawing,
    Event,
    Interval,
    Lane,
    Span,
    TimeScale,
    Words,
    on_lanes,
    told_above,
)
from .comparing import OnScale, ends_of, when_of
from .content import Chart, ChartRow
from .context import Context
from .events import event_view, happened
from .figure_charts import NARROW, TEXT
from .line import Line

#: How many rows the words of events may take above their line: all words, and names and dates alone.
_ROWS_TOLD, _ROWS_DATED = 2, 3
_A_LINE = 12.0
"""How much higher a narrow drawing may be that says what happened and not only when."""

_OPEN = 0.12
"""How much longer the scale is where something goes on."""


def time_chart(
    context: Context,
    found: OnScale,
    wanted: Wanted,
    *,
    captions: Mapping[str, Markup] | None = None,
    width: float = TEXT,
) -> Chart:
    """The events on a scale of days; `captions` are what the author says of each."""
    captions = captions or {}
    found = OnScale(in_order_of_time(context, found.events), found.intervals)
    scale = _scale(context, found, captions, named=wanted.headline is None)
    wide, complete = _wide(context, scale, width)
    drawings = (wide, _narrow(scale) or on_lanes(scale, NARROW, _lanes(context, scale)))
    _record(context, drawings)
    title = context.phrases.text("chart-timeline")
    return chart(
        context,
        wanted,
        [(context.phrases("chart-to-scale"), (*found.events, *found.intervals))],
        in_words(title, _told(context, found, captions)),
        drawings,
        rows=_rows(context, found, captions),
        fallback=label_of(context, found.intervals[0]) if found.intervals else title,
        complete=complete,
    )


def _wide(context: Context, scale: TimeScale, width: float) -> tuple[Drawing, bool]:
    """The drawing that says most, and whether it says all."""
    told = told_above(scale, width, full=True, most_rows=_ROWS_TOLD)
    if told is not None:
        return told, True
    dated = told_above(scale, width, full=False, most_rows=_ROWS_DATED)
    return dated or on_lanes(scale, width, _lanes(context, scale)), False


def _narrow(scale: TimeScale) -> Drawing | None:
    """The events with as few words as can be: whose they are; of nobody's what they are, or when if that is long."""
    named = _briefly(scale, [event.told or event.when for event in scale.events])
    dated = _briefly(scale, [event.when for event in scale.events])
    return named if named and (dated is None or named.height <= dated.height + _A_LINE) else dated


def _briefly(scale: TimeScale, words: Sequence[Words]) -> Drawing | None:
    """The events by their actors, else by these words; without marks."""
    events = tuple(
        replace(event, when=() if event.name else _read(known))
        for event, known in zip(scale.events, words, strict=True)
    )
    return told_above(replace(scale, events=events), NARROW, full=False, most_rows=_ROWS_DATED)


def _read(words: Words) -> Words:
    """Without marks, and without the space before them."""
    read = tuple(run for run in words if run.kind != "mark")
    return read if not read or read[-1].text.strip() else read[:-1]


def _scale(context: Context, found: OnScale, captions: Mapping[str, Markup], *, named: bool) -> TimeScale:
    times = {id: when for id in found.events if (when := when_of(context, id)) is not None}
    first = min(map(_first, times.values()))
    last = max(map(_last, times.values()))
    days = last.toordinal() - first.toordinal() + 1
    if any(when.since for when in times.values()):
        days = min(days + int(days * _OPEN) + 1, dt.date.max.toordinal() - first.toordinal())
    intervals = (_interval(context, id, times, first, named=named) for id in found.intervals)
    return TimeScale(
        first,
        days,
        tuple(_event(context, id, times[id], first, captions.get(id, Markup())) for id in found.events),
        _naming(context),
        tuple(interval for interval in intervals if interval is not None),
    )


def in_order_of_time(context: Context, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of these facts that are events, the earliest first."""
    times = {id: when for id in ids if (when := when_of(context, id)) is not None}
    return tuple(sorted(times, key=lambda event: (_first(times[event]), _last(times[event]))))


def _event(context: Context, id: str, when: Time, first: dt.date, caption: Markup) -> Event:
    fact = context.checked.facts[id]
    actor = context.actor(fact)
    said = happened(context, id) if fact.fact.statement is not None else Markup()
    unknown = _unknown(context, when)
    remark = Markup(" ").join(filter(None, (Markup("({})").format(unknown) if unknown else Markup(), caption)))
    return Event(
        start=_first(when).toordinal() - first.toordinal(),
        end=_last(when).toordinal() - first.toordinal(),
        when=lettered(context, context.inline.value(id), bold=True),
        name=name_of(context, id) if actor is not None else (),
        told=lettered(context, said),
        note=lettered(context, remark, italic=True, tone="mute"),
        actor=actor.index if actor is not None else None,
        span=_span(when),
    )


def _span(when: Time) -> Span:
    if when.since:
        return Span.SINCE
    return Span.ALL if when.end is not None or when.start.day else Span.SOMEWHERE


def _unknown(context: Context, when: Time) -> Markup | None:
    """What of a date is not known, for the spot where it lies."""
    if _span(when) is not Span.SOMEWHERE:
        return None
    return context.phrases("day-not-stated" if when.start.month else "month-not-stated")


def _first(when: Time) -> dt.date:
    return dt.date(when.start.year, when.start.month or 1, when.start.day or 1)


def _last(when: Time) -> dt.date:
    """A month or year reaches to its last day."""
    date = when.end or when.start
    month = date.month or 12
    return dt.date(date.year, month, date.day or calendar.monthrange(date.year, month)[1])


def _interval(context: Context, id: str, times: Mapping[str, Time], first: dt.date, *, named: bool) -> Interval | None:
    """A computed number of days whose ends are events of this scale, from the middle of a day to that of another.

    The length of a span reaches from the beginning of its first day to the end of its last.
    """
    ends = ends_of(context, id)
    if ends is None or any(end.id not in times for end in ends):
        return None
    start, end = ends
    label = _label(context, id) if named else ()
    if start == end:
        when = times[start.id]
        return Interval(_offset(_first(when), first), _offset(_last(when), first) + 1, label)
    days = sorted(_offset(_day(name, times[name.id]), first) + 0.5 for name in ends)
    return Interval(days[0], days[1], label)


def _label(context: Context, id: str) -> Words:
    line = Line()
    line.add_element(context.printer.figure(id))
    line.add_text(f", {context.phrases.text('computed')}")
    line.add_mark(context.printer.mark(id))
    return lettered(context, line.html())


def _offset(date: dt.date, first: dt.date) -> int:
    return date.toordinal() - first.toordinal()


def _day(name: Name, when: Time) -> dt.date:
    return _last(when) if name.field == "end" else _first(when)


def _naming(context: Context) -> Callable[[dt.date, Division], Words]:
    language = context.look.language

    def naming(date: dt.date, division: Division) -> Words:
        match division:
            case Division.DATE:
                text = show_day(PartialDate(date.year, date.month, date.day), language)
            case Division.DAY:
                text = str(date.day)
            case Division.MONTH:
                text = show_time(Time(PartialDate(date.year, date.month)), language)
            case Division.YEAR:
                text = show_time(Time(PartialDate(date.year)), language)
        return lettered(context, Markup("<span data-furniture>{}</span>").format(text))

    return naming


def _record(context: Context, drawings: Iterable[Drawing]) -> None:
    """The names on the scale that are drawn are furniture."""
    for drawing in drawings:
        for text in drawing.texts:
            for run in (run for line in text.lines for run in line.runs):
                if run.kind == "furniture":
                    context.ledger.furniture(run.text)


def _lanes(context: Context, scale: TimeScale) -> list[Lane]:
    """A lane for each actor that has an event, and one for events that are nobody's."""
    found = {event.actor for event in scale.events}
    lanes = [Lane(actor_name(context, actor), actor.index) for actor in context.actors.values() if actor.index in found]
    nobody = lettered(context, context.phrases("lane-none"), tone="mute", bold=True)
    return [*lanes, *([Lane(nobody, None)] if None in found else [])]


def _told(context: Context, found: OnScale, captions: Mapping[str, Markup]) -> Iterator[tuple[str, Markup | str]]:
    """The data in words: each date, whose it is and what happened, then what was computed."""
    for id in found.events:
        fact = context.checked.facts[id]
        actor = context.actor(fact)
        date = (context.printer.value(id) or Markup()).striptags()
        said = happened(context, id).striptags() if fact.fact.statement is not None else ""
        remark = without_marks(captions.get(id, Markup())).removesuffix(".")
        name = ", ".join(filter(None, (date, actor.name if actor is not None else "")))
        yield name, " ".join(filter(None, (said, f"({remark})" if remark else "")))
    for id in found.intervals:
        yield label_of(context, id), context.printer.figure(id)


def _rows(context: Context, found: OnScale, captions: Mapping[str, Markup]) -> Iterator[ChartRow]:
    for id in found.events:
        event = event_view(context, id, captions.get(id, Markup()))
        yield ChartRow(event.label, event.actor, context.printer.value(id) or Markup(), context.printer.mark(id))
    for id in found.intervals:
        label = context.printer.named(label_of(context, id))
        yield ChartRow(label, None, context.printer.figure(id), context.printer.mark(id))
