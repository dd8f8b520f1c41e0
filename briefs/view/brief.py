"""What a template sees: everything on a page, ready to be placed.

Strings of type `Html` are safe HTML made by the view; every figure, date and quotation in them is a
`<data class="fact" value="..." data-fact="...">` element. Plain `str` fields are text and are escaped by the
template. Nothing here needs arithmetic, formatting or choice by a template.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup as Html

from .cited import ActorView, EvidenceView, SourceView
from .content import Content


@dataclass(frozen=True, slots=True)
class SectionView:
    """One part of the brief.

    `prose` is what the author wrote for it (paragraphs, lists, analysis panels); `content` is what its kind adds.
    `number` is empty where the audience does not number its sections.
    """

    id: str
    kind: str
    title: str
    number: str
    note: str
    overleaf: bool
    prose: Html
    content: Content


@dataclass(frozen=True, slots=True)
class BriefView:
    """One topic for one audience in one language.

    `title_text` is the title as plain text, without marks, for outlines and lists.
    `logo` is the address of the house's image, empty where there is none. `strip` are counts of what is shown (label,
    value). `evidence` holds every fact used in this brief, by id, for the panels on screen. `facts_json` is the
    canonical JSON of the facts used. `palette` holds the theme's colours in print by token (`ink`, `actor-0`), for
    drawings: the typesetter knows no custom property in an SVG; `faces` are its faces. `contents` are the sections that
    a list on the first page names; none where the audience has no such list.
    """

    topic: str
    audience: str
    audience_name: str
    reader: str
    purpose: str
    tab: int
    language: str
    direction: str
    title: Html
    title_text: str
    short_title: str
    bottom_line: Html
    house: str
    contact: str
    disclaimer: str
    classification: str
    embargo: Html
    edition: Html
    as_of: Html
    actors: tuple[ActorView, ...]
    strip: tuple[tuple[str, Html], ...]
    sections: tuple[SectionView, ...]
    sources: tuple[SourceView, ...]
    evidence: Mapping[str, EvidenceView]
    facts_json: str
    json_ld: str
    labels: Mapping[str, str]
    palette: Mapping[str, str] = field(default_factory=dict)
    faces: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""
    contents: tuple[SectionView, ...] = ()
