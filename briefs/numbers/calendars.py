"""The names of months and the forms of dates in one language, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .english import ALSO_WORDS, MONTHS, SHORT_MONTHS
from .languages import SINCE, base, in_english

_DAY = r"(?<![\w.,:/$€£¥])(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|º|er|\.)?(?![\w%]|[.,:][0-9])"
_NO_AMOUNT = r"(?!\s?(?:%|per\s?cent|hundred|thousand|million|billion|trillion|bn|mn))"
_YEAR = rf"[12][0-9]{{3}}(?![\w%]|[.,][0-9]){_NO_AMOUNT}"
_AND = r"\s*(?:[-–—]|,|to|and|until|through|or|bis|und|y|et|e|a|al|au)\s*(?:the\s+)?"
_OF = r"(?:(?:of|de|del|di|do)\s+|d['’])?"


@dataclass(frozen=True, slots=True)
class Calendar:
    """What finds dates in one language.

    `names` finds the names of months quickly, even inside of words. `beside` finds a month with the days and the year
    that stand beside it; its groups are days_before, month, days_after, year. `since` finds that word.
    """

    names: re.Pattern[str]
    beside: re.Pattern[str]
    since: re.Pattern[str] | None
    months: Mapping[str, int]
    also_words: frozenset[str]
    folded: bool

    def month(self, name: str) -> int:
        return self.months[name.casefold().rstrip(".") if self.folded else name.rstrip(".")]


@cache
def calendar_of(language: str) -> Calendar:
    """The calendar of a language; raise ValueError for an unknown one."""
    if in_english(language):
        names = {name: number for number, name in enumerate(MONTHS, 1)} | SHORT_MONTHS
        return _calendar(names, "en", ALSO_WORDS, folded=False)
    from . import localised  # noqa: PLC0415 - Babel is slow to import, and English does without it

    return _calendar(localised.month_names(language), language, frozenset(), folded=True)


def _calendar(names: Mapping[str, int], language: str, also_words: frozenset[str], *, folded: bool) -> Calendar:
    words = sorted((name for name in names if not re.search(r"\d", name)), key=len, reverse=True)
    month = "|".join(re.escape(word) for word in words) or "(?!)"
    days = rf"{_DAY}(?:{_AND}{_DAY})*"
    pattern = (
        rf"(?:(?P<days_before>{days})\s+{_OF})?(?<!\w)(?P<month>(?:{month})(?!\w)\.?)"
        rf"(?:,?\s+(?:the\s+)?(?P<days_after>{days}){_NO_AMOUNT})?(?:,?\s+{_OF}(?P<year>{_YEAR}))?"
    )
    since = "|".join(SINCE.get(base(language), ()))
    return Calendar(
        re.compile(month, re.IGNORECASE if folded else 0),
        re.compile(pattern, re.IGNORECASE if folded else 0),
        re.compile(rf"(?<!\w)(?:{since})(?!\w)", re.IGNORECASE) if since else None,
        names,
        also_words,
        folded,
    )
