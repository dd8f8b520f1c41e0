"""Quotes and words that leave out a `not` beside them, and so say the opposite of their source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from briefs.model.book import FactBook
from briefs.problems import Finding
from briefs.quotes import PreparedSource, sentence_end, sentence_start

from .quoting import FoundFact, FoundQuote
from .saying import shown
from .words import FoundWords

_WORD = (
    r"\b(?:not|never|no|nor|neither|none|nobody|nothing|without|cannot|hardly|scarcely|barely|unlikely|untrue|false"
    r"|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)(?:\sto)?|fail(?:s|ed|ing)?\sto)\b|\b\w+n't\b"
)
_NEGATION = re.compile(_WORD, re.IGNORECASE)
#: At most an adverb, or words up to `that` or `to`, may stand between it and what it denies.
_BEFORE = re.compile(
    rf"({_WORD})(?:\s(?:yet|even|ever|\w+ly))?(?:(?:\s[^\s,;:.!?\"'()]+){{0,2}}\s(?:that|to))?\s\Z", re.IGNORECASE
)
#: How many characters such words have at most.
_NEAR = 60


def check_negations(book: FactBook, facts: Sequence[FoundFact], words: Mapping[str, FoundWords]) -> Iterator[Finding]:
    """Report quotes and words without a negation that stands beside them in the source (E219); English sources only."""
    for fact in facts:
        for quote in fact.quotes:
            if quote.language.partition("-")[0] == "en":
                yield from _check_quote(book, fact.id, quote)
        found = words.get(fact.id)
        if found is not None and found.quote.language.partition("-")[0] == "en":
            lost = _before(found.quote.source, found.start)
            if lost is not None:
                hint = "Begin the words with it; readers see nothing else of the sentence."
                yield _left_out("words leave", lost, hint, book, "facts", fact.id, "words")


def _check_quote(book: FactBook, id: str, quote: FoundQuote) -> Iterator[Finding]:
    source, parts = quote.source, quote.match.parts
    lost = [_before(source, parts[0][0])]
    lost += [_between(source, end, start) for (_, end), (start, _) in pairwise(parts)]
    for (start, _), word in zip(parts, lost, strict=True):
        if word is not None:
            at = quote.written_position(start)
            hint = "Quote these words too: without them the sentence may say the opposite."
            yield _left_out("quote leaves", word, hint, book, "facts", id, "evidence", quote.number, "quote", at=at)


def _before(source: PreparedSource, at: int) -> str | None:
    """The negation that stands directly before a character, in its sentence."""
    if not source.text[max(0, at - 2) : at].strip().isalpha():  # a sentence or clause begins here, as most quotes do
        return None
    match = _BEFORE.search(source.text, max(0, at - _NEAR), at)
    return match[1] if match and match.start() >= sentence_start(source, at) else None


def _between(source: PreparedSource, end: int, start: int) -> str | None:
    """The negation in what `[...]` leaves out of a sentence; of whole sentences, only in the one that goes on."""
    begin = end if sentence_end(source, end) >= start else sentence_start(source, start)
    match = _NEGATION.search(source.text, begin, start)
    return match[0] if match else None


def _left_out(what: str, lost: str, hint: str, book: FactBook, *path: str | int, at: int | None = None) -> Finding:
    return Finding("E219", book.place(*path, at=at), f"the {what} out {shown(lost)} beside it in the source", hint)
