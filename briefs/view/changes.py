"""What has changed since the edition before: old value, new value, why; only of what this audience was shown in it.

An old value is printed from the facts as that edition froze them. On the page it is the value of `fact-id@edition`,
another fact for whoever traces it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape

from markupsafe import Markup, escape

from briefs.changes import FactChange, figure_of, value_of
from briefs.evidence.checked import CheckedDerived, CheckedFact
from briefs.model.edition import FrozenChange
from briefs.model.embedded import EmbeddedDerived, EmbeddedFact
from briefs.model.facts import Change, ChangeKind
from briefs.model.times import Time
from briefs.numbers import DAYS, show_figure, show_parts, show_time

from .blocks import ended
from .brief import BriefView
from .cited import ActorView
from .content import Changes, ChangeView
from .context import Context
from .stamp import Before

_REFERENCE = re.compile(r"\{([a-z][a-z0-9-]*)(?:\.([a-z-]+))?\}")
_ALLOWED = re.compile(r"\[([^\]]*)\]\{ok=\"[^\"]*\"\}")
_NOT_READ = re.compile(r'<a class="mark"[^>]*>.*?</a>|<span class="tag">.*?</span>')
_ELEMENT = re.compile(r"<[^>]+>")
_PUNCTUATED = re.compile(r"\s+(?=[.,;:](?:\s|$))")

Old = EmbeddedFact | EmbeddedDerived


def changes(context: Context) -> Changes:
    """What the section of changes shows; nothing where the brief supersedes none."""
    before = context.stamp.before
    if before is None:
        return Changes(Markup(), ())
    changed = tuple(_View(context, before, each).made() for each in listed(context))
    context.ledger.count(len(changed))
    return Changes(_edition(context, before), changed)


def compared(context: Context, found: Changes) -> Changes:
    """The same, when all that the brief uses is known."""
    before = context.stamp.before
    return replace(found, same_facts=before is not None and set(before.shown) == set(context.ledger.used))


def listed(context: Context) -> Iterator[FactChange]:
    """The facts that were shown and have changed or are gone; others follow from them, or may not be told."""
    before = context.stamp.before
    if before is None:
        return
    explained = _explained(context, before)
    for change in before.differences.changed:
        shown = change.id in before.told and context.checked.get(change.id) is not None
        if shown and (change.says or change.id in explained):
            yield change
    gone = (entry for entry in before.differences.removed if entry.id in before.told)
    yield from (FactChange(entry.id, entry.mark, ()) for entry in gone)


def superseded(context: Context) -> Mapping[str, tuple[int, Old]]:
    """The facts that are listed as the edition before had them, by `id@edition`."""
    before = context.stamp.before
    if before is None:
        return {}
    return {f"{each.id}@{before.number}": (before.number, _old(before, each.id)) for each in listed(context)}


def frozen_changes(brief: BriefView) -> tuple[FrozenChange, ...]:
    """What a brief says has changed, as plain text without marks."""
    return tuple(
        FrozenChange(
            id=each.id,
            kind=each.kind,
            what=", ".join(filter(None, (read(each.what), each.actor.name if each.actor is not None else ""))),
            old=read(each.old),
            new=read(each.new) if each.new is not None else "",
            why=read(each.why),
        )
        for section in brief.sections
        if isinstance(section.content, Changes)
        for each in section.content.changes
    )


def read(html: Markup) -> str:
    """What is read of a piece of a page, without marks and tags."""
    text = " ".join(unescape(_ELEMENT.sub("", _NOT_READ.sub("", html))).split())
    return _PUNCTUATED.sub("", text)


def _edition(context: Context, before: Before) -> Markup:
    number = context.printer.furniture(str(before.edition))
    return Markup("{} {}").format(context.phrases("edition"), number)


def _old(before: Before, id: str) -> Old:
    return before.stated.facts.get(id) or before.stated.derived[id]


def _explained(context: Context, before: Before) -> dict[str, tuple[int, Change]]:
    """The entries of the fact file on what that edition had otherwise, each with its place in the list."""
    entries = enumerate(context.file.changes)
    return {entry.fact: (index, entry) for index, entry in entries if entry.after == before.number}


class _View:
    """The making of one row."""

    def __init__(self, context: Context, before: Before, change: FactChange) -> None:
        self._context = context
        self._before = before
        self._change = change
        self._old = _old(before, change.id)
        self._id = f"{change.id}@{before.number}"
        self._field = change.fields[0].field if change.fields else "value"

    def made(self) -> ChangeView:
        context, id = self._context, self._change.id
        new = self._new() if context.checked.get(id) is not None else None
        entry = _explained(context, self._before).get(id)
        kind = entry[1].kind if entry is not None else None
        return ChangeView(
            id=id,
            kind=kind.value if kind is not None else "",
            kind_label=self._kind_label(kind),
            what=context.printer.named(self._what()),
            actor=self._actor(),
            old=self._old_value(),
            new=new,
            why=self._why(entry),
        )

    def _kind_label(self, kind: ChangeKind | None) -> str:
        return self._context.phrases.text(f"change-{kind.value}") if kind is not None else ""

    def _why(self, entry: tuple[int, Change] | None) -> Markup:
        context = self._context
        if entry is not None:
            index, change = entry
            return context.inline.html(ended(context.texts.at(change.why, "changes", index, "why")))
        found = context.checked.get(self._change.id)
        if isinstance(found, CheckedDerived) and self._change.follows:
            moved = {each.id for each in self._before.differences.changed}
            marks = Markup(" ").join(context.printer.mark(id) for id in found.inputs if id in moved)
            return context.phrases("change-follows", marks=marks)
        return context.phrases("change-unexplained")

    def _what(self) -> str:
        """What changed, in a few words: what a figure measures, or what kind of statement it is."""
        context, old = self._context, self._old
        if isinstance(old, EmbeddedDerived):
            return old.label
        measure = self._before.stated.measures.get(old.measure or "")
        if old.figure is not None and measure is not None:
            return measure.label
        return context.phrases.text("quotation" if old.words is not None else "date" if old.when else "fact")

    def _actor(self) -> ActorView | None:
        actor = self._old.actor if isinstance(self._old, EmbeddedFact) else None
        return self._context.actors.get(actor) if actor is not None else None

    def _new(self) -> Markup:
        """The value that takes the place of the old one, with its mark."""
        context, id = self._context, self._change.id
        found = context.checked.get(id)
        if self._field in {"figure", "value"} and found is not None and found.figure is not None:
            return context.inline.figure(id)
        if not isinstance(found, CheckedFact):
            return context.inline.figure(id)
        if self._field in {"when", "words"} and (found.words is not None or found.fact.when is not None):
            return context.inline.value(id)
        return self._marked(self._new_text(found))

    def _new_text(self, found: CheckedFact) -> Markup:
        context, fact = self._context, found.fact
        match self._field:
            case "period" if fact.period is not None:
                return context.printer.time(found.id, fact.period)
            case "status":
                return context.phrases(f"status-{fact.status.value}")
            case "said-by":
                return context.printer.named(context.inline.speaker(found))
            case "caveat" if fact.caveat is not None:
                return context.inline.html(context.texts.at(fact.caveat, "facts", found.id, "caveat"))
            case "evidence":
                return context.printer.within_sentence(found, found.proofs[0])
        return context.inline.statement(found.id)

    def _marked(self, html: Markup) -> Markup:
        return Markup('<span class="flow">{}</span> {}').format(html, self._context.printer.mark(self._change.id))

    def _old_value(self) -> Markup:  # noqa: PLR0911 - a return for each field
        old = self._old
        if isinstance(old, EmbeddedDerived) or (self._field in {"figure", "value"} and old.figure is not None):
            return self._old_figure(old)
        match self._field:
            case "status":
                return self._context.phrases(f"status-{old.status}")
            case "said-by":
                return escape(old.evidence[0].said_by[0]) if old.evidence[0].said_by else self._silent()
            case "period":
                return self._old_time(old.period)
            case "caveat":
                return self._old_text(old.caveat, old)
            case "evidence":
                return self._old_words(old.evidence[0].quote)
            case "words" | "when" | "value" if old.words is not None or old.when is not None:
                return self._old_words(old.words) if old.words is not None else self._old_time(old.when)
        return self._old_text(old.statement, old)

    def _old_words(self, words: str) -> Markup:
        return self._context.printer.recorded_words(self._id, words)

    def _old_time(self, time: Time | None) -> Markup:
        return self._recorded(self._time(time), str(time)) if time is not None else self._silent()

    def _old_text(self, text: str | None, old: EmbeddedFact) -> Markup:
        return self._recorded(self._filled(text, old)) if text is not None else self._silent()

    def _silent(self) -> Markup:
        return self._context.phrases("not-stated")

    def _old_figure(self, old: Old) -> Markup:
        """The figure as it was, rounded as this audience is told figures, with its unit."""
        context = self._context
        recorded = old.value if isinstance(old, EmbeddedDerived) else old.figure
        if recorded is None:
            return self._silent()
        measure = None if isinstance(old, EmbeddedDerived) else self._before.stated.measures.get(old.measure or "")
        figure = figure_of(recorded, measure.unit if measure is not None else None)
        language, significant = context.look.language, context.printer.significant
        text = show_figure(figure, language, significant=significant)
        parts = show_parts(figure, language, significant=significant)
        if figure.unit == DAYS:
            return self._recorded(f"{text}\u00a0{context.printer.days(figure)}", figure.machine)
        html = self._recorded(text, figure.machine)
        return Markup('{} <span class="unit">{}</span>').format(html, parts.noun) if parts.noun else html

    def _recorded(self, text: str, value: str = "") -> Markup:
        return self._context.printer.recorded(self._id, text, value or text)

    def _filled(self, text: str, old: EmbeddedFact) -> str:
        """A sentence of the edition before, with what its references printed then."""
        own = {"figure": value_of(old) if old.figure is not None else "", "words": old.words or ""}
        own |= {"period": self._time(old.period), "when": self._time(old.when)}
        stated = self._before.stated

        def put(match: re.Match[str]) -> str:
            if match[1] in own and match[2] is None:
                return own[match[1]]
            found = stated.facts.get(match[1]) or stated.derived.get(match[1])
            return value_of(found) if found is not None and match[2] in {None, "figure", "words"} else ""

        return " ".join(_PUNCTUATED.sub("", _REFERENCE.sub(put, _ALLOWED.sub(r"\1", text))).replace("*", "").split())

    def _time(self, time: Time | None) -> str:
        return show_time(time, self._context.look.language) if time is not None else ""
