"""What an audience may not be shown: internal facts and facts under embargo, and all that rests on them.

They are left out at the entrance of the view, before anything is made, so that nothing in the output can hold them:
lists, tables and embedded data go without them. Where an author names one, or a quote shows one, it is a finding.

A cell of the matrix that lost all its facts says that it is not covered in this brief: the sources are not silent, and
the reader is not told that they are. A measure or dimension that only such facts have is left out with them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from briefs.evidence.checked import CheckedFact, CheckedFacts, Proof
from briefs.evidence.texts import texts_of
from briefs.model import Clearance, Fact, FactFile
from briefs.model.audience import Audience
from briefs.model.times import PartialDate
from briefs.numbers import FigureError, figures_in, read_figure
from briefs.problems import Finding, Findings
from briefs.prose import Prose, Reference, references
from briefs.quotes import plain

INTERNAL = "internal"
_PARTS = " [...] "
#: A bare count with fewer digits stands in many a text by chance: but at its own place it gives nothing away.
_TELLING_DIGITS = 4

#: An actor and a dimension.
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is withheld: `kind` is the key of `clearance` that would let it pass, `told` goes on after `is`."""

    kind: Literal["internal", "embargo"]
    told: str


@dataclass(frozen=True, slots=True)
class Cleared:
    """The facts that an audience may be shown.

    `withheld` says of each fact and derived figure that was left out why. `cells` are the cells of the matrix that lost
    facts.
    """

    facts: CheckedFacts
    withheld: Mapping[str, Reason] = field(default_factory=dict)
    cells: frozenset[Cell] = frozenset()


def cleared_for(checked: CheckedFacts, audience: Audience) -> Cleared:
    """Leave out what the audience is not cleared for."""
    withheld = _withheld(checked, audience.clearance)
    if not withheld:
        return Cleared(checked)
    gone = [fact.fact for id, fact in checked.facts.items() if id in withheld]
    cells = frozenset((fact.actor, fact.dimension) for fact in gone if fact.actor and fact.dimension)
    silent = _telling(checked, withheld)
    book = checked.book
    left = replace(
        checked,
        book=replace(book, file=_without(book.file, withheld, silent)),
        facts={id: fact for id, fact in checked.facts.items() if id not in withheld},
        derived={id: derived for id, derived in checked.derived.items() if id not in withheld},
        discrepancies=tuple(each for index, each in enumerate(checked.discrepancies) if index not in silent),
    )
    return Cleared(left, withheld, cells)


def not_cleared(checked: CheckedFacts, prose: Prose, audience: Audience, cleared: Cleared) -> Findings:
    """Where an author names what the audience may not be shown, and quotes that show it (E711)."""
    if not cleared.withheld:
        return ()
    named = (*references(prose), *_named_in_texts(checked, cleared))
    return (
        *(_naming(reference, audience, cleared) for reference in named if reference.id in cleared.withheld),
        *_telling_quotes(checked, cleared),
    )


def _withheld(checked: CheckedFacts, clearance: Clearance) -> dict[str, Reason]:
    as_of = checked.book.file.edition.as_of
    withheld = {id: why for id, fact in checked.facts.items() if (why := _why(fact.fact, as_of, clearance))}
    for id, derived in checked.derived.items():
        secret = next((each for each in derived.facts if each in withheld), None)
        if secret is not None:
            why = withheld[secret]
            withheld[id] = Reason(why.kind, f"computed from {secret!r}, which is {why.told}")
    return withheld


def _why(fact: Fact, as_of: PartialDate, clearance: Clearance) -> Reason | None:
    if INTERNAL in fact.tags and clearance.internal is None:
        return Reason("internal", INTERNAL)
    if fact.embargo is not None and fact.embargo > as_of and clearance.embargo is None:
        return Reason("embargo", f"under embargo until {fact.embargo}")
    return None


def _telling(checked: CheckedFacts, withheld: Collection[str]) -> frozenset[int]:
    """The discrepancies that concern what is withheld: by their facts, or in what their notes refer to."""
    texts = texts_of(checked)
    return frozenset(
        index
        for index, each in enumerate(checked.discrepancies)
        if any(id in withheld for id in each.facts)
        or any(named.id in withheld for named in references(texts.at(each.note, "discrepancies", index, "note")))
    )


def _without(file: FactFile, withheld: Collection[str], silent: frozenset[int]) -> FactFile:
    facts = {id: fact for id, fact in file.facts.items() if id not in withheld}
    derived = {id: derived for id, derived in file.derived.items() if id not in withheld}
    gone = [fact for id, fact in file.facts.items() if id in withheld]
    measures = {fact.measure for fact in gone} - {fact.measure for fact in facts.values()}
    touched = _touched(file, withheld)
    kept = {fact.dimension for fact in facts.values()} | {each.dimension for each in derived.values()}
    dimensions = {fact.dimension for fact in gone} - kept - {gap.dimension for gap in file.gaps}
    return file.model_copy(
        update={
            "facts": facts,
            "derived": derived,
            "discrepancies": tuple(each for index, each in enumerate(file.discrepancies) if index not in silent),
            "changes": tuple(each for each in file.changes if each.fact not in withheld),
            "measures": {id: measure for id, measure in file.measures.items() if id not in measures},
            "dimensions": {
                id: dimension.model_copy(update={"compared": None}) if id in touched else dimension
                for id, dimension in file.dimensions.items()
                if id not in dimensions
            },
        }
    )


def _touched(file: FactFile, withheld: Collection[str]) -> frozenset[str]:
    """The dimensions on which something is withheld: how their sides compare could give it away."""
    of_facts = {fact.dimension for id, fact in file.facts.items() if id in withheld}
    of_derived = {derived.dimension for id, derived in file.derived.items() if id in withheld}
    return frozenset(id for id in of_facts | of_derived if id is not None)


def _named_in_texts(checked: CheckedFacts, cleared: Cleared) -> Iterator[Reference]:
    """The references in texts of the fact file that the audience could be shown."""
    changes = checked.book.file.changes
    untold = _touched(checked.book.file, cleared.withheld)
    for path, inlines in texts_of(checked).read():
        group, key = path[0], path[1]
        if group == "changes" and changes[int(key)].fact in cleared.withheld:
            continue
        if group == "discrepancies" or (group in {"facts", "derived"} and key in cleared.withheld):
            continue
        if group == "dimensions" and key in untold:
            continue
        yield from references(inlines)


def _naming(reference: Reference, audience: Audience, cleared: Cleared) -> Finding:
    why = cleared.withheld[reference.id]
    message = f"{reference.id!r} is {why.told}, and audience {audience.id!r} is not cleared for it"
    hint = f"Leave it out; or clear the audience in audience.yaml, and say why: `clearance: {{{why.kind}: ...}}`."
    return Finding("E711", reference.place, message, hint)


def _telling_quotes(checked: CheckedFacts, cleared: Cleared) -> Iterator[Finding]:
    secrets = [checked.facts[id] for id in cleared.withheld if id in checked.facts]
    for id, fact in cleared.facts.facts.items():
        for number, proof in enumerate(fact.proofs):
            secret = next((secret for secret in secrets if _shows(checked, proof, secret)), None)
            if secret is not None:
                place = checked.book.place("facts", id, "evidence", number, "quote")
                message = f"the quote of {id!r} shows {secret.id!r}, which is {cleared.withheld[secret.id].told}"
                hint = "Cut it out of the quote with `[...]`, or keep this fact back too."
                yield Finding("E711", place, message, hint)


def _shows(checked: CheckedFacts, proof: Proof, secret: CheckedFact) -> bool:
    """Whether a quote gives a fact away: at the fact's own place in the source, or by the same value elsewhere."""
    text = plain(proof.verbatim)
    if secret.words is not None and re.search(rf"(?<!\w){re.escape(plain(secret.words))}(?!\w)", text):
        return True
    if any(_meet(proof, each) and all(plain(part) in text for part in _core(each)) for each in secret.proofs):
        return True
    return _is_telling(secret) and any(
        found.figure.amount == secret.figure.amount and found.figure.unit == secret.figure.unit
        for found in figures_in(proof.verbatim, checked.book.file.measures[secret.fact.measure or ""].unit)
        if secret.figure is not None
    )


def _meet(proof: Proof, other: Proof) -> bool:
    return any(
        mine.source == theirs.source and mine.start < theirs.end and theirs.start < mine.end
        for mine in proof.spans
        for theirs in other.spans
    )


def _core(proof: Proof) -> tuple[str, ...]:
    """What makes a quote tell its fact: the figure, words or dates in it; of a plain statement all of it."""
    marked = tuple(proof.verbatim[start:end] for start, end in proof.marked)
    return marked or tuple(proof.verbatim.split(_PARTS))


def _is_telling(secret: CheckedFact) -> bool:
    """Whether the figure is known for what it is wherever it stands."""
    if secret.figure is None:
        return False
    try:
        has_unit = bool(read_figure(secret.figure.text, None).unit)
    except FigureError:
        has_unit = False
    return has_unit or sum(map(str.isdigit, secret.figure.text)) >= _TELLING_DIGITS
