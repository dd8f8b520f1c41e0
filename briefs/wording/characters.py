"""Tables for `str.translate` that are filled as characters are met: a text has few kinds of them."""

from __future__ import annotations

from collections.abc import Callable


class EachCharacter(dict[int, str]):
    """What each character becomes, by its code; `become` tells it, and is asked once a character."""

    def __init__(self, become: Callable[[str], str]) -> None:
        super().__init__()
        self._become = become

    def __missing__(self, code: int) -> str:
        self[code] = became = self._become(chr(code))
        return became
