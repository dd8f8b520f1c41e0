"""What is made first: the longest. Begun last, it would keep one child busy when all others have nothing to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from briefs.files import size_of
from briefs.project import FACTS, Project

if TYPE_CHECKING:
    from .planning import Looked, Task


def longest_topics_first(
    project: Project, by_topic: Mapping[str, Sequence[Looked]]
) -> list[tuple[str, Sequence[Looked]]]:
    """The topics with their briefs, by what is known before any is read: how much there is to read."""

    def size(topic: str, of_topic: Sequence[Looked]) -> int:
        prose = (size_of(f"{project.root}/{brief.target.prose}") for brief in of_topic)
        return size_of(f"{project.root}/{FACTS}/{topic}.yaml") + max(prose, default=0)

    return sorted(by_topic.items(), key=lambda each: size(*each), reverse=True)


def longest_first(tasks: Iterable[Task]) -> list[Task]:
    """The briefs of a topic: what is laid out takes as long as it has text and elements."""
    return sorted(tasks, key=lambda task: len(task.job.html), reverse=True)
