"""What differs between two states of a topic: editions, revisions, fact files, finished briefs, or as it is now."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.changes import Differences, State, compare
from briefs.problems import UserError
from briefs.project import Project

from .stating import state_at, state_of_project, topics_of


@dataclass(frozen=True, slots=True)
class TopicDifferences:
    """What differs in a topic; `old` and `new` are the names of its states, `new` empty for the project as it is."""

    topic: str
    old: str
    new: str
    differences: Differences


def differences_between(project: Project, old: str, new: str | None, topic: str | None) -> tuple[TopicDifferences, ...]:
    """Compare the topic that is named, or those that both states have; raise UserError for what there is not."""
    shared = [each for each in topics_of(project, old) if new is None or each in topics_of(project, new)]
    if topic is not None and topic not in shared:
        raise UserError(f"there is no topic {topic!r} to compare", f"There are: {', '.join(shared) or 'none'}.")
    found = []
    for each in shared if topic is None else [topic]:
        before = state_at(project, old, each)
        after = state_at(project, new, each) if new is not None else _now(project, each)
        if before is not None and after is not None:
            found.append(TopicDifferences(each, old, new or "", compare(before, after)))
    return tuple(found)


def _now(project: Project, topic: str) -> State:
    state, findings = state_of_project(project, topic)
    if state is None:
        raise UserError(f"the facts of {topic!r} cannot be read: {findings[0].message}", "See `briefs check`.")
    return state
