"""Columns of equal height: as WeasyPrint makes them, or better, and at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint.layout import block, column

from briefs.pdf.columns import _Columns, balance_at_once

PAGE = "@page { size: 400px 500px; margin: 0 } body { margin: 0; font: 8px/10px serif }"
COLUMNS = "main { columns: 2; column-gap: 20px } main > div { break-inside: avoid }"


@dataclass(frozen=True)
class Column:
    page: int
    left: float
    height: float
    items: tuple[str, ...]


def columns(body: str, css: str = COLUMNS) -> tuple[Column, ...]:
    document = weasyprint.HTML(string=f"<style>{PAGE}{css}</style>{body}").render()
    return tuple(
        Column(
            number,
            box.position_x,
            box.height,
            tuple(each.element.get("id") for each in box.descendants() if each.element_tag == "div"),
        )
        for number, page in enumerate(document.pages, 1)
        for box in page._page_box.descendants()  # noqa: SLF001  # there is no other way to see where things stand
        if box.is_column
    )


def stack(heights: Sequence[int]) -> str:
    items = (f"<div id={number} style='height: {height}px'></div>" for number, height in enumerate(heights))
    return f"<main>{''.join(items)}</main>"


@pytest.fixture(autouse=True)
def at_once() -> Iterator[None]:
    balance_at_once()
    yield
    block.columns_layout = column.columns_layout


def stepping(body: str, css: str = COLUMNS) -> tuple[Column, ...]:
    """What WeasyPrint makes of it by itself."""
    block.columns_layout = column.columns_layout
    try:
        return columns(body, css)
    finally:
        balance_at_once()


class TestHeight:
    @pytest.mark.parametrize(
        ("heights", "height"),
        [([10, 10], 10), ([10, 10, 10], 20), ([30, 10, 10, 10], 30), ([10, 10, 10, 30], 30), ([7], 7), ([5, 50], 50)],
    )
    def test_it_is_the_least_that_holds_everything(self, heights: list[int], height: int) -> None:
        made = columns(stack(heights))
        assert {each.height for each in made} == {height}
        assert [id for each in made for id in each.items] == [str(number) for number in range(len(heights))]

    @settings(max_examples=40)
    @given(heights=st.lists(st.integers(1, 120), min_size=1, max_size=30), count=st.integers(2, 4))
    def test_nothing_is_lost_and_nothing_is_higher_than_weasyprint_makes_it(
        self, heights: list[int], count: int
    ) -> None:
        css = COLUMNS + f"main {{ columns: {count} }}"
        made, theirs = columns(stack(heights), css), stepping(stack(heights), css)
        assert [id for each in made for id in each.items] == [id for each in theirs for id in each.items]
        assert [each.page for each in made][-1] == theirs[-1].page
        full = [each for each in made if each.page < made[-1].page]
        assert full == [each for each in theirs if each.page < made[-1].page]
        assert made[-1].height <= theirs[-1].height

    def test_lines_that_stay_together_are_taken_into_account(self) -> None:
        text = "<br>".join("abcde")
        made = columns(
            f"<main><p id=a>{text}</p><p id=b>{text}</p><p id=c>{text}</p></main>", COLUMNS + "p { margin: 0 }"
        )
        assert [each.height for each in made] == pytest.approx([80, 80], abs=0.1)

    def test_the_margin_below_what_stands_by_itself_has_to_fit_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        heights = []
        fill = _Columns._fill  # noqa: SLF001  # how often it is laid out is what is looked at

        def noted(filled: _Columns, height: float) -> None:
            heights.append(height)
            fill(filled, height)

        monkeypatch.setattr(_Columns, "_fill", noted)
        made = columns(stack([20, 20]), COLUMNS + "main > div { margin-bottom: 8px }")
        assert [each.items for each in made] == [("0",), ("1",)]
        assert len(heights) == 2

    def test_a_heading_stays_with_what_follows(self) -> None:
        css = COLUMNS + "h3 { break-after: avoid; font: inherit; margin: 0 }"
        body = "<main><div id=a style='height: 40px'></div><h3>Head</h3><div id=b style='height: 50px'></div></main>"
        assert [each.items for each in columns(body, css)] == [("a",), ("b",)]

    def test_what_holds_nothing_that_flows_is_as_high_as_weasyprint_makes_it(self) -> None:
        body = "<main><div id=a style='float: left; height: 40px'></div></main>"
        assert columns(body) == stepping(body)


class TestPlace:
    def test_columns_go_on_over_pages_and_are_even_on_the_last(self) -> None:
        made = columns(stack([100] * 14))
        assert [(each.page, each.left, len(each.items)) for each in made] == [
            (1, 0, 5), (1, 210, 5), (2, 0, 2), (2, 210, 2)
        ]  # fmt: skip

    def test_what_is_written_from_right_to_left_begins_on_the_right(self) -> None:
        made = columns(f"<html dir=rtl>{stack([10, 10])}")
        assert [(each.left, each.items) for each in made] == [(210, ("0",)), (0, ("1",))]

    def test_what_follows_begins_below(self) -> None:
        document = weasyprint.HTML(
            string=f"<style>{PAGE}{COLUMNS}</style>{stack([40, 30])}<footer>end</footer>"
        ).render()
        (foot,) = (
            box
            for box in document.pages[0]._page_box.descendants()  # noqa: SLF001  # as above
            if box.element_tag == "footer" and isinstance(box, weasyprint.formatting_structure.boxes.BlockBox)
        )
        assert foot.position_y == 40


class TestOthers:
    @pytest.mark.parametrize(
        "css",
        [
            "main { height: 90px }",
            "main { column-fill: auto }",
            "main { columns: 80px }",
            "main { position: relative }",
            "#1 { column-span: all }",
        ],
    )
    def test_what_is_more_than_a_stack_is_left_to_weasyprint(self, css: str) -> None:
        body = stack([40, 30, 20, 10])
        assert columns(body, COLUMNS + css) == stepping(body, COLUMNS + css)
