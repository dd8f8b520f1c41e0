"""The audit of a rendered page: all checks at once."""

from __future__ import annotations

from briefs.problems import Finding, Findings, Place, errors, in_order
from briefs.view.shown import Shown

from .active import check_active
from .anchors import check_anchors
from .audited import AuditedHtml
from .contents import entries_of
from .css import added_text, page_declarations, read_sheet, shown_attributes, style_sheets
from .document import Document, read_document
from .hedging import check_hedges, check_read_hedges
from .page import Page, read_page
from .pieces import Medium
from .sealing import seal
from .styling import NO_STYLES, Styles, check_styles
from .tracing import (
    Record,
    check_block,
    check_claim,
    check_css,
    check_css_attribute,
    check_print_css,
    check_quote,
    check_read_out,
)


def audit_html(
    html: str, shown: Shown, path: str, language: str = "en", styles: Styles = NO_STYLES
) -> tuple[AuditedHtml | None, Findings]:
    """Compare a rendered page, as a reader sees it, with what the view recorded.

    Findings stand at the author's line where the page says it (`data-from`), else at `path`, the output. With an error
    there is no audited page, and so nothing that could be written.
    """
    return audit_document(read_document(html), shown, path, language, styles)


def audit_document(
    document: Document, shown: Shown, path: str, language: str = "en", styles: Styles = NO_STYLES
) -> tuple[AuditedHtml | None, Findings]:
    """As `audit_html`, of a page that has been parsed already."""
    css = style_sheets(document)
    declarations = tuple(page_declarations(document))
    page = read_page(document, shown_attributes(declarations))
    record = Record.of(shown, page.counts, language, path)
    findings: list[Finding] = []
    for block in page.blocks:
        findings += check_block(block, record)
    findings += check_hedges(page.blocks, record)
    for claim in page.claims:
        findings += check_claim(claim, record)
    for quote in page.quotes:
        findings += check_quote(quote, record)
    for read in page.read_out:
        findings += check_read_out(read, record)
        findings += check_read_hedges(read, record)
    for added in added_text(declarations):
        findings += check_css(added, record)
    for sheet, css_of_print in styles.printed:
        for added in added_text(tuple(read_sheet(css_of_print).declarations())):
            findings += check_print_css(added, record, Place(sheet, added.line, added.column))
    findings += (check_css_attribute(name, record) for name in sorted(shown_attributes(declarations)))
    findings += check_anchors(document, record.output)
    findings += check_active(document, [read_sheet(each) for each in css], record.output)
    findings += check_styles(document, css, styles, record.output)
    found = in_order(findings)
    return (None if errors(found) else _audited(document, page, shown)), found


def _audited(document: Document, page: Page, shown: Shown) -> AuditedHtml:
    return AuditedHtml(
        seal(document.html, page),
        text=tuple(filter(None, (block.read(Medium.SCREEN).text for block in page.blocks))),
        printed=tuple(filter(None, (block.read(Medium.PRINT).painted for block in page.blocks if not block.apart))),
        heads=tuple(page.heads),
        contents=entries_of(page.contents, document),
        numbered=tuple(page.numbered),
        running=shown.running,
        page_label=shown.page_label,
    )
