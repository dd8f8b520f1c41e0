"""How to build."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from briefs.pdf import Limits

from .engines import LOCAL
from .targets import OutputType


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for besides the briefs.

    `folder` is `out/` in the project where None. `jobs` is how many PDFs are made at once, one a processor where None;
    `engine` is where (see `typesetters`).
    With `prune`, what is left over of briefs that the project has no more is removed.
    `releasing` makes the briefs as the edition that is to be released, and no drafts.
    """

    types: tuple[OutputType, ...] = tuple(OutputType)
    folder: Path | None = None
    jobs: int | None = None
    engine: str = LOCAL
    force: bool = False
    strict: bool = False
    prune: bool = False
    limits: Limits = field(default_factory=Limits)
    releasing: bool = False

    def for_release(self) -> Options:
        """The same for an edition that is about to be released: all of it, into `out/`."""
        return replace(self, types=tuple(OutputType), folder=None, releasing=True)
