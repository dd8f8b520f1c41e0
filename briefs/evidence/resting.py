"""What rests on a fact: what is computed from it, what is told with it, and what is noted on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefs.prose import references

from .checked import CheckedFacts
from .texts import texts_of


@dataclass(frozen=True, slots=True)
class Resting:
    """`derived` are computed from the facts asked about, `stated` are facts whose texts refer to them or to these.

    `discrepancies` are the marks of those that concern any of them.
    """

    ids: frozenset[str]
    derived: tuple[str, ...]
    stated: tuple[str, ...]
    discrepancies: tuple[str, ...]


def resting_on(checked: CheckedFacts, ids: Iterable[str]) -> Resting:
    """All that rests on these facts and derived figures, over as many steps as it takes, in the order of the file."""
    asked = frozenset(ids)
    named = dict(_named(checked))
    found = set(asked)
    before = -1
    while len(found) > before:
        before = len(found)
        found |= {id for id, each in checked.derived.items() if found.intersection((*each.inputs, *each.facts))}
        found |= {id for (group, id), names in named.items() if group != "discrepancies" and names & found}
    return Resting(
        ids=frozenset(found),
        derived=tuple(id for id in checked.derived if id in found - asked),
        stated=tuple(id for id in checked.facts if id in found - asked),
        discrepancies=tuple(
            each.mark
            for index, each in enumerate(checked.discrepancies)
            if found & {*each.facts, *named.get(("discrepancies", str(index)), ())}
        ),
    )


def _named(checked: CheckedFacts) -> Iterator[tuple[tuple[str, str], frozenset[str]]]:
    """The ids that the texts of a fact, a derived figure or a discrepancy refer to; most have one text of many."""
    found: dict[tuple[str, str], set[str]] = {}
    for (group, key, *_), inlines in texts_of(checked).read():
        if group in {"facts", "derived", "discrepancies"}:
            found.setdefault((str(group), str(key)), set()).update(each.id for each in references(inlines))
    return ((key, frozenset(ids)) for key, ids in found.items())
