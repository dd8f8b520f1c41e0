"""The comparison matrix at a glance: which actor has evidence on what, and by what the sides can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from briefs.model import Section

from .chart_words import Wanted, actor_name, chart, in_words, lettered
from .charts import Glance, GlanceRow, glance
from .content import Chart, ChartRow
from .context import Context
from .figure_charts import FULL, NARROW
from .matrix import by_actor, compared_by

#: What the matrix says of a row at length, in a word or two.
_SHORT = {
    "compare-figures": "glance-figures",
    "compare-words": "glance-words",
    "compare-figure-missing": "glance-words",
    "compare-unlike": "glance-unlike",
    "compare-one-side": "glance-one-side",
    "compare-some-sides": "glance-some-sides",
    "compare-none": "glance-none",
    "compare-withheld": "glance-withheld",
}


def at_a_glance(context: Context, section: Section) -> Chart:
    """A row for each dimension of the matrix, in the file's order."""
    phrases = context.phrases
    actors = tuple((actor_name(context, actor), actor.index) for actor in context.actors.values())
    found = Glance(actors, lettered(context, phrases("glance-compare"), bold=True), tuple(_rows(context)))
    context.ledger.count(len(found.rows))
    pairs = [(row.label.striptags(), row.value) for row in _table(context)]
    return chart(
        context,
        Wanted(section.id),
        [(phrases("glance-key"), ())],
        in_words(phrases.text("glance-told"), pairs),
        (glance(found, FULL), glance(found, NARROW)),
        rows=_table(context),
        fallback=section.title or phrases.text("chart-glance"),
    )


def _rows(context: Context) -> Iterator[GlanceRow]:
    for id, dimension in context.file.dimensions.items():
        if dimension.matrix:
            facts = by_actor(context, id)
            how = compared_by(context, id, facts)
            evidence = tuple(
                None if not of_actor and (actor, id) in context.withheld else bool(of_actor)
                for actor, of_actor in facts.items()
            )
            comparable = how == "compare-figures"
            yield GlanceRow(
                lettered(context, context.printer.named(dimension.label)),
                evidence,
                lettered(context, context.phrases(_SHORT[how]), bold=comparable),
                comparable=comparable,
            )


def _table(context: Context) -> Iterator[ChartRow]:
    """Whose evidence there is on each dimension, and by what it can be compared."""
    for id, dimension in context.file.dimensions.items():
        if dimension.matrix:
            facts = by_actor(context, id)
            names = ", ".join(context.actors[actor].name for actor, of_actor in facts.items() if of_actor)
            how = context.phrases.text(_SHORT[compared_by(context, id, facts)])
            value = Markup("{} ({})").format(names or context.phrases.text("gap"), how)
            yield ChartRow(context.printer.named(dimension.label), None, value, Markup())
