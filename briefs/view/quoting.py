"""Words of a source set between the quotation marks of the brief: inner marks change, the words do not."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.wording import quotations


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """The marks of a language: British English has single ones outside, double ones inside."""

    opening: str = "‘"
    closing: str = "’"
    inner_opening: str = "“"
    inner_closing: str = "”"


def within_quotation(words: str, marks: QuotationMarks) -> str:
    """Words as they stand inside a quotation: `a 'small group'` becomes `a “small group”`, `China's` `China’s`."""
    text, position = "", 0
    for inner in quotations(words):
        closed = len(inner.inside) == inner.end - inner.start - 2
        if closed:
            text += _apostrophes(words[position : inner.start])
            text += marks.inner_opening + _turned(inner.inside, marks) + marks.inner_closing
            position = inner.end
    return text + _apostrophes(words[position:])


def _turned(inside: str, marks: QuotationMarks) -> str:
    """One level deeper, the outer marks stand again."""
    deeper = QuotationMarks(marks.inner_opening, marks.inner_closing, marks.opening, marks.closing)
    return within_quotation(inside, deeper)


def _apostrophes(text: str) -> str:
    return text.replace("'", "’")
