"""Checking a brief that somebody received: its text against the facts that it carries, and these against themselves."""

from .checking import Received, unreadable, verify
from .evidence import AtHand
from .html import HtmlPage
from .printed import FACTS, PdfPages
from .record import check_record
from .verdict import NOT_PROVEN, Check, Name, Outcome, Verdict

__all__ = [
    "FACTS",
    "NOT_PROVEN",
    "AtHand",
    "Check",
    "HtmlPage",
    "Name",
    "Outcome",
    "PdfPages",
    "Received",
    "Verdict",
    "check_record",
    "unreadable",
    "verify",
]
