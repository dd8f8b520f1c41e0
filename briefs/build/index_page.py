"""From the records of briefs to the audited page that lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefs.audience import load_look
from briefs.audit import Styles, audit_html
from briefs.files import FilesUsed
from briefs.problems import Findings, errors, in_order
from briefs.project import Project
from briefs.render import render_index, template_finder
from briefs.view.index import Brief, make_index
from briefs.wording import direction_of

from .records import Listed
from .screen import ScreenPage


def compose_index(
    project: Project, listed: Sequence[Listed], path: str
) -> tuple[ScreenPage | None, Mapping[str, str | None], Findings]:
    """Make and audit the page; return with it the files that it was made from."""
    used: FilesUsed = {}
    loaded = [load_look(project, language, used) for language in project.file.languages]
    findings = in_order(finding for _, of_look in loaded for finding in of_look)
    looks = [look for look, _ in loaded if look is not None]
    if len(looks) < len(loaded):
        return None, used, findings
    briefs = (
        Brief(each.target.topic, each.target.language, each.card, each.pdf, each.html, each.pages) for each in listed
    )
    view, shown, of_view = make_index(briefs, looks[0], looks, direction=direction_of(looks[0].language))
    findings += of_view
    if view is None or shown is None or errors(findings):
        return None, used, findings
    rendered, of_page = render_index(view, looks[0], template_finder(project.template_roots, ()))
    findings += of_page
    if rendered is None:
        return None, used, findings
    audited, of_audit = audit_html(rendered.html, shown, path, looks[0].language, Styles(paths=rendered.sheets))
    page = ScreenPage.of(audited, looks[0].theme.faces.values()) if audited is not None else None
    return page, {**project.files_used, **used, **rendered.files_used}, in_order((*findings, *of_audit))
