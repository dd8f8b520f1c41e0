"""The index as HTML."""

from __future__ import annotations

from markupsafe import Markup

from briefs.model.audience import Look
from briefs.problems import Findings, Place, in_order
from briefs.view.index import IndexView

from .budget import little_memory, sized
from .faults import FAULTS, PlacementError, finding_of, missing
from .finder import Lookup, TemplateFinder
from .head import style
from .page import HEAD_END, RenderedHtml, head_missing
from .sandbox import environment

_TEMPLATE = "index.html.j2"


def render_index(index: IndexView, look: Look, finder: TemplateFinder) -> tuple[RenderedHtml | None, Findings]:
    """Make the page that lists all briefs.

    Its template sees `index` (the IndexView); its style sheet, `index.css`, is put in at the end of `<head>`. Findings:
    E410 to E412, and E102 or E103 for a file that cannot be read.
    """
    lookup = Lookup(finder)
    css, sheets, findings = style(look, lookup, "index.css")
    template = lookup.template(_TEMPLATE)
    if template is None:
        return None, in_order((*findings, *lookup.findings, missing(_TEMPLATE, Place(_TEMPLATE), lookup)))
    html = ""
    try:
        with little_memory():
            html = sized(environment(lookup, _no_section).get_template(template.shown).render(index=index))
    except FAULTS as error:
        findings += (finding_of(error, template.shown, lookup, ("index",)),)
    else:
        findings += head_missing(html, template.shown)
    findings += tuple(lookup.findings)
    if findings:
        return None, in_order(findings)
    return RenderedHtml(html.replace(HEAD_END, f"{css}\n{HEAD_END}", 1), (), lookup.files_used, sheets), ()


def _no_section(id: str) -> Markup:
    raise PlacementError(f"the index has no section {id!r}", "It lists briefs, and shows nothing of them.")
