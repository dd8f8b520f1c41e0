"""One fact or one code, told in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefs import resources
from briefs.evidence.checked import CheckedDerived, CheckedFact, CheckedFacts
from briefs.model.nearest import did_you_mean
from briefs.problems import CODES, Finding, Findings, UserError, errors
from briefs.project import Project

from .checked_topic import check_topic
from .compose import compose
from .ignoring import without_ignored
from .reports import value_of
from .targets import Selection, html_path, targets

_CODE = re.compile(r"[ENW]\d{3}")
_CONTEXT = 160


@dataclass(frozen=True, slots=True)
class QuoteInContext:
    """A quote in its source: `before` and `after` are the text round it, inside its paragraph.

    `speakers` is the chain of who says it, last speaker first; empty is the source's own voice.
    """

    title: str
    path: str
    line: int
    before: str
    quote: str
    after: str
    speakers: tuple[str, ...]
    translated: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """A fact or derived figure, on what it rests, and the briefs that use it."""

    topic: str
    id: str
    mark: str
    kind: str
    value: str
    statement: str
    actor: str
    status: str
    caveat: str
    formula: str
    inputs: tuple[str, ...]
    quotes: tuple[QuoteInContext, ...]
    used_by: tuple[str, ...]


def explain_code(what: str) -> str | None:
    """The page of a code, as Markdown; None where `what` is no code. Raise UserError where there is no such code."""
    if not _CODE.fullmatch(what.upper()):
        return None
    try:
        return resources.code_page(what.upper())
    except KeyError:
        near = did_you_mean(what.upper(), CODES)
        raise UserError(f"there is no code {what!r}", near) from None


def explain_fact(project: Project, what: str) -> tuple[tuple[Explanation, ...], Findings]:
    """The facts with this id or mark, one in each topic that has it. Raise UserError where no topic has."""
    told: list[Explanation] = []
    found: list[Finding] = []
    names: list[str] = []
    for topic, of_topic in targets(project, Selection()).items():
        checked, findings = check_topic(project, topic)
        found += findings
        if checked is None:
            continue
        names += [*checked.facts.facts, *checked.facts.derived]
        fact = checked.facts.named(what)
        if fact is not None:
            pages = (compose(project, checked, target, html_path(project, target))[0] for target in of_topic)
            used_by = tuple(page.target.name for page in pages if page is not None and fact.id in page.facts_used)
            told.append(_explanation(checked.facts, fact, used_by))
    if not told and not errors(found):
        raise UserError(
            f"there is no fact {what!r}", did_you_mean(what, names) or "`briefs facts list` lists them all."
        )
    return tuple(told), without_ignored(project, found)


def _explanation(facts: CheckedFacts, found: CheckedFact | CheckedDerived, used_by: tuple[str, ...]) -> Explanation:
    file = facts.book.file
    if isinstance(found, CheckedDerived):
        derived = found.derived
        return Explanation(
            facts.book.topic, found.id, found.mark, "computed", value_of(found), derived.label, "", "computed",
            derived.caveat or "", derived.formula, found.inputs, (), used_by,
        )  # fmt: skip
    fact = found.fact
    return Explanation(
        topic=facts.book.topic,
        id=found.id,
        mark=found.mark,
        kind=fact.kind,
        value=value_of(found),
        statement=_statement(found),
        actor=file.actors[fact.actor].name if fact.actor else "",
        status=fact.status,
        caveat=fact.caveat or "",
        formula="",
        inputs=(),
        quotes=tuple(_quotes(facts, found)),
        used_by=used_by,
    )


def _statement(found: CheckedFact) -> str:
    """The statement with the fact's own fields filled in."""
    fact = found.fact
    own = {"figure": fact.figure, "period": fact.period, "when": fact.when, "words": found.words}
    text = fact.statement or ""
    for field, value in own.items():
        text = text.replace(f"{{{field}}}", str(value))
    return text


def _quotes(facts: CheckedFacts, fact: CheckedFact) -> Iterator[QuoteInContext]:
    for proof in fact.proofs:
        source = facts.book.file.sources[proof.evidence.source]
        text = facts.texts[proof.evidence.source].text
        start, end = proof.spans[0].start, proof.spans[-1].end
        yield QuoteInContext(
            title=source.title,
            path=source.file,
            line=text.count("\n", 0, start) + 1,
            before=_tail(text[max(0, start - _CONTEXT) : start], cut=start > _CONTEXT),
            quote=proof.verbatim,
            after=_head(text[end : end + _CONTEXT], cut=end + _CONTEXT < len(text)),
            speakers=proof.evidence.said_by,
            translated=source.translation is not None,
        )


def _tail(text: str, *, cut: bool) -> str:
    """The end of what stands before a quote: of its last paragraph, beginning with a whole word."""
    paragraph = re.split(r"\n\s*\n", text)[-1]
    if cut and paragraph == text:
        return (
            "… "
            + " ".join(paragraph.split(" ", 1)[-1].split())
            + paragraph[len(paragraph.rstrip()) :].replace("\n", " ")
        )
    return re.sub(r"\s+", " ", paragraph.lstrip())


def _head(text: str, *, cut: bool) -> str:
    """The beginning of what stands after a quote: of its paragraph, ending with a whole word."""
    paragraph = re.split(r"\n\s*\n", text)[0]
    if cut and paragraph == text:
        paragraph = paragraph.rsplit(" ", 1)[0] + " …"
    return re.sub(r"\s+", " ", paragraph.rstrip())
