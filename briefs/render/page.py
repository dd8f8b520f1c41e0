"""One brief as HTML: its template placed round its sections, each section through the template of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import TemplateNotFound
from markupsafe import Markup

from briefs.files import FilesUsed
from briefs.model.audience import Look
from briefs.problems import Finding, Findings, Place, in_order
from briefs.view.brief import BriefView, SectionView

from .budget import little_memory, sized
from .faults import FAULTS, PlacementError, finding_of, missing, nearest
from .finder import Lookup, TemplateFinder
from .head import head
from .marks import for_both_media
from .sandbox import environment

_PAGE = "brief.html.j2"
#: Where styles and data are put in before.
HEAD_END = "</head>"
_ON_PAGE: tuple[str, ...] = ("brief", "section")
_IN_SECTION: tuple[str, ...] = ("brief", "content", "section")


@dataclass(frozen=True, slots=True)
class RenderedHtml:
    """A finished page that is not audited yet.

    `facts_used` are the ids of the facts that it shows or embeds; `files_used` the templates and style sheets that
    were looked for, with their sha256, or None where there was none; `sheets` are the paths of the style sheets in the
    page, by their text.
    """

    html: str
    facts_used: tuple[str, ...]
    files_used: FilesUsed
    sheets: Mapping[str, str]


def render(brief: BriefView, look: Look, finder: TemplateFinder) -> tuple[RenderedHtml | None, Findings]:
    """Make the page of a brief.

    A template sees `brief` (the BriefView) and `section(id)`, which places a section; the template of a section,
    `sections/<kind>.html.j2`, sees `brief`, `section` (its SectionView) and `content`. Style sheet, facts and JSON-LD
    are put in at the end of `<head>`. Findings: E409 to E412, and E102 or E103 for a file that cannot be read.
    """
    return _Page(brief, look, finder).made()


class _Page:
    """The making of one page."""

    def __init__(self, brief: BriefView, look: Look, finder: TemplateFinder) -> None:
        self._brief = brief
        self._look = look
        self._lookup = Lookup(finder)
        self._placed: set[str] = set()
        self._known = _ON_PAGE
        self._environment = environment(self._lookup, self._section)

    def made(self) -> tuple[RenderedHtml | None, Findings]:
        start, sheets, findings = head(self._brief, self._look, self._lookup)
        page = self._lookup.template(_PAGE)
        if page is None:
            return None, in_order(
                (*findings, *self._lookup.findings, missing(_PAGE, Place(f"templates/{_PAGE}"), self._lookup))
            )
        html = ""
        try:
            with little_memory():
                html = sized(self._environment.get_template(page.shown).render(brief=self._brief))
        except FAULTS as error:
            findings += (finding_of(error, page.shown, self._lookup, self._known),)
        else:
            findings += self._unplaced(page.shown, html)
        findings += tuple(self._lookup.findings)
        if findings:
            return None, in_order(findings)
        html = for_both_media(html, self._brief.evidence)
        html = html.replace(HEAD_END, f"{start}{HEAD_END}", 1)
        return RenderedHtml(html, tuple(self._brief.evidence), self._lookup.files_used, sheets), ()

    def _section(self, id: str) -> Markup:
        """What a template calls as `section(id)`."""
        sections = {section.id: section for section in self._brief.sections}
        if id not in sections:
            raise PlacementError(f"the audience has no section {id!r}", nearest(str(id), tuple(sections)))
        if id in self._placed:
            raise PlacementError(f"section {id!r} is placed twice", "Place each section once.")
        self._placed.add(id)
        return self._rendered(sections[id])

    def _rendered(self, section: SectionView) -> Markup:
        name = f"sections/{section.kind}.html.j2"
        found = self._lookup.template(name)
        if found is None:
            raise TemplateNotFound(name)
        self._known = _IN_SECTION
        template = self._environment.get_template(found.shown)
        html = template.render(brief=self._brief, section=section, content=section.content)
        self._known = _ON_PAGE
        return Markup(html)  # noqa: S704 - autoescaped

    def _unplaced(self, page: str, html: str) -> Findings:
        findings = [
            Finding(
                "E409",
                Place(page),
                f"section {section.id!r} is placed nowhere",
                f"Write {{{{ section('{section.id}') }}}} where it belongs.",
            )
            for section in self._brief.sections
            if section.id not in self._placed
        ]
        return (*findings, *head_missing(html, page))


def head_missing(html: str, page: str) -> Findings:
    """E410 for a page without the place where styles and data go."""
    if HEAD_END in html:
        return ()
    hint = "Styles and facts are put in at its end: write <head> and </head> as in the built-in template."
    return (Finding("E410", Place(page), f"the page has no {HEAD_END}", hint),)
