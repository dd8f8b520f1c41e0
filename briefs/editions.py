"""The editions of a topic as they were released: `editions/<topic>/<number>.json`, written once and never changed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from briefs.files import FilesUsed, is_file, names_in, read_text, write_atomically
from briefs.problems import Finding, Findings, Place, UserError
from briefs.project import Project

if TYPE_CHECKING:  # most topics have no edition yet, and need nothing that reads one
    from briefs.model.edition import FrozenEdition

FOLDER = "editions"
#: Raised with every change that a reader of an edition would notice.
SCHEMA = "briefs-edition/1"


def path_of(topic: str, number: int) -> str:
    """Where an edition lies in the project."""
    return f"{FOLDER}/{topic}/{number}.json"


def records_of(project: Project, topic: str) -> tuple[str, ...]:
    """The paths of the editions of a topic, the oldest first."""
    return tuple(path_of(topic, number) for number in _numbers(project, topic))


def load_editions(project: Project, topic: str, used: FilesUsed) -> tuple[tuple[FrozenEdition, ...], Findings]:
    """All editions of a topic, the oldest first (E801 for one that is not as it was written, or is gone)."""
    found: list[FrozenEdition] = []
    findings: list[Finding] = []
    numbers = _numbers(project, topic)
    for number in numbers:
        shown = path_of(topic, number)
        text, unreadable = read_text(project.root / shown, shown, used=used)
        if text is None:
            findings += unreadable
            continue
        try:
            edition = _read(text, topic, number)
        except (ValueError, RecursionError) as error:
            message = f"edition {number} of {topic!r} is not as it was released: {error or 'it is nested too deeply'}"
            findings.append(Finding("E801", Place(shown), message, "Restore the file: it is never edited by hand."))
            continue
        found.append(edition)
        if number - 1 not in numbers and (number > numbers[0] or _tells_of_older(edition)):
            message = f"edition {number - 1} of {topic!r} is gone: edition {number} followed it"
            place = Place(path_of(topic, number - 1))
            findings.append(Finding("E801", place, message, "Restore the file: it is never removed."))
    return tuple(found), tuple(findings)


def _numbers(project: Project, topic: str) -> tuple[int, ...]:
    names = names_in(project.root / FOLDER / topic)
    return tuple(sorted(int(name.removesuffix(".json")) for name in names if _is_edition(name)))


def _tells_of_older(edition: FrozenEdition) -> bool:
    """Whether it cannot be the first, whose number may be any."""
    return any(brief.changes or brief.edition < edition.edition.number for brief in edition.briefs.values())


def write_edition(project: Project, topic: str, number: int, record: Mapping[str, Any]) -> None:
    """Write an edition; raise UserError where there is one of this number."""
    path = project.root / path_of(topic, number)
    if is_file(path):
        raise UserError(f"{path_of(topic, number)} is there already", "Raise the number of the edition.")
    write_atomically(path, _text({**record, "schema": SCHEMA}).encode())


def _text(record: Mapping[str, Any]) -> str:
    """The record with its own hash; the same record gives the same bytes, a line a value, so that changes are seen."""
    from briefs.view.record import record_sha256  # noqa: PLC0415  # as above

    whole = {**record, "sha256": record_sha256(record)}
    return json.dumps(whole, sort_keys=True, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read_record(text: str) -> FrozenEdition:
    """Read the text of an edition; raise ValueError where it is not as it was written."""
    from briefs.model.edition import read_edition  # noqa: PLC0415  # as above
    from briefs.view.record import record_sha256  # noqa: PLC0415  # as above

    record = json.loads(text)
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        raise ValueError("it has another form")
    if record.get("sha256") != record_sha256(record):
        raise ValueError("it does not have the hash that it bears")
    return read_edition(record)


def _read(text: str, topic: str, number: int) -> FrozenEdition:
    edition = read_record(text)
    if (edition.topic, edition.edition.number) != (topic, number):
        raise ValueError(f"it is edition {edition.edition.number} of {edition.topic!r}")
    return edition


def _is_edition(name: str) -> bool:
    return re.fullmatch(r"[1-9][0-9]*\.json", name) is not None
