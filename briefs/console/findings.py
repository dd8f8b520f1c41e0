"""Findings as lines that an analyst reads and grep finds, and as JSON for machines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefs.problems import Finding, Findings, Severity, in_order

from .streams import Streams, safe

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def show_findings(streams: Streams, findings: Findings) -> None:
    """Print all findings to standard error, sorted, each with its hint below it, and their number.

    For machines they are the document on standard output.
    """
    findings = in_order(findings)
    if streams.is_json:
        streams.json(as_json(findings))
        return
    rich = streams.rich_err
    for finding in findings:
        if rich is not None:
            rich.print(_styled(finding))
        else:
            streams.err(str(finding).replace("\n", " "))
        if finding.hint:
            streams.err(f"    {finding.hint}")
    if findings:
        streams.err(f"{count(findings)}. `briefs explain CODE` says what a code means and how to mend it.")


def count(findings: Sequence[Finding]) -> str:
    """How many there are: `2 errors, 1 warning`."""
    numbers = [(sum(f.severity is severity for f in findings), severity) for severity in Severity]
    return ", ".join(number_of(number, severity.value) for number, severity in numbers if number) or "no findings"


def number_of(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_json(findings: Findings) -> dict[str, Any]:
    """The findings and their numbers. Keys are only ever added."""
    findings = in_order(findings)
    return {
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "path": finding.place.path,
                "line": finding.place.line,
                "column": finding.place.column,
                "message": finding.message,
                "hint": finding.hint,
            }
            for finding in findings
        ],
        "errors": sum(finding.severity is Severity.ERROR for finding in findings),
        "warnings": sum(finding.severity is Severity.WARNING for finding in findings),
        "notes": sum(finding.severity is Severity.NOTE for finding in findings),
    }


def _styled(finding: Finding) -> Any:
    from rich.text import Text  # noqa: PLC0415  # slow to load, and needed at a terminal only

    return Text.assemble(
        (safe(str(finding.place)), "bold"),
        ": ",
        (f"{finding.severity} {finding.code}", _STYLES[finding.severity]),
        " ",
        safe(finding.message.replace("\n", " ")),
    )
