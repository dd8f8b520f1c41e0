"""Markdown as prose knows it: CommonMark without HTML, links, pictures and code, with our own inline forms."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .syntax import ALLOWED, REFERENCE, Forbidden, forbidden_at

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_REPLACED = ("reference", "link", "image", "autolink", "html_inline", "entity", "backticks")


def read_blocks(text: str) -> list[Token]:
    """The tokens of a text; inline tokens of the types `reference`, `allowed` and `forbidden` are ours.

    Their `meta` holds `position` in the content of the inline token, the `match`, and the `kind` of what is forbidden.
    """
    return _reader().parse(text)


def read_inline(text: str) -> list[Token]:
    """The inline tokens of one sentence or more, without blocks."""
    (inline,) = _reader().parseInline(text)
    return inline.children or []


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # slow to load, and checking facts alone needs no Markdown

    reader = MarkdownIt("commonmark", {"html": False})
    reader.disable(_REPLACED)
    reader.enable("table")
    reader.inline.ruler.before("escape", "briefs", _our_forms)
    return reader


def _our_forms(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the signature is markdown_it's
    found = _form_at(state.src, state.pos)
    if found is None:
        return False
    name, kind, match = found
    if not silent:
        token = state.push(name, "", 0)
        token.meta = {"position": state.pos, "match": match, "kind": kind}
    state.pos = match.end()
    return True


def _form_at(text: str, position: int) -> tuple[str, Forbidden | None, re.Match[str]] | None:
    for name, pattern in (("reference", REFERENCE), ("allowed", ALLOWED)):
        if match := pattern.match(text, position):
            return name, None, match
    found = forbidden_at(text, position)
    return None if found is None else ("forbidden", *found)
