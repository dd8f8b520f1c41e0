"""Whether the ids that a fact file names exist, so that nothing is checked true that rests on what is not there."""

from __future__ import annotations

from briefs.model.book import FactBook
from briefs.model.references import all_known
from briefs.model.references import check_references as findings_of
from briefs.problems import Findings


def check_references(book: FactBook) -> Findings:
    """The findings for unknown ids and ids used twice (E110, E105).

    Whoever loads a fact file looks for them too, also in files that fit no model; so a file that has none is not
    searched again.
    """
    file = book.file
    return () if all_known(file) and not file.facts.keys() & file.derived.keys() else findings_of(book.located)
