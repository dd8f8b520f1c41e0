"""What a topic states, for comparing: as the project has it, as it had it at a revision, or as a file says alone."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefs import git
from briefs.changes import State, stated_in
from briefs.editions import load_editions, path_of, read_record
from briefs.editorial import recorded
from briefs.files import is_file, read_text
from briefs.model import FactFile
from briefs.model.edition import FrozenEdition, Stated, read_stated
from briefs.model.embedded import Embedded, EmbeddedSentence
from briefs.model.reading import read_model
from briefs.problems import Findings, UserError, errors
from briefs.project import Project, find_project, topics
from briefs.topic import load_topic
from briefs.view.record import stated
from briefs.yaml_reader import read_yaml

from .checked_topic import CheckedTopic, check_topic
from .targets import Selection, html_path, targets

_FACT_FILES = frozenset({".yaml", ".yml"})


def stated_by(checked: CheckedTopic) -> Stated:
    """The facts and derived figures of a checked topic."""
    return read_stated(stated(checked.facts))


def state_of_project(project: Project, topic: str) -> tuple[State | None, Findings]:
    """What a project states: all of it where its facts are true, else what its fact file says.

    The findings are those that keep it, or some of its briefs, from being told, and the warnings beside them.
    """
    from .compose import compose  # noqa: PLC0415  # only what passes all checks can be printed

    of_topic = targets(project, Selection(topics=(topic,)))[topic]
    checked, findings = check_topic(project, topic)
    if checked is None:
        loaded, _ = load_topic(project, topic)
        untold = tuple(target.reader for target in of_topic)
        return (State(stated_in(loaded.book.file), untold=untold) if loaded is not None else None), findings
    told: dict[str, tuple[EmbeddedSentence, ...]] = {}
    for target in of_topic:
        page, of_page = compose(project, checked, target, html_path(project, target))
        findings += of_page
        if page is not None:
            told[target.reader] = recorded(page.sentences)
    untold = tuple(target.reader for target in of_topic if target.reader not in told)
    return State(stated_by(checked), told, untold=untold), findings


def _state_of_file(path: Path) -> State:
    """What a fact file says; raise UserError where it is none."""
    text, findings = read_text(path, str(path))
    located, of_yaml = read_yaml(text, str(path)) if text is not None else (None, ())
    file, misfits = read_model(FactFile, located) if located is not None else (None, ())
    if file is None:
        first = (*findings, *of_yaml, *misfits)[0]
        raise UserError(f"{path} is no fact file: {first.message}", first.hint)
    return State(stated_in(file))


@contextmanager
def _at_revision(project: Project, name: str) -> Iterator[Project]:
    """The project as git has it at a revision; raise UserError where there was none."""
    with tempfile.TemporaryDirectory(prefix="briefs-") as folder:
        git.write_revision(project.root, name, Path(folder))
        found, findings = find_project(Path(folder))
        if found is None or errors(findings) or found.root.resolve() != Path(folder).resolve():
            raise UserError(f"there is no project at {name!r}", "Name a revision at which `briefs check` passed.")
        yield found


def _state_of_edition(edition: FrozenEdition) -> State:
    """What an edition stated, and what its briefs said."""
    return State(edition, {reader: brief.sentences for reader, brief in edition.briefs.items()})


def topics_of(project: Project, name: str) -> tuple[str, ...]:
    """The topics that an edition or a file is about, or that a revision may be about.

    Raise UserError where nobody can know a file's.
    """
    known = topics(project)
    path = Path(name)
    if not path.is_file():
        released = (topic for topic in known if _is_edition(name) and is_file(project.root / path_of(topic, int(name))))
        return tuple(released) or known
    topic = _topic_of_file(path)
    if topic in known:
        return (topic,)
    if len(known) == 1 and path.suffix in _FACT_FILES:
        return known
    hint = f"Call a fact file as its topic is called. There are: {', '.join(known)}."
    raise UserError(f"{name} does not say of which topic of the project it is", hint)


def state_at(project: Project, name: str, topic: str) -> State | None:
    """What a project stated of a topic in an edition, at a revision, or in a file; None where it did not have it then.

    A file is a fact file, the record of an edition, or a finished brief. Raise UserError where there is nothing of this
    name.
    """
    path = Path(name)
    if path.is_file():
        return _state_in(path)
    if _is_edition(name):
        editions, findings = load_editions(project, topic, {})
        if findings:
            raise UserError(findings[0].message, findings[0].hint)
        found = next((each for each in editions if each.edition.number == int(name)), None)
        if found is not None:
            return _state_of_edition(found)
    if not git.is_revision(project.root, name):
        message = f"{name!r} is neither a fact file nor a revision that git knows, nor an edition that was released"
        raise UserError(message, "Name one of these, or a finished brief.")
    with _at_revision(project, name) as then:
        return state_of_project(then, topic)[0] if topic in topics(then) else None


def _is_edition(name: str) -> bool:
    """Whether it may be the number of one."""
    return name.isascii() and name.isdigit()


def _state_in(path: Path) -> State:
    if path.suffix in _FACT_FILES:
        return _state_of_file(path)
    if path.suffix == ".json":
        return _state_of_edition(_edition_in(path))
    embedded = _embedded_in(path)
    stated_there = Stated(measures=embedded.measures, facts=embedded.facts, derived=embedded.derived)
    told = {embedded.reader: embedded.sentences} if embedded.sentences else {}  # those made before carry none
    return State(stated_there, told, whole=False)


def _topic_of_file(path: Path) -> str:
    if path.suffix in _FACT_FILES:
        return path.stem
    return _edition_in(path).topic if path.suffix == ".json" else _embedded_in(path).topic


def _edition_in(path: Path) -> FrozenEdition:
    try:
        return read_record(read_text(path, str(path))[0] or "")
    except (ValueError, RecursionError) as error:
        raise UserError(f"{path} is no record of an edition: {error}", "Records lie in editions/.") from error


def _embedded_in(path: Path) -> Embedded:
    """The facts that a finished brief carries."""
    from .verification import carried_by  # noqa: PLC0415  # loads what reads PDFs

    embedded = carried_by(path)
    if embedded is None:
        raise UserError(f"{path} carries no facts", "Name a brief that `briefs build` made, as PDF or HTML.")
    return embedded
