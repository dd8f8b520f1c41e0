"""The record of what the view prints, kept while it prints: nothing gets onto a page that does not stand here."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.evidence.checked import CheckedDerived, CheckedFacts

from .shown import Shown


class Ledger:
    """Collects renderings, furniture and counts, and which facts were used."""

    def __init__(self, checked: CheckedFacts) -> None:
        self._checked = checked
        self._renderings: dict[str, set[str]] = {}
        self._quotations: dict[str, set[str]] = {}
        self._figures: dict[str, dict[str, str]] = {}
        self._units: dict[str, dict[str, set[str]]] = {}
        self._marks: dict[str, str] = {}
        self._furniture: set[str] = set()
        self._counts: set[int] = set()
        self._allowed: set[str] = set()
        self._used: set[str] = set()
        self._printed: set[str] = set()

    def rendering(self, id: str, text: str) -> None:
        """An element of this fact shows this text: a figure, a date, words or a quote."""
        self._renderings.setdefault(id, set()).add(_spaced(text))
        if self._checked.get(id) is not None:
            self.use(id)
            self._printed.add(id)

    def quotation(self, id: str, text: str) -> None:
        """These words of a fact stand between quotation marks, or this quote in a block."""
        self.rendering(id, text)
        self._quotations.setdefault(id, set()).add(_spaced(text))

    def figure(self, id: str, text: str, hedge: str = "", unit: str = "") -> None:
        """This text is the figure of a fact; without its hedge or unit where these stand beside it."""
        self.rendering(id, text)
        self._figures.setdefault(id, {})[_spaced(text)] = _spaced(hedge)
        self._units.setdefault(id, {}).setdefault(_spaced(text), set()).add(_spaced(unit))

    def mark(self, id: str, mark: str) -> None:
        """A mark refers to this fact, derived figure or discrepancy. Tables show it as furniture."""
        self._marks[id] = mark
        self.furniture(mark)
        if self._checked.get(id) is not None:
            self.use(id)

    def furniture(self, text: str) -> None:
        self._furniture.add(_spaced(text))

    def count(self, *numbers: int) -> None:
        """The page shows so many of something; prose may say so in words."""
        self._counts.update(numbers)

    def allow(self, text: str) -> None:
        self._allowed.add(_spaced(text))

    def use(self, id: str) -> None:
        """This fact is used, and with a derived figure all that it is computed from."""
        if id in self._used:
            return
        self._used.add(id)
        found = self._checked.get(id)
        if isinstance(found, CheckedDerived):
            for each in (*found.inputs, *found.facts):
                self.use(each)

    @property
    def used(self) -> tuple[str, ...]:
        """The ids used so far: facts, then derived figures, in the file's order."""
        return tuple(id for id in (*self._checked.facts, *self._checked.derived) if id in self._used)

    @property
    def printed(self) -> frozenset[str]:
        """The facts of which a value stands on the page, not only a mark."""
        return frozenset(self._printed)

    def shown(self, names: Iterable[str], running: Iterable[str], page_label: str) -> Shown:
        """What may stand on the page, now that all of it is made."""
        return Shown(
            renderings={id: frozenset(self._renderings[id]) for id in sorted(self._renderings)},
            furniture=frozenset(self._furniture),
            names=tuple(names),
            counts=frozenset(self._counts),
            quotations={id: frozenset(self._quotations[id]) for id in sorted(self._quotations)},
            figures={id: dict(self._figures[id]) for id in sorted(self._figures)},
            units={
                id: {text: min(units) for text, units in self._units[id].items() if "" not in units}
                for id in sorted(self._units)
            },
            marks={id: self._marks[id] for id in sorted(self._marks)},
            allowed=frozenset(self._allowed),
            running=tuple(running),
            page_label=page_label,
        )


def _spaced(text: str) -> str:
    """The text with runs of white space as one space and without padding, which is white space too."""
    return " ".join(text.split())
