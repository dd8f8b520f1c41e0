"""Where one word ends and the next begins, of what is painted apart: lines, columns, boxes beside each other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise, product
from xml.etree.ElementTree import Element

from .blocks import is_block
from .nodes import Content, Tag
from .page import printed_text

Place = tuple[int, int]
_TO_THE_LEFT = frozenset({"R", "AL"})


def apart(document: Tag, root: Element, said: Mapping[Place, str]) -> Iterator[Place]:
    """The numbers of page and content of what a space belongs behind: the page has one there, and nothing paints it.

    `root` is the page, `said` are the texts of all content. Where something is written from right to left, it stays as
    it is: readers turn such lines, and each in another way.
    """
    neighbours = frozenset(pairwise(printed_text(root).casefold().split()))
    for line in _lines(document):
        yield from _apart([(each.page, each.mcid) for each in line], said, neighbours)


def _lines(tag: Tag) -> Iterator[list[Content]]:
    """What is read in one go, in order. In a picture nothing is read."""
    if tag.kind != "Figure":
        yield list(_in_line(tag))
        for kid in tag.kids:
            if isinstance(kid, Tag) and is_block(kid):
                yield from _lines(kid)


def _in_line(tag: Tag) -> Iterator[Content]:
    for kid in tag.kids:
        if isinstance(kid, Content):
            yield kid
        elif isinstance(kid, Tag) and not is_block(kid):
            yield from _in_line(kid)


def _apart(line: list[Place], said: Mapping[Place, str], neighbours: frozenset[tuple[str, str]]) -> Iterator[Place]:
    texts = [_visible(said.get(place, "")).casefold() for place in line]
    if any(map(_runs_to_the_left, texts)):
        return
    painted = [index for index, text in enumerate(texts) if text.strip()]
    word = ""
    for one, two in pairwise(painted):
        word = _last_word(word + texts[one])
        is_painted = texts[one][-1].isspace() or texts[two][0].isspace()
        if not is_painted and not neighbours.isdisjoint(
            product({word, _last_word(texts[one])}, _first_words(texts[two:]))
        ):
            yield line[one]
            word = ""


def _last_word(text: str) -> str:
    """The word that a text ends with; nothing where it ends with a space."""
    return "" if text[-1].isspace() else text.rsplit(maxsplit=1)[-1]


def _first_words(texts: list[str]) -> Iterator[str]:
    """The first word of texts, as it is if they go on in one another or not; they do not begin with a space."""
    word = ""
    for text in texts:
        first = text.split(maxsplit=1)[0] if text and not text[0].isspace() else ""
        word += first
        yield word
        if first != text:
            break


def _visible(text: str) -> str:
    return text if text.isascii() else "".join(each for each in text if unicodedata.category(each) != "Cf")


def _runs_to_the_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(each) in _TO_THE_LEFT for each in text)
