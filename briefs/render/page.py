"""One brief as HTML: its template placed round its sections, each section through the template of its kind."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import TemplateRuntimeError
from markupsafe import Markup

from briefs.files import FilesUsed
from briefs.model.audience import Look
from briefs.problems import Finding, Findings, Place, in_order
from briefs.view.brief import BriefView, SectionView

from .finder import Lookup, TemplateFinder
from .head import head
from .marks import for_both_media
from .sandbox import UnknownNameError, environment

_PAGE = "brief.html.j2"
_HEAD_END = "</head>"
_UNCLOSED = re.compile(r"innermost block that needs to be closed is '(\w+)'")
_MOST_NAMES = 40
_ON_PAGE: tuple[str, ...] = ("brief", "section")
_IN_SECTION: tuple[str, ...] = ("brief", "content", "section")


@dataclass(frozen=True, slots=True)
class RenderedHtml:
    """A finished page that is not audited yet.

    `facts_used` are the ids of the facts that it shows or embeds; `files_used` the templates and style sheets that
    were looked for, with their sha256, or None where there was none.
    """

    html: str
    facts_used: tuple[str, ...]
    files_used: FilesUsed


class PlacementError(TemplateRuntimeError):
    """A template placed a section twice, or one that the audience does not have."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


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
        start, findings = head(self._brief, self._look, self._lookup)
        page = self._lookup.template(_PAGE)
        if page is None:
            return None, in_order(
                (*findings, *self._lookup.findings, self._missing(_PAGE, Place(f"templates/{_PAGE}")))
            )
        html = ""
        try:
            html = self._environment.get_template(page.shown).render(brief=self._brief)
        except _FAULTS as error:
            findings += (self._finding(error, page.shown),)
        else:
            findings += self._unplaced(page.shown, html)
        findings += tuple(self._lookup.findings)
        if findings:
            return None, in_order(findings)
        html = for_both_media(html, self._brief.evidence)
        html = html.replace(_HEAD_END, f"{start}{_HEAD_END}", 1)
        return RenderedHtml(html, tuple(self._brief.evidence), self._lookup.files_used), ()

    def _section(self, id: str) -> Markup:
        """What a template calls as `section(id)`."""
        sections = {section.id: section for section in self._brief.sections}
        if id not in sections:
            raise PlacementError(f"the audience has no section {id!r}", _nearest(str(id), tuple(sections)))
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
        if _HEAD_END not in html:
            hint = "Styles and facts are put in at its end: write <head> and </head> as in the built-in template."
            findings.append(Finding("E410", Place(page), f"the page has no {_HEAD_END}", hint))
        return tuple(findings)

    def _finding(self, error: Exception, page: str) -> Finding:
        place = self._place(error, page)
        match error:
            case UnknownNameError():
                return Finding("E411", place, str(error), _names(error.name, error.known or self._known))
            case PlacementError():
                return Finding("E409", place, str(error), error.hint)
            case TemplateNotFound():
                return self._missing(str(error.name), place)
            case RecursionError():
                return Finding("E410", place, "a template includes or calls itself without end", "Break the circle.")
            case TemplateError():
                return Finding("E410", place, _reworded(error.message or str(error)))
        return Finding("E410", place, f"{type(error).__name__}: {error}")

    def _missing(self, name: str, place: Place) -> Finding:
        return Finding("E412", place, f"there is no template {name!r}", f"Looked for in {self._lookup.places}.")

    def _place(self, error: Exception, page: str) -> Place:
        """The innermost line of a template that the error went through."""
        if isinstance(error, TemplateSyntaxError):
            return Place(error.name or page, error.lineno, 1)
        place = Place(page)
        trace = error.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if self._lookup.known(name) is not None:
                place = Place(name, trace.tb_lineno, 1)
            trace = trace.tb_next
        return place


_FAULTS = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
)


def _reworded(message: str) -> str:
    """What Jinja says, in one short sentence."""
    unclosed = _UNCLOSED.search(message)
    if unclosed is not None:
        return f"{{% {unclosed[1]} %}} is not closed"
    first = message.split(". ", maxsplit=1)[0].rstrip(".")
    return first[:1].lower() + first[1:] if first[1:2].islower() else first


def _nearest(name: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(known)}."


def _names(name: str, known: tuple[str, ...]) -> str:
    """The names that exist; of very many only the nearest."""
    near = difflib.get_close_matches(name, known, 3)
    nearest = f"Did you mean {near[0]!r}?" if near else ""
    if len(known) > _MOST_NAMES:
        return nearest or "No name there is like it."
    return f"{nearest} There are: {', '.join(sorted(known))}.".strip()
