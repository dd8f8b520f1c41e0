"""Show days, months, years and spans to readers."""

from __future__ import annotations

from briefs.model.times import Time


def show_time(time: Time, language: str) -> str:
    """Write a time, such as `26 to 28 July 2025` or `since 2017`, with no-break spaces inside each date."""
    raise NotImplementedError
