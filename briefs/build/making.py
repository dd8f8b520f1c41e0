"""A build: what is not up to date is composed, typeset, audited, written, and noted in the manifest."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefs.files import sha256
from briefs.pdf import Failure, Job, Limits, Typeset, Workers
from briefs.problems import Finding, Findings, errors
from briefs.project import Project
from briefs.rebuild import Reason

from .events import Event, Failed, Found, Fresh, Made, Planned, Started
from .ignoring import ignored_in_vain, without_ignored
from .indexing import index
from .records import Basis, Records
from .targets import OutputType, Selection, Target, output_folder, targets

if TYPE_CHECKING:
    from .compose import Composed


@dataclass(frozen=True, slots=True)
class Options:
    """How to build.

    `folder` is `out/` in the project where None. `jobs` is how many PDFs are made at once, one a processor where None.
    """

    types: tuple[OutputType, ...] = tuple(OutputType)
    folder: Path | None = None
    jobs: int | None = None
    force: bool = False
    strict: bool = False
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class _Stale:
    """A brief, and the types of it that are to be made, if any, with the reasons; forced ones may have none."""

    target: Target
    reasons: dict[OutputType, tuple[Reason, ...]]


@dataclass(frozen=True, slots=True)
class _Task:
    """A stale brief that is ready to be made. Its HTML is written with its PDF, so that both say the same."""

    stale: _Stale
    composed: Composed
    warnings: Findings


def build(project: Project, selection: Selection, options: Options | None = None) -> Generator[Event, None, None]:
    """Make what is asked for and not up to date, and tell of it; raise UserError for what the project does not have.

    Closed early, it ends its children and notes what was made.
    """
    return _Build(project, selection, options or Options()).run()


class _Build:
    def __init__(self, project: Project, selection: Selection, options: Options) -> None:
        self.project = project
        self.options = options
        self.selection = selection
        self.targets = targets(project, selection)
        self.records = Records(project, output_folder(project, options.folder))
        self.workers = Workers(options.jobs or os.cpu_count() or 1, options.limits)
        self.typesetting: dict[Job, _Task] = {}
        self.found: set[Finding] = set()

    def run(self) -> Generator[Event, None, None]:
        wanted = [target for of_topic in self.targets.values() for target in of_topic]
        yield Planned(tuple(self.records.shown(target, type) for target in wanted for type in self.options.types))
        try:
            with self.workers:
                for topic, of_topic in self.targets.items():
                    yield from self._topic(topic, of_topic)
                while self.workers.busy:
                    yield from self._typeset()
            yield from self._index()
        finally:
            self.records.save()
        if self.selection.is_all and not errors(self.found):
            yield from self._tell(tuple(ignored_in_vain(self.project, self.found)))

    def _index(self) -> Iterator[Event]:
        """The list of all briefs of the project that lie in the folder; written where it changed."""
        for event in index(self.project, self.records):
            if isinstance(event, Found):
                yield from self._tell(event.findings)
            else:
                yield event

    def _topic(self, topic: str, of_topic: Sequence[Target]) -> Iterator[Event]:
        """Make the briefs of a topic, all or, where anything is wrong with one of them, none."""
        briefs = [_Stale(target, self._reasons(target)) for target in of_topic]
        for each in briefs:
            yield from self._up_to_date(each)
        stale = [each for each in briefs if each.reasons]
        if of_topic and not stale:
            return
        if any(OutputType.PDF in each.reasons for each in stale):
            self.workers.warm_up()
        tasks, findings = self._composed(topic, stale)
        yield from self._tell(findings)
        if self._stops(findings):
            for each in stale:
                yield from self._failed(each)
            return
        for task in tasks:
            yield from self._make(task)

    def _reasons(self, target: Target) -> dict[OutputType, tuple[Reason, ...]]:
        reasons = {type: self.records.why(target, type) for type in self.options.types}
        return {type: why for type, why in reasons.items() if why or self.options.force}

    def _up_to_date(self, brief: _Stale) -> Iterator[Event]:
        """Tell of what is up to date, and of the warnings that were found when it was made."""
        for type in self.options.types:
            if type not in brief.reasons:
                yield Fresh(self.records.shown(brief.target, type))
                yield from self._tell(self.records.warnings(brief.target, type))

    def _composed(self, topic: str, stale: Sequence[_Stale]) -> tuple[list[_Task], Findings]:
        from .compose import check_topic, compose  # noqa: PLC0415  # takes longer to load than to see that all is made

        checked, of_topic = check_topic(self.project, topic)
        if checked is None:
            return [], of_topic
        findings = of_topic
        tasks = []
        for each in stale:
            path = self.records.shown(each.target, OutputType.HTML)
            composed, of_page = compose(self.project, checked, each.target, path)
            findings += of_page
            if composed is not None:
                tasks.append(_Task(each, composed, (*of_topic, *of_page)))
        return tasks, findings

    def _make(self, task: _Task) -> Iterator[Event]:
        from .typesetting import job_of, key_of  # noqa: PLC0415  # as above

        stale = task.stale
        job = job_of(task.composed, self.records.shown(stale.target, OutputType.PDF))
        if OutputType.PDF not in stale.reasons:
            yield from self._write_html(task)
        elif not self.options.force and self.records.is_same(stale.target, OutputType.PDF, key_of(job)):
            yield self._same(task, OutputType.PDF, key_of(job))
            yield from self._write_html(task)
        else:
            while self.workers.full:
                yield from self._typeset()
            self.typesetting[job] = task
            self.workers.start(job)
            yield Started(job.name)

    def _typeset(self) -> Iterator[Event]:
        """Take what the children have ended by now, at least one."""
        for job, result in self.workers.wait():
            yield from self._ended(job, result, self.typesetting.pop(job))

    def _ended(self, job: Job, result: Typeset | Failure, task: _Task) -> Iterator[Event]:
        from .typesetting import audited, key_of  # noqa: PLC0415  # as above

        pdf, findings = audited(self.project, task.composed, job, result)
        yield from self._tell(findings)
        if pdf is None or isinstance(result, Failure) or self._stops(findings):
            yield from self._failed(task.stale)
            return
        stale = task.stale
        self.records.write(stale.target, OutputType.PDF, pdf.pdf)
        self._note(task, OutputType.PDF, key_of(job), len(result.pages))
        yield Made(job.name, stale.reasons[OutputType.PDF], len(result.pages))
        yield from self._write_html(task)

    def _write_html(self, task: _Task) -> Iterator[Event]:
        target = task.stale.target
        if OutputType.HTML not in task.stale.reasons:
            return
        data = task.composed.page.html.encode()
        if not self.options.force and self.records.is_same(target, OutputType.HTML, sha256(data)):
            yield self._same(task, OutputType.HTML, sha256(data))
            return
        self.records.write(target, OutputType.HTML, data)
        self._note(task, OutputType.HTML, sha256(data))
        yield Made(self.records.shown(target, OutputType.HTML), task.stale.reasons[OutputType.HTML])

    def _same(self, task: _Task, type: OutputType, key: str) -> Fresh:
        self._note(task, type, key)
        return Fresh(self.records.shown(task.stale.target, type), task.stale.reasons[type])

    def _note(self, task: _Task, type: OutputType, key: str, pages: int | None = None) -> None:
        composed = task.composed
        self.records.note(task.stale.target, type, Basis(key, composed.inputs, task.warnings, composed.card, pages))

    def _failed(self, stale: _Stale) -> Iterator[Event]:
        for type in stale.reasons:
            yield Failed(self.records.shown(stale.target, type))

    def _tell(self, findings: Findings) -> Iterator[Event]:
        self.found.update(findings)
        if left := without_ignored(self.project, findings):
            yield Found(left)

    def _stops(self, findings: Findings) -> bool:
        """Whether these keep a brief from being made: errors, and with `strict` warnings that are not ignored."""
        return bool(without_ignored(self.project, findings) if self.options.strict else errors(findings))
