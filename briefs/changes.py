"""What two states of a topic state differently: facts added, removed and changed, and the sentences told.

A state may be an edition, the project as it stands or stood, a fact file alone, or the facts that a finished brief
carries. Texts are compared as readers see them: white space, kinds of quotation marks and dashes make no change.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from briefs.formulas import declared_unit
from briefs.model import Fact, FactFile
from briefs.model.edition import Stated
from briefs.model.embedded import (
    EmbeddedDerived,
    EmbeddedFact,
    EmbeddedFigure,
    EmbeddedMeasure,
    EmbeddedQuote,
    EmbeddedSentence,
)
from briefs.model.facts import Value
from briefs.numbers import Figure, FigureError, Hedge, HedgeKind, given_figure, read_figure, scale_for, show_figure
from briefs.quotes import plain

#: The language in which values are told to the author.
_LANGUAGE = "en"
#: The fields of which one is the value of a fact or derived figure.
VALUES = ("figure", "when", "words", "value", "unit")
#: Sentences that have less than this in common are two, not one that changed.
_ALIKE = 0.5
_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class State:
    """What a topic states at one time. `told` are the sentences of its briefs, by `audience.language`, as printed.

    Briefs that do not pass the checks are `untold`: what they say is not known. Where derived figures could not be
    computed they have no `exact` amount, and no value. A state that is not `whole` is that of a single brief, which
    carries only what it uses.
    """

    stated: Stated
    told: Mapping[str, tuple[EmbeddedSentence, ...]] = field(default_factory=dict)
    whole: bool = True
    untold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a fact, and what it says in the old state and in the new; empty where it says nothing."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact or derived figure that both states have and state differently; `fields` the first that matters first."""

    id: str
    mark: str
    fields: tuple[FieldChange, ...]

    @property
    def says(self) -> bool:
        """Whether it says something else, and not only by another quote."""
        return any(change.field != "evidence" for change in self.fields)

    @property
    def moved(self) -> bool:
        """Whether its value is another one, and so whatever shows it."""
        return any(change.field in VALUES for change in self.fields)

    @property
    def follows(self) -> bool:
        """Whether it is computed as before, and only comes out differently."""
        return all(change.field == "value" for change in self.fields)


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact or derived figure that only one of the states has, with its value or else its statement."""

    id: str
    mark: str
    value: str


@dataclass(frozen=True, slots=True)
class WordChange:
    """A stretch of a sentence: the same in both, or only in the old or the new one."""

    kind: Literal["same", "old", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence of a brief that is new, gone (then `new` is empty), or reads differently; `words` says where."""

    brief: str
    section: str
    old: str
    new: str
    words: tuple[WordChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs between two states, in the order of the new one, what it lost last."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    changed: tuple[FactChange, ...]
    sentences: tuple[SentenceChange, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The facts and derived figures that are not as they were."""
        return (*(each.id for each in self.changed), *(each.id for each in (*self.added, *self.removed)))

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.sentences)


def compare(old: State, new: State) -> Differences:
    """What is not the same in two states. What a single brief does not use is no difference to a whole state."""
    before, after = old.stated.by_id, new.stated.by_id
    both = {id for id in after if type(before.get(id)) is type(after[id])}
    changes = (FactChange(id, after[id].mark, _fields(before[id], after[id])) for id in after if id in both)
    added = after if old.whole or not new.whole else {}
    removed = before if new.whole or not old.whole else {}
    return Differences(
        added=tuple(_entry(id, each) for id, each in added.items() if id not in both),
        removed=tuple(_entry(id, each) for id, each in removed.items() if id not in both),
        changed=tuple(change for change in changes if change.fields),
        sentences=tuple(_sentences(old.told, new.told)),
    )


def stated_in(file: FactFile) -> Stated:
    """What a fact file says, whether or not it is true to its sources; it has no marks, and nothing is computed."""
    units = {id: measure.unit for id, measure in file.measures.items()}
    return Stated(
        facts={id: _fact(fact, units.get(fact.measure or "")) for id, fact in file.facts.items()},
        derived={
            id: EmbeddedDerived(
                mark="",
                label=each.label,
                formula=each.formula,
                digits=each.digits,
                exact="",
                value=EmbeddedFigure(amount=Decimal(0), unit=declared_unit(each.unit)),
                because=each.because,
                caveat=each.caveat,
            )
            for id, each in file.derived.items()
        },
        measures={id: EmbeddedMeasure(label=measure.label, unit=measure.unit) for id, measure in file.measures.items()},
    )


def value_of(found: EmbeddedFact | EmbeddedDerived) -> str:
    """What a fact says in the shortest form: its figure, time or words, or else its statement."""
    if isinstance(found, EmbeddedDerived):
        return _shown(found.value) if found.exact else ""
    if found.figure is not None:
        return found.figure.text
    return found.words or str(found.when or found.statement or "")


def figure_of(recorded: EmbeddedFigure, unit: str | None) -> Figure:
    """The figure itself, read from its own text; `unit` is that of its measure."""
    if not recorded.text:
        hedge = Hedge(HedgeKind(recorded.hedge)) if recorded.hedge is not None else None
        return Figure(recorded.amount, recorded.unit, hedge, scale_for(recorded.amount))
    try:
        return read_figure(recorded.text, unit)
    except FigureError:
        return given_figure(recorded.text, recorded.amount, recorded.unit)


def word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """Where two sentences differ, word by word."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    found: list[WordChange] = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(WordChange("same", "".join(before[i:j])))
        else:
            found += [WordChange("old", "".join(before[i:j]))] if i < j else []
            found += [WordChange("new", "".join(after[k:m]))] if k < m else []
    return tuple(found)


def _fact(fact: Fact, unit: str | None) -> EmbeddedFact:
    return EmbeddedFact(
        mark="",
        kind=fact.kind,
        statement=fact.statement,
        actor=fact.actor,
        measure=fact.measure,
        period=fact.period,
        figure=_figure(fact.figure, fact.value, unit) if fact.figure is not None else None,
        when=fact.when,
        words=fact.words,
        status=fact.status.value,
        caveat=fact.caveat,
        evidence=tuple(
            EmbeddedQuote(source=each.source, quote=each.quote, said_by=each.said_by) for each in fact.evidence
        ),
    )


def _figure(text: str, value: Value | None, unit: str | None) -> EmbeddedFigure:
    """A figure as its text says, in the unit of its measure; where nobody can read it, as `value` says."""
    amount, given = (value.amount, value.unit) if value is not None else (Decimal(0), "")
    read = figure_of(EmbeddedFigure(amount=amount, unit=given, text=text), unit)
    return EmbeddedFigure(amount=read.amount, upper=read.upper, unit=read.unit, text=text)


def _entry(id: str, found: EmbeddedFact | EmbeddedDerived) -> Entry:
    return Entry(id, found.mark, value_of(found))


def _fields(old: EmbeddedFact | EmbeddedDerived, new: EmbeddedFact | EmbeddedDerived) -> tuple[FieldChange, ...]:
    before, after = _told(old), _told(new)
    if isinstance(old, EmbeddedFact) and isinstance(new, EmbeddedFact) and _same(before, after, "figure"):
        before["figure"], after["figure"] = _read(old.figure), _read(new.figure)
    both = (name for name in before if name in after)
    return tuple(FieldChange(name, before[name], after[name]) for name in both if not _same(before, after, name))


def _same(before: Mapping[str, str], after: Mapping[str, str], name: str) -> bool:
    return plain(before[name]) == plain(after[name])


def _told(found: EmbeddedFact | EmbeddedDerived) -> dict[str, str]:
    """The fields of a fact that a reader may be told, as texts."""
    if isinstance(found, EmbeddedDerived):
        value = {"value": _shown(found.value)} if found.exact else {}
        rest = {"unit": found.value.unit, "formula": found.formula, "digits": str(found.digits), "label": found.label}
        return {**value, **rest, "because": found.because or "", "caveat": found.caveat or ""}
    return {
        "figure": found.figure.text if found.figure is not None else "",
        "when": str(found.when or ""),
        "words": found.words or "",
        "period": str(found.period or ""),
        "statement": found.statement or "",
        "status": found.status,
        "said-by": " < ".join(found.evidence[0].said_by) if found.evidence else "",
        "actor": found.actor or "",
        "measure": found.measure or "",
        "caveat": found.caveat or "",
        "evidence": "; ".join(f"{proof.source}: {proof.quote}" for proof in found.evidence),
    }


def _read(recorded: EmbeddedFigure | None) -> str:
    """What a figure says: its text is not all, for its unit may be that of its measure. The text where nobody knows."""
    if recorded is None:
        return ""
    figure = figure_of(recorded, recorded.unit or None)
    if not figure.amount and not figure.unit:
        return recorded.text
    hedge = figure.hedge.kind.value if figure.hedge is not None else ""
    return " ".join(filter(None, (hedge, figure.machine, figure.unit)))


def _shown(figure: EmbeddedFigure) -> str:
    return show_figure(figure_of(figure, None), _LANGUAGE)


def _sentences(
    old: Mapping[str, Sequence[EmbeddedSentence]], new: Mapping[str, Sequence[EmbeddedSentence]]
) -> Iterator[SentenceChange]:
    """The changes of the briefs that both states have, section by section."""
    for brief in (brief for brief in new if brief in old):
        before, after = _by_section(old[brief]), _by_section(new[brief])
        for section in dict.fromkeys((*after, *before)):
            pairs = _pairs(before.get(section, ()), after.get(section, ()))
            yield from (SentenceChange(brief, section, one, two, _words(one, two)) for one, two in pairs)


def _by_section(sentences: Iterable[EmbeddedSentence]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for sentence in sentences:
        found.setdefault(sentence.section, []).append(sentence.text)
    return {section: tuple(texts) for section, texts in found.items()}


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Old sentences with what became of them; an empty text stands for none."""
    for kind, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _paired(list(old[i:j]), list(new[k:m]))


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Each new sentence with the nearest old one that is left."""
    for text in new:
        near = max(old, key=lambda each: _likeness(each, text), default="")
        if near and _likeness(near, text) >= _ALIKE:
            old.remove(near)
            yield near, text
        else:
            yield "", text
    yield from ((text, "") for text in old)


def _likeness(one: str, two: str) -> float:
    return difflib.SequenceMatcher(None, one.split(), two.split(), autojunk=False).ratio()


def _words(old: str, new: str) -> tuple[WordChange, ...]:
    return word_changes(old, new) if old and new else ()
