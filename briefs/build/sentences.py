"""What authors typed in sentences and should have referred to: in prose, and in the texts of the fact file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefs.evidence.checked import CheckedFacts
from briefs.evidence.texts import texts_of
from briefs.model.book import FactBook
from briefs.problems import Finding, Findings, Place
from briefs.prose import Allowances, lint, lint_inline
from briefs.topic import ProseFile

_BEHIND_LETTER = re.compile(r"(?<=[^\W\d_])[0-9²³]+")


def check_sentences(facts: CheckedFacts) -> Findings:
    """What is wrong in the title and texts of the fact file, whether a brief shows them or not.

    Digits (E402), amounts in words (E403, W404), quotations (E405), references that lead nowhere (E401).
    """
    allowances = _allowances(facts, frozenset(), "en")
    book = facts.book
    title = lint_inline(book.file.title, book.place("title"), allowances)  # it stands at the foot of each page
    texts = texts_of(facts)
    typed = (finding for text, place_of in texts.sentences() for finding in lint_inline(text, place_of, allowances))
    return (*title, *typed, *texts.dangling(), *_check_units(book, allowances))


def _check_units(book: FactBook, allowances: Allowances) -> Iterator[Finding]:
    """Amounts in units, which are printed as a part of each figure; a digit behind a letter (`CO2`, `m²`) is none."""
    for unit in dict.fromkeys(measure.unit for measure in book.file.measures.values()):
        for found in lint_inline(_BEHIND_LETTER.sub("", unit), Place(book.located.path), allowances):
            for id, measure in book.file.measures.items():
                if measure.unit == unit:
                    hint = "The scale of a figure is read from its source: {figure} prints it. Name the bare unit."
                    yield replace(found, place=book.place("measures", id, "unit"), hint=hint)


def check_prose(facts: CheckedFacts, prose: ProseFile, counts: frozenset[int], language: str) -> Findings:
    """The same in prose; `counts` are the numbers that a small number in words may equal."""
    return lint(prose.text, prose.path, _allowances(facts, counts, language))


def _allowances(facts: CheckedFacts, counts: frozenset[int], language: str) -> Allowances:
    file = facts.book.file
    figures = tuple((id, fact.figure) for id, fact in file.facts.items() if fact.figure is not None)
    amounts = frozenset({id for id, _ in figures} | file.derived.keys())
    own = frozenset({len(file.actors), len(file.sources)})
    return Allowances(file.names, own | counts, figures, language, amounts)
