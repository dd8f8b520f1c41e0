"""Whether the embedded facts stand in their own quotes, and the quotes in the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefs.changes import value_of
from briefs.model import FactFile
from briefs.model.book import SourceText
from briefs.model.edition import FrozenEdition
from briefs.model.embedded import Embedded, EmbeddedFact
from briefs.numbers import dropped, stands_in
from briefs.quotes import find, plain, prepare

from .superseded import not_in_quotes
from .values import Values
from .verdict import Check, Name, failed, not_checked, passed


@dataclass(frozen=True, slots=True)
class AtHand:
    """What is at hand beside the file.

    `sources` are the texts by their id in the record, `absent` the files of sources that were looked for and not found;
    `looked_in` says where, and is empty where there was nowhere to look. `file` is the project's fact file of the
    topic, `no_file` why there is none. `editions` are those of it that were released, the oldest first; `sha256` is the
    hash of the file that was received.
    """

    sources: Mapping[str, SourceText] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    looked_in: str = ""
    file: FactFile | None = None
    no_file: str = "no project is at hand: run it inside one, or name one with --project"
    editions: tuple[FrozenEdition, ...] = ()
    sha256: str = ""


def check_evidence(embedded: Embedded, values: Values) -> Check:
    """Each figure reads as it is recorded, and stands whole in the first quote of its fact; so do words and dates."""
    wrong = [f"{embedded.facts[id].mark} {id}: {said}" for id, said in values.wrong_facts.items()]
    for id, fact in embedded.facts.items():
        wrong += [f"{fact.mark} {id}: {said}" for said in _not_in_quotes(fact, embedded)]
    wrong += not_in_quotes(embedded)
    if wrong:
        return failed(Name.EVIDENCE, "facts that it carries do not follow from the quotes beside them", *wrong)
    return passed(Name.EVIDENCE, "each figure, date and quotation stands in the quote that it carries for it")


def _not_in_quotes(fact: EmbeddedFact, embedded: Embedded) -> Iterator[str]:
    if not fact.evidence or any(proof.source not in embedded.sources for proof in fact.evidence):
        yield "it has no quote, or one of no source"
        return
    quotes = [proof.quote for proof in fact.evidence]
    if fact.figure is not None and not _stands_whole(fact.figure.text, quotes[0]):
        yield f"the figure {fact.figure.text!r} does not stand whole in {quotes[0]!r}"
    if fact.words is not None and not any(plain(fact.words) in plain(quote) for quote in quotes):
        yield f"the words {fact.words!r} do not stand in its quotes"
    if fact.when is not None:
        language = embedded.sources[fact.evidence[0].source].language
        for part in stands_in(fact.when, quotes, language):
            yield f"the quotes do not say: {part}"


def _stands_whole(figure: str, quote: str) -> bool:
    text, within = plain(figure), plain(quote)
    at = within.find(text) if text else -1
    while at >= 0:
        if dropped(within[:at], text, within[at + len(text) :]) is None:
            return True
        at = within.find(text, at + 1)
    return False


def check_computed(embedded: Embedded, values: Values) -> Check:
    """Each derived figure is what its formula gives."""
    wrong = [f"{embedded.derived[id].mark} {id}: {said}" for id, said in values.wrong_derived.items()]
    if wrong:
        return failed(Name.COMPUTED, "computed figures are not what their formulas give", *wrong)
    count = len(embedded.derived)
    return passed(Name.COMPUTED, f"{count} computed anew, with the same result" if count else "it has none")


def check_sources(embedded: Embedded, at_hand: AtHand) -> Check:
    """The sources are those of the record, and the quotes stand in them."""
    if not at_hand.looked_in:
        return not_checked(Name.SOURCES, "no sources are at hand: name a project with --project or a folder of them")
    if at_hand.absent and not at_hand.sources:
        return not_checked(Name.SOURCES, f"its sources are not in {at_hand.looked_in}: {', '.join(at_hand.absent)}")
    wrong = [f"{file} is not in {at_hand.looked_in}" for file in at_hand.absent]
    prepared = {}
    for id, text in at_hand.sources.items():
        prepared[id] = prepare(text.text)
        if text.sha256 != embedded.sources[id].sha256:
            wrong.append(f"{text.path} is another text than that which was quoted: its sha256 is {text.sha256}")
    wrong += [
        f"{fact.mark} {id}: {embedded.sources[proof.source].file} does not say {proof.quote!r}"
        for id, fact in embedded.facts.items()
        for proof in fact.evidence
        if proof.source in prepared and not find(prepared[proof.source], proof.quote)
    ]
    if wrong:
        return failed(Name.SOURCES, "not all quotes stand in the sources that are at hand", *wrong)
    count = sum(len(fact.evidence) for fact in embedded.facts.values())
    return passed(Name.SOURCES, f"all {count} quotes stand in their sources, which have the recorded hashes")


def check_edition(embedded: Embedded, at_hand: AtHand) -> Check:
    """No newer edition supersedes this one, and the project says the same in it."""
    file = at_hand.file
    if file is None:
        return not_checked(Name.EDITION, at_hand.no_file)
    if embedded.edition.draft:
        after = f"edition {embedded.edition.number}"
        return failed(Name.EDITION, f"it is a draft made after {after}, and was never released")
    if at_hand.editions:
        return _check_released(embedded, at_hand, at_hand.editions[-1])
    return _check_written(embedded, file)


def _check_written(embedded: Embedded, file: FactFile) -> Check:
    """The same beside a project that has released none."""
    number, mine = file.edition.number, embedded.edition.number
    if number > mine:
        newer = f"edition {number}, as of {file.edition.as_of}"
        return failed(Name.EDITION, f"edition {mine} is superseded: the project has {newer}")
    if number < mine:
        return failed(Name.EDITION, f"it says edition {mine}, but the project has only come to edition {number}")
    other = tuple(_other_than(embedded, file))
    if other:
        return failed(Name.EDITION, f"edition {mine} of the project says something else", *other)
    return passed(Name.EDITION, f"edition {mine} is the newest of the project, which gives the same values")


def _check_released(embedded: Embedded, at_hand: AtHand, last: FrozenEdition) -> Check:
    """Whether it is the brief that its readers were given last."""
    mine = embedded.edition.number
    brief = last.briefs.get(f"{embedded.brief.audience}.{embedded.brief.language}")
    if brief is None:
        return failed(Name.EDITION, f"edition {last.edition.number} of the project has no brief for its readers")
    if mine < brief.edition:
        newer = f"edition {brief.edition}, as of {brief.as_of}"
        changes = (f"{each.what}: {each.old} -> {each.new or 'no longer stated'}" for each in brief.changes)
        return failed(Name.EDITION, f"edition {mine} is superseded: {newer}, was released", *changes)
    if mine > brief.edition:
        only = f"edition {brief.edition} is the last that its readers were given"
        return failed(Name.EDITION, f"it says edition {mine}, but {only}")
    if at_hand.sha256 in brief.files.values():
        return passed(Name.EDITION, f"it is edition {mine}, the newest for its readers, byte for byte as released")
    other = tuple(_other_than_stated(embedded, last))
    if other:
        return failed(Name.EDITION, f"edition {mine} as it was released says something else", *other)
    return passed(Name.EDITION, f"edition {mine} is the newest for its readers, and gave the same values")


def _other_than_stated(embedded: Embedded, last: FrozenEdition) -> Iterator[str]:
    """Facts that an edition does not have, or has with another value."""
    for id, fact in embedded.facts.items():
        theirs = last.facts.get(id)
        if theirs is None:
            yield f"{fact.mark} {id}: the edition has no such fact"
        elif plain(value_of(fact)) != plain(value_of(theirs)):
            yield f"{fact.mark} {id}: the edition has {value_of(theirs)!r}"
    for id, derived in embedded.derived.items():
        computed = last.derived.get(id)
        if computed is None or computed.formula != derived.formula:
            yield f"{derived.mark} {id}: the edition does not compute it so"


def _other_than(embedded: Embedded, file: FactFile) -> Iterator[str]:
    """Facts that the project does not have, or has with another value."""
    for id, fact in embedded.facts.items():
        theirs = file.facts.get(id)
        figure = fact.figure.text if fact.figure is not None else None
        mine = (figure, fact.words, fact.when)
        if theirs is None:
            yield f"{fact.mark} {id}: the project has no such fact"
        elif tuple(map(_told, mine)) != tuple(map(_told, (theirs.figure, theirs.words, theirs.when))):
            value = theirs.figure or theirs.words or theirs.when
            yield f"{fact.mark} {id}: the project has {str(value)!r}"
    for id, derived in embedded.derived.items():
        computed = file.derived.get(id)
        if computed is None or computed.formula != derived.formula:
            yield f"{derived.mark} {id}: the project does not compute it so"


def _told(value: object) -> str:
    return plain(str(value)) if value is not None else ""
