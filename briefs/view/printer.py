"""The HTML of facts. Whatever is printed here is recorded in the ledger, so that the audit can ask for nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from briefs.evidence.checked import CheckedFact, CheckedFacts, Proof
from briefs.model.times import Time
from briefs.numbers import DAYS, Figure, show_figure, show_headline, show_parts, show_time
from briefs.wording import direction_of, is_in_own_script

from .ledger import Ledger
from .phrases import Phrases
from .quoting import QuotationMarks, within_quotation

_NO_BREAK_SPACE = "\u00a0"
_NONE = Markup()
#: So many characters in large type fit into a third of a page; smaller ones count half.
_HEADLINE = 9.5


class Printer:
    """Prints facts for one brief: in its language, rounded as its audience wants."""

    def __init__(
        self, checked: CheckedFacts, ledger: Ledger, phrases: Phrases, language: str, significant: int | None
    ) -> None:
        self.checked = checked
        self.language = language
        self.significant = significant
        self._ledger = ledger
        self._phrases = phrases
        self._quotation_marks = QuotationMarks(
            phrases.text("quote-open"),
            phrases.text("quote-close"),
            phrases.text("quote-inner-open"),
            phrases.text("quote-inner-close"),
        )

    # Figures, dates, words

    def data(self, id: str, text: str, value: str, attributes: Markup = _NONE) -> Markup:
        """A value of a fact: what every figure, date and quotation on a page is."""
        self._ledger.rendering(id, text)
        return _element(id, text, value, "fact", attributes)

    def figure(self, id: str, *, hedge: bool = True, sentence_start: bool = False) -> Markup:
        """The figure of a fact or derived figure as in a sentence; a number of days says that it is one."""
        figure = self.figure_of(id)
        text = show_figure(figure, self.language, hedge=hedge, significant=self.significant)
        if sentence_start and hedge and figure.hedge is not None:
            text = text[:1].upper() + text[1:]
        if figure.unit == DAYS:
            text += _NO_BREAK_SPACE + self.days(figure)
        return self.amount(id, text, hedge="" if hedge else self._hedge(figure))

    def amount(self, id: str, text: str, *, hedge: str, unit: str = "") -> Markup:
        """A text that is the figure of a fact, but for its `hedge`, which stands before it, and its `unit`."""
        self._ledger.figure(id, text, hedge, unit)
        return _element(id, text, self.figure_of(id).machine, "fact")

    def hedge(self, id: str) -> Markup:
        """The hedge of a figure that is printed without it; empty where it has none."""
        hedge = self._hedge(self.figure_of(id))
        return Markup('<span data-hedge="{}">{}</span>').format(id, hedge) if hedge else Markup()

    def _hedge(self, figure: Figure) -> str:
        return show_parts(figure, self.language, significant=self.significant).hedge

    def days(self, figure: Figure) -> str:
        return self._phrases.text("unit-day" if figure.amount == 1 else "unit-days")

    def standing_alone(self, id: str, *, hedge: bool = True) -> Markup:
        """The figure with its unit, for where no sentence says of what it is so much."""
        figure = self.figure_of(id)
        parts = show_parts(figure, self.language, significant=self.significant)
        html = self.figure(id, hedge=hedge)
        if not parts.noun or figure.unit == DAYS:
            return html
        return Markup('{} <span class="unit">{}</span>').format(html, parts.noun)

    def headline(self, id: str) -> Markup:
        """The figure in large type without its hedge, its scale word and unit in smaller."""
        figure = self.figure_of(id)
        parts = show_parts(figure, self.language, significant=self.significant)
        large, small = show_headline(figure, self.language, significant=self.significant)
        self._ledger.figure(id, large + small, parts.hedge, "")
        unit = self.days(figure) if figure.unit == DAYS else parts.noun
        text = Markup('{}<span class="scale">{}</span>').format(large, small) if small else escape(large)
        length = len(large) + (len(parts.hedge) + len(small) + len(unit)) / 2
        fit = Markup(' style="--shrink: {:.2f}"').format(_HEADLINE / length) if length > _HEADLINE else Markup()
        html = _element(id, text, figure.machine, "fact", fit)
        return Markup('{} <span class="unit">{}</span>').format(html, unit) if unit else html

    def has_figure(self, id: str) -> bool:
        found = self.checked.get(id)
        return found is not None and found.figure is not None

    def has_words(self, id: str) -> bool:
        fact = self.checked.facts.get(id)
        return fact is not None and fact.words is not None

    def figure_of(self, id: str) -> Figure:
        """The figure itself; raise ValueError where the fact has none."""
        found = self.checked.get(id)
        if found is None or found.figure is None:
            raise ValueError(f"{id} has no figure")
        return found.figure

    def time(self, id: str, time: Time) -> Markup:
        """A date or span, such as `26 to 28 July 2025`."""
        return self.data(id, show_time(time, self.language), str(time))

    def words(self, fact: CheckedFact) -> Markup:
        """The words of a fact in their language, between the quotation marks of the brief's."""
        return self._quoted(fact.id, fact.words or "", "fact", self._language_of(fact.proofs[0]))

    def within_sentence(self, fact: CheckedFact, proof: Proof) -> Markup:
        """A quote of a fact as a part of a sentence, between quotation marks."""
        return self._quoted(fact.id, proof.verbatim, "fact", self._language_of(proof))

    def _quoted(self, id: str, words: str, kind: str, attributes: Markup = _NONE) -> Markup:
        marks = self._quotation_marks
        text = within_quotation(words, marks)
        self._ledger.quotation(id, text)
        data = _element(id, text, words, kind, attributes)
        return Markup('<q class="words flow">{}{}{}</q>').format(marks.opening, data, marks.closing)

    def recorded(self, id: str, text: str, value: str) -> Markup:
        """A text of a fact as an edition had it: `id` names both, as in `investment@1`."""
        self._ledger.rendering(id, text)
        return _element(id, text, value, "was")

    def recorded_words(self, id: str, words: str) -> Markup:
        """Words that an edition quoted, between the quotation marks of the brief."""
        return self._quoted(id, words, "was")

    def value(self, id: str, *, sentence_start: bool = False) -> Markup | None:
        """What `{id}` prints before its mark; None for a plain fact, which has only a mark."""
        found = self.checked.get(id)
        if isinstance(found, CheckedFact):
            if found.words is not None:
                return self.words(found)
            if found.fact.when is not None:
                return self.time(id, found.fact.when)
        if found is not None and found.figure is not None:
            return self.figure(id, sentence_start=sentence_start)
        return None

    # Marks and notes of the editor

    def mark(self, id: str) -> Markup:
        """The evidence mark, which leads to the row of the fact."""
        found = self.checked.get(id)
        mark = found.mark if found is not None else id
        self._ledger.mark(id, mark)
        return _mark(id, mark)

    def tag(self) -> Markup:
        """The editor's note that words reached us through a translation."""
        return Markup('<span class="tag">{}</span>').format(self._phrases("as-translated"))

    def furniture(self, text: str) -> Markup:
        """An edition, date, count or name of a work."""
        self._ledger.furniture(text)
        return Markup("<span data-furniture>{}</span>").format(text)

    def named(self, text: str) -> Markup:
        """Bibliographic text: furniture where it holds digits, else plain text."""
        return self.furniture(text) if re.search(r"\d", text) else escape(text)

    def quote(self, fact: CheckedFact, proof: Proof) -> Markup:
        """A quote in full, as its source has it, the figure, words or dates of the fact marked in it."""
        self._ledger.quotation(fact.id, proof.verbatim)
        html, position = Markup(), 0
        for start, end in proof.marked:
            html += escape(proof.verbatim[position:start])
            html += Markup("<mark>{}</mark>").format(proof.verbatim[start:end])
            position = end
        html += escape(proof.verbatim[position:])
        return Markup('<blockquote class="quote" data-fact="{}"{}>{}</blockquote>').format(
            fact.id, self._language_of(proof), html
        )

    def title(self, id: str) -> Markup:
        """The title of a source, with its language where it is seen to be written in it."""
        source = self.checked.book.file.sources[id]
        html = self.named(source.title)
        if not is_in_own_script(source.title, source.language):
            return html
        attributes = self._language(source.language)
        return Markup("<bdi{}>{}</bdi>").format(attributes, html) if attributes else html

    def _language_of(self, proof: Proof) -> Markup:
        return self._language(self.checked.book.file.sources[proof.evidence.source].language)

    def _language(self, language: str) -> Markup:
        """The attributes of what is in another language than the brief: which, and its direction if that differs."""
        direction = direction_of(language)
        if language == self.language:
            return Markup()
        if direction == direction_of(self.language):
            return Markup(' lang="{}"').format(language)
        return Markup(' lang="{}" dir="{}"').format(language, direction)


@lru_cache(maxsize=512)
def _mark(id: str, mark: str) -> Markup:
    return Markup('<a class="mark" href="#e-{}" data-fact="{}">{}</a>').format(id, id, mark)


@lru_cache(maxsize=1024, typed=True)  # a text that is Markup is not escaped
def _element(id: str, text: str, value: str, kind: str, attributes: Markup = _NONE) -> Markup:
    """The value of a fact: of `kind` fact as it is, or was as an edition had it."""
    return Markup('<data class="{}" value="{}" data-fact="{}"{}>{}</data>').format(kind, value, id, attributes, text)
