"""`audience.yaml`, `theme.yaml`, and the labels and loaded words of a language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, RootModel, model_validator

from .base import Colour, Face, Flag, Id, Misfit, Model, Text, Whole, refuse

SectionKind = Literal[
    "prose",
    "figures",
    "matrix",
    "timeline",
    "quotations",
    "chart",
    "glance",
    "evidence",
    "sources",
    "gaps",
    "definitions",
    "discrepancies",
    "changes",
]


class Section(Model):
    """One part of a brief. Its order in `audience.yaml` is its order on the page.

    `drawn` gives each figure of a section of figures its chart, for a template that places it.
    """

    id: Id
    kind: SectionKind
    title: Text | None = None
    note: Text | None = None
    required: Flag = True
    select: Literal["core", "used", "all"] = "used"
    overleaf: Flag = False
    drawn: Flag = False


def _backwards(name: str, limit: tuple[int, int] | None) -> Iterator[Misfit]:
    if limit is not None and limit[0] > limit[1]:
        message = f"{name!r} goes from {limit[0]} to {limit[1]}"
        yield Misfit(name, message, "Write the least number first, then the most: [1, 3].")


class Limits(Model):
    """The least and the most pages of a brief, and words of what counts (`briefs.editorial.lengths`)."""

    pages: tuple[Whole, Whole] | None = None
    words: tuple[Whole, Whole] | None = None

    @model_validator(mode="after")
    def _least_before_most(self) -> Self:
        refuse((*_backwards("pages", self.pages), *_backwards("words", self.words)))
        return self


class Relaxed(Model):
    code: Text
    reason: Text


class Clearance(Model):
    """For which facts that are not for everyone an audience is cleared, each with the reason why it is.

    `internal`: facts with the tag `internal`. `embargo`: facts whose embargo ends after the edition's date.
    """

    internal: Text | None = None
    embargo: Text | None = None


class AudienceFile(Model):
    """A kind of reader. `tab` is the place of the tab that hangs from the page's edge, from 0.

    `contents`: whether a list of its sections stands on the first page, as in briefs of more than a few pages.
    `reading_age` is the least and the most age of readers for whom its sentences are written; where it is given, the
    reading age is measured.
    """

    name: Text | None = None
    reader: Text | None = None
    purpose: Text | None = None
    parent: Id | None = None
    tab: Whole | None = None
    numbered: Flag | None = None
    contents: Flag | None = None
    sections: tuple[Section, ...] | None = None
    limits: Limits | None = None
    significant_digits: Whole | None = None
    reading_age: tuple[Whole, Whole] | None = None
    clearance: Clearance | None = None
    relaxed: tuple[Relaxed, ...] | None = None

    @model_validator(mode="after")
    def _least_before_most(self) -> Self:
        refuse(_backwards("reading-age", self.reading_age))
        return self


class LabelsFile(RootModel[dict[Text, Text]]):
    """The fixed labels of one language: `templates/labels/<language>.yaml`."""


class LoadedWord(Model):
    """A word that judges while it seems to tell: its other forms, why it is listed, and what says the same plainly.

    `unless` are longer phrases in which it is no judgement.
    """

    forms: tuple[Text, ...] = ()
    because: Text | None = None
    instead: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()


class LoadedWordsFile(RootModel[dict[Text, LoadedWord]]):
    """The loaded words of one language: `templates/loaded-words/<language>.yaml`."""


class ThemeFile(Model):
    """How all briefs of a project look: the only place for colours, faces, sizes and names."""

    house: Text
    contact: Text | None = None
    disclaimer: Text | None = None
    classification: Text | None = None
    embargo: Text | None = None
    logo: Text | None = None
    page: Literal["A4", "Letter"] = "A4"
    faces: dict[Id, Face]
    colours: dict[Id, Colour]
    dark: dict[Id, Colour]
    actors: tuple[dict[Id, Colour], ...] = Field(min_length=1)
