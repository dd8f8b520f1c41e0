"""What is typeset and what comes of it: plain values that can travel to another process."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """A print style sheet. `path` is what its author knows it by."""

    path: str
    css: str


@dataclass(frozen=True, slots=True)
class Image:
    """An image file. `name` is its path relative to the folder of the templates, as a style sheet names it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to be made, with everything that goes into it: what is not here is never read.

    `name` is that of the output. `facts` is the JSON that is attached as `facts.json`. `day` is the edition's: the only
    date that the file bears. `id` names the brief in all its editions, of which this is number `edition`, or a `draft`
    after it.
    """

    name: str
    html: str
    sheets: tuple[Sheet, ...]
    facts: bytes
    day: dt.date
    images: tuple[Image, ...] = ()
    id: str = ""
    edition: int = 0
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What the typesetter complained of. `line` and `column` count from 1, and are 0 where it named none."""

    path: str
    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading as a reader of the PDF lists it; `page` counts from 1."""

    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Unseen:
    """Text of a PDF that nobody can see; `page` counts from 1."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished PDF.

    `pages` are the texts of its pages and `bookmarks` its headings, read back from the bytes; `unseen` is what of these
    texts nobody can see. `missing` are the characters that no font has.
    """

    pdf: bytes
    pages: tuple[str, ...]
    bookmarks: tuple[Bookmark, ...]
    missing: tuple[str, ...]
    remarks: tuple[Remark, ...]
    unseen: tuple[Unseen, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no PDF, as the rest of a sentence: `took longer than 120 seconds`. `detail` is for experts."""

    reason: str
    detail: str = ""
