"""Figures stand beside the actor whose they are.

In a sentence that names actors, the one named last before a figure is the figure's. A sentence whose first figure
stands before all names (`{a} in North and {b} in South`) names each figure's actor first after it. Of an item that
shows a figure apart, the caption names its actor, if it names any; so does the statement of a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefs.evidence.checked import CheckedFact, CheckedFacts
from briefs.evidence.people import actor_finder, named_ids, nearest_of
from briefs.problems import Finding, Place
from briefs.prose import Reference
from briefs.quotes import NameFinder, plain

from .sentences import Passage, Sentence

_FIGURE = "{figure}"


@dataclass(frozen=True, slots=True)
class Naming:
    """Looks for figures beside another actor's name, in the prose of one brief and in the facts that it may tell."""

    facts: CheckedFacts
    finder: NameFinder

    @classmethod
    def of(cls, facts: CheckedFacts) -> Naming:
        return cls(facts, actor_finder(facts.book.file))

    def check(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        """W714 for each figure that stands beside another actor than its own."""
        for passage in passages:
            for sentence in passage.sentences:
                yield from self._sentence(sentence)
            for shown in passage.shown:
                yield from self._captioned(passage, shown)
        for fact in self.facts.facts.values():
            yield from self._stated(fact)

    def _sentence(self, sentence: Sentence) -> Iterator[Finding]:
        named = self.finder.named(self._own_words(sentence))
        figures = [
            (said, fact)
            for said in sentence.said
            if said.reference.field in {None, "figure"} and (fact := self._owned(said.reference)) is not None
        ]
        leads = bool(named) and bool(figures) and figures[0][0].end <= named[0].start
        for said, fact in figures:
            behind = next((one for one in named if one.start >= said.end), None) if leads else None
            beside = behind or nearest_of(named, said.start, said.end)
            if beside is not None and beside.id != fact.fact.actor:
                yield self._finding(fact, beside.id, said.reference.place)

    def _own_words(self, sentence: Sentence) -> str:
        """The author's own words of a sentence: what facts print, quotations too, names nobody."""
        text = sentence.text
        for said in sentence.said:
            text = f"{text[: said.start]}{' ' * (said.end - said.start)}{text[said.end :]}"
        return text if len(plain(text)) != len(text) else plain(text)

    def _captioned(self, passage: Passage, shown: Reference) -> Iterator[Finding]:
        fact = self._owned(shown)
        named = [id for sentence in passage.sentences for id in named_ids(self.finder, self._own_words(sentence))]
        if fact is not None and len(passage.shown) == 1 and named and fact.fact.actor not in named:
            yield self._finding(fact, named[0], shown.place)

    def _stated(self, fact: CheckedFact) -> Iterator[Finding]:
        before, figure, after = plain(fact.fact.statement or "").partition(_FIGURE)
        if not figure or fact.fact.actor is None:
            return
        named = nearest_of(self.finder.named(f"{before}{figure}{after}"), len(before), len(before) + len(figure))
        if named is not None and named.id != fact.fact.actor:
            yield self._finding(fact, named.id, self.facts.book.located.place(("facts", fact.id, "statement")))

    def _owned(self, reference: Reference) -> CheckedFact | None:
        """The fact of this reference, if it is a figure of an actor's."""
        fact = self.facts.facts.get(reference.id)
        return fact if fact is not None and fact.figure is not None and fact.fact.actor is not None else None

    def _finding(self, fact: CheckedFact, named: str | None, place: Place) -> Finding:
        actors = self.facts.book.file.actors
        whose, other = actors[fact.fact.actor or ""].name, actors[named or ""].name
        message = f"{fact.id!r} is a figure of {whose}, but {other} is named beside it"
        return Finding("W714", place, message, f"Name {whose} last before the figure.")
