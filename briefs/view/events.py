"""What is told of an event: when, what happened, and whose claim that is."""

from __future__ import annotations

import re

from markupsafe import Markup

from briefs.prose import Inlines, Reference, Text

from .content import TimelineEvent
from .context import Context
from .telling import told


def event_view(context: Context, id: str, caption: Markup) -> TimelineEvent:
    """An event as an entry of a list; its caption ends the entry."""
    label = happened(context, id)
    if caption:
        label = Markup('{}. <span class="event-note">{}</span>').format(label, caption)
    return TimelineEvent(id, context.inline.value(id), label, context.actor(context.checked.facts[id]))


def happened(context: Context, id: str) -> Markup:
    """The statement of an event without its date, which stands before it; empty where it is nothing else."""
    statement = _undated(context, id)
    label = context.inline.html(statement, own=id)
    if whose := told(context, context.checked.facts[id]):
        label = Markup("{} {}").format(label, whose)
    return label


def _undated(context: Context, id: str) -> Inlines:
    """The statement of an event without `on {when}` at its end."""
    inlines = context.texts.statement(context.checked.facts[id])
    *before, last = inlines
    if not before or not isinstance(last, Reference) or last.id != "when":
        return inlines
    *start, text = before
    if not isinstance(text, Text):
        return inlines
    joiners = "|".join(map(re.escape, context.phrases.text("date-joiners").split()))
    return (*start, Text(re.sub(rf"[\s,]*(?:(?<=\s)(?:{joiners}))?\s*$", "", text.text)))
