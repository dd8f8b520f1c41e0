"""What an audience is told in sentences: Markdown with a reference in place of every figure, date and quotation."""

from .ast import (
    Allowed,
    AnalysisPanel,
    Block,
    BulletList,
    Confidence,
    Emphasis,
    Inline,
    Inlines,
    ListItem,
    Paragraph,
    Prose,
    ProseSection,
    Reference,
    Strong,
    Subheading,
    Text,
)

__all__ = [
    "Allowed",
    "AnalysisPanel",
    "Block",
    "BulletList",
    "Confidence",
    "Emphasis",
    "Inline",
    "Inlines",
    "ListItem",
    "Paragraph",
    "Prose",
    "ProseSection",
    "Reference",
    "Strong",
    "Subheading",
    "Text",
]
