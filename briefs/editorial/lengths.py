"""Whether a brief is as long as its audience wants.

Every section counts but those that are printed overleaf and those of the kinds `changes`, `evidence` and `sources`:
they are for looking things up. The pages that count are those of the PDF up to where the last section that counts ends.
The words that count are those of the title, the bottom line and the sections that count, as printed, with what figures,
tables and headings say; evidence marks and the editor's tags are no words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from unicodedata import normalize

from briefs.audit.document import Document, Element
from briefs.model import Section
from briefs.model.audience import Audience
from briefs.problems import Finding, Findings, Place

from .sentences import count_words

_NOT_COUNTED = frozenset({"changes", "evidence", "sources"})
_UNSEEN_TAGS = frozenset({"style", "script", "title", "desc", "template"})
_UNSEEN_ATTRIBUTES = frozenset({"data-screen-only", "hidden", "popover"})
_NO_WORDS = frozenset({"mark", "tag"})
_NOTHING: frozenset[str] = frozenset()
#: So many letters tell the end of a text from others on its page.
_ENOUGH = 12
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "data", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup",
     "time"}
)  # fmt: skip


def check_pages(audience: Audience, pages: int, place: Place) -> Findings:
    """E701 for a brief with too few or too many pages that count."""
    limit = audience.limits.pages
    if limit is None or limit[0] <= pages <= limit[1]:
        return ()
    hint = (
        f"{_remedy(pages, limit)} Pages count up to the sections at the end that are overleaf, evidence or sources. "
        "The limits are in audience.yaml."
    )
    return (Finding("E701", place, f"{_number(pages, 'page')}, where {_range(limit)} wanted", hint),)


def counted_pages(audience: Audience, ending: str, pages: Sequence[str], headings: Sequence[tuple[str, int]]) -> int:
    """How many pages of a PDF count, at least one.

    `ending` are the last letters of what counts (see `last_letters`), `pages` the texts of its pages, `headings` its
    bookmarks with their pages, counted from 1. Where the end of what counts is not found, all pages count.
    """
    uncounted = takewhile(lambda section: not _counts(section), reversed(audience.sections))
    begun = [(section, page) for section in uncounted if (page := _begins(section, headings))]
    if not begun:
        return len(pages)
    first, page = begun[-1]
    if first.overleaf or page == 1:
        return max(page - 1, 1)
    before = _letters(pages[page - 1].partition(first.title or "")[0])
    return page if ending in before else page - 1


def _begins(section: Section, headings: Sequence[tuple[str, int]]) -> int:
    """The page on which a section begins; 0 where it is not there."""
    pages = [page for title, page in headings if section.title is not None and title.endswith(section.title)]
    return pages[-1] if pages else 0


def last_letters(audience: Audience, page: Document) -> str:
    """The last letters of what counts, with marks and tags: enough to be found on a page, whatever its lines."""
    counted = tuple(_counted(page.root, _ids(audience)))
    return _letters("".join(_text(counted[-1], _NOTHING)))[-_ENOUGH:] if counted else ""


def check_words(audience: Audience, page: Document, place: Place) -> Findings:
    """E702 for a brief with too few or too many words that count."""
    limit = audience.limits.words
    if limit is None:
        return ()
    words = counted_words(audience, page)
    if limit[0] <= words <= limit[1]:
        return ()
    hint = (
        f"{_remedy(words, limit)} Words count in the title, the bottom line and the sections, but not overleaf, "
        "in evidence or in sources. The limits are in audience.yaml."
    )
    return (Finding("E702", place, f"{_number(words, 'word')}, where {_range(limit)} wanted", hint),)


def counted_words(audience: Audience, page: Document) -> int:
    """The words that count of a page."""
    return sum(count_words("".join(_text(element))) for element in _counted(page.root, _ids(audience)))


def _counts(section: Section) -> bool:
    return not section.overleaf and section.kind not in _NOT_COUNTED


def _ids(audience: Audience) -> set[str]:
    return {section.id for section in audience.sections if _counts(section)}


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, normalize("NFKC", text)))


def _counted(element: Element, sections: set[str]) -> Iterator[Element]:
    """The outermost elements that hold the title, the bottom line, or a section that counts."""
    for child in element.children:
        if isinstance(child, Element) and not _is_unseen(child):
            if child.tag == "h1" or "bottom-line" in child.classes or child.attributes.get("id") in sections:
                yield child
            else:
                yield from _counted(child, sections)


def _text(element: Element, without: frozenset[str] = _NO_WORDS) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif not _is_unseen(child) and without.isdisjoint(child.classes):
            apart = "" if child.tag in _INLINE else " "
            yield apart
            yield from _text(child, without)
            yield apart


def _is_unseen(element: Element) -> bool:
    return (
        element.tag in _UNSEEN_TAGS
        or not _UNSEEN_ATTRIBUTES.isdisjoint(element.attributes)
        or element.attributes.get("aria-hidden") == "true"
    )


def _remedy(number: int, limit: tuple[int, int]) -> str:
    return "Say more." if number < limit[0] else "Leave out what this reader can do without."


def _number(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _range(limit: tuple[int, int]) -> str:
    least, most = limit
    if least == most:
        return f"{most} {'is' if most == 1 else 'are'}"
    return f"{least} to {most} are"
