"""The texts of a topic's sources, as they lie in the project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefs.files import FilesUsed, decode, read_bytes, sha256, within
from briefs.model.book import FactBook, SourceText
from briefs.problems import Finding, Findings


def read_sources(
    root: Path, book: FactBook, used: FilesUsed | None = None
) -> tuple[Mapping[str, SourceText], Findings]:
    """Read every source that can be read, by id in the order of the fact file (E101, E102, E103).

    A file that is missing, or that lies outside the project, is a finding where the fact file names it. Whether it is
    the file that was recorded (its sha256) is for the evidence to say.
    """
    texts: dict[str, SourceText] = {}
    findings: list[Finding] = []
    for name, source in book.file.sources.items():
        place = book.place("sources", name, "file")
        path, refused = within(root, source.file, place)
        findings += refused
        if path is None:
            continue
        data, unreadable = read_bytes(path, source.file, place=place, used=used)
        findings += unreadable
        if data is None:
            continue
        text, undecodable = decode(data, source.file)
        findings += undecodable
        if text is not None:
            texts[name] = SourceText(name, source.file, text, sha256(data))
    return texts, tuple(findings)
