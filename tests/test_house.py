"""What a theme says of the house, found again on pages: logo, classification, embargo, contact, disclaimer."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import page
import pikepdf
import pytest
from conftest import BareProject, run_briefs
from PIL import Image
from shipped_briefs import ROOT
from small_project import edit, put, with_faces, write

from briefs.audience import load_look
from briefs.audit.document import Element, read_document
from briefs.pdf.text import page_texts
from briefs.project import find_project

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10H0z" fill="#123F73"/></svg>'
THEME = """\
house: Ministry of Rail
logo: house/logo.svg
classification: "OFFICIAL: FOR THE CABINET"
embargo: Not for use before 09:00 on 3 August 2025
contact: Rail desk, ring the ministry
disclaimer: No position of the council.
"""


PRESS = ROOT / "templates" / "press" / "brief.html.j2"
EMBARGO = "Not for use before 09:00 on 3 August 2025"


def png() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (20, 10), "#123F73").save(data, "PNG")
    return data.getvalue()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brief of several pages, and the folder it was made in."""
    root = with_faces(write(tmp_path_factory.mktemp("house")), tmp_path_factory)
    put(root, "templates/theme.yaml", THEME)
    put(root, "templates/house/logo.svg", SVG)
    sentence = "The council says that it is glad of each of its trams."
    edit(root, "facts/rail/mayor.en.md", "in the town.", "in the town.\n" + f"\n{sentence}\n" * 70)
    done = run_briefs(root, "build", "rail", "-a", "mayor")
    assert done.code == 0, done.err
    return root / "out"


@pytest.fixture(scope="module")
def pages(made: Path) -> tuple[str, ...]:
    found = page_texts((made / "rail.mayor.en.pdf").read_bytes())
    assert len(found) > 2
    return found


@pytest.fixture(scope="module")
def document(made: Path) -> Element:
    return read_document((made / "rail.mayor.en.html").read_text(encoding="utf-8")).root


def texts(document: Element, name: str) -> list[str]:
    return [" ".join(each.raw_text().split()) for each in document.walk() if name in each.classes]


class TestPrint:
    def test_the_classification_stands_at_head_and_foot_of_each_page(self, pages: tuple[str, ...]) -> None:
        assert [text.count("OFFICIAL: FOR THE CABINET") for text in pages] == [2] * len(pages)

    def test_the_embargo_stands_at_the_head_of_each_page(self, pages: tuple[str, ...]) -> None:
        assert all(f"OFFICIAL: FOR THE CABINET · {EMBARGO}" in " ".join(text.split()) for text in pages)
        assert [text.count("Not for use before") for text in pages] == [1] * len(pages)

    def test_a_number_in_it_is_the_house_s_own_word(self, made: Path) -> None:
        for type in ("pdf", "html"):
            assert run_briefs(made, "verify", f"rail.mayor.en.{type}").code == 0

    def test_house_contact_and_disclaimer_are_printed_once(self, pages: tuple[str, ...]) -> None:
        text = " ".join(pages)
        for told in ("Ministry of Rail", "Rail desk, ring the ministry", "No position of the council."):
            assert text.count(told) == 1

    def test_the_logo_is_drawn_and_named_for_those_who_do_not_see_it(self, made: Path) -> None:
        path = made / "rail.mayor.en.pdf"
        assert page.validate_pdf_bytes(path.read_bytes(), profile="ua1").is_compliant
        with pikepdf.open(path) as pdf:
            names = [str(each.get("/Alt")) for each in pdf.objects if is_figure(each)]
        assert names == ["Ministry of Rail"]


def is_figure(found: pikepdf.Object) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/S") == pikepdf.Name.Figure


class TestScreen:
    def test_the_classification_stands_at_head_and_foot(self, document: Element) -> None:
        assert texts(document, "classification") == ["OFFICIAL: FOR THE CABINET"] * 2
        masthead, colophon = (each for each in document.walk() if each.classes in {("masthead",), ("colophon",)})
        assert texts(masthead, "classification") == texts(colophon, "classification") == ["OFFICIAL: FOR THE CABINET"]

    def test_the_embargo_stands_in_the_masthead(self, document: Element) -> None:
        [masthead] = (each for each in document.walk() if each.classes == ("masthead",))
        assert texts(document, "embargo") == texts(masthead, "embargo") == [EMBARGO]

    def test_house_contact_and_disclaimer_are_told(self, document: Element) -> None:
        assert texts(document, "imprint")[0].startswith("Ministry of Rail")
        [colophon] = (each for each in document.walk() if "colophon" in each.classes)
        told = [" ".join(each.raw_text().split()) for each in colophon.walk() if each.tag == "p"]
        assert told[:2] == ["No position of the council.", "Contact Rail desk, ring the ministry"]

    def test_the_logo_is_in_the_file_itself(self, document: Element) -> None:
        [logo] = [each for each in document.walk() if "logo" in each.classes]
        assert logo.attributes["alt"] == "Ministry of Rail"
        kind, _, data = logo.attributes["src"].partition(",")
        assert (kind, base64.b64decode(data).decode()) == ("data:image/svg+xml;base64", SVG)


class TestPressRelease:
    """The band over a press brief says from when it may be used."""

    @pytest.mark.parametrize(
        ("theme", "told"),
        [
            ("house: Rail", "For immediate use. Everything below may be quoted with the attribution shown."),
            (f"embargo: {EMBARGO}", f"{EMBARGO} · Everything below may be quoted with the attribution shown."),
            ("classification: In confidence", "Everything below may be quoted with the attribution shown."),
        ],
    )
    def test_it_is_free_unless_the_theme_says_otherwise(
        self, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, theme: str, told: str
    ) -> None:
        root = with_faces(write(tmp_path), tmp_path_factory)
        put(root, "templates/theme.yaml", theme)
        put(root, "templates/mayor/brief.html.j2", PRESS.read_text(encoding="utf-8"))
        done = run_briefs(root, "build", "rail", "-a", "mayor", "--to", "html")
        assert done.code == 0, done.err
        document = read_document((root / "out" / "rail.mayor.en.html").read_text(encoding="utf-8")).root
        assert texts(document, "release") == [told]
        assert texts(document, "embargo") == []


class TestLogo:
    def test_without_one_there_is_no_image(self, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        root = with_faces(write(tmp_path), tmp_path_factory)
        done = run_briefs(root, "build", "rail", "-a", "mayor", "--to", "html")
        assert done.code == 0, done.err
        assert "<img" not in (tmp_path / "out" / "rail.mayor.en.html").read_text(encoding="utf-8")

    def test_a_png_is_shown_as_one_and_a_new_image_makes_the_brief_old(
        self, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        root = with_faces(write(tmp_path), tmp_path_factory)
        put(root, "templates/theme.yaml", "logo: logo.png")
        (root / "templates" / "logo.png").write_bytes(png())
        assert run_briefs(root, "build", "rail", "-a", "mayor").code == 0
        assert "data:image/png;base64," in (root / "out" / "rail.mayor.en.html").read_text(encoding="utf-8")
        assert run_briefs(root, "status", "rail", "-a", "mayor", "--exit-code").code == 0
        (root / "templates" / "logo.png").write_bytes(png() + b"\0")
        told = run_briefs(root, "status", "rail", "-a", "mayor", "--exit-code")
        assert (told.code, "templates/logo.png changed" in told.out) == (1, True)

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("logo.svg", "error E101 there is no file 'templates/logo.svg'"),
            ("../logo.svg", "error E102 '../logo.svg' leads outside the project"),
            ("logo.doc", "error E109 logo: 'logo.doc' is not an image that can be shown"),
        ],
    )
    def test_what_cannot_be_shown_is_a_finding_where_the_theme_names_it(
        self, bare_project: BareProject, name: str, message: str
    ) -> None:
        project, _ = find_project(bare_project({"templates/theme.yaml": f"house: Rail\nlogo: {name}"}))
        assert project is not None
        look, [finding] = load_look(project, "en")
        assert look is None
        assert str(finding) == f"templates/theme.yaml:2:7: {message}"
