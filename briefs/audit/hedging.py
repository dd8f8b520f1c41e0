"""Hedges on a page: each stands before its own figure, and no other word qualifies one.

Where a figure is shown in parts, as in a table, its hedge stands before it in an element with `data-hedge`, and between
them nothing that is read. On the scale of a drawing a figure may stand without it: its bar says it whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from briefs.numbers import hedge_at
from briefs.problems import Finding, Place

from .pieces import Block, Kind, Medium, Piece, ReadOut, Seen, folded, masked
from .tracing import Record

_WHOLE = "A figure is printed with its hedge: place `hedge` directly before the value, or `whole`."
_UNIT = "A value without its unit stands in a table that names it: in a column of the row, or at the head of the group."
_OWN = "A figure is printed with the hedge that it has in its source; leave this one out."


def check_hedges(blocks: Sequence[Block], record: Record) -> Iterator[Finding]:
    """E502 for a figure that lost its hedge and for a hedge that lost its figure, E501 for one of somebody else's."""
    for medium in Medium:
        yield from _Medium(blocks, medium, record).check()


def check_read_hedges(read: ReadOut, record: Record) -> Iterator[Finding]:
    """E501 for a hedge of somebody else's in a text without elements."""
    text = folded(read.text)
    known = {each for texts in record.figures.values() for each, hedge in texts.items() if not hedge}
    for figure in sorted(each for each in known if each in text):
        for match in re.finditer(rf"(?<!\w){re.escape(figure)}(?!\w)", text):
            foreign = hedge_at(text[: match.start()], text[match.end() :])
            if foreign is not None:
                yield _foreign(foreign, figure, read.place or record.output)


class _Medium:
    """All that is read on one medium, in order; `begins` are the places in it where its blocks begin."""

    def __init__(self, blocks: Sequence[Block], medium: Medium, record: Record) -> None:
        self._record = record
        self._read: list[Seen] = []
        self._blocks = [block for block in blocks if block.read(medium).seen]
        self._begins: list[int] = []
        for block in self._blocks:
            self._begins.append(len(self._read))
            self._read += block.read(medium).seen

    def check(self) -> Iterator[Finding]:
        for index, (piece, text) in enumerate(self._read):
            if piece.kind is Kind.FACT:
                yield from self._figure(index)
            elif piece.kind is Kind.HEDGE and not self._is_before_its_own(index):
                message = f"the hedge {text!r} of {piece.id!r} does not stand before its figure"
                yield Finding("E502", self._place(index), message, _WHOLE)

    def _figure(self, index: int) -> Iterator[Finding]:
        piece, text = self._read[index]
        hedge = self._record.figures.get(piece.id, {}).get(text)
        if hedge is None:
            return
        is_parted = index > 0 and self._is_before_its_own(index - 1)
        if hedge and not is_parted and not self._is_on_scale(piece):
            message = f"the fact {piece.id!r} reads {text!r} without its hedge {hedge!r}"
            yield Finding("E502", self._place(index), message, _WHOLE)
        unit = self._record.units.get(piece.id, {}).get(text)
        if unit is not None and self._unit_beside(index) != unit.casefold():
            message = f"the fact {piece.id!r} reads {text!r} without its unit {unit!r}"
            yield Finding("E502", self._place(index), message, _UNIT)
        foreign = hedge_at(self._before(index - is_parted), self._behind(index))
        if foreign is not None:
            yield _foreign(foreign, text, self._place(index))

    def _is_before_its_own(self, index: int) -> bool:
        """Whether this is a hedge, and the next thing that is read its figure."""
        hedge, figure = self._read[index], self._read[index + 1] if index + 1 < len(self._read) else None
        if hedge.piece.kind is not Kind.HEDGE or figure is None or figure.piece.kind is not Kind.FACT:
            return False
        wanted = self._record.figures.get(figure.piece.id, {}).get(figure.text, "")
        return hedge.piece.id == figure.piece.id and hedge.text == wanted != ""

    def _is_on_scale(self, piece: Piece) -> bool:
        """Whether it stands alone in a text of a drawing that also says it whole."""
        figures = self._record.figures[piece.id]
        return bool(piece.drawing) and any(
            other.drawing == piece.drawing
            and other.id == piece.id
            and other.kind is Kind.FACT
            and figures.get(text) == ""
            for other, text in self._read
        )

    def _unit_beside(self, index: int) -> str:
        """The unit that a table names for a figure: in its row, or else last above it."""
        place = self._read[index].piece
        row = (each for each in self._read if each.piece.row == place.row)
        above = (each for each in reversed(self._read[:index]) if each.piece.table == place.table)
        named = (each.text.casefold() for each in chain(row, above) if each.piece.kind is Kind.FURNITURE)
        units = self._record.unit_names
        return next((text for text in named if text in units), "") if place.table and place.row else ""

    def _before(self, index: int) -> str:
        """What is read before a piece in its block; where it begins one, the block before if that is but a hedge."""
        begin = self._begins[self._block(index - 1)] if index else 0
        text = f"{folded(masked(each.piece for each in self._read[begin:index]))} "
        if index and self._block(index - 1) != self._block(index):
            return text if _is_all(hedge_at(text, ""), text) else ""
        return text

    def _behind(self, index: int) -> str:
        """What is read behind it, in the same way."""
        begin = index + 1
        end = self._end(begin)
        text = masked(each.piece for each in self._read[begin:end])
        if begin < end and self._block(begin) != self._block(index):
            text = f" {folded(text)}"
            return text if _is_all(hedge_at("", text), text) else ""
        return text

    def _block(self, index: int) -> int:
        """The number of the block in which a piece stands, from 0."""
        return bisect_right(self._begins, index) - 1

    def _end(self, index: int) -> int:
        """Where the block of a piece ends."""
        following = self._block(index) + 1
        return self._begins[following] if following < len(self._begins) else len(self._read)

    def _place(self, index: int) -> Place:
        return self._blocks[self._block(index)].place or self._record.output


def _foreign(hedge: str, figure: str, place: Place) -> Finding:
    message = f"a hedge that is not its source's stands at the figure {figure!r}: {folded(hedge)!r}"
    return Finding("E501", place, message, _OWN)


def _is_all(hedge: str | None, text: str) -> bool:
    return hedge is not None and folded(hedge).casefold() == folded(text).casefold()
