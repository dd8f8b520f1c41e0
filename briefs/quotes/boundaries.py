"""Where words and numbers begin and end.

A quote, a figure and quoted words must not begin or end inside a word or number of their source: `755` is no part of
`3,755`, `compliance` none of `non-compliance`, `can` none of `can't`.
"""

from __future__ import annotations

import re
from unicodedata import category

from .normalising import Normalised

#: Scripts written without spaces between words: Thai, Lao, Myanmar, Khmer, kana, Bopomofo, Han and their extensions.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")
_HYPHENS = "-‐‑"
_SPACES_IN_NUMBERS = "\u00a0\u2009\u202f"
#: Soft hyphen, zero-width spaces and joiners, marks of direction: nobody sees them, so they part no word.
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_IN_ONE = re.compile(rf"[^\W{UNSPACED}][{_UNSEEN}]+[^\W{UNSPACED}]")
_ALL_UNSEEN = re.compile(f"[{_UNSEEN}]+")
_NEAR = 8
_BEFORE_NUMBERS = "+-±~≈<>≤≥"
_AFTER_NUMBERS = "%‰°"


def is_word(character: str) -> bool:
    """Whether a character is part of a word or number: letters, digits, `_`, and marks that belong to letters."""
    return character.isalnum() or character == "_" or (character > "\u02ff" and category(character)[0] == "M")


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to a script that writes no spaces between words."""
    return character > "\u0dff" and _UNSPACED.match(character) is not None


def divides(source: Normalised, original: str, at: int) -> bool:
    """Whether a cut before character `at` of the compared text goes through a word or number."""
    text = source.text
    if at <= 0 or at >= len(text):
        return False
    left, right = text[at - 1], text[at]
    if left == " " or right == " ":
        return _is_space_in_number(source, original, at)
    if is_word(left) and is_word(right):
        return not (is_unspaced(left) or is_unspaced(right))
    if not (left.isascii() and right.isascii()) and _in_one(text, at):
        return True
    if is_word(left):
        return _goes_on(source, original, at)
    return is_word(right) and _began_before(source, original, at)


def divides_word(text: str, at: int) -> bool:
    """Whether a cut before character `at` goes through letters or digits; the rule for names (`US-led` names `US`)."""
    if at <= 0 or at >= len(text):
        return False
    left, right = text[at - 1], text[at]
    return is_word(left) and is_word(right) and not (is_unspaced(left) or is_unspaced(right))


def _in_one(text: str, at: int) -> bool:
    """Whether only what nobody sees parts the cut from letters or digits on both sides."""
    around = _IN_ONE.finditer(text, max(0, at - _NEAR), at + _NEAR)
    return any(match.start() < at < match.end() for match in around)


def without_unseen(text: str) -> str:
    """The text without the characters that nobody sees."""
    return text if text.isascii() else _ALL_UNSEEN.sub("", text)


def _goes_on(source: Normalised, original: str, at: int) -> bool:
    """Whether what ends in a letter or digit before `at` goes on with the sign there: `3|,755`, `40|%`, `can|'t`."""
    text = source.text
    left, right = text[at - 1], text[at]
    following = text[at + 1] if at + 1 < len(text) else " "
    if left.isdigit() and (right in _AFTER_NUMBERS or category(right) == "Sc"):
        return True
    if left.isdigit() and following.isdigit() and right in ".,'-":
        return True
    if category(right) == "Sc":
        return following.isdigit()
    return is_word(following) and _joins(source, original, at)


def _began_before(source: Normalised, original: str, at: int) -> bool:
    """Whether what begins with a letter or digit at `at` began with the sign before it: `3,|755`, `$|9`, `non-|US`."""
    text = source.text
    left, right = text[at - 1], text[at]
    preceding = text[at - 2] if at > 1 else " "
    if right.isdigit() and category(left) == "Sc":
        return True
    if right.isdigit() and preceding.isdigit() and left in ".,'-":
        return True
    if right.isdigit() and (left in _BEFORE_NUMBERS or left == ".") and not is_word(preceding):
        return left != "." or preceding == " "
    return is_word(preceding) and _joins(source, original, at - 1)


def _joins(source: Normalised, original: str, sign: int) -> bool:
    """Whether the sign between two letters makes one word of them: a hyphen (no dash) or an apostrophe."""
    character = source.text[sign]
    if character == "'":
        return source.text[sign - 1].isalpha() and source.text[sign + 1].isalpha()
    start, end = source.original(sign, sign + 1)
    return original[start:end] in _HYPHENS


def _is_space_in_number(source: Normalised, original: str, at: int) -> bool:
    """Whether a no-break or thin space beside the cut stands between groups of digits, as in `3 755`."""
    text = source.text
    space = at - 1 if text[at - 1] == " " else at
    if not (0 < space < len(text) - 1 and text[space - 1].isdigit() and text[space + 1].isdigit()):
        return False
    start, end = source.original(space, space + 1)
    return end - start == 1 and original[start] in _SPACES_IN_NUMBERS
