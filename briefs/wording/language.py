"""What a language's table of number words is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """How one language says numbers in words.

    `pattern` is matched against folded text and has three named groups: `free` is a phrase that only looks like a
    number and is passed over, `quantity` carries a quantity, `number` is a small number. `values` are the amounts of
    the parts of a small number, which add up: twenty-three is 20 and 3.
    """

    pattern: re.Pattern[str]
    values: Mapping[str, int]

    def value(self, phrase: str) -> int:
        """The amount of a small number in words."""
        return sum(self.values.get(part, 0) for part in re.findall(r"\w+", phrase))


def compile_pattern(free: Iterable[str], quantity: Iterable[str], number: Iterable[str]) -> re.Pattern[str]:
    """One pattern of whole words from the three lists; at one place the earlier entry wins."""
    groups = (("free", free), ("quantity", quantity), ("number", number))
    alternatives = "|".join(f"(?P<{name}>{'|'.join(phrases)})" for name, phrases in groups)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")
