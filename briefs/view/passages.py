"""Where a quote stands on the web: the address of its source, with a text fragment that leads to the passage."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from briefs.evidence.checked import Span

#: A passage of more words is named by its first and last ones, of which there are at least so many.
_LONG, _ENDS = 10, 4
#: How many words before a passage may tell it from another of the same words.
_BEFORE = 12


def passage_address(url: str, text: str, spans: Sequence[Span]) -> str:
    """The address of the parts of a quote; `text` is that of the source, `url` holds this very text."""
    directives = "&".join(f"text={_directive(text, span.start, span.end)}" for span in spans)
    return f"{url}{'' if '#' in url else '#'}:~:{directives}"


def _directive(text: str, start: int, end: int) -> str:
    """What names a passage and no earlier one: its first and last words, or all, or all with some before them.

    Browsers take the first passage that fits, without regard to letter case or line breaks.
    """
    words, page = text[start:end].split(), _folded(text)
    at = len(_folded(f"{text[:start]}|")) - 1
    ends = _ends(words, page, at) if len(words) > _LONG else None
    if ends is not None:
        return ",".join(map(_encoded, ends))
    passage = " ".join(words)
    if page.find(_folded(passage)) == at:
        return _encoded(passage)
    before = text[:start].split()[-_BEFORE:]
    for number in range(1, len(before) + 1):
        prefix = " ".join(before[-number:])
        if page.find(_folded(f"{prefix} {passage}")) == at - len(_folded(prefix)) - 1:
            return f"{_encoded(prefix)}-,{_encoded(passage)}"
    return _encoded(passage)


def _ends(words: Sequence[str], page: str, at: int) -> tuple[str, str] | None:
    """The fewest first and last words of what stands on the page `at` that lead to it; None where all are needed."""
    beginnings = (number for number in range(_ENDS, len(words) - _ENDS + 1) if page.find(_joined(words[:number])) == at)
    number = next(beginnings, len(words))
    end = at + len(_joined(words))
    for rest in range(_ENDS, len(words) - number + 1):
        last = _joined(words[-rest:])
        if page.find(last, at + len(_joined(words[:number]))) == end - len(last):
            return " ".join(words[:number]), " ".join(words[-rest:])
    return None


def _joined(words: Sequence[str]) -> str:
    return _folded(" ".join(words))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _encoded(text: str) -> str:
    """Percent-encoded, with the dash too: in a text fragment `-`, `,` and `&` are signs."""
    return quote(text, safe="").replace("-", "%2D")
