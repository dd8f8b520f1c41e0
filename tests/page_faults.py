"""What is wrong with printed pages. Each function gives a line for each fault, and none where there is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from pdf_pages import HEADINGS, Block, Bookmark, Box, Page, Pdf, Run

MM = 72 / 25.4
#: Text and tables stand in this width on every page, whatever its size, the rest parted 20 to 18 (LOOK).
_CONTENT, _LEFT, _RIGHT = 172 * MM, 20, 18
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_SPACE = re.compile(r"[\s\u200b\u00ad]+")


def outside_page(pdf: Pdf) -> Iterator[str]:
    """Text, drawings and images beyond the edge of the page, other than a band that bleeds across all of it."""
    for page in pdf.pages:
        edge = Box(0, 0, page.width, page.height)
        for run in page.runs:
            for char in run.chars:
                if not _inside(char.box, edge):
                    yield f"page {page.number}: {char.text!r} of {run.text!r} stands outside the page"
        for shape in page.shapes:
            bleeds = shape.box.left < 0 and shape.box.right > page.width and not shape.is_image
            band = Box(max(shape.box.left, 0), shape.box.bottom, min(shape.box.right, page.width), shape.box.top)
            if not _inside(band if bleeds else shape.box, edge):
                yield f"page {page.number}: {_shown(shape.box)} is drawn outside the page"


def outside_columns(pdf: Pdf) -> Iterator[str]:
    """Text of the brief that sticks out of the width that text and tables have."""
    for page in pdf.pages:
        left = (page.width - _CONTENT) * _LEFT / (_LEFT + _RIGHT)
        column = Box(left, 0, left + _CONTENT, page.height)
        for run in page.body:
            if not _inside(run.box, column, slack=1):
                out = max(column.left - run.box.left, run.box.right - column.right)
                yield f"page {page.number}: {run.text.strip()!r} sticks out by {out:.1f} pt"


def overlaps(pdf: Pdf) -> Iterator[str]:
    """Text that is printed over other text."""
    for page in pdf.pages:
        for one, other in _near(page):
            width, height = one.box.overlap(other.box)
            if (one.block != other.block or "Figure" in one.tags) and width > 0.5 and height > 1:
                yield f"page {page.number}: {one.text.strip()!r} is printed over {other.text.strip()!r}"


def _near(page: Page) -> Iterator[tuple[Run, Run]]:
    """Pairs of pieces of text of which one begins, from the top, before the other ends."""
    ordered = sorted((run for run in page.runs if run.chars), key=lambda run: -run.box.top)
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.box.top < one.box.bottom:
                break
            yield one, other


def stranded(pdf: Pdf, notes: Collection[str] = ()) -> Iterator[str]:
    """Headings, and heads of tables and of groups of rows, that nothing follows on their page.

    `notes` stand beside headings and announce no more than these.
    """
    beside = set(map(squeezed, notes))
    for page in pdf.pages:
        for index, block in enumerate(page.blocks):
            if block.tag in HEADINGS and not any(_is_content(each, beside) for each in page.blocks[index + 1 :]):
                yield f"page {page.number}: nothing follows the heading {block.text!r}"
        for _, blocks in groupby((block for block in page.blocks if "TR" in block.tags), key=_table):
            rows = [list(row) for _, row in groupby(blocks, key=_row)]
            if all(block.tag == "TH" for block in rows[-1]):
                yield f"page {page.number}: no row follows {rows[-1][0].text!r}"


def _is_content(block: Block, notes: Collection[str]) -> bool:
    """Whether this is what a heading announces, not another heading or a note beside it."""
    return block.tag not in {*HEADINGS, "Lbl"} and block.plain not in notes


def badly_filled(pdf: Pdf, *, least: float = 1 / 3, least_last: float = 0.15) -> Iterator[str]:
    """Pages on which too little stands: `least` of the page's height must be used, `least_last` of the last one's."""
    for page in pdf.pages:
        wanted = least_last if page is pdf.pages[-1] else least
        share = filled(page)
        if share < wanted:
            yield f"page {page.number} of {len(pdf.pages)} is filled to {share:.0%}"


def filled(page: Page) -> float:
    """How far down the page text goes, as a share of the height between the margins of 20 and 22 mm."""
    if not page.body:
        return 0
    top, bottom = page.height - 20 * MM, 22 * MM
    return (top - min(run.box.bottom for run in page.body)) / (top - bottom)


def lone_lines(pdf: Pdf, paragraphs: Collection[str]) -> Iterator[str]:
    """Single lines of a paragraph that stand apart from it on a page.

    `paragraphs` are the texts as they are written: a paragraph that goes on over a page is two pieces of one of them.
    """
    written = {squeezed(text) for text in paragraphs}
    for page, following in pairwise(pdf.pages):
        for first in filter(_is_paragraph, page.blocks):
            for rest in filter(_is_paragraph, following.blocks):
                if first.tag == rest.tag and first.plain + rest.plain in written:
                    for piece, where in ((first, page), (rest, following)):
                        if piece.lines < 2:
                            yield f"page {where.number}: one line of a paragraph stands alone: {piece.text!r}"


def _is_paragraph(block: Block) -> bool:
    return block.tag in {"P", "LBody", "Caption"} and "Table" not in block.tags


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, on the page with this number."""

    page: int
    block: Block


def crooked_columns(pdf: Pdf, head: str, *, slack: float = 0.1) -> Iterator[str]:
    """Numbers in the columns under this head whose units do not stand below each other, within `slack` points."""
    places = [(place, cell) for cell in column_cells(pdf, head) if (place := units_place(cell.block)) is not None]
    if not places:
        yield f"there is no number in a column {head!r}"
        return
    first, _ = places[0]
    for place, cell in places:
        if abs(place - first) > slack:
            yield f"page {cell.page}: the units of {cell.block.text!r} are {place - first:.2f} pt beside those above"


def units_place(block: Block) -> float | None:
    """Where the units of the number in a cell end, before a decimal point; None where there is no number."""
    chars = [char for run in block.runs if not run.is_mark for char in run.chars]
    match = _NUMBER.search("".join(char.text for char in chars))
    if match is None:
        return None
    whole = match[0].partition(".")[0]
    return chars[match.start() + len(whole) - 1].end


def column_cells(pdf: Pdf, head: str) -> Iterator[Cell]:
    """The cells that stand below a head with this text, however many columns those before them span."""
    for page in pdf.pages:
        for _, blocks in groupby((block for block in page.blocks if "TR" in block.tags), key=_table):
            rows = [list(row) for _, row in groupby(blocks, key=_row)]
            heads = [block.box for row in rows for block in row if block.text == head]
            for block in (block for row in rows for block in row if block.tags[_depth(block) - 1] == "TBody"):
                if any(block.box.left < above.right and above.left < block.box.right for above in heads):
                    yield Cell(page.number, block)


def headless_tables(pdf: Pdf, heads: Collection[Sequence[str]]) -> Iterator[str]:
    """Pages on which rows of a table stand below no head. `heads` are the texts of each head, as they are written."""
    known = [{squeezed(text) for text in head if text} for head in heads]
    for page in pdf.pages:
        for _, group in groupby((block for block in page.blocks if "TR" in block.tags), key=_table):
            blocks = list(group)
            rows = [block for block in blocks if "TBody" in block.tags]
            top = max((block.box.top for block in rows), default=0)
            above = {block.plain for block in page.blocks if block.box.bottom > top and "THead" in block.tags}
            above |= {squeezed(run.text) for run in page.furniture}  # a head that is repeated is an artifact
            if rows and not any(head <= above for head in known):
                yield f"page {page.number}: the rows from {rows[0].text!r} stand below no head"


def wrong_bookmarks(pdf: Pdf, but: Collection[str] = ()) -> Iterator[str]:
    """Headings that the outline does not name, in order and on their page, and entries that are no heading.

    Headings with a title in `but` need no entry.
    """
    headings = [
        Bookmark(int(block.tag[1]), re.sub(r" ?<[^>]*>", "", block.text), page.number)
        for page in pdf.pages
        for block in page.blocks
        if block.tag in HEADINGS
    ]
    for heading in headings:
        if heading.title not in but and not any(_is_same(heading, entry) for entry in pdf.bookmarks):
            yield f"the outline has no entry {heading.title!r} on page {heading.page}"
    for entry in pdf.bookmarks:
        if not any(_is_same(heading, entry) for heading in headings):
            yield f"the entry {entry.title!r} of the outline is no heading of page {entry.page}"
    if [entry.page for entry in pdf.bookmarks] != sorted(entry.page for entry in pdf.bookmarks):
        yield "the outline does not follow the pages"


def _is_same(heading: Bookmark, entry: Bookmark) -> bool:
    return heading.page == entry.page and squeezed(heading.title) == squeezed(entry.title)


def wrong_contents(pdf: Pdf, title: str) -> Iterator[str]:
    """Sections that a list of contents on the first page does not name, in order, with their page."""
    first = "".join(block.plain for block in pdf.pages[0].blocks)
    if squeezed(title) not in first:
        yield f"there is no list {title!r}"
        return
    at = 0
    for entry in pdf.bookmarks:
        if entry.level == 2 and entry.title != title:
            line = re.compile(rf"{re.escape(squeezed(entry.title))}\.*{entry.page}").search(first, at)
            if line is None:
                yield f"the list of contents does not say that {entry.title!r} stands on page {entry.page}"
            else:
                at = line.end()


def wrong_furniture(pdf: Pdf, running: Collection[str], page_label: str) -> Iterator[str]:
    """Pages without what should repeat: `running` texts, and `page_label`, such as `Page {page} of {pages}`."""
    for page in pdf.pages:
        shown = [" ".join(run.text.split()) for run in page.furniture]
        label = page_label.format(page=page.number, pages=len(pdf.pages))
        if label not in shown:
            yield f"page {page.number} does not say {label!r}"
        for text in running:
            if not any(" ".join(text.split()) in each for each in shown):
                yield f"page {page.number} does not repeat {text!r}"


def long_lines(pdf: Pdf, least: int = 55, most: int = 78) -> Iterator[str]:
    """A text column whose full lines are, for the most part, too short or too long to read with ease."""
    lengths = sorted(
        len(line)
        for page in pdf.pages
        for block in page.blocks
        if block.tag in {"P", "LBody"} and "Table" not in block.tags and block.lines > 2
        for line in block.line_texts[:-1]
    )
    if not lengths:
        yield "there is no paragraph of more than two lines"
    elif not least <= lengths[len(lengths) // 2] <= most:
        yield f"half of all lines have {lengths[len(lengths) // 2]} characters or more"


def body_pages(pdf: Pdf, annexes: Collection[str]) -> int:
    """How many pages come before what is only looked up: the first section with one of these titles."""
    for page in pdf.pages:
        for index, block in enumerate(page.blocks):
            if block.tag == "H2" and re.sub(r"^[0-9]+ ", "", block.text) in annexes:
                begins_page = not any(each.box.bottom > block.box.top for each in page.blocks[:index])
                return page.number - 1 if begins_page else page.number
    return len(pdf.pages)


def missing_numbers(pdf: Pdf, printed: Mapping[str, int]) -> Iterator[str]:
    """Numbers that stand less often in the PDF than they should, with how often they should."""
    found = numbers_in(" ".join(block.text for page in pdf.pages for block in page.blocks))
    for number, count in printed.items():
        if found.get(number, 0) < count:
            yield f"{number} stands {found.get(number, 0)} times in the PDF, {count} times in the page"


def numbers_in(text: str) -> dict[str, int]:
    """How often each number stands in a text."""
    found: dict[str, int] = {}
    for number in _NUMBER.findall(text):
        found[number.rstrip(",")] = found.get(number.rstrip(","), 0) + 1
    return found


def _table(block: Block) -> tuple[int, ...]:
    return block.path[: block.tags.index("Table") + 1] if "Table" in block.tags else ()


def _depth(block: Block) -> int:
    return block.tags.index("TR")


def _row(block: Block) -> tuple[int, ...]:
    return block.path[: _depth(block) + 1]


def _inside(box: Box, frame: Box, slack: float = 0.05) -> bool:
    return (
        box.left >= frame.left - slack
        and box.bottom >= frame.bottom - slack
        and box.right <= frame.right + slack
        and box.top <= frame.top + slack
    )


def _shown(box: Box) -> str:
    return f"({box.left:.1f}, {box.bottom:.1f}) to ({box.right:.1f}, {box.top:.1f})"


def squeezed(text: str) -> str:
    """The text without white space and without what only says where a line may break."""
    return _SPACE.sub("", text)
