"""From a checked topic to audited pages: the last part of a build that typesets nothing, and all that `check` does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial

from briefs.audience import load_audience, load_loaded_words, load_look
from briefs.audit import AuditedHtml, Styles, audit_document, read_document
from briefs.editorial import (
    Brief,
    PrintedSentence,
    ShownPage,
    edit_page,
    edit_prose,
    last_letters,
    printed_sentences,
    recorded,
)
from briefs.files import FilesUsed, is_file
from briefs.model import LoadedWord
from briefs.model.audience import Audience, Look
from briefs.model.edition import FrozenChange
from briefs.model.relaxed import RelaxedCheck
from briefs.pdf import Image, Sheet
from briefs.problems import Finding, Findings, Place, errors, in_order
from briefs.project import Project
from briefs.rebuild import Card
from briefs.render import print_css, render, template_finder
from briefs.topic import ProseFile, Topic
from briefs.view import Shown, Stamp, frozen_changes, make_view
from briefs.wording import direction_of

from .checked_topic import CheckedTopic
from .images import mentioned_images
from .relaxing import relax
from .sentences import check_prose
from .stamping import letters_of
from .targets import Target

#: Checks that need finished pages, or the pages of other audiences.
_FOUND_LATER = frozenset({"E701", "E710"})


@dataclass(frozen=True, slots=True)
class Composed:
    """A brief that may be printed: its page, what the typesetter needs beside it, and the files it was made from.

    `ending` tells where the pages that count end, `sentences` what its author says in it, `changes` what it says has
    changed since the edition before.
    """

    target: Target
    page: AuditedHtml
    sheets: tuple[Sheet, ...]
    facts_json: str
    day: dt.date
    images: tuple[Image, ...]
    facts_used: tuple[str, ...]
    inputs: Mapping[str, str | None]
    card: Card
    audience: Audience
    families: tuple[str, ...]
    shown: ShownPage
    ending: str
    title: str
    sentences: tuple[PrintedSentence, ...]
    changes: tuple[FrozenChange, ...]
    relaxed: tuple[RelaxedCheck, ...] = ()


def compose(
    project: Project, checked: CheckedTopic, target: Target, path: str, *, sharing: bool = False
) -> tuple[Composed | None, Findings]:
    """Make and audit the page of a brief; `path` is that of its HTML. What its audience relaxes is not found.

    Where `sharing`, what the page has in common with one that was composed so before is read only once.
    """
    used: FilesUsed = {}
    audience, findings = load_audience(project, target.audience, used=used)
    look, of_look = load_look(project, target.language, used)
    loaded, of_words = load_loaded_words(project, target.language, used)
    prose, of_prose = _prose(project, checked.topic, target)
    findings += of_look + of_words + of_prose
    if audience is None or look is None or prose is None:
        return None, in_order(findings)
    sentences = cache(partial(printed_sentences, checked.facts, prose.prose, audience, look))
    parts = _Parts(checked, target, audience, look, prose, path, loaded, sentences, sharing)
    page, of_page = _stamped(project, parts, used)
    left, relaxed = relax((*findings, *of_page), audience, _FOUND_LATER)
    return (replace(page, relaxed=relaxed) if page is not None else None), in_order(left)


@dataclass(frozen=True, slots=True)
class _Parts:
    """All that a page is made from."""

    checked: CheckedTopic
    target: Target
    audience: Audience
    look: Look
    prose: ProseFile
    path: str
    loaded: Mapping[str, LoadedWord]
    #: To be asked where references are known to lead somewhere; worked out once.
    sentences: Callable[[], tuple[PrintedSentence, ...]]
    sharing: bool

    @property
    def brief(self) -> Brief:
        prose = self.prose
        return Brief(self.checked.facts, prose.prose, prose.text, self.audience, self.look, self.loaded)


def _stamped(project: Project, parts: _Parts, used: FilesUsed) -> tuple[Composed | None, Findings]:
    """The page under the edition that it was released in last, or, if it then shows something else, under the next."""
    history, reader = parts.checked.history, parts.target.reader
    kept = history.kept(reader)
    if kept is not None:
        page, findings = _page(project, parts, kept, used, said=history.said(reader))
        if page is not None and page.page.shows == history.shows(reader):
            return page, findings
    return _page(project, parts, history.coming(reader, releasing=parts.checked.releasing), used)


def _page(
    project: Project, parts: _Parts, stamp: Stamp, used: FilesUsed, said: str = ""
) -> tuple[Composed | None, Findings]:
    """The page under this stamp; none, too, where its author says something else in it than was `said`."""
    view, shown, findings = make_view(
        parts.checked.facts,
        parts.prose.prose,
        parts.audience,
        parts.look,
        direction=direction_of(parts.target.language),
        stamp=stamp,
        sentences=lambda: recorded(parts.sentences()),
    )
    if view is not None and said and said != letters_of(recorded(parts.sentences())):
        return None, ()
    counts = shown.counts if shown is not None else frozenset()
    findings += check_prose(parts.checked.facts, parts.prose, counts, parts.target.language)
    edited = edit_prose(parts.brief) if view is not None else ()
    if view is None or shown is None or errors(findings):
        return None, (*findings, *edited)
    findings += edited
    finder = template_finder(project.template_roots, parts.audience.lineage)
    rendered, of_render = render(view, parts.look, finder)
    sheet, of_sheet = print_css(parts.look, finder)
    findings += of_render + of_sheet
    if rendered is None or sheet is None:
        return None, findings
    document = read_document(rendered.html, sharing=parts.sharing)
    styles = Styles(sheet.sheets, rendered.sheets)
    page, of_page = audit_document(document, shown, parts.path, parts.target.language, styles)
    findings += _not_told_before(of_page, (*parts.checked.findings, *findings))
    findings += edit_page(parts.brief, document, rendered.facts_used, parts.path)
    if page is None:
        return None, findings
    images = mentioned_images(finder.folders, rendered.html + sheet.css, used)
    used |= rendered.files_used | sheet.files_used
    return Composed(
        target=parts.target,
        page=page,
        sheets=tuple(Sheet(path, css) for path, css in sheet.sheets),
        facts_json=view.facts_json,
        day=stamp.as_of.date(),
        images=images,
        facts_used=rendered.facts_used,
        inputs={**project.files_used, **_inputs(parts.checked.topic, parts.prose), **used},
        card=_card(parts, stamp),
        audience=parts.audience,
        families=tuple(parts.look.theme.faces.values()),
        shown=_shown(parts, shown),
        ending=last_letters(parts.audience, document),
        title=view.title_text,
        sentences=parts.sentences(),
        changes=frozen_changes(view),
    ), findings


def _shown(parts: _Parts, shown: Shown) -> ShownPage:
    place = Place(parts.prose.path)
    return ShownPage(parts.audience, parts.target.language, shown.renderings, shown.quotations, place)


def _card(parts: _Parts, stamp: Stamp) -> Card:
    audience = parts.audience
    return Card(
        topic=parts.checked.facts.book.file.title,
        edition=stamp.number,
        as_of=str(stamp.as_of),
        draft=stamp.draft,
        audience=audience.name,
        reader=audience.reader,
        purpose=audience.purpose,
        tab=audience.tab,
    )


def _prose(project: Project, topic: Topic, target: Target) -> tuple[ProseFile | None, Findings]:
    """The prose of a brief; E413 where it was asked for and is not there, unless that was found when it was read."""
    prose = topic.prose.get((target.audience, target.language))
    if prose is not None or is_file(project.root / target.prose) or target.audience in (project.file.audiences or ()):
        return prose, ()
    message = f"there is no prose for the audience {target.audience!r}"
    hint = "Write this file; `briefs audience list` shows for whom there are some."
    return None, (Finding("E413", Place(target.prose), message, hint),)


def _inputs(topic: Topic, prose: ProseFile) -> dict[str, str | None]:
    """The files of the topic that this brief rests on: not what other audiences are told."""
    others = {other.path for other in topic.prose.values()} - {prose.path}
    return {path: found for path, found in topic.files_used.items() if path not in others}


def _not_told_before(of_page: Findings, before: Findings) -> Findings:
    """Without the number words on the page (W509) that were found where their author wrote them (W404)."""
    told = tuple(found.message for found in before if found.code == "W404")
    return tuple(found for found in of_page if found.code != "W509" or not found.message.startswith(told))
