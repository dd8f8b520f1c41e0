"""What a brief says in its author's sentences, each as printed, with the facts that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefs.evidence.checked import CheckedFacts
from briefs.model.audience import Audience, Look
from briefs.model.embedded import EmbeddedSentence
from briefs.problems import Place
from briefs.prose import Prose
from briefs.view.clearance import cleared_for
from briefs.view.context import Context
from briefs.view.make import BOTTOM_LINE

from .editing import rendered_by
from .sentences import Passage, Rendered, Sentence, passages

_BEFORE_PUNCTUATION = re.compile(r" (?=[.,;:!?](?:\s|$))")


@dataclass(frozen=True, slots=True)
class PrintedSentence:
    """A sentence, heading or item as printed, without marks.

    `section` is the id of its section, `title` or `bottom-line` for what stands above them. `facts` are the ids that it
    refers to, each with the place of its reference in the prose; `place` is that of the passage.
    """

    section: str
    text: str
    facts: tuple[tuple[str, Place], ...]
    place: Place


def printed_sentences(facts: CheckedFacts, prose: Prose, audience: Audience, look: Look) -> tuple[PrintedSentence, ...]:
    """All that an author tells this audience, in the order of the file; references lead to facts that are cleared."""
    context = Context.of(cleared_for(facts, audience).facts, prose, audience, look)
    rendered = rendered_by(context)
    return tuple(
        each for passage in passages(prose, audience.sections, rendered) for each in _printed(passage, rendered)
    )


def recorded(sentences: Iterable[PrintedSentence]) -> tuple[EmbeddedSentence, ...]:
    """What is kept of them in the brief, and in an edition."""
    return tuple(EmbeddedSentence(section=each.section, text=each.text) for each in sentences)


def _printed(passage: Passage, rendered: Rendered) -> Iterator[PrintedSentence]:
    above = "title" if passage.is_heading else BOTTOM_LINE
    section = passage.section.id if passage.section is not None else above
    if passage.shown:
        values = ", ".join(filter(None, map(rendered, passage.shown)))
        told = " ".join(sentence.text for sentence in passage.sentences)
        text = ": ".join(filter(None, (values, told)))
        references = [*passage.shown, *(said.reference for each in passage.sentences for said in each.said)]
        yield PrintedSentence(
            section, _spaced(text), tuple((each.id, each.place) for each in references), passage.place
        )
        return
    for sentence in passage.sentences:
        yield PrintedSentence(section, _spaced(sentence.text), _facts(sentence), passage.place)


def _facts(sentence: Sentence) -> tuple[tuple[str, Place], ...]:
    return tuple((said.reference.id, said.reference.place) for said in sentence.said)


def _spaced(text: str) -> str:
    """The text without the room that marks take, also before the punctuation that print puts before them."""
    return _BEFORE_PUNCTUATION.sub("", " ".join(text.split()))
