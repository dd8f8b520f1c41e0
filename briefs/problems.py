"""Findings: what a check says, where, and what to do about it.

A finding is a value. Checks return findings and never print or raise them, so that all of them are
shown at once. Every code stands in `CODES` and has a page in `briefs/codes/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Errors stop a build; warnings do so only with `--strict`; a note only tells what was measured."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file of the project.

    `path` is relative to the project and uses `/`; `line` and `column` count from 1, and are 0 where
    the finding is about the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: its permanent code, its name, its severity, the version it came with."""

    code: str
    name: str
    severity: Severity
    since: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check says.

    `message` names what is wrong with the offending value in it; `hint` says how to mend it.
    """

    code: str
    place: Place
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        if len(self.message) > _LONGEST:
            shortened = f"{self.message[: _LONGEST // 2]} … {self.message[-_LONGEST // 2 :]}"
            object.__setattr__(self, "message", shortened)

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    def __str__(self) -> str:
        return f"{self.place}: {self.severity} {self.code} {self.message}"


Findings = tuple[Finding, ...]

#: A message of more characters is shortened in its middle: an offending value can be a whole book.
_LONGEST = 500


def in_order(findings: Iterable[Finding]) -> Findings:
    """The findings sorted by place, then code, each once."""
    return tuple(sorted(set(findings), key=lambda f: (f.place, f.code, f.message)))


def errors(findings: Iterable[Finding]) -> Findings:
    """Only the findings that stop a build."""
    return tuple(f for f in findings if f.severity is Severity.ERROR)


def stopping(findings: Iterable[Finding], *, strict: bool) -> Findings:
    """The findings for which a command fails: errors, and with `strict` also warnings."""
    stop = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return tuple(f for f in findings if f.severity in stop)


class UserError(Exception):
    """What the user asked for cannot be done; the message says why in one line, without a traceback."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def _table(since: str, names: dict[str, str]) -> dict[str, Code]:
    severities = {severity.value[0].upper(): severity for severity in Severity}
    return {code: Code(code, name, severities[code[0]], since) for code, name in names.items()}


CODES: dict[str, Code] = _table(
    "0.1",
    {
        # 1xx: files and their form
        "E101": "file-missing",
        "E102": "file-unreadable",
        "E103": "not-utf-8",
        "E104": "yaml-syntax",
        "E105": "duplicate-key",
        "E106": "yaml-feature",
        "E107": "unknown-key",
        "E108": "missing-key",
        "E109": "wrong-value",
        "E110": "unknown-id",
        "E111": "bad-id",
        # 2xx: a fact and its evidence
        "E201": "source-changed",
        "E202": "quote-too-short",
        "E203": "quote-not-found",
        "E204": "quote-ambiguous",
        "E205": "figure-not-in-quote",
        "E206": "figure-cut",
        "E207": "figure-unreadable",
        "E208": "hedge-dropped",
        "E209": "evidence-disagrees",
        "E210": "words-not-quoted",
        "E211": "date-not-in-quotes",
        "E212": "speaker-not-in-quote",
        "E213": "actor-differs",
        "E214": "figure-claimed-twice",
        "E215": "name-not-in-sources",
        "E216": "unit-differs",
        "E217": "bibliography-not-in-source",
        "E218": "speaker-differs",
        "E219": "negation-left-out",
        # 3xx: the facts together
        "E301": "cell-empty",
        "E302": "gap-has-facts",
        "E303": "formula-syntax",
        "E304": "formula-cycle",
        "E305": "formula-undefined",
        "E306": "inputs-unlike",
        "E307": "contradiction",
        "E308": "gap-needless",
        "E309": "rounds-to-zero",
        "E310": "comparison-one-sided",
        # 4xx: prose, labels and templates
        "E401": "reference-unknown",
        "E402": "digit-in-prose",
        "E403": "quantity-in-words",
        "W404": "number-word",
        "E405": "quotation-without-fact",
        "E406": "markup-not-allowed",
        "E407": "section-missing",
        "E408": "section-unknown",
        "E409": "section-placement",
        "E410": "template-error",
        "E411": "template-name-unknown",
        "E412": "template-missing",
        "E413": "prose-missing",
        "E414": "prose-form",
        "E415": "label-wrong",
        "E416": "chart-unlike",
        "E417": "chart-impossible",
        # 5xx: what is printed
        "E501": "number-not-from-fact",
        "E502": "rendering-differs",
        "E503": "quotation-not-from-fact",
        "E504": "quantity-not-from-fact",
        "E505": "pdf-text-differs",
        "E506": "glyph-missing",
        "E507": "typesetter-warning",
        "E508": "brief-failed",
        "W509": "number-word-on-page",
        "E510": "anchor-broken",
        "E511": "content-not-audited",
        "E512": "style-hides",
        # 6xx: the project
        "E601": "audience-unknown",
        "E602": "topic-unknown",
        "W603": "ignored-finding-absent",
        "E604": "language-unknown",
        "E605": "contrast-low",
        "E606": "face-unknown",
        # 7xx: what an editor looks for
        "E701": "page-limit",
        "E702": "word-limit",
        "W703": "reading-age",
        "E704": "loaded-word",
        "E705": "speaker-missing",
        "E706": "translation-unmarked",
        "W707": "out-of-balance",
        "W708": "review-due",
        "E709": "edition-before-source",
        "E710": "roundings-disagree",
        "E711": "not-cleared",
        "W712": "relaxed-in-vain",
        "N713": "reading-level",
        "W714": "actor-beside-figure",
        # 8xx: editions
        "E801": "edition-damaged",
        "E802": "edition-number",
        "W803": "change-unexplained",
        "W804": "change-absent",
        "E805": "edition-unchanged",
    },
)
