"""Check every fact against the sources, and the facts against each other."""

from __future__ import annotations

from collections.abc import Mapping

from briefs.model.book import FactBook, SourceText
from briefs.problems import Finding, Findings, errors, in_order
from briefs.yaml_reader import collector_paused

from .actors import check_actors
from .checked import CheckedDerived, CheckedDiscrepancy, CheckedFact, CheckedFacts, Proof, Span
from .contradictions import check_contradictions
from .derived import Derivation, derive
from .figures import FoundFigure, check_claims, find_figures
from .marking import COMPUTED, DISCREPANCY, Kept, numbered, source_letters
from .matrix import check_matrix
from .negations import check_negations
from .quoting import FoundFact, FoundQuote, find_quotes
from .references import check_references
from .sources import check_sources, prepare_sources
from .speakers import check_speakers
from .times import check_times, marked_dates
from .words import FoundWords, find_words

__all__ = [
    "CheckedDerived",
    "CheckedDiscrepancy",
    "CheckedFact",
    "CheckedFacts",
    "Kept",
    "Proof",
    "Span",
    "check",
]


def check(
    book: FactBook, texts: Mapping[str, SourceText], kept: Kept | None = None
) -> tuple[CheckedFacts | None, Findings]:
    """Check a fact file against the texts of its sources; all findings at once, in the order of the file.

    Marks that were given before are `kept`. There are no checked facts where there is an error, nor where the text of a
    source is not given: whoever read the sources has the finding for it.
    """
    with collector_paused():
        return _check(book, texts, kept or Kept())


def _check(book: FactBook, texts: Mapping[str, SourceText], kept: Kept) -> tuple[CheckedFacts | None, Findings]:
    findings: list[Finding] = [*check_references(book)]
    prepared = prepare_sources(book, texts)
    findings += check_sources(book, texts, prepared)
    facts = find_quotes(book, prepared, findings)
    figures = find_figures(book, facts, findings)
    words = find_words(book, facts, findings)
    findings += check_claims(book, figures)
    findings += check_negations(book, facts, words)
    findings += check_times(book, facts, figures)
    findings += check_speakers(book, facts, words, figures)
    findings += check_actors(book, facts, figures)
    findings += check_matrix(book)
    findings += check_contradictions(book, figures)
    derived = derive(book, figures, findings)
    if errors(findings) or len(prepared) < len(book.file.sources):
        return None, in_order(findings)
    return _checked(book, texts, (facts, figures, words, derived), kept), in_order(findings)


def _checked(
    book: FactBook,
    texts: Mapping[str, SourceText],
    found: tuple[tuple[FoundFact, ...], Mapping[str, FoundFigure], Mapping[str, FoundWords], Mapping[str, Derivation]],
    kept: Kept,
) -> CheckedFacts:
    facts, figures, words, derived = found
    letters = source_letters(book.file.sources, dict(kept.letters))
    marks = numbered(((fact.id, letters[fact.fact.evidence[0].source]) for fact in facts), dict(kept.marks))
    of_derived = numbered(((id, COMPUTED) for id in derived), dict(kept.marks))
    of_discrepancies = numbered(((one.facts, DISCREPANCY) for one in book.file.discrepancies), dict(kept.discrepancies))
    return CheckedFacts(
        book=book,
        texts=texts,
        letters=letters,
        facts={
            fact.id: _checked_fact(book, fact, mark, figures.get(fact.id), words.get(fact.id))
            for fact, mark in zip(facts, marks, strict=True)
        },
        derived={
            id: CheckedDerived(id, mark, book.file.derived[id], one.figure, one.amount, one.inputs, one.facts)
            for mark, (id, one) in zip(of_derived, derived.items(), strict=True)
        },
        discrepancies=tuple(
            CheckedDiscrepancy(mark, one.facts, one.note)
            for mark, one in zip(of_discrepancies, book.file.discrepancies, strict=True)
        ),
    )


def _checked_fact(
    book: FactBook, found: FoundFact, mark: str, figure: FoundFigure | None, words: FoundWords | None
) -> CheckedFact:
    proofs = tuple(
        Proof(quote.evidence, quote.spans, quote.verbatim, _marked(found, quote, figure, words))
        for quote in found.quotes
    )
    return CheckedFact(
        id=found.id,
        mark=mark,
        fact=found.fact,
        proofs=proofs,
        figure=figure.figure if figure else None,
        words=words.quote.source.verbatim(words.start, words.end) if words else None,
        translated=book.file.sources[found.fact.evidence[0].source].translation is not None,
    )


def _marked(
    found: FoundFact, quote: FoundQuote, figure: FoundFigure | None, words: FoundWords | None
) -> tuple[tuple[int, int], ...]:
    """The ranges of a quote that hold the fact's figure, words or dates."""
    if figure is not None:
        return tuple(quote.in_verbatim(place.start, place.end) for place in figure.places if place.quote is quote)
    if words is not None:
        return (quote.in_verbatim(words.start, words.end),) if words.quote is quote else ()
    if found.fact.when is not None:
        return marked_dates(quote.verbatim, quote.language, [found.fact.when])
    return ()
