"""What a build would do, a line a brief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefs.build.status import BriefStatus, OutputStatus, State
from briefs.problems import Findings, errors

from .findings import as_json, number_of, show_findings
from .progress import reasons_json, reasons_text
from .streams import Streams


def show_status(streams: Streams, briefs: Sequence[BriefStatus], findings: Findings) -> None:
    """Each brief, and why a build would make it, or why it could not; `findings` are those about the project itself."""
    if streams.is_json:
        outputs = [
            {"output": each.output, "state": each.state.value, "reasons": reasons_json(each.reasons)}
            for brief in briefs
            for each in brief.outputs
        ]
        found = {*findings, *(finding for brief in briefs for finding in brief.errors)}
        streams.json({"outputs": outputs, **as_json(tuple(found))})
        return
    for brief in briefs:
        streams.out(line_of(brief))
    show_findings(streams, errors(findings))


def line_of(brief: BriefStatus) -> str:
    """One brief: up to date, or the types that would be made and all reasons for it, or its first error."""
    if brief.errors:
        more = len(brief.errors) - 1
        rest = f"; {number_of(more, 'more error')}" if more else ""
        return f"{brief.name}: cannot be made: {brief.errors[0]}{rest}"
    left_over = [each for each in brief.outputs if each.state is State.LEFT_OVER]
    if left_over:
        return f"{brief.name} ({_types(left_over)}): left over; `briefs build --prune` removes it"
    stale = [each for each in brief.outputs if each.state is State.STALE]
    if not stale:
        return f"{brief.name}: up to date"
    reasons = tuple({str(reason): reason for each in stale for reason in each.reasons}.values())
    return f"{brief.name} ({_types(stale)}): {reasons_text(reasons)}"


def _types(outputs: Iterable[OutputStatus]) -> str:
    return ", ".join(each.type.value for each in outputs)
