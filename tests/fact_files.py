"""Small fact files for tests of evidence: a frame to which a test adds the blocks that it is about."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from briefs.evidence import CheckedFacts, check
from briefs.model import FactFile
from briefs.model.book import FactBook, SourceText
from briefs.model.reading import read_model
from briefs.problems import Findings
from briefs.yaml_reader import read_yaml

FRAME = {
    "format": "1",
    "title": "A test",
    "edition": "{number: 1, as-of: 2025-07-28}",
    "actors": """
  us: {name: United States, aliases: [US, U.S., America, American]}
  cn: {name: China, aliases: [Chinese]}""",
    "dimensions": """
  trade: {label: Trade, matrix: no}""",
    "speakers": """
  Li Qiang: [Li, Premier Li]
  Donald Trump: [Trump]
  Xinhua News: []""",
    "measures": """
  money: {label: Money, unit: USD}
  share: {label: Share, unit: percent}
  firms: {label: Firms, unit: companies}""",
}


def source_text(id: str, text: str) -> SourceText:
    return SourceText(id, f"seeds/{id}.txt", text, hashlib.sha256(text.encode()).hexdigest())


def fact_file(texts: Mapping[str, SourceText], **blocks: str) -> str:
    """The text of a fact file with these blocks; sources that are not given are recorded as they are."""
    sources = "".join(
        f"\n  {id}: {{file: {text.path}, sha256: {text.sha256}, title: {id}}}" for id, text in texts.items()
    )
    return "".join(f"{key}: {block}\n" for key, block in (FRAME | {"sources": sources} | blocks).items())


def read_book(text: str) -> FactBook:
    located, findings = read_yaml(text, "facts/test.yaml")
    assert located is not None, findings
    file, findings = read_model(FactFile, located)
    assert file is not None, findings
    return FactBook("test", file, located)


def run_check(sources: Mapping[str, str] | str, **blocks: str) -> tuple[CheckedFacts | None, Findings]:
    """Check a fact file made of the frame and these blocks; one source is called `a`."""
    given = {"a": sources} if isinstance(sources, str) else sources
    texts = {id: source_text(id, text) for id, text in given.items()}
    return check(read_book(fact_file(texts, **blocks)), texts)


def said(sources: Mapping[str, str] | str, **blocks: str) -> list[str]:
    """What the check says, as `CODE message`."""
    return [f"{finding.code} {finding.message}" for finding in run_check(sources, **blocks)[1]]


def codes(sources: Mapping[str, str] | str, **blocks: str) -> list[str]:
    return [finding.code for finding in run_check(sources, **blocks)[1]]


def checked(sources: Mapping[str, str] | str, **blocks: str) -> CheckedFacts:
    """The checked facts of a fact file without errors."""
    facts, findings = run_check(sources, **blocks)
    assert facts is not None, findings
    return facts
