"""What the open pages are told: the whole state at once, as JSON, so that a message that was missed does no harm."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

from briefs.build.targets import OUT
from briefs.problems import Finding, Findings, in_order
from briefs.project import FACTS

from .composing import Entry


class Pdf(StrEnum):
    """How the PDF of a brief stands to what was saved last."""

    READY = "ready"
    COMING = "coming"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Shown:
    """A brief that somebody looks at.

    `html` and `file` name the bytes of its page and of its PDF: other bytes, other names; empty where there are none.
    `held` says that its page is the last that passed all checks, and not what was saved last.
    """

    html: str
    held: bool
    file: str
    pdf: Pdf


@dataclass(frozen=True, slots=True)
class State:
    """All that the preview knows. `index` names the bytes of the list of briefs; `trouble` is no finding's."""

    entries: tuple[Entry, ...]
    shown: dict[str, Shown]
    index: str
    findings: Findings
    building: bool
    with_pdf: bool
    trouble: str = ""

    def as_json(self) -> str:
        """The state as the script of the page reads it."""
        data = {
            "briefs": [
                {
                    "name": entry.target.name,
                    "topic": entry.target.topic,
                    "title": entry.topic,
                    "audience": entry.audience,
                    "language": entry.target.language,
                }
                for entry in self.entries
            ],
            "shown": {name: asdict(shown) for name, shown in self.shown.items()},
            "index": self.index,
            "findings": [_finding(found) for found in in_order(self.findings)],
            "building": self.building,
            "with_pdf": self.with_pdf,
            "trouble": self.trouble,
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _topic_of(finding: Finding) -> str:
    """The topic that a finding is about, empty where it may be about any."""
    folder, _, name = finding.place.path.partition("/")
    if folder not in {FACTS, OUT}:
        return ""
    return name.partition("/")[0].partition(".")[0]


def still_standing(findings: Iterable[Finding], seen: frozenset[str], topics: frozenset[str]) -> Findings:
    """The findings that may stand still: not about these files or these topics, which have been looked at again."""
    return tuple(found for found in findings if found.place.path not in seen and _topic_of(found) not in topics)


def _brief_of(finding: Finding) -> str:
    """The brief that a finding is about, by the name of its prose or of its output; empty where it is about others."""
    folder, _, name = finding.place.path.partition("/")
    topic, _, prose = name.partition("/")
    if folder == FACTS:
        return f"{topic}.{prose.removesuffix('.md')}" if prose.endswith(".md") else ""
    return name.rpartition(".")[0] if folder == OUT else ""


def _finding(found: Finding) -> dict[str, str]:
    return {
        "topic": _topic_of(found),
        "brief": _brief_of(found),
        "code": found.code,
        "severity": found.severity.value,
        "place": str(found.place),
        "message": found.message,
        "hint": found.hint,
    }
