"""A brief as HTML: what it carries, and whether its page shows that and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.audit import audit_html
from briefs.audit.css import page_declarations, shown_attributes
from briefs.audit.document import Document, read_document
from briefs.audit.page import read_page
from briefs.audit.sealing import SEAL, text_of_page
from briefs.model.embedded import Embedded
from briefs.problems import errors

from .shown import Showing

#: A link that leads nowhere says nothing wrong; how a page looks is not judged.
_NOT_ASKED = frozenset({"E510", "E512"})


class HtmlPage:
    """A page that was received."""

    kind = "HTML"

    def __init__(self, html: str) -> None:
        self._html = html
        self._document: Document = read_document(html)

    @property
    def carried(self) -> tuple[bytes, ...]:
        """The records of facts that it carries."""
        scripts = (element for element in self._document.elements if element.tag == "script")
        return tuple(
            script.raw_text().encode(errors="backslashreplace")
            for script in scripts
            if script.attributes.get("id") == "facts"
        )

    @property
    def seals(self) -> tuple[str, ...]:
        """The hashes of its text that it bears."""
        metas = (element for element in self._document.elements if element.tag == "meta")
        return tuple(meta.attributes.get("content", "") for meta in metas if meta.attributes.get("name") == SEAL)

    @property
    def text_sha256(self) -> str:
        """The hash of its text as it was read."""
        return text_of_page(read_page(self._document, shown_attributes(tuple(page_declarations(self._document)))))

    def untraced(self, embedded: Embedded, showing: Showing) -> tuple[str, ...]:
        """What the page shows that no embedded fact accounts for, or that is not what its element says."""
        language = embedded.brief.language
        _, findings = audit_html(self._html, showing.shown, "", language)
        wrong = (found.message for found in errors(findings) if found.code not in _NOT_ASKED)
        return (*wrong, *self._misread(showing))

    def _misread(self, showing: Showing) -> Iterator[str]:
        """Values that machines read beside what a reader sees."""
        for element in self._document.elements:
            id, value = element.attributes.get("data-fact", ""), element.attributes.get("value")
            if element.tag == "data" and value is not None and value not in showing.machine.get(id, ()):
                yield f"machines read {value!r} as the value of {id!r}, which it is not"
