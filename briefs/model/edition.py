"""An edition as it was released: its facts, what each of its briefs told, and the hashes of their files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from .embedded import EmbeddedDerived, EmbeddedFact, EmbeddedMeasure, Part, read_part


class Stated(Part):
    """The facts and derived figures of a topic at one time, as checked."""

    measures: Mapping[str, EmbeddedMeasure] = Field(default_factory=dict)
    facts: Mapping[str, EmbeddedFact]
    derived: Mapping[str, EmbeddedDerived] = Field(default_factory=dict)


class FrozenSentence(Part):
    """A sentence as it was printed, and the id of its section."""

    section: str
    text: str


def read_stated(record: Mapping[str, Any]) -> Stated:
    """Read what a topic states; raise ValueError if it has not the form."""
    return read_part(Stated, record)
