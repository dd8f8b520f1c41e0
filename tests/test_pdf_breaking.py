"""Lines are broken where they are full, also before marks and dates."""

from __future__ import annotations

import datetime as dt

from briefs.pdf import Job, Sheet, Typeset, Workers
from briefs.pdf.breaking import breakable

TEXT = "They differ next in the role of government: less regulation in the US "
REST = "<em>plan</em> direction by the state in China. The figures do not rank the two, because they differ."
STYLE = 'body { font: 14px/20px "Gentium Book Plus"; margin: 0; width: 398px }'


def pages(html: str) -> tuple[str, ...]:
    page = f"<!doctype html><html lang=en><head><title>A title</title></head><body><p>{html}</p></body></html>"
    job = Job("a.pdf", page, (Sheet("print.css", STYLE),), b"{}", dt.date(2025, 7, 28))
    with Workers(1) as workers:
        workers.start(job)
        made = dict(workers.wait())[job]
    assert isinstance(made, Typeset), made
    return made.pages


class TestBreakable:
    def test_a_space_before_an_inline_element_gets_a_zero_width_space(self) -> None:
        assert breakable("in the US <em>plan</em>") == "in the US \u200b<em>plan</em>"

    def test_other_spaces_stay_as_they_are(self) -> None:
        for html in ("<p>a b</p>", "a</em> <em>b", "a <p>b", "a  <em>b"):
            assert breakable(html) == html

    def test_a_line_is_not_broken_after_its_first_word(self) -> None:
        """Without the zero-width space the first line is `They`."""
        first_line = pages(TEXT + REST)[0].splitlines()[0]
        assert first_line.startswith("They differ next in the role of government")

    def test_nothing_of_it_is_in_the_text(self) -> None:
        assert "\u200b" not in "".join(pages(TEXT + REST))
