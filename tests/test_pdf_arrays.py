"""Arrays are what WeasyPrint asks for, and no page has a type of C read anew."""

from __future__ import annotations

import pytest
import weasyprint
from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi

from briefs.pdf import arrays

PAGE = "<p>One <b>page</b> <i>of</i> several faces</p>"


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "ffi", ffi)


def test_a_page_is_the_same() -> None:
    theirs = weasyprint.HTML(string=PAGE).write_pdf()
    arrays.read_types_once()
    assert fonts.ffi is not ffi
    assert weasyprint.HTML(string=PAGE).write_pdf() == theirs


def test_no_page_reads_c(monkeypatch: pytest.MonkeyPatch) -> None:
    arrays.read_types_once()
    read: list[str] = []
    parse = ffi._parser.parse_type  # noqa: SLF001  # there is no other way to see what is parsed

    def noted(name: str) -> object:
        read.append(name)
        return parse(name)

    monkeypatch.setattr(ffi._parser, "parse_type", noted)  # noqa: SLF001  # as above
    weasyprint.HTML(string=PAGE).write_pdf()
    assert read == []
    ffi.typeof("hb_codepoint_t[4321]")
    assert read == ["hb_codepoint_t[4321]"]


@pytest.mark.parametrize("values", [[], [7], (1, 2, 3)])
def test_an_array_is_as_long_as_its_values(values: list[int]) -> None:
    arrays.read_types_once()
    assert list(fonts.ffi.new(f"hb_codepoint_t[{len(values)}]", values)) == list(values)
