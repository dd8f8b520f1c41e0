"""Columns of equal height, found at once.

WeasyPrint 70 lays columns out again and again, each time a pixel higher, until everything fits: half of the time that a
brief takes. Here the height is worked out from where the pieces stand when the columns are as high as the page allows:
the least at which they fill the columns, in order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, column
from weasyprint.layout.percent import percentage, resolve_percentages

_stepping = column.columns_layout
#: Added to the height that was worked out, in pixels, until everything fits: what keeps lines together is known to the
#: typesetter alone. The first makes up for rounding.
_MORE = (0.01, 1, 2, 4, 8, 16, 32, 64, 128)


def balance_at_once() -> None:
    """Let the typesetter of this process make columns so."""
    block.columns_layout = _columns_layout


def _columns_layout(context: Any, box: Any, *given: Any) -> Any:
    """Take the place of WeasyPrint's function of this name, with the same arguments and the same result."""
    if not _can_be_worked_out(box, context):
        return _stepping(context, box, *given)
    return _Columns(context, box, given).result()


class _Columns:
    """The columns of a box, as they are laid out now."""

    def __init__(self, context: Any, box: Any, given: tuple[Any, ...]) -> None:
        bottom_space, skip_stack, containing_block, page_is_empty, absolute_boxes, fixed_boxes, margins, *styles = given
        self.context, self.containing_block, self.page_is_empty, self.styles = (
            context, containing_block, page_is_empty, styles
        )  # fmt: skip
        self.out_of_flow = (absolute_boxes, fixed_boxes)
        self.box = box.copy_with_children(box.children)
        self.box.position_y += block.collapse_margin(margins)
        block.block_level_width(self.box, containing_block)
        self.top = self.box.content_box_y()
        self.most = context.page_bottom - self.top - bottom_space
        self.count = box.style["column_count"]
        gap = box.style["column_gap"]
        self.gap = box.style["font_size"] if gap == "normal" else percentage(gap, box.style, self.box.width)
        self.width = max(0, self.box.width - (self.count - 1) * self.gap) / self.count
        self.first, self.begin = 0, None
        if skip_stack:
            ((self.first, inner),) = skip_stack.items()
            self.begin = {0: inner}
        self.children = [child.copy() for child in box.children[self.first :]]
        self.shapes = len(context.excluded_shapes)
        self.made: list[Any] = []
        self.rest: Any = self.begin
        self.next_page = {"break": "any", "page": None}

    def _lay_out(self) -> None:
        """As high as it takes; where not everything fits, as high as may be."""
        self._fill(self.most)
        pieces = tuple(_pieces(self.made))
        if self.rest is not None or not pieces:
            return
        height = _least_height(pieces, self.count)
        for more in _MORE:
            if height + more >= self.most:
                break
            self._fill(height + more)
            if self.made and self.rest is None:
                return
        self._fill(self.most)

    def _fill(self, height: float) -> None:
        """Fill columns of this height, as many as there may be and no more than it takes."""
        block.remove_placeholders(self.context, self.made, *self.out_of_flow)
        del self.context.excluded_shapes[self.shapes :]
        self.made, self.rest = [], self.begin
        for index in range(self.count):
            made, self.rest, self.next_page, *_ = block.block_box_layout(
                self.context, self._empty(index), self.context.page_bottom - self.top - height, self.rest,
                self.containing_block, self.page_is_empty, *self.out_of_flow, None, *self.styles,
                discard=False, max_lines=None,
            )  # fmt: skip
            if made is None:
                self.made = []
                return
            self.made.append(made)
            if self.rest is None:
                return

    def _empty(self, index: int) -> Any:
        """The box that a column is filled into."""
        empty = self.box.anonymous_from(self.box, children=self.children)
        resolve_percentages(empty, self.containing_block)
        empty.is_column = True
        empty.width = self.width
        from_left = self.count - 1 - index if self.box.style["direction"] == "rtl" else index
        empty.position_x = self.box.content_box_x() + from_left * (self.width + self.gap)
        empty.position_y = self.top
        return empty

    def result(self) -> Any:
        """What WeasyPrint's function gives back: the box, where to go on, the next page, margins, and no collapsing."""
        self.context.in_column = True
        self._lay_out()
        self.context.in_column = False
        box = self.box
        if box.children and not self.made:
            return None, (0, None), {"break": "any", "page": None}, [], False
        height = max((made.margin_height() for made in self.made), default=0)
        if box.height == "auto":
            box.height = height
        missing = max(0, box.min_height - box.height) if box.min_height != "auto" else 0
        box.height += missing
        for made in self.made:
            made.height = height + missing
        box.children = self.made
        resume_at = None
        if self.rest is not None:
            ((index, inner),) = self.rest.items()
            resume_at = {self.first + index: inner}
        return box, resume_at, self.next_page, [], False


def _can_be_worked_out(box: Any, context: Any) -> bool:
    """Whether the box is a stack of pieces in a given number of columns, and nothing more."""
    style = box.style
    return (
        style["column_fill"] == "balance"
        and style["position"] != "relative"
        and style["column_count"] != "auto"
        and style["column_width"] == style["height"] == context.current_footnote_area.height == "auto"
        and all(child.style["column_span"] == "none" for child in box.children)
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is not broken between columns: where it begins and ends, in pixels, as if there were one column."""

    top: float
    bottom: float


def _pieces(columns: Sequence[Any]) -> Iterator[_Piece]:
    above = 0.0
    for each in columns:
        end = 0.0
        for top, bottom in _stretches(each):
            end = bottom - each.position_y
            yield _Piece(above + top - each.position_y, above + end)
        above += end


def _stretches(box: Any) -> Iterator[tuple[float, float]]:
    """Where what cannot be broken inside of a box begins and ends on its page."""
    children = [child for child in box.children if child.is_in_normal_flow()]
    lines = [child for child in children if isinstance(child, boxes.LineBox)]
    if lines:
        yield from _kept_together(lines, box.style["orphans"], box.style["widows"])
        return
    for child in children:
        end = child.position_y + child.margin_height()
        if isinstance(child, boxes.BlockBox) and child.style["break_inside"] == "auto" and child.children:
            inner = tuple(_stretches(child))
        else:
            inner = ((child.position_y, end - child.margin_bottom),)
        if box.is_column and inner:  # the margin of what stands in a column by itself has to fit, too
            inner = (*inner[:-1], (inner[-1][0], max(inner[-1][1], end)))
        yield from inner


def _kept_together(lines: Sequence[Any], first: int, last: int) -> Iterator[tuple[float, float]]:
    """The lines of a paragraph, as many as have to stay together at its beginning and end."""
    if len(lines) < first + last:
        first, last = len(lines), 0
    middle = lines[first : len(lines) - last]
    for group in (lines[:first], *((line,) for line in middle), lines[len(lines) - last :]):
        if group:
            yield group[0].position_y, group[-1].position_y + group[-1].height


def _least_height(pieces: Sequence[_Piece], columns: int) -> float:
    """The least height of so many columns that hold these pieces in order."""
    heights = sorted({last.bottom - first.top for index, first in enumerate(pieces) for last in pieces[index:]})
    return heights[bisect_left(heights, True, key=lambda height: _fit(pieces, columns, height))]  # noqa: FBT003  # what is looked for


def _fit(pieces: Sequence[_Piece], columns: int, height: float) -> bool:
    used, start = 0, -inf
    for piece in pieces:
        if piece.bottom - start > height:
            used, start = used + 1, piece.top
            if piece.bottom - start > height or used > columns:
                return False
    return True
