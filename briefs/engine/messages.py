"""What goes over the network, as JSON: values of a few known kinds, and no objects of Python."""

from __future__ import annotations

import base64
import datetime as dt
import json
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from briefs.pdf import Bookmark, Failure, Image, Job, Limits, Remark, Sheet, Typeset, Unseen


@dataclass(frozen=True, slots=True)
class Order:
    """A PDF to be made, within these limits, with these parts of the typesetter and no others: name and version."""

    job: Job
    limits: Limits
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Unlike:
    """The answer of a machine that has other parts: these."""

    parts: tuple[tuple[str, str], ...]


_KINDS = {
    kind.__name__: kind
    for kind in (Order, Unlike, Job, Limits, Sheet, Image, Typeset, Bookmark, Unseen, Remark, Failure)
}
_BYTES, _DAY = "bytes", "day"


def packed(value: Order | Unlike | Typeset | Failure) -> bytes:
    """The message that `unpacked` reads."""
    return json.dumps(_plain(value), separators=(",", ":")).encode()


def unpacked(message: bytes) -> Any:
    """What was packed; raise ValueError for anything else."""
    try:
        return json.loads(message, object_hook=_value)
    except (LookupError, TypeError) as error:
        raise ValueError(f"not a message of ours: {error}") from error


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {type(value).__name__: {each.name: _plain(getattr(value, each.name)) for each in fields(value)}}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, bytes):
        return {_BYTES: base64.b64encode(value).decode()}
    if isinstance(value, dt.date):
        return {_DAY: value.isoformat()}
    return value


def _value(found: dict[str, Any]) -> Any:
    if len(found) != 1:
        return found  # the fields of what encloses it
    ((kind, content),) = found.items()
    if kind == _BYTES:
        return base64.b64decode(content)
    if kind == _DAY:
        return dt.date.fromisoformat(content)
    if kind in _KINDS and isinstance(content, dict):
        return _KINDS[kind](**{name: _tuples(each) for name, each in content.items()})
    return found


def _tuples(value: Any) -> Any:
    return tuple(_tuples(each) for each in value) if isinstance(value, list) else value
