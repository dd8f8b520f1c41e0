"""Who is compared, on what, and whether the sides can be compared at all. No cell is blank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from briefs.evidence.checked import CheckedFact
from briefs.model import Section

from .content import Cell, Matrix, MatrixRow
from .context import Context
from .telling import told


def matrix(context: Context, section: Section) -> Matrix:
    """A row for each dimension, in the file's order.

    `select` narrows the cells to core facts, or to those that the brief uses elsewhere, but never leaves a cell empty
    that has facts.
    """
    used = frozenset(context.ledger.used)
    dimensions = context.file.dimensions
    rows = tuple(_row(context, section, id, used) for id, dimension in dimensions.items() if dimension.matrix)
    others = tuple(
        (dimension.label, entries)
        for id, dimension in dimensions.items()
        if not dimension.matrix and (entries := _views(context, section, id, used))
    )
    context.ledger.count(len(rows), *(len(entries) for _, entries in others))
    ours = any(dimension.compared is not None for dimension in dimensions.values())
    return Matrix(tuple(context.actors.values()), rows, others, ours)


def _row(context: Context, section: Section, dimension: str, used: frozenset[str]) -> MatrixRow:
    facts = by_actor(context, dimension)
    cells = tuple(
        _withheld(context)
        if not facts[actor] and (actor, dimension) in context.withheld
        else _cell(context, section, facts[actor], used)
        for actor in context.actors
    )
    label = context.file.dimensions[dimension].label
    return MatrixRow(dimension, label, cells, _comparison(context, dimension, facts))


def by_actor(context: Context, dimension: str) -> dict[str, list[CheckedFact]]:
    """The facts of a row, for each actor in the file's order."""
    return {
        actor: [
            fact
            for fact in context.checked.facts.values()
            if fact.fact.actor == actor and fact.fact.dimension == dimension
        ]
        for actor in context.actors
    }


def _withheld(context: Context) -> Cell:
    """A cell of which the reader may be shown nothing: neither silent nor a gap in the sources."""
    entry = Markup('<span class="gap withheld">{}</span>').format(context.phrases("withheld"))
    return Cell((entry,), gap=False, withheld=True)


def _cell(context: Context, section: Section, facts: Sequence[CheckedFact], used: frozenset[str]) -> Cell:
    chosen = [fact for fact in facts if _selected(context, section, fact, used)] or facts
    entries = tuple(_entry(context, fact) for fact in _core_first(context, chosen))
    return Cell(entries, gap=not entries)


def _selected(context: Context, section: Section, fact: CheckedFact, used: frozenset[str]) -> bool:
    if section.select == "core":
        return context.is_core(fact)
    return section.select == "all" or fact.id in used


def _core_first(context: Context, facts: Sequence[CheckedFact]) -> list[CheckedFact]:
    return sorted(facts, key=lambda fact: not context.is_core(fact))


def _entry(context: Context, fact: CheckedFact) -> Markup:
    return context.inline.statement(fact.id, marks=(fact.id,), note=told(context, fact))


def _views(context: Context, section: Section, dimension: str, used: frozenset[str]) -> tuple[Markup, ...]:
    """What others say: outside the matrix only claims, forecasts and opinions are told, each as its speaker's."""
    facts = [
        fact
        for fact in context.checked.facts.values()
        if fact.fact.dimension == dimension
        and fact.fact.status.value != "stated"
        and _selected(context, section, fact, used)
    ]
    return tuple(_entry(context, fact) for fact in _core_first(context, facts))


def _comparison(context: Context, dimension: str, facts: Mapping[str, Sequence[CheckedFact]]) -> Markup:
    """Whether the cells of a row can be compared, in a phrase, with what was computed from them, and how they do."""
    found = compared_by(context, dimension, facts)
    how = _compared(context, dimension, _alike(facts)) if found == "compare-figures" else context.phrases(found)
    compared = context.file.dimensions[dimension].compared
    if compared is None:
        return how
    words = context.inline.html(context.texts.at(compared, "dimensions", dimension, "compared"))
    return Markup('{} <div class="compared">{}</div>').format(how, words)


def compared_by(context: Context, dimension: str, facts: Mapping[str, Sequence[CheckedFact]]) -> str:
    """By what the cells of a row can be compared, as the key of a phrase: only figures of one measure and period can.

    Where facts are withheld, nothing is said of what the sources have or lack.
    """
    spoken = [actor for actor, of_actor in facts.items() if of_actor]
    if _alike(facts):
        return "compare-figures"
    if any((actor, dimension) in context.withheld for actor in facts):
        return "compare-withheld"
    if not spoken:
        return "compare-none"
    if len(spoken) < len(facts):
        return "compare-one-side" if len(spoken) == 1 else "compare-some-sides"
    with_figures = [actor for actor, of_actor in facts.items() if any(fact.figure for fact in of_actor)]
    if not with_figures:
        return "compare-words"
    return "compare-unlike" if len(with_figures) == len(facts) else "compare-figure-missing"


def _alike(facts: Mapping[str, Sequence[CheckedFact]]) -> frozenset[str]:
    """Figures of one measure, unit and period, one for each actor: the first such set in the file's order."""
    first, *others = facts.values()
    for fact in first:
        kind = _kind(fact)
        partners = [next((other for other in each if _kind(other) == kind), None) for each in others]
        found = [partner.id for partner in partners if partner is not None]
        if kind is not None and len(found) == len(others):
            return frozenset({fact.id, *found})
    return frozenset()


def _kind(fact: CheckedFact) -> tuple[str, str, str] | None:
    if fact.figure is None or fact.fact.measure is None:
        return None
    return fact.fact.measure, fact.figure.unit, str(fact.fact.period)


def _compared(context: Context, dimension: str, alike: frozenset[str]) -> Markup:
    """That they can be compared, and the first figure that was computed from just these."""
    for id, derived in context.checked.derived.items():
        if derived.derived.dimension == dimension and frozenset(derived.facts) == alike == frozenset(derived.inputs):
            label = context.phrases("compare-figures-computed", label=context.printer.named(derived.derived.label))
            return Markup("{} {}").format(label, context.inline.figure(id))
    return context.phrases("compare-figures")
