"""A brief as PDF: whether the text of its pages shows what it carries, and nothing else.

A PDF does not say which fact a piece of text shows. So each number and each quotation is looked for among all texts
that its facts, its furniture and its names may print; how they are arranged is for the hash of the text to say.

Lines with writing from right to left come back in an order that nobody can rely on: of them only the digits are looked
for, and on their pages no quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final

from briefs.audit.letters import Letters, composed, letters
from briefs.audit.turned import turned_apart
from briefs.model.embedded import Embedded
from briefs.wording import Kind, numerals, quotations

from .shown import Showing

FACTS: Final = "facts.json"
"""The name of the facts among attached files."""

_NUMBER = re.compile(r"\d+")
_EDITION = re.compile(r"edition (\d+)</dc:identifier>")
_ENOUGH = 20
"""So many letters round a number say which text it is part of, where a page or a row ends inside that."""


@dataclass(frozen=True, slots=True)
class PdfPages:
    """The texts of the pages of a PDF that was received, and what it carries.

    `aloud` is what each page says to those who cannot see it. `contents` are its headings, each with the number of its
    page behind it, as a list of contents prints them. `covered_pages` bear notes, fields or painted links, which show
    what is no text of the page; `unseen` are texts that nobody can see, with the number of their page; `attached` are
    the names of attached files. `titles` are what the file says of itself, `packets` the same as XMP, as far as that
    can be read.
    """

    pages: tuple[str, ...]
    aloud: tuple[tuple[str, ...], ...]
    contents: tuple[str, ...]
    carried: tuple[bytes, ...]
    seals: tuple[str, ...]
    text_sha256: str
    covered_pages: tuple[int, ...] = ()
    unseen: tuple[tuple[int, str], ...] = ()
    attached: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    packets: tuple[str, ...] = ()
    kind: str = "PDF"

    def untraced(self, embedded: Embedded, showing: Showing) -> tuple[str, ...]:
        """The numbers and quotations on the pages that nothing embedded accounts for."""
        known = _Known.of(showing)
        count = len(self.pages)
        found = [*self._laid_over(), *self._said_of_itself(embedded.edition.number)]
        for number, (page, aloud) in enumerate(zip(self.pages, self.aloud, strict=True), 1):
            label = showing.shown.page_label.replace("{page}", str(number)).replace("{pages}", str(count))
            own = _reduced([label, *self.contents])
            language = embedded.brief.language
            found += (f"page {number}: {said}" for said in _untraced(page, known, own, language))
            for text in aloud:
                found += (f"page {number}, aloud: {said}" for said in _numbers(text, known, own, language))
        return tuple(found)

    def _laid_over(self) -> Iterator[str]:
        for number in self.covered_pages:
            yield f"page {number} bears a note, a field or a painted link, which can show anything"
        for number, text in self.unseen:
            yield f"page {number}: nobody can see {_short(text)!r}: it is covered, hidden or cut off"

    def _said_of_itself(self, edition: int) -> Iterator[str]:
        for packet in map(unescape, self.packets):
            yield from (
                f"its XMP does not say {title!r}, as its titles do" for title in self.titles if title not in packet
            )
            yield from (f"its XMP says edition {told}" for told in _EDITION.findall(packet) if told != str(edition))
        for name in self.attached:
            if name != FACTS:
                yield f"the file {name!r} is attached, which no brief has"


@dataclass(frozen=True, slots=True)
class _Known:
    """The letters of all that may be printed; of these, those of quotations; and words that may stand as they are."""

    texts: tuple[str, ...]
    quotations: tuple[str, ...]
    allowed: tuple[str, ...]

    @classmethod
    def of(cls, showing: Showing) -> _Known:
        shown = showing.shown
        quoted = [text for texts in shown.quotations.values() for text in texts]
        values = [text for texts in shown.renderings.values() for text in texts]
        named = [*showing.measured, *shown.furniture, *shown.names, *shown.running, *shown.marks.values()]
        return cls(_reduced([*values, *quoted, *named]), _reduced(quoted), _reduced(shown.allowed))


def _reduced(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({letters(composed(text)).text for text in texts} - {""}, key=len, reverse=True))


def _untraced(page: str, known: _Known, own: Sequence[str], language: str) -> Iterator[str]:
    yield from _numbers(page, known, own, language)
    text, turned = turned_apart(composed(page))
    if turned:
        return
    read = letters(text)
    quoted = _covered(read, known.quotations)
    for quotation in quotations(text):
        at = _range(read, quotation.start + 1, quotation.start + 1 + len(quotation.inside))
        if at and not _all(quoted, at) and not _begins(read, at, known.quotations):
            yield f"{_short(quotation.inside)!r} is quoted, and no fact has these words"


def _numbers(page: str, known: _Known, own: Sequence[str], language: str) -> Iterator[str]:
    text, turned = turned_apart(composed(page))
    read = letters(text)
    covered = _covered(read, (*known.texts, *own))
    words = _covered(read, known.allowed)
    for numeral in numerals(text, language):
        at = _range(read, numeral.start, numeral.end)
        if numeral.kind is Kind.DIGITS:
            at = _number(read, at)
        if numeral.kind is Kind.NUMBER or _all(covered, at) or _in_part(read, at, known.texts):
            continue
        if numeral.kind is Kind.QUANTITY and _all(words, at):
            continue
        yield f"{numeral.text!r} in {_around(text, numeral.start, numeral.end)!r} is of no fact"
    numbers = {number for each in (*known.texts, *own) for number in _NUMBER.findall(each)}
    yield from (f"{number!r} is of no fact" for number in _NUMBER.findall(turned) if number not in numbers)


def _covered(page: Letters, texts: Sequence[str]) -> list[bool]:
    """Which letters of a page belong to one of these texts, whole."""
    covered = [False] * len(page.text)
    for text in texts:
        at = page.text.find(text)
        while at >= 0:
            end = at + len(text)
            if not _cuts(page, at) and not _cuts(page, end):
                covered[at:end] = [True] * len(text)
            at = page.text.find(text, at + 1)
    return covered


def _cuts(page: Letters, position: int) -> bool:
    """Whether a cut here goes through a word or number that the page writes as one."""
    if page.begins[position]:
        return False
    before, after = page.text[position - 1], page.text[position]
    # An evidence mark can be painted close behind a word.
    return before.isdigit() or (after.isdigit() and not before.isalpha())


def _range(page: Letters, start: int, end: int) -> range:
    """The letters that these characters of the page are."""
    places = [index for index, offset in enumerate(page.offsets[:-1]) if start <= offset < end]
    return range(places[0], places[-1] + 1) if places else range(0)


def _number(page: Letters, at: range) -> range:
    """A number with the letter before it and all behind it: evidence marks are painted close behind a word."""
    first = next((index for index in at if page.text[index].isnumeric()), at.start)
    return range(max(first - 1, at.start), at.stop)


def _all(covered: Sequence[bool], at: range) -> bool:
    return all(covered[at.start : at.stop])


def _in_part(page: Letters, at: range, texts: Iterable[str]) -> bool:
    """Whether this stands inside a long text of which the page shows a part."""
    wanted = page.text[at.start : at.stop]
    for text in texts:
        if len(text) < _ENOUGH:
            continue
        place = text.find(wanted)
        while place >= 0:
            if len(wanted) + sum(_alike(page.text, at, text, place)) >= _ENOUGH:
                return True
            place = text.find(wanted, place + 1)
    return False


def _begins(page: Letters, at: range, texts: Iterable[str]) -> bool:
    """Whether a quotation begins as one of these, and the page, a column or a row ends inside it."""
    start = page.text[at.start : at.start + _ENOUGH]
    return len(start) == _ENOUGH and any(text.startswith(start) for text in texts)


def _alike(page: str, at: range, text: str, place: int) -> tuple[int, int]:
    """How many letters before and behind are the same."""
    end = place + len(at)
    before = 0
    while before < min(at.start, place) and page[at.start - before - 1] == text[place - before - 1]:
        before += 1
    behind = 0
    while behind < min(len(page) - at.stop, len(text) - end) and page[at.stop + behind] == text[end + behind]:
        behind += 1
    return before, behind


def _around(text: str, start: int, end: int) -> str:
    before, after = " ".join(text[:start].split()[-3:]), " ".join(text[end:].split()[:3])
    return " ".join(filter(None, (before, " ".join(text[start:end].split()), after)))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:59]}…"
