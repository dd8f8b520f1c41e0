"""Digits and number words in a text.

Any digit carries a number; a number word carries a quantity (hundred, half, twice, most of) or is a small number, two
to ninety-nine. `docs/decisions/number-words.md` says where the line runs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from .english import ENGLISH
from .folding import MASK, OTHER_MASK, Folded, fold
from .language import Language

_LANGUAGES: dict[str, Language] = {"en": ENGLISH}
_TOKEN = re.compile(r"\w+(?:[.,'’\-‐–]\w+)*|\S")


_COUNTING = "〇零一二两三四五六七八九十百千"
_IDEOGRAPHIC = re.compile(
    f"(?P<free>万一|千万(?=[别不要])|一一|三三两两|十分(?!之)|第[{_COUNTING}]+|一(?=[个個]))"
    f"|百分之[{_COUNTING}]+|[{_COUNTING}]*[百千万萬亿億兆][{_COUNTING}万萬亿億兆]*|[{_COUNTING}]{{2,}}"
    f"|[{_COUNTING}]+(?=[倍成折个個年月日号號%％]|分之|パーセント)|[数數几幾][十百千万萬亿億]+|半(?=[数數个個年])"
)
"""Amounts in Chinese and Japanese characters: in every language, because they are written in any."""


class Kind(StrEnum):
    """`NUMBER` is a small number in words, `QUANTITY` any other amount in words."""

    DIGITS = "digits"
    QUANTITY = "quantity"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, order=True)
class Numeral:
    """Characters `start` to `end` (exclusive) of a text.

    `text` is what a reader sees of them. `value` is the amount of a small number in words.
    """

    start: int
    end: int
    kind: Kind
    text: str
    value: int | None = None


def numerals(text: str, language: str = "en", names: Iterable[str] = ()) -> tuple[Numeral, ...]:
    """All digits and number words of the text in order, except inside the proper names."""
    return _numerals(text, language, tuple(names))


@lru_cache(maxsize=2048)
def _numerals(text: str, language: str, names: tuple[str, ...]) -> tuple[Numeral, ...]:
    # The same sentences stand in several briefs, and the same labels many times in one.
    folded = fold(mask(text, names))
    return tuple(sorted((*_digits(folded, text), *_words(folded, text, language))))


def digits(text: str) -> tuple[Numeral, ...]:
    """Words with a digit of any script in them, or another number character (½, ², ①, Ⅳ)."""
    return tuple(_digits(fold(text), text))


def number_words(text: str, language: str = "en") -> tuple[Numeral, ...]:
    """Quantities and small numbers in words; for a language without a table only those in Chinese characters."""
    return tuple(_words(fold(text), text, language))


def mask(text: str, names: Iterable[str]) -> str:
    """The text with every name, where it stands as a whole word, made of characters that mean nothing."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        pattern = _name_pattern(name)
        text = pattern.sub(lambda match: OTHER_MASK * len(match[0]), text)
    return text


@lru_cache(maxsize=512)
def _name_pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _digits(folded: Folded, text: str) -> Iterator[Numeral]:
    if not _holds_digit(folded.text):
        return
    for match in _TOKEN.finditer(folded.text):
        if _holds_digit(match[0]):
            start, end = folded.span(*match.span())
            yield Numeral(start, end, Kind.DIGITS, _visible(text[start:end]))


_NO_DIGITS: set[str] = set()
"""Characters that were looked at before and carry no number; nearly all of a text are among them."""


def _holds_digit(text: str) -> bool:
    for character in set(text) - _NO_DIGITS:
        if unicodedata.category(character).startswith("N"):
            return True
        _NO_DIGITS.add(character)
    return False


def _words(folded: Folded, text: str, language: str) -> Iterator[Numeral]:
    if not text.isascii():
        for run in _IDEOGRAPHIC.finditer(folded.text):
            if run["free"] is not None:
                continue
            start, end = folded.span(*run.span())
            yield Numeral(start, end, Kind.QUANTITY, _visible(text[start:end]))
    table = _LANGUAGES.get(language.partition("-")[0].lower())
    if table is None:
        return
    for found in table.find(folded.text):
        start, end = folded.span(found.start, found.end)
        if found.quantity:
            yield Numeral(start, end, Kind.QUANTITY, _visible(text[start:end]))
        else:
            yield Numeral(start, end, Kind.NUMBER, _visible(text[start:end]), found.value)


def _visible(text: str) -> str:
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split())


_MASKS = re.compile(f"{MASK}+")
_ATTACHED_BEFORE = re.compile(rf"(?:[−+±~≈<>≥≤]\s?|(?<![\w{MASK}])-|[$€£¥₹]\s?|[^\W\d_]+)\Z")
_ATTACHED_BEHIND = re.compile(r"\s?[%‰]|[°$€£¥₹]|[^\W\d_]+")


@lru_cache(maxsize=1024)
def attached(text: str) -> tuple[tuple[int, int], ...]:
    """Where letters, signs and units stand directly against a figure and would change it: its place is a mask."""
    found: list[tuple[int, int]] = []
    done = 0
    for masks in _MASKS.finditer(text):
        start, end = masks.span()
        last_word = text.rfind(" ", done, max(done, start - 1)) + 1
        if before := _ATTACHED_BEFORE.search(text, max(done, last_word), start):
            found.append(before.span())
        done = end
        if behind := _ATTACHED_BEHIND.match(text, end):
            found.append(behind.span())
            done = behind.end()
    return tuple(found)
