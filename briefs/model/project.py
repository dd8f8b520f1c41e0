"""`briefs.yaml`, `audience.yaml` and `theme.yaml`."""

from __future__ import annotations

from typing import Literal

from .base import Id, Model, Text

SectionKind = Literal[
    "prose", "figures", "matrix", "timeline", "quotations", "chart", "evidence", "sources", "gaps",
    "definitions", "discrepancies", "changes",
]


class Ignored(Model):
    """A warning that the project accepts, and why; `path` narrows it to one file."""

    code: Text
    reason: Text
    path: Text | None = None


class ProjectFile(Model):
    format: Literal["1"]
    languages: tuple[Text, ...] = ("en",)
    audiences: tuple[Id, ...] | None = None
    ignore: tuple[Ignored, ...] = ()


class Section(Model):
    """One part of a brief. Its order in `audience.yaml` is its order on the page."""

    id: Id
    kind: SectionKind
    title: Text | None = None
    note: Text | None = None
    required: bool = True
    select: Literal["core", "used", "all"] = "used"
    overleaf: bool = False


class Limits(Model):
    pages: tuple[int, int] | None = None
    words: tuple[int, int] | None = None


class Relaxed(Model):
    code: Text
    reason: Text


class AudienceFile(Model):
    """A kind of reader. `tab` is the place of the tab that hangs from the page's edge, from 0."""

    name: Text | None = None
    reader: Text | None = None
    purpose: Text | None = None
    parent: Id | None = None
    tab: int | None = None
    numbered: bool | None = None
    sections: tuple[Section, ...] | None = None
    limits: Limits | None = None
    significant_digits: int | None = None
    relaxed: tuple[Relaxed, ...] = ()


class ThemeFile(Model):
    """How all briefs of a project look: the only place for colours, faces, sizes and names."""

    house: Text
    contact: Text | None = None
    disclaimer: Text | None = None
    classification: Text | None = None
    logo: Text | None = None
    page: Literal["A4", "Letter"] = "A4"
    faces: dict[Id, Text]
    colours: dict[Id, Text]
    dark: dict[Id, Text]
    actors: tuple[dict[Id, Text], ...]
