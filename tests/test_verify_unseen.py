"""`briefs verify`: what somebody changed beside the text: said aloud, laid over, hidden, attached, linked."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
import tampering
from pikepdf import Array, Dictionary, Name, Pdf, String
from tampering import resealed

from briefs.build.verification import Around, verify_file
from briefs.verifying import Outcome, Verdict

Change = Callable[[Pdf], None]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tampering.built(tmp_path_factory) / "out"


@pytest.fixture(scope="module")
def pdf(out: Path) -> bytes:
    return (out / "rail.press.en.pdf").read_bytes()


@pytest.fixture(scope="module")
def html(out: Path) -> str:
    return (out / "rail.press.en.html").read_text(encoding="utf-8")


def judged(data: bytes | str, folder: Path, name: str = "received") -> Verdict:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return verify_file(folder / name, Around())


def wrong(verdict: Verdict) -> set[str]:
    return {check.name.value for check in verdict.checks if check.outcome is Outcome.FAILED}


def told(verdict: Verdict) -> str:
    return "\n".join(line for check in verdict.checks for line in (check.message, *check.details))


def changed(data: bytes, change: Change) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, static_id=True)
    return out.getvalue()


def elements(pdf: Pdf, kind: str) -> list[Any]:
    found = (each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/Type") == "/StructElem")
    return [each for each in found if str(each.S) == f"/{kind}"]


def links(pdf: Pdf) -> list[Any]:
    return [link for page in pdf.pages for link in page.get("/Annots", [])]


def words_for_a_paragraph(pdf: Pdf) -> None:
    elements(pdf, "P")[0].ActualText = String("There are 99 trams")


def words_for_a_link(pdf: Pdf) -> None:
    links(pdf)[0].Contents = String("There are 99 trams")


def another_bookmark(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].title = "There are 99 trams"


def another_address(pdf: Pdf) -> None:
    link = links(pdf)[0]
    del link["/Dest"]
    link.A = Dictionary(S=Name.URI, URI=String("https://example.org/"))


def painted_link(pdf: Pdf) -> None:
    links(pdf)[0].AP = Dictionary(
        N=pdf.make_stream(b"1 g 0 0 90 90 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 90, 90])
    )


def covered(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"q 1 g 0 0 900 900 re f Q")


def cut_off(pdf: Pdf) -> None:
    pdf.pages[0].CropBox = Array([0, 0, 600, 300])


def invisible(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"3 Tr", prepend=True)


def hidden_layer(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("text")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    page = pdf.pages[0]
    page.Resources.Properties = Dictionary(Text=layer)
    page.contents_add(b"/OC /Text BDC", prepend=True)
    page.contents_add(b"EMC")


def another_file(pdf: Pdf) -> None:
    pdf.attachments["other.json"] = b"{}"


def another_edition(pdf: Pdf) -> None:
    metadata: Any = pdf.Root.Metadata
    metadata.write(metadata.read_bytes().replace(b"edition 1<", b"edition 2<"))


def another_letter(pdf: Pdf) -> None:
    """What the glyph of a digit stands for."""
    for each in pdf.objects:
        if isinstance(each, Dictionary) and "/ToUnicode" in each:
            stream: Any = each.ToUnicode
            stream.write(re.sub(rb"> <0034>", b"> <0039>", stream.read_bytes()))


def other_words_beside_glyphs(pdf: Pdf) -> None:
    contents: Any = pdf.pages[0].Contents
    marked = rb"<</MCID (\d+)>>"
    contents.write(re.sub(marked, rb"<</MCID \1 /ActualText (99)>>", contents.read_bytes()))


def twice(pdf: Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def turned_round(pdf: Pdf) -> None:
    pdf.pages.reverse()


CAUGHT: Final[dict[Change, set[str]]] = {
    words_for_a_paragraph: {"text", "values"},
    words_for_a_link: {"text", "values"},
    another_bookmark: {"text"},
    another_address: {"text"},
    painted_link: {"values"},
    covered: {"values"},
    cut_off: {"values"},
    invisible: {"values"},
    hidden_layer: {"values"},
    another_file: {"values"},
    another_edition: {"values"},
    another_letter: {"text", "values"},
    other_words_beside_glyphs: {"text", "values"},
    twice: {"text", "values"},
    turned_round: {"text", "values"},
}


class TestPdf:
    @pytest.mark.parametrize("change", CAUGHT, ids=lambda change: change.__name__)
    def test_it_is_found(self, pdf: bytes, change: Change, tmp_path: Path) -> None:
        verdict = judged(changed(pdf, change), tmp_path)
        assert wrong(verdict) == CAUGHT[change], told(verdict)

    @pytest.mark.parametrize("change", [words_for_a_paragraph, words_for_a_link])
    def test_figures_said_aloud_are_found_whatever_the_hash(self, pdf: bytes, change: Change, tmp_path: Path) -> None:
        verdict = judged(resealed(changed(pdf, change)), tmp_path)
        assert wrong(verdict) == {"values"}
        assert "aloud: '99'" in told(verdict)

    def test_one_that_needs_a_password_cannot_be_read(self, pdf: bytes, tmp_path: Path) -> None:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            opened.save(out, encryption=pikepdf.Encryption(owner="owner", user="user"))
        assert "password" in told(judged(out.getvalue(), tmp_path))


PAGES: Final = {
    "address": ('href="#', 'href="https://example.org/#', {"text"}),
    "style sheet": ("</head>", "<style>p { opacity: 0 }</style></head>", {"text"}),
    "style": ("<h1", '<h1 style="--tab: 2"', {"text"}),
    "hidden text": ("</main>", "<p hidden>There are 99</p></main>", {"text"}),
    "data for machines": (
        "</head>",
        '<script type="application/ld+json">{"trams": 99}</script></head>',
        {"text"},
    ),
    "title when it is shared": ("</head>", '<meta name="twitter:title" content="99 trams"></head>', {"text", "values"}),
    "text in the head": ("</head>", "<style>/*</style><p>99</p><style>*/</style></head>", {"text", "values"}),
    "text behind the title": ("</title>", "</title><p>99</p>", {"text", "values"}),
    "shadow": ("</main>", '<div><template shadowrootmode="open">99</template></div></main>', {"values"}),
    "comment": ("</main>", "<!--><p>99</p><!-- --></main>", {"values"}),
    "frame": ("</main>", '<iframe srcdoc="99"></iframe></main>', {"values"}),
    "words of a style sheet": ("</head>", "<style>h1::after { content: '99' }</style></head>", {"text", "values"}),
    "drawing": ("</main>", "<svg><text>99</text></svg></main>", {"text", "values"}),
}


class TestHtml:
    @pytest.mark.parametrize("case", PAGES)
    def test_it_is_found(self, html: str, case: str, tmp_path: Path) -> None:
        old, new, found = PAGES[case]
        assert old in html
        verdict = judged(html.replace(old, new, 1), tmp_path)
        assert wrong(verdict) == found, told(verdict)


class TestTwoThingsAtOnce:
    """A file that one program takes for PDF and another for HTML."""

    def test_a_pdf_named_as_a_page(self, pdf: bytes, tmp_path: Path) -> None:
        assert "is named .html and is PDF" in told(judged(pdf, tmp_path, "received.html"))

    def test_a_page_named_as_a_pdf(self, html: str, tmp_path: Path) -> None:
        assert "is named .pdf and is HTML" in told(judged(html, tmp_path, "received.pdf"))

    @pytest.mark.parametrize("before", [b"<html><h1>99 trams</h1><!--", b"99 trams\n"])
    def test_a_pdf_that_begins_as_something_else(self, pdf: bytes, before: bytes, tmp_path: Path) -> None:
        assert "begins as something else" in told(judged(before + pdf, tmp_path))
