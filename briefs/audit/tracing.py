"""Each check of a page: what stands on it against what the view recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from briefs.problems import Finding, Place
from briefs.view.shown import Shown
from briefs.wording import MASK, OTHER_MASK, Kind, Numeral, attached, digits, mask, numerals, quotations

from .css import Added
from .letters import letters
from .pieces import Block, Claim, Piece, Quote, Reading, ReadOut, folded
from .pieces import Kind as PieceKind

_CODES = {Kind.DIGITS: "E501", Kind.QUANTITY: "E504", Kind.NUMBER: "W509"}
_MESSAGES = {
    Kind.DIGITS: "a number that comes from no fact",
    Kind.QUANTITY: "an amount in words that comes from no fact",
    Kind.NUMBER: "a number in words that counts nothing shown",
}
_HINTS = {
    Kind.DIGITS: "Only facts and what the view makes bring numbers onto a page: refer to a fact, or name no number.",
    Kind.QUANTITY: "Refer to a fact, or say it without an amount.",
    Kind.NUMBER: "Refer to a fact, or say it without a number.",
}
_WHAT = {PieceKind.MARK: "the mark of", PieceKind.HEDGE: "the hedge of"}
_ADDS = "What a page says comes from facts, prose and labels; a style sheet may add signs."
_SIGNS = frozenset("×÷=")
_PUNCTUATION = re.compile(r"[\s.,;:!?…\[\]()–—-]+")


@dataclass(frozen=True, slots=True)
class Record:
    """What may stand on a page (see Shown), folded as the page is, and where the page is written to.

    `unit_names` are all units in small letters. `everything` are all these texts together, but for figures without the
    hedge that they have.
    """

    renderings: dict[str, frozenset[str]]
    quotations: dict[str, frozenset[str]]
    figures: dict[str, dict[str, str]]
    units: dict[str, dict[str, str]]
    unit_names: frozenset[str]
    marks: dict[str, str]
    furniture: frozenset[str]
    running: frozenset[str]
    allowed: frozenset[str]
    names: tuple[str, ...]
    counts: frozenset[int]
    language: str
    output: Place
    everything: tuple[str, ...]

    @classmethod
    def of(cls, shown: Shown, counts: Iterable[int], language: str, path: str) -> Record:
        """The record of a page; `counts` are those found on the page itself."""
        renderings = {id_: _folded(texts) for id_, texts in shown.renderings.items()}
        quotations = {id_: _folded(texts) for id_, texts in shown.quotations.items()}
        marks = {id_: folded(mark) for id_, mark in shown.marks.items()}
        # A mark says whose it is; as furniture it could stand at another fact.
        furniture = _folded(shown.furniture) - set(marks.values())
        figures = {
            id_: {folded(text): folded(hedge) for text, hedge in texts.items()} for id_, texts in shown.figures.items()
        }
        whole = ({text for text in texts if not figures.get(id_, {}).get(text)} for id_, texts in renderings.items())
        units = {
            id_: {folded(text): folded(unit) for text, unit in texts.items() if unit}
            for id_, texts in shown.units.items()
        }
        return cls(
            renderings=renderings,
            quotations=quotations,
            figures=figures,
            units=units,
            unit_names=frozenset(unit.casefold() for texts in units.values() for unit in texts.values()),
            marks=marks,
            furniture=furniture,
            everything=tuple(sorted({*chain(*whole, *quotations.values()), *furniture, *marks.values()})),
            running=_folded(shown.running),
            allowed=_folded(shown.allowed),
            names=shown.names,
            counts=shown.counts | frozenset(counts),
            language=language,
            output=Place(path),
        )

    def expected(self, kind: PieceKind, id_: str) -> frozenset[str]:
        """Everything that an element of this fact may show as its value, hedge or mark."""
        match kind:
            case PieceKind.MARK:
                return frozenset({self.marks[id_]} if id_ in self.marks else ())
            case PieceKind.HEDGE:
                return frozenset(filter(None, self.figures.get(id_, {}).values()))
        return self.renderings.get(id_, frozenset()) | self.quotations.get(id_, frozenset())


def check_claim(claim: Claim, record: Record) -> Iterator[Finding]:
    """An element that says it shows a fact, a mark, furniture or words let through shows exactly that."""
    place = claim.place or record.output
    for text in claim.texts:
        if claim.kind is PieceKind.FURNITURE:
            if text not in record.furniture:
                hint = "Furniture is made by the view alone; a template places it as it is."
                yield Finding("E501", place, f"furniture that the view did not make: {text!r}", hint)
        elif claim.kind is PieceKind.ALLOWED:
            if text not in record.allowed:
                hint = 'Words are let through in prose only: [words]{ok="why"}.'
                yield Finding("E504", place, f"words that no author let through: {text!r}", hint)
        else:
            expected = record.expected(claim.kind, claim.id)
            if text not in expected:
                yield _differs(claim, text, expected, place)


def _differs(claim: Claim, text: str, expected: frozenset[str], place: Place) -> Finding:
    what = _WHAT.get(claim.kind, "the fact")
    shown = f"reads {text!r}" if text else "cannot be seen"
    if not expected:
        return Finding("E502", place, f"{what} {claim.id!r} {shown}, but it is not shown here", "See the template.")
    some = ", ".join(repr(_short(each)) for each in sorted(expected)[:3])
    return Finding("E502", place, f"{what} {claim.id!r} {shown}", f"It is printed as {some}, whole and unchanged.")


def check_block(block: Block, record: Record) -> Iterator[Finding]:
    """Free text holds no number; words of a fact stand between quotation marks, and nothing else does."""
    for reading in block.readings:
        pieces, text = reading.pieces, reading.masked
        for numeral in numerals(text, record.language, record.names):
            counted = numeral.kind is Kind.NUMBER and (numeral.value in record.counts or block.place is not None)
            if not counted:
                yield _number(numeral, text, block.place or record.output)
        for start, end in attached(text):
            around = _spelled_between(pieces, max(start - 20, 0), end + 20)
            message = f"what stands against a figure changes what it says: {text[start:end].strip()!r} in {around!r}"
            yield Finding("E501", block.place or record.output, message, "Leave a space, or leave it out.")
        for piece in pieces:
            if piece.kind is PieceKind.ALLOWED:
                for numeral in digits(piece.text):
                    yield _number(numeral, piece.text, block.place or record.output)
        yield from _check_quotations(reading, block.place or record.output, record)


def _check_quotations(reading: Reading, place: Place, record: Record) -> Iterator[Finding]:
    pieces, text = reading.pieces, reading.masked
    facts = [piece for piece in pieces if piece.kind is PieceKind.FACT]
    inside: set[int] = set()
    for quotation in quotations(text):
        first = text.count(MASK, 0, quotation.start)
        held = range(first, first + quotation.inside.count(MASK))
        inside.update(held)
        rest = _PUNCTUATION.sub("", quotation.inside.replace(MASK, ""))
        if any(map(str.isalnum, rest)) or OTHER_MASK in rest or not all(_is_quotation(facts[i], record) for i in held):
            shown = _short(_spelled_between(pieces, quotation.start, quotation.end))
            yield _no_quotation(shown, place)
    for index, piece in enumerate(facts):
        if _is_quotation(piece, record) and not piece.quoted and index not in inside:
            message = f"words of a source without quotation marks: {_short(folded(piece.text))!r}"
            yield Finding(
                "E503", place, message, "Put them between quotation marks, or into a q or blockquote element."
            )


def check_quote(quote: Quote, record: Record) -> Iterator[Finding]:
    """A `q` or `blockquote` holds words or quotes of facts, and besides them no word."""
    facts = [piece for piece in quote.pieces if piece.kind is PieceKind.FACT]
    words = any(any(map(str.isalnum, piece.text)) for piece in quote.pieces if piece.kind is PieceKind.FREE)
    if words or not facts or not all(_is_quotation(piece, record) for piece in facts):
        shown = _short(folded("".join(piece.text for piece in quote.pieces)))
        yield _no_quotation(shown, quote.place or record.output)


def check_read_out(read: ReadOut, record: Record) -> Iterator[Finding]:
    """Text in attributes and titles has no elements: whatever the view recorded may stand in it as whole words.

    Words between quotation marks are those of a fact.
    """
    text = folded(read.text)
    known = (each for each in record.everything if each in text)
    for numeral in numerals(text, record.language, (*known, *record.names)):
        if numeral.kind is not Kind.NUMBER or numeral.value not in record.counts:
            yield _number(numeral, text, read.place or record.output)
    quoted = (each for texts in record.quotations.values() for each in texts if each in text)
    rest = mask(text, (*quoted, *(each for each in record.furniture if each in text)))
    for quotation in quotations(rest):
        if any(map(str.isalnum, quotation.inside)):
            yield _no_quotation(_short(text[quotation.start : quotation.end]), read.place or record.output)


def check_css(added: Added, record: Record) -> Iterator[Finding]:
    """A style sheet adds no number, nothing counted and no words: signs, and what runs on each page."""
    if added.counter:
        yield Finding("E501", record.output, f"the style sheet adds a number: content: {added.text}()", _ADDS)
        return
    if folded(added.text) in record.running:
        return
    yield from check_print_css(added, record, record.output)
    if set(letters(added.text).text) - _SIGNS:
        yield Finding("E512", record.output, f"the style sheet adds words: content: {added.text!r}", _ADDS)


def check_print_css(added: Added, record: Record, place: Place) -> Iterator[Finding]:
    """A style sheet for print types no number; those that it counts, and its words, are looked for in the PDF."""
    if added.counter or folded(added.text) in record.running:
        return
    for numeral in numerals(added.text, record.language):
        if numeral.kind is not Kind.NUMBER:
            message = f"the style sheet adds {_MESSAGES[numeral.kind]}: {numeral.text!r} in content: {added.text!r}"
            yield Finding(_CODES[numeral.kind], place, message, _ADDS)


def check_css_attribute(name: str, record: Record) -> Finding:
    """A style sheet shows no attribute: what stands there is nobody's to read."""
    hint = "Write it into the template; furniture of print is set with `string-set`."
    return Finding("E512", record.output, f"the style sheet adds what an attribute says: content: attr({name})", hint)


def _is_quotation(piece: Piece, record: Record) -> bool:
    return folded(piece.text) in record.quotations.get(piece.id, ())


def _number(numeral: Numeral, text: str, place: Place) -> Finding:
    around = _around(text, numeral.text, numeral.start)
    message = f"{_MESSAGES[numeral.kind]}: {numeral.text!r} in {around}"
    return Finding(_CODES[numeral.kind], place, message, _HINTS[numeral.kind])


def _no_quotation(shown: str, place: Place) -> Finding:
    hint = "Only words of a fact and verbatim quotes are quoted; leave out the quotation marks, or refer to a fact."
    return Finding("E503", place, f"a quotation that is no fact's: {shown!r}", hint)


def _spelled_between(pieces: Iterable[Piece], start: int, end: int) -> str:
    """What a reader sees of these characters of the masked text."""
    shown = []
    position = 0
    for piece in pieces:
        length = len(piece.text) if piece.kind is PieceKind.FREE else 1
        if piece.kind is PieceKind.FREE:
            shown.append(piece.text[max(start - position, 0) : max(end - position, 0)])
        elif start <= position < end:
            shown.append(piece.text)
        position += length
    return folded("".join(shown))


def _around(text: str, word: str, start: int = 0) -> str:
    """Some words on both sides, so that the place can be found by eye."""
    before = " ".join(text[:start].split()[-4:])
    after = " ".join(text[start + len(word) :].split()[:4])
    return repr(" ".join(filter(None, (before, word, after))).replace(MASK, "…").replace(OTHER_MASK, "…"))


def _folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, texts))


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
