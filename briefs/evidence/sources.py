"""The sources as they are, against what the fact file records of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefs.model import PartialDate, Source, Time
from briefs.model.book import FactBook, SourceText
from briefs.model.facts import ReportsOn
from briefs.numbers import figures_in, stands_in, stated_dates
from briefs.problems import Finding
from briefs.quotes import PreparedSource, find, plain, prepare

_KEPT = 16
_SHORT = 12
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
#: What is printed of a source in its own words.
_SHOWN = ("title", "publisher", "author")
_URL_END = r"[.,;:!?]*(?:$|[\s\"'<>)\]])"

Texts = Mapping[str, SourceText]
Prepared = Mapping[str, PreparedSource]


@lru_cache(maxsize=_KEPT)
def _prepare(text: str) -> PreparedSource:
    """Prepare each text once, however often its facts are checked."""
    return prepare(text)


def prepare_sources(book: FactBook, texts: Texts) -> Prepared:
    """Make those sources of a fact file ready whose text could be read."""
    return {id: _prepare(texts[id].text) for id in book.file.sources if id in texts}


def reading_language(language: str) -> str | None:
    """The language in which dates of a source are read; None where it is not known."""
    try:
        stated_dates("", language)
    except ValueError:
        return None
    return language


def check_sources(book: FactBook, texts: Texts, prepared: Prepared) -> Iterator[Finding]:
    """Report what the file records wrongly of its sources.

    Unknown languages and names that are amounts (E109), changed texts (E201), names that stand nowhere (E215), a
    bibliography that the text denies (E217).
    """
    for id, source in book.file.sources.items():
        if reading_language(source.language) is None:
            place = book.place("sources", id, "language")
            hint = "Write the code of a language, such as en, fr or zh-Hans."
            yield Finding("E109", place, f"the language {source.language!r} is not known", hint)
        if id in texts:
            actual = texts[id].sha256
            if actual != source.sha256:
                yield Finding(
                    "E201",
                    book.place("sources", id, "sha256"),
                    f"{source.file} is not the text that was read: its sha256 is {actual[:_SHORT]}…, "
                    f"{source.sha256[:_SHORT]}… is recorded",
                    f"Restore the file, or read it anew, mend the facts, and record sha256: {actual}",
                )
            yield from _check_bibliography(book, id, prepared[id])
    if len(prepared) == len(book.file.sources):
        yield from _check_names(book, prepared)


def _check_names(book: FactBook, prepared: Prepared) -> Iterator[Finding]:
    for number, name in enumerate(book.file.names):
        if _is_amount(name):
            hint = "Make it a fact and refer to it: {fact-id}. Names hold digits that are no figures."
            yield Finding("E109", book.place("names", number), f"{name!r} is an amount or a date, not a name", hint)
        elif not any(find(source, name) for source in prepared.values()):
            hint = "Copy the name from a source; letter case counts. Names hold digits that are no figures."
            yield Finding("E215", book.place("names", number), f"the name {name!r} stands in no source", hint)


def _is_amount(name: str) -> bool:
    """Whether prose that used this as a name would print a figure or a date, perhaps without its hedge."""
    figures = figures_in(name, None)
    if any(match.figure.unit or match.figure.scale or match.figure.hedge for match in figures):
        return True
    dates = stated_dates(name, "en").mentions
    spans = (*((one.start, one.end) for one in figures), *((one.start, one.end) for one in dates))
    covered = {index for start, end in spans for index in range(start, end)}
    return not any(character.isalpha() for index, character in enumerate(name) if index not in covered)


def _check_bibliography(book: FactBook, id: str, prepared: PreparedSource) -> Iterator[Finding]:
    source = book.file.sources[id]
    for path, record in (((), source), (("reports-on",), source.reports_on)):
        if record is not None:
            yield from _check_record(book, id, path, record, prepared)


def _check_record(
    book: FactBook, id: str, path: tuple[str, ...], record: Source | ReportsOn, prepared: PreparedSource
) -> Iterator[Finding]:
    source = book.file.sources[id]
    url, published = record.url, record.published
    for field in _SHOWN:
        number = _strange_number(getattr(record, field, None) or "", url, published, prepared)
        if number is not None:
            hint = "Readers take a number for a fact: record it as the text has it, or leave it out."
            message = f"{source.file} does not hold the number {number} of its `{field}`"
            yield Finding("E217", book.place("sources", id, *path, field), message, hint)
    if url is not None and not re.search(re.escape(plain(url)) + _URL_END, prepared.text):
        hint = "Record the address that the text itself gives, or none; `note` can say where the text was found."
        place = book.place("sources", id, *path, "url")
        yield Finding("E217", place, f"{source.file} does not hold the address {url!r}", hint)
    if published is not None and not _dated(published, url, prepared, source.language):
        hint = "Record the date that the text gives, or the one in its recorded address, or none."
        message = f"{source.file} does not hold the date {published}, nor does a recorded address"
        yield Finding("E217", book.place("sources", id, *path, "published"), message, hint)


def _strange_number(text: str, url: str | None, published: PartialDate | None, source: PreparedSource) -> str | None:
    """The first number of a title or name that neither the source nor what is recorded of it holds."""
    known = f"{source.text} {url or ''} {published or ''}"
    numbers = (match[0] for match in _NUMBER.finditer(plain(text)))
    return next((number for number in numbers if number not in _NUMBER.findall(known)), None)


def _dated(day: PartialDate, url: str | None, source: PreparedSource, language: str) -> bool:
    """Whether the address holds the day, or one line of the text states day, month and year."""
    if url is not None and any(str(day).replace("-", sign) in url for sign in ("/", "-", "")):
        return True
    if reading_language(language) is None:
        return True  # The language has its own finding.
    return any(not stands_in(Time(day), [line], language) for line in source.original.splitlines() if line.strip())
