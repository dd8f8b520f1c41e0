"""Sources as readers meet them: letter, title, and in plain sentences what they are and what is not known of them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from briefs.model import Evidence, Source
from briefs.model.times import PartialDate, Time
from briefs.numbers import show_time

from .cited import SourceView
from .context import Context

_UNKNOWN = frozenset({"unknown", "not stated"})


def source_view(context: Context, id: str) -> SourceView:
    """One source with its provenance told as it is."""
    source = context.file.sources[id]
    if source.url is not None:
        context.ledger.furniture(source.url)
    lines = tuple(_lines(context, id, source))
    return SourceView(id, context.checked.letters[id], context.printer.title(id), lines, source.url)


def used_sources(context: Context) -> tuple[str, ...]:
    """The ids of the sources that the facts used stand in, in the file's order."""
    checked = context.checked
    used = {
        proof.evidence.source for id in context.ledger.used if id in checked.facts for proof in checked.facts[id].proofs
    }
    return tuple(id for id in context.file.sources if id in used)


def said_by(context: Context, evidence: Evidence) -> str:
    """The chain of attribution in words, last speaker first; the source where it is empty."""
    if not evidence.said_by:
        return context.phrases.called(context.file.sources[evidence.source])
    *nearer, told = evidence.said_by
    for speaker in reversed(nearer):
        told = context.phrases.plain("cited-by", speaker=speaker, by=told)
    return told


def voice(context: Context, evidence: Evidence) -> tuple[str, ...]:
    """Who vouches for a quote: its last speaker, or else the report behind it.

    Two texts that retell one report are one voice.
    """
    if evidence.said_by:
        return ("speaker", evidence.said_by[0])
    report = context.file.sources[evidence.source].reports_on
    if report is None:
        return ("source", evidence.source)
    return ("report", report.url or "", report.publisher, str(report.published or ""))


def corroboration(context: Context, evidence: tuple[Evidence, ...]) -> tuple[Markup, Markup]:
    """How many voices vouch for a fact and which; and their bare count, empty where there is but one."""
    voices = {voice(context, each): _voice_name(context, each) for each in reversed(evidence)}
    names = Markup(", ").join(reversed(voices.values()))
    if len(voices) == 1:
        return context.phrases("support-one", voices=names), Markup()
    count = context.printer.furniture(str(len(voices)))
    return context.phrases("support-many", count=count, voices=names), context.phrases("voices", count=count)


def _voice_name(context: Context, evidence: Evidence) -> Markup:
    if evidence.said_by:
        return context.printer.named(evidence.said_by[0])
    return context.phrases("support-source", letter=context.checked.letters[evidence.source])


def _lines(context: Context, id: str, source: Source) -> Iterator[Markup]:
    if source.reports_on is not None:
        yield context.phrases("source-report", report=_report(context, source))
    if source.translation is not None:
        yield _translation(context, source)
    yield from _origin(context, source)
    if source.note is not None:
        yield context.inline.html(context.texts.at(source.note, "sources", id, "note"))


def _report(context: Context, source: Source) -> Markup:
    report = source.reports_on
    if report is None:
        return Markup()
    publisher = context.printer.named(report.publisher)
    if report.published is None:
        text = context.phrases("source-report-of", publisher=publisher)
    else:
        text = context.phrases("source-report-of-dated", publisher=publisher, date=_day(context, report.published))
    return Markup('<a href="{}">{}</a>').format(report.url, text) if report.url is not None else text


def _translation(context: Context, source: Source) -> Markup:
    translation = source.translation
    if translation is None:
        return Markup()
    kind = "machine" if translation.by == "machine" else "person"
    known = "" if translation.from_ in _UNKNOWN else "-from"
    values = {"by": translation.by} if kind == "person" else {}
    if known:
        values["language"] = translation.from_
    return context.phrases(f"translation-{kind}{known}", **values)


def _origin(context: Context, source: Source) -> Iterator[Markup]:
    """Author, publisher and date, or that they are not named."""
    publisher = None if source.publisher in _UNKNOWN else source.publisher
    printer, phrases = context.printer, context.phrases
    if source.author is not None:
        yield phrases("source-author", author=printer.named(source.author))
    if publisher is not None and source.published is not None:
        yield phrases("source-published", publisher=printer.named(publisher), date=_day(context, source.published))
    elif publisher is not None:
        yield phrases("source-publisher", publisher=printer.named(publisher))
    elif source.published is not None:
        yield phrases("source-dated", date=_day(context, source.published))
    if publisher is None:
        yield phrases("source-no-publisher" if source.author is not None else "source-no-author-no-publisher")


def _day(context: Context, day: PartialDate) -> Markup:
    return context.printer.furniture(show_time(Time(day), context.look.language))
