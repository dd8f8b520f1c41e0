"""What an audience relaxes, with its reason, and what it relaxes in vain."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from briefs.model.relaxed import RelaxedCheck
from briefs.problems import Finding, Findings, Place
from briefs.resources import BUILT_IN

if TYPE_CHECKING:  # a build that finds nothing changed reads no audience
    from briefs.model.audience import Audience


def relax(
    findings: Iterable[Finding], audience: Audience, not_looked_for: Collection[str] = ()
) -> tuple[Findings, tuple[RelaxedCheck, ...]]:
    """The findings that are left, and for each relaxation of the audience whether it let any pass.

    `not_looked_for` are codes that could not be found here; whether these are relaxed in vain is not known.
    """
    findings = tuple(findings)
    found = {finding.code for finding in findings}
    codes = {each.code for each in audience.relaxed}
    checks = tuple(
        RelaxedCheck(
            audience.id,
            each.code,
            each.place,
            met=None if each.code in not_looked_for and each.code not in found else each.code in found,
        )
        for each in audience.relaxed
    )
    return tuple(finding for finding in findings if finding.code not in codes), checks


def relaxed_in_vain(checks: Iterable[RelaxedCheck]) -> Iterator[Finding]:
    """W712 for each relaxation that no brief of its audience needs; `checks` are those of all its briefs.

    What a built-in audience relaxes is not the project's to mend.
    """
    met: dict[tuple[str, str, Place], set[bool | None]] = {}
    for check in checks:
        met.setdefault((check.audience, check.code, check.place), set()).add(check.met)
    for (audience, code, place), known in met.items():
        if known == {False} and not place.path.startswith(BUILT_IN):
            message = f"{code} is relaxed for audience {audience!r}, but not found"
            yield Finding("W712", place, message, "Remove the entry: what it let pass is mended.")
