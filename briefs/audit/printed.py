"""The audit of a finished PDF: its text is that of the audited page and the furniture of its own pages.

Style sheets can add text that the HTML does not have (`content`) and hide text that it has; a font can lack a
character. So every letter of the PDF is accounted for: each block of the page is found in the PDF and taken away, and
what is not found, or is left, is a finding. A block that goes on over pages, or whose parts are painted apart, is
found piece by piece, at words.

Text that the PDF holds and nobody sees (clipped, covered, in the colour of the paper) counts as text, and is a finding
itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefs.problems import Finding, Findings, Place, in_order

from .audited import AuditedHtml, AuditedPdf
from .contents import Heading, take_entries
from .letters import Letters, composed, letters
from .pieces import folded
from .pool import Pool, Rest

_DISTINCT = 12
"""From this many letters on a text is hardly part of another by chance, and may be looked for first."""


def audit_pdf(  # noqa: PLR0913, PLR0917 - what a reader of PDF finds, and what it is compared with
    pdf: bytes,
    pages: Sequence[str],
    audited: AuditedHtml,
    path: str,
    headings: Sequence[Heading] = (),
    unseen: Sequence[Rest] = (),
) -> tuple[AuditedPdf | None, Findings]:
    """Compare the text of a PDF with the page that it was made from.

    `pages` are the texts of its pages as a reader of PDF finds them, `headings` those that it lists, `unseen` what of
    the texts nobody sees; `path` is the output. Everything that differs is E505, and then there is no audited PDF.
    Furniture may be absent from a page; where it stands, it is right: each text as often as the view allows, and the
    number of this very page, or in a list of contents that of the heading's.
    """
    pool, place = Pool(pages), Place(path)
    misleading = tuple(take_entries(pool, audited.contents, headings, len(pages), place))
    body = [_expected(text) for text in audited.printed]
    heads = [_expected(" ".join(cells)) for cells in audited.heads]
    margins = [_expected(text, page=page) for page in range(1, len(pages) + 1) for text in audited.running]
    _take_page_labels(pool, audited.page_label, len(pages))
    _take_heads(pool, heads, len(pages))
    _take(pool, body, margins)
    _take_interrupted_heads(pool, heads, audited.heads, len(pages))
    for length in audited.numbered:
        numbers = [str(number) for number in range(1, length + 1)]
        if not pool.take("".join(numbers)):
            pool.take_all(numbers)
    findings = in_order((*misleading, *_lost([*body, *heads], place), *_added(pool, place), *_unseen(unseen, place)))
    return (None if findings else AuditedPdf(pdf)), findings


@dataclass(slots=True, eq=False)
class _Expected:
    """A text of the PDF, on any page or on one.

    `missing` are words of it that were not found, as ranges of its letters; `pages` are those on which the head of a
    table was found.
    """

    text: str
    letters: Letters
    page: int | None
    found: bool = False
    pages: set[int] = field(default_factory=set)
    missing: list[tuple[int, int]] = field(default_factory=list)


def _expected(text: str, *, page: int | None = None) -> _Expected:
    reduced = letters(composed(text))
    return _Expected(text, reduced, page, found=not reduced.text)


def _take_page_labels(pool: Pool, label: str, pages: int) -> None:
    """Take the number of each page; it is looked for first, because the body may hold the same words."""
    for page in range(1, pages + 1):
        written = label.replace("{page}", str(page)).replace("{pages}", str(pages))
        pool.take(letters(composed(written)).text, page=page)


def _take_heads(pool: Pool, heads: Sequence[_Expected], pages: int) -> None:
    """Take the head of each table once on each page that has it: print repeats it where the table goes on."""
    for head in heads:
        if len(head.letters.text) >= _DISTINCT:
            head.pages = {page for page in range(1, pages + 1) if pool.take(head.letters.text, page=page)}
            head.found |= bool(head.pages)


def _take_interrupted_heads(pool: Pool, heads: Sequence[_Expected], cells: Sequence[Sequence[str]], pages: int) -> None:
    """The same, late, for heads that are short, or whose cells are not painted one after the other."""
    for head, texts in zip(heads, cells, strict=True):
        reduced = [letters(composed(text)).text for text in texts]
        taken = {page for page in range(1, pages + 1) if page not in head.pages and pool.take_all(reduced, page)}
        head.found |= bool(taken)
        if not head.found:
            _take_pieces(pool, head)


def _take(pool: Pool, body: Sequence[_Expected], margins: Sequence[_Expected]) -> None:
    """Find what is expected: what is long and whole, then the pieces of what is long, then what is short.

    The longest is looked for first, so that no text is taken out of a longer one. Of equal texts in the body and in a
    margin, that of the margin is looked for first, because it stands on its page alone; but that of the body must be
    there, and takes it over if there is no other.
    """
    ordered = sorted((*margins, *body), key=lambda each: len(each.letters.text), reverse=True)
    long = [each for each in ordered if len(each.letters.text) >= _DISTINCT]
    short = [each for each in ordered if len(each.letters.text) < _DISTINCT]
    for some in (long, short):
        for each in some:
            each.found = each.found or pool.take(each.letters.text, page=each.page)
        _take_over(some)
        for each in some:
            if not each.found and each.page is None:
                _take_pieces(pool, each)
    for each in ordered:
        if each.missing:
            _take_joined(pool, each)


def _take_over(expected: Sequence[_Expected]) -> None:
    """Give texts of the body that were not found what equal texts in margins have: furniture may be absent."""
    spare: dict[str, list[_Expected]] = {}
    for each in expected:
        if each.page is not None and each.found and each.letters.text:
            spare.setdefault(each.letters.text, []).append(each)
    for each in expected:
        if each.page is None and not each.found and spare.get(each.letters.text):
            spare[each.letters.text].pop().found = False
            each.found = True


def _take_pieces(pool: Pool, expected: _Expected) -> None:
    """Take a text in as few pieces as it takes, each made of whole words; note the words that are not there."""
    words = expected.letters.words()
    text = expected.letters.text
    first = 0
    while first < len(words) - 1:
        last = _furthest(pool, text, words, first)
        if last == first:
            expected.missing.append((words[first], words[first + 1]))
            first += 1
        else:
            pool.take(text[words[first] : words[last]])
            first = last
    expected.found = not expected.missing


def _furthest(pool: Pool, text: str, words: tuple[int, ...], first: int) -> int:
    """The furthest word end to which the pool has this text in one piece, beginning at a word; `first` if nowhere."""
    low, high = first, len(words) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if pool.has(text[words[first] : words[middle]]):
            low = middle
        else:
            high = middle - 1
    return low


def _take_joined(pool: Pool, expected: _Expected) -> None:
    """Take words that are missing from inside longer ones, from lines without order, or broken in two between pages."""
    text = expected.letters.text
    expected.missing = [
        (start, end)
        for start, end in expected.missing
        if not pool.take(text[start:end], whole_words=False)
        and not pool.turned.take(text[start:end])
        and not any(pool.take_all([text[start:cut], text[cut:end]]) for cut in range(start + 2, end - 1))
    ]
    expected.found = not expected.missing


def _lost(expected: Sequence[_Expected], place: Place) -> Iterator[Finding]:
    hint = "A style sheet hides or clips it; what is not meant for print carries data-screen-only."
    for each in expected:
        for start, end in _joined(each.missing):
            first, last = each.letters.offsets[start], each.letters.offsets[end - 1] + 1
            words, whole = folded(composed(each.text)[first:last]), folded(each.text)
            around = f" of {_short(whole)!r}" if words != whole else ""
            yield Finding("E505", place, f"the PDF lacks {_short(words)!r}{around}", hint)


def _added(pool: Pool, place: Place) -> Iterator[Finding]:
    hint = "A style sheet adds it (content, string-set, counters); what is printed belongs into the page."
    for rest in pool.rest():
        message = f"page {rest.page} has {_short(rest.text)!r}, which the audited page does not have"
        yield Finding("E505", place, message, hint)


def _unseen(unseen: Sequence[Rest], place: Place) -> Iterator[Finding]:
    hint = "It is cut off, covered, too small, or of the colour of what stands behind it: see the print style sheet."
    for each in unseen:
        yield Finding("E505", place, f"page {each.page} has {_short(each.text)!r}, which nobody can see", hint)


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges that touch, as one."""
    if not ranges:
        return []
    cuts = [0, *(index for index, (one, two) in enumerate(pairwise(ranges), 1) if one[1] != two[0]), len(ranges)]
    return [(ranges[start][0], ranges[end - 1][1]) for start, end in pairwise(cuts)]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
