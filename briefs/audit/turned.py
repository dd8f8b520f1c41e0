"""Lines of a PDF that hold writing from right to left.

Where a line mixes directions, a reader of PDF guesses their order, and each reader guesses otherwise: `B2` may come
back as `2B`, a bracket turned round, words in any order. So of such lines only the letters are counted: each one must
be expected somewhere, and nothing else may stand there. Their order is not seen.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress

from .letters import letters

_DIRECTIONS = frozenset({"R", "AL"})
_TURNED = str.maketrans("»›”’", "«‹“‘")


def runs_to_the_left(text: str) -> bool:
    """Whether a text holds a letter of a script that is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in _DIRECTIONS for character in text)


def turned_apart(page: str) -> tuple[str, str]:
    """The text of a page without the lines that may be turned, and those lines."""
    if not runs_to_the_left(page):
        return page, ""
    lines = page.splitlines(keepends=True)
    turned = [runs_to_the_left(line) for line in lines]
    return "".join(compress(lines, (not each for each in turned))), "".join(compress(lines, turned))


class Turned:
    """The letters of such lines, page by page."""

    def __init__(self, pages: Sequence[str]) -> None:
        self._left = [_counted(page) for page in pages]

    def take(self, text: str) -> bool:
        """Take all letters of a text, which may go on over pages; False where one of them is not there."""
        wanted = _counted(text)
        if not wanted or not wanted <= sum(self._left, Counter()):
            return False
        for number, page in enumerate(self._left):
            found = wanted & page
            self._left[number] = page - found
            wanted -= found
        return True

    def rest(self) -> Iterator[tuple[int, str]]:
        """What was not taken: the number of the page, from 1, and its letters in the order of their codes."""
        for number, page in enumerate(self._left, 1):
            if page:
                yield number, "".join(sorted(page.elements()))


def _counted(text: str) -> Counter[str]:
    return Counter(letters(text).text.translate(_TURNED))
