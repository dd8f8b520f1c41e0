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
from .inlines import PlaceOf, parse_inline
from .linting import Allowances, figure_index, lint, lint_inline
from .reading import parse
from .references import check_references, references

__all__ = [
    "Allowances",
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
    "PlaceOf",
    "Prose",
    "ProseSection",
    "Reference",
    "Strong",
    "Subheading",
    "Text",
    "check_references",
    "figure_index",
    "lint",
    "lint_inline",
    "parse",
    "parse_inline",
    "references",
]
