"""Read a figure as a source has it: one amount, or a range such as `between $2 and $3` or `5–10%`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from .figure import Figure, FigureError, HedgeKind
from .following import after_number
from .preceding import before_number
from .reading import read_single
from .scanning import DASHES, Piece, Pieces, Role, numbers_in

_BETWEEN = re.compile(r"\bbetween\s+", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_TO = re.compile(rf"\s+to\s+|\s?[{DASHES}]\s?", re.IGNORECASE)


class _Ends(NamedTuple):
    """The ends of a range, each with what belongs to both. `unscaled` is the lower one without the other's scale."""

    lower: str
    upper: str
    unscaled: str


def read_figure(text: str, unit: str | None) -> Figure:
    """Read a verbatim figure; `unit` is the measure's: a bare count takes it, another unit contradicts it.

    What only one end of a range says counts for both, such as sign and scale word in `$5 to 10 million`; not the scale
    word where the lower end would be the higher one, as in `900,000 to 1.2 million`.
    Raise FigureError, with code E207 where the text cannot be read and E216 where its unit is not the measure's.
    """
    ends = _ends_of(text)
    if ends is None:
        return read_single(text, unit)
    lower, upper = read_single(ends.lower, unit), read_single(ends.upper, unit)
    if lower.amount >= upper.amount:
        lower = read_single(ends.unscaled, unit)
    if lower.unit != upper.unit:
        raise _unreadable(text, "has ends of two units")
    if lower.amount >= upper.amount:
        raise _unreadable(text, "does not go from less to more")
    if any(end.hedge is not None and end.hedge.kind is not HedgeKind.ABOUT for end in (lower, upper)):
        raise _unreadable(text, "has an end that is a bound itself")
    return replace(lower, scale=min(lower.scale, upper.scale), text=text, upper=upper.amount)


def _unreadable(text: str, why: str) -> FigureError:
    return FigureError(f"the figure is unreadable: the range {text!r} {why}", "Quote a passage that says it otherwise.")


def _ends_of(text: str) -> _Ends | None:
    """Take a range apart; None where there is not one number and another, or where they are joined by anything else."""
    numbers = numbers_in(text)
    if len(numbers) != 2:
        return None
    left, right = (_around(text, number) for number in numbers)
    between = _BETWEEN.search(text, 0, left[0].start)
    if not (_AND if between else _TO).fullmatch(text, left[-1].end, right[0].start):
        return None
    head = text[: between.start()] if between else text[: left[0].start]
    lower, upper = text[left[0].start : left[-1].end], text[right[0].start : right[-1].end]
    bare = left[-1].role is Role.NUMBER
    if not any(piece.role is Role.CURRENCY for piece in right):
        upper = "".join(text[piece.start : piece.end] for piece in left if piece.role is Role.CURRENCY) + upper
    after = [(piece.role, text[piece.start : piece.end]) for piece in right if piece.start >= numbers[1].end]
    return _Ends(
        lower=head + lower + "".join(words for _, words in after if bare),
        upper=upper + text[right[-1].end :],
        unscaled=head + lower + "".join(words for role, words in after if bare and role is not Role.SCALE),
    )


def _around(text: str, number: Piece) -> Pieces:
    """A number with its sign, currency, scale word and unit, in the order of the text."""
    before = before_number(text, number.start)
    after = after_number(text, number.end, money=any(piece.role is Role.CURRENCY for piece in before))
    return tuple(piece for piece in (*reversed(before), number, *after) if piece.role is not Role.HEDGE)
