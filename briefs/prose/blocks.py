"""From Markdown to paragraphs, lists and headings, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefs.problems import Finding, Place

from .ast import BulletList, Inlines, ListItem, Paragraph
from .inlines import PlaceOf, build, not_allowed
from .markdown import read_blocks
from .segments import Markdown
from .syntax import BLOCKQUOTE, CODE, NESTED, NUMBERED, RULE, SECOND_PARAGRAPH, TABLE, UNDERLINED, Forbidden

if TYPE_CHECKING:
    from markdown_it.token import Token

_FORBIDDEN: dict[str, Forbidden] = {
    "fence": CODE,
    "code_block": CODE,
    "hr": RULE,
    "blockquote_open": BLOCKQUOTE,
    "ordered_list_open": NUMBERED,
    "table_open": TABLE,
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of any level. `written` is its text as it stands in the file."""

    level: int
    written: str
    inlines: Inlines
    place: Place


@dataclass(slots=True)
class BlockReader:
    """Reads one stretch of Markdown; what it finds is added to `findings`."""

    path: str
    segment: Markdown
    findings: list[Finding] = field(default_factory=list)

    def read(self) -> Iterator[Heading | Paragraph | BulletList]:
        """The blocks in order; those that are not allowed are left out."""
        tokens = iter(read_blocks(self.segment.text))
        for token in tokens:
            if token.type == "heading_open":
                inline = next(tokens)
                inlines, place = self._inlines(inline)
                if token.markup in {"=", "-"}:
                    self.findings.append(not_allowed(UNDERLINED, place, inline.content))
                else:
                    yield Heading(int(token.tag[1]), inline.content, inlines, place)
            elif token.type == "paragraph_open":
                yield Paragraph(*self._inlines(next(tokens)))
            elif token.type == "bullet_list_open":
                yield self._list(token, tokens)
            elif token.type in _FORBIDDEN:
                self._refuse(_FORBIDDEN[token.type], token, tokens)

    def _list(self, opening: Token, tokens: Iterator[Token]) -> BulletList:
        items: list[ListItem] = []
        read = True
        for token in tokens:
            if token.type == "bullet_list_close":
                break
            if token.type == "list_item_open":
                read = False
            elif token.type == "inline" and not read:
                items.append(ListItem(*self._inlines(token)))
                read = True
            elif token.type == "inline":
                self.findings.append(not_allowed(SECOND_PARAGRAPH, self._start(token), token.content))
            elif token.type == "bullet_list_open":
                self._refuse(NESTED, token, tokens)
            elif token.type in _FORBIDDEN:
                self._refuse(_FORBIDDEN[token.type], token, tokens)
        return BulletList(tuple(items), self._start(opening))

    def _refuse(self, kind: Forbidden, opening: Token, tokens: Iterator[Token]) -> None:
        """Say that a block is not allowed, and pass over everything in it."""
        start = self._start(opening)
        line = self.segment.text.split("\n")[start.line - 1 - self.segment.line]
        self.findings.append(not_allowed(kind, start, line))
        depth: int = opening.nesting
        while depth:
            depth += next(tokens).nesting

    def _inlines(self, token: Token) -> tuple[Inlines, Place]:
        place_of = self._place_of(token)
        inlines, findings = build(token.children or [], place_of)
        self.findings.extend(findings)
        return inlines, place_of(0)

    def _start(self, token: Token) -> Place:
        """The first character of a block that is no white space."""
        line = token.map[0] if token.map else 0
        written = self.segment.text.split("\n")[line]
        return Place(self.path, self.segment.line + line + 1, len(written) - len(written.lstrip()) + 1)

    def _place_of(self, token: Token) -> PlaceOf:
        """Where a character of an inline token stands: each line of its content is the rest of a line of the file."""
        first = token.map[0] if token.map else 0
        lines = self.segment.text.split("\n")[first:]
        starts: list[tuple[int, int, int]] = []
        position = 0
        for number, content in enumerate(token.content.split("\n")):
            column = lines[number].rfind(content.strip()) - (len(content) - len(content.lstrip()))
            starts.append((position, self.segment.line + first + number + 1, column))
            position += len(content) + 1

        def place_of(position: int) -> Place:
            start, line, column = max(entry for entry in starts if entry[0] <= position)
            return Place(self.path, line, max(column + position - start, 0) + 1)

        return place_of
