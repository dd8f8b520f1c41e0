"""Lines with writing from right to left: each letter is accounted for, in whatever order a reader gives it back."""

from __future__ import annotations

from briefs.audit import AuditedHtml, Heading, audit_html, audit_pdf
from briefs.view.shown import Shown

SHOWN = Shown(
    renderings={"buses": frozenset({"80"}), "aim": frozenset({"المدينة الهادئة"})},
    furniture=frozenset({"B2"}),
    names=(),
    counts=frozenset(),
    quotations={"aim": frozenset({"المدينة الهادئة"})},
)
PAGE = (
    "<p>The mayor says: ‘<data data-fact='aim'>المدينة الهادئة</data>’ <span data-furniture>B2</span> on "
    "<data data-fact='buses'>80</data> buses."
)


def audited(html: str) -> AuditedHtml:
    page, findings = audit_html(html, SHOWN, "out/x.html")
    assert page is not None, findings
    return page


def found(*pages: str, html: str = PAGE, headings: tuple[Heading, ...] = ()) -> list[str]:
    return [finding.message for finding in audit_pdf(b"", pages, audited(html), "out/x.pdf", headings)[1]]


class TestTurnedLines:
    def test_any_order_of_words_and_brackets_passes(self) -> None:
        assert found("The mayor says: ‘المدينة الهادئة’ B2 on 80 buses.") == []
        assert found("2B ‘الهادئة المدينة‘ :says mayor The\non 80 buses.") == []
        assert found("The mayor says: ‘المدينة", "الهادئة’ 2B\non 80 buses.") == []

    def test_a_letter_or_digit_more_or_less_is_found(self) -> None:
        assert found("The mayor says: ‘المدينة الهادئة’ B2 on 81 buses.") == [
            "page 1 has '18', which the audited page does not have",
            "the PDF lacks '80' of 'The mayor says: ‘المدينة الهادئة’ B2 on 80 buses.'",
        ]
        assert found("The mayor says: ‘المدينة’ B2 on 80 buses.") != []
        assert found("The mayor says: ‘المدينة الهادئة جدا’ B2 on 80 buses.") != []

    def test_other_lines_keep_their_order(self) -> None:
        assert found("The mayor says: ‘المدينة الهادئة’ B2\nbuses 08 on.") != []

    def test_an_entry_of_a_list_of_contents_may_have_its_number_in_front(self) -> None:
        html = '<ol><li><a href="#a" data-paged>المدينة</a></li></ol><h2 id="a">المدينة</h2>'
        assert found("1 المدينة\nالمدينة", html=html, headings=(Heading("المدينة", 1),)) == []
        assert found("2 المدينة\nالمدينة", html=html, headings=(Heading("المدينة", 1),)) != []
