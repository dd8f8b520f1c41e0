"""What all models share: frozen, strict about keys, kebab-case in YAML, and the types of single values.

What is refused here is read by the author of the file: the message names the offending value, the hint the remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9-]*$"
_UNPRINTABLE = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ufeff\ufffe\uffff"
#: Something that can be seen, and nothing that cannot be printed. As a pattern because pydantic then checks it in Rust,
#: and a large file has tens of thousands of texts.
TEXT_PATTERN = rf"^[^{_UNPRINTABLE}]*[^\s{_UNPRINTABLE}][^{_UNPRINTABLE}]*$"
_AMOUNT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_WHOLE = re.compile(r"[0-9]{1,9}")
_URL = re.compile(r"https?://[^\s<>\"\\^`{|}]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_FACE = re.compile(r"[^\W_](?:[^\W_]|[ .-])*")
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}


class Model(BaseModel):
    """A frozen record read from YAML. `as-of` in the file is `as_of` here."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,  # a command reads few of the kinds of files
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        arbitrary_types_allowed=True,
    )


@dataclass(frozen=True, slots=True)
class Misfit:
    """A key of a record that does not go with its other keys; `missing` where it should be there and is not."""

    key: str
    message: str
    hint: str
    missing: bool = False


def refuse(misfits: Iterable[Misfit]) -> None:
    """Refuse a record, from its validator, for all of these at once."""
    found = tuple(misfits)
    if found:
        raise PydanticCustomError("misfits", "keys do not go together", {"misfits": found})


def unprintable(text: str) -> str | None:
    """The first character that a `Text` may not hold; None where it is only blank."""
    found = re.search(f"[{_UNPRINTABLE}]", text)
    return found[0] if found else None


def is_id(text: str) -> bool:
    """Whether the text has the form of an id."""
    return re.fullmatch(ID_PATTERN.strip("^$"), text) is not None


def is_language(text: str) -> bool:
    """Whether the text has the form of a language code (BCP 47), such as `en` or `zh-Hans`."""
    return _LANGUAGE.fullmatch(text) is not None


def wrong(message: str, hint: str) -> PydanticCustomError:
    """What a check of a single value raises."""
    return PydanticCustomError("wrong", "wrong value", {"message": message, "hint": hint})


def _whole(value: Any) -> Any:
    if isinstance(value, str) and value and not _WHOLE.fullmatch(value):
        raise wrong(f"{value!r} is not a whole number", "Write digits only, such as 2.")
    return value


def _from_one(number: int) -> int:
    if number < 1:
        raise wrong(f"'{number}' is less than 1", "Count from 1.")
    return number


def _amount(value: Any) -> Any:
    if isinstance(value, str) and value and not _AMOUNT.fullmatch(value):
        raise wrong(f"{value!r} is not a plain number", "Write it in full, such as 1500000 or 3.5.")
    return value


def _flag(value: Any) -> Any:
    if not isinstance(value, str) or not value:
        return value
    if value not in _FLAGS:
        raise wrong(f"{value!r} is neither yes nor no", "Write yes or no.")
    return _FLAGS[value]


def _url(text: str) -> str:
    if not _URL.fullmatch(text):
        raise wrong(f"{text!r} is not a web address", "Write it whole; it begins with https:// or http://.")
    return text


def _language(text: str) -> str:
    if not is_language(text):
        raise wrong(f"{text!r} is not a language code", "Write a code such as en, fr or zh-Hans.")
    return text


def _colour(text: Any) -> Any:
    if text == "":
        raise wrong("is empty", 'Write the colour in quotation marks, as "#123F73": a bare # begins a comment.')
    if isinstance(text, str) and not _COLOUR.fullmatch(text):
        raise wrong(f"{text!r} is not a colour", 'Write it as "#123F73", in quotation marks.')
    return text


def _face(text: str) -> str:
    if not _FACE.fullmatch(text):
        raise wrong(f"{text!r} is not the name of a type face", "Write one family, such as Source Sans 3.")
    return text


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Text = Annotated[str, StringConstraints(pattern=TEXT_PATTERN)]
Url = Annotated[Text, AfterValidator(_url)]
Language = Annotated[Text, AfterValidator(_language)]
Colour = Annotated[str, BeforeValidator(_colour)]
Face = Annotated[Text, AfterValidator(_face)]
Count = Annotated[int, BeforeValidator(_whole), AfterValidator(_from_one)]
Whole = Annotated[int, BeforeValidator(_whole)]
Amount = Annotated[Decimal, BeforeValidator(_amount)]
Flag = Annotated[bool, BeforeValidator(_flag)]
