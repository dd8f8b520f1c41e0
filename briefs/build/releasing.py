"""The release of an edition: its briefs are made as that edition, its documents kept, its facts frozen.

The file in `editions/` is written last, and in one step: until it is there, nothing is released.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefs.editions import FOLDER, path_of, write_edition
from briefs.editorial import recorded
from briefs.files import read_bytes, sha256, write_atomically
from briefs.model.edition import FrozenBrief
from briefs.problems import Finding, Findings, UserError, errors
from briefs.project import Project
from briefs.view.record import stated

from .checked_topic import CheckedTopic, check_topic
from .compose import Composed, compose
from .events import Event, Failed, Found, Refused, Released
from .ignoring import without_ignored
from .lock import Lock
from .making import build
from .options import Options
from .records import Records
from .screen import ScreenPage
from .targets import OutputType, Selection, Target, html_path, output_folder, shown, targets
from .typesetting import job_of, key_of

#: What keeps an edition from being released although it is only a warning while it is being written.
_LOOSE_ENDS = frozenset({"W803", "W804"})


def release(project: Project, selection: Selection, options: Options, known: Findings = ()) -> Iterator[Event]:
    """Release the next edition of each topic that is asked for; tell of each, and of what keeps one from it.

    `known` was found before: with errors in it nothing is released. Raise UserError for what the project does not
    have, and where other documents lie in an edition's place.
    """
    for topic in targets(project, Selection(topics=selection.topics)):
        if errors(known):
            yield Refused(topic)
        else:
            yield from _Release(project, topic, options).run()


@dataclass(frozen=True, slots=True)
class _Release:
    project: Project
    topic: str
    options: Options

    def run(self) -> Iterator[Event]:
        of_topic = targets(self.project, Selection(topics=(self.topic,)))[self.topic]
        checked, pages, findings = self._composed(of_topic)
        if checked is not None:
            findings += _refusals(checked, pages)
        refusing = _refusing(findings)
        yield Found(tuple(dict.fromkeys((*without_ignored(self.project, findings), *refusing))))
        if checked is None or len(pages) < len(of_topic) or refusing:
            yield Refused(self.topic)
            return
        try:
            yield from self._released(checked, pages)
        except UserError:
            self._settle()
            raise
        self._settle()

    def _released(self, checked: CheckedTopic, pages: Sequence[Composed]) -> Iterator[Event]:
        """Make the briefs as the edition, and freeze it where all could be made."""
        failed = False
        for event in build(self.project, Selection(topics=(self.topic,)), self.options.for_release()):
            failed |= isinstance(event, Failed)
            yield event
        if failed:
            yield Refused(self.topic)
            return
        with Lock(output_folder(self.project, None)) as lock:
            lock.wait()
            released = self._frozen(checked, pages, lock)
        yield released

    def _settle(self) -> None:
        """Note that what was released is up to date; or, where nothing was, make drafts of what says that it was."""
        for _ in build(self.project, Selection(topics=(self.topic,)), self.options):
            pass

    def _composed(self, of_topic: Sequence[Target]) -> tuple[CheckedTopic | None, tuple[Composed, ...], Findings]:
        checked, findings = check_topic(self.project, self.topic, releasing=True)
        if checked is None:
            return None, (), findings
        pages = []
        for target in of_topic:
            page, of_page = compose(self.project, checked, target, html_path(self.project, target))
            findings += of_page
            if page is not None:
                pages.append(page)
        return checked, tuple(pages), findings

    def _frozen(self, checked: CheckedTopic, pages: Sequence[Composed], lock: Lock) -> Released:
        """Keep the documents, then write what the edition is."""
        number = checked.facts.book.file.edition.number
        documents = {page.target: self._documents(page) for page in pages}
        folder = output_folder(self.project, None) / FOLDER / self.topic / str(number)
        for of_brief in documents.values():
            _refuse_others(folder, of_brief, shown(self.project, folder))
        lock.remove_drafts(folder, self.project.root / FOLDER / self.topic)
        for of_brief in documents.values():
            for name, data in of_brief.items():
                write_atomically(folder / name, data)
        briefs = {page.target.reader: self._brief(page, documents[page.target]) for page in pages}
        record = {id: brief.model_dump(mode="json", by_alias=True) for id, brief in briefs.items()}
        write_edition(self.project, self.topic, number, {**stated(checked.facts), "briefs": record})
        changed = tuple(page.target.name for page in pages if page.card.edition == number)
        kept = tuple(page.target.name for page in pages if page.card.edition != number)
        return Released(self.topic, number, path_of(self.topic, number), shown(self.project, folder), changed, kept)

    def _documents(self, page: Composed) -> Mapping[str, bytes]:
        """The files of a brief as they lie in the output folder.

        Raise UserError where they are not made of this page: files were saved, or built, while they were being made.
        """
        folder = output_folder(self.project, None)
        names = {type: page.target.output(type) for type in OutputType}
        found = {name: read_bytes(folder / name, name)[0] for name in names.values()}
        records = Records(self.project, folder)  # read after the documents: it tells of them or of newer ones
        keys = {
            OutputType.HTML: ScreenPage.of(page.page, page.families).key,
            OutputType.PDF: key_of(job_of(page, names[OutputType.PDF])),
        }
        documents = {
            name: data
            for type, name in names.items()
            if (data := found[name]) is not None and records.is_made_of(name, keys[type], sha256(data))
        }
        for name in sorted(found.keys() - documents.keys()):
            message = f"{records.shown(name)} was made of something else while the edition was being released"
            raise UserError(message, "Nothing was released. Release again, and save nothing meanwhile.")
        return documents

    def _brief(self, page: Composed, documents: Mapping[str, bytes]) -> FrozenBrief:
        return FrozenBrief(
            edition=page.card.edition,
            as_of=page.card.as_of,
            title=page.title,
            shows=page.page.shows,
            facts=page.facts_used,
            sentences=recorded(page.sentences),
            changes=page.changes,
            files={name: sha256(data) for name, data in documents.items()},
        )


def _refuse_others(folder: Path, documents: Mapping[str, bytes], where: str) -> None:
    """Raise UserError where other documents lie in the place of these: a release that was broken off left the same."""
    for name, data in documents.items():
        there, _ = read_bytes(folder / name, name)
        if there is not None and there != data:
            hint = "They are of no edition that the project knows. Move them away, then release again."
            raise UserError(f"{where}/{name} is there already, and is another document", hint)


def _refusing(findings: Findings) -> Findings:
    """Those that keep an edition from being released, whether or not the project ignores them."""
    return (*errors(findings), *(finding for finding in findings if finding.code in _LOOSE_ENDS))


def _refusals(checked: CheckedTopic, pages: Sequence[Composed]) -> Findings:
    """E802 where the number was not raised, E805 where nothing has changed."""
    book, last = checked.facts.book, checked.history.last
    number = book.file.edition.number
    if last is None:
        return ()
    if number == last.edition.number:
        message = f"edition {number} is released already"
        hint = (
            f"Raise the number to {number + 1}, and date the edition: `edition: {{number: {number + 1}, as-of: ...}}`."
        )
        return (Finding("E802", book.place("edition", "number"), message, hint),)
    if not checked.history.since(last) and all(page.card.edition != number for page in pages):
        message = f"nothing has changed since edition {last.edition.number}"
        hint = f"Write {last.edition.number} again: an edition is for what is new to its readers."
        return (Finding("E805", book.place("edition", "number"), message, hint),)
    return ()
