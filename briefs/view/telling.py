"""Whose statement it is: a claim, forecast or opinion is told as its speaker's, or as the source's own."""

from __future__ import annotations

import re

from markupsafe import Markup

from briefs.evidence.checked import CheckedFact

from .context import Context


def told(context: Context, fact: CheckedFact, *, alone: bool = False) -> Markup | None:
    """For what is not simply stated: whose claim, forecast or opinion it is, unless its statement says whose.

    `alone` tells that its statement does not stand there.
    """
    status = fact.fact.status.value
    if status == "stated":
        return None
    speaker = next(iter(fact.proofs[0].evidence.said_by), None)
    if speaker is None:
        note = context.phrases(f"told-{status}-own")
    elif not alone and _names(context, fact.fact.statement or "", speaker):
        note = context.phrases(f"told-{status}-named")
    else:
        note = context.phrases(f"told-{status}", speaker=context.printer.named(speaker))
    return Markup('<span class="told">{}</span>').format(note)


def attribution(context: Context, fact: CheckedFact) -> str:
    """To whom a figure is to be attributed, in a table: whose claim it is, its last speaker, or its source.

    A source that no prose names is told by its letter.
    """
    evidence = fact.proofs[0].evidence
    status = fact.fact.status.value
    if not evidence.said_by:
        source = context.file.sources[evidence.source]
        letter = context.checked.letters[evidence.source]
        return source.called[0] if source.called else context.phrases.plain("support-source", letter=letter)
    if status == "stated":
        return evidence.said_by[0]
    return context.phrases.plain(f"told-{status}", speaker=evidence.said_by[0])


def _names(context: Context, statement: str, speaker: str) -> bool:
    """Whether a statement names this speaker, by the name as printed or by one that the sources use."""
    names = (speaker, *context.file.speakers.get(speaker, ()))
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", statement, re.IGNORECASE) for name in names)
