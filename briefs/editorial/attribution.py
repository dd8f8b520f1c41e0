"""Claims, forecasts and opinions are told with their speaker.

A sentence that refers to one names who says it: the last speaker of a piece of its evidence, by the name or an alias
under `speakers`, or, for what a source says in its own voice, the source, by a phrase under its `called` or by one that
means the sources together. `{id.speaker}` names them too. Quoted words name nobody.

What stands in one message is read together: a list item, or the caption of a shown figure, is one. In a paragraph a
sentence goes on with the speaker of the one before it where a pronoun says so (`He warned ...`, `It also says ...`). A
list whose lead-in ends with a colon is told by whom that names. A question tells nothing, unless it prints a value.
Figures that are computed from claims are ours; their evidence says what they rest on.

Where the view prints a statement by itself, in a matrix or a timeline, and where it prints quotations, it adds the
speaker itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefs.evidence.checked import CheckedFact, CheckedFacts
from briefs.model import Status
from briefs.problems import Finding
from briefs.prose import Reference
from briefs.quotes import plain

from .english import ASKING, PRONOUNS, SAID, SAYING
from .sentences import Passage, Said, Sentence

#: Sections whose items are printed with the speaker of the fact that they show.
_WITH_SPEAKER = frozenset({"quotations", "timeline"})
_VERBS = "|".join(f"{verb}(?:s|d|ed|es)?" for verb in SAYING)
_GOES_ON = re.compile(
    rf"\b(?:{'|'.join(PRONOUNS)})\s+(?:\w+ly\s+|also\s+|then\s+)?(?:{_VERBS}|{'|'.join(SAID)})\b", re.IGNORECASE
)
_ASKS = re.compile(rf"(?:{'|'.join(ASKING)})\b")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Looks for the speakers of one brief.

    `together` are phrases that mean the sources together, `own` is what `{id.speaker}` prints for a source's own voice.
    """

    facts: CheckedFacts
    together: tuple[str, ...]
    own: str = ""

    def check(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        """E705 for each fact that is told without its speaker, at the reference to it."""
        for passage in passages:
            for shown in passage.shown if passage.kind not in _WITH_SPEAKER else ():
                yield from self._check(shown, self._message(passage))
            for index, sentence in enumerate(passage.sentences):
                for said in sentence.said:
                    if not (_asks(sentence) and said.start == said.end):
                        yield from self._check(said.reference, self._heard(passage, index))

    def _check(self, reference: Reference, texts: Sequence[str]) -> Iterator[Finding]:
        fact = self.facts.facts.get(reference.id)
        if fact is None or fact.fact.status is Status.STATED:
            return
        names = self._names(fact)
        if not any(_names_one(text, names) for text in texts):
            yield self._finding(fact, reference)

    def _heard(self, passage: Passage, index: int) -> tuple[str, ...]:
        """The texts in which a speaker of this sentence may be named."""
        if passage.is_item:
            return self._message(passage)
        first = index
        while first > 0 and _GOES_ON.search(passage.sentences[first].text):
            first -= 1
        return tuple(self._without_words(sentence) for sentence in passage.sentences[first : index + 1])

    def _message(self, passage: Passage) -> tuple[str, ...]:
        lead_in = (passage.lead_in,) if passage.lead_in is not None else ()
        return tuple(self._without_words(sentence) for sentence in (*lead_in, *passage.sentences))

    def _without_words(self, sentence: Sentence) -> str:
        """The text of a sentence, its quotations blanked."""
        text = sentence.text
        for said in sentence.said:
            if self._is_quotation(said):
                text = f"{text[: said.start]}{' ' * (said.end - said.start)}{text[said.end :]}"
        return plain(text)

    def _is_quotation(self, said: Said) -> bool:
        fact = self.facts.facts.get(said.reference.id)
        return fact is not None and fact.words is not None and said.reference.field in {None, "words"}

    def _names(self, fact: CheckedFact) -> tuple[str, ...]:
        file = self.facts.book.file
        names: list[str] = []
        for proof in fact.proofs:
            said_by = proof.evidence.said_by
            if said_by:
                names += (said_by[0], *file.speakers.get(said_by[0], ()))
            else:
                names += (*file.sources[proof.evidence.source].called, *self.together, self.own)
        return tuple(dict.fromkeys(filter(None, names)))

    def _finding(self, fact: CheckedFact, reference: Reference) -> Finding:
        status = fact.fact.status.value
        kind = f"an {status}" if status[0] in "aeiou" else f"a {status}"
        evidence = fact.proofs[0].evidence
        if evidence.said_by:
            message = f"{kind} of {evidence.said_by[0]} is told without saying so: {fact.id!r}"
            hint = f"Name {evidence.said_by[0]} in the sentence, or add what it says to the aliases under `speakers`."
        else:
            message = f"{kind} of source {evidence.source!r} is told without saying so: {fact.id!r}"
            called = self.facts.book.file.sources[evidence.source].called
            hint = f"Say {' or '.join(map(repr, (*called[:1], *self.together[:1])))} in the sentence."
            if not called:
                hint += f" Enter how prose calls the source: `called: [the article]` under {evidence.source!r}."
        return Finding("E705", reference.place, message, hint)


def _names_one(text: str, names: Iterable[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(plain(name))}(?!\w)", text, re.IGNORECASE) for name in names)


def _asks(sentence: Sentence) -> bool:
    return sentence.text.endswith("?") or _ASKS.match(sentence.text) is not None
