"""What each element of a page holds, so that it can be asked of many elements quickly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from .document import Document, Element
from .page import INLINE
from .seen import NEVER_SEEN
from .selectors import Subject

_CELLS = frozenset({"td", "th", "dt", "dd", "tr", "text", "summary"})


@dataclass(slots=True)
class Holding:
    """An element, and how much of each kind it holds: texts, figures and hedges, all that is answered for, prose."""

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

    @property
    def lineage(self) -> Iterator[Holding]:
        """This element and all around it."""
        yield self
        if self.around is not None:
            yield from self.around.lineage

    @property
    def block(self) -> Holding:
        """The element that it is read in as one text."""
        return next(each for each in self.lineage if each.element.tag not in INLINE or each.around is None)

    def has(self, *attributes: str) -> bool:
        """Whether it or one around it has one of these attributes."""
        return any(name in each.element.attributes for each in self.lineage for name in attributes)


class Outline:
    """All elements of a page that hold text, each with what it holds."""

    def __init__(self, document: Document) -> None:
        self._all: list[Holding] = []
        self._by_class: defaultdict[str, list[Holding]] = defaultdict(list)
        self._by_tag: defaultdict[str, list[Holding]] = defaultdict(list)
        self._by_id: defaultdict[str, list[Holding]] = defaultdict(list)
        self._by_attribute: dict[str, list[Holding]] = {}
        self.root = self._add(document.root, None)

    def holding(self, subject: Subject) -> Iterator[Holding]:
        """The elements with text that a rule may be about."""
        lists = [self._by_class.get(name, []) for name in subject.classes]
        lists += [self._with_attribute(name) for name, _ in subject.attributes]
        if subject.tag:
            lists.append(self._by_tag.get(subject.tag, []))
        if subject.id:
            lists.append(self._by_id.get(subject.id, []))
        nearest = min(lists, key=len) if lists else self._all
        return (each for each in nearest if subject.matches(each.element))

    def _with_attribute(self, name: str) -> list[Holding]:
        if name not in self._by_attribute:
            self._by_attribute[name] = [held for held in self._all if name in held.element.attributes]
        return self._by_attribute[name]

    def _add(self, element: Element, around: Holding | None) -> Holding:
        held = Holding(element, around)
        for child in element.children:
            if isinstance(child, str):
                held.texts += not child.isspace()
            elif child.children and child.tag not in NEVER_SEEN:
                inner = self._add(child, held)
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
            self._all.append(held)
            self._index(held)
        return held

    def _index(self, held: Holding) -> None:
        self._by_tag[held.element.tag].append(held)
        for name in held.element.classes:
            self._by_class[name].append(held)
        if "id" in held.element.attributes:
            self._by_id[held.element.attributes["id"]].append(held)
