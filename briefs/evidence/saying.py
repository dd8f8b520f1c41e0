"""How findings show texts of any length in one line."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 90


def shown(text: str) -> str:
    """The text in quotation marks, in one line, shortened in its middle where it is long."""
    line = " ".join(text.split())
    if len(line) > LONGEST:
        line = f"{line[: LONGEST // 2].rstrip()} … {line[-LONGEST // 2 :].lstrip()}"
    return f"'{line}'"


def listed(items: Iterable[str]) -> str:
    """The items as `a, b and c`."""
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last
