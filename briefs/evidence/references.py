"""Every id that the fact file names exists, and means one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefs.model import FactFile
from briefs.model.book import FactBook
from briefs.model.nearest import did_you_mean
from briefs.problems import Finding
from briefs.quotes import plain

Step = str | int
Known = Mapping[str, Mapping[str, object]]
_MOST_LISTED = 20


def check_references(book: FactBook) -> Iterator[Finding]:
    """Report unknown ids (E110), ids used twice (E105) and names that belong to two (E219)."""
    file = book.file
    known: Known = {
        "actor": file.actors,
        "dimension": file.dimensions,
        "measure": file.measures,
        "source": file.sources,
        "fact": {**file.facts, **file.derived},
    }
    for what, id, *path in _references(file):
        if id is not None and id not in known[what]:
            yield _unknown(book, what, id, known, path)
    for id in file.derived:
        if id in file.facts:
            message = f"the id {id!r} is that of a fact too"
            yield Finding(
                "E105", book.located.place(("derived", id), key=True), message, "Give one of them another id."
            )
    yield from _shared(book, "actors", {id: (actor.name, *actor.aliases) for id, actor in file.actors.items()})
    yield from _shared(book, "speakers", {name: (name, *aliases) for name, aliases in file.speakers.items()})


def _references(file: FactFile) -> Iterator[tuple[str, str | None, *tuple[Step, ...]]]:
    """All ids that the file names outside of formulas: what they are of, the id, and the path to it."""
    for id, fact in file.facts.items():
        yield "actor", fact.actor, "facts", id, "actor"
        yield "dimension", fact.dimension, "facts", id, "dimension"
        yield "measure", fact.measure, "facts", id, "measure"
        for number, evidence in enumerate(fact.evidence):
            yield "source", evidence.source, "facts", id, "evidence", number, "source"
    for number, gap in enumerate(file.gaps):
        yield "actor", gap.actor, "gaps", number, "actor"
        yield "dimension", gap.dimension, "gaps", number, "dimension"
    for id, derived in file.derived.items():
        yield "dimension", derived.dimension, "derived", id, "dimension"
    for number, discrepancy in enumerate(file.discrepancies):
        for place, named in enumerate(discrepancy.facts):
            yield "fact", named, "discrepancies", number, "facts", place


def _unknown(book: FactBook, what: str, id: str, known: Known, path: Sequence[Step]) -> Finding:
    ids = list(known[what])
    hint = did_you_mean(id, ids) or f"The file has: {', '.join(ids[:_MOST_LISTED]) or 'none'}."
    return Finding("E110", book.place(*path), f"there is no {what} {id!r}", hint)


def _shared(book: FactBook, key: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """Report names that two bear: who is named in a quote would be open."""
    owners: dict[str, str] = {}
    for id, all_names in names.items():
        for name in all_names:
            owner = owners.setdefault(plain(name), id)
            if owner != id:
                message = f"{name!r} is a name of {owner!r} and of {id!r}"
                place = book.located.place((key, id), key=True)
                yield Finding("E219", place, message, "Leave the name to one of them, and give the other a longer one.")
