"""The places of labels, such as `{speaker}`: only those that the built-in English label has can be filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefs.problems import Finding
from briefs.yaml_reader import Located

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
