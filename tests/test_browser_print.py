"""A page that a reader prints from the browser instead of taking the PDF."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from conftest import run_briefs
from shipped_briefs import build_shipped
from small_project import edit, put, with_faces, write

EMBARGO = "Not for use before 09:00 on 3 August 2025"
EMBARGO = "Not for use before 09:00 on 3 August 2025"
CLASSIFICATION = "OFFICIAL: CABINET'S EYES & \\ EARS"
#: What the style sheet for print asks for, in points.
BODY = 1.1875 * 8.6


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> pypdfium2.PdfDocument:
    """A brief of several pages with notes, as Chromium prints it."""
    root = with_faces(write(tmp_path_factory.mktemp("printed")), tmp_path_factory)
    theme = f'classification: "{CLASSIFICATION}"\nembargo: {EMBARGO}'
    put(root, "templates/theme.yaml", theme.replace("\\", "\\\\"))
    sentence = "The council says that it is glad of each of its trams {trams-now.mark}."
    edit(root, "facts/rail/mayor.en.md", "in the town.", "in the town.\n" + f"\n{sentence}\n" * 70)
    done = run_briefs(root, "build", "rail", "-a", "mayor")
    assert done.code == 0, done.err
    return printed_page(root / "out" / "rail.mayor.en.html", root / "printed.pdf")


def printed_page(page: Path, pdf: Path) -> pypdfium2.PdfDocument:
    chromium = shutil.which("chromium")
    assert chromium, "these tests need chromium: see system-packages.txt"
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    command = [chromium, *flags, f"--print-to-pdf={pdf}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return pypdfium2.PdfDocument(pdf)


def texts(document: pypdfium2.PdfDocument) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def sizes(page: pypdfium2.PdfPage) -> Counter[float]:
    """How many characters of a page are how large, in points as they are drawn."""
    found: Counter[float] = Counter()
    text, matrix = page.get_textpage(), pdfium.FS_MATRIX()
    for index in range(text.count_chars()):
        pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
        found[round(pdfium.FPDFText_GetFontSize(text, index) * matrix.a, 1)] += 1
    return found


class TestPrint:
    def test_the_classification_stands_at_head_and_foot_of_each_page(self, printed: pypdfium2.PdfDocument) -> None:
        assert len(printed) > 1
        assert [text.count(CLASSIFICATION) for text in texts(printed)] == [2] * len(printed)

    def test_the_embargo_stands_at_the_head_of_each_page(self, printed: pypdfium2.PdfDocument) -> None:
        assert all(f"{CLASSIFICATION} · {EMBARGO}" in text for text in texts(printed))
        assert [text.count(EMBARGO) for text in texts(printed)] == [1] * len(printed)

    def test_it_is_as_large_as_the_styles_ask_for(self, printed: pypdfium2.PdfDocument) -> None:
        """A browser that finds a page too wide prints all of it smaller."""
        (size, _), *_ = sizes(printed[1]).most_common()
        assert size == pytest.approx(BODY, abs=0.15)

    def test_so_are_long_notes_in_columns(self, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        brief = build_shipped(tmp_path_factory, "A4").briefs["legislator"]
        (size, _), *_ = sizes(printed_page(brief.html_path, tmp_path / "printed.pdf")[0]).most_common()
        assert size == pytest.approx(BODY, abs=0.15)

    def test_what_opens_on_screen_is_not_printed(self, printed: pypdfium2.PdfDocument) -> None:
        assert "Who says it" not in " ".join(texts(printed))
