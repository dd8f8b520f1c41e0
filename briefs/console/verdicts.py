"""What the checks of received files say, for people and for machines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from briefs.problems import UserError
from briefs.verifying import NOT_PROVEN, Check, Outcome, Verdict

from .streams import Streams

_SIGNS = {Outcome.PASSED: "ok", Outcome.FAILED: "WRONG", Outcome.NOT_CHECKED: "not checked"}
_STYLES = {Outcome.PASSED: "green", Outcome.FAILED: "bold red", Outcome.NOT_CHECKED: "yellow"}
_WIDTH = max(map(len, _SIGNS.values()))
_MOST_DETAILS = 20
_LONGEST = 500


def show_verdicts(streams: Streams, verdicts: Sequence[Verdict], unread: Sequence[UserError] = ()) -> None:
    """Each file with all its checks, and what none of them can prove; for machines also the files that are not there.

    People are told of the first of these when the command ends.
    """
    if streams.is_json:
        files = [{**asdict(verdict), "stands": verdict.stands} for verdict in verdicts]
        streams.json({"files": files, "unread": [str(error) for error in unread], "not-proven": list(NOT_PROVEN)})
        return
    for error in unread[1:]:
        streams.err(f"error: {error}")
    if not verdicts:
        return
    for verdict in verdicts:
        _show(streams, verdict)
    streams.out("What this does not prove:")
    for each in NOT_PROVEN:
        streams.out(f"  - {each}")


def _show(streams: Streams, verdict: Verdict) -> None:
    streams.out(_one_line(f"{verdict.path}: {verdict.says}") if verdict.says else verdict.path)
    for check in verdict.checks:
        _show_check(streams, check)
    wrong = sum(check.outcome is Outcome.FAILED for check in verdict.checks)
    open_ = sum(check.outcome is Outcome.NOT_CHECKED for check in verdict.checks)
    told = "nothing is wrong with what was checked" if verdict.stands else f"{wrong} of {len(verdict.checks)} are wrong"
    streams.out(f"  {told}{f'; {open_} not checked' if open_ else ''}\n")


def _show_check(streams: Streams, check: Check) -> None:
    sign = _SIGNS[check.outcome].ljust(_WIDTH)
    rich = streams.rich_out
    line = f"{check.name.value.ljust(8)} {_one_line(check.message)}"
    if rich is not None:
        from rich.text import Text  # noqa: PLC0415  # slow to load, and needed at a terminal only

        from .streams import safe  # noqa: PLC0415  # as above

        rich.print(Text.assemble("  ", (sign, _STYLES[check.outcome]), " ", safe(line)))
    else:
        streams.out(f"  {sign} {line}")
    for detail in check.details[:_MOST_DETAILS]:
        streams.out(f"  {' ' * _WIDTH}          {_one_line(detail)}")
    if len(check.details) > _MOST_DETAILS:
        streams.out(f"  {' ' * _WIDTH}          and {len(check.details) - _MOST_DETAILS} more")


def _one_line(text: str) -> str:
    """What stands in a file that somebody sent cannot pretend to be a line of ours, nor fill the screen."""
    line = " ".join(text[:_LONGEST].split())
    return line if len(text) <= _LONGEST else f"{line} …"
