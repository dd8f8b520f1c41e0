"""What authors typed in sentences and should have referred to: in prose, and in the texts of the fact file."""

from __future__ import annotations

from briefs.evidence.checked import CheckedFacts
from briefs.evidence.texts import Texts
from briefs.problems import Findings
from briefs.prose import Allowances, lint, lint_inline
from briefs.topic import ProseFile


def check_sentences(facts: CheckedFacts) -> Findings:
    """What is wrong in the title and texts of the fact file, whether a brief shows them or not.

    Digits (E402), amounts in words (E403, W404), quotations (E405), references that lead nowhere (E401).
    """
    allowances = _allowances(facts, frozenset(), "en")
    book = facts.book
    title = lint_inline(book.file.title, book.place("title"), allowances)  # it stands at the foot of each page
    texts = Texts(facts)
    typed = (finding for text, place_of in texts.sentences() for finding in lint_inline(text, place_of, allowances))
    return (*title, *typed, *texts.dangling())


def check_prose(facts: CheckedFacts, prose: ProseFile, counts: frozenset[int], language: str) -> Findings:
    """The same in prose; `counts` are the numbers that a small number in words may equal."""
    return lint(prose.text, prose.path, _allowances(facts, counts, language))


def _allowances(facts: CheckedFacts, counts: frozenset[int], language: str) -> Allowances:
    file = facts.book.file
    figures = tuple((id, fact.figure) for id, fact in file.facts.items() if fact.figure is not None)
    amounts = frozenset({id for id, _ in figures} | file.derived.keys())
    own = frozenset({len(file.actors), len(file.sources)})
    return Allowances(file.names, own | counts, figures, language, amounts)
