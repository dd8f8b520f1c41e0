"""What a build would do, found out by asking what a build asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from briefs.problems import Findings, errors
from briefs.project import Project
from briefs.rebuild import Reason

from .ignoring import without_ignored
from .indexing import LIST, plan_index
from .options import Options
from .planning import Planner
from .records import INDEX, Records
from .targets import OutputType, Selection, Target, output_folder, targets


class State(StrEnum):
    """What a build would do with an output: leave it alone, make it, or fail to."""

    UP_TO_DATE = "up-to-date"
    STALE = "stale"
    FAILED = "failed"


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


def status(project: Project, selection: Selection, folder: Path | None) -> tuple[BriefStatus, ...]:
    """What a build would do about each brief, and why. Writes nothing and typesets nothing."""
    return tuple(_Status(project, folder).of_all(selection))


class _Status:
    def __init__(self, project: Project, folder: Path | None) -> None:
        self.project = project
        self.records = Records(project, output_folder(project, folder))
        self.planner = Planner(project, self.records, Options(folder=folder))

    def of_all(self, selection: Selection) -> Iterator[BriefStatus]:
        all_made = True
        for topic, of_topic in targets(self.project, selection).items():
            for brief in self._of_topic(topic, of_topic):
                all_made = all_made and all(each.state is State.UP_TO_DATE for each in brief.outputs)
                yield brief
        yield from self._of_index(all_made=all_made)

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
                for type in task.right:
                    self.records.note(task.target, type, task.basis(type))
        for target in of_topic:
            states = {type: (State.STALE, reasons) for type, reasons in make.get(target, {}).items()}
            states |= {type: (State.FAILED, reasons) for type, reasons in failed.get(target, {}).items()}
            outputs = (
                OutputStatus(self.records.shown(target, type), type, *states.get(type, ())) for type in OutputType
            )
            yield BriefStatus(target.name, tuple(outputs), wrong if target in failed else ())

    def _of_index(self, *, all_made: bool) -> Iterator[BriefStatus]:
        """The list of all briefs; what it will list is not known where a brief is still to be made."""
        plan = plan_index(self.project, self.records)
        output = OutputStatus(self.records.shown_index(), OutputType.HTML)
        if plan is None and not self.records.has_index:
            return
        if plan is None:
            yield BriefStatus(INDEX, (output,))
        elif plan.page is None:
            failed = replace(output, state=State.FAILED, reasons=plan.reasons)
            yield BriefStatus(INDEX, (failed,), errors(plan.findings))
        else:
            reasons = tuple(reason for reason in plan.reasons if all_made or reason.name != LIST)
            state = State.STALE if reasons else State.UP_TO_DATE
            yield BriefStatus(INDEX, (replace(output, state=state, reasons=reasons),))
