"""What labels may say: the places that the built-in English label has, such as `{speaker}`, and no amount.

A label that says something else than it should cannot be told from a translation, so this sees but the plain cases:
what another label of its family says, another unit in the language that is built in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefs.problems import Finding
from briefs.wording import Kind, numerals
from briefs.yaml_reader import Located

_UNITS = frozenset({"unit-day", "unit-days"})
_FAMILIES = frozenset({"confidence", "status", "told", "compare", "translation", "glance"})
"""Labels that begin alike and tell one thing from another."""

_PLACE = re.compile(r"\{[a-z-]+\}")
#: The page number and the number of pages are put in by the style sheet for print, one after the other.
_IN_ORDER = {"page-of": ["{page}", "{pages}"]}


def check_places(labels: Mapping[str, str], located: Located, english: Mapping[str, str]) -> Iterator[Finding]:
    """Report places that nothing fills, and page numbers without theirs (E415)."""
    for key, label in labels.items():
        known = _PLACE.findall(english.get(key, label))
        unknown = [place for place in _PLACE.finditer(label) if place[0] not in known]
        for place in unknown:
            hint = f"Places that this label can have: {', '.join(dict.fromkeys(known)) or 'none'}."
            where = located.place((key,), at=place.start())
            yield Finding("E415", where, f"label {key!r} has a place {place[0]} that nothing fills", hint)
        wanted = _IN_ORDER.get(key)
        if wanted is not None and not unknown and _PLACE.findall(label) != wanted:
            message = f"label {key!r} is {label!r}, without {' and '.join(wanted)} in this order"
            yield Finding("E415", located.place((key,)), message, "Write both, each once.")
        elif not unknown and (left_out := [place for place in known if place not in label]):
            message = f"label {key!r} is {label!r}, without {' and '.join(left_out)}"
            yield Finding("E415", located.place((key,)), message, "What the facts give is told: write every place.")


def check_words(
    labels: Mapping[str, str], located: Located, english: Mapping[str, str], language: str
) -> Iterator[Finding]:
    """Report labels that hold an amount, that say nothing, or that say what another one should (E415)."""
    for key, label in labels.items():
        place = located.place((key,))
        for numeral in numerals(_PLACE.sub(" ", label), language):
            if numeral.kind is not Kind.NUMBER:
                message = f"label {key!r} holds an amount: {numeral.text!r}"
                yield Finding("E415", place, message, "A number in a brief comes from a fact.")
        if key in _UNITS and language.partition("-")[0] == "en" and label != english.get(key):
            message = f"label {key!r} is {label!r}: a figure would have another unit"
            yield Finding("E415", place, message, f"Write {english[key]!r}.")
        for other in _relatives(key, labels):
            is_taken = label in {english.get(other), labels[other]} and label != english.get(key)
            if is_taken and _plain(label) and english.get(key) != english.get(other):
                message = f"label {key!r} says what {other!r} should: {label!r}"
                yield Finding("E415", place, message, f"In English it is {english.get(key)!r}.")


def _relatives(key: str, labels: Mapping[str, str]) -> list[str]:
    family = key.partition("-")[0]
    return [other for other in labels if family in _FAMILIES and other != key and other.startswith(f"{family}-")]


def _plain(label: str) -> str:
    return _PLACE.sub("", label).strip()
