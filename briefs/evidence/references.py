"""Whether the ids that a fact file names exist, so that nothing is checked true that rests on what is not there."""

from __future__ import annotations

from briefs.model import FactFile
from briefs.model.book import FactBook
from briefs.model.references import check_references as findings_of
from briefs.problems import Findings


def check_references(book: FactBook) -> Findings:
    """The findings for unknown ids and ids used twice (E110, E105).

    Whoever loads a fact file looks for them too, also in files that fit no model; so a file that has none is not
    searched again.
    """
    return () if _all_known(book.file) else findings_of(book.located)


def _all_known(file: FactFile) -> bool:
    actors, dimensions, measures, sources = (
        {None, *known} for known in (file.actors, file.dimensions, file.measures, file.sources)
    )
    facts = file.facts.keys()
    return (
        all(
            fact.actor in actors
            and fact.dimension in dimensions
            and fact.measure in measures
            and all(evidence.source in sources for evidence in fact.evidence)
            for fact in file.facts.values()
        )
        and all(gap.actor in actors and gap.dimension in dimensions for gap in file.gaps)
        and all(derived.dimension in dimensions for derived in file.derived.values())
        and all(id in facts for discrepancy in file.discrepancies for id in discrepancy.facts)
        and not facts & file.derived.keys()
    )
