"""Text for drawings: from the HTML of the view to runs, and from runs to lines that fit a width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from html.parser import HTMLParser
from itertools import groupby

from markupsafe import Markup

from .shapes import Anchor, Lettering, Line, Run, Tone, Words

__all__ = ["WIDE_SPACE", "Run", "Words", "headed", "lettering", "plain", "text_of", "width_of", "words_of", "wrapped"]

#: Between a name and its figure: wider than between words, and it is no place to end a line.
WIDE_SPACE = "\u2002"
#: A mark is set smaller and raised, as in running text.
_MARK_SIZE = 0.64
_MARK_RISE = 0.36
_SLACK = 1.02
_REGULAR = 0.94

_WIDTHS: dict[str, float] = {
    character: width
    for width, characters in {
        0.28: " ’‘!',.:;ijl·\u00a0",
        0.35: "()-J[]",
        0.42: "I`f{}",
        0.46: "/\\_rt“”",
        0.52: '"?z–',
        0.56: "*Fcs",
        0.5: "\u2002",
        0.6: "$+0123456789<=>ELSTZ^aevxy|~€£¥×÷−\u2007",
        0.65: "#CPVYbdghknopqu",
        0.71: "ABKRX",
        0.75: "&DG",
        0.8: "HOQU",
        0.85: "N",
        0.91: "@w…",
        0.96: "%M",
        1.0: "Wm—",
    }.items()
    for character in characters
}  # Noto Sans Bold, in em
_OTHER, _BROAD = 0.7, 1.04
_FIRST_BROAD = "\u1100"  # from here on, most characters are as broad as high


_PLAIN = Run("")


def plain(text: str, style: Run = _PLAIN) -> Words:
    """Words that nothing but the page answers for, in the style of a run."""
    return (replace(style, text=text),) if text else ()


def words_of(html: Markup | str, style: Run = _PLAIN) -> Words:
    """The text of a piece of HTML that the view has made: figures, marks and furniture keep who answers for them."""
    reader = _Reader(style)
    reader.feed(str(html))
    reader.close()
    return tuple(reader.runs)


class _Reader(HTMLParser):
    """Reads inline HTML. Elements nest; the innermost that claims its text is the one that counts."""

    def __init__(self, style: Run) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self._open: list[tuple[str, Run]] = [("", style)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        run = self._open[-1][1]
        if "glue" in classes or "flow" in classes:
            run = replace(run, glued="flow" not in classes)
        if "data-fact" in given:
            run = replace(run, fact=given["data-fact"] or "", kind="mark" if "mark" in classes else "")
        elif "data-furniture" in given:
            run = replace(run, kind="furniture")
        elif "data-ok" in given:
            run = replace(run, kind="allowed")
        self._open.append((tag, run))

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if data:
            self.runs.append(replace(self._open[-1][1], text=data.replace("\n", " ")))


def text_of(words: Words) -> str:
    """What is read."""
    return "".join(run.text for run in words)


def width_of(words: Words, size: float) -> float:
    """How wide these words are at most, in points: an estimate that errs on the wide side."""
    return sum(_run_width(run, size) for run in words)


def _run_width(run: Run, size: float) -> float:
    em = sum(_WIDTHS.get(character) or _width_of_other(character) for character in run.text)
    return em * size * run.breadth * _SLACK * (1 if run.bold else _REGULAR) * (_MARK_SIZE if run.kind == "mark" else 1)


def _width_of_other(character: str) -> float:
    if character.isprintable() and not character.isspace():
        return _BROAD if character >= _FIRST_BROAD else _OTHER
    return 0.28 if character.isspace() else 0


@lru_cache(maxsize=1024)  # a word is measured letter by letter
def wrapped(words: Words, size: float, width: float) -> tuple[Words, ...] | None:
    """The words in lines no wider than this; None where a single word is wider, for nothing is ever cut."""
    lines: list[Words] = []
    line: Words = ()
    for token in _tokens(words):
        if width_of(token, size) > width:
            return None
        longer = (*line, Run(" "), *token) if line else token
        if line and width_of(longer, size) > width:
            lines.append(line)
            longer = token
        line = longer
    return (*(_joined(each) for each in lines), _joined(line)) if line else ()


def headed(name: Words, value: Words, size: float, width: float) -> tuple[Words, ...]:
    """A name and its figure on one line where they fit, else one under the other; what never fits stands out."""
    together = (*name, *(plain(WIDE_SPACE) if name and value else ()), *value)
    if width_of(together, size) <= width:
        return (together,)
    return tuple(line for words in (name, value) if words for line in wrapped(words, size, width) or (words,))


def _tokens(words: Words) -> Iterator[Words]:
    """What stays on one line: words, figures with what touches them."""
    token: list[Run] = []
    for run in words:
        pieces = [run.text] if run.fact or run.kind or run.glued else run.text.split(" ")
        for index, piece in enumerate(pieces):
            if index and token:
                yield tuple(token)
                token = []
            if piece:
                token.append(replace(run, text=piece))
    if token:
        yield tuple(token)


def _joined(line: Words) -> Words:
    """Neighbours that look alike as one run; a space takes the look of the word before it."""
    runs: list[Run] = []
    for run in line:
        alike = replace(run, text="") if run.text != " " or not runs else replace(runs[-1], text="")
        free = not (alike.fact or alike.kind)
        if runs and free and replace(runs[-1], text="") == alike:
            runs[-1] = replace(runs[-1], text=runs[-1].text + run.text)
        elif runs and run.text == " " and (runs[-1].fact or runs[-1].kind):
            runs.append(replace(runs[-1], text=" ", fact="", kind=""))
        else:
            runs.append(run)
    return tuple(runs)


def lettering(  # noqa: PLR0913 - where, how large, how, and what
    lines: Sequence[Words],
    x: float,
    y: float,
    size: float,
    *,
    leading: float = 0,
    indent: float = 0,
    anchor: Anchor = "start",
    tone: Tone = "ink",
) -> Lettering:
    """Lines of words set from (x, y) on, which is where the first line stands; `indent` sets that one in."""
    indents = [indent, *[0.0] * (len(lines) - 1)]
    placed = tuple(
        Line(x + inset, y + index * leading, tuple(_placed(words, size)))
        for index, (words, inset) in enumerate(zip(lines, indents, strict=True))
    )
    width = max((inset + width_of(line, size) for line, inset in zip(lines, indents, strict=True)), default=0)
    return Lettering(placed, size, width, x, anchor, tone)


def _placed(words: Iterable[Run], size: float) -> Iterator[Run]:
    """Marks raised, and what follows them back on the line."""
    raised = False
    for kind, group in groupby(words, lambda run: run.kind == "mark"):
        for run in group:
            if kind:
                shift = 0 if raised else -round(size * _MARK_RISE, 2)
                yield replace(run, size=round(size * _MARK_SIZE, 2), shift=shift, bold=True, italic=False, tone="mute")
            else:
                yield replace(run, shift=round(size * _MARK_RISE, 2) if raised else 0)
            raised = kind
