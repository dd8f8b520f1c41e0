"""What may stand on the page of a brief, by the facts that it carries alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefs.model.embedded import Embedded, EmbeddedFact
from briefs.model.times import Time
from briefs.numbers import show_time
from briefs.view.shown import Shown

from .superseded import superseded
from .values import Values, figure_texts, machine_values, measured, printings, quoted_forms

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Showing:
    """What may stand on the page, and recorded texts that are no value of their fact.

    `measured` are figures with the noun of their unit behind them, as they stand where no sentence names it. `machine`
    are the values of each fact as machines read them.
    """

    shown: Shown
    foreign: tuple[str, ...]
    measured: tuple[str, ...]
    machine: Mapping[str, frozenset[str]]


def showing(embedded: Embedded, values: Values) -> Showing:
    """Print all facts anew. What the brief says that it shows of a fact must be among what that gives."""
    old = superseded(embedded)
    ways = {**printings(embedded, values.figures), **old.renderings}
    recorded = embedded.shown.values
    renderings = {id: frozenset(texts) & ways.get(id, frozenset()) for id, texts in recorded.items()}
    foreign = tuple(
        f"{id} is said to be printed as {text!r}"
        for id, texts in recorded.items()
        for text in texts
        if text not in renderings[id]
    )
    quoted = {id: frozenset(_quotations(fact, embedded)) for id, fact in embedded.facts.items()}
    quoted.update(old.quotations)
    every = {id: renderings.get(id, frozenset()) | quoted.get(id, frozenset()) for id in {*renderings, *quoted}}
    return Showing(
        Shown(
            renderings={id: every[id] for id in sorted(every)},
            furniture=frozenset(embedded.shown.furniture),
            names=embedded.shown.names,
            counts=frozenset(embedded.shown.counts),
            quotations=quoted,
            figures=figure_texts(embedded, values.figures),
            marks=_marks(embedded),
            allowed=frozenset(embedded.shown.allowed),
            running=embedded.shown.margins,
            page_label=embedded.shown.page_label,
        ),
        (*foreign, *_other_edition(embedded)),
        (*measured(embedded, values.figures), *old.measured),
        {**machine_values(embedded, values.figures), **old.machine},
    )


def _other_edition(embedded: Embedded) -> Iterator[str]:
    """Where the pages say another edition than the record does."""
    edition, margins = embedded.edition, " ".join(" ".join(embedded.shown.margins).split())
    day = " ".join(show_time(Time.parse(edition.as_of), embedded.brief.language).split())
    if day not in margins:
        yield f"its facts are said to be as of {edition.as_of}, and its pages do not say so"
    if str(edition.number) not in _NUMBER.findall(margins.replace(day, "")):
        yield f"it is said to be edition {edition.number}, and its pages do not say so"


def _quotations(fact: EmbeddedFact, embedded: Embedded) -> Iterator[str]:
    quoted = (*(proof.quote for proof in fact.evidence), *filter(None, (fact.words,)))
    return (" ".join(text.split()) for words in quoted for text in quoted_forms(words, embedded.brief))


def _marks(embedded: Embedded) -> Mapping[str, str]:
    facts = {id: fact.mark for id, fact in embedded.facts.items()}
    derived = {id: each.mark for id, each in embedded.derived.items()}
    return {**facts, **derived, **{mark: mark for mark in embedded.discrepancies}}
