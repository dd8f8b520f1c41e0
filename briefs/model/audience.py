"""An audience, its labels and the theme, as found after look-up through parents and bases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .project import Limits, Relaxed, Section, ThemeFile


@dataclass(frozen=True, slots=True)
class Audience:
    """A kind of reader. `lineage` is the audience and its parents, nearest first."""

    id: str
    lineage: tuple[str, ...]
    name: str
    reader: str
    purpose: str
    tab: int
    numbered: bool
    sections: tuple[Section, ...]
    limits: Limits
    significant_digits: int | None
    relaxed: tuple[Relaxed, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """The theme and the fixed labels of one language."""

    theme: ThemeFile
    labels: Mapping[str, str]
    language: str
