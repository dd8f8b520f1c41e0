"""Make the view of one brief: what its author wrote and what its facts say, in the order of its audience."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial

from markupsafe import Markup

from briefs.evidence.checked import CheckedFacts
from briefs.evidence.texts import texts_of
from briefs.model import Section, ThemeFile
from briefs.model.audience import Audience, Look
from briefs.model.embedded import EmbeddedSentence
from briefs.model.times import Time
from briefs.numbers import show_time
from briefs.problems import Finding, Findings, Place, in_order
from briefs.prose import Paragraph, Prose

from .blocks import blocks_html, items_of, rows_of, terms_of
from .brief import BriefView, SectionView
from .changes import changes, compared, superseded
from .chart_words import without_marks
from .charting import charts, refused
from .charts.patterns import ACTORS
from .cited import EvidenceView, SourceView
from .clearance import Cleared, cleared_for, not_cleared
from .content import Changes, Content, SourceList
from .context import Context
from .evidence import by_source, evidence_rows
from .figures import figures
from .glancing import at_a_glance
from .lists import definitions, discrepancies, gaps, quotations
from .matrix import matrix
from .notes import Notes
from .record import facts_json, json_ld, sealed
from .shown import Shown
from .sources import source_view, used_sources
from .stamp import Stamp
from .timeline import is_event, timeline

BOTTOM_LINE = "bottom-line"
_WITH_GAPS = frozenset({"matrix", "gaps", "glance"})


def make_view(  # noqa: PLR0913 - the inputs of a brief are that many
    checked: CheckedFacts,
    prose: Prose,
    audience: Audience,
    look: Look,
    *,
    direction: str = "ltr",
    stamp: Stamp | None = None,
    sentences: Callable[[], Sequence[EmbeddedSentence]] = tuple,
) -> tuple[BriefView | None, Shown | None, Findings]:
    """Make the view of a brief, and the record of what may stand on its page.

    What the audience is not cleared for is left out first of all. `direction` is that of the look's language: `ltr` or
    `rtl`; `stamp` says which edition it is, that of the fact file where it is not given; `sentences` gives what
    its author says in it, and is asked where nothing is wrong. Findings: E401, E406, E407, E408, E415, E416, E417,
    E711; with any, there is neither.
    """
    cleared = cleared_for(checked, audience)
    context = Context.of(cleared.facts, prose, audience, look, cleared.cells, stamp)
    texts = texts_of(checked) if cleared.withheld else context.texts
    findings = (
        *texts.findings(prose),
        *_section_findings(prose, audience),
        *_chart_findings(context, prose, audience),
        *not_cleared(checked, prose, audience, cleared),
    )
    if findings:
        return None, None, in_order(findings)
    brief = _Making(context, direction).brief()
    if context.phrases.findings:
        return None, None, in_order(context.phrases.findings)
    shown = context.ledger.shown(_names(context), _running(brief), context.phrases.text("page-of"))
    told = replace(shown, names=tuple(name for name in shown.names if not _is_withheld(name, checked, cleared, brief)))
    return replace(brief, facts_json=sealed(brief.facts_json, context, told, sentences())), shown, ()


def _is_withheld(name: str, checked: CheckedFacts, cleared: Cleared, brief: BriefView) -> bool:
    """Whether a name stands in the quotes of facts that are left out, and in none that is told."""
    left_out = (checked.facts[id] for id in cleared.withheld if id in checked.facts)
    return name not in brief.facts_json and any(name in proof.verbatim for fact in left_out for proof in fact.proofs)


def _section_findings(prose: Prose, audience: Audience) -> Iterator[Finding]:
    known = {section.id: section for section in audience.sections}
    possible = {BOTTOM_LINE: None, **known}
    for id, written in prose.sections.items():
        if id not in possible:
            near = difflib.get_close_matches(id, possible, 1)
            hint = f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(possible)}."
            yield Finding("E408", written.place, f"audience {audience.id!r} has no section {id!r}", hint)
    required = [id for id, section in known.items() if section.kind == "prose" and section.required]
    for id in dict.fromkeys((BOTTOM_LINE, *required)):
        found = prose.sections.get(id)
        if found is None or not found.blocks:
            message = f"section {id!r} is empty" if found is not None else f"section {id!r} is missing"
            place = found.place if found is not None else Place(prose.path)
            yield Finding("E407", place, message, f"Write it under '## {id}'.")


def _chart_findings(context: Context, prose: Prose, audience: Audience) -> Iterator[Finding]:
    for section in audience.sections:
        if section.kind == "chart":
            yield from refused(context, rows_of(prose.sections.get(section.id))[0])


class _Making:
    """The making of one view.

    What depends on which facts are used comes last: cells of the matrix, then notes on discrepancies, then evidence.
    """

    def __init__(self, context: Context, direction: str) -> None:
        self._context = context
        self._direction = direction
        self._sections = context.audience.sections
        self._kinds = {section.kind for section in self._sections}
        self._prose: dict[str, Markup] = {}
        self._contents: dict[str, Content] = {}

    def brief(self) -> BriefView:
        context = self._context
        title = context.inline.html(context.prose.title)
        bottom_line = self._bottom_line()
        if any(section.kind == "evidence" and section.select == "all" for section in self._sections):
            for id in (*context.checked.facts, *context.checked.derived):
                context.ledger.use(id)
        for section in self._sections:
            self._write(section)
        for section in self._of("matrix"):
            self._contents[section.id] = matrix(context, section)
        for section in self._of("gaps"):
            self._contents[section.id] = gaps(context)
        notes = self._notes()
        rows = evidence_rows(context)
        sources = {id: source_view(context, id) for id in used_sources(context)}
        self._evidence(notes, rows, sources)
        self._compare()
        return self._finished(title, bottom_line, notes, rows, sources)

    def _of(self, *kinds: str) -> Iterator[Section]:
        return (section for section in self._sections if section.kind in kinds)

    def _bottom_line(self) -> Markup:
        """The one sentence that stands under the title."""
        blocks = self._context.prose.sections[BOTTOM_LINE].blocks
        sentences = (self._context.inline.html(block.inlines) for block in blocks if isinstance(block, Paragraph))
        return Markup(" ").join(sentences)

    def _write(self, section: Section) -> None:
        """What the author wrote for a section, and its content where that rests on nothing else."""
        context, written = self._context, self._context.prose.sections.get(section.id)
        rest = written.blocks if written is not None else ()
        match section.kind:
            case "chart":
                rows, rest = rows_of(written)
                self._contents[section.id] = charts(context, section, rows)
            case "glance":
                self._contents[section.id] = at_a_glance(context, section)
            case "figures":
                items, rest = items_of(written, context.printer.has_figure)
                self._contents[section.id] = figures(context, section, items)
            case "timeline":
                items, rest = items_of(written, partial(is_event, context))
                self._contents[section.id] = timeline(context, section, items)
            case "quotations":
                items, rest = items_of(written, context.printer.has_words)
                self._contents[section.id] = quotations(context, section, items)
            case "definitions":
                terms, rest = terms_of(written)
                self._contents[section.id] = definitions(context, section, terms)
            case "changes":
                self._contents[section.id] = changes(context)
        self._prose[section.id] = blocks_html(context, rest)

    def _notes(self) -> Notes:
        everything = any(section.select == "all" for section in self._of("discrepancies"))
        notes = Notes(self._context, everything=everything, listed="discrepancies" in self._kinds)
        for section in self._of("discrepancies"):
            self._contents[section.id] = discrepancies(self._context, notes)
        return notes

    def _evidence(self, notes: Notes, rows: Mapping[str, EvidenceView], sources: Mapping[str, SourceView]) -> None:
        """One table holds the rows: that of evidence, or else the notes under the sources."""
        table = notes.once(tuple(rows.values()), elsewhere="discrepancies" in self._kinds)
        self._context.ledger.count(len(rows), len(sources))
        for section in self._of("evidence"):
            self._contents[section.id] = by_source(table, sources)
        for section in self._of("sources"):
            listed = () if "evidence" in self._kinds else table
            self._contents[section.id] = SourceList(tuple(sources.values()), listed)

    def _compare(self) -> None:
        """Whether the brief tells of the same facts as before is known when all are."""
        for id, content in self._contents.items():
            if isinstance(content, Changes):
                self._contents[id] = compared(self._context, content)

    def _finished(
        self,
        title: Markup,
        bottom_line: Markup,
        notes: Notes,
        rows: Mapping[str, EvidenceView],
        sources: Mapping[str, SourceView],
    ) -> BriefView:
        context = self._context
        file, audience, theme, stamp = context.file, context.audience, context.look.theme, context.stamp
        listed = tuple(sources.values())
        marks = tuple(each.mark for each, _ in notes.discrepancies)
        sections = tuple(self._section_views())
        return BriefView(
            topic=context.checked.book.topic,
            audience=audience.id,
            audience_name=audience.name,
            reader=audience.reader,
            purpose=audience.purpose,
            tab=audience.tab,
            language=context.look.language,
            direction=self._direction,
            title=title,
            title_text=without_marks(title),
            short_title=file.title,
            bottom_line=bottom_line,
            house=theme.house,
            contact=context.printer.named(theme.contact or ""),
            disclaimer=context.printer.named(theme.disclaimer or ""),
            classification=theme.classification or "",
            embargo=context.printer.named(theme.embargo or ""),
            logo=context.look.logo,
            edition=self._labelled("draft-after" if stamp.draft else "edition", str(stamp.number)),
            as_of=self._labelled("as-of", show_time(Time(stamp.as_of), context.look.language)),
            actors=tuple(context.actors.values()),
            strip=self._strip(len(listed), len(marks)),
            sections=sections,
            sources=listed,
            evidence={id: replace(row, notes=notes.of(row)) for id, row in rows.items()},
            facts_json=facts_json(
                context, tuple(sources), marks, superseded(context), with_gaps=bool(self._kinds & _WITH_GAPS)
            ),
            json_ld=json_ld(context, without_marks(title), listed),
            labels=context.look.labels,
            palette=_palette(theme),
            faces=theme.faces,
            contents=tuple(section for section in sections if section.title) if audience.contents else (),
        )

    def _labelled(self, label: str, value: str) -> Markup:
        return Markup("{} {}").format(self._context.phrases(label), self._context.printer.furniture(value))

    def _strip(self, sources: int, discrepancies: int) -> tuple[tuple[str, Markup], ...]:
        """How much there is of what a careful reader asks for first."""
        context = self._context
        used = context.ledger.used
        facts = sum(id in context.checked.facts for id in used)
        counts = {
            "strip-sources": sources,
            "strip-facts": facts,
            "strip-computed": len(used) - facts,
            "strip-gaps": len(context.file.gaps),
            "strip-discrepancies": discrepancies,
        }
        context.ledger.count(len(context.actors))
        return tuple(
            (context.phrases.text(label), context.printer.furniture(str(count))) for label, count in counts.items()
        )

    def _own_title(self, section: Section) -> str:
        return self._context.phrases.text("what-changed") if section.kind == "changes" else ""

    def _section_views(self) -> Iterator[SectionView]:
        number = 0
        for section in self._sections:
            prose, content = self._prose[section.id], self._contents.get(section.id)
            if not section.required and not prose and not _holds_something(content):
                continue
            number += 1
            shown = str(number) if self._context.audience.numbered else ""
            if shown:
                self._context.ledger.furniture(shown)
            yield SectionView(
                id=section.id,
                kind=section.kind,
                title=section.title or self._own_title(section),
                number=shown,
                note=section.note or "",
                overleaf=section.overleaf,
                prose=prose,
                content=content,
            )


def _names(context: Context) -> tuple[str, ...]:
    """Names that may stand on the page although they hold digits."""
    file = context.file
    actors = (name for actor in file.actors.values() for name in (actor.name, actor.instrument or ""))
    return (*file.names, *(name for name in (*actors, *file.speakers) if any(map(str.isdigit, name))))


def _running(brief: BriefView) -> tuple[str, ...]:
    """What print may put into the margins of each page; the classification stands at head and foot."""
    texts = (brief.audience_name, brief.short_title, brief.edition.striptags(), brief.as_of.striptags())
    head = " · ".join(text for text in (brief.classification, brief.embargo.striptags()) if text)
    return tuple(" ".join(text.split()) for text in (*texts, head, brief.classification) if text)


def _holds_something(content: Content) -> bool:
    return content is not None and any(getattr(content, field.name) for field in fields(content))


def _palette(theme: ThemeFile) -> Mapping[str, str]:
    """The colours of print by token, for drawings; an actor for whom the theme has no accent is drawn in ink."""
    actors = {f"actor-{index}": theme.colours.get("ink", "#000000") for index in range(ACTORS)}
    actors |= {f"actor-{index}": actor["light"] for index, actor in enumerate(theme.actors) if "light" in actor}
    return {**theme.colours, **actors}
