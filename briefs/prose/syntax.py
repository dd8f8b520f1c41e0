"""The few forms that prose knows besides plain Markdown, and what stands for those it does not know."""

from __future__ import annotations

import re
from dataclasses import dataclass

REFERENCE = re.compile(r"\{([a-z][a-z0-9-]*)(?:\.([a-z][a-z0-9-]*))?\}")
ALLOWED = re.compile(r'\[([^\[\]{}]+)\]\{ok="([^"{}]*)"\}')
SECTION = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Markup that an author may not use. `name` is the rest of a message, `instead` a hint."""

    name: str
    instead: str


_MESSAGE = "Write plain sentences, **strong** and *emphasis*; layout belongs in a template."
_FACTS = "Write {fact-id} or {fact-id.field}: one brace, lower case, no spaces."

TEMPLATE = Forbidden("template code", _FACTS)
IMAGE = Forbidden("a picture", "Pictures are drawn from facts, by a section of kind chart.")
FOOTNOTE = Forbidden("a footnote", "A reference {fact-id} prints its own mark; a caveat belongs in the fact file.")
LINK = Forbidden("a link", "Sources and their addresses are printed from the fact file; refer to a fact: {fact-id}.")
ATTRIBUTE = Forbidden("an attribute", 'Only [words]{ok="why"} is known.')
CODE = Forbidden("code", _MESSAGE)
HTML = Forbidden("HTML", _MESSAGE)
ENTITY = Forbidden("a character reference", "Write the character itself.")
STRUCK = Forbidden("struck text", _MESSAGE)
BRACE = Forbidden("a brace that is no reference", _FACTS)
RULE = Forbidden("a rule", "Leave it out; a new section begins with ## section-id.")
TABLE = Forbidden("a table", "Tables are made from facts by sections of kind figures and matrix; write a bullet list.")
BLOCKQUOTE = Forbidden("a block quotation", "Quote by referring to a fact that has words: {fact-id}.")
NUMBERED = Forbidden("a numbered list", "Write a bullet list: begin each item with '- '.")
NESTED = Forbidden("a list inside a list", "Write one list, or a ### subheading for each part.")
SECOND_PARAGRAPH = Forbidden("a second paragraph in a list item", "Make it a list item of its own.")
DEEP_HEADING = Forbidden("a heading of this level", "Write # for the title, ## for a section, ### inside a section.")
UNDERLINED = Forbidden("an underlined heading", "Begin the heading with #, ## or ### instead.")
BREAK = Forbidden("a forced line break", "Begin a new paragraph with an empty line.")
DIRECTIVE = Forbidden("a block of this kind", 'Only ::: analysis {confidence=medium because="..."} … ::: is known.')

TURNING = Forbidden("a hidden sign that turns the order of characters", "Remove it: a figure would be read backwards.")
TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Overrides, embeddings and isolates of direction; marks of direction (U+200E, U+200F) turn nothing."""

_INLINE = (
    (TEMPLATE, r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{[{%#]"),
    (IMAGE, r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])?"),
    (FOOTNOTE, r"\[\^[^\[\]]*\]"),
    (LINK, r"\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])"),
    (ATTRIBUTE, rf"\[[^\[\]]*\](?!{REFERENCE.pattern})\{{[^{{}}]*\}}"),
    (CODE, r"`+[^`]*`*"),
    (HTML, r"<!--.*?(?:-->|$)|</?[A-Za-z][^<>]*>?|<[!?][^<>]*>?"),
    (ENTITY, r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);"),
    (STRUCK, r"~~[^~]*(?:~~)?"),
    (BRACE, r"\{[^{}\n]*\}?|\}"),
    (BREAK, r"\\(?=\n)"),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.DOTALL)) for kind, pattern in _INLINE)
_STARTS = frozenset("{}![<&`~\\")
#: A stretch of text in which nothing special can begin.
PLAIN = re.compile(f"[^{re.escape(''.join(sorted(_STARTS)))}]+")


def forbidden_at(text: str, position: int) -> tuple[Forbidden, re.Match[str]] | None:
    """The forbidden form that begins at this character, if any does."""
    if text[position] in _STARTS:
        for kind, pattern in _PATTERNS:
            if match := pattern.match(text, position):
                return kind, match
    return None
