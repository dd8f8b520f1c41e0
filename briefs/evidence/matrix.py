"""The comparison matrix: every cell has facts, or is a declared gap."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.model.book import FactBook
from briefs.problems import Finding

Cells = dict[tuple[str, str], str]


def check_matrix(book: FactBook) -> Iterator[Finding]:
    """Report empty cells (E301), gaps that have facts (E302) or are no cell (E308), one-sided comparisons (E310)."""
    file = book.file
    facts: Cells = {}
    for id, fact in file.facts.items():
        if fact.actor is not None and fact.dimension is not None:
            facts.setdefault((fact.actor, fact.dimension), id)
    yield from _check_gaps(book, facts)
    yield from _check_comparisons(book, facts)
    filled = facts.keys() | {(gap.actor, gap.dimension) for gap in file.gaps}
    for id, dimension in file.dimensions.items():
        for actor in file.actors if dimension.matrix else ():
            if (actor, id) not in filled:
                message = f"no fact and no declared gap for {file.actors[actor].name} on {dimension.label!r}"
                hint = f"Add a fact, or, if the sources say nothing, the gap {{actor: {actor}, dimension: {id}}}."
                yield Finding("E301", book.located.place(("dimensions", id), key=True), message, hint)


def _check_gaps(book: FactBook, facts: Cells) -> Iterator[Finding]:
    file = book.file
    for number, gap in enumerate(file.gaps):
        cell = (gap.actor, gap.dimension)
        if gap.actor not in file.actors or gap.dimension not in file.dimensions:
            continue  # An unknown id has its own finding.
        shown = f"{file.actors[gap.actor].name}, {file.dimensions[gap.dimension].label!r}"
        place = book.place("gaps", number)
        if not file.dimensions[gap.dimension].matrix:
            message = f"the gap ({shown}) is no cell: the dimension has `matrix: no`"
            yield Finding("E308", place, message, "Remove the gap, or the `matrix: no`.")
        elif cell in facts:
            yield Finding("E302", place, f"the gap ({shown}) has facts, such as {facts[cell]!r}", "Remove the gap.")


def _check_comparisons(book: FactBook, facts: Cells) -> Iterator[Finding]:
    file = book.file
    for id, dimension in file.dimensions.items():
        silent = [actor.name for key, actor in file.actors.items() if not dimension.matrix or (key, id) not in facts]
        if dimension.compared is not None and silent:
            message = f"nothing to compare on {dimension.label!r}: there is no fact of {silent[0]} in its row"
            place = book.place("dimensions", id, "compared")
            yield Finding("E310", place, message, "Remove `compared`, or add the fact.")
