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


def shown_at(text: str, at: int) -> str:
    """The text in quotation marks; of a long one, what stands round the character `at`."""
    if len(text) <= LONGEST:
        return shown(text)
    start = max(0, min(at - LONGEST // 2, len(text) - LONGEST))
    before, after = ("… " if start else ""), ("" if start + LONGEST >= len(text) else " …")
    return f"'{before}{text[start : start + LONGEST].strip()}{after}'"


def listed(items: Iterable[str]) -> str:
    """The items as `a, b and c`."""
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last
