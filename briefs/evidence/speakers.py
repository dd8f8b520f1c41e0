"""Who says it: every name in `said-by` stands in the quote, and nobody else could be meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefs.model.book import FactBook
from briefs.model.nearest import did_you_mean
from briefs.problems import Finding
from briefs.quotes import NameFinder, find_within, plain

from .people import first_named, first_named_at, nearest_named, speaker_finder
from .quoting import FoundFact, FoundQuote
from .saying import listed, shown
from .words import FoundWords


def check_speakers(book: FactBook, facts: Sequence[FoundFact], words: Mapping[str, FoundWords]) -> Iterator[Finding]:
    """Report speakers whom the quote does not name (E212), and quotes that name another (E218)."""
    finder = speaker_finder(book.file)
    for fact in facts:
        found = words.get(fact.id)
        for quote in fact.quotes:
            mine = found if found is not None and found.quote is quote else None
            if quote.evidence.said_by:
                yield from _check_names(book, fact.id, quote, finder, mine)
            elif mine is not None:
                yield from _check_silence(book, fact.id, quote, finder)


def _check_names(
    book: FactBook, id: str, quote: FoundQuote, finder: NameFinder, words: FoundWords | None
) -> Iterator[Finding]:
    said_by = quote.evidence.said_by
    named = {one.id for one in finder.named_in(quote.source, quote.match) if one.id is not None}
    missing = False
    for number, name in enumerate(said_by):
        if name in named or (name not in book.file.speakers and _stands(name, quote)):
            continue
        missing = True
        place = book.place("facts", id, "evidence", quote.number, "said-by", number)
        yield Finding("E212", place, f"the quote does not name {name!r}", _hint(book, name))
    if missing:
        return
    place = book.place("facts", id, "evidence", quote.number, "said-by")
    because = quote.evidence.said_by_because
    if because is not None:
        yield from _check_reason(book, id, quote, finder, because)
    elif others := sorted(named - set(said_by)):
        hint = (
            "Leave them out of the quote with `[...]`, name them in `said-by`, or say in `said-by-because` who speaks "
            f"and why; it names {said_by[0]} first."
        )
        yield Finding("E218", place, f"the quote names {listed(others)} too, whom `said-by` leaves out", hint)
    elif words is not None and said_by[0] in book.file.speakers:
        nearest = nearest_named(finder, quote, words.start, words.end)
        if nearest != said_by[0]:
            message = f"the speaker named next to the words is {nearest}, but `said-by` begins with {said_by[0]}"
            hint = "`said-by` begins with whose words they are; or say in `said-by-because` why it is another."
            yield Finding("E218", place, message, hint)


def _check_reason(book: FactBook, id: str, quote: FoundQuote, finder: NameFinder, because: str) -> Iterator[Finding]:
    """See that the reason speaks of this speaker, so that a changed speaker does not inherit it."""
    speaker = quote.evidence.said_by[0]
    first = first_named(finder, because)
    if first != speaker and not (speaker not in book.file.speakers and plain(because).startswith(plain(speaker))):
        at = first_named_at(finder, because)
        place = book.place("facts", id, "evidence", quote.number, "said-by-because", at=at)
        whom = f"names {first} first" if first else "names no speaker"
        message = f"`said-by-because` {whom}, but `said-by` begins with {speaker}"
        yield Finding("E218", place, message, "Say why it is this speaker, naming them first.")


def _check_silence(book: FactBook, id: str, quote: FoundQuote, finder: NameFinder) -> Iterator[Finding]:
    """See that quoted words with a speaker in their quote are not given to the source itself."""
    named = finder.named_in(quote.source, quote.match)
    if named:
        place = book.place("facts", id, "evidence", quote.number)
        names = listed(dict.fromkeys(str(one.id) for one in named))
        hint = "Say whose words they are with `said-by`, or leave the name out of the quote with `[...]`."
        yield Finding("E218", place, f"the quote names {names}, but the words have no speaker", hint)


def _stands(name: str, quote: FoundQuote) -> bool:
    """Whether a name that is no speaker of the file stands in the quote as it is."""
    divides = quote.source.divides
    places = find_within(quote.source, plain(name), quote.match)
    return any(not divides(start) and not divides(end) for start, end in places)


def _hint(book: FactBook, name: str) -> str:
    aliases = book.file.speakers.get(name)
    if aliases is None:
        near = did_you_mean(name, book.file.speakers)
        return near or "Name the speaker as the quote does, or enter them under `speakers` with the name it uses."
    known = f" ({listed(map(shown, aliases))})" if aliases else ""
    return f"Quote the words that name the speaker, or add the name it uses to the aliases{known} under `speakers`."
