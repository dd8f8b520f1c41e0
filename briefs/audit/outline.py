"""What each element of a page holds, so that it can be asked of many elements quickly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from .document import Element
from .page import INLINE
from .seen import NEVER_SEEN
from .selectors import Subject

_CELLS = frozenset({"td", "th", "dt", "dd", "tr", "text", "summary"})


@dataclass(slots=True, eq=False)
class Holding:
    """An element, and how much of each kind it holds: texts, figures and hedges, all that is answered for, prose.

    `around` is what holds it in turn: None for the outermost, and for one that documents share (see Outline.lineage).
    """

    element: Element
    around: Holding | None
    texts: int = 0
    values: int = 0
    claims: int = 0
    prose: int = 0
    facts: dict[str, int] = field(default_factory=dict)

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a sentence or a row."""
        return self.element.tag in INLINE or self.element.tag in _CELLS


class Outline:
    """All elements that hold text, from one on, each with what it holds."""

    def __init__(self, element: Element) -> None:
        self.all: list[Holding] = []
        self.named: defaultdict[str, list[Holding]] = defaultdict(list)
        self._by_attribute: dict[str, list[Holding]] = {}
        self.around: dict[Holding, Holding] = {}
        self.top = self._add(element, None)

    def holding(self, subject: Subject) -> Iterator[Holding]:
        """The elements with text that a rule may be about."""
        lists = [self.named.get(f".{name}", []) for name in subject.classes]
        lists += [self._with_attribute(name) for name, _ in subject.attributes]
        lists += [self.named.get(name, []) for name in (subject.tag, subject.id and f"#{subject.id}") if name]
        nearest = min(lists, key=len) if lists else self.all
        return (each for each in nearest if subject.matches(each.element))

    def lineage(self, held: Holding) -> Iterator[Holding]:
        """This element and all around it."""
        around: Holding | None = held
        while around is not None:
            yield around
            around = around.around or self.around.get(around)

    def block(self, held: Holding) -> Holding:
        """The element that it is read in as one text."""
        return next(each for each in self.lineage(held) if each.element.tag not in INLINE or each is self.top)

    def has(self, held: Holding, *attributes: str) -> bool:
        """Whether an element or one around it has one of these attributes."""
        return any(name in each.element.attributes for each in self.lineage(held) for name in attributes)

    def _with_attribute(self, name: str) -> list[Holding]:
        if name not in self._by_attribute:
            self._by_attribute[name] = [held for held in self.all if name in held.element.attributes]
        return self._by_attribute[name]

    def _add(self, element: Element, around: Holding | None) -> Holding:
        held = Holding(element, around)
        for child in element.children:
            if isinstance(child, str):
                held.texts += not child.isspace()
            elif child.children and child.tag not in NEVER_SEEN:
                inner = self._add_shared(child, held) if child.is_shared else self._add(child, held)
                held.texts += inner.texts
                held.values += inner.values
                held.claims += inner.claims
                held.prose += inner.prose
                for id, count in inner.facts.items():
                    held.facts[id] = held.facts.get(id, 0) + count
        attributes = element.attributes
        fact, is_hedge = attributes.get("data-fact"), "data-hedge" in attributes
        if fact is not None or is_hedge or "data-furniture" in attributes or "data-mark" in attributes:
            held.claims += 1
            if is_hedge or (fact is not None and "mark" not in element.classes):
                held.values += 1
                if fact is not None:
                    held.facts[fact] = held.facts.get(fact, 0) + 1
        held.prose += "data-from" in attributes
        if held.texts:
            self.all.append(held)
            self._name(held)
        return held

    def _name(self, held: Holding) -> None:
        """Put an element under its names, as style sheets write them."""
        self.named[held.element.tag].append(held)
        for name in held.element.classes:
            self.named[f".{name}"].append(held)
        if "id" in held.element.attributes:
            self.named[f"#{held.element.attributes['id']}"].append(held)

    def _add_shared(self, element: Element, around: Holding) -> Holding:
        shared = _outline(element)
        if shared.top in self.around:  # it stands on the page twice
            return self._add(element, around)
        self.all += shared.all
        for name, held in shared.named.items():
            self.named[name] += held
        self.around[shared.top] = around
        return shared.top


@lru_cache(maxsize=1024)
def _outline(element: Element) -> Outline:
    return Outline(element)
