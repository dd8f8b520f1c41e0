"""Whether the actors are given the same weight, in words.

Counted are the words of each sentence whose references all belong to one actor. A reference to a fact of nobody, such
as the date of a common event, is passed over; a computed figure belongs to the actors of all facts it rests on. With
two actors, each should have 35 to 65 % of these words. With more, the bounds are the same part of an equal share: 70 to
130 % of it, which is 23 to 43 % for each of three. Below thirty such words nothing is weighed: a share of two short
sentences says how they happen to be built.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefs.evidence.checked import CheckedDerived, CheckedFacts
from briefs.problems import Finding, Findings, Place
from briefs.prose import Reference

from .sentences import Passage, Sentence

_LEAST, _MOST = 0.7, 1.3
_ENOUGH = 30


def words_by_actor(facts: CheckedFacts, passages: Iterable[Passage]) -> dict[str, int]:
    """The words that are about one actor alone, for each, in the file's order."""
    words = dict.fromkeys(facts.book.file.actors, 0)
    for passage in passages:
        for sentence in passage.sentences if not passage.is_heading else ():
            actors = _actors(facts, sentence, passage.shown)
            if len(actors) == 1:
                words[actors.pop()] += sentence.words
    return words


def check_balance(facts: CheckedFacts, words: Mapping[str, int], place: Place) -> Findings:
    """W707 where an actor has too large or too small a share of the words that are about one actor alone."""
    total, number = sum(words.values()), len(words)
    if number < 2 or total < _ENOUGH:
        return ()
    least, most = _LEAST / number, _MOST / number
    if all(least <= count / total <= most for count in words.values()):
        return ()
    names = facts.book.file.actors
    shares = ", ".join(f"{names[id].name} {count / total:.0%} ({count} words)" for id, count in words.items())
    message = f"the actors are out of balance in sentences about one of them: {shares}"
    return (Finding("W707", place, message, f"Give each between {least:.0%} and {most:.0%} of these words."),)


def _actors(facts: CheckedFacts, sentence: Sentence, shown: tuple[Reference, ...]) -> set[str]:
    ids = [said.reference.id for said in sentence.said]
    ids += [reference.id for reference in shown]
    return {actor for id in ids for actor in _actors_of(facts, id)}


def _actors_of(facts: CheckedFacts, id: str) -> set[str]:
    found = facts.get(id)
    rests_on = found.facts if isinstance(found, CheckedDerived) else (id,) if found is not None else ()
    return {actor for each in rests_on if (actor := facts.facts[each].fact.actor) is not None}
