"""What a brief says that an edition before had otherwise: how that may be printed, and whether its quotes say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefs.changes import figure_of
from briefs.model.embedded import Embedded, EmbeddedSuperseded
from briefs.numbers import Figure
from briefs.quotes import plain

from .values import figure_printings, measured_printings, quoted_forms, time_printings

_REFERENCE = re.compile(r"\\\{.*?\\\}")


@dataclass(frozen=True, slots=True)
class Superseded:
    """By `id@edition`: the texts that may be printed, the words that may be quoted, the values as machines read them.

    `measured` are figures with the noun of their unit behind them.
    """

    renderings: Mapping[str, frozenset[str]]
    quotations: Mapping[str, frozenset[str]]
    machine: Mapping[str, frozenset[str]]
    measured: tuple[str, ...]


def superseded(embedded: Embedded) -> Superseded:
    """Print anew what was superseded; of sentences, what the brief recorded must have their form."""
    found = {id: _Old(embedded, id, old) for id, old in embedded.superseded.items()}
    return Superseded(
        {id: _spaced(old.printings()) for id, old in found.items()},
        {id: _spaced(old.quoted()) for id, old in found.items()},
        {id: frozenset(old.machine()) for id, old in found.items()},
        tuple(text for old in found.values() for text in old.measured()),
    )


def not_in_quotes(embedded: Embedded) -> Iterator[str]:
    """Figures and words of an edition before that do not stand in the quotes that it had for them."""
    for id, old in embedded.superseded.items():
        stated = [text for text in (old.figure.text if old.figure is not None else "", old.words or "") if text]
        for text in stated:
            if not any(plain(text) in plain(proof.quote) for proof in old.evidence):
                yield f"{old.mark} {id}: {text!r} does not stand in the quotes that it carries for it"


@dataclass(frozen=True, slots=True)
class _Old:
    embedded: Embedded
    id: str
    old: EmbeddedSuperseded

    @property
    def figure(self) -> Figure | None:
        recorded = self.old.figure or self.old.value
        if recorded is None:
            return None
        measure = self.embedded.measures.get(self.old.measure or "")
        return figure_of(recorded, measure.unit if measure is not None else recorded.unit or None)

    def printings(self) -> Iterator[str]:
        if self.figure is not None:
            yield from figure_printings(self.figure, self.embedded.brief)
        for time in (self.old.period, self.old.when):
            if time is not None:
                yield from time_printings(time, self.embedded.brief.language)
        yield from self._sentences()

    def _sentences(self) -> Iterator[str]:
        """What the brief recorded of a statement or caveat; a reference in it may have printed anything."""
        for sentence in filter(None, (self.old.statement, self.old.caveat)):
            form = re.compile(_REFERENCE.sub(".*", re.escape(" ".join(sentence.replace("*", "").split()))))
            yield from filter(form.fullmatch, self.embedded.shown.values.get(self.id, ()))

    def quoted(self) -> Iterator[str]:
        for words in (self.old.words, *(proof.quote for proof in self.old.evidence)):
            if words is not None:
                yield from quoted_forms(words, self.embedded.brief)

    def machine(self) -> Iterator[str]:
        if self.figure is not None:
            yield self.figure.machine
        yield from (str(time) for time in (self.old.period, self.old.when) if time is not None)
        yield from filter(None, (self.old.words, *(proof.quote for proof in self.old.evidence)))
        yield from self._sentences()

    def measured(self) -> Iterator[str]:
        if self.figure is not None:
            yield from measured_printings(self.figure, self.embedded.brief)


def _spaced(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(text.split()) for text in texts)
