"""The tag tree of a PDF: what is read aloud, in which order, and as what.

WeasyPrint makes one element for each box that it lays out: a table that goes on over three pages is three tables, each
line of a link a link. Here its tree is read (`reading`), put together again as the elements of the page (`joining`),
given the tags of PDF (`shaping`, `lists`, `tables`, `links`), and written in place of the first (`writing`).
"""

from .conforming import tag
from .origins import Origins, recorded

__all__ = ["Origins", "recorded", "tag"]
