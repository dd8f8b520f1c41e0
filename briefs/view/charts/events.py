"""What a time line shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from .calendar import Naming
from .shapes import Words


class Span(StrEnum):
    """How an event lies in its days: on all of them, on one that is not known, or from one of them on."""

    ALL = "all"
    SOMEWHERE = "somewhere"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class Event:
    """An event from day `start` to day `end` of the scale, both included.

    `name` is its actor's, `when` its date; `told` and `note` are what happened and what is said of it.
    """

    start: int
    end: int
    when: Words
    name: Words = ()
    told: Words = ()
    note: Words = ()
    actor: int | None = None
    span: Span = Span.ALL


@dataclass(frozen=True, slots=True)
class Interval:
    """A number of days that was computed, from `start` to `end` in days: 0.5 is the middle of the first day."""

    start: float
    end: float
    label: Words = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """The line of one actor, or with None of all events that belong to none."""

    name: Words
    actor: int | None


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Events within so many days from the first. `naming` names the divisions of the scale."""

    first: dt.date
    days: int
    events: tuple[Event, ...]
    naming: Naming
    intervals: tuple[Interval, ...] = ()
