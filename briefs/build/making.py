"""A build: what is not up to date is composed, typeset, audited, written, and noted in the manifest."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from itertools import chain

from briefs import pdf
from briefs.model.relaxed import RelaxedCheck
from briefs.problems import Finding, Findings, errors
from briefs.project import Project, topics
from briefs.readers import readers

from .engines import Typesetters, check_engine, typesetters
from .events import Composed, Event, Failed, Found, Fresh, LeftOver, Made, Planned, Removed, Started, Waiting
from .ignoring import ignored_in_vain, without_ignored
from .indexing import plan_index
from .left_over import left_over
from .lock import Lock
from .options import Options
from .ordering import longest_first, longest_topics_first
from .planning import Looked, Planner, Task, stops
from .records import CACHE, INDEX, Records
from .relaxing import relaxed_in_vain
from .targets import OutputType, Selection, Target, output_folder, shown, shown_before, targets, together


def build(
    project: Project, selection: Selection, options: Options | None = None, known: Findings = ()
) -> Generator[Event, None, None]:
    """Make what is asked for and not up to date, and tell of it; raise UserError for what the project does not have.

    `known` was found before. Closed early, it ends its children and notes what was made.
    """
    return _Build(project, selection, options or Options(), known).run()


class _Build:
    def __init__(self, project: Project, selection: Selection, options: Options, known: Findings) -> None:
        self.project = project
        self.known = known
        self.options = options
        self.selection = selection
        self.targets = targets(project, selection)
        self.every = together(self.targets if selection.is_all else targets(project, Selection()))
        self.folder = output_folder(project, options.folder)
        self.closing = ExitStack()
        self.typesetting: dict[pdf.Job, Task] = {}
        self.found: set[Finding] = set()
        self.relaxed: list[RelaxedCheck] = []
        self.composed = False

    def run(self) -> Generator[Event, None, None]:
        check_engine(self.options.engine)
        wanted = together(self.targets)
        before = shown_before(self.project, self.folder)
        yield Planned(tuple(f"{before}{target.output(type)}" for target in wanted for type in self.options.types))
        yield from self._tell(self.known)
        with Lock(self.folder) as lock:
            if lock.taken():
                yield Waiting(shown(self.project, self.folder))
                lock.wait()
            lock.remove_drafts(self.folder, self.folder / CACHE)
            self.records = Records(self.project, self.folder)
            self.planner = Planner(self.project, self.records, self.options)
            try:
                yield from self._all()
            finally:
                self.records.save()
        if self.selection.is_all and not errors(self.found):
            yield from self._tell(tuple(relaxed_in_vain(self.relaxed)))
            yield from self._tell(tuple(ignored_in_vain(self.project, self.found)))

    def _all(self) -> Iterator[Event]:
        with self.closing:
            looked = {
                topic: [self.planner.look(target) for target in of_topic] for topic, of_topic in self.targets.items()
            }
            for brief in chain.from_iterable(looked.values()):
                yield from self._up_to_date(brief)
            stale = {
                topic: of_topic
                for topic, of_topic in looked.items()
                if not of_topic or any(brief.reasons for brief in of_topic)
            }
            for topic, of_topic in longest_topics_first(self.project, stale):
                yield from self._topic(topic, of_topic)
            while self.typesetting:
                yield from self._typeset()
        if self.composed:
            self.records.prune_cache(len(self.every))
        yield from self._index()
        yield from self._left_over()

    @cached_property
    def workers(self) -> Typesetters:
        """What typesets, where there is anything to typeset."""
        options = self.options
        found = typesetters(options.engine, options.jobs, options.limits)
        self.closing.enter_context(found)
        return found

    def _index(self) -> Iterator[Event]:
        """The list of all briefs of the project that lie in the folder; written where it changed."""
        plan = plan_index(self.project, self.records, self.every)
        if plan is None:
            return
        yield from self._tell(plan.findings)
        if plan.page is None:
            yield Failed(self.records.shown(INDEX))
            return
        if plan.reasons:
            self.records.write_index(plan.page.written(self.records.folder))
            yield Made(self.records.shown(INDEX), plan.reasons)
        self.records.note_index(plan.basis)

    def _left_over(self) -> Iterator[Event]:
        """Tell of what is left of briefs that the project has no more, and remove it where that is asked for."""
        names = left_over(self.records, self.every)
        if names and self.options.prune:
            for topic in topics(self.project):  # also of those that were not asked for
                yield from self._tell(readers(self.project, topic)[1])
        for name in names:
            standing = self.records.stands(name)
            why_kept = self._why_kept(name) if standing else ""
            if not standing or (self.options.prune and not why_kept):
                self.records.remove(name)
            if standing:
                kept = why_kept or not self.options.prune
                yield LeftOver(self.records.shown(name), why_kept) if kept else Removed(self.records.shown(name))

    def _why_kept(self, name: str) -> str:
        if not self.options.prune:
            return ""
        if stops(self.project, tuple(self.found), self.options):
            return "nothing is removed while something is wrong"
        return "" if self.records.is_as_made(name) else "it is not as it was made: remove it by hand"

    def _topic(self, topic: str, looked: Sequence[Looked]) -> Iterator[Event]:
        """Make the briefs of a topic, all or, where anything is wrong with one of them, none."""
        if any(OutputType.PDF in brief.reasons for brief in looked):
            self.workers.warm_up()
        if self.composed:
            gc.collect()  # what the topic before was made from refers to itself in circles
        self.composed = True
        plan = self.planner.plan(topic, looked)
        yield from self._tell(plan.findings)
        for brief in plan.failed:
            yield from self._failed(brief.target, brief.reasons)
        tasks = longest_first(plan.tasks)
        for task in tasks:
            outputs = tuple(self.records.shown(task.target.output(type)) for type in task.make)
            yield Composed(outputs, len(task.job.html))
        for task in tasks:
            yield from self._make(task)

    def _up_to_date(self, brief: Looked) -> Iterator[Event]:
        """Tell of what is up to date, and of the warnings that were found when it was made."""
        for type in self.options.types:
            if type not in brief.reasons:
                yield Fresh(self.records.shown(brief.target.output(type)))
                yield from self._tell(self.records.warnings(brief.target, type))
        if not brief.reasons:
            self.relaxed += self.records.relaxed(brief.target, self.options.types)

    def _make(self, task: Task) -> Iterator[Event]:
        if OutputType.PDF not in task.make:
            yield from self._finish(task)
            return
        while self.workers.full:
            yield from self._typeset()
        self.typesetting[task.job] = task
        self.workers.start(task.job)
        yield Started(task.job.name)

    def _typeset(self) -> Iterator[Event]:
        """Take what the children have ended by now, at least one."""
        for job, result in self.workers.wait():
            yield from self._ended(result, self.typesetting.pop(job))

    def _ended(self, result: pdf.Typeset | pdf.Failure, task: Task) -> Iterator[Event]:
        from .typesetting import audited, measured  # noqa: PLC0415  # takes longer to load than to see that all is made

        finished, findings = audited(self.project, task.composed, task.job, result)
        if finished is not None and isinstance(result, pdf.Typeset):
            composed, of_length = measured(task.composed, result.pages, result.bookmarks)
            task, findings = replace(task, composed=composed), (*findings, *of_length)
        yield from self._tell(findings)
        if finished is None or isinstance(result, pdf.Failure) or stops(self.project, findings, self.options):
            yield from self._failed(task.target, (*task.make, *task.right))
            return
        self.records.write(task.target, OutputType.PDF, finished.pdf)
        self._note(task, OutputType.PDF, len(result.pages))
        yield Made(task.job.name, task.make[OutputType.PDF], len(result.pages))
        yield from self._finish(task)

    def _finish(self, task: Task) -> Iterator[Event]:
        """What is left of a brief when its PDF, if any was to be made, is written."""
        for type in task.right:
            self._note(task, type)
            yield Fresh(self.records.shown(task.target.output(type)))
        if OutputType.HTML in task.make:
            self.records.write(task.target, OutputType.HTML, task.page.written(self.records.folder))
            self._note(task, OutputType.HTML)
            yield Made(self.records.shown(task.target.output(OutputType.HTML)), task.make[OutputType.HTML])

    def _note(self, task: Task, type: OutputType, pages: int | None = None) -> None:
        self.records.note(task.target, type, task.basis(type, pages))
        self.records.save_when_due()
        self.relaxed += task.composed.relaxed

    def _failed(self, target: Target, types: Iterable[OutputType]) -> Iterator[Event]:
        for type in types:
            yield Failed(self.records.shown(target.output(type)))

    def _tell(self, findings: Findings) -> Iterator[Event]:
        self.found.update(findings)
        if left := without_ignored(self.project, findings):
            yield Found(left)
