"""The values of embedded facts, read and computed anew, and all the ways in which a brief may print them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from briefs.formulas import (
    Expression,
    FormulaError,
    Literal,
    Quantity,
    as_figure,
    convert,
    evaluate,
    names,
    nodes,
    parse,
    quantities,
)
from briefs.model.embedded import Embedded, EmbeddedBrief, EmbeddedDerived, EmbeddedFact, EmbeddedFigure
from briefs.model.times import Time
from briefs.numbers import (
    DAYS,
    Figure,
    FigureError,
    given_figure,
    read_figure,
    show_day,
    show_figure,
    show_headline,
    show_parts,
    show_time,
)
from briefs.numbers.units import SCALE_WORDS
from briefs.view.quoting import QuotationMarks, within_quotation

_COUNT = "count"


@dataclass(frozen=True, slots=True)
class Values:
    """The figures of facts and derived figures, by id, and what of them is not as it is recorded."""

    figures: Mapping[str, Figure]
    wrong_facts: Mapping[str, str]
    wrong_derived: Mapping[str, str]


def values_of(embedded: Embedded) -> Values:
    """Read the figure of each fact from its own text, and compute each derived figure from its formula."""
    figures: dict[str, Figure] = {}
    wrong: dict[str, str] = {}
    for id, fact in embedded.facts.items():
        if fact.figure is not None:
            figures[id], said = _read(fact, fact.figure, embedded)
            if said:
                wrong[id] = said
    exact: dict[str, Quantity] = {}
    for id, fact in embedded.facts.items():
        value = figures.get(id) or fact.when
        exact.update(quantities(id, value) if value is not None else {})
    wrong_derived: dict[str, str] = {}
    left = dict(embedded.derived)
    while left:
        ready = [id for id, each in left.items() if not set(left) & _named(each)]
        for id in ready or tuple(left):
            figure, quantity, said = _computed(left.pop(id), exact)
            if figure is not None and quantity is not None:
                figures[id], exact[id] = figure, quantity
            if said:
                wrong_derived[id] = said
    return Values(figures, wrong, wrong_derived)


def _read(fact: EmbeddedFact, recorded: EmbeddedFigure, embedded: Embedded) -> tuple[Figure, str]:
    """The figure as its text says, and how the recorded one differs from it."""
    measure = embedded.measures.get(fact.measure or "")
    try:
        figure = read_figure(recorded.text, measure.unit if measure is not None else recorded.unit or None)
    except FigureError:
        # What no reader of figures can read was given by the author beside the text.
        return given_figure(recorded.text, recorded.amount, recorded.unit), ""
    return figure, _difference(figure, recorded, repr(recorded.text))


def _difference(figure: Figure, recorded: EmbeddedFigure, what: str) -> str:
    hedge = figure.hedge.kind.value if figure.hedge is not None else None
    said = (_ends(figure.amount, figure.upper), figure.unit, hedge)
    stated = (_ends(recorded.amount, recorded.upper), recorded.unit, recorded.hedge)
    return "" if said == stated else f"{what} gives {_told(*said)}, recorded is {_told(*stated)}"


def _ends(amount: Decimal, upper: Decimal | None) -> str:
    return format(amount, "f") if upper is None else f"{amount:f} to {upper:f}"


def _told(amount: str, unit: str, hedge: str | None) -> str:
    return " ".join(filter(None, (hedge, amount, unit)))


def _named(derived: EmbeddedDerived) -> frozenset[str]:
    try:
        return frozenset(names(parse(derived.formula)))
    except FormulaError:
        return frozenset()


def _computed(derived: EmbeddedDerived, known: Mapping[str, Quantity]) -> tuple[Figure | None, Quantity | None, str]:
    unit = derived.value.unit or _COUNT
    try:
        quantity = evaluate(parse(derived.formula), known)
        exact = convert(quantity, unit)
        figure = as_figure(quantity, unit, derived.digits)
        recorded = Fraction(derived.exact)
    except (FormulaError, ValueError, ArithmeticError) as error:
        return None, None, f"{derived.formula}: {error}"
    said = _difference(figure, derived.value, derived.formula)
    if not said and exact.amount != recorded:
        said = f"{derived.formula} gives {exact.amount} exactly, recorded is {recorded}"
    return figure, exact, said


def printings(embedded: Embedded, figures: Mapping[str, Figure]) -> Mapping[str, frozenset[str]]:
    """All texts in which a brief may print the value of a fact, with runs of white space as one space."""
    ways: dict[str, set[str]] = {}
    for id, fact in embedded.facts.items():
        times = (time for time in (fact.period, fact.when) if time is not None)
        ways[id] = {text for time in times for text in time_printings(time, embedded.brief.language)}
    for id, derived in embedded.derived.items():
        ways[id] = {derived.formula, *_literals(derived.formula)}
    for id, figure in figures.items():
        ways[id].update(figure_printings(figure, embedded.brief))
    return {id: frozenset(" ".join(text.split()) for text in texts) for id, texts in ways.items()}


def time_printings(time: Time, language: str) -> Iterator[str]:
    """All texts in which a brief may print a time."""
    yield show_time(time, language)
    for date in time.dates:
        yield show_time(Time(date), language)
        if date.day:
            yield show_day(date, language)


def _literals(formula: str) -> Iterator[str]:
    try:
        tree: Expression = parse(formula)
    except FormulaError:
        return
    yield from (str(node.value) for node in nodes(tree) if isinstance(node, Literal))


def figure_texts(embedded: Embedded, figures: Mapping[str, Figure]) -> Mapping[str, Mapping[str, str]]:
    """All texts in which a brief may print figures, by id, each with the hedge that must stand before it."""
    return {
        id: {" ".join(text.split()): hedge for text, hedge in figure_printings(figure, embedded.brief).items()}
        for id, figure in figures.items()
    }


def figure_printings(figure: Figure, brief: EmbeddedBrief) -> Mapping[str, str]:
    """All texts in which a brief may print a figure, each with the hedge that must stand before it."""
    parts = show_parts(figure, brief.language, significant=brief.significant_digits)
    texts: dict[str, str] = {}
    for scale in (None, 0, *sorted(SCALE_WORDS)):
        text = show_parts(figure, brief.language, significant=brief.significant_digits, scale=scale).value
        texts[text] = parts.hedge
    texts["".join(show_headline(figure, brief.language, significant=brief.significant_digits))] = parts.hedge
    for hedge in (False, True):
        text = show_figure(figure, brief.language, hedge=hedge, significant=brief.significant_digits)
        for each in (text, text[:1].upper() + text[1:]):
            if figure.unit == DAYS:
                day = "unit-day" if figure.amount == 1 else "unit-days"
                texts[f"{each} {brief.labels.get(day, '')}"] = "" if hedge else parts.hedge
            texts[each] = "" if hedge else parts.hedge
    return texts


def measured(embedded: Embedded, figures: Mapping[str, Figure]) -> Iterator[str]:
    """Each figure with the noun of its unit behind it."""
    for figure in figures.values():
        yield from measured_printings(figure, embedded.brief)


def measured_printings(figure: Figure, brief: EmbeddedBrief) -> Iterator[str]:
    """The texts of a figure with the noun of its unit behind each."""
    unit = show_parts(figure, brief.language, significant=brief.significant_digits).unit
    return (f"{text} {unit}" for text in figure_printings(figure, brief))


def quoted_forms(words: str, brief: EmbeddedBrief) -> tuple[str, ...]:
    """Words as they stand in a block, and as between the quotation marks of the brief."""
    keys = ("quote-open", "quote-close", "quote-inner-open", "quote-inner-close")
    labels = brief.labels
    marks = QuotationMarks(*(labels[key] for key in keys)) if all(key in labels for key in keys) else QuotationMarks()
    return words, within_quotation(words, marks)


def machine_values(embedded: Embedded, figures: Mapping[str, Figure]) -> Mapping[str, frozenset[str]]:
    """What machines read as the value of each fact: its amount, its words, its days."""
    values = {id: {figure.machine} for id, figure in figures.items()}
    for id, fact in embedded.facts.items():
        times = (time for time in (fact.period, fact.when) if time is not None)
        dates = {str(each) for time in times for each in (time, *time.dates)}
        values.setdefault(id, set()).update(dates, () if fact.words is None else (fact.words,))
    for id, derived in embedded.derived.items():
        values.setdefault(id, set()).update(_literals(derived.formula))
    return {id: frozenset(texts) for id, texts in values.items()}
