"""A build: what is not up to date is composed, typeset, audited, written, and noted in the manifest."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefs.model.audience import RelaxedCheck
from briefs.pdf import Failure, Job, Limits, Typeset, Workers
from briefs.problems import Finding, Findings, errors, stopping
from briefs.project import Project
from briefs.rebuild import Reason

from .events import Event, Failed, Found, Fresh, Made, Planned, Started
from .ignoring import ignored_in_vain, without_ignored
from .indexing import index
from .records import Basis, Records
from .relaxing import relaxed_in_vain
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
        self.relaxed: list[RelaxedCheck] = []

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
            yield from self._tell(tuple(relaxed_in_vain(self.relaxed)))
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
        tasks, findings = self._composed(topic, stale, [each.target for each in briefs if not each.reasons])
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
        if not brief.reasons:
            self.relaxed += self.records.relaxed(brief.target)

    def _composed(self, topic: str, stale: Sequence[_Stale], others: Sequence[Target]) -> tuple[list[_Task], Findings]:
        from .agreement import check_agreement  # noqa: PLC0415  # takes longer to load than to see that all is made
        from .checked_topic import check_topic  # noqa: PLC0415  # as above
        from .compose import compose  # noqa: PLC0415  # as above

        checked, of_topic = check_topic(self.project, topic)
        if checked is None:
            return [], of_topic
        findings = of_topic
        pages: list[Composed] = []
        warnings: list[tuple[_Stale, Findings]] = []
        for each in stale:
            path = self.records.shown(each.target, OutputType.HTML)
            composed, of_page = compose(self.project, checked, each.target, path)
            findings += of_page
            if composed is not None:
                pages.append(composed)
                warnings.append((each, (*of_topic, *of_page)))
        known, of_pages = check_agreement(self.project, checked, pages, others)
        tasks = [_Task(each, page, found) for page, (each, found) in zip(known, warnings, strict=True)]
        return tasks, (*findings, *of_pages)

    def _make(self, task: _Task) -> Iterator[Event]:
        from .typesetting import job_of, key_of  # noqa: PLC0415  # as above

        stale = task.stale
        job = job_of(task.composed, self.records.shown(stale.target, OutputType.PDF))
        if OutputType.PDF not in stale.reasons:
            yield from self._write_html(task)
        elif not self.options.force and self.records.is_same(stale.target, OutputType.PDF, key_of(job)):
            yield from self._unchanged(task, key_of(job))
        else:
            while self.workers.full:
                yield from self._typeset()
            self.typesetting[job] = task
            self.workers.start(job)
            yield Started(job.name)

    def _unchanged(self, task: _Task, key: str) -> Iterator[Event]:
        """A PDF that would be the same: what is asked of its length may have changed."""
        from briefs.pdf.text import bookmarks, page_texts  # noqa: PLC0415  # as above

        from .typesetting import measured  # noqa: PLC0415  # as above

        data = self.records.read(task.stale.target, OutputType.PDF)
        composed, findings = measured(task.composed, page_texts(data), bookmarks(data))
        task = replace(task, composed=composed)
        yield from self._tell(findings)
        if self._stops(findings):
            yield from self._failed(task.stale)
            return
        yield self._same(task, OutputType.PDF, key)
        yield from self._write_html(task)

    def _typeset(self) -> Iterator[Event]:
        """Take what the children have ended by now, at least one."""
        for job, result in self.workers.wait():
            yield from self._ended(job, result, self.typesetting.pop(job))

    def _ended(self, job: Job, result: Typeset | Failure, task: _Task) -> Iterator[Event]:
        from .typesetting import audited, key_of, measured  # noqa: PLC0415  # as above

        pdf, findings = audited(self.project, task.composed, job, result)
        if pdf is not None and isinstance(result, Typeset):
            composed, of_length = measured(task.composed, result.pages, result.bookmarks)
            task, findings = replace(task, composed=composed), (*findings, *of_length)
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
        from .screen import ScreenPage  # noqa: PLC0415  # as above

        target = task.stale.target
        if OutputType.HTML not in task.stale.reasons:
            return
        page = ScreenPage.of(task.composed.page, task.composed.families)
        if not self.options.force and self.records.is_same(target, OutputType.HTML, page.key):
            yield self._same(task, OutputType.HTML, page.key)
            return
        self.records.write(target, OutputType.HTML, page.written(self.records.folder))
        self._note(task, OutputType.HTML, page.key)
        yield Made(self.records.shown(target, OutputType.HTML), task.stale.reasons[OutputType.HTML])

    def _same(self, task: _Task, type: OutputType, key: str) -> Fresh:
        self._note(task, type, key)
        return Fresh(self.records.shown(task.stale.target, type), task.stale.reasons[type])

    def _note(self, task: _Task, type: OutputType, key: str, pages: int | None = None) -> None:
        made = task.composed
        basis = Basis(key, made.inputs, task.warnings, made.card, pages, made.relaxed)
        self.records.note(task.stale.target, type, basis)
        self.relaxed += made.relaxed

    def _failed(self, stale: _Stale) -> Iterator[Event]:
        for type in stale.reasons:
            yield Failed(self.records.shown(stale.target, type))

    def _tell(self, findings: Findings) -> Iterator[Event]:
        self.found.update(findings)
        if left := without_ignored(self.project, findings):
            yield Found(left)

    def _stops(self, findings: Findings) -> bool:
        """Whether these keep a brief from being made: errors, and with `strict` warnings that are not ignored."""
        return bool(stopping(without_ignored(self.project, findings), strict=self.options.strict))
