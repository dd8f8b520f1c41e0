"""A read fact file with the places of its values, and the source texts beside it."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.problems import Place
from briefs.yaml_reader import Located

from .facts import FactFile


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one source as read, and the sha256 of its bytes in hexadecimal."""

    id: str
    path: str
    text: str
    sha256: str


@dataclass(frozen=True, slots=True, eq=False)
class FactBook:
    """A fact file that has the right form; whether it is true is not known yet."""

    topic: str
    file: FactFile
    located: Located

    def place(self, *path: str | int, at: int | None = None) -> Place:
        """Where the value under these keys stands, or character `at` of it; the nearest parent where it is absent."""
        return self.located.place(path, at=at)
