"""Notes on discrepancies: told wherever one of their facts is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from briefs.evidence.checked import CheckedDiscrepancy
from briefs.prose import references

from .cited import EvidenceView
from .context import Context


class Notes:
    """The notes of the discrepancies that concern a brief.

    A discrepancy is told wherever one of its facts is printed; a note that prints further facts brings theirs. Where
    the brief has a section of discrepancies (`listed`), a note ends with the marks of the facts that it does not cite.
    """

    def __init__(self, context: Context, *, everything: bool, listed: bool = False) -> None:
        self._context = context
        self._listed = listed
        self._html: dict[str, Markup] = {}
        concerned = set(context.ledger.used)
        indexed = list(enumerate(context.checked.discrepancies))
        found = True
        while found:
            found = False
            for index, discrepancy in indexed:
                new = discrepancy.mark not in self._html
                if new and (everything or not concerned.isdisjoint(discrepancy.facts)):
                    before = context.ledger.printed
                    self._html[discrepancy.mark] = self._note(index, discrepancy)
                    concerned |= context.ledger.printed - before
                    found = True

    @property
    def discrepancies(self) -> tuple[tuple[CheckedDiscrepancy, Markup], ...]:
        """Those that are told, in the file's order."""
        told = (each for each in self._context.checked.discrepancies if each.mark in self._html)
        return tuple((each, self._html[each.mark]) for each in told)

    def of(self, row: EvidenceView) -> tuple[Markup, ...]:
        """The notes of a row in full."""
        return tuple(
            Markup('<span class="letter" data-mark="{0}">{0}</span> {1}').format(each.mark, note)
            for each, note in self._concerning(row)
        )

    def once(self, rows: Sequence[EvidenceView], *, elsewhere: bool) -> tuple[EvidenceView, ...]:
        """Rows of a table with each note in full at its first row only, or not at all if it is told `elsewhere`."""
        told: set[str] = set()
        noted = []
        for row in rows:
            full, marks = [], []
            for each, note in self._concerning(row):
                if elsewhere or each.mark in told:
                    marks.append(self._context.printer.mark(each.mark))
                else:
                    told.add(each.mark)
                    full.append(
                        Markup('<span class="letter" id="e-{0}" data-mark="{0}">{0}</span> {1}').format(each.mark, note)
                    )
            if marks:
                seen = self._context.phrases("see-discrepancy", marks=Markup(" ").join(marks))
                full.append(Markup('<span class="glue">{}</span>').format(seen))
            noted.append(replace(row, notes=tuple(full)))
        return tuple(noted)

    def _concerning(self, row: EvidenceView) -> tuple[tuple[CheckedDiscrepancy, Markup], ...]:
        return tuple((each, note) for each, note in self.discrepancies if row.id in each.facts)

    def _note(self, index: int, discrepancy: CheckedDiscrepancy) -> Markup:
        self._context.ledger.mark(discrepancy.mark, discrepancy.mark)
        note = self._context.texts.at(discrepancy.note, "discrepancies", index, "note")
        cited = {reference.id for reference in references(note)}
        others = [id for id in discrepancy.facts if id not in cited] if self._listed else ()
        return self._context.inline.html(note, marks=others)
