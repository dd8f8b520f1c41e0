"""What is to be done about each brief, and why: asked by a build, which does it, and by `status`, which tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefs.problems import Findings, stopping
from briefs.project import Project
from briefs.rebuild import Anew, Reason, Told

from .ignoring import without_ignored
from .options import Options
from .records import Basis, Records
from .targets import OutputType, Target

if TYPE_CHECKING:
    from briefs.pdf import Job

    from .checked_topic import CheckedTopic
    from .compose import Composed
    from .screen import ScreenPage


@dataclass(frozen=True, slots=True)
class Looked:
    """A brief, and the types of it that may have to be made, if any, with the reasons; forced ones may have none."""

    target: Target
    reasons: Mapping[OutputType, tuple[Reason, ...]]


@dataclass(frozen=True, slots=True)
class Task:
    """A brief that was composed: the types of it that are to be made, with the reasons, and those that are right.

    Where its PDF is to be made, the HTML is written with it, so that both say the same. `told` is what it tells of its
    fact file.
    """

    target: Target
    composed: Composed
    warnings: Findings
    job: Job
    page: ScreenPage
    keys: Mapping[OutputType, str]
    make: Mapping[OutputType, tuple[Reason, ...]]
    right: tuple[OutputType, ...]
    told: Mapping[str, Told]

    def basis(self, type: OutputType, pages: int | None = None) -> Basis:
        """What is noted of an output."""
        made = self.composed
        return Basis(self.keys[type], made.inputs, self.warnings, made.card, pages, made.relaxed, self.told)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done about the briefs of a topic that had to be looked at. `failed` are those with errors."""

    tasks: tuple[Task, ...]
    failed: tuple[Looked, ...]
    findings: Findings


class Planner:
    """Decides about the briefs of a project with one set of options. Reads, and writes nothing."""

    def __init__(self, project: Project, records: Records, options: Options) -> None:
        self._project = project
        self._records = records
        self._options = options

    @property
    def _anyway(self) -> bool:
        """Whether all is looked at, whatever it was made from."""
        return self._options.force or self._options.releasing

    def look(self, target: Target) -> Looked:
        """Which types of a brief may have to be made: quickly, from the hashes of all they were made from."""
        reasons = {type: self._records.why_look(target, type) for type in self._options.types}
        return Looked(target, {type: why for type, why in reasons.items() if why or self._anyway})

    def plan(self, topic: str, briefs: Sequence[Looked]) -> Plan:
        """Compose those briefs of a topic that may have to be made, to see which are to be: all, or with errors none.

        What only the typesetter can find is not found here.
        """
        stale = tuple(brief for brief in briefs if brief.reasons)
        checked, composed, findings = self._composed(topic, stale, [each.target for each in briefs if not each.reasons])
        if checked is None or self._stops(findings):
            return Plan((), stale, findings)
        tasks: list[Task] = []
        failed: list[Looked] = []
        for brief, page, warnings in composed:
            task, of_length = self._measured(self._task(checked, brief, page, warnings))
            findings += of_length
            if self._stops(of_length):
                failed.append(brief)
            else:
                tasks.append(task)
        return Plan(tuple(tasks), tuple(failed), findings)

    def _composed(
        self, topic: str, stale: Sequence[Looked], others: Sequence[Target]
    ) -> tuple[CheckedTopic | None, Sequence[tuple[Looked, Composed, Findings]], Findings]:
        from .agreement import check_agreement, shown_page  # noqa: PLC0415  # takes longer to load than to see that all is made
        from .checked_topic import check_topic  # noqa: PLC0415  # as above
        from .compose import compose  # noqa: PLC0415  # as above

        checked, of_topic = check_topic(self._project, topic, releasing=self._options.releasing)
        if checked is None:
            return None, (), of_topic
        findings = of_topic
        pages: list[Composed] = []
        warned: list[tuple[Looked, Findings]] = []
        for brief in stale:
            path = self._records.shown(brief.target.output(OutputType.HTML))
            page, of_page = compose(self._project, checked, brief.target, path)
            findings += of_page
            if page is not None:
                pages.append(page)
                warned.append((brief, (*of_topic, *of_page)))
        shown = (shown_page(self._project, checked, target) for target in others)
        known, of_pages = check_agreement(checked, pages, filter(None, shown))
        composed = [(brief, page, found) for page, (brief, found) in zip(known, warned, strict=True)]
        return checked, composed, (*findings, *of_pages)

    def _task(self, checked: CheckedTopic, brief: Looked, composed: Composed, warnings: Findings) -> Task:
        from .screen import ScreenPage  # noqa: PLC0415  # as above
        from .told import spoken_for, told  # noqa: PLC0415  # as above
        from .typesetting import job_of, key_of  # noqa: PLC0415  # as above

        job = job_of(composed, self._records.shown(brief.target.output(OutputType.PDF)))
        page = ScreenPage.of(composed.page, composed.families)
        keys = {OutputType.PDF: key_of(job), OutputType.HTML: page.key}
        tells, behind = told(composed.facts_json, checked.facts), spoken_for(checked.facts)
        make = {
            type: self._records.why_make(brief.target, type, looked, Anew(keys[type], tells, behind))
            for type, looked in brief.reasons.items()
        }
        right = () if self._options.force else tuple(type for type, reasons in make.items() if not reasons)
        make = {type: reasons for type, reasons in make.items() if type not in right}
        return Task(brief.target, composed, warnings, job, page, keys, make, right, tells)

    def _measured(self, task: Task) -> tuple[Task, Findings]:
        """A PDF that is right: what is asked of its length may have changed."""
        if OutputType.PDF not in task.right:
            return task, ()
        from briefs.pdf.text import bookmarks, page_texts  # noqa: PLC0415  # as above

        from .typesetting import measured  # noqa: PLC0415  # as above

        data = self._records.read(task.target, OutputType.PDF)
        composed, findings = measured(task.composed, page_texts(data), bookmarks(data))
        return replace(task, composed=composed), findings

    def _stops(self, findings: Findings) -> bool:
        return stops(self._project, findings, self._options)


def stops(project: Project, findings: Findings, options: Options) -> bool:
    """Whether these keep a brief from being made: errors, and with `strict` warnings that are not ignored."""
    return bool(stopping(without_ignored(project, findings), strict=options.strict))
