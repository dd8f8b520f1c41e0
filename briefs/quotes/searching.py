"""Find a quote in a source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate, islice

from .boundaries import UNSPACED, divides, is_unspaced
from .normalising import Normalised, normalise, plain

#: More places than this are not counted: the quote is ambiguous anyway.
MOST_MATCHES = 100
MINIMUM_WORDS = 2
MINIMUM_LETTERS = 8

_LEFT_OUT = re.compile(r"\[(?:\.\.\.|…)\]")
_TWO_WORDS = re.compile(r"[^\W_]\S*\s+[^\w\s]*[^\W_]")
_EIGHT_LETTERS = re.compile(r"(?:[\W_]*[^\W_]){8}")
_UNSPACED = re.compile(f"[{UNSPACED}]")
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
        return bisect_right(self._line_ends, start) + 1

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
    def _line_ends(self) -> tuple[int, ...]:
        return tuple(match.end() for match in _LINE.finditer(self.original))

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        body = self.original.rstrip()
        first = len(body) - len(body.lstrip())
        separator = _EMPTY_LINE if _EMPTY_LINE.search(body, first) else _LINE
        return tuple(self.compared.position(match.start()) for match in separator.finditer(body, first))

    @cached_property
    def has_brackets(self) -> bool:
        """Whether the source itself leaves words out with `[...]`."""
        return _LEFT_OUT.search(self.text) is not None

    @cached_property
    def places_of_words(self) -> Mapping[str, list[int]]:
        """Where each word, with its punctuation, begins: the way to a quote without reading the whole source for it."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        words = self.text.split(" ")
        starts = accumulate((len(word) + 1 for word in words), initial=0)
        for word, start in zip(words, starts, strict=False):
            places[word].append(start)
        return dict(places)


def prepare(text: str) -> PreparedSource:
    """Make a source ready for `find`."""
    return PreparedSource(text, normalise(text))


@lru_cache(maxsize=8)
def split_parts(quote: str) -> tuple[str, ...]:
    """The parts of a quote between `[...]`, as they are compared."""
    text = plain(quote)
    if "[" not in text:
        return (text,)
    return tuple(part.strip() for part in _LEFT_OUT.split(text))


def written_position(quote: str, part: int, position: int) -> int:
    """The character of a quote as it is written that stands at `position` of one of its compared parts."""
    compared = normalise(quote)
    starts = [0, *(match.end() for match in _LEFT_OUT.finditer(compared.text))]
    start = starts[part]
    blank = len(compared.text[start:]) - len(compared.text[start:].lstrip())
    return compared.original(start + blank + position, start + blank + position + 1)[0]


def too_short(quote: str) -> str | None:
    """Say what a quote lacks to be evidence, or None.

    A quote has at least two words and eight letters or digits, and each of its parts at least two words: fewer can
    be found in any text, and single words joined by `[...]` say anything. In scripts without spaces between words
    each character counts as a word, and as two letters.
    """
    parts = split_parts(quote)
    if not any(parts):
        return "it is empty"
    if len(parts) > 1 and not all(map(_has_two_words, parts)):
        return f"a part beside [...] has fewer than {MINIMUM_WORDS} words"
    if not _has_two_words(parts[0]):
        return f"it has fewer than {MINIMUM_WORDS} words"
    if any(map(_EIGHT_LETTERS.match, parts)):
        return None
    letters = sum(1 + is_unspaced(c) for part in parts for c in part if c.isalnum())
    return f"it has fewer than {MINIMUM_LETTERS} letters and digits" if letters < MINIMUM_LETTERS else None


def _has_two_words(part: str) -> bool:
    return _TWO_WORDS.search(part) is not None or len(_UNSPACED.findall(part)) >= MINIMUM_WORDS


def find(source: PreparedSource, quote: str) -> tuple[Match, ...]:
    """Find all places of a quote (at most a hundred), in the order of the source.

    The quote begins and ends where words and numbers do; so does each part, and the parts stand in order in one
    paragraph.
    """
    parts = split_parts(quote)
    if len(parts) == 1:
        length = len(parts[0])
        return tuple(Match(((at, at + length),)) for at in islice(_places(source, parts[0]), MOST_MATCHES))
    if source.has_brackets and (literal := plain(quote)) in source.text:
        length = len(literal)
        return tuple(Match(((at, at + length),)) for at in islice(_places(source, literal), MOST_MATCHES))
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
    """All ways to find the parts in order in one paragraph. The part with the rarest word leads to the paragraphs."""
    words = [_rarest_word(source, part) for part in parts]
    found = [word for word in words if word is not None]
    pivot = words.index(min(found, key=lambda word: len(word.places))) if found else 0
    chains: list[tuple[tuple[int, int], ...]] = []
    paragraphs = (source.paragraph(at) for at in _places(source, parts[pivot]))
    for start, end in dict.fromkeys(paragraphs):
        chains += _chains(source, parts, start, end)
        if len(chains) >= MOST_MATCHES:
            break
    return tuple(map(Match, chains[:MOST_MATCHES]))


def _chains(source: PreparedSource, parts: tuple[str, ...], start: int, end: int) -> list[tuple[tuple[int, int], ...]]:
    """All ways to find the parts in order between two characters; no more than are counted."""
    chains: list[tuple[tuple[int, int], ...]] = [()]
    for part in parts:
        # The first chain ends first, so what follows it holds all that can follow the others.
        after = chains[0][-1][1] if chains[0] else start
        places = [(at, at + len(part)) for at in islice(_places(source, part, after, end), MOST_MATCHES)]
        longer = ((*chain, place) for chain in chains for place in places if not chain or chain[-1][1] <= place[0])
        chains = list(islice(longer, MOST_MATCHES))
        if not chains:
            break
    return chains


def _places(source: PreparedSource, part: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where a part stands between boundaries of words and numbers, in the whole source or a piece of it."""
    candidates = _candidates(source, part) if end is None else _read_through(source.text, part, start, end)
    for at in candidates:
        if not source.divides(at) and not source.divides(at + len(part)):
            yield at


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a part: how far into the part it begins, and all its places in the source."""

    offset: int
    places: Sequence[int]


def _rarest_word(source: PreparedSource, part: str) -> _Word | None:
    """Of the words between the first and the last, which alone are words of the source for certain, the rarest."""
    words = part.split(" ")[1:-1]
    if not words:
        return None
    rarest, fewest = words[0], source.places_of_words.get(words[0], ())
    for word in words[1:]:
        if len(fewest) <= 1:
            break
        places = source.places_of_words.get(word, ())
        if len(places) < len(fewest):
            rarest, fewest = word, places
    return _Word(part.index(f" {rarest} ") + 1, fewest)


def _candidates(source: PreparedSource, part: str) -> Iterator[int]:
    """Where the characters of a part stand in the source."""
    word = _rarest_word(source, part)
    if word is None:
        yield from _read_through(source.text, part, 0, len(source.text))
        return
    for place in word.places:
        if place >= word.offset and source.text.startswith(part, place - word.offset):
            yield place - word.offset


def _read_through(text: str, part: str, start: int, end: int) -> Iterator[int]:
    at = text.find(part, start, end) if part else -1
    while at >= 0:
        yield at
        at = text.find(part, at + 1, end)
