"""`briefs.yaml`, `audience.yaml` and `theme.yaml`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, RootModel

from .base import Colour, Face, Flag, Id, Language, Model, Text, Whole

SectionKind = Literal[
    "prose",
    "figures",
    "matrix",
    "timeline",
    "quotations",
    "chart",
    "evidence",
    "sources",
    "gaps",
    "definitions",
    "discrepancies",
    "changes",
]


class Ignored(Model):
    """A warning that the project accepts, and why; `path` narrows it to one file."""

    code: Text
    reason: Text
    path: Text | None = None


class ProjectFile(Model):
    format: Literal["1"]
    languages: tuple[Language, ...] = Field(("en",), min_length=1)
    audiences: tuple[Id, ...] | None = None
    ignore: tuple[Ignored, ...] = ()


class Section(Model):
    """One part of a brief. Its order in `audience.yaml` is its order on the page."""

    id: Id
    kind: SectionKind
    title: Text | None = None
    note: Text | None = None
    required: Flag = True
    select: Literal["core", "used", "all"] = "used"
    overleaf: Flag = False


class Limits(Model):
    pages: tuple[Whole, Whole] | None = None
    words: tuple[Whole, Whole] | None = None


class Relaxed(Model):
    code: Text
    reason: Text


class AudienceFile(Model):
    """A kind of reader. `tab` is the place of the tab that hangs from the page's edge, from 0."""

    name: Text | None = None
    reader: Text | None = None
    purpose: Text | None = None
    parent: Id | None = None
    tab: Whole | None = None
    numbered: Flag | None = None
    sections: tuple[Section, ...] | None = None
    limits: Limits | None = None
    significant_digits: Whole | None = None
    relaxed: tuple[Relaxed, ...] | None = None


class LabelsFile(RootModel[dict[Text, Text]]):
    """The fixed labels of one language: `templates/labels/<language>.yaml`."""


class ThemeFile(Model):
    """How all briefs of a project look: the only place for colours, faces, sizes and names."""

    house: Text
    contact: Text | None = None
    disclaimer: Text | None = None
    classification: Text | None = None
    logo: Text | None = None
    page: Literal["A4", "Letter"] = "A4"
    faces: dict[Id, Face]
    colours: dict[Id, Colour]
    dark: dict[Id, Colour]
    actors: tuple[dict[Id, Colour], ...] = Field(min_length=1)
