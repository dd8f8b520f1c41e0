"""The words of English that qualify a figure or name a date."""

from __future__ import annotations

from .figure import HedgeKind


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


def _hedges(entries: dict[HedgeKind, str]) -> dict[str, HedgeKind]:
    return {phrase: kind for kind, phrases in entries.items() for phrase in _phrases(phrases)}


HEDGES_BEFORE = _hedges(
    {
        HedgeKind.OVER: "more than, over, above, greater than, higher than, larger than, in excess of, exceeding, "
        "exceeded, exceeds, exceed, surpassed, surpassing, topped, topping, upwards of, upward of, beyond, north of, >",
        HedgeKind.AT_LEAST: "at least, no fewer than, no less than, no lower than, not fewer than, not less than, "
        "not under, not below, as few as, as little as, a minimum of, minimum, >=, ≥",
        HedgeKind.UNDER: "fewer than, less than, lower than, smaller than, under, below, short of, <",
        HedgeKind.AT_MOST: "at most, up to, no more than, no greater than, no higher than, not more than, not over, "
        "not above, not exceeding, not exceed, not exceeded, never more than, a maximum of, maximum, as many as, "
        "as much as, <=, ≤",
        HedgeKind.ABOUT: "about, around, roughly, approximately, approx., approx, circa, ca., c., nearly, almost, "
        "close to, some, perhaps, maybe, possibly, barely, hardly, scarcely, approaching, nearing, not much more than, "
        "an estimated, estimated, estimated at, in the region of, in the order of, on the order of, ~, ≈, ±",
    }
)
"""Hedges before a figure. `nearly` and `almost` say where, but not how far below; they are taken as `about`."""

HEDGES_AFTER = _hedges(
    {
        HedgeKind.AT_LEAST: "or more, or above, or over, or higher, or greater, and above, and over, and more, "
        "at least, at the least, and counting, upwards, plus, +",
        HedgeKind.AT_MOST: "or fewer, or less, or under, or below, or lower, at most, at the most",
        HedgeKind.ABOUT: "or so, or thereabouts, odd, approximately",
    }
)

ONLY_IN_FIGURES = frozenset({"plus", "odd", "approximately", "and more", "and over"})
"""Hedges that are taken for one only at the end of a figure or after a hyphen: not in `$5 plus interest`."""

MODIFIERS = frozenset(
    _phrases(
        "just, only just, well, far, much, slightly, somewhat, significantly, substantially, considerably, vastly, "
        "a little, little, a bit, still, very, only"
    )
)
"""Words that may stand before a hedge and do not change what kind it is."""

PREPOSITIONS = frozenset(_phrases("over, under, above, below, beyond, about, around, some, close to, up to, short of"))
"""Hedges that before an article are prepositions: `reports about the 120 countries`."""

ARTICLES = frozenset({"the", "a", "an"})
MINUS_WORDS = frozenset({"minus", "negative"})

SHOWN_HEDGES = {
    HedgeKind.OVER: "more than",
    HedgeKind.AT_LEAST: "at least",
    HedgeKind.UNDER: "less than",
    HedgeKind.AT_MOST: "at most",
    HedgeKind.ABOUT: "about",
}
"""How a computed hedge is shown."""

MONTHS = _words("January February March April May June July August September October November December")
SHORT_MONTHS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10, "Nov": 11,
    "Dec": 12,
}  # fmt: skip
ALSO_WORDS = frozenset({"May", "March", *SHORT_MONTHS})
"""Month names that mean a month only beside a day, a year, or a word of time."""

TIME_WORDS = frozenset(
    _words("in since of by until till during from to before after early mid late last next this through throughout and")
)

COUNTED_NOUNS = frozenset(
    _words(
        "century centuries anniversary congress session edition round place floor amendment birthday meeting summit "
        "parallel president time plenum year largest biggest generation grade street avenue fleet"
    )
)
"""Nouns after which an ordinal is no day of a month: `the 20th century`."""
