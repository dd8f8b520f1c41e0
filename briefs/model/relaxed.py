"""What became of a check that an audience relaxes."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.problems import Place


@dataclass(frozen=True, slots=True)
class RelaxedCheck:
    """What became of a relaxation in one brief: whether it let a finding pass; None where nobody looked for one."""

    audience: str
    code: str
    place: Place
    met: bool | None
