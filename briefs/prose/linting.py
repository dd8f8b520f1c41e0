"""What an author may not type: digits, amounts in words, and other people's words between quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from briefs.problems import Finding, Findings, Place, in_order
from briefs.wording import MASK, OTHER_MASK, Kind, Numeral, attached, digits, numerals, quotations

from .hedging import hedged_references
from .inlines import PlaceOf, placing
from .masking import INVISIBLE, LetThrough, Passage, let_through, mask_inline, passages
from .segments import line_starts


@dataclass(frozen=True)
class Allowances:
    """What a text may say without a reference.

    `names` are proper names that hold digits. `counts` are the numbers that a small number in words may equal: of
    actors, of sources, of items of a list that the page shows. `figures` are the ids of known figures with their texts,
    for hints. `amounts` are the ids of all figures, computed ones too.
    """

    names: tuple[str, ...] = ()
    counts: frozenset[int] = frozenset()
    figures: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    amounts: frozenset[str] = frozenset()

    @cached_property
    def ids_by_digits(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of figures by their digits; worked out only where a digit is found."""
        return figure_index(self.figures)


def figure_index(figures: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The ids by the digits of their figures: ("x", "more than 40%") is found under "40"."""
    index: dict[str, tuple[str, ...]] = {}
    for id_, text in figures:
        for numeral in digits(text):
            if id_ not in index.get(numeral.text, ()):
                index[numeral.text] = (*index.get(numeral.text, ()), id_)
    return index


def lint(text: str, path: str, allowances: Allowances) -> Findings:
    """Everything in a prose file that is typed and should be referred to (E402, E403, W404, E405).

    A small number in words may also equal the number of items of a bullet list of the same file.
    """
    text = text.replace("\r\n", "\n")
    starts = line_starts(text)

    def place_of(position: int) -> Place:
        line = bisect_right(starts, position)
        return Place(path, line, position - starts[line - 1] + 1)

    read = tuple(passages(text))
    lists = (len(tuple(group)) for is_item, group in groupby(read, key=lambda passage: passage.item) if is_item)
    counts = allowances.counts | frozenset(lists)
    findings = [finding for passage in read for finding in _passage(text, passage, place_of, allowances, counts)]
    findings.extend(finding for span in let_through(text) for finding in _let_through(span, place_of, allowances))
    return in_order(findings)


def lint_inline(text: str, place: Place | PlaceOf, allowances: Allowances) -> Findings:
    """The same for a string of a fact file; `place` is that of its characters, or one for all."""
    place_of = placing(place)
    passage = Passage(mask_inline(text), 0)
    findings = list(_passage(text, passage, place_of, allowances, allowances.counts))
    findings.extend(finding for span in let_through(text) for finding in _let_through(span, place_of, allowances))
    return in_order(findings)


def _passage(
    text: str, passage: Passage, place_of: PlaceOf, allowances: Allowances, counts: frozenset[int]
) -> Iterator[Finding]:
    for numeral in numerals(passage.text, allowances.language, allowances.names):
        if numeral.kind is not Kind.NUMBER or numeral.value not in counts:
            yield _FINDINGS[numeral.kind](numeral, place_of(passage.start + numeral.start), allowances)
    for start, end in attached(passage.text):
        written = passage.text[start:end].strip()
        message = f"what stands against a reference changes what it says: {written!r}"
        hint = "A figure is printed with its sign, unit and scale; leave them out here."
        yield Finding("E403", place_of(passage.start + start), message, hint)
    for start, hedge in hedged_references(text, passage, allowances.amounts):
        message = f"a hedge that is not its source's stands at a figure: {hedge!r}"
        hint = "A figure is printed with the hedge that it has in its source; leave this one out."
        yield Finding("E403", place_of(start), message, hint)
    for quotation in quotations(passage.text):
        if any(character.isalnum() for character in quotation.inside):
            shown = _short(passage.text[quotation.start : quotation.end])
            hint = "Refer to a fact that has words: {fact-id}; or leave the quotation marks out."
            message = f"words between quotation marks that are no fact's: {shown}"
            yield Finding("E405", place_of(passage.start + quotation.start), message, hint)


def _let_through(span: LetThrough, place_of: PlaceOf, allowances: Allowances) -> Iterator[Finding]:
    found = numerals(span.words, allowances.language, allowances.names)
    for numeral in found:
        if numeral.kind is Kind.DIGITS:
            yield _digits(numeral, place_of(span.start + numeral.start), allowances)
    place = place_of(span.start - 1)
    if not span.reason.strip():
        yield Finding("E406", place, f"no reason is given for {span.words!r}", f'Write [{span.words}]{{ok="why"}}.')
    if not found:
        message = f"nothing in {span.words!r} needs to be let through"
        yield Finding("E406", place, message, "Write the words without brackets.")


def _digits(numeral: Numeral, place: Place, allowances: Allowances) -> Finding:
    ids = allowances.ids_by_digits.get(numeral.text, ())
    if ids:
        hint = f"Write {' or '.join(f'{{{id_}}}' for id_ in ids)} in its place."
    else:
        hint = "Write {fact-id} in its place; a proper name with digits belongs under names in the fact file."
    return Finding("E402", place, f"a number is typed, not referred to: {numeral.text!r}", hint)


def _quantity(numeral: Numeral, place: Place, _: Allowances) -> Finding:
    hint = f'Refer to a fact: {{fact-id}}; or let the words through with a reason: [{numeral.text}]{{ok="why"}}.'
    return Finding("E403", place, f"an amount in words that is no fact's: {numeral.text!r}", hint)


def _number(numeral: Numeral, place: Place, _: Allowances) -> Finding:
    hint = f'Refer to a fact: {{fact-id}}; or say why it is right: [{numeral.text}]{{ok="why"}}.'
    return Finding("W404", place, f"a number in words that counts nothing shown: {numeral.text!r}", hint)


_FINDINGS: dict[Kind, Callable[[Numeral, Place, Allowances], Finding]] = {
    Kind.DIGITS: _digits,
    Kind.QUANTITY: _quantity,
    Kind.NUMBER: _number,
}


def _short(text: str) -> str:
    words = " ".join(text.replace(MASK, "").replace(OTHER_MASK, "").replace(INVISIBLE, "").split())
    return words if len(words) <= 60 else f"{words[:59]}…"
