"""The letters of all pages of a PDF, from which what is expected is taken away, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .letters import Letters, composed, letters
from .turned import Turned, turned_apart

_TAKEN = "\0"


@dataclass(frozen=True, slots=True)
class Rest:
    """Text of a page that nothing accounts for; `page` counts from 1."""

    page: int
    text: str


class Pool:
    """Pages, read once. What is taken is taken for good.

    `turned` are the lines whose order says nothing.
    """

    def __init__(self, pages: Sequence[str]) -> None:
        apart = [turned_apart(composed(page)) for page in pages]
        self._raw = [straight for straight, _ in apart]
        self.turned = Turned([turned for _, turned in apart])
        self._letters = [letters(page) for page in self._raw]
        self._left = [each.text for each in self._letters]

    def take(self, text: str, *, page: int | None = None, whole_words: bool = True) -> bool:
        """Take the first occurrence of these letters, on one page (from 1) or on any; False where there is none."""
        found = self._find(text, page, whole_words=whole_words) if text else None
        if found is None:
            return False
        self._cross_out(*found, len(text))
        return True

    def has(self, text: str) -> bool:
        return self._find(text, None, whole_words=True) is not None

    def take_all(self, texts: Sequence[str], page: int | None = None) -> bool:
        """Take all of these, or none; nothing is never taken."""
        before = list(self._left)
        if texts and all(self.take(text, page=page) for text in texts):
            return True
        self._left = before
        return False

    def rest(self) -> Iterator[Rest]:
        """What was not taken, in runs, as it is read in the PDF."""
        for number, (left, page, raw) in enumerate(zip(self._left, self._letters, self._raw, strict=True), 1):
            position = 0
            for run in left.split(_TAKEN):
                if run:
                    yield Rest(number, _words(raw, page.offsets[position], page.offsets[position + len(run) - 1] + 1))
                position += len(run) + 1
        for number, text in self.turned.rest():
            yield Rest(number, text)

    def _find(self, text: str, page: int | None, *, whole_words: bool) -> tuple[int, int] | None:
        indices = range(len(self._left)) if page is None else range(page - 1, page)
        for index in indices:
            position = _position(self._left[index], self._letters[index], text, whole_words=whole_words)
            if position is not None:
                return index, position
        return None

    def _cross_out(self, index: int, position: int, length: int) -> None:
        left = self._left[index]
        self._left[index] = left[:position] + _TAKEN * length + left[position + length :]


def _position(left: str, page: Letters, text: str, *, whole_words: bool) -> int | None:
    position = left.find(text)
    while position >= 0:
        end = position + len(text)
        if page.begins[position] and page.begins[end]:
            return position
        if not whole_words and not _cuts_number(page, position) and not _cuts_number(page, end):
            return position
        position = left.find(text, position + 1)
    return None


def _cuts_number(page: Letters, position: int) -> bool:
    """Whether a cut here goes through a number: 12 is no part of 112."""
    return not page.begins[position] and all(_in_number(each) for each in page.text[position - 1 : position + 1])


def _in_number(character: str) -> bool:
    return character.isdigit() or character in ".,:/"


def _words(text: str, start: int, end: int) -> str:
    """These characters, out to the white space on both sides."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return " ".join(text[start:end].split())
