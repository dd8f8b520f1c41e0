"""Whether every quotation that reached us through a translation says so, on the page as rendered.

Words between quotation marks carry the editor's tag behind them, with nothing but punctuation between. A quote in a
block carries it in its row or panel, the nearest element round it that has an id: a tag besides those that words in the
row carry, which may stand for all quotes of a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefs.audit.document import Document, Element
from briefs.evidence.checked import CheckedFacts
from briefs.problems import Finding, Findings, Place, in_order

_FROM = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")


def check_translated(document: Document, facts: CheckedFacts, tag: str, path: str) -> Findings:
    """E706 for each quotation of a translated fact without the tag, at the author's line or else at the page, `path`.

    `tag` is its text, such as `[as translated]`.
    """
    page = _Page(facts, _spaced(tag))
    page.read(document.root, Place(path), None)
    return in_order(page.findings())


@dataclass(slots=True)
class _Quotation:
    """A quotation on the page; `row` is the element in which the tag of a block is looked for."""

    id: str
    place: Place
    row: Element | None = None
    is_tagged: bool = False


class _Page:
    def __init__(self, facts: CheckedFacts, tag: str) -> None:
        self._facts = facts
        self._tag = tag
        self._quotations: list[_Quotation] = []
        self._open: _Quotation | None = None
        self._of_words: set[int] = set()

    def findings(self) -> Iterator[Finding]:
        self._tag_blocks()
        for each in self._quotations:
            if not each.is_tagged:
                message = f"a quotation of {each.id!r}, which is translated, is not marked {self._tag!r}"
                hint = "Let the template print what the view gives it: words with their tag, rows with `as-translated`."
                yield Finding("E706", each.place, message, hint)

    def read(self, element: Element, place: Place, row: Element | None) -> None:
        """Go through an element in reading order."""
        for child in element.children:
            if isinstance(child, str):
                if self._open is not None and any(map(str.isalnum, child)):
                    self._open = None
                continue
            where = _place(child, place)
            around = child if child.attributes.get("id") else row
            if child.tag == "q":
                self._open = self._words(child, where)
            elif child.tag == "blockquote":
                self._block(child, where, around)
            elif self._is_tag(child):
                if self._open is not None:
                    self._open.is_tagged = True
                    self._of_words.add(id(child))
                self._open = None
            elif child.tag not in {"style", "script"}:
                self.read(child, where, around)

    def _words(self, element: Element, place: Place) -> _Quotation | None:
        fact_id = next((found for each in element.walk() if (found := each.attributes.get("data-fact"))), "")
        fact = self._facts.facts.get(fact_id)
        if fact is None or not fact.translated:
            return None
        self._quotations.append(_Quotation(fact_id, place))
        return self._quotations[-1]

    def _block(self, element: Element, place: Place, row: Element | None) -> None:
        fact_id = element.attributes.get("data-fact", "")
        fact = self._facts.facts.get(fact_id)
        sources = self._facts.book.file.sources
        said = _spaced(element.raw_text())
        self._open = None
        if fact is not None and any(
            sources[proof.evidence.source].translation is not None and _spaced(proof.verbatim) == said
            for proof in fact.proofs
        ):
            self._quotations.append(_Quotation(fact_id, place, row))

    def _tag_blocks(self) -> None:
        """A block is tagged where its row has a tag that no words carry."""
        for block in self._quotations:
            if block.row is not None:
                block.is_tagged = any(
                    self._is_tag(each) and id(each) not in self._of_words for each in block.row.walk()
                )

    def _is_tag(self, element: Element) -> bool:
        return "tag" in element.classes and _spaced(element.raw_text()) == self._tag


def _place(element: Element, place: Place) -> Place:
    written = element.attributes.get("data-from")
    match = _FROM.fullmatch(written) if written is not None else None
    return Place(match["path"], int(match["line"]), int(match["column"] or 1)) if match else place


def _spaced(text: str) -> str:
    return " ".join(text.split())
