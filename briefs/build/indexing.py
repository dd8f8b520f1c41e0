"""The index of an output folder: made again where what it lists, or what it is made with, has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from briefs.files import sha256
from briefs.problems import errors
from briefs.project import Project

from .events import Event, Failed, Found, Made
from .records import Basis, Listed, Records
from .targets import Selection, targets


def index(project: Project, records: Records) -> Iterator[Event]:
    """Make the page that lists all briefs of the project in the folder; tell of it only where it was written.

    It shows who the briefs are for, their editions, dates, files and numbers of pages, and nothing of their facts.
    """
    listed = tuple(records.listed(chain.from_iterable(targets(project, Selection()).values())))
    key = _key(listed)
    reasons = records.why_index(key)
    if not reasons or not listed:
        return
    from .index_page import compose_index  # noqa: PLC0415  # takes longer to load than to see that nothing changed

    path = records.shown_index()
    page, inputs, findings = compose_index(project, listed, path)
    if findings:
        yield Found(findings)
    if page is None or errors(findings):
        yield Failed(path)
        return
    if records.write_index(page.written(records.folder), Basis(key, inputs, findings)):
        yield Made(path, reasons)


def _key(listed: Sequence[Listed]) -> str:
    """A hash of what the index lists."""
    return sha256(repr(listed).encode())
