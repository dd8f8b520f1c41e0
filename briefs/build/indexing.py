"""The index of an output folder: made again where what it lists, or what it is made with, has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefs.files import sha256
from briefs.problems import Findings, errors
from briefs.project import Project
from briefs.rebuild import Anew, Reason

from .records import INDEX, Basis, Listed, Records
from .targets import Target

if TYPE_CHECKING:
    from .screen import ScreenPage

#: What the index lists, among its inputs.
LIST = "the list of briefs"


@dataclass(frozen=True, slots=True)
class IndexPlan:
    """The index as it is to be, and why it is to be written; no reasons where the one that lies there is right.

    There is no page where something is wrong with it.
    """

    page: ScreenPage | None
    basis: Basis
    reasons: tuple[Reason, ...]
    findings: Findings


def plan_index(project: Project, records: Records, every: Sequence[Target]) -> IndexPlan | None:
    """The page that lists those of the project's briefs that lie in the folder; None where it is right for certain.

    `every` are all briefs that the project has.

    It shows who the briefs are for, their editions, dates, files and numbers of pages, and nothing of their facts.
    """
    listed = tuple(records.listed(every))
    own = {LIST: _hash(listed)}
    looked = records.why_look_index(own)
    if not looked or not listed:
        return None
    from .index_page import compose_index  # noqa: PLC0415  # takes longer to load than to see that nothing changed

    page, inputs, findings = compose_index(project, listed, records.shown(INDEX))
    if page is None or errors(findings):
        return IndexPlan(None, Basis("", {}), looked, findings)
    reasons = records.why_make_index(looked, Anew(page.key, {}))
    return IndexPlan(page, Basis(page.key, {**inputs, **own}, findings), reasons, findings)


def _hash(listed: Sequence[Listed]) -> str:
    """A hash of what the index lists."""
    return sha256(repr(listed).encode())
