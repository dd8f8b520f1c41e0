"""HTML and styles in, PDF out. Importing this module loads WeasyPrint, and gives it our fonts and no others."""

from __future__ import annotations

import datetime as dt
import gc
import io
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from .alone import our_fonts
from .breaking import breakable
from .describing import describe
from .job import Job, Remark, Typeset
from .xmp import About

with our_fonts():  # what loads WeasyPrint in its turn, too: where a library is missing this says so
    import pydyf
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from .arrays import read_types_once
    from .columns import balance_at_once
    from .conform import conform
    from .opening import Opened
    from .painted import unseen_text
    from .sealing import leave_place, sealed
    from .sharing import share_styles
    from .solving import solve_once
    from .streams import with_plain_ends
    from .tags import recorded

    _FONTS = FontConfiguration()

balance_at_once()
read_types_once()
share_styles()
solve_once()

gc.collect()
gc.freeze()  # what is loaded by now lives as long as the process, and stays shared between forked children

_ROOT = "file:///"
_NO_GLYPH = ".notdef glyph"
_IGNORED_DECLARATION = "Ignored `%s:%s` at %d:%d"
_DATA = re.compile(r"(data:[^;,]{,40}[;,])[^'\"\s)]{40,}")
_ASK_NOTHING = "a brief reads only images that lie beside its templates"


def typeset(job: Job) -> Typeset:
    """Make the PDF: PDF/A-3a and PDF/UA-1, facts attached, the same bytes each time."""
    images = _Images(job)
    with _listening() as records:
        remarks: list[Remark] = []
        sheets = []
        for sheet in job.sheets:
            sheets.append(
                weasyprint.CSS(
                    string=sheet.css, base_url=_ROOT, url_fetcher=images, media_type="paged", font_config=_FONTS
                )
            )
            remarks += [_in_sheet(record, sheet.path) for record in records]
            records.clear()
        html = weasyprint.HTML(string=breakable(job.html), base_url=_ROOT, url_fetcher=images, media_type="paged")
        describe(html.etree_element)
        document = html.render(font_config=_FONTS, stylesheets=sheets, pdf_variant="pdf/a-3a")
        document.metadata.created = document.metadata.modified = job.day.isoformat()
        pdf, opened, silent = _written(job, document, html.etree_element)
        missing = [record for record in records if record.msg.startswith(_NO_GLYPH)]
        remarks += [Remark(job.name, 0, 0, _said(record)) for record in records if record not in missing]
        remarks += [Remark(job.name, 0, 0, text) for text in silent]
    return Typeset(
        pdf=pdf,
        pages=opened.pages,
        bookmarks=opened.headings,
        missing=tuple(sorted({str(record.args[0]) for record in missing if isinstance(record.args, tuple)})),
        remarks=tuple(dict.fromkeys(remarks)),
        unseen=unseen_text(pdf),
    )


def _written(job: Job, document: weasyprint.Document, page: Element) -> tuple[bytes, Opened, tuple[str, ...]]:
    """The finished file, what a reader finds in it, and what keeps it from being accessible."""
    remarks: tuple[str, ...] = ()

    def finish(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
        nonlocal remarks
        remarks = conform(pdf, _about(job, document.metadata), page, origins)
        leave_place(document, pdf)

    with recorded() as origins:
        pdf = document.write_pdf(
            pdf_variant="pdf/a-3a", finisher=finish, attachments=[_facts(job)], pdf_identifier=True
        )
    return *sealed(with_plain_ends(pdf)), remarks


def _about(job: Job, metadata: weasyprint.document.DocumentMetadata) -> About:
    return About(
        title=metadata.title or "",
        authors=tuple(metadata.authors),
        subject=metadata.description or "",
        language=metadata.lang or "",
        producer=f"WeasyPrint {weasyprint.__version__}",
        day=job.day,
        id=job.id,
        edition=job.edition,
        draft=job.draft,
        content=_all_of(job),
    )


def _all_of(job: Job) -> bytes:
    """What this very file is made from."""
    texts = (job.html, *(sheet.css for sheet in job.sheets))
    return b"\0".join((job.facts, *(text.encode() for text in texts), *(image.data for image in job.images)))


def _facts(job: Job) -> weasyprint.Attachment:
    midnight = dt.datetime.combine(job.day, dt.time(), dt.UTC)
    return weasyprint.Attachment(
        file_obj=io.BytesIO(job.facts),
        name="facts.json",
        description="The facts of this brief, with their quotes and sources",
        created=midnight,
        modified=midnight,
        relationship="Data",
    )


def _in_sheet(record: logging.LogRecord, path: str) -> Remark:
    """A remark on a style sheet. WeasyPrint gives line and column of a declaration, and of nothing else."""
    args = record.args
    if record.msg.startswith(_IGNORED_DECLARATION) and isinstance(args, tuple):
        name, value, line, column, reason = (str(arg).strip() for arg in args)
        return Remark(path, int(line), int(column), f"the typesetter does not know '{name}: {value}': {reason}")
    return Remark(path, 0, 0, _said(record))


def _said(record: logging.LogRecord) -> str:
    """What was logged, without the images that addresses hold."""
    return _DATA.sub(r"\1…", record.getMessage())


class _Listener(logging.Handler):
    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self.records = records

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Collect what the typesetter, the font tools and the image readers log."""
    records: list[logging.LogRecord] = []
    listener = _Listener(records)
    root = logging.getLogger()
    root.addHandler(listener)
    try:
        yield records
    finally:
        root.removeHandler(listener)


class _Images(weasyprint.urls.URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Gives the typesetter the images of a job and those in `data:` addresses, and nothing else."""

    def __init__(self, job: Job) -> None:
        super().__init__(allowed_protocols=("data",))
        self.images = {image.name: image.data for image in job.images}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> weasyprint.urls.URLFetcherResponse:
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url, headers)
        if parts.scheme != "file" or parts.netloc:
            raise ValueError(_ASK_NOTHING)
        name = unquote(parts.path).lstrip("/")
        if name not in self.images:
            raise ValueError(_ASK_NOTHING)
        return weasyprint.urls.URLFetcherResponse(url, self.images[name])
