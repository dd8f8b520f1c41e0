"""The page that `make bench` writes, from figures that nobody measured."""

from __future__ import annotations

from benchmarks.telling import line_of, page_of
from benchmarks.timing import Result

QUICK = Result("briefs build", 1.2, 0.5, 2.4, 2.5, "doit")
SLOW = Result("briefs build, one fact", 1, 50, 1 / 50, 1 / 60, "a loop")
LARGE = Result.of_memory("memory", 120, 150)
OTHER = Result("a brief of ours", 0.2, 0.05, 4, None, "Typst")
PAGE = page_of({"fresh": [QUICK, LARGE], "one": [SLOW], "others": [OTHER]})


def test_a_row_tells_bound_and_ratio_and_whether_it_holds() -> None:
    assert "| briefs build | 2.50 | 2.40 | 1.2 s | 0.5 s | doit | yes |" in PAGE
    assert "| briefs build, one fact | 1/60 | 1/50 | 1 s | 50 s | a loop | **no** |" in PAGE
    assert "| memory | 150 MB | 120 MB | | | | yes |" in PAGE


def test_other_typesetters_are_told_as_they_are() -> None:
    assert "| a brief of ours | 0.200 | Typst | 0.050 |" in PAGE


def test_the_page_tells_of_the_machine_and_is_filled() -> None:
    assert "Measured on" in PAGE
    assert "$" not in PAGE


def test_a_line_says_where_a_bound_is_missed() -> None:
    assert line_of(SLOW).endswith("a loop  MISSED")
    assert "MISSED" not in line_of(QUICK)


def test_the_page_says_what_was_not_measured() -> None:
    assert "Not measured in this run: dask, many.\n" in page_of({"fresh": [QUICK]}, ["dask", "many"])
    assert "Not measured" not in PAGE
