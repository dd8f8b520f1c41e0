"""What the rules of style sheets are about, as far as that can be told without a browser.

Of a selector only the element at its end counts, and of that its name, id, classes and attributes. Conditions on what
stands around it, on its place and on its state are taken as met: rather a rule too many than one too few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .document import Element

Node = Any
_PSEUDO_ELEMENTS = frozenset({"before", "after", "first-line", "first-letter"})
"""Those that may be written with one colon."""

_MADE = frozenset({"before", "after", "marker", "backdrop", "footnote-call", "footnote-marker"})


@dataclass(frozen=True, slots=True)
class Subject:
    """An element that a selector ends in; what is not said may be anything.

    `attributes` are names with the value that is asked for, or None. `beside` is the name of a pseudo-element that
    makes something of its own beside the element's text; `empty` tells that it asks for elements without text.
    """

    tag: str = ""
    id: str = ""
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str | None], ...] = ()
    beside: str = ""
    empty: bool = False

    def matches(self, element: Element) -> bool:
        attributes = element.attributes
        return (
            (not self.tag or self.tag == element.tag)
            and (not self.id or self.id == attributes.get("id"))
            and (not self.classes or self.classes <= set(element.classes))
            and all(
                name in attributes and (value is None or value == attributes[name]) for name, value in self.attributes
            )
        )


def subjects(prelude: Sequence[Node], *, nested: bool) -> tuple[Subject, ...]:
    """The subjects of a list of selectors; one nested in another rule may be about the element of that."""
    return tuple(_subject(each, nested=nested) for each in _split(prelude, ","))


def _split(nodes: Sequence[Node], sign: str) -> Iterator[list[Node]]:
    part: list[Node] = []
    for node in nodes:
        if node.type == "literal" and node.value == sign:
            yield part
            part = []
        else:
            part.append(node)
    yield part


def _subject(selector: list[Node], *, nested: bool) -> Subject:
    compound: list[Node] = []
    for node in _trimmed(selector):
        if node.type == "whitespace" or (node.type == "literal" and node.value in {">", "+", "~", "|"}):
            compound = []
        else:
            compound.append(node)
    if nested and any(node.type == "literal" and node.value == "&" for node in compound):
        return Subject(beside=_pseudo_element(compound))
    return _compound(compound)


def _trimmed(nodes: list[Node]) -> list[Node]:
    while nodes and nodes[-1].type in {"whitespace", "comment"}:
        nodes = nodes[:-1]
    return [node for node in nodes if node.type != "comment"]


def _compound(nodes: list[Node]) -> Subject:
    tag, id_, classes = "", "", set()
    attributes: list[tuple[str, str | None]] = []
    empty = False
    before = ""
    for node in nodes:
        if node.type == "ident" and before == "":
            tag = node.lower_value
        elif node.type == "ident" and before == ".":
            classes.add(node.value)
        elif node.type == "ident" and before == ":":
            empty = empty or node.lower_value == "empty"
        elif node.type == "hash":
            id_ = node.value
        elif node.type == "[] block":
            attributes += _attribute(node.content)
        before = node.value if node.type == "literal" else "?"
    return Subject(tag, id_, frozenset(classes), tuple(attributes), _pseudo_element(nodes), empty)


def _attribute(content: Sequence[Node]) -> Iterator[tuple[str, str | None]]:
    parts = [node for node in content if node.type != "whitespace"]
    if parts and parts[0].type == "ident":
        exact = len(parts) == 3 and parts[1].type == "literal" and parts[1].value == "="
        yield parts[0].lower_value, parts[2].value if exact and parts[2].type in {"ident", "string"} else None


def _pseudo_element(nodes: Sequence[Node]) -> str:
    """The pseudo-element that a compound ends in, if it makes something beside the text of its element."""
    signs = [node.value if node.type == "literal" else "" for node in nodes]
    for index, node in enumerate(nodes):
        name = getattr(node, "lower_value", "") or getattr(node, "lower_name", "")
        colons = signs[max(index - 2, 0) : index]
        double = colons == [":", ":"]
        if name in _MADE and (double or (colons[-1:] == [":"] and name in _PSEUDO_ELEMENTS)):
            return name
    return ""
