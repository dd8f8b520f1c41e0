"""Small projects by the thousand: a sketch says what one holds, and a folder is made to hold that and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import strategies as st

#: The facts of each topic; the last is computed from the first two.
FACTS = ("trams", "buses", "ferries")
SHARE = "trams-a-bus"
INPUTS = {"trams", "buses"}

#: The audiences. One of them embeds every fact, whether it shows it or not.
READERS = ("mayor", "press", "auditor")
EMBEDS_ALL = "auditor"
TOPICS = ("rail", "road")

_PLACES = {"rail": "Norland", "road": "Ostland"}
_STYLES = ("a { color: var(--mute) }", "a { color: var(--ink); margin: 1px }")
_SECTION = '<section id="{{ section.id }}"><h2>{{ section.title }}</h2>%s{{ section.prose }}</section>\n'


@dataclass(frozen=True)
class Topic:
    """Amounts by fact; how a fact is worded, if not as usual; what each audience is shown."""

    amounts: tuple[int, int, int] = (41, 12, 7)
    wordings: frozenset[str] = frozenset()
    caveats: frozenset[str] = frozenset()
    shown: Mapping[str, frozenset[str]] = field(default_factory=dict)
    tails: frozenset[str] = frozenset()
    note: str = ""
    as_of: str = "2025-07-28"

    def with_one_more(self, fact: str) -> Topic:
        trams, buses, ferries = (amount + (name == fact) for name, amount in zip(FACTS, self.amounts, strict=True))
        return replace(self, amounts=(trams, buses, ferries))


@dataclass(frozen=True)
class Sketch:
    """What a project holds. An audience without sentences has no brief in a topic."""

    topics: Mapping[str, Topic]
    styles: Mapping[str, int] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    house: str = ""
    label: str = ""

    def files(self) -> dict[str, str]:
        found = {"briefs.yaml": "format: 1\n"}
        for reader in READERS:
            found[f"templates/{reader}/audience.yaml"] = _audience(reader)
        for name, topic in self.topics.items():
            sources = {fact: _source(_PLACES[name], fact, topic) for fact in FACTS}
            found |= {f"seeds/{name}-{fact}.txt": text for fact, text in sources.items()}
            found[f"facts/{name}.yaml"] = _facts(name, sources, topic)
            for reader, facts in topic.shown.items():
                found[f"facts/{name}/{reader}.en.md"] = _prose(reader, facts)
        for reader, style in self.styles.items():
            found[f"templates/{reader}/screen.css"] = _STYLES[style]
        for reader, text in self.sections.items():
            found[f"templates/{reader}/sections/prose.html.j2"] = _SECTION % f"<p>{text}</p>"
        if self.house:
            found["templates/theme.yaml"] = f"house: {self.house}\n"
        if self.label:
            found["templates/labels/en.yaml"] = f"sources: {self.label}\n"
        return found

    def write(self, root: Path) -> Path:
        """Make the folder hold these files, and none beside them but the outputs."""
        files = self.files()
        for path in root.rglob("*"):
            name = path.relative_to(root).as_posix()
            if path.is_file() and not name.startswith("out/") and name not in files:
                path.unlink()
        for name, text in files.items():
            path = root / name
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        return root

    def telling(self, topic: str, fact: str) -> set[str]:
        """The briefs of a topic in which a fact, or what is computed from it, is shown or embedded."""
        dependent = {fact, SHARE} if fact in INPUTS else {fact}
        shown = self.topics[topic].shown
        return {f"{topic}.{reader}.en" for reader in shown if reader == EMBEDS_ALL or shown[reader] & dependent}


def _audience(reader: str) -> str:
    select = "\n  - {id: evidence, kind: evidence, title: Evidence, select: all}" if reader == EMBEDS_ALL else ""
    return f"""\
name: {reader}
reader: For {reader}
purpose: What is it?
sections:
  - {{id: body, kind: prose, title: Body}}{select}
  - {{id: sources, kind: sources, title: Sources}}
"""


def _source(place: str, fact: str, topic: Topic) -> str:
    """The text of a fact's own source: a brief embeds hashes of those that it cites."""
    tail = " It plans more." if fact in topic.tails else ""
    return f"The council of {place} has {topic.amounts[FACTS.index(fact)]} {fact}.{tail}\n"


def _facts(name: str, sources: Mapping[str, str], topic: Topic) -> str:
    facts = "".join(
        _fact(_PLACES[name], fact, amount, topic) for fact, amount in zip(FACTS, topic.amounts, strict=True)
    )
    texts = "".join(_record(name, fact, text) for fact, text in sources.items())
    measures = "".join(f"  {fact}: {{label: {fact.title()}, unit: {fact}}}\n" for fact in FACTS)
    return f"""\
# {topic.note}
format: 1
title: {name.title()}
edition: {{number: 1, as-of: {topic.as_of}}}
actors:
  council: {{name: council of {_PLACES[name]}}}
measures:
{measures}sources:
{texts}facts:
{facts}derived:
  {SHARE}: {{label: Trams for a bus, formula: trams / buses, unit: trams per buses, digits: 2, because: both carry}}
"""


def _record(name: str, fact: str, text: str) -> str:
    return f"""\
  {fact}-report:
    file: seeds/{name}-{fact}.txt
    sha256: {hashlib.sha256(text.encode()).hexdigest()}
    title: A report on {fact}
    publisher: unknown
"""


def _fact(place: str, fact: str, amount: int, topic: Topic) -> str:
    verb = "runs" if fact in topic.wordings else "has"
    caveat = "\n    caveat: Counted once" if fact in topic.caveats else ""
    return f"""\
  {fact}:
    actor: council
    measure: {fact}
    figure: "{amount}"
    statement: The council {verb} {{figure}} {fact}
    evidence:
      - source: {fact}-report
        quote: The council of {place} has {amount} {fact}{caveat}
"""


def _prose(reader: str, facts: frozenset[str]) -> str:
    sentences = "\n\n".join(f"There are {{{fact}}} in the town." for fact in (*FACTS, SHARE) if fact in facts)
    return f"""\
# Transport for {reader}

## bottom-line

The council runs transport.

## body

{sentences or "There is nothing to count."}
"""


def _some(*names: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names), max_size=2)


TOPIC = st.builds(
    Topic,
    amounts=st.tuples(st.integers(41, 43), st.integers(12, 13), st.integers(7, 8)),
    wordings=_some(*FACTS),
    caveats=_some(*FACTS),
    shown=st.dictionaries(st.sampled_from(READERS), _some(*FACTS, SHARE)),
    tails=_some(*FACTS),
    note=st.sampled_from(["", "a note"]),
    as_of=st.sampled_from(["2025-07-28", "2025-08-01"]),
)

SKETCH = st.builds(
    Sketch,
    topics=st.dictionaries(st.sampled_from(TOPICS), TOPIC, min_size=1),
    styles=st.dictionaries(st.sampled_from(READERS), st.integers(0, 1), max_size=2),
    sections=st.dictionaries(st.sampled_from(READERS), st.sampled_from(["One town", "Our town"]), max_size=1),
    house=st.sampled_from(["", "House of Rail"]),
    label=st.sampled_from(["", "Origins"]),
)
