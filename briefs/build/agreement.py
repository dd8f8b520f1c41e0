"""Whether the pages of one topic agree, also with those that are up to date and are not made again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefs.audience import load_audience, load_look
from briefs.editorial import ShownPage, check_renderings
from briefs.problems import Findings, Place
from briefs.project import Project
from briefs.view import make_view

from .checked_topic import CheckedTopic
from .compose import Composed
from .targets import Target

_CODE = "E710"


def check_agreement(
    checked: CheckedTopic, composed: Sequence[Composed], others: Iterable[ShownPage]
) -> tuple[tuple[Composed, ...], Findings]:
    """E710 where two audiences are told something else; the composed briefs know whether they relax it in vain.

    `others` are the pages of briefs that are not composed.
    """
    if not composed:
        return (), ()
    pages = (*(brief.shown for brief in composed), *others)
    findings = check_renderings(checked.facts, pages)
    left = check_renderings(checked.facts, (page for page in pages if not _relaxes(page)))
    return tuple(_known(brief, met=findings != left) for brief in composed), left


def shown_page(project: Project, checked: CheckedTopic, target: Target) -> ShownPage | None:
    """What the page of a brief shows that is not composed; None where it cannot be made."""
    audience, _ = load_audience(project, target.audience)
    look, _ = load_look(project, target.language)
    prose = checked.topic.prose.get((target.audience, target.language))
    if audience is None or look is None or prose is None:
        return None
    _, shown, _ = make_view(checked.facts, prose.prose, audience, look)
    if shown is None:
        return None
    return ShownPage(audience, target.language, shown.renderings, shown.quotations, Place(prose.path))


def _relaxes(page: ShownPage) -> bool:
    return any(relaxed.code == _CODE for relaxed in page.audience.relaxed)


def _known(brief: Composed, *, met: bool) -> Composed:
    relaxed = tuple(replace(each, met=met) if each.code == _CODE else each for each in brief.relaxed)
    return replace(brief, relaxed=relaxed)
