"""What an author wrote for one audience, as a tree.

Every block and every reference keeps its place in the file, so that whatever is said of it later has a true line
and column. Text is what the reader sees: typographic characters as written, line breaks as single spaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from briefs.problems import Place


class Confidence(StrEnum):
    """How sure an analysis is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Reference:
    """`{id}` or `{id.field}`; `place` is that of its opening brace."""

    id: str
    field: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Allowed:
    """`[text]{ok="reason"}`: words, never digits, that the author answers for in place."""

    text: str
    reason: str
    place: Place


Inline: TypeAlias = Text | Strong | Emphasis | Reference | Allowed
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class ListItem:
    inlines: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[ListItem, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Subheading:
    """`### text` inside a section."""

    inlines: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class AnalysisPanel:
    """What is the author's own: how sure, on what it rests, and the messages. Panels do not nest."""

    confidence: Confidence
    because: Inlines
    blocks: tuple[Paragraph | BulletList | Subheading, ...]
    place: Place


Block: TypeAlias = Paragraph | BulletList | Subheading | AnalysisPanel


@dataclass(frozen=True, slots=True)
class ProseSection:
    """`place` is that of its `## id`."""

    id: str
    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Prose:
    """One audience's sentences in one language, sections by id in the order of the file."""

    path: str
    title: Inlines
    sections: Mapping[str, ProseSection]
