"""Who says it: every name in `said-by` stands in the quote, and nobody else could be meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefs.model.book import FactBook
from briefs.model.nearest import did_you_mean
from briefs.problems import Finding
from briefs.quotes import Named, NameFinder, find_within, plain, sentence_end, sentence_start

from .figures import FigurePlace, FoundFigure
from .people import first_named, first_named_at, named_outside, nearest_of, speaker_finder
from .quoting import FoundFact, FoundQuote
from .saying import listed, shown
from .words import FoundWords


def check_speakers(
    book: FactBook,
    facts: Sequence[FoundFact],
    words: Mapping[str, FoundWords],
    figures: Mapping[str, FoundFigure],
) -> Iterator[Finding]:
    """Report speakers whom the quote does not name (E212), and quotes that name another (E218)."""
    finder = speaker_finder(book.file)
    for fact in facts:
        places = [words[fact.id]] if fact.id in words else figures[fact.id].places if fact.id in figures else ()
        for quote in fact.quotes:
            place = next((place for place in places if place.quote is quote), None)
            if quote.evidence.said_by:
                yield from _check_names(book, fact.id, quote, finder, words.get(fact.id))
            elif place is not None and book.file.speakers:
                yield from _check_silence(book, fact.id, finder, place)


def _check_names(
    book: FactBook, id: str, quote: FoundQuote, finder: NameFinder, words: FoundWords | None
) -> Iterator[Finding]:
    said_by = quote.evidence.said_by
    mine = words if words is not None and words.quote is quote else None
    named = {one.id for one in finder.named_in(quote.source, quote.match) if one.id is not None}
    missing = False
    for number, name in enumerate(said_by):
        if name in named or (name not in book.file.speakers and _places(name, quote, mine)):
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
    elif mine is not None and (nearer := _nearer(book, finder, mine)) is not None:
        message = f"{nearer}, but `said-by` begins with {said_by[0]}"
        hint = "`said-by` begins with whose words they are; or say in `said-by-because` why it is another."
        yield Finding("E218", place, message, hint)


def _nearer(book: FactBook, finder: NameFinder, words: FoundWords) -> str | None:
    """Say who but the first of `said-by` is named next to the words, in their quote or in what it leaves out."""
    quote, start, end = words.quote, words.start, words.end
    speaker = quote.evidence.said_by[0]
    nearest = nearest_of(finder.named_in(quote.source, quote.match), start, end)
    if speaker not in book.file.speakers:
        places = _places(speaker, quote, words)
        last = max((place for place in places if place[1] <= start), default=None)
        nearest = Named(speaker, *(last or places[0]))
    if nearest is None:
        return "the quote names no speaker outside of the words"
    if nearest.id != speaker:
        return f"the speaker named next to the words is {nearest.id}"
    outside = named_outside(finder, quote, start, nearest)
    if outside is None or outside in quote.evidence.said_by:
        return None
    return f"the source names {outside} before the words, which the quote leaves out"


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


def _check_silence(book: FactBook, id: str, finder: NameFinder, found: FoundWords | FigurePlace) -> Iterator[Finding]:
    """See that words and figures that their sentence gives to a speaker are not given to the source itself."""
    quote, source = found.quote, found.quote.source
    named = finder.named_from(source, sentence_start(source, found.start), sentence_end(source, found.end))
    if isinstance(found, FoundWords):
        named = (*finder.named_in(source, quote.match), *named)
    nearest = nearest_of(named, found.start, found.end)
    because = quote.evidence.said_by_because
    if nearest is None or (because is not None and first_named(finder, because) is None):
        return
    what = "words have" if isinstance(found, FoundWords) else "figure has"
    hint = (
        "Quote the name and say in `said-by` who speaks; or say in `said-by-because`, naming nobody, "
        "why it is the source itself."
    )
    place = book.place("facts", id, "evidence", quote.number)
    yield Finding("E218", place, f"the sentence names {nearest.id}, but the {what} no speaker", hint)


def _places(name: str, quote: FoundQuote, words: FoundWords | None) -> list[tuple[int, int]]:
    """Where a name that is no speaker of the file stands in the quote as it is, outside of the words."""
    divides = quote.source.divides
    return [
        (start, end)
        for start, end in find_within(quote.source, plain(name), quote.match)
        if not divides(start) and not divides(end) and (words is None or end <= words.start or start >= words.end)
    ]


def _hint(book: FactBook, name: str) -> str:
    aliases = book.file.speakers.get(name)
    if aliases is None:
        near = did_you_mean(name, book.file.speakers)
        return near or "Name the speaker as the quote does, or enter them under `speakers` with the name it uses."
    known = f" ({listed(map(shown, aliases))})" if aliases else ""
    return f"Quote the words that name the speaker, or add the name it uses to the aliases{known} under `speakers`."
