"""The types of values that say when: apart, because what a project says of itself holds none."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from .base import wrong
from .times import PartialDate, Time

#: Raised before pydantic looks, which would build a date from a mapping of its fields.
_NO_DATE = PydanticCustomError("date_type", "no date")

#: Thousands of facts share a few years; what is read is immutable.
_read_time = lru_cache(maxsize=1024)(Time.parse)


def _time(value: Any) -> Any:
    if isinstance(value, Time):
        return value
    if not isinstance(value, str) or not value:
        raise _NO_DATE
    try:
        return _read_time(value)
    except ValueError as error:
        raise wrong(str(error), "Write 2025-07-28, 2025-07, 2025, since 2017, or A to B.") from None


def _day(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str) or not value:
        raise _NO_DATE
    try:
        date = PartialDate.parse(value)
    except ValueError as error:
        raise wrong(str(error), "Write the day as 2025-07-28.") from None
    if not date.day:
        raise wrong(f"{value!r} is not a full date", "Write the day too, as in 2025-07-28.")
    return date


When = Annotated[Time, BeforeValidator(_time)]
Day = Annotated[PartialDate, BeforeValidator(_day)]
