"""A small topic with a range, one actor’s years, a fifth in words and few facts, for each shipped audience."""

from __future__ import annotations

import shutil
from pathlib import Path

import page_faults
import pytest
from conftest import run_briefs
from page_faults import squeezed
from pdf_pages import Pdf, read_pdf
from test_shipped import assert_conformant

POWER = Path(__file__).parent / "projects" / "power"
AUDIENCES = ("minister", "legislator", "press", "technical", "public")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(shutil.copytree(POWER, tmp_path_factory.mktemp("power") / "power"))
    done = run_briefs(root, "build", "--strict")
    assert done.code == 0, done.err
    return root


@pytest.fixture(params=AUDIENCES)
def pdf(root: Path, request: pytest.FixtureRequest) -> Pdf:
    return read_pdf((root / f"out/power.{request.param}.en.pdf").read_bytes())


class TestPages:
    def test_text_stands_on_the_page_in_its_column_and_over_no_other(self, pdf: Pdf) -> None:
        faults = [
            *page_faults.outside_page(pdf),
            *page_faults.outside_columns(pdf),
            *page_faults.overlaps(pdf),
            *page_faults.wrong_bookmarks(pdf, but=("Contents",)),
        ]
        assert not faults, "\n".join(faults)

    @pytest.mark.parametrize("audience", ["technical", "press"])
    def test_numbers_and_ranges_stand_on_one_line_with_their_points_below_each_other(
        self, root: Path, audience: str
    ) -> None:
        pdf = read_pdf((root / f"out/power.{audience}.en.pdf").read_bytes())
        crooked = [fault for fault in page_faults.crooked_columns(pdf, "Value") if "2.1–2.4" not in fault]
        assert crooked == []
        assert any("2.1–2.4" in block.plain for page in pdf.pages for block in page.blocks)

    def test_two_years_are_told_apart(self, root: Path) -> None:
        pdf = read_pdf((root / "out/power.public.en.pdf").read_bytes())
        text = "".join(squeezed(block.plain) for page in pdf.pages for block in page.blocks)
        assert "202527.4%" in text
        assert "202424.9%" in text


def test_the_documents_are_conformant_and_true(root: Path) -> None:
    for path in sorted(root.glob("out/power.*.pdf")):
        assert_conformant(path.read_bytes())
    done = run_briefs(root, "verify", *(str(path) for path in sorted(root.glob("out/power.*.*.*"))))
    assert done.code == 0, done.out
