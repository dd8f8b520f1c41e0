"""Whether the ids that a fact file names exist, and whether its names are given once.

This goes through the values as written, not through the model, so that it also works where the file does not fit the
model yet, and everything is said at once. Formulas and prose name ids too; those are checked where they are parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefs.problems import Finding, Findings
from briefs.yaml_reader import Located, Map, Seq

from .base import is_id
from .facts import FactFile
from .nearest import did_you_mean

Path = tuple[str | int, ...]

#: Where ids are named, and the part of the file that holds them. `*` is every key or entry.
_NAMED: tuple[tuple[tuple[str, ...], str], ...] = (
    (("facts", "*", "actor"), "actors"),
    (("facts", "*", "dimension"), "dimensions"),
    (("facts", "*", "measure"), "measures"),
    (("facts", "*", "evidence", "*", "source"), "sources"),
    (("gaps", "*", "actor"), "actors"),
    (("gaps", "*", "dimension"), "dimensions"),
    (("derived", "*", "dimension"), "dimensions"),
    (("discrepancies", "*", "facts", "*"), "facts"),
)
#: After so many unknown ids the file is not misspelt but another one, and comparing with all known ids takes long.
_MOST_COMPARED = 100
_ONE = {
    "actors": "actor",
    "dimensions": "dimension",
    "measures": "measure",
    "sources": "source",
    "facts": "fact",
}


def check_references(located: Located, file: FactFile | None = None) -> Findings:
    """Every id that names nothing (E110), and everything that is there twice (E105, E109).

    `file` is the model of the same values, where they fit it.
    """
    return (
        *(() if file is not None and all_known(file) else _unknown_ids(located)),
        *_ids_used_twice(located),
        *_doubled_gaps(located),
        *_names_of_two(located, "actors", ("*", "name"), ("*", "aliases", "*")),
        *_names_of_two(located, "speakers", ("*", "*")),
        *_files_of_two(located),
    )


def all_known(file: FactFile) -> bool:
    """Whether every id that the file names exists; quicker than to say which ones do not."""
    actors, dimensions, measures, sources = (
        {None, *known} for known in (file.actors, file.dimensions, file.measures, file.sources)
    )
    facts = file.facts.keys()
    return (
        all(
            fact.actor in actors
            and fact.dimension in dimensions
            and fact.measure in measures
            and all(evidence.source in sources for evidence in fact.evidence)
            for fact in file.facts.values()
        )
        and all(gap.actor in actors and gap.dimension in dimensions for gap in file.gaps)
        and all(derived.dimension in dimensions for derived in file.derived.values())
        and all(id in facts for discrepancy in file.discrepancies for id in discrepancy.facts)
    )


def _unknown_ids(located: Located) -> Iterator[Finding]:
    said: dict[tuple[str, str], str] = {}
    for pattern, target in _NAMED:
        known = _mapping(located, target)
        for path, named in _texts(located.value, pattern):
            if named in known or not is_id(named):
                continue
            if (target, named) not in said:
                near = did_you_mean(named, known) if len(said) < _MOST_COMPARED else ""
                said[target, named] = near or _listed(target, known)
            yield Finding("E110", located.place(path), f"there is no {_ONE[target]} {named!r}", said[target, named])


def _listed(target: str, known: Iterable[str]) -> str:
    few = list(known)[:12]
    return f"The file's {target} are: {', '.join(few)}." if few else f"The file has no `{target}` yet."


def _ids_used_twice(located: Located) -> Iterator[Finding]:
    facts = _mapping(located, "facts")
    for used in _mapping(located, "derived"):
        if used in facts:
            line = located.place(("facts", used), key=True).line
            message = f"the id {used!r} is that of a fact already, in line {line}"
            yield Finding(
                "E105", located.place(("derived", used), key=True), message, "Give one of the two another id."
            )


def _doubled_gaps(located: Located) -> Iterator[Finding]:
    first: dict[tuple[str, str], int] = {}
    dimensions = dict(_texts(located.value, ("gaps", "*", "dimension")))
    for path, actor in _texts(located.value, ("gaps", "*", "actor")):
        cell = (actor, dimensions.get((*path[:2], "dimension"), ""))
        place = located.place(path[:2])
        if cell in first:
            message = f"the gap of {cell[0]!r} in {cell[1]!r} is declared already, in line {first[cell]}"
            yield Finding("E105", place, message, "Remove one of the two.")
        first.setdefault(cell, place.line)


def _names_of_two(located: Located, target: str, *patterns: tuple[str, ...]) -> Iterator[Finding]:
    """Names and aliases that would not tell which of two is meant."""
    owners: dict[str, str] = {name: name for name in _mapping(located, target)} if target == "speakers" else {}
    for pattern in patterns:
        for path, name in _texts(located.value, (target, *pattern)):
            owner = owners.setdefault(name, str(path[1]))
            if owner != path[1]:
                message = f"{name!r} names two {target}: {owner!r} and {path[1]!r}"
                yield Finding("E109", located.place(path), message, "A name tells which one is meant: remove one.")


def _files_of_two(located: Located) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for path, file in _texts(located.value, ("sources", "*", "file")):
        owner = owners.setdefault(file, str(path[1]))
        if owner != path[1]:
            message = f"{file!r} is the file of source {owner!r} already"
            yield Finding("E109", located.place(path), message, "One text is one source: use the same id for both.")


def _mapping(located: Located, key: str) -> Map:
    """The mapping under a key of the file; an empty one where there is none."""
    value = located.value.get(key) if isinstance(located.value, Map) else None
    return value if isinstance(value, Map) else Map()


def _texts(value: Any, pattern: tuple[str, ...]) -> list[tuple[Path, str]]:
    """Every text under the pattern, with its path; what has another form is passed over."""
    found: list[tuple[Path, Any]] = [((), value)]
    for step in pattern:
        found = [((*path, key), below) for path, above in found for key, below in _below(above, step)]
    return [(path, text) for path, text in found if isinstance(text, str)]


def _below(value: Any, step: str) -> Iterable[tuple[str | int, Any]]:
    if step != "*":
        return ((step, value[step]),) if isinstance(value, Map) and step in value else ()
    if isinstance(value, Map):
        return value.items()
    return enumerate(value) if isinstance(value, Seq) else ()
