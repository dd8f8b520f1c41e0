"""From text to located values, by the events of libyaml.

Every scalar stays the text that the author wrote, so YAML's guesses (`1:30`, `010`, `no`, `1e9`) do not exist; an empty
value is "". Anchors, aliases, tags, several documents and doubled keys are findings. Building from events costs a fifth
of composing nodes, and every such rule is decided in one place with the position at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern
from typing import Any

import yaml
from yaml import AliasEvent, CSafeLoader, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from briefs.problems import Finding, Findings

from .collector import collector_paused
from .located import HALF, Located, Map, Mark, Seq, Value, place_of
from .syntax import bad_characters, syntax_finding

#: Deeper nesting than any file of a project needs.
DEEPEST = 32


def read_yaml(text: str, path: str) -> tuple[Located | None, Findings]:
    """Read one YAML file (E104, E105, E106); `path` is shown in findings. An empty file is an empty mapping.

    Of a doubled key the first value counts, and tags and anchors are passed over, so that the rest can be checked too.
    None comes back only where the text cannot be understood.
    """
    text = text.removeprefix("\ufeff")
    findings = bad_characters(text, path)
    if findings:
        return None, findings
    builder = _Builder(text, path)
    with collector_paused():
        try:
            value = builder.document()
        except yaml.MarkedYAMLError as error:
            builder.findings.append(syntax_finding(error, text, path))
            value = None
        except _NotUnderstoodError:
            value = None
    return (None if value is None else Located(path, value, text)), tuple(builder.findings)


class _NotUnderstoodError(Exception):
    """Reading on would only yield findings that mislead; the finding that says so is recorded."""


class _Builder:
    """Builds values from the events of one file. `findings` are those so far."""

    def __init__(self, text: str, path: str) -> None:
        self.findings: list[Finding] = []
        self._events: Iterator[Any] = yaml.parse(text, Loader=CSafeLoader)
        self._path = path
        self._depth = 0
        self._anchored: dict[str, str] = {}

    def document(self) -> Value:
        """The value of the first document, which must be the only one."""
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return Map()
        value = self._node(next(self._events))
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._refuse(after, "a second document begins here", "Remove the line `---`; one file holds one document.")
        return value

    def _node(self, event: Any) -> Value:
        kind = event.__class__
        if kind is ScalarEvent:
            value: str = event.value
            if event.anchor or event.tag:
                self._plain_only(event)
                if event.anchor:
                    self._anchored[event.anchor] = value
            return value
        if kind is AliasEvent:
            return self._alias(event)
        if event.anchor or event.tag:
            self._plain_only(event)
        self._depth += 1
        if self._depth > DEEPEST:
            self._refuse(
                event, f"more than {DEEPEST} levels are nested here", "Check the brackets and the indentation."
            )
            raise _NotUnderstoodError
        built = self._map() if kind is MappingStartEvent else self._seq()
        self._depth -= 1
        return built

    def _map(self) -> Map:
        built = Map()
        marks = built.marks
        for event in self._events:
            kind = event.__class__
            if kind is MappingEndEvent:
                break
            key = intern(event.value) if _is_bare(event) and event.value else self._key(event)
            of_value = next(self._events)
            value: Value = of_value.value if _is_bare(of_value) else self._node(of_value)
            if key is None:
                continue
            if key in built:
                self._double(key, marks[key][0], _mark(event))
            else:
                built[key] = value
                marks[key] = (_mark(event), _mark(of_value))
        return built

    def _key(self, event: Any) -> str | None:
        """The key; None, with a finding, where it is none."""
        if event.__class__ is ScalarEvent and event.value:
            if event.anchor or event.tag:
                self._plain_only(event)
            return intern(event.value)
        if event.__class__ is ScalarEvent:
            self._refuse(event, "a key is empty", "Write the name of the key before the colon.")
        else:
            self._node(event)
            self._refuse(
                event,
                "a list or mapping stands in place of a key",
                "Put text in quotation marks if it begins with [ or {.",
            )
        return None

    def _seq(self) -> Seq:
        built = Seq()
        for event in self._events:
            if event.__class__ is SequenceEndEvent:
                break
            built.append(event.value if _is_bare(event) else self._node(event))
            built.marks.append(_mark(event))
        return built

    def _alias(self, event: Any) -> str:
        self._refuse(
            event,
            f"the alias '*{event.anchor}' is not allowed",
            "Write the value out; text that begins with * stands in quotation marks.",
        )
        if event.anchor not in self._anchored:
            raise _NotUnderstoodError
        return self._anchored[event.anchor]

    def _plain_only(self, event: Any) -> None:
        if event.anchor:
            self._refuse(
                event,
                f"the anchor '&{event.anchor}' is not allowed",
                "Remove it; text that begins with & stands in quotation marks.",
            )
        if event.tag:
            self._refuse(
                event,
                f"the tag '{event.tag}' is not allowed",
                "Remove it; text that begins with ! stands in quotation marks.",
            )

    def _double(self, key: str, first: Mark, second: Mark) -> None:
        line = place_of(first, self._path).line
        message = f"the key {key!r} stands here for the second time; first in line {line}"
        self.findings.append(Finding("E105", place_of(second, self._path), message, "Remove or rename one of the two."))

    def _refuse(self, event: Any, message: str, hint: str) -> None:
        self.findings.append(Finding("E106", place_of(_mark(event), self._path), message, hint))


def _is_bare(event: Any) -> bool:
    """Whether the event is a scalar without anchor and tag: nearly all are, and they are worth a short way."""
    return event.__class__ is ScalarEvent and not event.anchor and not event.tag


def _mark(event: Any) -> Mark:
    start = event.start_mark
    mark: Mark = start.line << HALF | start.column  # `pack`, without a call for each of so many
    return mark
