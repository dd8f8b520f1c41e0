"""What all parts of the view share while one brief is made."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefs.evidence.checked import CheckedDerived, CheckedFact, CheckedFacts
from briefs.evidence.texts import Texts, texts_of
from briefs.model import Dimension, FactFile, Importance, Measure
from briefs.model.audience import Audience, Look
from briefs.prose import Prose

from .cited import ActorView
from .clearance import Cell
from .inline import InlineWriter
from .ledger import Ledger
from .phrases import Phrases
from .printer import Printer
from .stamp import Stamp


@dataclass(frozen=True, slots=True)
class Context:
    """The inputs of a brief, and the instruments that it is printed with.

    `checked` holds what the audience is cleared for; `withheld` are the cells of the matrix that lost facts by that.
    `stamp` says which edition the brief is.
    """

    checked: CheckedFacts
    prose: Prose
    audience: Audience
    look: Look
    actors: dict[str, ActorView]
    ledger: Ledger
    phrases: Phrases
    printer: Printer
    texts: Texts
    inline: InlineWriter
    stamp: Stamp
    withheld: frozenset[Cell] = field(default_factory=frozenset)

    @classmethod
    def of(  # noqa: PLR0913, PLR0917 - the inputs of a brief are that many
        cls,
        checked: CheckedFacts,
        prose: Prose,
        audience: Audience,
        look: Look,
        withheld: frozenset[Cell] = frozenset(),
        stamp: Stamp | None = None,
    ) -> Context:
        ledger = Ledger(checked)
        phrases = Phrases(look.labels, look.language)
        texts = texts_of(checked)
        printer = Printer(checked, ledger, phrases, look.language, audience.significant_digits)
        actors = {
            id: ActorView(id, actor.name, index, actor.instrument)
            for index, (id, actor) in enumerate(checked.book.file.actors.items())
        }
        inline = InlineWriter(printer, texts, ledger, phrases)
        stamp = stamp or Stamp.of(checked.book.file.edition)
        return cls(checked, prose, audience, look, actors, ledger, phrases, printer, texts, inline, stamp, withheld)

    @property
    def file(self) -> FactFile:
        return self.checked.book.file

    def actor(self, fact: CheckedFact) -> ActorView | None:
        return self.actors[fact.fact.actor] if fact.fact.actor is not None else None

    def dimension(self, found: CheckedFact | CheckedDerived) -> Dimension | None:
        id = found.fact.dimension if isinstance(found, CheckedFact) else found.derived.dimension
        return self.file.dimensions[id] if id is not None else None

    def measure(self, fact: CheckedFact) -> Measure | None:
        return self.file.measures[fact.fact.measure] if fact.fact.measure is not None else None

    @staticmethod
    def is_core(found: CheckedFact | CheckedDerived) -> bool:
        importance = found.fact.importance if isinstance(found, CheckedFact) else found.derived.importance
        return importance is Importance.CORE
