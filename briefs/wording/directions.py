"""In which direction a language is written, and in which script."""

from __future__ import annotations

import unicodedata

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
_SCRIPTS = {
    "CJK": ("ja", "yue", "zh"),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "HANGUL": ("ko",),
    "ARABIC": ("ar", "ckb", "fa", "ks", "ps", "sd", "ug", "ur"),
    "HEBREW": ("he", "yi"),
    "DEVANAGARI": ("hi", "mr", "ne", "sa"),
    "BENGALI": ("as", "bn"),
    "GUJARATI": ("gu",),
    "GURMUKHI": ("pa",),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "THAI": ("th",),
    "CYRILLIC": ("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"),
    "GREEK": ("el",),
    "ARMENIAN": ("hy",),
    "GEORGIAN": ("ka",),
    "ETHIOPIC": ("am", "ti"),
}
"""Scripts other than Latin by the names that Unicode begins those of their letters with, and who writes in them."""


def direction_of(language: str) -> str:
    """The direction of the script that a language is written in: `ltr` or `rtl`."""
    return "rtl" if _base(language) in _RIGHT_TO_LEFT else "ltr"


def is_in_own_script(text: str, language: str) -> bool:
    """Whether a text holds letters of a script that this language has and Latin has not.

    So a name or title can be told to be in that language; where it is written in Latin letters, nobody can know.
    """
    return not text.isascii() and any(_base(language) in _SCRIPTS.get(script, ()) for script in _scripts(text))


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(character, "").partition(" ")[0] for character in text if character.isalpha()}
