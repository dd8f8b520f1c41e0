"""What the checks of a received brief say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """`NOT_CHECKED` is no verdict: something that the check needs is not at hand."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not checked"


class Name(StrEnum):
    """The checks, in the order in which they are told."""

    FACTS = "facts"
    TEXT = "text"
    VALUES = "values"
    EVIDENCE = "evidence"
    COMPUTED = "computed"
    SOURCES = "sources"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its outcome in a sentence, and what exactly is wrong, a line each."""

    name: Name
    outcome: Outcome
    message: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """All checks of one file, and what the file says that it is (empty where it says nothing)."""

    path: str
    says: str
    checks: tuple[Check, ...]

    @property
    def stands(self) -> bool:
        """Whether nothing is wrong, as far as it was checked."""
        return all(check.outcome is not Outcome.FAILED for check in self.checks)


#: What no check here can find out; said with every verdict.
NOT_PROVEN = (
    "who made the file: it bears no signature",
    "that nobody changed text, facts and hashes alike: that shows only beside the project or the sources",
    "that the sources are right, or are those that they say they are",
    "how it looks: what a picture adds, a typeface draws otherwise, or a style sheet hides or moves",
    "what it does when it is opened, and how it is tagged for those who listen",
)


def passed(name: Name, message: str) -> Check:
    return Check(name, Outcome.PASSED, message)


def failed(name: Name, message: str, *details: str) -> Check:
    return Check(name, Outcome.FAILED, message, details)


def not_checked(name: Name, message: str) -> Check:
    return Check(name, Outcome.NOT_CHECKED, message)
