"""Find a quote in a source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from .boundaries import UNSPACED, divides, is_unspaced
from .normalising import Normalised, normalise, plain

#: More places than this are not counted: the quote is ambiguous anyway.
MOST_MATCHES = 100
MINIMUM_WORDS = 2
MINIMUM_LETTERS = 8

_LEFT_OUT = re.compile(r"\[(?:\.\.\.|…)\]")
_WORD = re.compile(r"\w+")
_SPACED_WORD = re.compile(rf"[^\W{UNSPACED}]+")
_HAS_UNSPACED = re.compile(f"[{UNSPACED}]")
_LINE_BREAK = r"(?>\r\n|[\n\r\v\f\x85\u2028\u2029])"
_LINE = re.compile(_LINE_BREAK)
_EMPTY_LINE = re.compile(rf"{_LINE_BREAK}[^\S\n\r\v\f\x85\u2028\u2029]*{_LINE_BREAK}\s*")


@dataclass(frozen=True, slots=True)
class Match:
    """One place of a quote: start and end (exclusive) of its parts in the compared text of the source."""

    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False)
class PreparedSource:
    """A source text made ready, once, for many quotes; equal only to itself.

    `text` is the compared text, `original` the text as read.
    """

    original: str
    compared: Normalised
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.compared.text)

    def divides(self, at: int) -> bool:
        """Whether a cut before the compared character `at` goes through a word or number."""
        return divides(self.compared, self.original, at)

    def line(self, position: int) -> int:
        """The line, from 1, of a compared character."""
        start, _ = self.compared.original(position, position + 1)
        return len(_LINE.findall(self.original, 0, start)) + 1

    def verbatim(self, start: int, end: int) -> str:
        """The source's own characters, with runs of white space as one space."""
        first, last = self.compared.original(start, end)
        return " ".join(self.original[first:last].split())

    def paragraph(self, position: int) -> tuple[int, int]:
        """Start and end, in the compared text, of the paragraph that holds a character.

        Paragraphs end at empty lines; in a source without empty lines, at the line's end.
        """
        index = bisect_right(self._breaks, position)
        start = self._breaks[index - 1] if index else 0
        end = self._breaks[index] if index < len(self._breaks) else len(self.text)
        return start, end

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        body = self.original.rstrip()
        first = len(body) - len(body.lstrip())
        separator = _EMPTY_LINE if _EMPTY_LINE.search(body, first) else _LINE
        return tuple(self.compared.position(match.start()) for match in separator.finditer(body, first))

    @cached_property
    def places_of_words(self) -> dict[str, list[int]]:
        """Where each word begins: the way to a quote without reading the whole source for it."""
        places: dict[str, list[int]] = {}
        word = _SPACED_WORD if _has_unspaced(self.text) else _WORD
        for match in word.finditer(self.text):
            places.setdefault(match.group(), []).append(match.start())
        return places


def prepare(text: str) -> PreparedSource:
    """Make a source ready for `find`."""
    return PreparedSource(text, normalise(text))


def split_parts(quote: str) -> tuple[str, ...]:
    """The parts of a quote between `[...]`, as they are compared."""
    text = plain(quote)
    if "[" not in text:
        return (text,)
    return tuple(part.strip() for part in _LEFT_OUT.split(text))


def too_short(quote: str) -> str | None:
    """Say what a quote lacks to be evidence, or None.

    A quote has at least two words and eight letters or digits, and each of its parts at least two words: fewer can
    be found in any text, and single words joined by `[...]` say anything. In scripts without spaces between words
    each character counts as a word, and as two letters.
    """
    parts = split_parts(quote)
    if not any(parts):
        return "it is empty"
    if len(parts) > 1 and min(map(_words, parts)) < MINIMUM_WORDS:
        return f"a part beside [...] has fewer than {MINIMUM_WORDS} words"
    if sum(map(_words, parts)) < MINIMUM_WORDS:
        return f"it has fewer than {MINIMUM_WORDS} words"
    letters = sum(1 + is_unspaced(c) for part in parts for c in part if c.isalnum())
    return f"it has fewer than {MINIMUM_LETTERS} letters and digits" if letters < MINIMUM_LETTERS else None


def _words(part: str) -> int:
    words = 0
    for piece in part.split():
        unspaced = len(_HAS_UNSPACED.findall(piece))
        words += unspaced or any(character.isalnum() for character in piece)
    return words


def find(source: PreparedSource, quote: str) -> tuple[Match, ...]:
    """Find all places of a quote (at most a hundred), in the order of the source.

    The quote begins and ends where words and numbers do; so does each part, and the parts stand in order in one
    paragraph.
    """
    parts = split_parts(quote)
    if len(parts) == 1:
        length = len(parts[0])
        return tuple(Match(((at, at + length),)) for at in _places(source, parts[0]))
    literal = plain(quote)
    if literal in source.text:
        return tuple(Match(((at, at + len(literal)),)) for at in _places(source, literal))
    if not all(parts):
        return ()
    return _joined(source, parts)


def find_within(source: PreparedSource, text: str, match: Match) -> tuple[tuple[int, int], ...]:
    """Find all places of a compared text inside the parts of a match, cut or whole, overlapping ones too."""
    found = []
    for start, end in match.parts:
        at = source.text.find(text, start, end)
        while at >= 0:
            found.append((at, at + len(text)))
            at = source.text.find(text, at + 1, end)
    return tuple(found)


def _joined(source: PreparedSource, parts: tuple[str, ...]) -> tuple[Match, ...]:
    places = [_places(source, part) for part in parts]
    chains: list[tuple[tuple[int, int], ...]] = [((at, at + len(parts[0])),) for at in places[0]]
    for part, ats in zip(parts[1:], places[1:], strict=True):
        longer = []
        for chain in chains:
            _, paragraph_end = source.paragraph(chain[0][0])
            longer += [
                (*chain, (at, at + len(part))) for at in ats if at >= chain[-1][1] and at + len(part) <= paragraph_end
            ]
        chains = longer[:MOST_MATCHES]
    return tuple(Match(chain) for chain in chains)


def _places(source: PreparedSource, part: str) -> list[int]:
    """Where a part stands between boundaries of words and numbers."""
    length = len(part)
    whole: list[int] = []
    for at in _candidates(source, part):
        if not source.divides(at) and not source.divides(at + length):
            whole.append(at)
            if len(whole) == MOST_MATCHES:
                break
    return whole


def _candidates(source: PreparedSource, part: str) -> Iterator[int]:
    """Where the characters of a part stand. The rarest of its words leads there.

    The words of a part that ends between words are words of the source; without spaces between words they are not.
    """
    if not part:
        return
    words = [] if _has_unspaced(part) else _WORD.findall(part)
    if not words:
        yield from _read_through(source.text, part)
        return
    known = source.places_of_words
    none: list[int] = []
    rarest = min(words, key=lambda word: len(known.get(word, none)))
    offset = next(match.start() for match in _WORD.finditer(part) if match.group() == rarest)
    for place in known.get(rarest, none):
        if place >= offset and source.text.startswith(part, place - offset):
            yield place - offset


def _has_unspaced(text: str) -> bool:
    return not text.isascii() and _HAS_UNSPACED.search(text) is not None


def _read_through(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
