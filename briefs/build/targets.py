"""Which briefs there are, and which of them are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefs.files import is_file
from briefs.model.nearest import did_you_mean
from briefs.problems import UserError
from briefs.project import FACTS, Project, known_audiences, topics

#: The folder in a project where its outputs go.
OUT = "out"


class OutputType(StrEnum):
    """What a brief is made as."""

    PDF = "pdf"
    HTML = "html"


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """One brief: a topic for an audience in a language."""

    topic: str
    audience: str
    language: str

    @property
    def name(self) -> str:
        return f"{self.topic}.{self.reader}"

    @property
    def reader(self) -> str:
        """For whom it is, within its topic."""
        return f"{self.audience}.{self.language}"

    @property
    def prose(self) -> str:
        """The path of its sentences in the project."""
        return f"{FACTS}/{self.topic}/{self.audience}.{self.language}.md"

    def output(self, type: OutputType) -> str:
        """The name of the file it is made as."""
        return f"{self.name}.{type.value}"


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a project is asked for; an empty tuple means all of a kind."""

    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        return not (self.topics or self.audiences or self.languages)


def targets(project: Project, selection: Selection) -> dict[str, tuple[Target, ...]]:
    """The briefs that are asked for, by topic: those that have prose, and those that the project or the user names.

    Raise UserError for a topic, audience or language that the project does not have.
    """
    known = project.file.audiences or known_audiences(project)
    chosen_topics = _chosen("topic", selection.topics, topics(project))
    audiences = _chosen("audience", selection.audiences, known)
    languages = _chosen("language", selection.languages, project.file.languages)
    needed = bool(selection.audiences or project.file.audiences)
    found: dict[str, tuple[Target, ...]] = {}
    for topic in chosen_topics:
        every = (Target(topic, audience, language) for audience in audiences for language in languages)
        found[topic] = tuple(target for target in every if needed or is_file(f"{project.root}/{target.prose}"))
    return found


def together(by_topic: Mapping[str, Sequence[Target]]) -> tuple[Target, ...]:
    """The briefs of all topics, in order."""
    return tuple(target for of_topic in by_topic.values() for target in of_topic)


def output_folder(project: Project, asked_for: Path | None) -> Path:
    """The folder for the outputs: `out/` in the project where none is asked for."""
    return asked_for or project.root / OUT


def shown(project: Project, path: Path) -> str:
    """A path as it is shown: relative to the project where it lies inside."""
    full = path.resolve()
    root = project.root.resolve()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else str(path)


def shown_before(project: Project, folder: Path) -> str:
    """What stands before the names of a folder's files where they are shown."""
    name = shown(project, folder)
    return "" if name == "." else f"{name}/"


def html_path(project: Project, target: Target) -> str:
    """Where the page of a brief would go, as it is shown."""
    return shown(project, output_folder(project, None) / target.output(OutputType.HTML))


def _chosen(what: str, asked_for: Sequence[str], known: Iterable[str]) -> tuple[str, ...]:
    known = tuple(known)
    for name in asked_for:
        if name not in known:
            near = did_you_mean(name, known)
            raise UserError(f"there is no {what} {name!r}", near or _listed(what, known))
    return tuple(dict.fromkeys(asked_for)) or known


def _listed(what: str, known: tuple[str, ...]) -> str:
    return f"The project has: {', '.join(known)}." if known else f"The project has no {what}."
