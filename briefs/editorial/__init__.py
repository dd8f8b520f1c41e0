"""What an editor looks for before a brief is handed out: length, reading level, attribution, balance, freshness.

Each check is a pure function that returns findings of the block 7xx. All can be relaxed for an audience, with a reason,
in its `audience.yaml`; only what is not for everyone (`briefs.view.clearance`) cannot.
"""

from .consistency import ShownPage, check_renderings
from .editing import Brief, edit_page, edit_prose
from .lengths import check_pages, counted_pages, last_letters
from .printing import PrintedSentence, printed_sentences, recorded
from .reading_level import ReadingLevel, reading_level

__all__ = [
    "Brief",
    "PrintedSentence",
    "ReadingLevel",
    "ShownPage",
    "check_pages",
    "check_renderings",
    "counted_pages",
    "edit_page",
    "edit_prose",
    "last_letters",
    "printed_sentences",
    "reading_level",
    "recorded",
]
