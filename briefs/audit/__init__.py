"""The audit of what was made: the page as a reader sees it, and the text of the finished PDF."""

from .audited import AuditedHtml, AuditedPdf
from .printed import audit_pdf
from .reading import audit_html

__all__ = ["AuditedHtml", "AuditedPdf", "audit_html", "audit_pdf"]
