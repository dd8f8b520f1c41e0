"""Whether what different readers are told agrees: one fact, read back from each page, rounded alike.

A page shows a figure rounded to the significant digits that its audience declares. Rounded further to the coarsest that
any of the audiences declares, all pages must show the same: $1.45 billion on one page rounds to $1.5 billion, which a
page with $1.4 billion contradicts. Dates are not rounded: pages in one language have a form of each in common.

Read back are figures as English writes them; the head of a table's column says the scale of what stands below it, so a
bare number may have the scale that fits best.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from briefs.evidence.checked import CheckedDerived, CheckedFact, CheckedFacts
from briefs.model.audience import Audience
from briefs.numbers import Figure, FigureError, HedgeKind, read_figure, show_time
from briefs.numbers.rounding import round_significant
from briefs.problems import Finding, Place, in_order

_SCALES = (0, 3, 6, 9, 12)
_DAYS = "days"


@dataclass(frozen=True, slots=True)
class ShownPage:
    """What a page shows of each fact, by id, as the view has recorded it; `place` is the prose it was made from."""

    audience: Audience
    language: str
    renderings: Mapping[str, Collection[str]]
    quotations: Mapping[str, Collection[str]]
    place: Place


def check_renderings(facts: CheckedFacts, pages: Iterable[ShownPage]) -> tuple[Finding, ...]:
    """E710 for each fact that two pages show differently, at the page that rounds it further."""
    pages = tuple(pages)
    digits = [page.audience.significant_digits for page in pages if page.audience.significant_digits is not None]
    coarsest = min(digits, default=None)
    found: list[Finding] = []
    for id in dict.fromkeys(id for page in pages for id in page.renderings):
        known = facts.get(id)
        if known is not None and known.figure is not None:
            found += _figures(known, pages, coarsest)
        elif isinstance(known, CheckedFact) and known.fact.when is not None:
            found += _dates(id, pages)
    return in_order(found)


def _figures(
    known: CheckedFact | CheckedDerived, pages: Iterable[ShownPage], coarsest: int | None
) -> Iterator[Finding]:
    shown = [(page, text, figure) for page in pages for text, figure in _read_back(known, page)]
    for (page, text, figure), (other, other_text, other_figure) in combinations(shown, 2):
        if page is not other and not _agree(known, figure, other_figure, coarsest):
            coarse, fine = sorted(
                ((page, text), (other, other_text)), key=lambda each: each[0].audience.significant_digits or 99
            )
            yield _finding(known.id, coarse, fine, coarsest)
            return


def _read_back(known: CheckedFact | CheckedDerived, page: ShownPage) -> Iterator[tuple[str, Figure]]:
    """The figures that a page shows of a fact, without its period, formula and quotes."""
    figure = known.figure
    if figure is None or figure.upper is not None:  # A range is never rounded.
        return
    passed_over = set(page.quotations.get(known.id, ()))
    if isinstance(known, CheckedDerived):
        passed_over.add(" ".join(known.derived.formula.split()))
    elif known.fact.period is not None:
        passed_over.add(_spaced(show_time(known.fact.period, page.language)))
    for text in sorted(page.renderings.get(known.id, ())):
        if text not in passed_over:
            try:
                read = read_figure(text, figure.unit or None)
            except FigureError:
                continue
            yield text, _scaled_like(read, figure)


def _scaled_like(read: Figure, figure: Figure) -> Figure:
    """A bare number with the scale of its column: the one that brings it nearest to the figure."""
    if read.scale or not figure.scale or not read.text.strip("−-").replace(",", "").replace(".", "").isdigit():
        return read
    amounts = [Decimal(format(Decimal(f"{read.amount}E{scale}"), "f")) for scale in _SCALES]
    return Figure(min(amounts, key=lambda amount: abs(amount - figure.amount)), read.unit, read.hedge)


def _agree(known: CheckedFact | CheckedDerived, one: Figure, other: Figure, coarsest: int | None) -> bool:
    kinds = {figure.hedge.kind for figure in (one, other) if figure.hedge is not None} - {HedgeKind.ABOUT}
    if len(kinds) > 1:
        return False
    if coarsest is None:
        return one.amount == other.amount
    kind = known.figure.hedge.kind if known.figure is not None and known.figure.hedge is not None else None
    return round_significant(one.amount, coarsest, kind) == round_significant(other.amount, coarsest, kind)


def _finding(id: str, coarse: tuple[ShownPage, str], fine: tuple[ShownPage, str], coarsest: int | None) -> Finding:
    page, other = coarse[0], fine[0]
    at = f" at {coarsest} significant {'digit' if coarsest == 1 else 'digits'}" if coarsest else ""
    message = (
        f"{id!r} is {coarse[1]!r} for audience {page.audience.id!r} and {fine[1]!r} for {other.audience.id!r}, "
        f"which differ{at}"
    )
    hint = "Give both audiences the same `significant-digits` in audience.yaml, or let one show figures unrounded."
    return Finding("E710", page.place, message, hint)


def _dates(id: str, pages: Iterable[ShownPage]) -> Iterator[Finding]:
    for page, other in combinations(pages, 2):
        mine, theirs = (set(each.renderings.get(id, ())) - set(each.quotations.get(id, ())) for each in (page, other))
        if page.language == other.language and mine and theirs and mine.isdisjoint(theirs):
            message = (
                f"{id!r} is {min(mine)!r} for audience {page.audience.id!r} and {min(theirs)!r} for "
                f"{other.audience.id!r}"
            )
            yield Finding("E710", page.place, message, "Show the date in one form.")
            return


def _spaced(text: str) -> str:
    return " ".join(text.split())
