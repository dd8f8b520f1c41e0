"""An audience, its labels and the theme, as found after look-up through parents and bases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefs.problems import Place

from .templates import Clearance, Limits, Section, ThemeFile


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A check that an audience relaxes, why, and where it says so."""

    code: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Audience:
    """A kind of reader. `lineage` is the audience and its parents, nearest first.

    Clearance is never inherited: each audience says itself for what it is cleared, and why.
    """

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
    relaxed: tuple[Relaxation, ...]
    reading_age: tuple[int, int] | None = None
    clearance: Clearance = field(default_factory=Clearance)
    contents: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """The theme and the fixed labels of one language; `logo` is the theme's as a `data:` address, empty without one."""

    theme: ThemeFile
    labels: Mapping[str, str]
    language: str
    logo: str = ""
