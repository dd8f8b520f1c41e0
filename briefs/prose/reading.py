"""From a prose file to its tree: a title, and sections by id."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from briefs.problems import Finding, Findings, Place, in_order

from .ast import (
    AnalysisPanel,
    Block,
    BulletList,
    Confidence,
    Inlines,
    Paragraph,
    Prose,
    ProseSection,
    Subheading,
)
from .blocks import BlockReader, Heading
from .inlines import PlaceOf, build, not_allowed, turned
from .markdown import read_inline
from .segments import Attribute, Closing, Markdown, Opening, line_starts, segments
from .syntax import DEEP_HEADING, DIRECTIVE, SECTION

_PANEL = '::: analysis {confidence=medium because="what it rests on"}'


def parse(text: str, path: str) -> tuple[Prose | None, Findings]:
    """Read a prose file; `path` is the file's as findings show it.

    What is not allowed is left out of the tree and is a finding (E406); so is a file that does not have the form of
    prose (E414). The tree is None only where there is neither a title nor a section.
    """
    text = text.replace("\r\n", "\n")
    reader = _Reader(path, text)
    for segment in segments(text):
        reader.take(segment)
    reader.findings += turned(text, reader.place_of)
    return reader.finished()


@dataclass(slots=True)
class _Panel:
    """An analysis panel that is still open; `blocks` are filled as they come."""

    opening: Opening
    confidence: Confidence
    because: Inlines
    blocks: list[Paragraph | BulletList | Subheading] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    path: str
    text: str
    title: Inlines | None = None
    sections: dict[str, tuple[Place, list[Block]]] = field(default_factory=dict)
    blocks: list[Block] | None = None
    panel: _Panel | None = None
    unknown: int = 0
    findings: list[Finding] = field(default_factory=list)

    def place_of(self, position: int) -> Place:
        starts = line_starts(self.text)
        line = bisect_right(starts, position)
        return Place(self.path, line, position - starts[line - 1] + 1)

    def take(self, segment: Markdown | Opening | Closing) -> None:
        if isinstance(segment, Markdown):
            reader = BlockReader(self.path, segment, self.findings)
            for block in reader.read():
                self._heading(block) if isinstance(block, Heading) else self._add(block)
        elif isinstance(segment, Opening):
            self._open(segment)
        else:
            self._close(segment)

    def finished(self) -> tuple[Prose | None, Findings]:
        if self.panel is not None:
            self._unclosed(self.panel)
        if self.title is None:
            self._wrong_form(Place(self.path, 1, 1), "there is no title", "Begin the file with '# Title'.")
        prose = None
        if self.title is not None or self.sections:
            sections = {
                section: ProseSection(section, tuple(blocks), place)
                for section, (place, blocks) in self.sections.items()
            }
            prose = Prose(self.path, self.title or (), sections)
        return prose, in_order(self.findings)

    def _heading(self, heading: Heading) -> None:
        if heading.level == 1:
            self._title(heading)
        elif heading.level == 2:
            self._section(heading)
        elif heading.level == 3:
            self._add(Subheading(heading.inlines, heading.place))
        else:
            self.findings.append(not_allowed(DEEP_HEADING, heading.place, heading.written))

    def _title(self, heading: Heading) -> None:
        if self.title is not None or self.sections:
            hint = "Begin a section with '## section-id', and use '### ' inside one."
            self._wrong_form(heading.place, f"a title where none can be: {heading.written!r}", hint)
        else:
            self.title = heading.inlines

    def _section(self, heading: Heading) -> None:
        if self.panel is not None:
            self._unclosed(self.panel)
        self.unknown = 0
        self.blocks = []
        if SECTION.fullmatch(heading.written) is None:
            hint = "Write its id from audience.yaml, such as '## key-points'; the title on the page is set there."
            self._wrong_form(heading.place, f"a section is named by its id: {heading.written!r}", hint)
        elif heading.written in self.sections:
            first = self.sections[heading.written][0]
            hint = f"It begins in line {first.line}; write everything there."
            self._wrong_form(heading.place, f"the section {heading.written!r} is here twice", hint)
        else:
            self.sections[heading.written] = (heading.place, self.blocks)

    def _add(self, block: Paragraph | BulletList | Subheading) -> None:
        if self.panel is not None:
            self.panel.blocks.append(block)
        elif self.blocks is not None:
            self.blocks.append(block)
        else:
            hint = "After the title, begin a section with '## section-id'."
            self._wrong_form(block.place, "text that belongs to no section", hint)

    def _open(self, opening: Opening) -> None:
        place = Place(self.path, opening.line + 1, 1)
        if opening.name != "analysis":
            self.findings.append(not_allowed(DIRECTIVE, place, self.text.split("\n")[opening.line]))
            # What the block holds is read all the same, and its end must not close another block.
            self.unknown += 1
            return
        if self.panel is not None:
            self._unclosed(self.panel)
        if self.blocks is None:
            self._wrong_form(place, "an analysis that belongs to no section", "Begin a section with '## section-id'.")
        self.panel = self._read_panel(opening, place)

    def _read_panel(self, opening: Opening, place: Place) -> _Panel:
        panel = _Panel(opening, Confidence.LOW, ())
        given = {attribute.name: attribute for attribute in opening.attributes or ()}
        if opening.attributes is None or set(given) != {"confidence", "because"}:
            self._wrong_form(place, "an analysis says how sure it is and why, and nothing else", f"Write {_PANEL}")
        if confidence := given.get("confidence"):
            if confidence.value in set(Confidence):
                panel.confidence = Confidence(confidence.value)
            else:
                hint = "It is high, medium or low."
                self._wrong_form(self._place_of(confidence)(0), f"no degree of confidence: {confidence.value!r}", hint)
        if because := given.get("because"):
            panel.because, findings = build(read_inline(because.value), self._place_of(because))
            self.findings.extend(findings)
            if not because.value.strip():
                self._wrong_form(place, "an analysis without a reason", "Say in because what it rests on.")
        return panel

    def _close(self, closing: Closing) -> None:
        if self.unknown:
            self.unknown -= 1
            return
        if self.panel is None:
            place = Place(self.path, closing.line + 1, 1)
            self._wrong_form(place, "':::' closes nothing", f"An analysis begins with {_PANEL}")
            return
        panel, self.panel = self.panel, None
        if self.blocks is not None:
            place = Place(self.path, panel.opening.line + 1, 1)
            self.blocks.append(AnalysisPanel(panel.confidence, panel.because, tuple(panel.blocks), place))

    def _unclosed(self, panel: _Panel) -> None:
        place = Place(self.path, panel.opening.line + 1, 1)
        self._wrong_form(place, "an analysis that is not closed", "Put a line ':::' behind its last paragraph.")
        self.unknown = 0
        self._close(Closing(panel.opening.line))

    def _place_of(self, attribute: Attribute) -> PlaceOf:
        starts = line_starts(self.text)

        def place_of(position: int) -> Place:
            offset = attribute.start + position
            line = bisect_right(starts, offset)
            return Place(self.path, line, offset - starts[line - 1] + 1)

        return place_of

    def _wrong_form(self, place: Place, message: str, hint: str) -> None:
        self.findings.append(Finding("E414", place, message, hint))
