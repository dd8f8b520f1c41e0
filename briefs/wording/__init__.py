"""Digits, number words and quotation marks in running text: what may not be printed without a fact."""

from .digest import seen, text_sha256
from .directions import direction_of, is_in_own_script
from .folding import MASK, OTHER_MASK
from .numerals import Kind, Numeral, attached, digits, mask, number_words, numerals
from .quoting import Quotation, quotations

__all__ = [
    "MASK",
    "OTHER_MASK",
    "Kind",
    "Numeral",
    "Quotation",
    "attached",
    "digits",
    "direction_of",
    "is_in_own_script",
    "mask",
    "number_words",
    "numerals",
    "quotations",
    "seen",
    "text_sha256",
]
