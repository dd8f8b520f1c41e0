"""The known name that an unknown one was probably meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

#: Comparing with more names than this would take longer than the rest of the check.
_MOST = 2000


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The hint "Did you mean 'x'?" with the nearest of the known names; empty where none is near."""
    names = {name.lower(): name for name in known}
    if len(names) > _MOST:
        names = {low: name for low, name in names.items() if low[:3] == word.lower()[:3]}
    near = difflib.get_close_matches(word.lower(), list(names)[:_MOST], n=1)
    return f"Did you mean {names[near[0]]!r}?" if near else ""
