"""Quotes: whether they stand in a source, where, and what the source has instead.

Texts are compared after Unicode NFC, with runs of white space as one space, typographic quotation marks and dashes as
plain ones. Nothing else is forgiven. Positions are those of the compared text; `Normalised.original` leads back to
the source's own characters.
"""

from __future__ import annotations

from .boundaries import without_unseen
from .marks import in_quotation_marks
from .names import Named, NameFinder
from .nearest import Difference, nearest
from .normalising import Normalised, normalise, plain
from .searching import Match, PreparedSource, find, find_within, prepare, split_parts, too_short, written_position
from .sentences import sentence_end, sentence_start

__all__ = [
    "Difference",
    "Match",
    "NameFinder",
    "Named",
    "Normalised",
    "PreparedSource",
    "find",
    "find_within",
    "in_quotation_marks",
    "nearest",
    "normalise",
    "plain",
    "prepare",
    "sentence_end",
    "sentence_start",
    "split_parts",
    "too_short",
    "without_unseen",
    "written_position",
]
