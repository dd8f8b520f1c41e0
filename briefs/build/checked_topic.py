"""A topic that is true to its sources: what all its pages are made from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from briefs import evidence
from briefs.evidence.checked import CheckedFacts
from briefs.problems import Findings, in_order
from briefs.project import Project
from briefs.topic import Topic, load_topic

from .sentences import check_sentences


@dataclass(frozen=True, slots=True)
class CheckedTopic:
    """A topic that is true to its sources, and the warnings about it."""

    topic: Topic
    facts: CheckedFacts
    findings: Findings

    @property
    def day(self) -> dt.date:
        """The edition's date, the only one that an output bears."""
        return self.facts.book.file.edition.as_of.date()


def check_topic(project: Project, name: str) -> tuple[CheckedTopic | None, Findings]:
    """Read a topic, check its facts against their sources, and the sentences of its fact file."""
    topic, findings = load_topic(project, name)
    if topic is None:
        return None, findings
    facts, of_facts = evidence.check(topic.book, topic.texts)
    findings += of_facts
    if facts is None:
        return None, in_order(findings)
    findings = in_order((*findings, *check_sentences(facts)))
    return CheckedTopic(topic, facts, findings), findings
