"""One topic as its author wrote it: the fact file, the texts of its sources, and its prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefs.files import FilesUsed, read_inside
from briefs.model import FactFile
from briefs.model.base import is_id
from briefs.model.book import FactBook, SourceText
from briefs.model.reading import bad_id, read_model
from briefs.model.references import check_references
from briefs.problems import Finding, Findings, Place, errors, in_order
from briefs.project import FACTS, Project, topics, unknown_topic
from briefs.prose import Prose, parse
from briefs.readers import Reader, readers
from briefs.sources import read_sources
from briefs.yaml_reader import read_yaml


@dataclass(frozen=True, slots=True)
class ProseFile:
    """A prose file: its text, which `briefs.prose.lint` reads, and the tree that was made of it."""

    path: str
    text: str
    prose: Prose


@dataclass(frozen=True, slots=True)
class Topic:
    """What was read; whether it is true is not known yet.

    `texts` lacks the sources that could not be read, `prose` the files that could not. `files_used` holds every file
    that was looked for, with the sha256 of what was found.
    """

    book: FactBook
    texts: Mapping[str, SourceText]
    prose: Mapping[Reader, ProseFile]
    files_used: Mapping[str, str | None]


def load_topic(project: Project, topic: str) -> tuple[Topic | None, Findings]:
    """Read a topic of the project, and say all that is wrong with the form of its files.

    None comes back where the fact file cannot be used: it has not the right form, or names ids that do not exist.
    """
    if topic not in topics(project):
        return None, (unknown_topic(project, topic, Place(FACTS)),)
    used: FilesUsed = {}
    book, findings = _read_facts(project, topic, used)
    usable = book is not None and not errors(findings)
    prose, of_prose = _read_prose(project, topic, used)
    texts, of_sources = read_sources(project.root, book, used) if book else ({}, ())
    findings = in_order((*findings, *of_prose, *of_sources))
    return (Topic(book, texts, prose, used) if book and usable else None), findings


def _read_facts(project: Project, topic: str, used: FilesUsed) -> tuple[FactBook | None, Findings]:
    """The fact file, if it has the right form; what is wrong with the ids it names is found in any case."""
    path = f"{FACTS}/{topic}.yaml"
    misnamed = () if is_id(topic) else (bad_id(Place(path), topic),)
    text, findings = read_inside(project.root, path, used)
    if text is None:
        return None, misnamed + findings
    book, findings = _facts(text, path, topic)
    return book, misnamed + findings


@lru_cache(maxsize=4)
def _facts(text: str, path: str, topic: str) -> tuple[FactBook | None, Findings]:
    """What a text says. A preview reads it again after each save, and others than this are saved more often."""
    located, findings = read_yaml(text, path)
    if located is None:
        return None, findings
    file, misfits = read_model(FactFile, located)
    findings = (*findings, *misfits, *check_references(located, file))
    return (FactBook(topic, file, located) if file else None), findings


_parse = lru_cache(maxsize=16)(parse)


def _read_prose(project: Project, topic: str, used: FilesUsed) -> tuple[Mapping[Reader, ProseFile], Findings]:
    """The prose of the audiences that the project lists, or else of all that have a file."""
    of_files, misnamed = readers(project, topic)
    findings: list[Finding] = [*misnamed]
    prose: dict[Reader, ProseFile] = {}
    present: set[Reader] = set()
    for path, reader in of_files.items():
        if not _is_wanted(project, reader[0]):
            continue
        present.add(reader)
        text, unreadable = read_inside(project.root, path, used)
        findings += unreadable
        if text is None:
            continue
        tree, wrong = _parse(text, path)
        findings += wrong
        if tree is not None:
            prose[reader] = ProseFile(path, text, tree)
    return prose, (*findings, *_missing(project, f"{FACTS}/{topic}", present))


def _is_wanted(project: Project, audience: str) -> bool:
    return project.file.audiences is None or audience in project.file.audiences


def _missing(project: Project, folder: str, present: set[Reader]) -> Iterator[Finding]:
    """E413 for the audiences that the project lists and the topic has nothing for."""
    for audience in project.file.audiences or ():
        for language in project.file.languages:
            if (audience, language) not in present:
                place = Place(f"{folder}/{audience}.{language}.md")
                hint = f"Write this file, or remove {audience!r} from `audiences` in briefs.yaml."
                yield Finding("E413", place, f"there is no prose for the audience {audience!r}", hint)
