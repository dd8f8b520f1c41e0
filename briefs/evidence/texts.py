"""The sentences of a fact file, read once, and what references in them and in prose may name."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any

from briefs.model import Fact
from briefs.problems import Finding, Findings, Place
from briefs.prose import Inlines, PlaceOf, Prose, Reference, check_references, parse_inline, references

from .checked import CheckedFact, CheckedFacts

_REFERENCE = re.compile(r"\{([^{}]*)\}")

#: Fields that a fact's own statement names without an id: `{figure}`.
OWN_FIELDS = ("figure", "period", "when", "words")


class Texts:
    """Statements, caveats and notes as trees. Each is read when it is first asked for."""

    def __init__(self, checked: CheckedFacts) -> None:
        self._checked = checked
        self._read: dict[tuple[str | int, ...], tuple[Inlines, Findings]] = {}

    def statement(self, fact: CheckedFact) -> Inlines:
        """The statement of a fact; a time or words may have none and are stated by themselves."""
        if fact.fact.statement is not None:
            return self.at(fact.fact.statement, "facts", fact.id, "statement")
        own = "words" if fact.words is not None else "when"
        return (Reference(own, None, self._place("facts", fact.id)),)

    def at(self, text: str, *path: str | int) -> Inlines:
        """A text of the fact file that stands under these keys."""
        return self._parsed(text, *path)[0]

    def sentences(self) -> Iterator[tuple[str, PlaceOf]]:
        """Every text of the fact file that readers may be shown, and where its characters stand."""
        for text, path, _ in self._all():
            if text:
                yield text, self._place_of(path)

    def read(self) -> Iterator[tuple[tuple[str | int, ...], Inlines]]:
        """Every text of the fact file as a tree, with the keys under which it stands."""
        for text, path, _ in self._all():
            if text:
                yield path, self.at(text, *path)

    def dangling(self) -> Findings:
        """References in the fact file that lead nowhere (E401) or have no proper form (E406).

        A text that names only facts and its own fields is not read for it.
        """
        found: list[Finding] = []
        for text, path, own in self._all():
            if any(self._is_doubtful(name, own) for name in _REFERENCE.findall(text)):
                inlines, misformed = self._parsed(text, *path)
                known = ChainMap[str, Collection[str]](self._known, dict.fromkeys(own, ()))
                found += (*misformed, *check_references(inlines, known))
        return tuple(found)

    def _is_doubtful(self, name: str, own: tuple[str, ...]) -> bool:
        file = self._checked.book.file
        return name not in own and name not in file.facts and name not in file.derived

    def findings(self, prose: Prose) -> Findings:
        """All references in prose and in the fact file that lead nowhere (E401), and forms not allowed (E406)."""
        known = self._known
        found = list(check_references(prose, known))
        for text, path, own in self._all():
            if not text:
                continue
            inlines, findings = self._parsed(text, *path)
            found += findings
            mine: dict[str, Collection[str]] = dict.fromkeys(own, ())
            found += check_references(inlines, ChainMap(known, mine))
            if path[-1] == "statement":
                found += self._nested(inlines)
        return tuple(found)

    def _parsed(self, text: str, *path: str | int) -> tuple[Inlines, Findings]:
        if path not in self._read:
            self._read[path] = parse_inline(text, self._place_of(path))
        return self._read[path]

    def _place(self, *path: str | int) -> Place:
        return self._checked.book.place(*path)

    def _place_of(self, path: tuple[str | int, ...]) -> PlaceOf:
        return lambda position: self._checked.book.place(*path, at=position)

    def _all(self) -> Iterator[tuple[str, tuple[str | int, ...], tuple[str, ...]]]:
        """Every text of the fact file that may hold references: the text, its keys, and its own fields."""
        file = self._checked.book.file
        for id, fact in file.facts.items():
            yield fact.statement or "", ("facts", id, "statement"), _own_fields(fact)
        listed: tuple[tuple[str, str, Iterable[tuple[str | int, Any]]], ...] = (
            ("facts", "caveat", file.facts.items()),
            ("derived", "caveat", file.derived.items()),
            ("dimensions", "compared", file.dimensions.items()),
            ("gaps", "note", enumerate(file.gaps)),
            ("discrepancies", "note", enumerate(file.discrepancies)),
            ("changes", "why", enumerate(file.changes)),
            ("sources", "note", file.sources.items()),
            ("measures", "definition", file.measures.items()),
        )
        for group, field, entries in listed:
            for key, entry in entries:
                yield getattr(entry, field) or "", (group, key, field), ()

    @cached_property
    def _known(self) -> dict[str, Collection[str]]:
        """The ids that may be referred to, with their fields."""
        known: dict[str, Collection[str]] = {}
        for id, checked in self._checked.facts.items():
            known[id] = (*_own_fields(checked.fact), "mark", "speaker", "statement")
        for id in self._checked.derived:
            known[id] = ("figure", "mark")
        return known

    @staticmethod
    def _nested(inlines: Inlines) -> Iterator[Finding]:
        for reference in references(inlines):
            if reference.field == "statement":
                message = f"a statement cannot take in the statement of {reference.id!r}"
                yield Finding("E401", reference.place, message, f"Write {{{reference.id}.mark}} and say it in words.")


@lru_cache(maxsize=4)
def texts_of(checked: CheckedFacts) -> Texts:
    """The sentences of a fact file, read once for all that ask for them."""
    return Texts(checked)


def _own_fields(fact: Fact) -> tuple[str, ...]:
    return tuple([field for field in OWN_FIELDS if getattr(fact, field) is not None])
