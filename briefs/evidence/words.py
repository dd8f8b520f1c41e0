"""Words: verbatim in their quote, and between quotation marks in the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefs.model.book import FactBook
from briefs.problems import Finding
from briefs.quotes import find_within, in_quotation_marks, nearest, plain, written_position

from .quoting import FoundFact, FoundQuote
from .saying import shown


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Where the first piece of evidence gives the words: compared characters `start` to `end` of its source."""

    quote: FoundQuote
    start: int
    end: int


def find_words(book: FactBook, facts: Sequence[FoundFact], findings: list[Finding]) -> Mapping[str, FoundWords]:
    """Find all quoted words; what is not in the quote, or not quoted in the source, is a finding (E210)."""
    found = {}
    for fact in facts:
        words, quote = fact.fact.words, fact.first
        if words is None or quote is None:
            continue
        places = _places(quote, plain(words))
        quoted = [place for place in places if in_quotation_marks(quote.source, place.start, place.end)]
        if quoted:
            found[fact.id] = quoted[0]
            continue
        at = None
        if places:
            message = f"the words {shown(words)} do not stand between quotation marks in the source"
            hint = "Quote them without the marks themselves, or make them a statement instead of `words`."
        else:
            message = f"the words {shown(words)} are not in the quote"
            hint = "Copy them from the quote, whole words, exactly as they stand."
            difference = nearest(quote.source, plain(words))
            at = written_position(words, 0, difference.position) if difference is not None else None
        findings.append(Finding("E210", book.place("facts", fact.id, "words", at=at), message, hint))
    return found


def _places(quote: FoundQuote, words: str) -> list[FoundWords]:
    """Where the words stand whole in the quote."""
    divides = quote.source.divides
    return [
        FoundWords(quote, start, end)
        for start, end in find_within(quote.source, words, quote.match)
        if not divides(start) and not divides(end)
    ]
