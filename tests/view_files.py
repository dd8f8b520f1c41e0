"""Small topics for tests of the view: two texts, a fact file about them, and a brief with the sections asked for."""

from __future__ import annotations

import html as html_text
import re
from dataclasses import dataclass

import yaml
from fact_files import FRAME, read_book, source_text
from view_samples import LABELS, look

from briefs.evidence import CheckedFacts, check
from briefs.model import Section
from briefs.model.audience import Audience, Look
from briefs.model.templates import Limits
from briefs.problems import Findings
from briefs.prose import Prose, parse
from briefs.view import BriefView, Shown, make_view
from briefs.view.content import Content

REPORT = """Norland spent €120 million on trains in 2024, and Sudland €45 million.

Ada Berg, a minister of Norland, said: 'We want a 'good bed' for all.' Norland runs 18 routes. Its plan came out on \
March 3, 2024, and the talks are held from April 2, 2024 to April 5, 2024.

Rail report 7. Rail Press, March 4, 2024. https://rail.example/plan
"""
SURVEY = """More than 60% of passengers in Sudland would change, according to the Union. Norland is ahead. In Sudland \
private firms may run trains. One may call it a 'race.'
"""
TEXTS = {"report": REPORT, "survey": SURVEY}

BLOCKS = {
    "actors": """
  norland: {name: Norland}
  sudland: {name: Sudland}""",
    "dimensions": """
  money: {label: Money}
  rules: {label: Rules}
  demand: {label: Demand}
  size: {label: Size}
  views: {label: Views, matrix: no}""",
    "speakers": """
  Ada Berg: [Berg]
  Travellers' Union: [the Union]""",
    "measures": """
  train-money: {label: Money for trains, unit: EUR, definition: What trains cost}
  would-change: {label: Would change, unit: percent}
  routes: {label: Routes, unit: routes}""",
    "facts": """
  north-money:
    {actor: norland, dimension: money, measure: train-money, period: 2024, figure: €120 million, importance: core,
     statement: "{figure} in {period}",
     evidence: [{source: report, quote: "Norland spent €120 million on trains in 2024"}]}
  south-money:
    {actor: sudland, dimension: money, measure: train-money, period: 2024, figure: €45 million, importance: core,
     statement: "{figure} in {period}", caveat: "Less than {north-money}",
     evidence: [{source: report, quote: "on trains in 2024, and Sudland €45 million"}]}
  north-bed:
    {actor: norland, dimension: demand, words: "We want a 'good bed' for all", status: claim, importance: core,
     statement: "Ada Berg said: {words}",
     evidence: [{source: report, said-by: [Ada Berg],
       quote: "Ada Berg, a minister of Norland, said: 'We want a 'good bed' for all.'"}],
     actor-because: Norland is where the minister serves}
  north-routes:
    {actor: norland, dimension: size, measure: routes, figure: "18", statement: "{figure} routes",
     evidence: [{source: report, quote: Norland runs 18 routes}]}
  north-plan:
    {actor: norland, dimension: rules, when: 2024-03-03, importance: core, statement: "The plan came out on {when}",
     actor-because: Norland is the country whose plan it is,
     evidence: [{source: report, quote: "Its plan came out on March 3, 2024"}]}
  talks:
    {dimension: views, when: 2024-04-02 to 2024-04-05, importance: core,
     evidence: [{source: report, quote: "the talks are held from April 2, 2024 to April 5, 2024"}]}
  south-change:
    {actor: sudland, dimension: demand, measure: would-change, figure: More than 60%, status: claim,
     statement: "{figure} of passengers would change",
     evidence: [{source: survey, said-by: [Travellers' Union],
       quote: "More than 60% of passengers in Sudland would change, according to the Union"}]}
  north-ahead:
    {actor: norland, dimension: views, status: opinion, statement: Norland leads,
     evidence: [{source: survey, quote: Norland is ahead}]}
  south-firms:
    {actor: sudland, dimension: rules, statement: Private firms may run trains,
     evidence: [{source: survey, quote: In Sudland private firms may run trains}]}
  race:
    {dimension: views, words: race, evidence: [{source: survey, quote: "One may call it a 'race.'"}]}""",
    "gaps": """
  - {actor: sudland, dimension: size, note: The report names no number}""",
    "derived": """
  money-ratio: {label: Norland over Sudland, formula: north-money / south-money, unit: ratio, digits: 1,
    importance: core, dimension: money}
  money-sum: {label: Both, formula: north-money + south-money, unit: EUR}
  until-talks: {label: Plan to talks, formula: talks.start - north-plan, unit: days, importance: core}
  talks-length: {label: Length, formula: talks.days, unit: days}""",
    "discrepancies": """
  - {facts: [north-ahead, south-firms],
     note: "Which lead is meant is not said {north-ahead.mark}; see {north-routes}"}""",
    "sources": """
  report: {file: seeds/report.txt, sha256: REPORT, title: Rail report 7, publisher: Rail Press, published: 2024-03-04,
    url: "https://rail.example/plan"}
  survey: {file: seeds/survey.txt, sha256: SURVEY, title: Survey, publisher: unknown,
    translation: {by: machine, from: not stated}, reports-on: {publisher: The Union}}""",
}


def facts(**blocks: str) -> CheckedFacts:
    """The facts above, with other blocks in place of theirs."""
    texts = {id: source_text(id, text) for id, text in TEXTS.items()}
    written = "".join(f"{key}: {block}\n" for key, block in (FRAME | BLOCKS | blocks).items())
    for id, text in texts.items():
        written = written.replace(id.upper(), text.sha256)
    found, findings = check(read_book(written), texts)
    assert found is not None, findings
    return found


def audience(
    *sections: str, significant: int | None = None, numbered: bool = False, contents: bool = False
) -> Audience:
    """An audience with these sections, written as in `audience.yaml`: `{id: body, kind: prose}`."""
    return Audience(
        id="reader",
        lineage=("reader",),
        name="Reader",
        reader="For readers",
        purpose="What is it?",
        tab=0,
        numbered=numbered,
        sections=tuple(Section.model_validate(yaml.safe_load(section)) for section in sections),
        limits=Limits(),
        significant_digits=significant,
        relaxed=(),
        contents=contents,
    )


def prose(text: str) -> Prose:
    """Prose with a title and a bottom line, and then this."""
    read, findings = parse(f"# A title\n\n## bottom-line\n\nIn short.\n\n{text}", "facts/test/reader.en.md")
    assert read is not None, findings
    assert not findings
    return read


@dataclass(frozen=True)
class View:
    """A view with what tests ask of it."""

    brief: BriefView
    shown: Shown

    def content(self, id: str) -> Content:
        return next(section.content for section in self.brief.sections if section.id == id)

    def prose(self, id: str) -> str:
        return next(section.prose for section in self.brief.sections if section.id == id)


def outcome(text: str, *sections: str, of: CheckedFacts | None = None, labels: Look | None = None) -> Findings:
    """The findings of a view that cannot be made."""
    brief, shown, findings = make_view(of or facts(), prose(text), audience(*sections), labels or look())
    assert brief is None
    assert shown is None
    return findings


def view(text: str, *sections: str, of: CheckedFacts | None = None, reader: Audience | None = None) -> View:
    """The view of a brief with this prose and these sections."""
    brief, shown, findings = make_view(of or facts(), prose(text), reader or audience(*sections), look())
    assert brief is not None, findings
    assert shown is not None
    return View(brief, shown)


def body(text: str, of: CheckedFacts | None = None) -> View:
    """The view of a brief with one section of prose, `body`."""
    return view(f"## body\n\n{text}", "{id: body, kind: prose}", of=of)


def read(html: str) -> str:
    """The text of a piece of HTML, with runs of white space, padding and no-break spaces as one space."""
    return " ".join(html_text.unescape(re.sub(r"<[^>]+>", "", html)).split())


__all__ = ["BLOCKS", "LABELS", "View", "audience", "body", "facts", "look", "outcome", "prose", "read", "view"]
