"""Lists of contents: behind each entry print puts the number of a page, which is found again in the PDF.

An entry is a link with `data-paged` that leads to a heading, or to what a heading stands in. The number that it must
have is that of the page on which the PDF shows this heading, whatever the typesetter counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from briefs.problems import Finding, Place

from .document import Document, Element
from .letters import MAY_BREAK, composed, letters
from .pool import Pool
from .seen import printed_text
from .turned import runs_to_the_left

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list of contents in print, without its number, and the words of the heading that it leads to."""

    text: str
    heading: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a PDF as its bookmarks give it; `page` counts from 1."""

    text: str
    page: int


def entries_of(links: Sequence[Element], document: Document) -> tuple[Entry, ...]:
    """The entries that these links are."""
    targets = {each.attributes["id"]: each for each in document.elements if "id" in each.attributes} if links else {}
    return tuple(Entry(printed_text(link), _heading(link, targets)) for link in links)


def is_entry(element: Element) -> bool:
    return element.tag == "a" and "data-paged" in element.attributes


def _heading(link: Element, targets: dict[str, Element]) -> str:
    target = targets.get(unquote(link.attributes.get("href", "").removeprefix("#")))
    headings = (each for each in target.walk() if each.tag in _HEADINGS) if target is not None else iter(())
    return next((printed_text(heading) for heading in headings), "")


def take_entries(
    pool: Pool, listed: Sequence[Entry], headings: Sequence[Heading], pages: int, place: Place
) -> Iterator[Finding]:
    """Take each entry with its number out of the PDF, in one piece; E505 for those that have not this number there."""
    for entry, page in zip(listed, _pages(listed, headings), strict=True):
        if page is not None and (_take(pool, entry, str(page)) or _take_turned(pool, entry, page)):
            continue
        printed = next((number for number in map(str, range(pages + 1)) if _take(pool, entry, number)), None)
        if printed is None:
            _take(pool, entry, "")
        yield _wrong(entry, printed, page, place)


def _take(pool: Pool, entry: Entry, number: str) -> bool:
    return pool.take(letters(composed(f"{entry.text}{MAY_BREAK}{number}")).text)


def _take_turned(pool: Pool, entry: Entry, page: int) -> bool:
    """The same where the entry is written from right to left, and so the number may stand anywhere."""
    return runs_to_the_left(entry.text) and pool.turned.take(composed(f"{entry.text} {page}"))


def _pages(listed: Sequence[Entry], headings: Sequence[Heading]) -> Iterator[int | None]:
    """The page of each entry's heading. Headings of the same words are met in the order of the entries."""
    left = [(letters(composed(heading.text)).text, heading.page) for heading in headings]
    for entry in listed:
        wanted = letters(composed(entry.heading)).text
        at = next((index for index, (text, _) in enumerate(left) if text == wanted), None)
        yield left.pop(at)[1] if at is not None and wanted else None


def _wrong(entry: Entry, printed: str | None, page: int | None, place: Place) -> Finding:
    text = " ".join(entry.text.replace(MAY_BREAK, "").split())
    says = f"says page {printed} for" if printed is not None else "gives no page behind"
    stands = f"which begins on page {page}" if page is not None else "which is no heading of the PDF"
    hint = "Number it in print with `content: target-counter(attr(href), page)`, and keep its heading with its text."
    return Finding("E505", place, f"the list of contents {says} {text!r}, {stands}", hint)
