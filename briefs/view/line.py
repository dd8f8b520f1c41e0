"""A line of text in the making: marks go behind the punctuation that follows them, and never begin a line.

The last word or element, the editor's tag and the marks stand together in one `<span class="glue">`, in which lines are
not broken. An element that may itself be long is told apart by the class `flow`: inside it lines are broken. The space
behind it is a no-break space, because browsers break at any other one there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

_PUNCTUATION = re.compile(r"[,.;:!?]+")
_SENTENCE_END = re.compile(r"[.!?][’”)\]]*\s+$")
_BREAKING = " \t\n"
_NO_BREAK_SPACE = "\u00a0"
_FLOW = re.compile(r'class="(?:words )?flow"')


@dataclass(frozen=True, slots=True)
class _Element:
    html: Markup
    long: bool


class Line:
    """Takes text, elements and marks in reading order."""

    def __init__(self, *, at_start: bool = True) -> None:
        self._done: list[str | _Element] = []
        self._head: Markup | None = None
        self._tail: list[Markup] = []
        self._gap = ""
        self._read = "" if at_start else "x"

    @property
    def at_start(self) -> bool:
        """Whether a sentence begins here."""
        return not self._read.strip() or _SENTENCE_END.search(self._read) is not None

    def add_text(self, text: str) -> None:
        self._read = (self._read + text)[-40:]
        if self._tail:
            if not self._gap and (match := _PUNCTUATION.match(text)):
                self._head = (self._head or Markup()) + escape(match[0])
                text = text[match.end() :]
            if not text.strip(_BREAKING):
                self._gap += text
                return
            self._close()
        if text:
            self._done.append(text)

    def add_element(self, html: Markup, *, long: bool = False) -> None:
        self._read = (self._read + "x")[-40:]
        self._close()
        self._done.append(_Element(html, long))

    def add_mark(self, html: Markup) -> None:
        """A mark or a tag: both belong to what stands before them."""
        if not self._tail:
            self._head = self._last_word()
        self._tail.append(html)
        self._gap = ""

    def html(self) -> Markup:
        self._gap = ""
        self._close()
        return Markup().join(part.html if isinstance(part, _Element) else escape(part) for part in self._done)

    def _close(self) -> None:
        if not self._tail:
            return
        marks = Markup(" ").join(self._tail)
        head = self._head + (_NO_BREAK_SPACE if _may_break(self._head) else " ") if self._head else Markup()
        self._done.append(_Element(Markup('<span class="glue">') + head + marks + Markup("</span>"), long=False))
        if self._gap:
            self._done.append(self._gap)
        self._head, self._tail, self._gap = None, [], ""

    def _last_word(self) -> Markup:
        """Take back what stands before a mark, up to the last place where a line may be broken."""
        word = Markup()
        while self._done:
            last = self._done.pop()
            if isinstance(last, _Element):
                word = (_flowing(last) if last.long else last.html) + word
            else:
                text = last if word else last.rstrip(_BREAKING)
                space = max(text.rfind(character) for character in _BREAKING)
                word = escape(text[space + 1 :]) + word
                if space >= 0:
                    self._done.append(text[: space + 1])
                    break
            before = self._done[-1] if self._done else ""
            if word and isinstance(before, str) and before[-1:] in _BREAKING:
                break
        return word


def _may_break(head: Markup) -> bool:
    """Whether lines may be broken in what stands before marks."""
    return _FLOW.search(head) is not None


def _flowing(element: _Element) -> Markup:
    html = element.html
    return html if html.startswith('<q class="words flow"') else Markup('<span class="flow">{}</span>').format(html)
