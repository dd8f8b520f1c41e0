"""What a build tells while it works. It prints nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from briefs.problems import Findings
from briefs.rebuild import Reason


@dataclass(frozen=True, slots=True)
class Planned:
    """First of all events: the outputs that the build is about, as paths."""

    outputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Another build is at work in this folder."""

    folder: str


@dataclass(frozen=True, slots=True)
class Composed:
    """Outputs of a brief are to be made. `size` is the length of its page: what takes longer has more."""

    outputs: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Started:
    """An output is being made."""

    output: str


@dataclass(frozen=True, slots=True)
class Fresh:
    """An output is right as it stands."""

    output: str


@dataclass(frozen=True, slots=True)
class Made:
    """An output was written. `pages` is the number of a PDF's pages."""

    output: str
    reasons: tuple[Reason, ...]
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """An output was not made; what stood there still stands. Why is told by the findings of the build."""

    output: str


@dataclass(frozen=True, slots=True)
class LeftOver:
    """An output of a brief that the project has no more. `why_kept` says why it was not removed, where it was to be."""

    output: str
    why_kept: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """Such an output was removed."""

    output: str


@dataclass(frozen=True, slots=True)
class Found:
    """Findings, of whatever severity; some may come more than once."""

    findings: Findings


@dataclass(frozen=True, slots=True)
class Refused:
    """No edition of a topic was released. Why is told by the findings."""

    topic: str


@dataclass(frozen=True, slots=True)
class Released:
    """An edition was released: its record, the folder of its documents, and its briefs by whether they changed."""

    topic: str
    number: int
    path: str
    documents: str
    changed: tuple[str, ...]
    kept: tuple[str, ...]


Event: TypeAlias = (
    Planned | Waiting | Composed | Started | Fresh | Made | Failed | LeftOver | Removed | Found | Refused | Released
)
