"""All editorial checks of one brief: of its prose, and of the page that was made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape

from briefs.audit.document import Document
from briefs.evidence.checked import CheckedFacts
from briefs.model import LoadedWord
from briefs.model.audience import Audience, Look
from briefs.problems import Findings, Place, in_order
from briefs.prose import Prose, Reference, Text
from briefs.view.clearance import cleared_for
from briefs.view.context import Context

from .attribution import Attribution
from .balance import check_balance, words_by_actor
from .freshness import check_freshness
from .lengths import check_words
from .loaded import LoadedWords, names_of
from .naming import Naming
from .reading_level import check_reading_age, reading_level, spoken
from .sentences import Passage, Rendered, passages
from .translation import check_translated

_NOT_READ = re.compile(r'<a class="mark"[^>]*>.*?</a>|<span class="tag">.*?</span>')
_ELEMENT = re.compile(r"<[^>]+>")
#: Put before a reference, so that what it prints does not begin a sentence.
_BEFORE = "x "
#: The index was fitted to English.
_MEASURED_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Brief:
    """What an editor has before them. `text` is that of the prose file, `loaded` the loaded words of its language."""

    facts: CheckedFacts
    prose: Prose
    text: str
    audience: Audience
    look: Look
    loaded: Mapping[str, LoadedWord]

    @property
    def place(self) -> Place:
        return Place(self.prose.path)


def edit_prose(brief: Brief) -> Findings:
    """Check what an author wrote, whose references all lead somewhere (W703, E704, E705, W707, N713, W714)."""
    cleared = cleared_for(brief.facts, brief.audience)
    context = Context.of(cleared.facts, brief.prose, brief.audience, brief.look)
    read = passages(brief.prose, brief.audience.sections, rendered_by(context))
    loaded = LoadedWords(brief.loaded, names_of(brief.facts))
    labels = brief.look.labels
    together = tuple(filter(None, (phrase.strip() for phrase in labels.get("sources-called", "").split("/"))))
    return in_order(
        (
            *loaded.in_prose(brief.text, brief.prose.path),
            *loaded.in_facts(cleared.facts),
            *Attribution(cleared.facts, together, labels.get("the-source", "")).check(read),
            *Naming.of(cleared.facts).check(read),
            *check_balance(cleared.facts, words_by_actor(cleared.facts, read), brief.place),
            *_reading_age(brief, read),
        )
    )


def edit_page(brief: Brief, page: Document, facts_used: Iterable[str], path: str) -> Findings:
    """Check a rendered page, and the facts that it rests on (E702, E706, W708, E709); `path` is the page's."""
    tag = brief.look.labels.get("as-translated", "")
    return in_order(
        (
            *check_words(brief.audience, page, brief.place),
            *check_translated(page, brief.facts, tag, path),
            *check_freshness(brief.facts, facts_used),
        )
    )


def _reading_age(brief: Brief, read: tuple[Passage, ...]) -> Findings:
    limit = brief.audience.reading_age
    if limit is None or brief.look.language.partition("-")[0] != _MEASURED_LANGUAGE:
        return ()
    level = reading_level(spoken(read))
    return check_reading_age(level, limit, brief.place) if level is not None else ()


def rendered_by(context: Context) -> Rendered:
    """What a reference prints inside a sentence, as text."""

    def rendered(reference: Reference) -> str:
        html = context.inline.html((Text(_BEFORE), reference))
        return " ".join(unescape(_ELEMENT.sub("", _NOT_READ.sub("", html))).split())[len(_BEFORE) :]

    return rendered
