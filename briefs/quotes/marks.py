"""Which characters of a source stand between quotation marks.

Plain `'` is opening mark, closing mark and apostrophe, so what stands on either side decides. Marks that show a
direction are asked only where that leaves it open, because languages use them differently (»so« and «so»).
"""

from __future__ import annotations

from functools import lru_cache

from .boundaries import is_unspaced, is_word
from .searching import PreparedSource

_KINDS = {"'": "'", '"': '"', "「": "「", "」": "「", "『": "『", "』": "『"}
_OPENING = "“‘«‹„‚「『"
_CLOSING = "”’»›」』"
_BEFORE_OPENING = " ([{<-/:;=|¿¡（，。：、；"
_AFTER_CLOSING = " )]}>-/.,;:!?…|），。：、；！？"


def in_quotation_marks(source: PreparedSource, start: int, end: int) -> bool:
    """Whether the compared characters `start` to `end` stand inside one pair of quotation marks.

    The pair may hold more than these characters, and other pairs; it opens and closes in one paragraph. A plural
    possessive (`the States' plan`) looks like a closing mark, so the text is read both ways.
    """
    first, last = source.paragraph(start)
    kinds = {_KINDS[character] for character in source.text[first:last] if character in _KINDS}
    return any(
        opened < start and end <= closed
        for kind in kinds
        for possessives in ((False, True) if kind == "'" else (False,))
        for opened, closed in _pairs(source, first, last, kind, possessives=possessives)
    )


@lru_cache(maxsize=32)  # it keeps whole sources
def _pairs(
    source: PreparedSource, first: int, last: int, kind: str, *, possessives: bool
) -> tuple[tuple[int, int], ...]:
    """Places of the opening and closing marks of one kind that belong together."""
    opened: list[int] = []
    pairs = []
    for at in range(first, last):
        if _KINDS.get(source.text[at]) != kind or (possessives and _may_be_possessive(source.text, at)):
            continue
        role = _role(source, at)
        if role == "opening":
            opened.append(at)
        elif role == "closing" and opened:
            pairs.append((opened.pop(), at))
    return tuple(pairs)


def _role(source: PreparedSource, at: int) -> str:
    """`opening`, `closing`, or empty for an apostrophe and for what cannot be told."""
    text = source.text
    left, right = _neighbour(text, at, -1), _neighbour(text, at, 1)
    if text[at] == "'" and is_word(left) and is_word(right) and not (is_unspaced(left) or is_unspaced(right)):
        return ""
    opens = right != " " and left in _BEFORE_OPENING
    closes = left != " " and right in _AFTER_CLOSING
    if opens != closes:
        return "opening" if opens else "closing"
    start, stop = source.compared.original(at, at + 1)
    shape = source.original[start:stop]
    if shape in _OPENING:
        return "opening"
    return "closing" if shape in _CLOSING else ""


def _neighbour(text: str, at: int, step: int) -> str:
    """The nearest character on one side that is no quotation mark; a space at the ends of the text."""
    at += step
    while 0 <= at < len(text) and text[at] in _KINDS:
        at += step
    return text[at] if 0 <= at < len(text) else " "


def _may_be_possessive(text: str, at: int) -> bool:
    """Whether this may be the apostrophe of `the States' plan`."""
    before, after, next_word = text[at - 1 : at], text[at + 1 : at + 2], text[at + 2 : at + 3]
    return before in ("s", "S", "x", "z") and after == " " and next_word.isalnum()
