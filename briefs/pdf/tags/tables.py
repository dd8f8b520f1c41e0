"""Tables: in which direction a header heads, and which headers each cell has (ISO 14289-1, 7.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .nodes import Tag

_DIRECTIONS = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Column"}
"""The heading of a group of rows stands above the cells that it heads, as that of a column does."""
_OF_GROUP = "rowgroup"
_GROUPS = frozenset({"THead", "TBody", "TFoot"})


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell and its place: the first row and column that it fills, counted from 0."""

    tag: Tag
    group: int
    row: int
    column: int

    def columns(self) -> range:
        return range(self.column, self.column + self.tag.columns)

    def rows(self) -> range:
        return range(self.row, self.row + self.tag.rows)

    @property
    def scope(self) -> str:
        """What the page says that a header heads."""
        return "" if self.tag.element is None else self.tag.element.get("scope", "").lower()

    def stands_over(self, other: _Cell) -> bool:
        return self.row <= other.row and not set(self.columns()).isdisjoint(other.columns())


def head_cells(table: Tag, name: str) -> None:
    """Give each header its direction and an id that begins with `name`, and each cell under some the ids of these."""
    cells = list(_cells(table))
    heads = {place for place, kid in enumerate(table.kids) if isinstance(kid, Tag) and kid.kind == "THead"}
    of_rows: dict[int, list[_Cell]] = {}
    of_columns: dict[int | None, list[_Cell]] = {}
    for header in cells:
        if header.tag.kind != "TH":
            continue
        header.tag.scope = _DIRECTIONS.get(header.scope, "Column" if header.group in heads else "Row")
        header.tag.id = f"{name}-r{header.row}-c{header.column}"
        if header.tag.scope == "Row":
            for row in header.rows():
                of_rows.setdefault(row, []).append(header)
        else:
            of_columns.setdefault(header.group if header.scope == _OF_GROUP else None, []).append(header)
    for cell in cells:
        if cell.tag.scope != "Column":  # also those that head a row stand under the head of their column
            above = [*of_columns.get(None, ()), *of_columns.get(cell.group, ())]
            headers = [header for header in above if header.stands_over(cell)]
            if cell.tag.kind == "TD":
                headers += [header for row in cell.rows() for header in of_rows.get(row, ())]
            cell.tag.headers = tuple(dict.fromkeys(header.tag.id for header in headers))


def _cells(table: Tag) -> Iterator[_Cell]:
    """The cells in their places: a cell that spans rows pushes those of the next rows aside."""
    filled: set[tuple[int, int]] = set()
    for number, (group, row) in enumerate(_rows(table)):
        column = 0
        for tag in row.kids:
            if not isinstance(tag, Tag) or tag.kind not in {"TH", "TD"}:
                continue
            while (number, column) in filled:
                column += 1
            cell = _Cell(tag, group, number, column)
            filled |= {(across, down) for across in cell.rows() for down in cell.columns()}
            yield cell


def _rows(table: Tag) -> Iterator[tuple[int, Tag]]:
    """The rows, each with the place of its group among the kids of the table, -1 where it stands in none."""
    for place, kid in enumerate(table.kids):
        if isinstance(kid, Tag) and kid.kind == "TR":
            yield -1, kid
        elif isinstance(kid, Tag) and kid.kind in _GROUPS:
            yield from ((place, row) for row in kid.kids if isinstance(row, Tag) and row.kind == "TR")
