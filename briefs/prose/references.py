"""The references of a text, and whether there is what they refer to."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping

from briefs.problems import Finding, Findings, in_order

from .ast import (
    AnalysisPanel,
    Block,
    BulletList,
    Inline,
    Inlines,
    ListItem,
    Prose,
    ProseSection,
    Reference,
)

Node = Prose | ProseSection | Block | ListItem | Inline


def references(node: Node | tuple[Node, ...]) -> Iterator[Reference]:
    """Every reference of a text or a part of it, in order."""
    if isinstance(node, Reference):
        yield node
    for child in node if isinstance(node, tuple) else _children(node):
        yield from references(child)


def check_references(text: Prose | Inlines, known: Mapping[str, Collection[str]]) -> Findings:
    """One finding for each reference to an id that is not known, or to a field that its fact does not have.

    `known` names the fields of each id.
    """
    return in_order(finding for reference in references(text) if (finding := _check(reference, known)) is not None)


def _check(reference: Reference, known: Mapping[str, Collection[str]]) -> Finding | None:
    fields = known.get(reference.id)
    if fields is None:
        near = difflib.get_close_matches(reference.id, known, n=1)
        hint = f"Nearest: {near[0]!r}." if near else "Refer to an id of the fact file."
        return Finding("E401", reference.place, f"nothing has the id {reference.id!r}", hint)
    if reference.field is None or reference.field in fields:
        return None
    hint = f"It has: {', '.join(sorted(fields))}." if fields else f"Write {{{reference.id}}}."
    return Finding("E401", reference.place, f"{reference.id!r} has no field {reference.field!r}", hint)


def _children(node: Node) -> Iterator[Node]:
    if isinstance(node, Prose):
        yield from node.title
        yield from node.sections.values()
    elif isinstance(node, AnalysisPanel):
        yield from node.because
        yield from node.blocks
    elif isinstance(node, ProseSection):
        yield from node.blocks
    elif isinstance(node, BulletList):
        yield from node.items
    elif hasattr(node, "inlines"):
        yield from node.inlines
