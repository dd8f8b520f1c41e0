"""What all models share: frozen, strict about keys, kebab-case in YAML."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from .times import PartialDate, Time


class Model(BaseModel):
    """A frozen record read from YAML. `as-of` in the file is `as_of` here."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        arbitrary_types_allowed=True,
    )


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty")
    return text


def _time(value: Any) -> Time:
    return value if isinstance(value, Time) else Time.parse(str(value))


def _day(value: Any) -> PartialDate:
    date = value if isinstance(value, PartialDate) else PartialDate.parse(str(value))
    if not date.day:
        raise ValueError(f"{str(value)!r} is not a full date such as 2025-07-28")
    return date


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
Text = Annotated[str, AfterValidator(_not_blank)]
When = Annotated[Time, BeforeValidator(_time)]
Day = Annotated[PartialDate, BeforeValidator(_day)]
