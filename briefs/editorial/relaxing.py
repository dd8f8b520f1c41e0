"""What an audience relaxes, with its reason, and what it relaxes in vain."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from briefs.model.audience import Audience
from briefs.problems import Finding, Findings


def relax(findings: Iterable[Finding], audience: Audience) -> tuple[Findings, frozenset[str]]:
    """The findings that are left, and the codes of those that the audience relaxes."""
    codes = {each.code for each in audience.relaxed}
    findings = tuple(findings)
    left = tuple(found for found in findings if found.code not in codes)
    return left, frozenset(found.code for found in findings if found.code in codes)


def relaxed_in_vain(
    audience: Audience, met: Collection[str], not_looked_for: Collection[str] = ()
) -> Iterator[Finding]:
    """W712 for each relaxation whose check finds nothing in any brief of the audience.

    `met` are the codes that it let pass; `not_looked_for` those that only a build could have found.
    """
    for relaxed in audience.relaxed:
        if relaxed.code not in met and relaxed.code not in not_looked_for:
            message = f"{relaxed.code} is relaxed for audience {audience.id!r}, but not found"
            yield Finding("W712", relaxed.place, message, "Remove the entry: what it let pass is mended.")
