"""Find who is named in a text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .boundaries import divides_word
from .normalising import plain
from .searching import Match, PreparedSource


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named at characters `start` to `end` (exclusive) of a compared text.

    `id` is None for a name that only holds another's, such as `Latin America`.
    """

    id: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Everyone:
    """All who are named in a source, in its order, and where they begin and end."""

    named: list[Named]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, named: list[Named]) -> _Everyone:
        return cls(named, [one.start for one in named], [one.end for one in named])


class NameFinder:
    """Finds names and aliases as whole words in the same letter case, the longest first.

    A possessive or a hyphen ends a name (`China's`, `US-led`); a letter, a digit or a currency sign does not (`USA`,
    `US$`). Names in `others` belong to nobody and hide the names within them.
    """

    def __init__(self, names: Mapping[str, Iterable[str]], others: Iterable[str] = ()) -> None:
        owners: dict[str, str | None] = {plain(other): None for other in others}
        owners |= {plain(name): owner for owner, all_names in names.items() for name in all_names}
        owners.pop("", None)
        self._owners = owners
        longest_first = sorted(owners, key=len, reverse=True)
        # No name: a pattern that matches nowhere.
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        self._known: dict[PreparedSource, _Everyone] = {}

    def named(self, text: str) -> tuple[Named, ...]:
        """All who are named in a compared text, in its order."""
        return tuple(named for named in self._scan(text, 0, len(text)) if named.id is not None)

    def named_in(self, source: PreparedSource, match: Match) -> tuple[Named, ...]:
        """All who are named in a quote, in its order, at their places in the source."""
        found = [named for start, end in match.parts for named in self._between(source, start, end)]
        return tuple(named for named in found if named.id is not None)

    def last_before(self, source: PreparedSource, at: int) -> Named | None:
        """Who is named last in a source before a character."""
        everyone = self._everyone(source)
        number = bisect_right(everyone.ends, at)
        while number and everyone.named[number - 1].id is None:
            number -= 1
        return everyone.named[number - 1] if number else None

    def named_from(self, source: PreparedSource, start: int, end: int) -> tuple[Named, ...]:
        """All who are named in a source between two characters."""
        return tuple(named for named in self._between(source, start, end) if named.id is not None)

    def _between(self, source: PreparedSource, start: int, end: int) -> list[Named]:
        """The names wholly within a range; a name that its ends cut may hold a shorter one, so it is read anew."""
        everyone = self._everyone(source)
        first = bisect_right(everyone.ends, start)
        last = bisect_left(everyone.starts, end, lo=first)
        inside = everyone.named[first:last]
        if inside and (inside[0].start < start or inside[-1].end > end):
            return self._scan(source.text, start, end)
        return inside

    def _everyone(self, source: PreparedSource) -> _Everyone:
        """All names of a source, which is read once."""
        known = self._known.get(source)
        if known is None:
            known = self._known[source] = _Everyone.of(self._scan(source.text, 0, len(source.text)))
        return known

    def _scan(self, text: str, start: int, end: int) -> list[Named]:
        return [
            Named(self._owners[match.group()], match.start(), match.end())
            for match in self._pattern.finditer(text, start, end)
            if _is_whole(text, match.start(), match.end())
        ]


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (divides_word(text, start) or divides_word(text, end) or text[end : end + 1] in tuple("$€£¥"))
