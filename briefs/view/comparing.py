"""What a chart can truly show of the facts that an author lists in one item, or why it can show nothing.

Bars compare figures of one measure, unit and period; others only where a computed figure joins them and says why. A
part of a whole is a percentage from 0 to 100. A time scale has dates. Everything else is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from briefs.evidence.checked import CheckedDerived
from briefs.formulas import Expression, Name, Operation, Operator, parse
from briefs.model.times import Time
from briefs.numbers import DAYS, PERCENT

from .context import Context

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Compared:
    """Figures for bars from zero. `computed` was computed from them; `because` says why, where they are unlike."""

    ids: tuple[str, ...]
    computed: str | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a whole: the figure told of it, how much of the whole it is, and the percentage if it is a figure."""

    id: str
    amount: Fraction
    percentage: str | None


@dataclass(frozen=True, slots=True)
class PartOf:
    """Parts of one whole. `whole` is the figure of which all is 100 %, where a fact has it; `computed` as above."""

    portions: tuple[Portion, ...]
    whole: str | None = None
    computed: str | None = None


@dataclass(frozen=True, slots=True)
class OnScale:
    """Events for a time scale, and computed numbers of days between them."""

    events: tuple[str, ...]
    intervals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why these facts make no chart."""

    code: str
    message: str
    hint: str


Plan = Compared | PartOf | OnScale | Refused

Kind = tuple[str, str, str]
"""What makes figures comparable: measure, unit and period."""


def plan(context: Context, ids: Sequence[str]) -> Plan:
    """What to draw of these facts, in their order. The ids are known."""
    dated = [id for id in ids if when_of(context, id) is not None or ends_of(context, id) is not None]
    ranges = [id for id in ids if context.printer.has_figure(id) and context.printer.figure_of(id).upper is not None]
    bare = [id for id in ids if id not in dated and not context.printer.has_figure(id)]
    if dated and len(dated) < len(ids):
        other = next(id for id in ids if id not in dated)
        message = f"a time scale without dates: {other!r} has none, and {dated[0]!r} has one"
        return Refused("E417", message, "Draw events and figures in items of their own.")
    if bare:
        message = f"nothing to draw: {bare[0]!r} has neither a figure nor a date"
        return Refused("E417", message, "A chart draws figures and dates; say other facts in prose.")
    if ranges:
        message = f"no one length to draw: {ranges[0]!r} is a range"
        return Refused("E417", message, "Say it in prose or in a table of figures.")
    if dated:
        return _on_scale(context, ids)
    return _alone(context, ids[0]) if len(ids) == 1 else _together(context, ids)


def when_of(context: Context, id: str) -> Time | None:
    fact = context.checked.facts.get(id)
    return fact.fact.when if fact is not None else None


def ends_of(context: Context, id: str) -> tuple[Name, Name] | None:
    """The two days that a computed number of days lies between; None for anything else."""
    derived = context.checked.derived.get(id)
    return _endpoints(_formula(derived)) if derived is not None and derived.figure.unit == DAYS else None


def events_of(context: Context, id: str) -> tuple[str, ...]:
    """An event itself; of a computed number of days those that it lies between."""
    derived = context.checked.derived.get(id)
    return (id,) if derived is None else tuple(each for each in derived.inputs if when_of(context, each) is not None)


def kind_of(context: Context, id: str) -> Kind | None:
    """What a figure can be compared by; None for a computed one, a range, and one without a measure."""
    fact = context.checked.facts.get(id)
    if fact is None or fact.figure is None or fact.figure.upper is not None or fact.fact.measure is None:
        return None
    return fact.fact.measure, fact.figure.unit, str(fact.fact.period)


def _formula(derived: CheckedDerived) -> Expression:
    return parse(derived.derived.formula)


def _endpoints(formula: Expression) -> tuple[Name, Name] | None:
    """The two days that a formula such as `opening.start - announcement` lies between, or `event.days` twice."""
    if isinstance(formula, Name) and formula.field == DAYS:
        return formula, formula
    if isinstance(formula, Operation) and formula.operator is Operator.SUBTRACT:
        left, right = formula.left, formula.right
        if isinstance(left, Name) and isinstance(right, Name) and DAYS not in {left.field, right.field}:
            return right, left
    return None


def _on_scale(context: Context, ids: Sequence[str]) -> Plan:
    intervals = tuple(id for id in ids if id in context.checked.derived)
    events = tuple(dict.fromkeys(event for id in ids for event in events_of(context, id)))
    if len(events) < 2 and not intervals:
        message = f"one date gives no time scale: {ids[0]!r}"
        return Refused("E417", message, "List the other events in the same item: `- {one} {other} Caption`.")
    return OnScale(events, intervals)


def _alone(context: Context, id: str) -> Plan:
    found = context.checked.get(id)
    if isinstance(found, CheckedDerived):
        return _computed(context, found)
    figure = context.printer.figure_of(id)
    if figure.unit == PERCENT:
        return _percentage(context, id)
    message = f"one figure gives no chart: {id!r} is in {figure.unit}, and only a percentage is part of a whole"
    return Refused("E417", message, "List what it is compared with in the same item: `- {one} {other} Caption`.")


def _computed(context: Context, derived: CheckedDerived) -> Plan:
    """A computed figure is shown by what it was computed from."""
    formula = _formula(derived)
    if derived.figure.unit == PERCENT and isinstance(formula, Operation) and formula.operator is Operator.DIVIDE:
        quotient = _quotient(context, derived, formula)
        if isinstance(quotient, PartOf):
            return quotient
    product = _product(context, derived)
    if product is not None:
        share, whole = product
        found = _percentage(context, share)
        return PartOf(found.portions, whole, derived.id) if isinstance(found, PartOf) else found
    if len(derived.inputs) > 1 and all(context.printer.has_figure(id) for id in derived.inputs):
        refused = _unlike(context, derived.inputs)
        if refused is None:
            return Compared(derived.inputs, derived.id)
        return _joined(context, derived.inputs, derived) or refused
    message = f"nothing to compare {derived.id!r} with: its formula is {derived.derived.formula!r}"
    return Refused("E417", message, "A chart shows what a figure was computed from: two figures, or two days.")


def _percentage(context: Context, id: str) -> PartOf | Refused:
    amount = context.printer.figure_of(id).amount
    if not 0 <= amount <= _WHOLE:
        message = f"no part of a whole: {id!r} is {amount:f} per cent"
        return Refused("E417", message, "A share lies between 0 and 100 per cent; compare others as bars.")
    return PartOf((Portion(id, _part(amount), id),), _whole_of(context, id))


def _part(amount: Decimal) -> Fraction:
    return Fraction(amount) / _WHOLE


def _whole_of(context: Context, id: str) -> str | None:
    """The figure of which this percentage is told: the one that a computed figure multiplies it with."""
    for derived in context.checked.derived.values():
        product = _product(context, derived)
        if product is not None and product[0] == id:
            return product[1]
    return None


def _product(context: Context, derived: CheckedDerived) -> tuple[str, str] | None:
    """A percentage and the figure that it is multiplied with, in whichever order."""
    formula = _formula(derived)
    if not isinstance(formula, Operation) or formula.operator is not Operator.MULTIPLY:
        return None
    names = [each.id for each in (formula.left, formula.right) if isinstance(each, Name)]
    figures = [found.figure for id in names if (found := context.checked.get(id)) is not None]
    shares = [id for id, figure in zip(names, figures, strict=True) if figure is not None and figure.unit == PERCENT]
    others = [id for id in names if id not in shares]
    return (shares[0], others[0]) if len(shares) == len(others) == 1 else None


def _quotient(context: Context, derived: CheckedDerived, formula: Operation) -> Plan:
    """A computed percentage: of a sum of its like all parts are shown, of another whole this one alone."""
    found = _percentage(context, derived.id)
    left, right = formula.left, formula.right
    if isinstance(found, Refused) or not isinstance(left, Name) or not isinstance(right, Name):
        return found
    total = context.checked.derived.get(right.id)
    terms = tuple(name.id for name in _terms(_formula(total))) if total is not None else ()
    if total is not None and left.id in terms and _unlike(context, terms) is None:
        portions = tuple(
            Portion(id, _exact(context, id) / total.exact, derived.id if id == left.id else None) for id in terms
        )
        if all(portion.amount >= 0 for portion in portions):
            return PartOf(portions, right.id, derived.id)
    return PartOf((Portion(derived.id, _part(derived.figure.amount), derived.id),), right.id, derived.id)


def _exact(context: Context, id: str) -> Fraction:
    found = context.checked.get(id)
    return found.exact if isinstance(found, CheckedDerived) else Fraction(context.printer.figure_of(id).amount)


def _terms(formula: Expression) -> Iterator[Name]:
    """The names of a plain sum; nothing where it is anything else."""
    if isinstance(formula, Name):
        yield formula
    elif isinstance(formula, Operation) and formula.operator is Operator.ADD:
        yield from _terms(formula.left)
        yield from _terms(formula.right)


def _together(context: Context, ids: Sequence[str]) -> Plan:
    """Several figures in one item."""
    for id in ids:
        derived = context.checked.derived.get(id)
        if derived is not None:
            others = [other for other in ids if other != id]
            found = _computed(context, derived)
            if isinstance(found, Compared) and set(others) <= set(found.ids):
                return Compared((*others, *(each for each in found.ids if each not in others)), id, found.because)
    if len(ids) == 2 and (share := _share_and_whole(context, ids)) is not None:
        return share
    refused = _unlike(context, ids)
    if refused is None:
        return Compared(tuple(ids), _computed_from(context, ids))
    for derived in context.checked.derived.values():
        if set(derived.inputs) == set(ids) and (joined := _joined(context, ids, derived)) is not None:
            return joined
    return refused


def _share_and_whole(context: Context, ids: Sequence[str]) -> Plan | None:
    """A percentage with the figure of which it is told, where a computed figure joins them."""
    for share, whole in (tuple(ids), tuple(reversed(ids))):
        found = _percentage(context, share) if context.printer.figure_of(share).unit == PERCENT else None
        if isinstance(found, PartOf) and found.whole == whole:
            return found
    return None


def _computed_from(context: Context, ids: Sequence[str]) -> str | None:
    """The first figure that was computed from just these facts."""
    return next((id for id, derived in context.checked.derived.items() if set(derived.inputs) == set(ids)), None)


def _joined(context: Context, ids: Sequence[str], derived: CheckedDerived) -> Compared | None:
    """Unlike figures of one unit that a computed figure puts together, saying why."""
    units = {context.printer.figure_of(id).unit for id in ids}
    because = derived.derived.because
    return Compared(tuple(ids), derived.id, because) if because is not None and len(units) == 1 else None


def _unlike(context: Context, ids: Sequence[str]) -> Refused | None:
    """Why these figures are not to be compared; None where they are alike."""
    kinds = {id: kind_of(context, id) for id in ids}
    for id, kind in kinds.items():
        if kind is None:
            what = "is computed" if id in context.checked.derived else "has no measure"
            message = f"{id!r} {what} and cannot be compared with {', '.join(repr(o) for o in ids if o != id)}"
            return Refused("E416", message, "Compare what it was computed from.")
    if len(set(kinds.values())) <= 1:
        return None
    told = " and ".join(dict.fromkeys(_told(kind) for kind in kinds.values() if kind is not None))
    message = f"unlike figures cannot be compared: {told}"
    hint = "Compare one measure, unit and period, or compute one from the other and say `because` in the fact file."
    return Refused("E416", message, hint)


def _told(kind: Kind) -> str:
    measure, unit, period = kind
    return f"{measure} in {unit}, {'period not stated' if period == 'None' else period}"
