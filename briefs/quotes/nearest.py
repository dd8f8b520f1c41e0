"""Where a quote that does not stand in its source goes wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from .boundaries import UNSPACED
from .searching import PreparedSource

#: A passage that shares fewer of the quote's words is no help.
LEAST_SHARED = 0.5
#: Words with more places than this lead nowhere in particular; a quote of such words alone has no nearest passage.
MOST_PLACES = 200
_CONTEXT = 2
_TOKEN = re.compile(rf"[{UNSPACED}]|[^\s{UNSPACED}]+")
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Difference:
    """The first difference between a quote and the nearest passage of its source, with the words round it.

    `line` is the line of the source, from 1. `quoted` is what the quote has, `found` what the source has. `position` is
    the character of the compared quote at which they part.
    """

    quoted: str
    found: str
    line: int
    position: int


@dataclass(frozen=True, slots=True)
class _Token:
    """A word with its punctuation. `key` is what it is recognised by: without punctuation and letter case."""

    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class _Words:
    tokens: Sequence[_Token]
    places: dict[str, list[int]]


def nearest(source: PreparedSource, part: str) -> Difference | None:
    """Find the passage of a source that is most like a part of a quote, and the first difference; None without one."""
    quote = _tokens(part)
    words = _words_of(source)
    begin = _best_start(quote, words)
    if begin is None:
        return None
    slack = len(quote) // 4 + 2
    low, high = max(0, begin - slack), max(0, begin + len(quote) + slack)
    return _first_difference(source, part, quote, words.tokens[low:high])


@lru_cache(maxsize=4)
def _words_of(source: PreparedSource) -> _Words:
    tokens = _tokens(source.text)
    places: dict[str, list[int]] = {}
    for index, token in enumerate(tokens):
        places.setdefault(token.key, []).append(index)
    return _Words(tokens, places)


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(match.start(), match.end(), match.group(), _EDGES.sub("", match.group()).casefold() or match.group())
        for match in _TOKEN.finditer(text)
    ]


def _best_start(quote: Sequence[_Token], words: _Words) -> int | None:
    """The token of the source at which the quote would begin so that most of its words, rare ones first, agree."""
    votes: defaultdict[int, float] = defaultdict(float)
    for index, token in enumerate(quote):
        places = words.places.get(token.key, [])
        if len(places) <= MOST_PLACES:
            for place in places:
                votes[place - index] += 1 / len(places)
    if not votes:
        return None

    def weight(start: int) -> tuple[float, float, int]:
        # A word more or less shifts all that follow.
        return sum(votes.get(start + near, 0.0) for near in range(-3, 4)), votes[start], -start

    return max(votes, key=weight)


def _first_difference(
    source: PreparedSource, part: str, quote: Sequence[_Token], window: Sequence[_Token]
) -> Difference | None:
    keys = SequenceMatcher(None, [t.key for t in quote], [t.key for t in window], autojunk=False)
    blocks = [block for block in keys.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < LEAST_SHARED * len(quote):
        return None
    # The window is wider than the quote: what it has before and after is no difference.
    low = max(0, blocks[0].b - blocks[0].a)
    end = blocks[-1].b + blocks[-1].size
    high = min(len(window), end + len(quote) - blocks[-1].a - blocks[-1].size)
    window = window[low:high]
    texts = SequenceMatcher(None, [t.text for t in quote], [t.text for t in window], autojunk=False)
    changes = [change for change in texts.get_opcodes() if change[0] != "equal"]
    # A first or last word that only lacks the source's punctuation is no difference.
    changes = [c for c in changes if not _only_edges(quote[c[1] : c[2]], window[c[3] : c[4]], c, len(quote))]
    if not changes:
        return None
    _, a0, a1, b0, b1 = changes[0]
    return Difference(
        _passage(part, quote, a0, a1),
        _passage(source.text, window, b0, b1),
        source.line(window[min(b0, len(window) - 1)].start),
        quote[min(a0, len(quote) - 1)].start,
    )


def _only_edges(
    mine: Sequence[_Token], theirs: Sequence[_Token], change: tuple[str, int, int, int, int], length: int
) -> bool:
    at_edge = change[1] == 0 or change[2] == length
    return at_edge and len(mine) == len(theirs) == 1 and mine[0].text in theirs[0].text and mine[0].key == theirs[0].key


def _passage(text: str, tokens: Sequence[_Token], start: int, end: int) -> str:
    """The tokens `start` to `end` of a text with a little of what stands round them."""
    first = max(0, start - _CONTEXT)
    last = min(len(tokens), end + _CONTEXT)
    return text[tokens[first].start : tokens[last - 1].end]
