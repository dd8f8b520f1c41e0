"""Who is named in quotes and reasons: the actors and the speakers of a fact file."""

from __future__ import annotations

from briefs.model import FactFile
from briefs.quotes import NameFinder, plain, written_position

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


def nearest_named(finder: NameFinder, quote: FoundQuote, start: int, end: int) -> str | None:
    """Who is named last in a quote before the characters `start` to `end`; if nobody is, first after them."""
    named = finder.named_in(quote.source, quote.match)
    before = [one.id for one in named if one.end <= start]
    return before[-1] if before else next((one.id for one in named if one.start >= end), None)
