"""Tags: the boxes of a page put together again as its elements, each as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
import weasyprint
from structure_faults import outside_tags
from tag_tree import Element as Read
from tag_tree import Tagged
from tagged_sample import PAGE, PRINT, typeset
from weasyprint.pdf import tags as weasyprint_tags

from briefs.pdf.alone import NotReady
from briefs.pdf.tags.lists import definition_list
from briefs.pdf.tags.nodes import Annotation, Content, Kid, Tag
from briefs.pdf.tags.origins import check, recorded
from briefs.pdf.tags.page import Page
from briefs.pdf.tags.scripts import needs_text
from briefs.pdf.tags.tables import head_cells


@pytest.fixture(scope="module")
def tagged() -> Tagged:
    return Tagged(typeset().pdf)


def outline(element: Read, depth: int = 9) -> str:
    """The kinds of an element and what it holds: `L(LI(Lbl LBody))`."""
    kids = [outline(kid, depth - 1) for kid in element.kids if isinstance(kid, Read)] if depth else []
    return f"{element.kind}({' '.join(kids)})" if kids else element.kind


def only(tagged: Tagged, kind: str, text: str) -> Read:
    (found,) = (element for element in tagged.of_kind(kind) if text in tagged.text(element))
    return found


class TestWeasyPrint:
    """What is used of WeasyPrint beside its public parts: these fail first where it has changed."""

    def test_it_makes_tags_as_this_package_was_written_for(self) -> None:
        check(weasyprint.__version__, getattr(weasyprint_tags, "_build_box_tree", None))

    @pytest.mark.parametrize(
        ("version", "make"),
        [
            ("71.0", weasyprint_tags._build_box_tree),  # noqa: SLF001  # the part that is guarded
            ("70.1", lambda box, parent: None),  # noqa: ARG005  # only its parameters matter
            ("70.1", None),
        ],
    )
    def test_another_one_is_refused_before_anything_is_written(self, version: str, make: Any) -> None:
        with pytest.raises(NotReady, match=rf"WeasyPrint {version} has .*_build_box_tree"):
            check(version, make)

    def test_each_structure_element_has_an_origin(self) -> None:
        seen: dict[str, list[Any]] = {}

        def finish(_document: Any, pdf: Any) -> None:
            seen["elements"] = [
                thing for thing in pdf.objects if isinstance(thing, dict) and thing.get("S") not in {None, "/Span"}
            ]

        with recorded() as origins:
            weasyprint.HTML(string=PAGE).write_pdf(
                stylesheets=[weasyprint.CSS(string=PRINT)], pdf_variant="pdf/ua-1", finisher=finish
            )
        named = [origins.by_number.get(element.number) for element in seen["elements"] if element["S"] != "/Document"]
        without = sum(origin is None for origin in named)
        assert len(named) - without > 200, "structure elements are no longer told by the boxes that they are made of"
        assert {"table", "tr", "a", "h2", "li"} <= {origin.element.tag for origin in named if origin and origin.element}
        assert weasyprint_tags._build_box_tree.__module__ == "weasyprint.pdf.tags"  # noqa: SLF001  # it is put back

    def test_texts_of_other_scripts_are_noted(self) -> None:
        with recorded() as origins:
            weasyprint.HTML(string="<html lang=en><title>x</title><p>वर्ष").write_pdf(pdf_variant="pdf/ua-1")
        assert origins.texts == {(0, 0): "वर्ष"}


class TestElements:
    def test_a_header_that_print_does_not_show_keeps_its_words(self, tagged: Tagged) -> None:
        assert [header.actual_text for header in tagged.of_kind("TH") if not tagged.text(header)] == ["Two"]

    def test_a_table_over_pages_is_one_with_its_head_once(self, tagged: Tagged) -> None:
        (table,) = tagged.of_kind("Table")
        assert outline(table, 1) == "Table(Caption THead TBody)"
        assert len({page for page, _ in table.contents()}) > 1
        assert [tagged.text(row) for row in table.walk() if row.kind == "TR"][:3] == [
            "NameOne",
            "A group of rows",
            "Row afirst asecond a",
        ]

    def test_a_paragraph_and_a_section_over_pages_are_one(self, tagged: Tagged) -> None:
        paragraph = only(tagged, "P", "goes on over the end of a page")
        assert len({page for page, _ in paragraph.contents()}) == 2
        assert outline(tagged.root, 2).startswith("Document(H1 H2 TOC(TOCI TOCI) Part(Sect Sect)")

    def test_a_link_over_two_lines_is_one_with_a_place_in_each(self, tagged: Tagged) -> None:
        link = only(tagged, "Link", "link that")
        assert len(link.links) == 2

    def test_a_link_with_boxes_inside_has_one_place(self, tagged: Tagged) -> None:
        entry = only(tagged, "TOCI", "First section")
        (link,) = (element for element in entry.walk() if element.kind == "Link")
        assert len(link.links) == 1
        assert sum(len(page.get("/Annots", [])) for page in tagged.pdf.pages) == sum(
            len(element.links) for element in tagged.elements
        )

    def test_what_says_nothing_dissolves_and_what_says_something_stays(self, tagged: Tagged) -> None:
        kinds = {element.kind for element in tagged.elements}
        assert not {"Div", "NonStruct"} & kinds
        assert {"Quote", "Code", "BlockQuote", "Figure", "Note", "Reference"} <= kinds
        told = only(tagged, "P", "Told in a")
        assert outline(told) == "P(Reference(Link) Quote Link Code)"

    def test_lists_have_labels_and_bodies_and_hold_inner_lists(self, tagged: Tagged) -> None:
        bullets = next(element for element in tagged.of_kind("L") if "First item" in tagged.text(element))
        assert outline(bullets) == "L(LI(Lbl LBody) LI(Lbl LBody(P L(LI(Lbl LBody)))))"
        assert bullets.attribute("ListNumbering") == "/Disc"
        strip = next(element for element in tagged.of_kind("L") if "Sources" in tagged.text(element))
        assert outline(strip) == "L(LI(Lbl LBody(P P)) LI(Lbl LBody))"
        assert strip.attribute("ListNumbering") is None

    def test_notes_are_notes_though_nothing_refers_to_one_of_them(self, tagged: Tagged) -> None:
        first, second = tagged.of_kind("Note")
        assert outline(first) == "Note(Lbl(Reference(Link)) BlockQuote(P) P)"
        assert outline(second) == "Note(Lbl P)"
        assert (first.id, second.id) == ("note-1", "note-2")

    def test_a_header_of_a_group_heads_its_rows_only(self, tagged: Tagged) -> None:
        cell = next(element for element in tagged.of_kind("TD") if tagged.text(element) == "first b")
        headers = {str(header) for header in cell.attribute("Headers")}
        by_id = {header.id: tagged.text(header) for header in tagged.of_kind("TH")}
        assert {by_id[header] for header in headers} == {"One", "A group of rows", "Row b"}

    def test_text_whose_glyphs_tell_too_little_stands_beside_them(self, tagged: Tagged) -> None:
        (hindi,) = (element for element in tagged.elements if element.lang == "hi")
        assert tagged.text(hindi) == "वर्ष 2024 में नदीपुर"

    def test_white_space_between_blocks_that_print_runs_on_is_no_paragraph(self) -> None:
        html = """<!doctype html><html lang="en"><title>T</title><meta name="author" content="A"><h1>One</h1>
            <div><blockquote>First words</blockquote> <blockquote>Other words</blockquote> told twice</div></html>"""
        tagged = Tagged(typeset(html, PRINT + "blockquote { display: inline }").pdf)
        assert outline(tagged.root) == "Document(H1 BlockQuote(P) BlockQuote(P) P)"
        assert list(outside_tags(tagged)) == []

    def test_a_document_from_right_to_left_says_so(self) -> None:
        html = '<html lang=ar dir=rtl><head><title>x</title></head><body style="font-family: Amiri"><h1>العنوان</h1>'
        arabic = Tagged(typeset(html, "").pdf)
        preferences: Any = arabic.pdf.Root.ViewerPreferences
        assert preferences.Direction == "/R2L"

    def test_a_picture_without_words_is_told(self) -> None:
        html = (
            "<html lang=en><title>x</title><h1>x</h1><svg viewBox='0 0 9 9' width=9 height=9><path d='M0 0h9'/></svg>"
        )
        assert [remark.text for remark in typeset(html, "").remarks] == [
            "a picture says nothing to those who cannot see it"
        ]


def link_place(target: str, *, inside: bool = True) -> Annotation:
    return Annotation(0, (0, 0, 1, 1), target, inside, 1)


class TestDescriptions:
    PAGE = fromstring(
        "<html><body><p id='e-a'><b>A1</b> Words of a source, <i data-screen-only=''>never printed</i></p>"
        "<p><b id='e-d'>D1</b> A note on both</p><h2 id='s'>2 Section</h2><p id='empty'/>"
        "<a class='mark' href='#e-a'>A1</a></body></html>"
    )

    @pytest.mark.parametrize(
        ("link", "target", "inside", "said"),
        [
            ("<a>A1</a>", "e-a", True, "A1 Words of a source,"),
            ("<a>D1</a>", "e-d", True, "D1 A note on both"),
            ("<a>2 Section</a>", "s", True, "2 Section"),
            ("<a>see below</a>", "s", True, "see below: 2 Section"),
            ("<a>see below</a>", "empty", True, "see below"),
            ("<a>the plan</a>", "https://example.org/plan", False, "the plan: example.org"),
            ("<a>https://example.org/</a>", "https://example.org/", False, "https://example.org/"),
            ("<a aria-label='The plan itself'>here</a>", "s", True, "The plan itself: 2 Section"),
        ],
    )
    def test_a_link_says_its_words_and_those_of_what_it_leads_to(
        self,
        link: str,
        target: str,
        inside: bool,  # noqa: FBT001  # a table of cases
        said: str,
    ) -> None:
        assert Page(self.PAGE).described(fromstring(link), link_place(target, inside=inside)) == said

    def test_a_long_description_ends_at_a_word(self) -> None:
        root = fromstring(f"<html><p id='e-a'>A1 {'word ' * 60}</p></html>")
        said = Page(root).described(fromstring("<a>A1</a>"), link_place("e-a"))
        assert len(said) <= 122
        assert said.endswith("word …")

    def test_marks_lead_to_notes(self) -> None:
        assert Page(self.PAGE).notes == {"e-a"}


def cell(kind: str, scope: str = "", *, columns: int = 1, rows: int = 1) -> Tag:
    element = Element(kind.lower(), {"scope": scope} if scope else {})
    return Tag(kind, [Content(0, 0)], element, columns=columns, rows=rows)


def table(head: list[list[Tag]], *bodies: list[list[Tag]]) -> Tag:
    def group(kind: str, rows: list[list[Tag]]) -> Tag:
        return Tag(kind, [Tag("TR", [*cells]) for cells in rows])

    kids: list[Kid] = [group("THead", head), *(group("TBody", body) for body in bodies)]
    return Tag("Table", kids)


def walk(tag: Tag) -> Iterator[Tag]:
    yield tag
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from walk(kid)


class TestTables:
    def test_cells_that_span_rows_push_others_aside(self) -> None:
        wide, tall = cell("TH", "col", columns=2), cell("TD", rows=2)
        last = cell("TD")
        head_cells(table([[cell("TH", "col"), wide]], [[tall, cell("TD"), cell("TD")], [last, cell("TD")]]), "t")
        assert last.headers == ("t-r0-c1",)
        assert tall.headers == ("t-r0-c0",)

    def test_a_header_without_scope_heads_its_column_in_the_head_and_else_its_row(self) -> None:
        above, beside, value = cell("TH"), cell("TH"), cell("TD")
        head_cells(table([[cell("TH"), above]], [[beside, value]]), "t")
        assert (above.scope, beside.scope) == ("Column", "Row")
        assert value.headers == ("t-r0-c1", "t-r1-c0")

    def test_the_header_of_a_group_heads_no_other_group(self) -> None:
        one, two = cell("TD"), cell("TD")
        groups = [cell("TH", "rowgroup", columns=2) for _ in range(2)]
        head_cells(
            table(
                [[cell("TH", "col"), cell("TH", "col")]],
                [[groups[0]], [cell("TH", "row"), one]],
                [[groups[1]], [cell("TH", "row"), two]],
            ),
            "t",
        )
        assert groups[0].id in one.headers
        assert groups[0].id not in two.headers
        assert groups[1].id in two.headers

    def test_ids_are_unique(self) -> None:
        whole = table([[cell("TH"), cell("TH")]], [[cell("TH"), cell("TD")], [cell("TH"), cell("TD")]])
        head_cells(whole, "t")
        ids = [each.id for each in walk(whole) if each.kind == "TH"]
        assert len(set(ids)) == len(ids) == 4


class TestDefinitions:
    def test_white_space_ends_the_term_and_all_that_is_said_of_it_is_one_body(self) -> None:
        term, body, more = Tag("Lbl", [Content(0, 1)]), Tag("LBody", [Content(0, 3)]), Tag("LBody", [Content(0, 4)])
        (made,) = definition_list([term, Tag("P", [Content(0, 2)]), body, more])
        assert isinstance(made, Tag)
        (item,) = made.kids
        assert item == Tag("LI", [term, body])
        assert term.kids == [Content(0, 1), Content(0, 2)]
        assert body.kids == [Tag("P", [Content(0, 3)]), Tag("P", [Content(0, 4)])]

    def test_a_term_opens_an_item_and_others_stand_by_themselves(self) -> None:
        kids: list[Kid] = [Tag("Lbl"), Tag("Lbl"), Tag("LBody"), Tag("Lbl"), Tag("LBody"), Tag("P")]
        (made,) = definition_list(kids)
        assert isinstance(made, Tag)
        items = [each for each in made.kids if isinstance(each, Tag)]
        assert [[kid.kind for kid in item.kids if isinstance(kid, Tag)] for item in items] == [
            ["Lbl", "Lbl", "LBody"],
            ["Lbl", "LBody"],
            ["LBody"],
        ]


@pytest.mark.parametrize(
    ("text", "needed"),
    [("Text", False), ("naïve – ﬁne", False), ("北城", False), ("النخيل", False), ("नदीपुर", True), ("ไทย", True)],
)
def test_scripts_that_are_shaped_need_their_text(text: str, needed: bool) -> None:  # noqa: FBT001  # a table of cases
    assert needs_text(text) is needed
