"""The view of the index: all briefs of a project by topic, with nothing of their facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup as Html

from briefs.model.audience import Look
from briefs.model.times import Time
from briefs.numbers import show_time
from briefs.problems import Findings, in_order
from briefs.rebuild import Card

from .phrases import Phrases
from .shown import Shown


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief that was made. `pdf` and `html` are links, empty where there is no such file; `pages` are the PDF's."""

    topic: str
    language: str
    card: Card
    pdf: str
    html: str
    pages: int


@dataclass(frozen=True, slots=True)
class BriefRow:
    """A brief in the list. `language` is the name of its language in that language, `tag` its tag for `lang`."""

    audience: str
    reader: str
    purpose: str
    language: str
    tag: str
    edition: Html
    as_of: Html
    pdf: str
    html: str
    pages: Html | None


@dataclass(frozen=True, slots=True)
class TopicRows:
    """A topic and its briefs, in the order of the audiences' tabs."""

    id: str
    title: Html
    briefs: tuple[BriefRow, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """The list of all briefs, in the first language of the project."""

    language: str
    direction: str
    house: str
    disclaimer: Html
    topics: tuple[TopicRows, ...]
    labels: Mapping[str, str]


def make_index(
    briefs: Iterable[Brief], look: Look, languages: Sequence[Look], *, direction: str = "ltr"
) -> tuple[IndexView | None, Shown | None, Findings]:
    """Make the view of the index, and the record of what may stand on it: furniture, and no fact.

    `languages` are the looks of all languages of the project, in its order. Findings: E415.
    """
    making = _Making(look, languages)
    ordered = sorted(briefs, key=making.place)
    topics = tuple(making.topic(id, list(of_topic)) for id, of_topic in groupby(ordered, key=lambda brief: brief.topic))
    disclaimer = making.furniture(look.theme.disclaimer or "")
    if making.findings:
        return None, None, making.findings
    view = IndexView(look.language, direction, look.theme.house, disclaimer, topics, look.labels)
    return view, Shown(renderings={}, furniture=frozenset(making.shown), names=(), counts=frozenset()), ()


class _Making:
    def __init__(self, look: Look, languages: Sequence[Look]) -> None:
        self._look = look
        self._phrases = Phrases(look.labels, look.language)
        self._names = {each.language: Phrases(each.labels, each.language) for each in languages}
        self.shown: set[str] = set()

    @property
    def findings(self) -> Findings:
        named = (found for phrases in self._names.values() for found in phrases.findings)
        return in_order((*self._phrases.findings, *named))

    def place(self, brief: Brief) -> tuple[str, int, str, int]:
        """Where a brief stands in the list: by topic, tab, audience, language."""
        return brief.topic, brief.card.tab, brief.card.audience, list(self._names).index(brief.language)

    def topic(self, id: str, briefs: Sequence[Brief]) -> TopicRows:
        newest = max((brief.card for brief in briefs), key=lambda card: card.age)
        return TopicRows(id, self.furniture(newest.topic), tuple(map(self._row, briefs)))

    def furniture(self, text: str) -> Html:
        """A title, edition, date or number of pages: no fact has a part in it."""
        self.shown.add(" ".join(text.split()))
        return Html("<span data-furniture>{}</span>").format(text) if text else Html()

    def _row(self, brief: Brief) -> BriefRow:
        card = brief.card
        return BriefRow(
            audience=card.audience,
            reader=card.reader,
            purpose=card.purpose,
            language=self._names[brief.language].text("language-name"),
            tag=brief.language,
            edition=self.furniture(f"{self._phrases.text('draft-after' if card.draft else 'edition')} {card.edition}"),
            as_of=self.furniture(show_time(Time.parse(card.as_of), self._look.language)),
            pdf=brief.pdf,
            html=brief.html,
            pages=self._pages(brief.pages),
        )

    def _pages(self, pages: int) -> Html | None:
        if not pages:
            return None
        return self.furniture(self._phrases.plain("count-page" if pages == 1 else "count-pages", count=str(pages)))
