"""What a reader sees of a page, as blocks of pieces: text, and who answers for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from briefs.problems import Place
from briefs.wording import MASK, OTHER_MASK
from briefs.wording.characters import EachCharacter

from .letters import MAY_BREAK


class Medium(StrEnum):
    """Where text is read: some of it is on screen only, some in print only."""

    SCREEN = "screen"
    PRINT = "print"

    __hash__ = str.__hash__  # that of an Enum is in Python, and each piece of a page is asked for its media many times


class Kind(StrEnum):
    """Who answers for a piece: nobody, a fact, for its hedge or mark too, the view, or the author in place."""

    FREE = "free"
    FACT = "fact"
    HEDGE = "hedge"
    MARK = "mark"
    FURNITURE = "furniture"
    ALLOWED = "allowed"


class Piece(NamedTuple):
    """Text of one kind.

    `id` is the fact's; `quoted` tells that it stands in a `q` or `blockquote`; `drawing`, `table` and `row` number the
    drawing, table and row in which it stands, from 1, and are 0 outside of them.
    """

    text: str
    kind: Kind
    media: frozenset[Medium]
    id: str = ""
    quoted: bool = False
    drawing: int = 0
    table: int = 0
    row: int = 0


class Seen(NamedTuple):
    """A piece, and its text, folded."""

    piece: Piece
    text: str


@dataclass(eq=False)
class Block:
    """Pieces that are read as one: a paragraph, a heading, a cell.

    `place` is where its author wrote it, if known. `apart` tells that print adds to it, so that the PDF is searched for
    it in another way: a cell of the head or foot of a table, an entry of a list of contents. Only a block with all
    its pieces is asked what it reads.
    """

    place: Place | None
    apart: bool = False
    pieces: list[Piece] = field(default_factory=list)

    def read(self, medium: Medium) -> Reading:
        return self._read[medium]

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """What is read on each medium, where anything is; once where that is the same."""
        screen, printed = self.read(Medium.SCREEN), self.read(Medium.PRINT)
        both = (screen,) if screen is printed else (screen, printed)
        return tuple([reading for reading in both if reading.pieces])

    @cached_property
    def _read(self) -> dict[Medium, Reading]:
        screen, printed = (
            tuple([piece for piece in self.pieces if medium in piece.media]) for medium in (Medium.SCREEN, Medium.PRINT)
        )
        reading = Reading(screen)
        return {Medium.SCREEN: reading, Medium.PRINT: reading if screen == printed else Reading(printed)}


@dataclass(frozen=True, eq=False)
class Reading:
    """The pieces of a block that are read on a medium."""

    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        return folded("".join([piece.text for piece in self.pieces]))

    @cached_property
    def painted(self) -> str:
        """The text as the typesetter may paint it: where elements meet, apart."""
        return " ".join(MAY_BREAK.join([piece.text for piece in self.pieces]).split())

    @cached_property
    def masked(self) -> str:
        """The text with one mask for each piece that somebody answers for."""
        return masked(self.pieces)

    @cached_property
    def seen(self) -> tuple[Seen, ...]:
        """The pieces that show something."""
        return tuple([Seen(piece, text) for piece in self.pieces if (text := folded(piece.text))])


@dataclass(slots=True)
class Quote:
    """All that stands in a `q` or `blockquote`."""

    place: Place | None
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Claim:
    """What an element says of itself: that it shows a fact, a hedge, a mark, furniture, or words let through.

    `texts` are what it shows, folded: one text, or two where print differs from the screen. An empty text stands there
    only if nothing is shown anywhere.
    """

    kind: Kind
    id: str
    texts: tuple[str, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class ReadOut:
    """An attribute that is read to somebody, or a title: text without elements in it."""

    name: str
    text: str
    place: Place | None


def masked(pieces: Iterable[Piece]) -> str:
    """The text of pieces with one mask for each piece that somebody answers for."""
    return "".join(map(_masked, pieces))


def _masked(piece: Piece) -> str:
    if piece.kind is Kind.FREE:
        return piece.text.replace(MASK, " ").replace(OTHER_MASK, " ")
    return MASK if piece.kind is Kind.FACT else OTHER_MASK


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """Runs of white space (padding is white space too) as one space, without characters that cannot be seen."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_SEEN))
    return " ".join(text.split())


def _as_seen(character: str) -> str:
    return "" if unicodedata.category(character) == "Cf" else character


_SEEN = EachCharacter(_as_seen)
