"""The audit of what was made: the page as a reader sees it, and the text of the finished PDF."""

from .audited import AuditedHtml, AuditedPdf
from .contents import Heading
from .document import Document, read_document
from .pool import Rest
from .printed import audit_pdf
from .reading import audit_document, audit_html
from .styling import Styles

__all__ = [
    "AuditedHtml",
    "AuditedPdf",
    "Document",
    "Heading",
    "Rest",
    "Styles",
    "audit_document",
    "audit_html",
    "audit_pdf",
    "read_document",
]
