"""Sentences as HTML: references become figures, dates, quotations and marks, and marks never begin a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from briefs.evidence.checked import CheckedFact
from briefs.evidence.texts import OWN_FIELDS, Texts
from briefs.prose import Allowed, Emphasis, Inline, Inlines, Reference, Strong, Text

from .ledger import Ledger
from .line import Line
from .phrases import Phrases
from .printer import Printer


@dataclass(frozen=True, slots=True)
class Printed:
    """What a reference becomes: something to read, and what is glued behind it."""

    body: Markup | None
    tail: tuple[Markup, ...] = ()
    long: bool = False


class InlineWriter:
    """Writes inline prose for one brief."""

    def __init__(self, printer: Printer, texts: Texts, ledger: Ledger, phrases: Phrases) -> None:
        self._printer = printer
        self._texts = texts
        self._ledger = ledger
        self._phrases = phrases

    def html(self, inlines: Inlines, *, own: str | None = None, marks: Sequence[str] = ()) -> Markup:
        """The sentences as HTML; in a statement `own` is its fact. `marks` are put behind all of it."""
        line = Line()
        self._write(line, inlines, own)
        for id in marks:
            line.add_mark(self._printer.mark(id))
        return line.html()

    def statement(self, id: str, *, marks: Sequence[str] = (), note: Markup | None = None) -> Markup:
        """The statement of a fact, then `note`, then marks."""
        found = self._printer.checked.facts[id]
        line = Line()
        self._write(line, self._texts.statement(found), id)
        if note:
            line.add_text(" ")
            line.add_element(note, long=True)
        for mark in marks:
            line.add_mark(self._printer.mark(mark))
        return line.html()

    def value(self, id: str) -> Markup:
        """The value of a fact with its tag and mark."""
        line = Line()
        self._add(line, self._whole(id, sentence_start=False))
        return line.html()

    def figure(self, id: str) -> Markup:
        """A figure with its unit and mark, for where no sentence says its unit."""
        line = Line()
        self._add(line, Printed(self._printer.standing_alone(id), (self._printer.mark(id),)))
        return line.html()

    def speaker(self, fact: CheckedFact) -> str:
        """Who says it last: a speaker as printed, or the source in its own voice."""
        evidence = fact.proofs[0].evidence
        if evidence.said_by:
            return evidence.said_by[0]
        return self._phrases.own_voice(self._printer.checked.book.file.sources[evidence.source])

    def _write(self, line: Line, inlines: Inlines, own: str | None) -> None:
        for inline in inlines:
            self._write_one(line, inline, own)

    def _write_one(self, line: Line, inline: Inline, own: str | None) -> None:
        match inline:
            case Text(text=text):
                line.add_text(text)
            case Allowed(text=text):
                self._ledger.allow(text)
                line.add_element(Markup("<span data-ok>{}</span>").format(text), long=True)
            case Strong(inlines=inner):
                line.add_element(self._wrapped("strong", line, inner, own), long=True)
            case Emphasis(inlines=inner):
                line.add_element(self._wrapped("em", line, inner, own), long=True)
            case Reference():
                self._add(line, self._printed(inline, own, sentence_start=line.at_start))

    def _wrapped(self, element: str, line: Line, inlines: Inlines, own: str | None) -> Markup:
        inner = Line(at_start=line.at_start)
        self._write(inner, inlines, own)
        return Markup("<{}>{}</{}>").format(element, inner.html(), element)

    def _add(self, line: Line, printed: Printed) -> None:
        if printed.body is not None:
            line.add_element(printed.body, long=printed.long)
        for mark in printed.tail:
            line.add_mark(mark)

    def _printed(self, reference: Reference, own: str | None, *, sentence_start: bool) -> Printed:
        if own is not None and reference.field is None and reference.id in OWN_FIELDS:
            return self._field(own, reference.id, sentence_start=sentence_start)
        if reference.field is not None:
            return self._field(reference.id, reference.field, sentence_start=sentence_start)
        return self._whole(reference.id, sentence_start=sentence_start)

    def _whole(self, id: str, *, sentence_start: bool) -> Printed:
        """What `{id}` becomes: the value, the tag and the mark."""
        body = self._printer.value(id, sentence_start=sentence_start)
        return Printed(body, (*self._tag(id), self._printer.mark(id)))

    def _field(self, id: str, field: str, *, sentence_start: bool) -> Printed:
        """One value of a fact; the texts have been checked, so the fact has it."""
        if field == "mark":
            return Printed(None, (self._printer.mark(id),))
        if field == "figure":
            return Printed(self._printer.figure(id, sentence_start=sentence_start))
        found = self._printer.checked.facts[id]
        if field == "statement":
            self._ledger.use(id)
            return Printed(self.statement(id), long=True)
        if field == "speaker":
            self._ledger.use(id)
            return Printed(escape(self.speaker(found)))
        if field == "words":
            return Printed(self._printer.words(found), self._tag(id))
        time = found.fact.when if field == "when" else found.fact.period
        return Printed(self._printer.time(id, time) if time is not None else None)

    def _tag(self, id: str) -> tuple[Markup, ...]:
        """Words from a translated source say so, each time."""
        found = self._printer.checked.facts.get(id)
        translated = found is not None and found.words is not None and found.translated
        return (self._printer.tag(),) if translated else ()
