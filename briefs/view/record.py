"""The facts of a brief as data: canonical JSON for the HTML and the PDF, and a record for search engines.

The same facts give the same bytes: keys are sorted, amounts are decimal strings, nothing depends on order or clock.
Whoever receives a brief can check it with this alone: it says how the facts are shown, and bears its own hash.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from briefs.evidence.checked import CheckedDerived, CheckedDiscrepancy, CheckedFact, CheckedFacts, Proof
from briefs.model import FactFile, Measure
from briefs.model.embedded import EmbeddedSentence
from briefs.numbers import Figure

from .changes import Old
from .cited import SourceView
from .context import Context
from .shown import Shown

#: Raised with every change that a reader of the JSON would notice.
SCHEMA = "briefs-facts/1"

Json = Any


def canonical(value: Json) -> str:
    """JSON in one line with sorted keys; `<` is escaped so that it can stand in a script element."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def facts_json(
    context: Context,
    sources: Sequence[str],
    discrepancies: Sequence[str],
    superseded: Mapping[str, tuple[int, Old]],
    *,
    with_gaps: bool,
) -> str:
    """The facts used with all that proves them: quotes, who says them, where they stand, formulas, sources.

    `superseded` are facts as an edition before had them, by `id@edition`.
    """
    file, checked = context.file, context.checked
    used = context.ledger.used
    facts = {id: checked.facts[id] for id in used if id in checked.facts}
    stamp = context.stamp
    return canonical(
        {
            "schema": SCHEMA,
            "topic": checked.book.topic,
            "title": file.title,
            "edition": _given(number=stamp.number, as_of=str(stamp.as_of), draft=stamp.draft or None),
            "actors": _actors(file),
            "dimensions": {
                id: dimension.label
                for id, dimension in file.dimensions.items()
                if with_gaps or any(fact.fact.dimension == id for fact in facts.values())
            },
            "measures": {
                id: _measure(measure)
                for id, measure in file.measures.items()
                if any(fact.fact.measure == id for fact in facts.values())
            },
            "sources": {id: _source(checked, id) for id in sources},
            "facts": {id: _fact(fact) for id, fact in facts.items()},
            "derived": {id: _derived(checked.derived[id]) for id in used if id in checked.derived},
            "discrepancies": {
                each.mark: _discrepancy(each) for each in checked.discrepancies if each.mark in discrepancies
            },
            "gaps": [_given(**gap.model_dump()) for gap in file.gaps] if with_gaps else [],
            **({"superseded": {id: _superseded(*each) for id, each in superseded.items()}} if superseded else {}),
        }
    )


def stated(checked: CheckedFacts) -> Mapping[str, Json]:
    """All that a topic states, in the form in which a brief carries what it uses of it."""
    file = checked.book.file
    return {
        "topic": checked.book.topic,
        "title": file.title,
        "edition": {"number": file.edition.number, "as-of": str(file.edition.as_of)},
        "actors": _actors(file),
        "dimensions": {id: dimension.label for id, dimension in file.dimensions.items()},
        "measures": {id: _measure(measure) for id, measure in file.measures.items()},
        "sources": {id: _source(checked, id) for id in file.sources},
        "facts": {id: _fact(fact) for id, fact in checked.facts.items()},
        "derived": {id: _derived(derived) for id, derived in checked.derived.items()},
        "discrepancies": {each.mark: _discrepancy(each) for each in checked.discrepancies},
        "gaps": [_given(**gap.model_dump()) for gap in file.gaps],
    }


def sealed(facts: str, context: Context, shown: Shown, sentences: Sequence[EmbeddedSentence]) -> str:
    """The facts with what this brief shows of them and says in sentences, and with the hash of all that.

    The hash is the SHA-256 of the canonical JSON without its field `sha256`.
    """
    said = [{"section": each.section, "text": each.text} for each in sentences]
    record = {**json.loads(facts), "brief": _brief(context), "shown": _shown(shown), "sentences": said}
    return canonical({**record, "sha256": record_sha256(record)})


def record_sha256(record: Mapping[str, Json]) -> str:
    """The hash that a record must bear."""
    rest = {name: value for name, value in record.items() if name != "sha256"}
    return hashlib.sha256(canonical(rest).encode()).hexdigest()


def _brief(context: Context) -> Mapping[str, Json]:
    """For whom the brief is, and how it prints figures, days and quotations."""
    labels = ("unit-day", "unit-days", "quote-open", "quote-close", "quote-inner-open", "quote-inner-close")
    return _given(
        audience=context.audience.id,
        language=context.look.language,
        significant_digits=context.audience.significant_digits,
        labels={label: context.phrases.text(label) for label in labels},
    )


def _shown(shown: Shown) -> Mapping[str, Json]:
    """What may stand on the page (see Shown). Quotations are left out: they are the words and quotes of the facts."""
    values = {id: texts - shown.quotations.get(id, frozenset()) for id, texts in shown.renderings.items()}
    return {
        "values": {id: sorted(texts) for id, texts in values.items() if texts},
        "furniture": sorted(shown.furniture),
        "names": sorted(shown.names),
        "counts": sorted(shown.counts),
        "allowed": sorted(shown.allowed),
        "margins": list(shown.running),
        "page-label": shown.page_label,
    }


def _given(**values: Json) -> dict[str, Json]:
    """The values that are not None, under their names as the fact file writes them."""
    return {name.replace("_", "-"): value for name, value in values.items() if value is not None}


def _actors(file: FactFile) -> Mapping[str, Json]:
    return {id: _given(name=actor.name, instrument=actor.instrument) for id, actor in file.actors.items()}


def _discrepancy(found: CheckedDiscrepancy) -> Mapping[str, Json]:
    return {"facts": list(found.facts), "note": found.note}


def _source(checked: CheckedFacts, id: str) -> Mapping[str, Json]:
    source = checked.book.file.sources[id]
    report, translation = source.reports_on, source.translation
    return _given(
        letter=checked.letters[id],
        file=source.file,
        sha256=checked.texts[id].sha256,
        title=source.title,
        publisher=source.publisher,
        author=source.author,
        published=_text(source.published),
        url=source.url,
        language=source.language,
        reports_on=report and _given(publisher=report.publisher, published=_text(report.published), url=report.url),
        translation=translation and {"by": translation.by, "from": translation.from_},
        note=source.note,
    )


def _measure(measure: Measure) -> Mapping[str, Json]:
    return _given(label=measure.label, unit=measure.unit, definition=measure.definition)


def _fact(fact: CheckedFact) -> Mapping[str, Json]:
    written = fact.fact
    return _given(
        mark=fact.mark,
        kind=written.kind,
        statement=written.statement,
        actor=written.actor,
        dimension=written.dimension,
        measure=written.measure,
        period=_text(written.period),
        figure=fact.figure and _figure(fact.figure),
        when=_text(written.when),
        words=fact.words,
        status=written.status.value,
        importance=written.importance.value,
        caveat=written.caveat,
        actor_because=written.actor_because,
        translated=fact.translated,
        evidence=[_proof(proof) for proof in fact.proofs],
    )


def _proof(proof: Proof) -> Mapping[str, Json]:
    return {
        "source": proof.evidence.source,
        "quote": proof.verbatim,
        "said-by": list(proof.evidence.said_by),
        "spans": [[span.start, span.end] for span in proof.spans],
    }


def _superseded(edition: int, old: Old) -> Mapping[str, Json]:
    """What an edition stated: enough to see that what is said to have been its value was."""
    return {"edition": edition, **old.model_dump(mode="json", by_alias=True, exclude_defaults=True)}


def _figure(figure: Figure) -> Mapping[str, Json]:
    return _given(
        text=figure.text or None,
        amount=format(figure.amount, "f"),
        upper=None if figure.upper is None else format(figure.upper, "f"),
        unit=figure.unit,
        hedge=figure.hedge.kind.value if figure.hedge is not None else None,
    )


def _derived(found: CheckedDerived) -> Mapping[str, Json]:
    written = found.derived
    return _given(
        mark=found.mark,
        label=written.label,
        formula=written.formula,
        digits=written.digits,
        because=written.because,
        caveat=written.caveat,
        importance=written.importance.value,
        value=_figure(found.figure),
        exact=str(found.exact),
        inputs=list(found.inputs),
        facts=list(found.facts),
    )


def _text(value: object) -> str | None:
    return str(value) if value is not None else None


def json_ld(context: Context, title: str, sources: Sequence[SourceView]) -> str:
    """The brief of this title as a schema.org Report with its citations."""
    file, stamp = context.file, context.stamp
    return canonical(
        {
            "@context": "https://schema.org",
            "@type": "Report",
            "name": title,
            "description": context.audience.purpose,
            "about": {"@type": "Thing", "name": file.title},
            "inLanguage": context.look.language,
            "datePublished": str(stamp.as_of),
            "version": str(stamp.number),
            **({"creativeWorkStatus": "Draft"} if stamp.draft else {}),
            "audience": {"@type": "Audience", "audienceType": context.audience.name},
            "publisher": _organisation(context.look.theme.house),
            "citation": [_citation(context, source) for source in sources],
        }
    )


def _citation(context: Context, view: SourceView) -> Mapping[str, Json]:
    source = context.file.sources[view.id]
    report = source.reports_on
    publisher = source.publisher if source.publisher not in {None, "unknown"} else None
    return _given(
        **{"@type": "CreativeWork"},
        identifier=view.letter,
        name=source.title,
        author=source.author,
        publisher=publisher and _organisation(publisher),
        datePublished=_text(source.published),
        inLanguage=source.language,
        url=source.url,
        isBasedOn=report
        and _given(
            **{"@type": "Report"},
            publisher=_organisation(report.publisher),
            datePublished=_text(report.published),
            url=report.url,
        ),
    )


def _organisation(name: str) -> Mapping[str, Json]:
    return {"@type": "Organization", "name": name}
