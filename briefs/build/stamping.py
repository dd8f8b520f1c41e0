"""Which edition a brief is: the one in which what it shows changed last, a draft after that, or one to be released."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefs.evidence import Kept
from briefs.evidence.checked import CheckedFacts
from briefs.model.nearest import did_you_mean
from briefs.model.times import PartialDate
from briefs.problems import Finding, Findings

if TYPE_CHECKING:  # most topics have no edition yet, and are not compared with any
    from briefs.changes import Differences
    from briefs.model.edition import FrozenEdition, Stated
    from briefs.model.embedded import EmbeddedSentence
    from briefs.view.stamp import Before, Stamp


@dataclass(frozen=True, slots=True)
class History:
    """The editions of a topic, the oldest first, beside what it states now."""

    editions: tuple[FrozenEdition, ...]
    facts: CheckedFacts
    _stated: list[Stated] = field(default_factory=list)
    _differences: dict[int, Differences] = field(default_factory=dict)

    @property
    def last(self) -> FrozenEdition | None:
        return self.editions[-1] if self.editions else None

    @property
    def stated(self) -> Stated:
        """What the topic states now; worked out when it is first asked for."""
        if not self._stated:
            from briefs.model.edition import read_stated  # noqa: PLC0415  # as above
            from briefs.view.record import stated  # noqa: PLC0415  # as above

            self._stated.append(read_stated(stated(self.facts)))
        return self._stated[0]

    def since(self, edition: FrozenEdition) -> Differences:
        """What is different since an edition."""
        number = edition.edition.number
        if number not in self._differences:
            from briefs.changes import State, compare  # noqa: PLC0415  # as above

            self._differences[number] = compare(State(edition), State(self.stated))
        return self._differences[number]

    def kept(self, reader: str) -> Stamp | None:
        """The stamp that a brief has as long as it shows what it showed; None where it was never released.

        None, too, where a value has changed that it showed: then it shows something else for certain.
        """
        last = self.last
        brief = last.briefs.get(reader) if last is not None else None
        if last is None or brief is None:
            return None
        moved = {change.id for change in self.since(last).changed if change.moved}
        if not moved.isdisjoint(brief.facts):
            return None
        from briefs.view.stamp import Stamp  # noqa: PLC0415  # as above

        before = self._before(brief.edition, reader)
        if before is not None:
            before = replace(before, told=frozenset(change.id for change in brief.changes))
        return Stamp(brief.edition, PartialDate.parse(brief.as_of), before=before)

    def coming(self, reader: str, *, releasing: bool) -> Stamp:
        """The stamp of a brief that shows something else than it did, or was never released."""
        from briefs.view.stamp import Stamp  # noqa: PLC0415  # as above

        edition, last = self.facts.book.file.edition, self.last
        if last is None:
            return Stamp.of(edition)
        number = edition.number if releasing else last.edition.number
        before = self._before(last.edition.number + 1, reader)
        return Stamp(number, edition.as_of, draft=not releasing, before=before)

    def shows(self, reader: str) -> str:
        """The hash of what a brief showed in the last edition; empty where it was in none."""
        brief = self.last.briefs.get(reader) if self.last is not None else None
        return brief.shows if brief is not None else ""

    def said(self, reader: str) -> str:
        """The letters of what its author said in a brief in the last edition; empty where it was in none."""
        brief = self.last.briefs.get(reader) if self.last is not None else None
        return letters_of(brief.sentences) if brief is not None else ""

    def _before(self, number: int, reader: str) -> Before | None:
        """The edition before one of this number, where the brief stood in it."""
        older = [edition for edition in self.editions if edition.edition.number < number]
        if not older or reader not in older[-1].briefs:
            return None
        from briefs.view.stamp import Before  # noqa: PLC0415  # as above

        edition = older[-1]
        brief = edition.briefs[reader]
        shown = frozenset(brief.facts)
        return Before(edition.edition.number, brief.edition, edition, self.since(edition), shown, told=shown)


def letters_of(sentences: Iterable[EmbeddedSentence]) -> str:
    """What sentences say, however they are told apart."""
    return "".join("".join(each.text.split()) for each in sentences)


def kept_marks(editions: tuple[FrozenEdition, ...]) -> Kept:
    """The letters and marks that the editions gave, as the last gave them; what is retired is not given again."""
    letters: dict[str, str] = {}
    marks: dict[str, str] = {}
    discrepancies: dict[tuple[str, ...], str] = {}
    for edition in editions:
        letters |= {id: source.letter for id, source in edition.sources.items()}
        marks |= {id: fact.mark for id, fact in edition.facts.items()}
        marks |= {id: derived.mark for id, derived in edition.derived.items()}
        discrepancies |= {found.facts: mark for mark, found in edition.discrepancies.items()}
    return Kept(tuple(letters.items()), tuple(marks.items()), tuple(discrepancies.items()))


def check_history(history: History) -> Findings:
    """E802 for a number that does not follow; W803 and W804 for changes that are not, or are no longer, explained."""
    if history.last is None:
        return ()
    return (*_number(history, history.last), *_unexplained(history, history.last), *_absent(history, history.last))


def _number(history: History, last: FrozenEdition) -> Iterator[Finding]:
    book, released = history.facts.book, last.edition.number
    number = book.file.edition.number
    if number not in {released, released + 1}:
        message = f"edition {number} does not follow: edition {released} is the last that was released"
        hint = f"Write {released + 1} for the next edition, or {released} as long as it is not to be released."
        yield Finding("E802", book.place("edition", "number"), message, hint)


def unexplained(history: History, last: FrozenEdition) -> tuple[str, ...]:
    """The facts that say something else than in the last edition, or are gone, and have no entry under `changes`."""
    entries = {entry.fact for entry in history.facts.book.file.changes if entry.after == last.edition.number}
    differences = history.since(last)
    changed = [change.id for change in differences.changed if change.says and not change.follows]
    return tuple(id for id in (*changed, *(each.id for each in differences.removed)) if id not in entries)


def _unexplained(history: History, last: FrozenEdition) -> Iterator[Finding]:
    book, number = history.facts.book, last.edition.number
    for id in unexplained(history, last):
        there = id in book.file.facts or id in book.file.derived
        group = "facts" if id in book.file.facts else "derived"
        place = book.located.place((group, id) if there else ("facts",), key=True)
        what = "says something else than" if there else "is gone since"
        hint = f"Write under `changes`: - {{fact: {id}, after: {number}, kind: correction, why: ...}}, or kind: update."
        yield Finding("W803", place, f"{id!r} {what} edition {number}, and `changes` does not say why", hint)


def _absent(history: History, last: FrozenEdition) -> Iterator[Finding]:
    """Entries on editions before the last are history: what they were about is not looked for again."""
    book = history.facts.book
    known = {edition.edition.number for edition in history.editions}
    changed = history.since(last).ids
    for index, entry in enumerate(book.file.changes):
        if entry.after not in known:
            place = book.place("changes", index, "after")
            message = f"there is no edition {entry.after} after which {entry.fact!r} could have changed"
            hint = f"The last that was released is edition {last.edition.number}."
            yield Finding("W804", place, message, hint)
        elif entry.after == last.edition.number and entry.fact not in changed:
            place = book.place("changes", index, "fact")
            near = did_you_mean(entry.fact, changed)
            hint = near or "Take the entry out, or change the fact."
            yield Finding("W804", place, f"{entry.fact!r} is as it was in edition {entry.after}", hint)
