"""Hedges that an author puts before or behind a figure, whose own hedge is printed with it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from briefs.numbers import CutKind, dropped

from .masking import INVISIBLE, Passage
from .syntax import REFERENCE

_ANY_FIGURE = "40"


def hedged_references(text: str, passage: Passage, amounts: Container[str]) -> Iterator[tuple[int, str]]:
    """Where in `text` a reference to one of these amounts stands that is hedged, and by which words.

    `passage` is the masked part of `text`. A statement's own figure, `{figure}`, is an amount always.
    """
    raw = text[passage.start : passage.start + len(passage.text)]
    for reference in REFERENCE.finditer(raw):
        start, end = reference.span()
        whole = reference[2] in {None, "figure"} and (reference[1] in amounts or reference[1] == "figure")
        if not whole or passage.text[start:end] == raw[start:end]:
            continue
        before, after = (_seen(part) for part in (passage.text[:start], passage.text[end:]))
        cut = dropped(before, _ANY_FIGURE, after)
        if cut is not None and cut.kind is CutKind.HEDGE:
            yield passage.start + start, " ".join(cut.text.split())


def _seen(masked: str) -> str:
    return masked.replace(INVISIBLE, "")
