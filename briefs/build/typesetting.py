"""Between a composed brief and the typesetter: what it is asked, and what its answer says to the author."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from briefs import pdf
from briefs.audit import AuditedPdf, Heading, Rest, audit_pdf
from briefs.editorial import check_pages, counted_pages
from briefs.files import read_text, sha256
from briefs.pdf.paper import on_paper
from briefs.problems import Finding, Findings, Place
from briefs.project import Project

from .compose import Composed
from .now import located

_PAGE_LIMIT = "E701"
_TEXTS = (".md", ".yaml", ".j2", ".txt")


def job_of(composed: Composed, name: str) -> pdf.Job:
    """The work for a child; `name` is the output's as it is shown."""
    return pdf.Job(
        name=name,
        html=on_paper(composed.page.html),
        sheets=composed.sheets,
        facts=composed.facts_json.encode(),
        day=composed.day,
        images=composed.images,
        id=composed.target.name,
        edition=composed.card.edition,
        draft=composed.card.draft,
    )


def key_of(job: pdf.Job) -> str:
    """A hash of all that the PDF is made of and with: where it is the same, so is the PDF."""
    tools = (f"{name} {version}" for name, version in pdf.tools.typesetter().items())
    texts = (
        job.html,
        job.day.isoformat(),
        job.id,
        f"{job.edition} {job.draft}",
        *(f"{sheet.path}\0{sheet.css}" for sheet in job.sheets),
        *tools,
    )
    parts = [job.facts, *(text.encode() for text in texts)]
    parts += [part for image in job.images for part in (image.name.encode(), image.data)]
    return sha256(b"".join(b"%d\0%b" % (len(part), part) for part in parts))


def audited(
    project: Project, composed: Composed, job: pdf.Job, result: pdf.Typeset | pdf.Failure
) -> tuple[AuditedPdf | None, Findings]:
    """The finished PDF, if nothing is wrong with it (E505 to E508)."""
    if isinstance(result, pdf.Failure):
        hint = f"Undo what was changed last in its style sheets, templates or images. {result.detail}".rstrip()
        return None, (Finding("E508", Place(job.name), f"the brief {result.reason}", hint),)
    findings = (*_missing(project, composed, job.name, result.missing), *map(_remark, result.remarks))
    if findings:
        return None, findings
    headings = tuple(Heading(mark.title, mark.page) for mark in result.bookmarks)
    unseen = tuple(Rest(each.page, each.text) for each in result.unseen)
    return audit_pdf(result.pdf, result.pages, composed.page, job.name, headings, unseen)


def measured(composed: Composed, pages: Sequence[str], bookmarks: Sequence[pdf.Bookmark]) -> tuple[Composed, Findings]:
    """E701 for the wrong number of pages that count; the brief then knows what became of that check."""
    headings = [(bookmark.title, bookmark.page) for bookmark in bookmarks]
    counted = counted_pages(composed.audience, composed.ending, pages, headings)
    findings = check_pages(composed.audience, counted, Place(composed.target.prose))
    relaxed = tuple(
        replace(each, met=bool(findings)) if each.code == _PAGE_LIMIT else each for each in composed.relaxed
    )
    left = () if any(each.code == _PAGE_LIMIT for each in relaxed) else findings
    return replace(composed, relaxed=relaxed), left


def _remark(remark: pdf.Remark) -> Finding:
    place = Place(remark.path, remark.line, remark.column)
    return Finding("E507", place, remark.text, "Write what the typesetter knows, or leave it out.")


def _missing(project: Project, composed: Composed, name: str, characters: Iterable[str]) -> Iterator[Finding]:
    """E506 for each character, at the first place where an author wrote it."""
    for character in characters:
        what = unicodedata.name(character, "a character without a name")
        yield Finding(
            "E506",
            _place_of(project, composed, character) or Place(name),
            f"no font has {character!r} (U+{ord(character):04X}, {what})",
            "Write it in other characters, or name a face that has it in templates/theme.yaml.",
        )


def _place_of(project: Project, composed: Composed, character: str) -> Place | None:
    paths = [path for path, found in composed.inputs.items() if found is not None and path.endswith(_TEXTS)]
    for path in sorted(paths, key=lambda path: (path != composed.target.prose, not path.startswith("facts/"))):
        text, _ = read_text(Path(located(project, path)), path)
        before, found, _ = (text or "").partition(character)
        if found:
            return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return None
