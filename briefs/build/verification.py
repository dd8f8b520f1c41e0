"""Checking files that somebody received, with what is at hand: a project, a folder of sources, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from briefs.editions import load_editions
from briefs.files import decode, is_file, read_bytes, sha256
from briefs.model import FactFile
from briefs.model.book import SourceText
from briefs.model.edition import FrozenEdition
from briefs.model.embedded import Embedded, EmbeddedSource
from briefs.problems import UserError, errors
from briefs.project import Project, find_project, topics
from briefs.topic import load_topic
from briefs.verifying import FACTS, AtHand, HtmlPage, PdfPages, Received, Verdict, check_record, unreadable, verify

from .apart import TooMuch, apart

_PDF_BEGINS = b"%PDF-"
_PDF_BEGINS_WITHIN = 1024
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".svg", ".xml"})
_BROKEN = "the project cannot be read: `briefs check` says why"


@dataclass(frozen=True, slots=True)
class Around:
    """What there is beside the files; `why_no_project` says what keeps a project from being used."""

    project: Project | None = None
    sources: Path | None = None
    why_no_project: str = "no project is at hand: run it inside one, or name one with --project"


def around(project: Path | None, sources: Path | None, here: Path) -> Around:
    """What was named, or else the project that the current folder lies in.

    Raise UserError where what was named is not there.
    """
    if sources is not None and not sources.is_dir():
        raise UserError(f"{sources} is no folder", "Name the folder that holds the texts of the sources.")
    if project is not None:
        found, _ = find_project(project)
        return Around(found, sources, "" if found else _BROKEN)
    try:
        found, _ = find_project(here)
    except UserError:
        return Around(sources=sources)
    return Around(found, sources, "" if found else _BROKEN)


def verify_file(path: Path, beside: Around) -> Verdict:
    """Check one file, within limits of time and memory; raise UserError where there is none."""
    data = _bytes(path)
    try:
        return apart(lambda: _verified(path, data, beside))
    except TooMuch:
        return unreadable(str(path), "to check it takes more time or memory than any brief needs")


def _verified(path: Path, data: bytes, beside: Around) -> Verdict:
    try:
        received = _received(data, path.suffix.lower())
        if isinstance(received, str):
            return unreadable(str(path), received)
        embedded, _ = check_record(received.carried)
        at_hand = replace(_at_hand(embedded, beside), sha256=sha256(data)) if embedded is not None else AtHand()
        return verify(str(path), received, at_hand)
    except RecursionError:
        return unreadable(str(path), "what it holds is nested too deeply")


def carried_by(path: Path) -> Embedded | None:
    """The facts that a finished brief carries; None where it carries none that can be read."""
    received = _received(_bytes(path), path.suffix.lower())
    return None if isinstance(received, str) else check_record(received.carried)[0]


def _bytes(path: Path) -> bytes:
    data, findings = read_bytes(path, str(path))
    if data is None:
        raise UserError(findings[0].message, findings[0].hint)
    return data


def _received(data: bytes, suffix: str) -> Received | str:
    """The file as what it is, or why it cannot be read.

    A file can be made so that one program takes it for PDF and another for HTML, and each shows something else.
    """
    if data.startswith(_PDF_BEGINS):
        return _pdf(data) if suffix not in _HTML_NAMES else _misnamed("PDF", suffix)
    if _PDF_BEGINS in data[:_PDF_BEGINS_WITHIN]:
        return "the file begins as something else than a PDF, and is one all the same"
    text, _ = decode(data, "")
    if text is None or "<html" not in text.lower():
        return "the file is neither PDF nor HTML"
    return HtmlPage(text) if suffix != ".pdf" else _misnamed("HTML", suffix)


def _misnamed(kind: str, suffix: str) -> str:
    return f"the file is named {suffix} and is {kind}: what opens it may show something else than what was checked"


def _pdf(data: bytes) -> Received | str:
    # slow to load, and needed for a PDF only
    from briefs.pdf.opening import Damaged, open_pdf  # noqa: PLC0415
    from briefs.pdf.painted import unseen_text  # noqa: PLC0415

    try:
        opened = open_pdf(data)
    except Damaged as error:
        return f"the PDF is damaged, or cannot be opened: {error}"
    return PdfPages(
        pages=opened.pages,
        aloud=opened.aloud,
        contents=tuple(f"{heading.title} {heading.page}" for heading in opened.headings),
        carried=tuple(found for name, found in opened.attached if name == FACTS),
        seals=(opened.seal,),
        text_sha256=opened.text_sha256,
        covered_pages=opened.covered_pages,
        unseen=tuple((each.page, each.text) for each in unseen_text(data)),
        attached=tuple(name for name, _ in opened.attached),
        titles=tuple(filter(None, opened.titles.values())),
        packets=opened.packets,
    )


def _at_hand(embedded: Embedded, beside: Around) -> AtHand:
    file, why = _fact_file(embedded.topic, beside)
    editions: tuple[FrozenEdition, ...] = ()
    if file is not None and beside.project is not None:
        editions, damaged = load_editions(beside.project, embedded.topic, {})
        file, why = (None, damaged[0].message) if damaged else (file, why)
    folder = beside.sources or (beside.project.root if beside.project is not None and file is not None else None)
    if folder is None:
        return AtHand(file=file, no_file=why, editions=editions)
    texts = {id: _source(folder, id, source) for id, source in embedded.sources.items()}
    absent = tuple(embedded.sources[id].file for id, text in texts.items() if text is None)
    there: Mapping[str, SourceText] = {id: text for id, text in texts.items() if text is not None}
    return AtHand(there, absent, str(folder), file, why, editions)


def _fact_file(topic: str, beside: Around) -> tuple[FactFile | None, str]:
    if beside.project is None:
        return None, beside.why_no_project
    if topic not in topics(beside.project):
        return None, f"the project at hand has no topic {topic!r}"
    found, findings = load_topic(beside.project, topic)
    if found is None or errors(findings):
        return None, _BROKEN
    return found.book.file, ""


def _source(folder: Path, id: str, source: EmbeddedSource) -> SourceText | None:
    """The file of a source: where the record says, else one of that name; the one with the right hash before others."""
    relative = PurePosixPath(source.file)
    inside = [] if relative.is_absolute() or ".." in relative.parts else [folder / relative]
    found = []
    for path in (*inside, folder / relative.name):
        data = read_bytes(path, str(path))[0] if is_file(path) else None
        text = decode(data, str(path))[0] if data is not None else None
        if data is not None and text is not None:
            found.append(SourceText(id, str(path), text, sha256(data)))
    return next((each for each in found if each.sha256 == source.sha256), found[0] if found else None)
