"""Digits, number words and quotation marks in running text: what may not be printed without a fact."""

from .numerals import Kind, Numeral, digits, mask, number_words, numerals
from .quoting import Quotation, quotations

__all__ = ["Kind", "Numeral", "Quotation", "digits", "mask", "number_words", "numerals", "quotations"]
