"""Hedges that an author puts before or behind a figure, whose own hedge is printed with it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from briefs.numbers import hedge_at

from .masking import INVISIBLE, Passage
from .syntax import REFERENCE


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
        hedge = hedge_at(_seen(passage.text[:start]), _seen(passage.text[end:]))
        if hedge is not None:
            yield passage.start + start, " ".join(hedge.split())


def _seen(masked: str) -> str:
    return masked.replace(INVISIBLE, "")
