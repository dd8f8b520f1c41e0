"""How hard a text is to read, by the Automated Readability Index."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from briefs.problems import Finding, Findings, Place

from .sentences import Passage, Sentence

NAME = "Automated Readability Index"
_YEARS_BEFORE_SCHOOL = 5


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """The index, as a school grade of the United States and as the age at which pupils enter that grade."""

    index: float

    @property
    def grade(self) -> int:
        """The grade that the index falls into: 9.4 is the fifth month of the ninth."""
        return max(math.floor(self.index), 0)

    @property
    def age(self) -> int:
        return self.grade + _YEARS_BEFORE_SCHOOL

    def __str__(self) -> str:
        return f"reading age {self.age} ({NAME} {self.index:.1f}, grade {self.grade})"


def reading_level(sentences: Iterable[Sentence]) -> ReadingLevel | None:
    """The Automated Readability Index of English sentences; None where there are no words.

        4.71 * characters / words + 0.5 * words / sentences - 21.43

    From R. J. Senter and E. A. Smith, Automated Readability Index, AMRL-TR-66-220, Wright-Patterson Air Force Base,
    Ohio, 1967, who fitted it to the grades of school books. Characters are letters and digits. The index needs no
    syllables and no word list, so it is the same everywhere, and a machine counts as a person does.
    """
    texts = [sentence.text for sentence in sentences if sentence.words]
    words = [word for text in texts for word in text.split() if any(map(str.isalnum, word))]
    if not words:
        return None
    characters = sum(sum(map(str.isalnum, word)) for word in words)
    return ReadingLevel(4.71 * characters / len(words) + 0.5 * len(words) / len(texts) - 21.43)


def spoken(passages: Iterable[Passage]) -> tuple[Sentence, ...]:
    """The sentences that a reader reads as such: no titles, headings and labels."""
    return tuple(
        sentence
        for passage in passages
        if not passage.is_heading
        for sentence in passage.sentences
        if not sentence.is_label
    )


def check_reading_age(level: ReadingLevel, limit: tuple[int, int], place: Place) -> Findings:
    """N713 with the level of a text; W703 where it is outside the reading ages that its audience declares."""
    measured = Finding("N713", place, str(level))
    least, most = limit
    if level.age > most:
        said, hint = f"above {most}", "Write shorter sentences and shorter words."
    elif level.age < least:
        said, hint = f"below {least}", "Join sentences that belong together, or declare a lower reading age."
    else:
        return (measured,)
    return (measured, Finding("W703", place, f"the reading age {level.age} is {said}", hint))
