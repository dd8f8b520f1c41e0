"""What must stand in a brief to answer a question: its needs, and how they are looked for in the printed text.

Figures, dates and quotations are those of the facts, by id: nothing here knows a number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from briefs.evidence.checked import CheckedFact, CheckedFacts
from briefs.model.times import Time
from briefs.numbers import show_figure, show_parts, show_time

#: A mark belongs to what stands at most this many characters (without spaces) before it.
_NEAR: Final = 110
_QUOTES: Final = str.maketrans(dict.fromkeys("‘’“”\"'", "'"))
_TRANSLATED: Final = "[astranslated]"


@dataclass(frozen=True, slots=True)
class Text:
    """The printed text of a part of a brief, with evidence marks as `<A2>`."""

    text: str

    @property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def blocks(self) -> str:
        """The same with a stroke between paragraphs and cells, for numbers, which end where these do."""
        return "|".join(map(fold, self.text.splitlines()))


class Need(Protocol):
    def lacking(self, text: Text, facts: CheckedFacts) -> str | None:
        """Say what is not there; None where it is."""


@dataclass(frozen=True, slots=True)
class Says:
    """These words stand there."""

    words: str

    def lacking(self, text: Text, facts: CheckedFacts) -> str | None:  # noqa: ARG002 - the shape of a need
        return None if fold(self.words) in text.folded else f"nothing says {self.words!r}"


@dataclass(frozen=True, slots=True)
class Marked:
    """The mark of this fact stands there: a statement rests on it."""

    id: str

    def lacking(self, text: Text, facts: CheckedFacts) -> str | None:
        mark = mark_of(self.id, facts)
        return None if mark.casefold() in text.folded else f"nothing rests on {self.id} {mark}"


@dataclass(frozen=True, slots=True)
class Shows:
    """The figure, date or words of this fact stand there as its source has them, hedge and all, its mark beside them.

    Words are between quotation marks and, where they reached us through a translation, are said to be translated.
    """

    id: str
    near: int = _NEAR

    def lacking(self, text: Text, facts: CheckedFacts) -> str | None:
        mark = mark_of(self.id, facts).casefold()
        values = [fold(value) for value in values_of(self.id, facts)]
        if not any(fits(value, mark, text.blocks, self.near) for value in values):
            return f"{self.id} is not shown as one of {values} beside {mark}"
        return None


@dataclass(frozen=True, slots=True)
class Tells:
    """The figure of this fact stands there, whole; what it belongs to bears the mark of what is computed from it."""

    id: str

    def lacking(self, text: Text, facts: CheckedFacts) -> str | None:
        values = [fold(value) for value in values_of(self.id, facts)]
        return None if any(fits(value, "", text.blocks, 0) for value in values) else f"{values} is not told"


@dataclass(frozen=True, slots=True)
class Period:
    """The period of this fact stands there."""

    id: str

    def lacking(self, text: Text, facts: CheckedFacts) -> str | None:
        fact = facts.facts[self.id].fact
        assert fact.period is not None, f"{self.id} has no period"
        shown = show_time(fact.period, "en")
        return None if fold(shown) in text.folded else f"the period {shown!r} of {self.id} is not told"


@dataclass(frozen=True, slots=True)
class Quotes:
    """The verbatim quote of this fact stands there, all of its pieces."""

    id: str

    def lacking(self, text: Text, facts: CheckedFacts) -> str | None:
        for proof in facts.facts[self.id].proofs:
            if fold(proof.verbatim) not in text.folded:
                return f"the quote of {self.id} is not there: {proof.verbatim!r}"
        return None


@dataclass(frozen=True, slots=True)
class SilentOn:
    """It is told that the sources say nothing of this dimension for some actor."""

    dimension: str

    def lacking(self, text: Text, facts: CheckedFacts) -> str | None:
        file = facts.book.file
        label = fold(file.dimensions[self.dimension].label)
        actors = [fold(file.actors[gap.actor].name) for gap in file.gaps if gap.dimension == self.dimension]
        assert actors, f"{self.dimension} has no gap"
        after = [rest[:600] for rest in text.folded.split(label)[1:]]
        silent = any(
            fold("No evidence in the sources") in rest or all(actor in rest[:80] for actor in actors) for rest in after
        )
        return None if silent else f"that the sources are silent on {label!r} is not told"


@dataclass(frozen=True, slots=True)
class AsOf:
    """The edition and its date stand there."""

    def lacking(self, text: Text, facts: CheckedFacts) -> str | None:
        edition = facts.book.file.edition
        shown = f"Edition {edition.number} · Facts as of {show_time(Time(edition.as_of), 'en')}"
        return None if fold(shown) in text.folded else f"nothing says {shown!r}"


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks, the sections that answer it ('' is the head of the first page), and what stands there."""

    question: str
    sections: tuple[str, ...]
    needs: tuple[Need, ...]

    def lacking(self, sections: Mapping[str, str], facts: CheckedFacts) -> list[str]:
        missing = [f"there is no section {name!r}" for name in self.sections if name not in sections]
        text = Text("\n".join(sections.get(name, "") for name in self.sections))
        found = (need.lacking(text, facts) for need in self.needs)
        return missing + [each for each in found if each is not None]


def ask(question: str, section: str | tuple[str, ...], *needs: Need | str) -> Question:
    """A question; needs that are plain words are said."""
    sections = (section,) if isinstance(section, str) else section
    return Question(question, sections, tuple(Says(need) if isinstance(need, str) else need for need in needs))


def fold(text: str) -> str:
    """Without white space, with one kind of quotation mark, in small letters: what a line break cannot change."""
    return re.sub(r"[\s\u200b]+", "", text).translate(_QUOTES).casefold()


def mark_of(id: str, facts: CheckedFacts) -> str:
    found = facts.get(id)
    assert found is not None, f"there is no fact {id}"
    return f"<{found.mark}>"


def values_of(id: str, facts: CheckedFacts) -> list[str]:
    """How a reader may be shown a fact: as in a sentence, or in the columns of a table."""
    found = facts.get(id)
    assert found is not None, f"there is no fact {id}"
    if isinstance(found, CheckedFact) and found.words is not None:
        translated = facts.book.file.sources[found.fact.evidence[0].source].translation is not None
        return [f"'{found.words}'" + ("[as translated]" if translated else "")]
    if isinstance(found, CheckedFact) and found.fact.when is not None:
        return [show_time(found.fact.when, "en")]
    assert found.figure is not None, f"{id} has nothing to show but its mark"
    parts = show_parts(found.figure, "en")
    return [
        show_figure(found.figure, "en"),
        f"{parts.hedge} {parts.value} {parts.unit}",
        f"{parts.hedge} {parts.value}",
    ]


def fits(value: str, mark: str, text: str, near: int) -> bool:
    """Whether the value stands somewhere, whole, with the mark after it; a stop may stand before a closing note."""
    words, note, _ = value.partition(_TRANSLATED)
    pattern = r"\|?".join(map(re.escape, words))
    pattern = rf"(?<![0-9$])(?<![0-9][.,]){pattern}(?![0-9]|[.,][0-9])"
    if note:
        pattern += r"[.,;:]?" + re.escape(note)
    return any(mark in text[match.end() : match.end() + near] for match in re.finditer(pattern, text))
