"""What an author wrote for a section, as HTML. Each block says from which line of the prose it comes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from markupsafe import Markup, escape

from briefs.problems import Place
from briefs.prose import (
    AnalysisPanel,
    Block,
    BulletList,
    Confidence,
    Inlines,
    ListItem,
    Paragraph,
    ProseSection,
    Reference,
    Strong,
    Subheading,
    Text,
)

from .context import Context

_BLOCKS = 3
_Read = TypeVar("_Read")
_LEVELS = {Confidence.LOW: 1, Confidence.MEDIUM: 2, Confidence.HIGH: 3}


def blocks_html(context: Context, blocks: Iterable[Block]) -> Markup:
    """Paragraphs, lists, subheadings and analysis panels, in order."""
    return Markup("\n").join(_block(context, block) for block in blocks)


def _block(context: Context, block: Block) -> Markup:
    match block:
        case Paragraph():
            return _element(context, "p", block.inlines, block.place)
        case Subheading():
            return _subheading(context, block)
        case BulletList():
            context.ledger.count(len(block.items))
            items = (_element(context, "li", item.inlines, item.place) for item in block.items)
            return Markup("<ul>\n{}\n</ul>").format(Markup("\n").join(items))
        case AnalysisPanel():
            return _panel(context, block)


def _subheading(context: Context, block: Subheading) -> Markup:
    """A subheading; an actor's name at its beginning is shown as the actor's."""
    html = context.inline.html(block.inlines)
    for actor in context.actors.values():
        name = escape(actor.name)
        if re.match(rf"{re.escape(name)}(?!\w)", html):
            shown = Markup('<span class="actor" data-actor="{}">{}</span>').format(actor.index % 4, name)
            html = shown + html[len(name) :]
            break
    return Markup('<h3 data-from="{}">{}</h3>').format(block.place, html)


def _element(context: Context, name: str, inlines: Inlines, place: Place) -> Markup:
    html = context.inline.html(inlines)
    return Markup('<{} data-from="{}">{}</{}>').format(name, place, html, name)


def _panel(context: Context, panel: AnalysisPanel) -> Markup:
    """Analysis is the author's own: it says so, how sure it is, and why."""
    phrases = context.phrases
    return Markup(
        '<aside class="analysis" data-from="{}">\n'
        '<p class="analysis-head"><strong>{}</strong> · <span class="ours">{}</span></p>\n'
        "{}\n"
        '<p class="analysis-foot"><span class="confidence" data-level="{}">{} <strong>{}</strong></span>: {}</p>\n'
        "</aside>"
    ).format(
        panel.place,
        phrases("analysis"),
        phrases("analysis-ours"),
        blocks_html(context, panel.blocks),
        panel.confidence.value,
        _confidence_blocks(panel.confidence),
        phrases(f"confidence-{panel.confidence.value}"),
        context.inline.html(ended(panel.because)),
    )


def ended(because: Inlines) -> Inlines:
    """A reason may be written without its full stop."""
    last = because[-1] if because else None
    return because if isinstance(last, Text) and last.text.rstrip().endswith((".", "!", "?")) else (*because, Text("."))


def _confidence_blocks(confidence: Confidence) -> Markup:
    """Three blocks, as many of them filled as the level says; the words beside them say the same."""
    level = _LEVELS[confidence]
    blocks = [Markup('<i class="on"></i>')] * level + [Markup("<i></i>")] * (_BLOCKS - level)
    return Markup('<span class="blocks" aria-hidden="true">{}</span>').format(Markup().join(blocks))


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an author's list in a section of figures, events or quotations: a fact, and what is said of it.

    In a section of charts an item may begin with several facts in a row, which are to be compared: `others`.
    """

    id: str
    caption: Inlines
    place: Place
    others: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.id, *self.others)


@dataclass(frozen=True, slots=True)
class Term:
    """An item `- **Term**: text` of a section of definitions."""

    term: str
    text: Inlines
    place: Place


def items_of(section: ProseSection | None, fits: Callable[[str], bool]) -> tuple[tuple[Item, ...], tuple[Block, ...]]:
    """The items that begin with a reference to a fact that `fits` the section, and the blocks that are left.

    Other items, and a second one of the same fact, stay in their list: nothing that was written is lost.
    """
    known: set[str] = set()

    def read(item: ListItem) -> Item | None:
        found = _item(item)
        if found is None or found.id in known or not fits(found.id):
            return None
        known.add(found.id)
        return found

    return _taken_out(section, read)


def rows_of(section: ProseSection | None) -> tuple[tuple[Item, ...], tuple[Block, ...]]:
    """The items that begin with a reference, each with all that follow it in a row, and the blocks that are left."""
    known: set[tuple[str, ...]] = set()

    def read(item: ListItem) -> Item | None:
        found = _item(item, in_rows=True)
        if found is None or found.ids in known:
            return None
        known.add(found.ids)
        return found

    return _taken_out(section, read)


def terms_of(section: ProseSection | None) -> tuple[tuple[Term, ...], tuple[Block, ...]]:
    """The terms that an author explains, and the blocks that are left."""
    return _taken_out(section, _term)


def _taken_out(
    section: ProseSection | None, read: Callable[[ListItem], _Read | None]
) -> tuple[tuple[_Read, ...], tuple[Block, ...]]:
    taken: list[_Read] = []
    left: list[Block] = []
    for block in section.blocks if section is not None else ():
        if not isinstance(block, BulletList):
            left.append(block)
            continue
        found = [(item, read(item)) for item in block.items]
        taken += [each for _, each in found if each is not None]
        rest = tuple(item for item, each in found if each is None)
        if rest:
            left.append(replace(block, items=rest))
    return tuple(taken), tuple(left)


def _item(item: ListItem, *, in_rows: bool = False) -> Item | None:
    shown, rest = leading(item.inlines, in_rows=in_rows)
    if not shown:
        return None
    first, *others = dict.fromkeys(reference.id for reference in shown)
    return Item(first, _trimmed(rest), item.place, tuple(others))


def leading(inlines: Inlines, *, in_rows: bool) -> tuple[tuple[Reference, ...], Inlines]:
    """The whole reference that a text begins with, or all that stand there in a row; and what follows them."""
    shown: list[Reference] = []
    rest = inlines
    while rest and isinstance(rest[0], Reference) and rest[0].field is None and (in_rows or not shown):
        shown.append(rest[0])
        rest = rest[1:]
        if (
            len(rest) > 1
            and isinstance(rest[1], Reference)
            and isinstance(rest[0], Text)
            and not rest[0].text.strip(" ,")
        ):
            rest = rest[1:] if in_rows and rest[1].field is None else rest
    return tuple(shown), rest


def _term(item: ListItem) -> Term | None:
    first, *rest = item.inlines or (Text(""),)
    if not isinstance(first, Strong) or not all(isinstance(inline, Text) for inline in first.inlines):
        return None
    term = "".join(inline.text for inline in first.inlines if isinstance(inline, Text))
    return Term(term.strip().rstrip(":."), _trimmed(tuple(rest)), item.place)


def _trimmed(inlines: Inlines) -> Inlines:
    """Without the colon and space that part the head of an item from the rest, which then begins with a capital."""
    if inlines and isinstance(inlines[0], Text):
        text = inlines[0].text.lstrip(" :—–")
        return (Text(text), *inlines[1:]) if text else inlines[1:]
    return inlines
