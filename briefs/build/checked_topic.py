"""A topic that is true to its sources: what all its pages are made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from briefs import evidence
from briefs.editions import load_editions, path_of
from briefs.evidence import Kept
from briefs.evidence.checked import CheckedFacts
from briefs.files import FilesUsed
from briefs.model.book import FactBook, SourceText
from briefs.problems import Findings, in_order
from briefs.project import Project
from briefs.rebuild import TO_COME
from briefs.topic import Topic, load_topic

from .sentences import check_sentences
from .stamping import History, check_history, kept_marks


@dataclass(frozen=True, slots=True)
class CheckedTopic:
    """A topic that is true to its sources, the warnings about it, and the editions that were released of it.

    `releasing` tells that what is made of it is to be released.
    """

    topic: Topic
    facts: CheckedFacts
    findings: Findings
    history: History
    releasing: bool = False


def check_topic(
    project: Project, name: str, *, releasing: bool = False, used: FilesUsed | None = None
) -> tuple[CheckedTopic | None, Findings]:
    """Read a topic, check its facts against their sources, and the sentences of its fact file.

    What was looked for is noted in `used`.
    """
    topic, findings = load_topic(project, name)
    if topic is None:
        return None, findings
    used = {} if used is None else used
    used |= topic.files_used
    editions, of_editions = load_editions(project, name, used)
    facts, of_facts = _check(topic.book, tuple(topic.texts.items()), kept_marks(editions))
    findings += of_facts + of_editions
    if facts is None or of_editions:
        return None, in_order(findings)
    if releasing:
        used[path_of(name, topic.book.file.edition.number)] = TO_COME
    history = History(editions, facts)
    findings = in_order((*findings, *check_history(history)))
    return CheckedTopic(replace(topic, files_used=used), facts, findings, history, releasing), findings


@lru_cache(maxsize=4)
def _check(
    book: FactBook, texts: tuple[tuple[str, SourceText], ...], kept: Kept
) -> tuple[CheckedFacts | None, Findings]:
    """What the facts and sentences of a fact file are found to be, the same each time that nothing of it changed."""
    facts, findings = evidence.check(book, dict(texts), kept)
    return facts, findings + (check_sentences(facts) if facts is not None else ())
