"""Who is named in quotes and reasons: the actors and the speakers of a fact file."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.model import FactFile
from briefs.quotes import Named, NameFinder, plain, sentence_start, written_position

from .quoting import FoundQuote


def actor_finder(file: FactFile) -> NameFinder:
    """Finds actors. A proper name of `names`, such as `Latin America`, hides the actor within it."""
    return NameFinder({id: (actor.name, *actor.aliases) for id, actor in file.actors.items()}, file.names)


def speaker_finder(file: FactFile) -> NameFinder:
    """Finds speakers; their ids are the names under which they are printed."""
    return NameFinder({name: (name, *aliases) for name, aliases in file.speakers.items()})


def named_ids(finder: NameFinder, text: str) -> tuple[str, ...]:
    """The ids of all who are named in a text of the author's, in its order."""
    return tuple(named.id for named in finder.named(plain(text)) if named.id is not None)


def first_named(finder: NameFinder, text: str) -> str | None:
    """The id of who is named first in a text of the author's."""
    return next(iter(named_ids(finder, text)), None)


def first_named_at(finder: NameFinder, text: str) -> int | None:
    """The character of a text of the author's at which the name of who is named first begins."""
    first = next(iter(finder.named(plain(text))), None)
    return written_position(text, 0, first.start) if first is not None else None


def nearest_of(named: Sequence[Named], start: int, end: int) -> Named | None:
    """Who of these is named last before the characters `start` to `end`; if nobody is, first after them."""
    before = [one for one in named if one.end <= start]
    after = [one for one in named if one.start >= end]
    if before:
        return max(before, key=lambda one: one.start)
    return min(after, key=lambda one: one.start, default=None)


def named_outside(finder: NameFinder, quote: FoundQuote, at: int, inside: Named | None) -> str | None:
    """The id of who is named nearer to a character of the source, before it, than who is named in the quote (`inside`).

    This is what a quote would hide that begins behind the name in the same sentence, or leaves it out with `[...]`.
    """
    last = finder.last_before(quote.source, at)
    if last is None or (inside is not None and last.start <= inside.start < at):
        return None
    begin = quote.match.parts[0][0]
    return last.id if last.start >= begin or last.start >= sentence_start(quote.source, begin) else None
