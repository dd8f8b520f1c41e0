"""A build as it goes: a bar at a terminal, a line an output for everyone else, one document for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil
from typing import Any, Protocol

from briefs.build.events import (
    Composed,
    Event,
    Failed,
    Found,
    Fresh,
    LeftOver,
    Made,
    Planned,
    Refused,
    Released,
    Removed,
    Started,
    Waiting,
)
from briefs.problems import Finding, Findings, in_order
from briefs.rebuild import Reason

from .findings import as_json, number_of, show_findings
from .streams import Streams, safe

_MOST_REASONS = 3
_MINUTE = 60
_NO_PART = "no longer part of the project"


@dataclass
class Summary:
    """What came of a build."""

    made: list[Made] = field(default_factory=list)
    fresh: list[Fresh] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    left_over: list[LeftOver] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    found: set[Finding] = field(default_factory=set)
    releases: list[Released | Refused] = field(default_factory=list)
    waited: bool = False

    @property
    def findings(self) -> Findings:
        return in_order(self.found)

    def __str__(self) -> str:
        parts = [
            (len(self.made), "made"),
            (len(self.fresh), "up to date"),
            (len(self.failed), "failed"),
            (len(self.removed), "removed"),
            (len(self.left_over), "left over"),
        ]
        return ", ".join(f"{number} {what}" for number, what in parts if number) or "nothing to make"


def follow(streams: Streams, events: Iterable[Event]) -> Summary:
    """Show the events of a build as they come, and at the end what came of it."""
    summary = watch(streams, events)
    if streams.is_json:
        streams.json(summary_json(summary))
    else:
        show_findings(streams, summary.findings)
        streams.err(f"{str(summary)[0].upper()}{str(summary)[1:]}.")
    return summary


def watch(streams: Streams, events: Iterable[Event], findings: Findings = ()) -> Summary:
    """Show the events of a build as they come."""
    summary = Summary(found=set(findings))
    with _drawer(streams) as drawer:
        for event in events:
            drawer.draw(event)
            summary.waited |= isinstance(event, Waiting)
            match event:
                case Made():
                    summary.made.append(event)
                case Fresh():
                    summary.fresh.append(event)
                case Failed():
                    summary.failed.append(event)
                case Found(findings):
                    summary.found.update(findings)
                case LeftOver():
                    summary.left_over.append(event)
                case Removed():
                    summary.removed.append(event)
                case Released() | Refused():
                    summary.releases.append(event)
                case Planned() | Waiting() | Composed() | Started():
                    pass
    return summary


def line_of(event: Event) -> str | None:
    """The line that tells of an event for good, if it is worth one."""
    match event:
        case Made(output, reasons, pages):
            extent = f" ({number_of(pages, 'page')})" if pages else ""
            return f"made {output}{extent}: {reasons_text(reasons)}"
        case Failed(output):
            return f"failed {output}"
        case Waiting(folder):
            return f"another build is at work in {folder}/; waiting"
        case LeftOver(output, why_kept):
            return f"left over {output}: {_NO_PART}; {why_kept or '`briefs build --prune` removes it'}"
        case Removed(output):
            return f"removed {output}: {_NO_PART}"
    return None


def reasons_text(reasons: tuple[Reason, ...]) -> str:
    """The first reasons, and how many more there are."""
    if not reasons:
        return "as asked for"
    more = len(reasons) - _MOST_REASONS
    shown = "; ".join(str(reason) for reason in reasons[:_MOST_REASONS])
    return f"{shown}; {number_of(more, 'more reason')}" if more > 0 else shown


def reasons_json(reasons: tuple[Reason, ...]) -> list[dict[str, Any]]:
    return [
        {"kind": reason.kind.value, "name": reason.name, "then": reason.then, "now": reason.now, "text": str(reason)}
        for reason in reasons
    ]


class _Drawer(Protocol):
    def draw(self, event: Event) -> None: ...


class _Nothing:
    def draw(self, event: Event) -> None:
        pass


class _Lines:
    def __init__(self, streams: Streams) -> None:
        self.streams = streams

    def draw(self, event: Event) -> None:
        line = line_of(event)
        if line is not None:
            self.streams.err(line)


class _Bar:
    """A bar that is drawn when something happens, and by no thread of its own: children are started meanwhile."""

    def __init__(self, progress: Any) -> None:
        self.progress = progress
        self.task = progress.add_task("", total=None, left="")
        self.since: float = progress.get_time()
        self.waiting = False
        self.to_make: set[str] = set()
        self.done: set[str] = set()
        self.sizes: dict[str, int] = {}
        self.working: list[str] = []

    def draw(self, event: Event) -> None:
        line = line_of(event)
        if line is not None:
            self.progress.console.print(safe(line), markup=False)
        if self.waiting or isinstance(event, Planned):
            self.since = self.progress.get_time()
        self.waiting = isinstance(event, Waiting)
        match event:
            case Planned(outputs):
                self.to_make, self.done, self.sizes = set(outputs), set(), {}
            case Composed(outputs, size):
                self.sizes |= dict.fromkeys(outputs, size)
            case Started(output):
                self.working.append(output)
            case Fresh(output):
                self.to_make.discard(output)
                return  # there are many at once, and nothing is seen of them
            case Made(output) | Failed(output):
                self.working = [name for name in self.working if name != output]
                self.done |= {output} & self.to_make
        self._redraw()

    def _redraw(self) -> None:
        first, *others = self.working or [""]
        working = f"{first} and {len(others)} more" if others else first
        self.progress.update(
            self.task,
            total=len(self.to_make),
            completed=len(self.done),
            description=safe(working),
            left=self._time_left(),
        )
        self.progress.refresh()

    def _time_left(self) -> str:
        """By the sizes of what is made and of what is not; nothing before anything is made that has a size."""
        made = sum(self.sizes.get(output, 0) for output in self.done)
        if not made or self.done == self.to_make:
            return ""
        usual = sum(self.sizes.values()) / len(self.sizes)
        ahead = sum(self.sizes.get(output, usual) for output in self.to_make - self.done)
        return f"{_duration((self.progress.get_time() - self.since) * ahead / made)} left"


def _duration(seconds: float) -> str:
    if seconds <= _MINUTE - 1:
        return f"about {max(1, ceil(seconds))} s"
    hours, minutes = divmod(ceil(seconds / _MINUTE), 60)
    return f"about {hours} h {minutes} min" if hours else f"about {minutes} min"


@contextmanager
def _drawer(streams: Streams) -> Iterator[_Drawer]:
    if streams.is_json:
        yield _Nothing()
        return
    rich = streams.rich_err
    if rich is None:
        yield _Lines(streams)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415  # slow to load

    texts = (TextColumn(f"{{task.{name}}}", markup=False) for name in ("fields[left]", "description"))
    columns = (BarColumn(), MofNCompleteColumn(), *texts)
    with Progress(*columns, console=rich, auto_refresh=False, transient=True) as progress:
        yield _Bar(progress)


def summary_json(summary: Summary) -> dict[str, Any]:
    return {"outputs": _outputs_json(summary), "waited": summary.waited, **as_json(summary.findings)}


def _outputs_json(summary: Summary) -> list[dict[str, Any]]:
    def record(output: str, state: str, reasons: tuple[Reason, ...] = (), pages: int | None = None) -> dict[str, Any]:
        return {"output": output, "state": state, "pages": pages, "reasons": reasons_json(reasons)}

    records = [record(made.output, "made", made.reasons, made.pages) for made in summary.made]
    records += [record(fresh.output, "up-to-date") for fresh in summary.fresh]
    records += [record(failed.output, "failed") for failed in summary.failed]
    records += [record(removed.output, "removed") for removed in summary.removed]
    records += [record(left.output, "left-over") for left in summary.left_over]
    return sorted(records, key=lambda each: str(each["output"]))
