"""Pages that have been audited. Only this package makes them, and only they are written."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.wording import text_sha256

from .contents import Entry


@dataclass(frozen=True, slots=True)
class AuditedHtml:
    """A page on which everything is traced.

    `text` is what a reader reads on screen, a string for each paragraph, heading or cell. `printed` is the same for
    print: what the PDF must hold, with a zero-width space where elements meet. `heads` are the cells of each table head
    or foot, which print repeats where a table goes on over pages, `contents` the entries of lists of contents, to which
    print adds the number of a page. `numbered` are the lengths of numbered lists.
    `running` and `page_label` are what may stand in the margins (see Shown).
    """

    html: str
    text: tuple[str, ...]
    printed: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    numbered: tuple[int, ...]
    running: tuple[str, ...]
    page_label: str
    contents: tuple[Entry, ...] = ()

    @property
    def shows(self) -> str:
        """A hash of all that is read, on screen and in print: where it is the same, a reader is told the same."""
        return text_sha256((*self.text, *self.printed, *self.running))

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are read on screen, in order."""
        return tuple(word for block in self.text for word in block.split())


@dataclass(frozen=True, slots=True)
class AuditedPdf:
    """A PDF whose text is that of its audited page and the furniture of its own pages."""

    pdf: bytes
