"""The quotes of all facts, found in their sources."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.model import Evidence, Fact
from briefs.model.book import FactBook
from briefs.problems import Finding, Place
from briefs.quotes import Match, PreparedSource, find, nearest, split_parts, too_short, written_position

from .checked import Span
from .saying import shown
from .sources import Prepared, reading_language

JOINT = " [...] "
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote at its place in a source. `number` is its place in the fact's evidence, from 0."""

    number: int
    evidence: Evidence
    source: PreparedSource
    match: Match
    language: str
    verbatim: str

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its parts stand in the text as read."""
        original = self.source.compared.original
        return tuple(Span(self.evidence.source, *original(start, end)) for start, end in self.match.parts)

    def written_position(self, start: int) -> int:
        """The character of the quote as its author wrote it that is the compared one at `start` of the source."""
        for number, (first, last) in enumerate(self.match.parts):
            if first <= start < last:
                return written_position(self.evidence.quote, number, start - first)
        raise ValueError(f"{start} is not in the quote")

    def in_verbatim(self, start: int, end: int) -> tuple[int, int]:
        """The range of `verbatim` that shows the compared characters `start` to `end`, which lie in one part."""
        before = 0
        for first, last in self.match.parts:
            if first <= start and end <= last:
                if self.source.compared.composed:
                    return before + start - first, before + end - first
                length = len(self.source.verbatim(start, end))
                upto = before + len(self.source.verbatim(first, end))
                return upto - length, upto
            before += len(self.source.verbatim(first, last)) + len(JOINT)
        raise ValueError(f"{start}..{end} is not in the quote")


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact with those of its quotes that were found."""

    id: str
    fact: Fact
    quotes: tuple[FoundQuote, ...]

    @property
    def complete(self) -> bool:
        return len(self.quotes) == len(self.fact.evidence)

    @property
    def first(self) -> FoundQuote | None:
        """The first piece of evidence, if it was found."""
        return self.quotes[0] if self.quotes and self.quotes[0].number == 0 else None


def find_quotes(book: FactBook, prepared: Prepared, findings: list[Finding]) -> tuple[FoundFact, ...]:
    """Find all quotes; add a finding for each that is too short (E202), absent (E203) or ambiguous (E204)."""
    found = []
    languages = {id: reading_language(source.language) or "en" for id, source in book.file.sources.items()}
    for id, fact in book.file.facts.items():
        quotes = []
        for number, evidence in enumerate(fact.evidence):
            source = prepared.get(evidence.source)
            if source is None:
                continue
            match = _choose(book, prepared, source, (id, number), findings)
            if match is not None:
                verbatim = JOINT.join([source.verbatim(start, end) for start, end in match.parts])
                language = languages[evidence.source]
                quotes.append(FoundQuote(number, evidence, source, match, language, verbatim))
        found.append(FoundFact(id, fact, tuple(quotes)))
    return tuple(found)


def _choose(
    book: FactBook, prepared: Prepared, source: PreparedSource, key: tuple[str, int], findings: list[Finding]
) -> Match | None:
    """The one place of a quote that is meant, or None after adding a finding."""
    evidence = book.file.facts[key[0]].evidence[key[1]]
    lack = too_short(evidence.quote)
    if lack is not None:
        hint = "Quote at least two words, and enough of the sentence to show what is meant."
        message = f"the quote is too short: {lack}: {shown(evidence.quote)}"
        findings.append(Finding("E202", _place(book, key, "quote"), message, hint))
        return None
    matches = find(source, evidence.quote)
    if not matches:
        absence = _explain_absence(book, prepared, evidence)
        place = _place(book, key, "quote", at=absence.position)
        findings.append(Finding("E203", place, absence.message, absence.hint))
        return None
    if evidence.occurrence is None and len(matches) == 1:
        return matches[0]
    if evidence.occurrence is not None and evidence.occurrence <= len(matches):
        return matches[evidence.occurrence - 1]
    findings.append(_ambiguous(book, source, key, matches))
    return None


def _place(book: FactBook, key: tuple[str, int], field: str, *, at: int | None = None) -> Place:
    return book.place("facts", key[0], "evidence", key[1], field, at=at)


def _ambiguous(book: FactBook, source: PreparedSource, key: tuple[str, int], matches: tuple[Match, ...]) -> Finding:
    evidence = book.file.facts[key[0]].evidence[key[1]]
    path = book.file.sources[evidence.source].file
    lines = [f"{n} (line {source.line(m.parts[0][0])})" for n, m in enumerate(matches[:_MOST_NAMED], start=1)]
    more = ", ..." if len(matches) > _MOST_NAMED else ""
    times = "once" if len(matches) == 1 else f"{len(matches)} times"
    message = f"the quote stands in {path} {times}: {shown(evidence.quote)}"
    field = "quote"
    if evidence.occurrence is not None:
        message += f"; there is no occurrence {evidence.occurrence}"
        field = "occurrence"
    hint = f"Quote more of the sentence, or say which one is meant with `occurrence:` {', '.join(lines)}{more}"
    return Finding("E204", _place(book, key, field), message, hint)


@dataclass(frozen=True, slots=True)
class _Absence:
    """Why a quote is not in its source. `position` is the character of the quote that is to blame, None for all."""

    message: str
    hint: str
    position: int | None = None


def _explain_absence(book: FactBook, prepared: Prepared, evidence: Evidence) -> _Absence:
    """The first difference between a quote and its source, or where else it stands."""
    begin = "the quote is not in its source"
    for id, other in prepared.items():
        if id != evidence.source and (matches := find(other, evidence.quote)):
            line = other.line(matches[0].parts[0][0])
            where = f"{book.file.sources[id].file} line {line}"
            return _Absence(f"{begin}: {shown(evidence.quote)}; it stands in {where}", f"Write `source: {id}`.")
    source = prepared[evidence.source]
    path = book.file.sources[evidence.source].file
    parts = split_parts(evidence.quote)
    missing = next((number for number, part in enumerate(parts) if not find(source, part)), None)
    if missing is None:
        message = f"the parts of the quote do not stand in this order in one paragraph of {path}"
        hint = "Quote each paragraph for itself, as a piece of evidence of its own."
        return _Absence(f"{message}: {shown(evidence.quote)}", hint)
    difference = nearest(source, parts[missing])
    if difference is None:
        hint = f"Copy it from {path}; every letter, digit and sign counts."
        position = written_position(evidence.quote, missing, 0) if missing else None
        return _Absence(f"{begin}: {shown(parts[missing])}", hint, position)
    message = f"{begin}: {shown(difference.quoted)}; the source has {shown(difference.found)}"
    hint = "Copy the words as they stand there; only line breaks, kinds of quotation marks and dashes may differ."
    position = written_position(evidence.quote, missing, difference.position)
    return _Absence(f"{message} ({path} line {difference.line})", hint, position)
