"""Each rule about tags, and each group of the validator's rules, can be broken: files made from a good one."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import object_faults
import page
import pikepdf
import pytest
import structure_faults as faults
from pikepdf import Array, Dictionary, Name, Pdf, String
from tag_tree import Tagged
from tagged_sample import LABEL, PAGE, RUNNING, typeset

from briefs.audit.document import read_document

HTML = read_document(PAGE).root
Break = Callable[[Pdf], None]
Rule = Callable[[Tagged], Iterable[str]]


@pytest.fixture(scope="module")
def good() -> bytes:
    return typeset().pdf


def broken(good: bytes, change: Break) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def elements(pdf: Pdf, kind: str) -> list[Any]:
    found = (thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("/Type") == "/StructElem")
    return [element for element in found if str(element.S)[1:] == kind]


def first(pdf: Pdf, kind: str) -> Any:
    return elements(pdf, kind)[0]


def without(kind: str, key: str) -> Break:
    def change(pdf: Pdf) -> None:
        del first(pdf, kind)[key]

    return change


def with_value(kind: str, key: str, value: Any) -> Break:
    def change(pdf: Pdf) -> None:
        first(pdf, kind)[key] = value

    return change


def root_without(*keys: str) -> Break:
    def change(pdf: Pdf) -> None:
        holder: Any = pdf.Root
        for key in keys[:-1]:
            holder = holder[key]
        del holder[keys[-1]]

    return change


def stream(old: bytes, new: bytes, count: int = 1) -> Break:
    """Replace something in the content of the first page."""

    def change(pdf: Pdf) -> None:
        contents: Any = pdf.pages[0].Contents
        data = contents.read_bytes()
        assert old in data
        contents.write(data.replace(old, new, count))

    return change


def without_spaces_at_line_ends(pdf: Pdf) -> None:
    for each in pdf.pages:
        contents: Any = each.Contents
        contents.write(re.sub(rb"<0003>\s*\] TJ", b"] TJ", contents.read_bytes()))


def swap_kids(kind: str) -> Break:
    def change(pdf: Pdf) -> None:
        element = first(pdf, kind)
        element.K = Array(reversed(list(element.K)))

    return change


def drop_kid(kind: str) -> Break:
    def change(pdf: Pdf) -> None:
        element = first(pdf, kind)
        element.K = Array(list(element.K)[1:])

    return change


def move_into_document(kind: str) -> Break:
    """Make an element a second one of its kind, at the top of the tree."""

    def change(pdf: Pdf) -> None:
        document = pdf.Root.StructTreeRoot.K[0]
        document.K.append(
            pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=document, K=Array()))
        )

    return change


def wrong_place(pdf: Pdf) -> None:
    figure = first(pdf, "Figure")
    figure.A.BBox = Array([float(each) + 40 for each in figure.A.BBox])


def off_the_page(pdf: Pdf) -> None:
    first(pdf, "Figure").A.BBox = Array([-10, -10, 5000, 5000])


def link_says(text: str) -> Break:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].Annots[-1].Contents = String(text)

    return change


def loose_annotation(pdf: Pdf) -> None:
    link = first(pdf, "Link")
    link.K = Array([kid for kid in link.K if not (isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR")])


def misled_parent_tree(pdf: Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    numbers[1] = Array(reversed(list(numbers[1])))


def later_date(pdf: Pdf) -> None:
    pdf.docinfo["/ModDate"] = String("D:20260101")


def xmp(old: bytes, new: bytes) -> Break:
    def change(pdf: Pdf) -> None:
        metadata: Any = pdf.Root.Metadata
        data = metadata.read_bytes()
        assert old in data
        metadata.write(data.replace(old, new))

    return change


def fonts(pdf: Pdf) -> Iterator[Any]:
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and "/DescendantFonts" in thing:
            yield thing


def font_without_file(pdf: Pdf) -> None:
    del next(fonts(pdf)).DescendantFonts[0].FontDescriptor["/FontFile2"]


def font_without_map(pdf: Pdf) -> None:
    del next(fonts(pdf))["/ToUnicode"]


def font_without_glyphs(pdf: Pdf) -> None:
    del next(fonts(pdf)).DescendantFonts[0]["/CIDToGIDMap"]


def wider_glyph(pdf: Pdf) -> None:
    widths = next(fonts(pdf)).DescendantFonts[0].W[1]
    widths[0] = widths[0] + 2


def private_letter(pdf: Pdf) -> None:
    for font in fonts(pdf):
        font.ToUnicode.write(re.sub(rb"> <0061>", b"> <E000>", font.ToUnicode.read_bytes(), flags=re.IGNORECASE))


def wider_cell(pdf: Pdf) -> None:
    first(pdf, "TD").A.ColSpan = 2


def taller_cell(pdf: Pdf) -> None:
    elements(pdf, "TD")[-1].A.RowSpan = 2


def with_roles(**roles: Name) -> Break:
    def change(pdf: Pdf) -> None:
        pdf.Root.StructTreeRoot.RoleMap = Dictionary({f"/{kind}": role for kind, role in roles.items()})

    return change


def unordered(pdf: Pdf) -> None:
    pdf.pages[-1].Tabs = Name.R


def second_level_left_out(pdf: Pdf) -> None:
    for heading in elements(pdf, "H2"):
        heading.S = Name.H4


def bookmark_lost(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].title = "Another title"


def silent_header(pdf: Pdf) -> None:
    for header in elements(pdf, "TH"):
        if "/ActualText" in header:
            del header["/ActualText"]


def script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String("app.alert(1)"))


def heads_of_nothing(pdf: Pdf) -> None:
    for cell in elements(pdf, "TD") + elements(pdf, "TH"):
        if "/Headers" in cell.A:
            cell.A.Headers = Array([list(cell.A.Headers)[-1]])


def same_note_ids(pdf: Pdf) -> None:
    for note in elements(pdf, "Note"):
        note.ID = String("note-1")


def marks_as_text(pdf: Pdf) -> None:
    for reference in elements(pdf, "Reference"):
        reference.S = Name.Span


def mute_link(pdf: Pdf) -> None:
    del pdf.pages[0].Annots[0]["/Contents"]


def unrelated_attachment(pdf: Pdf) -> None:
    del pdf.Root.AF[0]["/AFRelationship"]


RULES: dict[str, Rule] = {
    "outside_tags": faults.outside_tags,
    "misleading_parents": faults.misleading_parents,
    "misplaced": faults.misplaced,
    "unheaded": faults.unheaded,
    "broken_tables": lambda tagged: faults.broken_tables(tagged, HTML),
    "silent_figures": faults.silent_figures,
    "tagged_furniture": lambda tagged: faults.tagged_furniture(tagged, RUNNING, LABEL),
    "out_of_order": lambda tagged: faults.out_of_order(tagged, HTML),
    "joined_words": lambda tagged: faults.joined_words(tagged, HTML),
    "wrong_languages": lambda tagged: faults.wrong_languages(tagged, HTML),
    "mute_links": faults.mute_links,
    "misnumbered_headings": faults.misnumbered_headings,
    "wrong_notes": faults.wrong_notes,
    "incomplete_fonts": object_faults.incomplete_fonts,
    "wrong_widths": object_faults.wrong_widths,
    "invalid_languages": object_faults.invalid_languages,
    "strange_characters": object_faults.strange_characters,
    "uneven_rows": object_faults.uneven_rows,
    "circular_roles": object_faults.circular_roles,
    "unordered_pages": object_faults.unordered_pages,
    "other_dates": lambda tagged: faults.other_dates(tagged, "20250728"),
    "missing_bookmarks": faults.missing_bookmarks,
}

BROKEN: tuple[tuple[str, Break], ...] = (
    ("outside_tags", stream(b"/Artifact\n<</Type /Pagination>>\nBDC", b"/Artifact\nBMC\nEMC\n/X BMC")),
    ("outside_tags", drop_kid("P")),
    ("misleading_parents", misled_parent_tree),
    ("misplaced", with_value("LI", "/S", Name.P)),
    ("misplaced", with_value("TR", "/S", Name.Div)),
    ("misplaced", with_value("P", "/S", Name.Sect)),
    ("misplaced", with_value("Lbl", "/S", Name.LBody)),
    ("misplaced", move_into_document("P")),
    ("unheaded", silent_header),
    ("unheaded", heads_of_nothing),
    ("unheaded", without("TH", "/A")),
    ("unheaded", without("TD", "/A")),
    ("unheaded", root_without("/StructTreeRoot", "/IDTree")),
    ("broken_tables", move_into_document("Table")),
    ("broken_tables", drop_kid("TBody")),
    ("silent_figures", without("Figure", "/Alt")),
    ("silent_figures", without("Figure", "/A")),
    ("silent_figures", wrong_place),
    ("silent_figures", off_the_page),
    ("tagged_furniture", stream(b"/Artifact\n<</Type /Pagination>>\nBDC", b"/Span\n<</MCID 0>>\nBDC")),
    ("tagged_furniture", stream(b"/Span\n<</MCID 0>>\nBDC", b"/Artifact\n<</Type /Pagination>>\nBDC")),
    ("out_of_order", swap_kids("P")),
    ("out_of_order", drop_kid("Sect")),
    ("joined_words", without_spaces_at_line_ends),
    ("wrong_languages", root_without("/Lang")),
    ("wrong_languages", without("Quote", "/Lang")),
    ("wrong_languages", with_value("H1", "/Lang", String("de"))),
    ("mute_links", link_says("https://example.org/")),
    ("mute_links", link_says("")),
    ("mute_links", loose_annotation),
    ("misnumbered_headings", second_level_left_out),
    ("misnumbered_headings", with_value("H2", "/S", Name.H1)),
    ("wrong_notes", same_note_ids),
    ("wrong_notes", drop_kid("Note")),
    ("wrong_notes", marks_as_text),
    ("incomplete_fonts", font_without_file),
    ("incomplete_fonts", font_without_map),
    ("incomplete_fonts", font_without_glyphs),
    ("wrong_widths", wider_glyph),
    ("invalid_languages", root_without("/Lang")),
    ("invalid_languages", with_value("Quote", "/Lang", String("fr_FR"))),
    ("invalid_languages", with_value("Quote", "/Lang", String("French"))),
    ("strange_characters", with_value("Figure", "/Alt", String("A bar \ue000"))),
    ("strange_characters", with_value("TH", "/ActualText", String("\ufffd"))),
    ("strange_characters", link_says("Leads to \uf8ff")),
    ("strange_characters", private_letter),
    ("uneven_rows", drop_kid("TR")),
    ("uneven_rows", wider_cell),
    ("uneven_rows", taller_cell),
    ("circular_roles", with_roles(Chapter=Name.Chapter)),
    ("circular_roles", with_roles(Chapter=Name.Part, Part=Name.Chapter)),
    ("unordered_pages", unordered),
    ("other_dates", later_date),
    ("other_dates", xmp(b"2025-07-28", b"2025-07-29")),
    ("missing_bookmarks", bookmark_lost),
    ("missing_bookmarks", root_without("/ViewerPreferences")),
)

REFUSED: tuple[tuple[str, str, Break], ...] = (
    ("ua1", "metadata", xmp(b"<pdfuaid:part>1<", b"<pdfuaid:part>7<")),
    ("ua1", "metadata", xmp(b"dc:title", b"dc:rights")),
    ("ua1", "viewer preferences", root_without("/ViewerPreferences")),
    ("ua1", "tagged", root_without("/MarkInfo")),
    ("ua1", "structure", root_without("/StructTreeRoot")),
    ("ua1", "role", with_value("Sect", "/S", Name.Chapter)),
    ("ua1", "content", stream(b"/Artifact\n<</Type /Pagination>>\nBDC", b"/X BMC")),
    ("ua1", "language", root_without("/Lang")),
    ("ua1", "lists", with_value("LI", "/S", Name.P)),
    ("ua1", "tables", with_value("TR", "/S", Name.P)),
    ("ua1", "figures", without("Figure", "/Alt")),
    ("ua1", "notes", same_note_ids),
    ("ua1", "headings", second_level_left_out),
    ("ua1", "links", mute_link),
    ("ua1", "fonts", font_without_file),
    ("ua1", "unicode", font_without_map),
    ("3a", "metadata", xmp(b"<pdfaid:part>3<", b"<pdfaid:part>9<")),
    ("3a", "metadata", xmp(b"pdfaExtension:schemas", b"pdfaExtension:other")),
    ("3a", "output intent", root_without("/OutputIntents")),
    ("3a", "attachments", unrelated_attachment),
    ("3a", "actions", script),
    ("3a", "fonts", font_without_file),
    ("3a", "unicode", font_without_map),
    ("3a", "structure", root_without("/StructTreeRoot")),
)


def names(cases: Iterable[tuple[Any, ...]]) -> list[str]:
    return [f"{' '.join(str(part) for part in case[:-1])} {number}" for number, case in enumerate(cases)]


class TestRules:
    @pytest.mark.parametrize("rule", RULES)
    def test_the_sample_breaks_none(self, good: bytes, rule: str) -> None:
        assert list(RULES[rule](Tagged(good))) == []

    @pytest.mark.parametrize(("rule", "change"), BROKEN, ids=names(BROKEN))
    def test_a_broken_file_breaks_its_rule(self, good: bytes, rule: str, change: Break) -> None:
        assert list(RULES[rule](Tagged(broken(good, change)))) != []

    def test_each_rule_is_broken(self) -> None:
        assert {rule for rule, _ in BROKEN} == set(RULES)


class TestValidator:
    @pytest.mark.parametrize("profile", ["ua1", "3a"])
    def test_it_passes_the_sample(self, good: bytes, profile: str) -> None:
        report = page.validate_pdf_bytes(good, profile=profile)
        assert report.is_compliant, report.failures
        unchanged = page.validate_pdf_bytes(broken(good, lambda _: None), profile=profile)
        assert unchanged.is_compliant, unchanged.failures

    @pytest.mark.parametrize(("profile", "group", "change"), REFUSED, ids=names(REFUSED))
    def test_it_refuses_a_file_of_each_group(self, good: bytes, profile: str, group: str, change: Break) -> None:
        assert not page.validate_pdf_bytes(broken(good, change), profile=profile).is_compliant, group
