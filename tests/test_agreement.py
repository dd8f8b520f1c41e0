"""The HTML and the PDF of a brief say the same, compared as a reader reads them; so do panels on screen and notes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pytest
from html_texts import is_printed, printed
from pdf_pages import Pdf, Run
from shipped_briefs import AUDIENCES, Brief, Shipped, build_shipped

from briefs.audit.document import Element, read_document

_INLINE: Final = frozenset(
    {"a", "b", "button", "cite", "code", "data", "em", "i", "mark", "q", "small", "span", "strong", "tspan"}
)
#: A text of fewer letters stands in others by chance.
_SHORT: Final = 3
_DISCREPANCY: Final = re.compile(r"D\d+")


def letters(text: str) -> str:
    """What a reader reads of a text, without white space, hyphens and letter case."""
    kept = (sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum() or sign in "%$£€")
    return "".join(kept).casefold()


def paragraphs(root: Element) -> tuple[str, ...]:
    """The letters of each stretch of text in print, without evidence marks, which print raises beside it."""
    return tuple(filter(None, map(letters, "".join(_pieces(root)).split("\0"))))


def _pieces(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif is_printed(child) and not _is_mark(child):
            apart = "" if child.tag in _INLINE else "\0"
            yield apart
            yield from _pieces(child)
            yield apart


def _is_mark(element: Element) -> bool:
    """Whether this is an evidence mark in print: a link, or letters of a drawing."""
    return element.tag in {"a", "tspan"} and "mark" in element.classes


@dataclass(frozen=True)
class Read:
    """A PDF as it is read aloud: what stands in the margins and the evidence marks apart from the rest."""

    pdf: Pdf

    @cached_property
    def text(self) -> str:
        return letters("".join(each.text for run in self._runs if not run.is_mark for each in run.chars))

    @cached_property
    def marks(self) -> Counter[str]:
        return Counter(run.text.strip() for run in self._runs if run.is_mark)

    @cached_property
    def _runs(self) -> tuple[Run, ...]:
        return tuple(run for page in self.pdf.pages for run in sorted(page.body, key=lambda run: run.place))


def lost(root: Element, read: Read) -> list[str]:
    """Paragraphs, figures and quotations of the page that the PDF does not have, or not as often."""
    faults = [f"paragraph: {text}" for text in dict.fromkeys(paragraphs(root)) if text not in read.text]
    for tag in ("data", "q"):
        shown = Counter(letters(element.raw_text()) for element in printed(root) if element.tag == tag)
        faults += [f"{tag}, {times} times: {text}" for text, times in shown.items() if read.text.count(text) < times]
    return faults


def added(root: Element, read: Read) -> list[str]:
    """Letters of the PDF that are left when all paragraphs of the page are taken out of it, the longest first."""
    left = read.text
    texts = sorted(paragraphs(root), key=len, reverse=True)
    for text in texts:
        if len(text) >= _SHORT:
            left = left.replace(text, "\0", 1)
    # Heads of tables stand again on each page; lists are numbered, and so are the lines of a list of contents.
    again = {text for head in printed(root) if head.tag == "thead" for text in paragraphs(head)}
    short = {text for text in texts if len(text) < _SHORT}
    rest = (_without(part, again) for part in left.split("\0"))
    return [part for part in rest if not _is_made_of(part, short)]


def _is_made_of(part: str, short: set[str]) -> bool:
    return re.fullmatch("|".join((r"\d+", *map(re.escape, short))).join(("(?:", ")*")), part) is not None


def _without(part: str, texts: set[str]) -> str:
    for text in sorted(texts, key=len, reverse=True):
        part = part.replace(text, "")
    return part


def unlike_marks(root: Element, read: Read) -> list[str]:
    marks = Counter(each.raw_text().strip() for each in printed(root) if _is_mark(each))
    unlike = (mark for mark in marks | read.marks if marks[mark] != read.marks[mark])
    return [f"{mark}: {marks[mark]} and {read.marks[mark]}" for mark in unlike]


@dataclass(frozen=True, slots=True)
class Proof:
    """What a reader is shown for a fact: its mark, and the quotes with their sources."""

    mark: str
    quotes: tuple[str, ...]


def proofs(root: Element, prefix: str) -> dict[str, Proof]:
    """The panels (`p-`) or the notes (`e-`) of a page, by fact."""
    found = {}
    for element in root.walk():
        id = element.attributes.get("id", "")
        mark = next((each for each in element.walk() if "data-mark" in each.attributes), None)
        if not id.startswith(prefix) or _DISCREPANCY.fullmatch(id.removeprefix(prefix)):
            continue
        if mark is not None and mark.attributes["data-mark"] == id.removeprefix(prefix):
            quotes = (letters(each.raw_text()) for each in element.walk() if each.tag == "blockquote")
            found[id.removeprefix(prefix)] = Proof(mark.raw_text().strip(), tuple(quotes))
    return found


def unlike_panels(root: Element, read: Read) -> list[str]:
    """Panels that show other quotes than the note of the same fact, or than the PDF prints behind its mark."""
    panels, notes = proofs(root, "p-"), proofs(root, "e-")
    faults = [f"{id}: only a panel or only a note" for id in panels.keys() ^ notes.keys()]
    for id in panels.keys() & notes.keys():
        if panels[id] != notes[id]:
            faults.append(f"{id}: {panels[id]} and {notes[id]}")
        if not _stands_behind_mark(panels[id], read.text):
            faults.append(f"{id}: the PDF has no such note: {panels[id]}")
    return faults


def _stands_behind_mark(proof: Proof, text: str) -> bool:
    """Whether the mark of a note is followed by all its quotes before many other letters."""
    places = (match.end() for match in re.finditer(letters(proof.mark), text))
    reach = sum(map(len, proof.quotes)) + 1500
    return any(all(quote in text[place : place + reach] for quote in proof.quotes) for place in places)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    return build_shipped(tmp_path_factory, "A4")


@pytest.fixture(params=AUDIENCES)
def brief(request: pytest.FixtureRequest, shipped: Shipped) -> Brief:
    return shipped.briefs[request.param]


class TestPdfAndHtml:
    def test_all_paragraphs_figures_and_quotations_of_the_page_are_in_the_pdf(self, brief: Brief) -> None:
        assert lost(brief.document, Read(brief.pdf)) == []

    def test_the_pdf_has_nothing_else(self, brief: Brief) -> None:
        assert added(brief.document, Read(brief.pdf)) == []

    def test_each_mark_stands_as_often_in_both(self, brief: Brief) -> None:
        assert unlike_marks(brief.document, Read(brief.pdf)) == []

    def test_each_panel_shows_what_the_note_of_its_fact_prints(self, brief: Brief) -> None:
        assert proofs(brief.document, "p-")
        assert unlike_panels(brief.document, Read(brief.pdf)) == []


class TestDifferencesAreFound:
    """Each comparison, with one side changed."""

    @pytest.fixture
    def press(self, shipped: Shipped) -> Brief:
        return shipped.briefs["press"]

    def changed(self, brief: Brief, old: str, new: str) -> Element:
        text = re.sub(rf"(<main.*?>[^<]*){re.escape(old)}", lambda m: m[1] + new, brief.html, count=1, flags=re.DOTALL)
        assert text != brief.html
        return read_document(text).root

    def test_another_digit(self, press: Brief) -> None:
        root = self.changed(press, "$109.1", "$109.2")
        assert lost(root, Read(press.pdf))
        assert added(root, Read(press.pdf))

    def test_a_paragraph_less(self, press: Brief) -> None:
        html = re.sub(r"(<main.*?)<p>.*?</p>", r"\1", press.html, count=1, flags=re.DOTALL)
        assert added(read_document(html).root, Read(press.pdf))

    def test_a_paragraph_more(self, press: Brief) -> None:
        html = press.html.replace("</main>", "<p>Of this nobody spoke.</p></main>")
        assert lost(read_document(html).root, Read(press.pdf)) == ["paragraph: ofthisnobodyspoke"]

    def test_another_quotation(self, press: Brief) -> None:
        root = self.changed(press, "small group", "large group")
        assert lost(root, Read(press.pdf))

    def test_a_mark_less(self, press: Brief) -> None:
        html = re.sub(r'<a class="mark"[^>]*>[^<]*</a>', "", press.html, count=1)
        assert unlike_marks(read_document(html).root, Read(press.pdf))

    def test_a_panel_with_another_quote(self, press: Brief) -> None:
        head, opening, panels = press.html.partition('<div class="panels"')
        html = head + opening + re.sub(r"(<blockquote[^>]*>)", r"\1Not ", panels, count=1)
        assert unlike_panels(read_document(html).root, Read(press.pdf))

    def test_panels_of_two_facts_that_changed_places(self, press: Brief) -> None:
        first, second = list(proofs(press.document, "p-"))[:2]
        html = press.html.replace(f'id="p-{first}"', "\0").replace(f'id="p-{second}"', f'id="p-{first}"')
        assert unlike_panels(read_document(html.replace("\0", f'id="p-{second}"')).root, Read(press.pdf))
