"""What to tell those who hold the edition before: which statements have changed, and which file takes which's place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefs.changes import SentenceChange, State, compare
from briefs.editions import load_editions
from briefs.model.edition import FrozenChange, FrozenEdition, Stated
from briefs.problems import UserError
from briefs.project import Project

from .targets import Selection, targets


@dataclass(frozen=True, slots=True)
class ReplacedFile:
    """A document by name, with the hash of the one that is superseded and of the new one; empty where there is none."""

    name: str
    superseded: str
    new: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What the readers of a brief are to be told; only of what this brief said in one of its editions.

    `same_facts` tells that both editions of it told of the same facts.
    """

    topic: str
    audience: str
    language: str
    title: str
    old_edition: int
    old_as_of: str
    edition: int
    as_of: str
    changes: tuple[FrozenChange, ...]
    same_facts: bool
    sentences: tuple[SentenceChange, ...]
    files: tuple[ReplacedFile, ...]


def notices(project: Project, selection: Selection) -> tuple[Notice, ...]:
    """A notice for each brief that the last edition of its topic changed; raise UserError where none was released."""
    found: list[Notice] = []
    known = False
    for topic, of_topic in targets(project, selection).items():
        editions, findings = load_editions(project, topic, {})
        if findings:
            raise UserError(findings[0].message, findings[0].hint)
        known = known or bool(editions)
        readers = {target.reader: (target.audience, target.language) for target in of_topic}
        if len(editions) > 1:
            found += _of_topic(editions[-2], editions[-1], readers)
    if not known:
        raise UserError("no edition was released yet", "Release one with `briefs edition release`.")
    return tuple(found)


def _of_topic(old: FrozenEdition, new: FrozenEdition, readers: dict[str, tuple[str, str]]) -> Iterator[Notice]:
    for reader, brief in new.briefs.items():
        before = old.briefs.get(reader)
        if reader not in readers or before is None or brief.edition != new.edition.number:
            continue
        audience, language = readers[reader]
        yield Notice(
            topic=new.topic,
            audience=audience,
            language=language,
            title=brief.title,
            old_edition=before.edition,
            old_as_of=before.as_of,
            edition=brief.edition,
            as_of=brief.as_of,
            changes=brief.changes,
            same_facts=set(before.facts) == set(brief.facts),
            sentences=_sentences(old, new, reader),
            files=tuple(_files(before.files, brief.files)),
        )


def _sentences(old: FrozenEdition, new: FrozenEdition, reader: str) -> tuple[SentenceChange, ...]:
    nothing = Stated(facts={})
    states = [State(nothing, {reader: edition.briefs[reader].sentences}) for edition in (old, new)]
    return compare(*states).sentences


def _files(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[ReplacedFile]:
    return (ReplacedFile(name, old.get(name, ""), new.get(name, "")) for name in sorted({*old, *new}))
