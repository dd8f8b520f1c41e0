"""The sentences of a brief as its readers see them: references as what they print, each sentence with what it rests on.

Marks and the editor's tags are left out. A mark behind a full stop belongs to the sentence before it; a value behind
one begins the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefs.model.templates import Section, SectionKind
from briefs.problems import Place
from briefs.prose import (
    Allowed,
    AnalysisPanel,
    Block,
    BulletList,
    Inlines,
    Paragraph,
    Prose,
    Reference,
    Strong,
    Subheading,
    Text,
)
from briefs.view.blocks import leading

from .splitting import boundaries

#: What a reference prints, without marks and tags; empty where it prints only these.
Rendered = Callable[[Reference], str]

#: Sections in which an item begins with the fact that it shows.
_LISTED = frozenset({"figures", "chart", "timeline", "quotations"})


@dataclass(frozen=True, slots=True)
class Said:
    """A reference in a sentence, and the characters `start` to `end` of the sentence that it prints."""

    reference: Reference
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """`is_label` is true of strong words with a stop at the beginning of a paragraph or item, such as `**Means.**`."""

    text: str
    said: tuple[Said, ...]
    is_label: bool = False

    @property
    def words(self) -> int:
        return count_words(self.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """A title, heading, paragraph or list item. `section` is None for the title and for what stands under it.

    `lead_in` is the sentence that introduces a list, where a colon ends it. `is_heading` is true of titles and
    headings, which are no sentences. `shown` is the fact that an item of figures, events or quotations begins with, in
    charts the row of them: they are printed apart, and the sentences are the caption.
    """

    sentences: tuple[Sentence, ...]
    place: Place
    section: Section | None = None
    is_heading: bool = False
    is_item: bool = False
    lead_in: Sentence | None = None
    shown: tuple[Reference, ...] = ()

    @property
    def kind(self) -> SectionKind:
        return self.section.kind if self.section is not None else "prose"


def count_words(text: str) -> int:
    """The words of a text: what stands between white space and holds a letter or a digit."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def passages(prose: Prose, sections: tuple[Section, ...], rendered: Rendered) -> tuple[Passage, ...]:
    """Everything that an author wrote for a brief, in the order of the file."""
    known = {section.id: section for section in sections}
    found = [Passage(sentences(prose.title, rendered), Place(prose.path, 1, 1), is_heading=True)]
    for id, written in prose.sections.items():
        found += _blocks(written.blocks, known.get(id), rendered)
    return tuple(passage for passage in found if passage.sentences or passage.shown)


def sentences(inlines: Inlines, rendered: Rendered) -> tuple[Sentence, ...]:
    """The sentences of a text."""
    text, said = _flat(inlines, rendered)
    label = len(_flat(inlines[:1], rendered)[0]) if inlines and isinstance(inlines[0], Strong) else 0
    return tuple(_sentences(text, said, label))


def _blocks(blocks: tuple[Block, ...], section: Section | None, rendered: Rendered) -> Iterator[Passage]:
    lead_in: Sentence | None = None
    for block in blocks:
        introduced, lead_in = lead_in, None
        match block:
            case BulletList():
                for item in block.items:
                    yield _item(item.inlines, item.place, section, rendered, introduced)
            case AnalysisPanel():
                yield from _blocks(block.blocks, section, rendered)
                yield Passage(sentences(block.because, rendered), block.place, section)
            case Paragraph() | Subheading():
                read = sentences(block.inlines, rendered)
                yield Passage(read, block.place, section, is_heading=isinstance(block, Subheading))
                lead_in = read[-1] if read and read[-1].text.endswith(":") else None


def _item(
    inlines: Inlines, place: Place, section: Section | None, rendered: Rendered, lead_in: Sentence | None
) -> Passage:
    kind = section.kind if section is not None else "prose"
    shown, rest = leading(inlines, in_rows=kind == "chart") if kind in _LISTED else ((), inlines)
    read = sentences(rest, rendered)
    return Passage(read, place, section, is_item=True, lead_in=lead_in, shown=shown)


def _flat(inlines: Inlines, rendered: Rendered) -> tuple[str, tuple[Said, ...]]:
    """The text of a passage with what its references print."""
    text = ""
    said: list[Said] = []
    for inline in _leaves(inlines):
        if isinstance(inline, Reference):
            shown = rendered(inline)
            said.append(Said(inline, len(text), len(text) + len(shown)))
            text += shown
        else:
            text += inline.text
    return text, tuple(said)


def _leaves(inlines: Inlines) -> Iterator[Text | Allowed | Reference]:
    for inline in inlines:
        if isinstance(inline, Text | Allowed | Reference):
            yield inline
        else:
            yield from _leaves(inline.inlines)


def _sentences(text: str, said: tuple[Said, ...], label: int) -> Iterator[Sentence]:
    """Cut a text at its boundaries; a part without words lends its references to the sentence before it."""
    printed = [(each.start, each.end) for each in said if each.end > each.start]
    starts = [0, *boundaries(text, printed)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        begin = start + len(text[start:end]) - len(text[start:end].lstrip())
        mine = tuple(
            Said(each.reference, max(each.start - begin, 0), max(each.end - begin, 0))
            for each in said
            if start <= _anchor(text, each) < max(end, 1)
        )
        if text[start:end].strip() or mine:
            yield Sentence(text[begin:end].rstrip(), mine, is_label=bool(label) and end <= label)


def _anchor(text: str, said: Said) -> int:
    """The place that decides to which sentence a reference belongs: for a mark, what stands before it."""
    if said.end > said.start:
        return said.start
    return max(len(text[: said.start].rstrip()) - 1, 0)
