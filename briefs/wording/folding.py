"""Text as it is compared: without what nobody sees, in lower case, with a way back to the characters as written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .characters import EachCharacter

MASK = "\ufffc"
"""Stands for a figure or other value that somebody answers for: neither white space nor part of a word."""

OTHER_MASK = "\ufffd"
"""Stands for anything else that is not read as text: a mark, furniture, a word that was let through, a name."""

_RUN = re.compile(r"\s+")
_SIMPLE = re.compile(r"[!-~]*(?: [!-~]+)*")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is `original` folded."""

    original: str
    text: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the original; `end` is after `start`.

        Where each character comes from is worked out only here: most texts hold nothing that is looked for.
        """
        offsets: list[int] = []
        position = 0
        for run in _RUN.finditer(self.original):
            offsets += _character_offsets(self.original, position, run.start())
            offsets.append(run.start())
            position = run.end()
        offsets += _character_offsets(self.original, position, len(self.original))
        return offsets[start], offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold letter case, look-alike letters and forms, and white space, and drop characters without a look of their own.

    A run of white space is one space, or one line feed where it holds an empty line: so phrases are found over line
    breaks but not over paragraphs. Soft hyphens, joiners and marks of direction are dropped. Number characters
    other than decimal digits (½, ², Ⅳ) stay as they are, because folding would turn some of them into letters.
    """
    if _SIMPLE.fullmatch(text):
        return Folded(text, text.lower())
    return Folded(text, _RUN.sub(_space, text).translate(_FOLDING))


_LOOK_ALIKES = dict(
    zip(
        "АВЕКМНОРСТХУЅІЈаеорсхуіјѕһԁԛԝкмтнвΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανικρτυχγωıɩᴏᴜᴛᴍɪʟɴʀᴅᴇ",
        "abekmhopctxysijaeopcxyijshdqwkmthbabezhikmnoptyxoavikptuxywiioutmilnrde",
        strict=True,
    )
)
"""Letters of other scripts, and small capitals, that are read as one of ours."""


def _folded(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category in {"No", "Nl"}:
        return character
    folded = unicodedata.normalize("NFKC", character)
    return _LOOK_ALIKES.get(folded) or folded.casefold()


_FOLDING = EachCharacter(_folded)


def _space(run: re.Match[str]) -> str:
    return "\n" if run[0].count("\n") > 1 else " "


def _character_offsets(text: str, start: int, end: int) -> list[int]:
    return [position for position in range(start, end) for _ in _FOLDING[ord(text[position])]]
