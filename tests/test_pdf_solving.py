"""Values with variables are what WeasyPrint makes of them, and worked out once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import weasyprint
from weasyprint.css.tokens import Pending

from briefs.pdf import solving

CSS = """
body { --size: 8px; font-family: serif } section { --size: 9px }
p { font: calc(var(--size) * 2)/20px var(--face, serif); margin: var(--size) 0 }
i { margin: var(--nothing) }
"""
BODY = "<p id=a>a</p><section><p id=b>b</p><p id=c>c</p></section><i>d</i>"


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    yield
    Pending.solve = solving._solve  # noqa: SLF001  # WeasyPrint's own


def styles() -> list[tuple[str, float, float]]:
    document = weasyprint.HTML(string=f"<style>{CSS}</style>{BODY}").render()
    boxes = document.pages[0]._page_box.descendants()  # noqa: SLF001  # there is no other way to see styles
    return [(box.element.get("id"), box.style["font_size"], box.margin_top) for box in boxes if box.element_tag == "p"]


def test_each_element_has_its_own_value() -> None:
    theirs = styles()
    solving.solve_once()
    assert styles() == theirs
    assert {id: size for id, size, _ in theirs} == {"a": 16, "b": 18, "c": 18}


def test_a_value_is_read_once_for_all_elements_that_it_is_the_same_for(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    solve = solving._solve  # noqa: SLF001  # WeasyPrint's own

    def noted(pending: Pending, tokens: list[object], wanted: str, base_url: str | None) -> object:
        read.append(wanted)
        return solve(pending, tokens, wanted, base_url)

    monkeypatch.setattr(solving, "_solve", noted)
    solving.solve_once()
    styles()
    assert read.count("font-size") == 2  # on the page, and in the section
