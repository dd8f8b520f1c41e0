"""What a brief tells of its fact file, small enough to be kept and compared: values, and hashes of all that is used."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefs.evidence.checked import CheckedFacts
from briefs.files import sha256
from briefs.project import FACTS
from briefs.rebuild import DERIVED, FACT, Told

from .reports import value_of

_HASH = 8  # they explain a difference that was found otherwise
_GROUPS = {"actors": "actor", "dimensions": "dimension", "measures": "measure", "sources": "source"}


def told(record: str, facts: CheckedFacts) -> Mapping[str, Told]:
    """Each thing that the record of a brief holds, by what a reader of messages calls it.

    `record` is the JSON that the brief embeds: it holds every fact that the brief shows.
    """
    return dict(_told(json.loads(record), facts))


def spoken_for(facts: CheckedFacts) -> frozenset[str]:
    """The files of which `told` says what is used: the fact file and its sources."""
    book = facts.book
    return frozenset({f"{FACTS}/{book.topic}.yaml", *(source.file for source in book.file.sources.values())})


def _told(record: Mapping[str, Any], facts: CheckedFacts) -> Iterator[tuple[str, Told]]:
    for kind, group in ((FACT, "facts"), (DERIVED, "derived")):
        for id, fact in record[group].items():
            found = facts.get(id)
            yield f"{kind} {id}", Told.of(value_of(found) if found is not None else "", _parts(fact))
    for group, kind in _GROUPS.items():
        for id, thing in record[group].items():
            yield f"{kind} {id}", _thing(thing)
    for mark, discrepancy in record["discrepancies"].items():
        yield f"discrepancy {mark}", Told.of(discrepancy["note"], _parts(discrepancy))
    for gap in record["gaps"]:
        yield f"gap {gap['actor']} {gap['dimension']}", Told(gap.get("note", ""))
    edition = record["edition"]
    yield "title", Told(record["title"])
    yield (
        "edition",
        Told(f"{'draft after ' if edition.get('draft') else ''}{edition['number']} of {edition['as-of']}"),
    )


def _thing(thing: Any) -> Told:
    if not isinstance(thing, Mapping):
        return Told(thing)
    named = next((thing[key] for key in ("name", "label", "title") if key in thing), "")
    return Told.of(named, _parts(thing))


def _parts(thing: Mapping[str, Any]) -> Mapping[str, str]:
    """A hash of each value; a quote is told apart from who says it and from where it stands."""
    parts = {key: value for key, value in thing.items() if key != "evidence"}
    for proof in thing.get("evidence", ()):
        parts.setdefault("quote", []).append([proof["source"], proof["quote"]])
        parts.setdefault("speakers", []).append(proof["said-by"])
        parts.setdefault("place in the source", []).append(proof["spans"])
    if "sha256" in parts:
        parts["text"] = parts.pop("sha256")
    return {key: sha256(json.dumps(value, ensure_ascii=False).encode())[:_HASH] for key, value in parts.items()}
