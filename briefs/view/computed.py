"""A formula as readers can follow it: as the fact file has it, and with the numbers put in."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from briefs.evidence.checked import CheckedFact
from briefs.formulas import Expression, Literal, Name, Operation, Operator, parse
from briefs.model.times import Time
from briefs.numbers import show_parts

from .context import Context

_SIGNS = {Operator.ADD: "+", Operator.SUBTRACT: "−", Operator.MULTIPLY: "×", Operator.DIVIDE: "÷"}
_BINDING = {Operator.ADD: 1, Operator.SUBTRACT: 1, Operator.MULTIPLY: 2, Operator.DIVIDE: 2}


def computation(context: Context, id: str) -> Markup:
    """The formula of a derived figure in ids, then in values, each of them a fact."""
    formula = context.checked.derived[id].derived.formula
    context.ledger.rendering(id, formula)
    ids = Markup('<code class="ids" data-fact="{}">{}</code>').format(id, formula)
    tree = parse(formula)
    return Markup('{} <span class="values">{}</span>').format(
        ids, _values(context, id, tree, _common_scale(context, tree))
    )


def leaves(tree: Expression) -> Iterator[Name]:
    """The names of a formula, from left to right."""
    if isinstance(tree, Name):
        yield tree
    elif isinstance(tree, Operation):
        yield from leaves(tree.left)
        yield from leaves(tree.right)


def _common_scale(context: Context, tree: Expression) -> int | None:
    """The power of ten of a quotient of two figures of one unit, which is shown in bare numbers; None for the rest."""
    if not (isinstance(tree, Operation) and tree.operator is Operator.DIVIDE):
        return None
    found = [context.checked.get(name.id) for name in (tree.left, tree.right) if isinstance(name, Name)]
    figures = [each.figure for each in found if each is not None and each.figure is not None]
    if len(figures) < 2 or len({figure.unit for figure in figures}) > 1:
        return None
    return max(figure.scale for figure in figures)


def _values(context: Context, id: str, tree: Expression, scale: int | None) -> Markup:
    match tree:
        case Literal(value=value):
            return context.printer.data(id, str(value), str(value))
        case Name():
            return _leaf(context, tree, scale)
        case Operation(operator=operator):
            left = _bracketed(context, id, tree.left, _BINDING[operator], scale)
            right = _bracketed(context, id, tree.right, _BINDING[operator] + 1, scale)
            # The sign is furniture: it stands between two figures and belongs to neither.
            return Markup("{} {} {}").format(left, context.printer.furniture(_SIGNS[operator]), right)
    raise TypeError(tree)


def _bracketed(context: Context, id: str, tree: Expression, binding: int, scale: int | None) -> Markup:
    html = _values(context, id, tree, scale)
    if isinstance(tree, Operation) and _BINDING[tree.operator] < binding:
        return Markup("({})").format(html)
    return html


def _leaf(context: Context, name: Name, scale: int | None) -> Markup:
    found = context.checked.get(name.id)
    if isinstance(found, CheckedFact) and found.fact.when is not None:
        return context.printer.time(name.id, _time(found.fact.when, name.field))
    if scale is None:
        return context.printer.figure(name.id)
    figure = context.printer.figure_of(name.id)
    parts = show_parts(figure, context.look.language, significant=context.printer.significant, scale=scale)
    number = context.printer.amount(name.id, parts.value, hedge=parts.hedge)
    hedge = context.printer.hedge(name.id)
    return Markup("{} {}").format(hedge, number) if hedge else number


def _time(when: Time, field: str) -> Time:
    """The day that a formula names: the first or last of a span, or all of it."""
    if field == "start":
        return Time(when.start)
    return Time(when.end or when.start) if field == "end" else when
