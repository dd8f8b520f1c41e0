"""What differs between two states of a topic: editions, revisions, fact files, finished briefs, or as it is now."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.changes import Differences, State, compare
from briefs.problems import Findings, UserError
from briefs.project import Project

from .ignoring import without_ignored
from .stating import state_at, state_of_project, topics_of


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A brief whose sentences could not be compared, since it does not pass the checks in this state."""

    brief: str
    state: str


@dataclass(frozen=True, slots=True)
class TopicDifferences:
    """What differs in a topic; `old` and `new` are the names of its states, `new` empty for the project as it is."""

    topic: str
    old: str
    new: str
    differences: Differences
    not_compared: tuple[NotCompared, ...] = ()


def differences_between(
    project: Project, old: str, new: str | None, topic: str | None
) -> tuple[tuple[TopicDifferences, ...], Findings]:
    """Compare the topic that is named, or those that both states have; raise UserError for what there is not.

    The findings are those about the project as it is, if that is the newer state.
    """
    shared = topics_of(project, old)
    if new is not None:
        of_new = topics_of(project, new)
        shared = tuple(each for each in shared if each in of_new)
    if topic is not None and topic not in shared:
        raise UserError(f"there is no topic {topic!r} to compare", f"There are: {', '.join(shared) or 'none'}.")
    told: list[TopicDifferences] = []
    found: Findings = ()
    for each in shared if topic is None else (topic,):
        before = state_at(project, old, each)
        after, findings = (state_at(project, new, each), ()) if new is not None else _now(project, each)
        found += findings
        if before is not None and after is not None:
            states = ((old, before), (new or "", after))
            untold = (NotCompared(brief, name) for name, state in states for brief in state.untold)
            told.append(TopicDifferences(each, old, new or "", compare(before, after), tuple(untold)))
    if not told:
        whose = f"{old!r} and {f'{new!r}' if new is not None else 'the project as it is'}"
        raise UserError(f"{whose} have no topic in common", "Name two states of the same topic.")
    return tuple(told), without_ignored(project, found)


def _now(project: Project, topic: str) -> tuple[State, Findings]:
    state, findings = state_of_project(project, topic)
    if state is None:
        raise UserError(f"the facts of {topic!r} cannot be read: {findings[0].message}", "See `briefs check`.")
    return state, findings
