"""What may stand on a page besides the author's sentences, recorded by the view while it makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Shown:
    """The audit compares a rendered page with this, and with nothing else.

    All texts have runs of white space as one space and no padding (U+2007, U+2008). `renderings` are the figures,
    dates, values and other texts that an element with `data-fact` may show, by id; `quotations` are the words and
    verbatim quotes that may stand between quotation marks or in a `q` or `blockquote`, by id. `figures` are those of
    the renderings that show a figure, by id and text, with the words that must stand before each in an element with
    `data-hedge`: none where the text holds its hedge, or where there is none. `units` are those of the figures that
    stand in a table without their unit, which that table names as furniture. `marks` are the evidence marks by id,
    shown in `a.mark` and in elements with `data-mark`. `furniture` are the texts of elements with `data-furniture`.
    `names` may hold digits and number words. `counts` are the numbers that a small number in words may equal: of
    actors, of sources, of items shown in a list. `allowed` are the words that the author let through in place, with a
    reason. `running` are the texts that print may put into the margins of each page, as often as they stand here;
    `page_label` numbers it: `Page {page} of {pages}`.
    """

    renderings: Mapping[str, frozenset[str]]
    furniture: frozenset[str]
    names: tuple[str, ...]
    counts: frozenset[int]
    quotations: Mapping[str, frozenset[str]] = field(default_factory=dict)
    figures: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    units: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()
    running: tuple[str, ...] = ()
    page_label: str = ""
