"""What is known of languages without Babel."""

from __future__ import annotations

SINCE = {
    "en": ("since",),
    "da": ("siden",),
    "de": ("seit",),
    "es": ("desde",),
    "fr": ("depuis",),
    "it": ("da", "dal", "dall"),
    "nl": ("sinds",),
    "no": ("siden",),
    "pl": ("od",),
    "pt": ("desde",),
    "sv": ("sedan",),
}
"""Words that say that something lasts from a date on; in a language that is not here none is asked for."""


def base(language: str) -> str:
    """The language of a tag, without country and script: `pt` of `pt-BR`."""
    return language.replace("_", "-").partition("-")[0].lower()


def in_english(language: str) -> bool:
    return base(language) == "en"
