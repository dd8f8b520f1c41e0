"""What a build would do, found out by asking what a build asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from briefs.problems import Findings, errors
from briefs.project import Project
from briefs.rebuild import Reason

from .ignoring import without_ignored
from .indexing import plan_index
from .left_over import left_over
from .options import Options
from .planning import Planner
from .records import INDEX, Records
from .targets import OutputType, Selection, Target, output_folder, targets, together


class State(StrEnum):
    """What a build would do with an output: leave it alone, make it, fail to, or remove it if it were to prune."""

    UP_TO_DATE = "up-to-date"
    STALE = "stale"
    FAILED = "failed"
    LEFT_OVER = "left-over"


@dataclass(frozen=True, slots=True)
class OutputStatus:
    """An output, and why a build would make it."""

    output: str
    type: OutputType
    state: State = State.UP_TO_DATE
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefStatus:
    """A brief, or the list of all of them, with its outputs; `errors` keep it from being made."""

    name: str
    outputs: tuple[OutputStatus, ...]
    errors: Findings = ()


def status(project: Project, selection: Selection, options: Options | None = None) -> tuple[BriefStatus, ...]:
    """What a build would do about each brief, and why. Writes nothing and typesets nothing."""
    return tuple(_Status(project, options or Options()).of_all(selection))


class _Status:
    def __init__(self, project: Project, options: Options) -> None:
        self.project = project
        self.types = options.types
        self.records = Records(project, output_folder(project, options.folder))
        self.planner = Planner(project, self.records, options)

    def of_all(self, selection: Selection) -> Iterator[BriefStatus]:
        asked = targets(self.project, selection)
        every = together(asked if selection.is_all else targets(self.project, Selection()))
        for topic, of_topic in asked.items():
            yield from self._of_topic(topic, of_topic)
        yield from self._of_index(every)
        yield from self._left_over(every)

    def _of_topic(self, topic: str, of_topic: Sequence[Target]) -> Iterator[BriefStatus]:
        looked = [self.planner.look(target) for target in of_topic]
        make: dict[Target, Mapping[OutputType, tuple[Reason, ...]]] = {}
        failed: dict[Target, Mapping[OutputType, tuple[Reason, ...]]] = {}
        wrong: Findings = ()
        if any(brief.reasons for brief in looked):
            plan = self.planner.plan(topic, looked)
            make = {task.target: task.make for task in plan.tasks}
            failed = {brief.target: brief.reasons for brief in plan.failed}
            wrong = errors(without_ignored(self.project, plan.findings))
            for task in plan.tasks:
                for type in (*task.right, *task.make):
                    self.records.foresee(task.target, type, task.basis(type))
        for target in of_topic:
            states = {type: (State.STALE, reasons) for type, reasons in make.get(target, {}).items()}
            states |= {type: (State.FAILED, reasons) for type, reasons in failed.get(target, {}).items()}
            outputs = (
                OutputStatus(self.records.shown(target.output(type)), type, *states.get(type, ()))
                for type in self.types
            )
            yield BriefStatus(target.name, tuple(outputs), wrong if target in failed else ())

    def _of_index(self, every: Sequence[Target]) -> Iterator[BriefStatus]:
        """The list of all briefs, as they will be; how many pages they will have is not known before they are made."""
        plan = plan_index(self.project, self.records, every)
        output = OutputStatus(self.records.shown(INDEX), OutputType.HTML)
        if plan is None and not self.records.stands(INDEX):
            return
        if plan is None:
            yield BriefStatus(INDEX, (output,))
        elif plan.page is None:
            failed = replace(output, state=State.FAILED, reasons=plan.reasons)
            yield BriefStatus(INDEX, (failed,), errors(plan.findings))
        else:
            state = State.STALE if plan.reasons else State.UP_TO_DATE
            yield BriefStatus(INDEX, (replace(output, state=state, reasons=plan.reasons),))

    def _left_over(self, every: Sequence[Target]) -> Iterator[BriefStatus]:
        names = [name for name in left_over(self.records, every) if self.records.stands(name)]
        for brief, of_brief in groupby(names, lambda name: name.rpartition(".")[0]):
            outputs = (
                OutputStatus(
                    self.records.shown(name),
                    OutputType(name.rpartition(".")[2]),
                    State.LEFT_OVER,
                )
                for name in of_brief
            )
            yield BriefStatus(brief, tuple(outputs))
