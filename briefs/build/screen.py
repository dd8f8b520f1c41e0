"""Pages as they are written: with the type faces of their theme in them, from a cache where they were made before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from briefs.audit import AuditedHtml
from briefs.files import read_text, sha256, write_atomically
from briefs.webfonts import Faces

from .records import CACHE

_HEAD_END = "</head>"


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """An audited page and the faces that it needs. They hold no text: what the audit saw is what is read."""

    page: AuditedHtml
    faces: Faces

    @classmethod
    def of(cls, page: AuditedHtml, families: Iterable[str]) -> Self:
        """The page with the faces of these families."""
        return cls(page, Faces.of(page.html, families))

    @property
    def key(self) -> str:
        """A hash of all that the page as it is written depends on."""
        return sha256(f"{sha256(self.page.html.encode())} {self.faces.key}".encode())

    def written(self, folder: Path) -> bytes:
        """The page as it goes into the output folder, with its faces at the end of its head."""
        styles = f"<style>\n{_styles(self.faces, folder / CACHE)}\n</style>\n"
        return self.page.html.replace(_HEAD_END, styles + _HEAD_END, 1).encode()


def _styles(faces: Faces, cache: Path) -> str:
    path = cache / f"{faces.key}.css"
    kept, _ = read_text(path, path.name)
    seal, _, styles = (kept or "").partition("\n")
    if seal != sha256(styles.encode()):
        styles = faces.styles()
        write_atomically(path, f"{sha256(styles.encode())}\n{styles}".encode())
    return styles
