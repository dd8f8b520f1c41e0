"""Loaded words: they judge while they seem to tell, and may stand only in quotations.

They are found as whole words in the forms that the list gives, in any letter case. References, proper names and the
phrases under `unless` hide what stands in them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from briefs.evidence.checked import CheckedFacts
from briefs.evidence.texts import texts_of
from briefs.model import LoadedWord
from briefs.problems import Finding, Findings, Place
from briefs.prose import PlaceOf
from briefs.prose.masking import mask_inline, passages
from briefs.wording.folding import fold


class LoadedWords:
    """The list of a language, ready to be looked for; `names` are proper names of a topic."""

    def __init__(self, words: Mapping[str, LoadedWord], names: Iterable[str] = ()) -> None:
        self._entries: dict[str, tuple[str, LoadedWord] | None] = {}
        for word, entry in words.items():
            self._entries |= dict.fromkeys(map(_folded, (word, *entry.forms)), (word, entry))
        for entry in words.values():
            self._entries |= dict.fromkeys(map(_folded, entry.unless), None)
        self._entries |= dict.fromkeys(map(_folded, names), None)
        self._entries.pop("", None)
        longest_first = sorted(self._entries, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")

    def in_prose(self, text: str, path: str) -> Findings:
        """E704 for each loaded word of a prose file, at its line and column."""
        text = text.replace("\r\n", "\n")
        starts = [0, *(match.end() for match in re.finditer("\n", text))]
        return tuple(
            _finding(written, word, entry, _place(path, starts, passage.start + position))
            for passage in passages(text)
            for position, written, word, entry in self._found(passage.text)
        )

    def in_facts(self, facts: CheckedFacts) -> Findings:
        """E704 for each loaded word of statements, caveats, notes, definitions and labels, at its line and column."""
        return tuple(
            _finding(written, word, entry, place_of(position))
            for text, place_of in (*texts_of(facts).sentences(), *_labels(facts))
            for position, written, word, entry in self._found(mask_inline(text))
        )

    def _found(self, text: str) -> Iterator[tuple[int, str, str, LoadedWord]]:
        folded = fold(text)
        for match in self._pattern.finditer(folded.text):
            known = self._entries[match[0]]
            if known is not None:
                start, end = folded.span(match.start(), match.end())
                yield start, " ".join(text[start:end].split()), *known


def _labels(facts: CheckedFacts) -> Iterator[tuple[str, PlaceOf]]:
    """The title and the labels of a fact file, which readers are shown as they are."""
    file = facts.book.file
    yield file.title, _place_of(facts, "title")
    for group, entries in (("dimensions", file.dimensions), ("measures", file.measures), ("derived", file.derived)):
        for id, entry in entries.items():
            yield entry.label, _place_of(facts, group, id, "label")


def _place_of(facts: CheckedFacts, *path: str) -> PlaceOf:
    return lambda position: facts.book.place(*path, at=position)


def names_of(facts: CheckedFacts) -> tuple[str, ...]:
    """The proper names of a topic: of actors and their instruments, of speakers, and those listed as such."""
    file = facts.book.file
    actors = [name for actor in file.actors.values() for name in (actor.name, *actor.aliases, actor.instrument or "")]
    speakers = [name for speaker, aliases in file.speakers.items() for name in (speaker, *aliases)]
    return (*actors, *speakers, *file.names)


def _finding(written: str, word: str, entry: LoadedWord, place: Place) -> Finding:
    plainly = f"Write {' or '.join(map(repr, entry.instead))}" if entry.instead else "Say it plainly"
    because = f" {_sentence(entry.because)}" if entry.because else ""
    listed = "" if written.casefold() == word.casefold() else f" (a form of {word!r})"
    message = f"a loaded word outside a quotation: {written!r}{listed}"
    return Finding("E704", place, message, f"{plainly}, or quote who uses the word.{because}")


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _place(path: str, starts: list[int], position: int) -> Place:
    line = bisect_right(starts, position)
    return Place(path, line, position - starts[line - 1] + 1)


def _folded(text: str) -> str:
    return fold(" ".join(text.split())).text
