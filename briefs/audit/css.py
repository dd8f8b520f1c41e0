"""Style sheets as rules and declarations, read by the tokenizer that the typesetter reads them with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

import tinycss2

from .document import Document, Element
from .selectors import Subject, subjects

Node = Any
_DATA = "data:text/css,"
_PRINTING = frozenset(
    {
        "content", "list-style", "list-style-type", "symbols", "prefix", "suffix", "quotes", "text-emphasis",
        "text-emphasis-style", "text-overflow", "hyphenate-character", "string-set", "bookmark-label",
    }
)  # fmt: skip
_COUNTERS = frozenset({"counter", "counters", "target-counter", "target-counters"})
_GROUPS = frozenset({"media", "supports", "layer", "container"})
"""At-rules that hold rules and say when they apply."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property and the tokens of its value; `line` and `column` count from 1."""

    name: str
    value: tuple[Node, ...]
    line: int = 0
    column: int = 0

    @property
    def text(self) -> str:
        return " ".join(tinycss2.serialize(self.value).split())


@dataclass(frozen=True, slots=True)
class Rule:
    """Declarations, and what they are about: nothing for those of a page and its margins."""

    subjects: tuple[Subject, ...]
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class AtRule:
    """A rule that is neither a condition nor a page."""

    keyword: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class StyleSheet:
    rules: tuple[Rule, ...]
    at_rules: tuple[AtRule, ...]

    def declarations(self) -> Iterator[Declaration]:
        for rule in self.rules:
            yield from rule.declarations


@lru_cache(maxsize=64)
def read_sheet(css: str) -> StyleSheet:
    """Read a style sheet. What cannot be read is passed over, as browsers do."""
    reader = _Reader()
    reader.read(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))
    return StyleSheet(tuple(reader.rules), tuple(reader.at_rules))


def read_declarations(css: str) -> tuple[Declaration, ...]:
    """The declarations of a `style` attribute."""
    return _declarations(tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True))


class _Reader:
    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.at_rules: list[AtRule] = []

    def read(self, nodes: Sequence[Node], *, nested: bool = False) -> None:
        for node in nodes:
            if node.type == "qualified-rule":
                self._rule(subjects(node.prelude, nested=nested), _contents(node))
            elif node.type == "at-rule":
                self._at_rule(node, nested=nested)

    def _rule(self, about: tuple[Subject, ...], contents: Sequence[Node]) -> None:
        self.rules.append(Rule(about, _declarations(contents)))
        self.read(contents, nested=True)

    def _at_rule(self, node: Node, *, nested: bool) -> None:
        keyword = node.lower_at_keyword
        contents = _contents(node)
        if keyword in _GROUPS:
            if nested:  # its declarations are about what the rule around it is about
                self.rules.append(Rule((Subject(),), _declarations(contents)))
            self.read(contents, nested=nested)
        elif keyword == "page":
            self._page(contents)
        elif keyword != "charset":
            self.at_rules.append(AtRule(keyword, node.source_line, node.source_column))
            self.rules.append(Rule((), _declarations(contents)))

    def _page(self, contents: Sequence[Node]) -> None:
        self.rules.append(Rule((), _declarations(contents)))
        for node in contents:
            if node.type == "at-rule":
                self._page(_contents(node))


def _contents(node: Node) -> list[Node]:
    if node.content is None:
        return []
    return list(tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))


def _declarations(nodes: Sequence[Node]) -> tuple[Declaration, ...]:
    return tuple(
        Declaration(
            node.name if node.name.startswith("--") else node.lower_name,
            tuple(node.value),
            node.source_line,
            node.source_column,
        )
        for node in nodes
        if node.type == "declaration"
    )


def style_sheets(document: Document) -> tuple[str, ...]:
    """The style sheets of a page: its `style` elements, and links that hold their style sheet themselves."""
    return tuple(filter(None, map(_rules, document.elements)))


def is_style_link(element: Element) -> bool:
    """Whether this links to a style sheet, wherever it is."""
    return element.tag == "link" and "stylesheet" in element.attributes.get("rel", "").lower().split()


def holds_its_rules(element: Element) -> bool:
    """Whether the address of a link is the style sheet itself, so that it can be read here."""
    return element.attributes.get("href", "").startswith(_DATA)


def _rules(element: Element) -> str:
    if element.tag == "style":
        return element.raw_text()
    if is_style_link(element) and holds_its_rules(element):
        return unquote(element.attributes["href"].removeprefix(_DATA))
    return ""


def page_declarations(document: Document) -> Iterator[Declaration]:
    """All declarations of a page: of its style sheets, and of its `style` attributes."""
    for css in style_sheets(document):
        yield from read_sheet(css).declarations()
    for written in {element.attributes["style"] for element in document.elements if "style" in element.attributes}:
        yield from read_declarations(written)


@dataclass(frozen=True, slots=True)
class Added:
    """One thing that CSS adds: a text, or a number that the browser counts (`text` is the name of the function).

    `line` and `column` are those of its style sheet.
    """

    text: str
    counter: bool
    line: int = 0
    column: int = 0


def added_text(declarations: Sequence[Declaration]) -> Iterator[Added]:
    """The texts and counters that these print."""
    for token in _printed(declarations):
        if token.type == "string":
            yield Added(token.value, counter=False, line=token.source_line, column=token.source_column)
        elif token.type == "function" and token.lower_name in _COUNTERS:
            yield Added(token.lower_name, counter=True, line=token.source_line, column=token.source_column)


def shown_attributes(declarations: Sequence[Declaration]) -> frozenset[str]:
    """The attributes whose values these print: `content: attr(data-label)`."""
    found = (token for token in _printed(declarations) if token.type == "function" and token.lower_name == "attr")
    return frozenset(name.lower_value for each in found for name in each.arguments[:2] if name.type == "ident")


def _printed(declarations: Sequence[Declaration]) -> Iterator[Node]:
    """The tokens of all declarations that print, and of the variables used in them."""
    values = [each.value for each in declarations if each.name in _PRINTING]
    seen: set[str] = set()
    while values:
        for token in tokens(values.pop()):
            yield token
            for name in _variable(token) - seen:
                seen.add(name)
                values += [each.value for each in declarations if each.name == name]


def tokens(value: Sequence[Node]) -> Iterator[Node]:
    """The tokens of a value, also those inside of functions and brackets."""
    for token in value:
        yield token
        yield from tokens(getattr(token, "arguments", None) or getattr(token, "content", None) or ())


def _variable(token: Node) -> set[str]:
    if token.type != "function" or token.lower_name != "var":
        return set()
    return {each.value for each in token.arguments if each.type == "ident" and each.value.startswith("--")}
