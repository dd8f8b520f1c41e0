"""Style sheets that hide, move or replace what the page says.

A style sheet may arrange blocks as it likes, and hide whole ones whose facts stand elsewhere too, as a template may
leave them out. What it may not do is take a part out of a sentence or a row, put it elsewhere, or make it unreadable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from briefs.problems import Finding, Place

from .css import Declaration, Rule, StyleSheet, read_declarations, read_sheet
from .document import Document
from .outline import Holding, Outline
from .pieces import Medium
from .properties import bleeds, covers, hides, moves, repaints, replaces, strikes
from .selectors import Subject

_HIDES = "Hide whole blocks whose facts stand elsewhere; what is for one medium only carries data-screen-only or so."
_MOVES = "Arrange whole blocks; what stands in a sentence or a row stays where the page has it."
_PAINTS = "Colours are those of templates/theme.yaml: `color: var(--ink)`."
_STRIKES = "Leave it out: what is struck through is read as withdrawn."
_RULES = "Keep to rules, @media, @supports, @layer, @container and @page."
_WORDS = "Words belong into the template or the label file; a style sheet may add signs."
_OPTIONAL = frozenset({"data-screen-only", "data-print-only"})
_ABSENT = {Medium.SCREEN: "data-print-only", Medium.PRINT: "data-screen-only"}


@dataclass(frozen=True, slots=True)
class Styles:
    """The style sheets of a brief: those for print with their paths, and the paths of those in the page, by text.

    `theme` is the path of the theme, which alone sets its colours.
    """

    printed: tuple[tuple[str, str], ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict)
    theme: str = "templates/theme.yaml"


NO_STYLES = Styles()
"""Nothing is known of where the style sheets of a page come from."""


def check_styles(document: Document, sheets: Iterable[str], styles: Styles, output: Place) -> Iterator[Finding]:
    """E512 for what style sheets do to the text of a page; `sheets` are those of the page itself."""
    outline = Outline(document.root)
    own = [(styles.paths.get(css, ""), read_sheet(css)) for css in sheets]
    printed = [(path, read_sheet(css)) for path, css in styles.printed]
    tokens = _tokens((*own, *printed), styles.theme)
    for medium, group in ((Medium.SCREEN, own), (Medium.PRINT, printed)):
        for path, sheet in group:
            if path != styles.theme:
                yield from _Sheet(outline, medium, path, output, tokens).check(sheet)
    for element in document.elements:
        if "style" in element.attributes:
            rule = Rule((), read_declarations(element.attributes["style"]))
            yield from _Sheet(outline, Medium.SCREEN, "", output, tokens).check_written(element.tag, rule)


def _tokens(sheets: Iterable[tuple[str, StyleSheet]], theme: str) -> frozenset[str]:
    """The names of the values of the theme."""
    return frozenset(
        declaration.name
        for path, sheet in sheets
        if path == theme
        for declaration in sheet.declarations()
        if declaration.name.startswith("--")
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One style sheet as it is checked: for which medium, where it stands, and which values are the theme's."""

    outline: Outline
    medium: Medium
    path: str
    output: Place
    tokens: frozenset[str]

    def check(self, sheet: StyleSheet) -> Iterator[Finding]:
        for rule in sheet.at_rules:
            place = self._place(rule.line, rule.column)
            yield Finding("E512", place, f"@{rule.keyword} can show other text than the page has", _RULES)
        for declaration in sheet.declarations():
            yield from self._tokens_of_others(declaration)
        for suspect in _suspects(sheet):
            found = self._first(suspect)
            if found is not None:
                declaration, harm = suspect.declaration, suspect.harm
                message = f"{_shown(declaration)} {harm.what} {_name(found)}"
                yield Finding("E512", self._at(declaration), message, harm.hint)

    def check_written(self, tag: str, rule: Rule) -> Iterator[Finding]:
        """The `style` attribute of an element: it hands values to style sheets, and nothing else."""
        for declaration in rule.declarations:
            yield from self._tokens_of_others(declaration)
            if not declaration.name.startswith("--"):
                message = f"style of <{tag}>: {_shown(declaration)}"
                yield Finding("E512", self.output, message, "Give it a class, and style that in the style sheet.")

    def _tokens_of_others(self, declaration: Declaration) -> Iterator[Finding]:
        if declaration.name in self.tokens:
            message = f"{_shown(declaration)} changes a value of the theme"
            yield Finding("E512", self._at(declaration), message, _PAINTS)

    def _first(self, suspect: _Suspect) -> Holding | None:
        """The first element that is harmed."""
        return next((each for each in self.outline.holding(suspect.subject) if suspect.harm.of(self, each)), None)

    def _is_away(self, held: Holding) -> bool:
        """Whether it is not on this medium anyway, or waits to be opened."""
        return self.outline.has(held, _ABSENT[self.medium], "popover")

    def is_lost(self, held: Holding) -> bool:
        """Whether hiding this takes something from the page that it says nowhere else."""
        if self._is_away(held):
            return False
        is_optional = self.outline.has(held, *_OPTIONAL) or held.element.attributes.get("aria-hidden") == "true"
        if is_optional and not held.claims:
            return self.outline.has(held, "data-from") or bool(held.prose)
        if held.is_part:
            return self.outline.has(held, "data-from") or bool(self.outline.block(held).claims)
        elsewhere = self.outline.top.facts
        return (
            self.outline.has(held, "data-from")
            or bool(held.prose)
            or any(elsewhere[id] <= count for id, count in held.facts.items())
        )

    def is_moved(self, held: Holding) -> bool:
        return bool(held.values) and not self._is_away(held)

    def is_there(self, held: Holding) -> bool:
        return not self._is_away(held)

    def _at(self, declaration: Declaration) -> Place:
        return self._place(declaration.line, declaration.column)

    def _place(self, line: int, column: int) -> Place:
        return Place(self.path, line, column) if self.path else self.output


@dataclass(frozen=True, slots=True)
class _Harm:
    """What a declaration does to text, and to what text it matters."""

    what: str
    hint: str
    of: Callable[[_Sheet, Holding], bool]


_HIDING = _Harm("can hide", _HIDES, _Sheet.is_lost)
_MOVING = _Harm("can move", _MOVES, _Sheet.is_moved)
_STRIKING = _Harm("strikes through", _STRIKES, _Sheet.is_there)
_PAINTING = _Harm("can make unreadable", _PAINTS, _Sheet.is_there)
_COVERING = _Harm("can cover what stands beside", _HIDES, _Sheet.is_there)
_REPLACING = _Harm("replaces", _WORDS, _Sheet.is_there)


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A declaration that harms the text of its subject, if that has any that matters."""

    subject: Subject
    declaration: Declaration
    harm: _Harm


@lru_cache(maxsize=64)
def _suspects(sheet: StyleSheet) -> tuple[_Suspect, ...]:
    return tuple(
        _Suspect(subject, declaration, harm)
        for rule in sheet.rules
        for declaration, harm in _harmful(rule)
        for subject in rule.subjects
        if not subject.empty and (harm is _COVERING) == bool(subject.beside)
    )


def _harmful(rule: Rule) -> Iterator[tuple[Declaration, _Harm]]:
    hiding = [each for each in rule.declarations if hides(each)]
    yield from ((each, _HIDING) for each in hiding)
    for each in rule.declarations:
        if not hiding and moves(each) and not bleeds(each, rule.declarations):  # hidden, nobody sees where it goes
            yield each, _MOVING
        if strikes(each):
            yield each, _STRIKING
        if replaces(each):
            yield each, _REPLACING
    covering = covers(rule.declarations)
    if covering is not None:
        yield covering, _COVERING
    painted = repaints(rule.declarations)
    if painted is not None:
        yield painted, _PAINTING


def _shown(declaration: Declaration) -> str:
    text = f"{declaration.name}: {declaration.text}"
    return repr(text if len(text) <= 60 else f"{text[:59]}…")


def _name(held: Holding) -> str:
    text = " ".join(held.element.raw_text().split())
    return f"<{held.element.tag}> {text[:40]!r}"
