"""Hedges on a page: each stands before its own figure, and no other word qualifies one.

Where a figure is shown in parts, as in a table, its hedge stands before it in an element with `data-hedge`, and between
them nothing that is read. On the scale of a drawing a figure may stand without it: its bar says it whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from briefs.numbers import hedge_at
from briefs.problems import Finding, Place

from .pieces import Block, Kind, Medium, Piece, ReadOut, folded, masked
from .tracing import Record

_WHOLE = "A figure is printed with its hedge: place `hedge` directly before the value, or `whole`."
_UNIT = "A value without its unit stands in a table that names it: in a column of the row, or at the head of the group."
_OWN = "A figure is printed with the hedge that it has in its source; leave this one out."


class _Read(NamedTuple):
    """A piece that is read, its text folded, and where it stands."""

    piece: Piece
    text: str
    block: Block


def check_hedges(blocks: Sequence[Block], record: Record) -> Iterator[Finding]:
    """E502 for a figure that lost its hedge and for a hedge that lost its figure, E501 for one of somebody else's."""
    for medium in Medium:
        read = [
            _Read(piece, text, block)
            for block in blocks
            for piece in block.read(medium)
            if (text := folded(piece.text))
        ]
        for index, each in enumerate(read):
            if each.piece.kind is Kind.FACT:
                yield from _figure(read, index, record)
            elif each.piece.kind is Kind.HEDGE and not _is_before_its_own(read, index, record):
                message = f"the hedge {each.text!r} of {each.piece.id!r} does not stand before its figure"
                yield Finding("E502", each.block.place or record.output, message, _WHOLE)


def check_read_hedges(read: ReadOut, record: Record) -> Iterator[Finding]:
    """E501 for a hedge of somebody else's in a text without elements."""
    text = folded(read.text)
    known = {each for texts in record.figures.values() for each, hedge in texts.items() if not hedge}
    for figure in sorted(each for each in known if each in text):
        for match in re.finditer(rf"(?<!\w){re.escape(figure)}(?!\w)", text):
            foreign = hedge_at(text[: match.start()], text[match.end() :])
            if foreign is not None:
                yield _foreign(foreign, figure, read.place or record.output)


def _figure(read: Sequence[_Read], index: int, record: Record) -> Iterator[Finding]:
    each = read[index]
    hedge = record.figures.get(each.piece.id, {}).get(each.text)
    if hedge is None:
        return
    place = each.block.place or record.output
    is_parted = index > 0 and _is_before_its_own(read, index - 1, record)
    if hedge and not is_parted and not _is_on_scale(read, each, record):
        message = f"the fact {each.piece.id!r} reads {each.text!r} without its hedge {hedge!r}"
        yield Finding("E502", place, message, _WHOLE)
    unit = record.units.get(each.piece.id, {}).get(each.text)
    if unit is not None and _unit_beside(read, index, record) != unit.casefold():
        message = f"the fact {each.piece.id!r} reads {each.text!r} without its unit {unit!r}"
        yield Finding("E502", place, message, _UNIT)
    foreign = hedge_at(_before(read, index - is_parted), _behind(read, index))
    if foreign is not None:
        yield _foreign(foreign, each.text, place)


def _foreign(hedge: str, figure: str, place: Place) -> Finding:
    message = f"a hedge that is not its source's stands at the figure {figure!r}: {folded(hedge)!r}"
    return Finding("E501", place, message, _OWN)


def _is_before_its_own(read: Sequence[_Read], index: int, record: Record) -> bool:
    """Whether this is a hedge, and the next thing that is read its figure."""
    hedge, figure = read[index], read[index + 1] if index + 1 < len(read) else None
    if hedge.piece.kind is not Kind.HEDGE or figure is None or figure.piece.kind is not Kind.FACT:
        return False
    wanted = record.figures.get(figure.piece.id, {}).get(figure.text, "")
    return hedge.piece.id == figure.piece.id and hedge.text == wanted != ""


def _is_on_scale(read: Sequence[_Read], each: _Read, record: Record) -> bool:
    """Whether it stands alone in a text of a drawing that also says it whole."""
    figures = record.figures[each.piece.id]
    return bool(each.piece.drawing) and any(
        other.piece.drawing == each.piece.drawing
        and other.piece.id == each.piece.id
        and other.piece.kind is Kind.FACT
        and figures.get(other.text) == ""
        for other in read
    )


def _unit_beside(read: Sequence[_Read], index: int, record: Record) -> str:
    """The unit that a table names for a figure: in its row, or else last above it."""
    place = read[index].piece
    row = (each for each in read if each.piece.row == place.row)
    above = (each for each in reversed(read[:index]) if each.piece.table == place.table)
    named = (each.text.casefold() for each in chain(row, above) if each.piece.kind is Kind.FURNITURE)
    return next((text for text in named if text in record.unit_names), "") if place.table and place.row else ""


def _before(read: Sequence[_Read], index: int) -> str:
    """What is read before a piece in its block; where it begins one, the block before if that is but a hedge."""
    begin = index
    while begin and read[begin - 1].block is read[index - 1].block:
        begin -= 1
    text = f"{folded(masked(each.piece for each in read[begin:index]))} "
    if index and read[index - 1].block is not read[index].block:
        return text if _is_all(hedge_at(text, ""), text) else ""
    return text


def _behind(read: Sequence[_Read], index: int) -> str:
    """What is read behind it, in the same way."""
    begin = end = index + 1
    while end < len(read) and read[end].block is read[begin].block:
        end += 1
    text = masked(each.piece for each in read[begin:end])
    if begin < len(read) and read[begin].block is not read[index].block:
        text = f" {folded(text)}"
        return text if _is_all(hedge_at("", text), text) else ""
    return text


def _is_all(hedge: str | None, text: str) -> bool:
    return hedge is not None and folded(hedge).casefold() == folded(text).casefold()
