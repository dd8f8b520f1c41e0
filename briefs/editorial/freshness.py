"""Whether the facts are still fresh on the edition's date, and the edition is not older than its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefs.evidence.checked import CheckedFacts
from briefs.problems import Finding


def check_freshness(facts: CheckedFacts, used: Iterable[str]) -> Iterator[Finding]:
    """W708 and E709 for the facts that a brief uses, and for the sources of these."""
    known = [facts.facts[id] for id in used if id in facts.facts]
    as_of = facts.book.file.edition.as_of
    for fact in known:
        review = fact.fact.review_by
        if review is not None and review < as_of:
            place = facts.book.place("facts", fact.id, "review-by")
            message = f"{fact.id!r} was to be reviewed by {review}, and the edition is of {as_of}"
            yield Finding("W708", place, message, "See whether it still holds, and set the next day for a review.")
    for id in dict.fromkeys(proof.evidence.source for fact in known for proof in fact.proofs):
        yield from _source(facts, id)


def _source(facts: CheckedFacts, id: str) -> Iterator[Finding]:
    file, source = facts.book.file, facts.book.file.sources[id]
    report = source.reports_on
    reported = report.published if report is not None else None
    for day, path, what in (
        (source.published, ("sources", id, "published"), "was published"),
        (reported, ("sources", id, "reports-on", "published"), "reports on what was published"),
    ):
        if day is not None and day > file.edition.as_of:
            message = f"source {id!r} {what} on {day}, after the edition's date, {file.edition.as_of}"
            hint = "Date the edition on or after the last of its sources: `edition: {as-of: ...}`."
            yield Finding("E709", facts.book.place(*path), message, hint)
