"""The record of facts that a brief carries: whole, readable, of a form that is known."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NoReturn

from briefs.model.embedded import Embedded, read_embedded
from briefs.numbers.localised import locale_of
from briefs.view.record import SCHEMA, record_sha256

from .verdict import Check, Name, failed, passed


def check_record(found: Sequence[bytes]) -> tuple[Embedded | None, Check]:
    """Whether there is one record that bears its own hash; `found` are those that the file carries.

    A record with another hash is still given back, so that the other checks can say what is wrong with it.
    """
    if len(found) != 1:
        carries = "carries no facts" if not found else f"carries {len(found)} records of facts"
        return None, failed(Name.FACTS, f"the file {carries}: it is no brief as `briefs` made it")
    try:
        raw = _read(found[0])
        embedded = read_embedded(raw)
        locale_of(embedded.brief.language)
        has = record_sha256(raw)
    except (ValueError, RecursionError) as error:
        return None, failed(Name.FACTS, "the facts that it carries cannot be read", str(error) or "nested too deeply")
    bears = raw.get("sha256")
    if bears != has:
        details = (f"recorded: {bears}", f"computed: {has}")
        return embedded, failed(Name.FACTS, "the facts that it carries were changed after it was made", *details)
    count = len(embedded.facts) + len(embedded.derived)
    return embedded, passed(Name.FACTS, f"the {count} facts that it carries are whole: they have the recorded hash")


def _read(data: bytes) -> dict[str, Any]:
    raw = json.loads(data.decode(), object_pairs_hook=_once, parse_constant=_no_number)
    if not isinstance(raw, dict):
        raise ValueError("they are no record")  # noqa: TRY004 - the file is wrong, not the caller
    if raw.get("schema") != SCHEMA:
        raise ValueError(f"their form is {raw.get('schema')!r}; this version of briefs reads {SCHEMA!r}")
    return raw


def _no_number(written: str) -> NoReturn:
    raise ValueError(f"{written} is no number of JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that is given twice: readers of JSON differ in which they take."""
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError("a key is given twice")
    return record
