"""Charts on finished pages: four actors, long names, hedges, a day that is not known; in print and on screen."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from small_project import edit, outputs, put

from briefs.audit.document import Element, read_document
from briefs.build.events import Found, Made
from briefs.build.making import build
from briefs.build.targets import Selection
from briefs.pdf.text import page_texts
from briefs.project import find_project

ROOT = Path(__file__).parent.parent
NIGHT_TRAINS = ROOT / "tests" / "projects" / "night-trains"
WESTLAND = "Westland and the Islands of the Far North"
SOURCE = f"{WESTLAND} will spend about €60 million on new carriages in 2024.\n"
AUDIENCE = """\
name: Pictures
reader: For those who look
purpose: What can be seen?
relaxed:
  - {code: W707, reason: Pictures show what there is}
  - {code: E705, reason: The note under a chart names the speaker}
sections:
  - {id: figures, kind: figures, drawn: yes, title: Figures}
  - {id: charts, kind: chart, title: Charts}
  - {id: timeline, kind: timeline, title: Timeline, select: all}
  - {id: glance, kind: glance, title: At a glance}
  - {id: sources, kind: sources, title: Sources}
"""
PROSE = """\
# Night trains in pictures

## bottom-line

All of them will buy carriages. {norland-carriages.mark}

## figures

- {norland-share} Money of Norland over that of Ostland
- {ostland-switch} would take a night train, says the Travellers' Union

## charts

- {norland-carriages} {sudland-carriages} {ostland-carriages} {westland-carriages} Norland spends most on carriages
- {norland-part} **Norland has the largest part.** Its neighbour to the west is not in the sum.
- {ostland-switch} Many passengers in Ostland would switch, says the Travellers' Union
- {meeting} {ostland-first} The first carriages are expected a year after the meeting

## timeline

- {meeting} In Halm.
- {ostland-first} On which day is not said.
"""
FACT = f"""\
  westland-carriages:
    actor: westland
    dimension: carriages
    measure: carriage-money
    period: 2024
    figure: about €60 million
    statement: "{{figure}} for new carriages in {{period}}"
    importance: core
    evidence:
      - {{source: islands, quote: "{WESTLAND} will spend about €60 million on new carriages in 2024"}}
gaps:
  - {{actor: westland, dimension: operators}}
  - {{actor: westland, dimension: routes}}
  - {{actor: westland, dimension: demand}}
"""
ACTORS = {"norland": "solid", "sudland": "hatched", "ostland": "dotted", "westland": "cross-hatched"}


def write(root: Path) -> Path:
    """Night trains with a fourth country that has a long name and a hedged figure, and an audience that looks."""
    shutil.copytree(NIGHT_TRAINS, root)
    digest = hashlib.sha256(SOURCE.encode()).hexdigest()
    put(root, "seeds/islands.txt", SOURCE)
    put(root, "templates/pictures/audience.yaml", AUDIENCE)
    shutil.copytree(ROOT / "templates" / "minister" / "sections", root / "templates" / "pictures" / "sections")
    put(root, "facts/night-trains/pictures.en.md", PROSE)
    path = "facts/night-trains.yaml"
    edit(
        root, path, "  ostland: {name: Ostland}\n", f"  ostland: {{name: Ostland}}\n  westland: {{name: {WESTLAND}}}\n"
    )
    edit(
        root,
        path,
        "facts:\n",
        f"  islands: {{file: seeds/islands.txt, sha256: {digest}, title: Islands, publisher: unknown}}\nfacts:\n",
    )
    edit(root, path, "gaps:\n", FACT)
    edit(
        root,
        path,
        "  total:",
        "  norland-part: {label: Norland's part of it, formula: norland-carriages / total, unit: percent}\n  total:",
    )
    return root


@pytest.fixture(scope="module", params=["A4", "Letter"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The HTML and PDF, built without a finding: the typesetter is silent, and the audit of both is too."""
    root = write(tmp_path_factory.mktemp("pictures") / "night-trains")
    theme = (ROOT / "templates" / "theme.yaml").read_text(encoding="utf-8")
    put(root, "templates/theme.yaml", theme.replace("page: A4", f"page: {request.param}"))
    project, findings = find_project(root)
    assert project is not None, findings
    events = list(build(project, Selection(audiences=("pictures",))))
    assert [str(each) for event in events if isinstance(event, Found) for each in event.findings] == []
    assert len([event for event in events if isinstance(event, Made)]) >= 2
    return {Path(name).suffix: data for name, data in outputs(root / "out").items() if "pictures" in name}


def elements(pages: dict[str, bytes], tag: str) -> list[Element]:
    return [element for element in read_document(pages[".html"].decode()).elements if element.tag == tag]


def inside(element: Element, tag: str) -> list[Element]:
    return [each for each in element.walk() if each.tag == tag]


class TestDrawings:
    def test_each_is_an_image_with_a_title_and_the_data_in_words(self, pages: dict[str, bytes]) -> None:
        drawings = elements(pages, "svg")
        assert len(drawings) == 2 + 4 * 2 + 2 + 2
        for drawing in drawings:
            (title,), (description,) = inside(drawing, "title"), inside(drawing, "desc")
            assert drawing.attributes["role"] == "img"
            assert drawing.attributes["aria-labelledby"].split() == [
                title.attributes["id"],
                description.attributes["id"],
            ]
            assert len(title.raw_text().strip()) > 10
            assert len(description.raw_text().strip()) > 20

    def test_their_words_and_figures_are_real_text_and_facts(self, pages: dict[str, bytes]) -> None:
        for drawing in elements(pages, "svg"):
            assert inside(drawing, "text")
        shown = {
            (run.attributes["data-fact"], run.raw_text())
            for run in elements(pages, "tspan")
            if "data-fact" in run.attributes
        }
        assert ("westland-carriages", "about €60\u00a0million") in shown
        assert ("ostland-switch", "more than 60%") in shown

    def test_each_actor_has_a_look_of_its_own_besides_its_colour(self, pages: dict[str, bytes]) -> None:
        bars = next(
            each
            for each in elements(pages, "svg")
            if "bars" not in each.attributes.get("id", "") and "most on carriages" in each.raw_text()
        )
        looks = {}
        for index in range(len(ACTORS)):
            own = [path for path in inside(bars, "path") if f"tone-actor-{index}" in path.attributes["class"].split()]
            looks[index] = tuple(len(re.findall("[MA]", path.attributes["d"])) for path in own)
        assert len(set(looks.values())) == len(ACTORS)

    def test_the_same_stands_beside_each_chart_as_a_table(self, pages: dict[str, bytes]) -> None:
        tables = [inside(details, "table")[0] for details in elements(pages, "details")]
        assert len(tables) == 2 + 4 + 1 + 1
        for table in tables:
            assert inside(table, "caption")
            assert [cell.attributes.get("scope") for cell in inside(table, "th")].count("col") == 3
        amounts = next(table for table in tables if "Norland spends most on" in table.raw_text())
        assert [inside(row, "td")[0].raw_text() for row in inside(amounts, "tr")[1:]] == [
            "€120\u00a0million",
            "€45\u00a0million",
            "€30\u00a0million",
            "about €60\u00a0million",
        ]

    def test_every_tone_has_a_colour_on_screen_for_the_dark_too(self, pages: dict[str, bytes]) -> None:
        html = pages[".html"].decode()
        tones = set(re.findall(r"tone-([a-z0-9-]+)", " ".join(re.findall(r'class="([^"]*)"', html))))
        assert tones >= {"ink", "mute", "gap", "rule", "actor-0", "actor-1", "actor-2", "actor-3"}
        for tone in tones:
            assert f".tone-{tone} {{ --tone: var(--{tone}) }}" in html

    def test_what_is_not_known_is_said_on_the_spot(self, pages: dict[str, bytes]) -> None:
        texts = [text.raw_text() for text in elements(pages, "text")]
        assert any("(day not stated)" in text for text in texts)
        assert any("not broken down" in text for text in texts)


class TestPrint:
    def test_the_pdf_reads_what_is_drawn(self, pages: dict[str, bytes]) -> None:
        text = " ".join(" ".join(page_texts(pages[".pdf"])).split())
        for words in ("Westland", "about €60 million", "€120 million", "more than 60%", "100% ="):
            assert words in text
