"""The shipped templates: what holds for every page, whatever stands on it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from view_samples import LABELS, look, minister, technical

from briefs.audit.document import Element, read_document
from briefs.pdf import Job, Sheet, Typeset, Workers
from briefs.render import print_css, render, template_finder
from briefs.view.brief import BriefView

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
AUDIENCES = ("minister", "legislator", "press", "technical", "public")
STYLES = sorted(TEMPLATES.glob("*/*.css"))
PHYSICAL = re.compile(
    r"(?:^|[;{\s])(?:(?:margin|padding|border)-(?:left|right|top|bottom)\b|left:|right:|top:|bottom:"
    r"|(?:min-|max-)?(?:width|height):|text-align:\s*(?:left|right)|float:\s*(?:left|right))",
)
MEDIA_QUERY = re.compile(r"@media[^{]*")


def name_of(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


def page(brief: BriefView) -> str:
    made, findings = render(brief, look(), template_finder(((ROOT, ""),), (brief.audience,)))
    assert made is not None, findings
    return made.html


SAMPLES = [replace(sample, audience=audience) for audience in AUDIENCES for sample in (technical(), minister())]
"""Each audience's templates with both samples: all kinds of content, and the parts of one page."""


class Shade(NamedTuple):
    name: str
    colours: dict[str, str]
    actors: list[str]


def shades() -> tuple[Shade, Shade]:
    theme = look().theme
    return (
        Shade("light", dict(theme.colours), [actor["light"] for actor in theme.actors]),
        Shade("dark", dict(theme.dark), [actor["dark"] for actor in theme.actors]),
    )


def luminance(colour: str) -> float:
    """The relative luminance of WCAG."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


class TestTheme:
    @pytest.mark.parametrize("shade", shades(), ids=lambda shade: shade.name)
    def test_text_is_legible_on_every_ground(self, shade: Shade) -> None:
        for text in (shade.colours["ink"], shade.colours["mute"], shade.colours["gap"], *shade.actors):
            for ground in ("ground", "panel"):
                assert contrast(text, shade.colours[ground]) >= 4.5, (text, ground)
        assert contrast(shade.colours["ink"], shade.colours["highlight"]) >= 4.5
        assert contrast(shade.colours["on-house"], shade.colours["house"]) >= 4.5

    @pytest.mark.parametrize("shade", shades(), ids=lambda shade: shade.name)
    def test_rules_can_be_seen(self, shade: Shade) -> None:
        assert contrast(shade.colours["rule"], shade.colours["ground"]) >= 3

    def test_the_dark_has_the_same_colours(self) -> None:
        light, dark = shades()
        assert light.colours.keys() == dark.colours.keys()


class TestLabels:
    def test_no_label_holds_a_digit(self) -> None:
        assert [key for key, label in LABELS.items() if re.search(r"\d", str(label))] == []


class TestStyles:
    @pytest.mark.parametrize("path", STYLES, ids=name_of)
    def test_they_speak_of_start_and_end_not_of_left_and_right(self, path: Path) -> None:
        rules = MEDIA_QUERY.sub("", path.read_text(encoding="utf-8"))
        assert PHYSICAL.findall(rules) == []

    @pytest.mark.parametrize("path", STYLES, ids=name_of)
    def test_colours_and_faces_are_the_themes(self, path: Path) -> None:
        rules = path.read_text(encoding="utf-8")
        assert re.findall(r"#[0-9A-Fa-f]{3,8}\b(?=[\s;,)])|\brgba?\(|\bhsla?\(", rules) == []
        assert [name for name in ("Gentium", "Source Sans 3") if name in rules] == []

    def test_every_token_that_they_use_exists(self) -> None:
        known = {f"face-{key}" for key in look().theme.faces} | set(look().theme.colours)
        known |= {f"actor-{index}" for index in range(len(look().theme.actors))}
        known |= {f"fit-{use}" for use in look().theme.faces}
        for path in STYLES:
            rules = path.read_text(encoding="utf-8") + (TEMPLATES / "_base" / path.name).read_text(encoding="utf-8")
            own = set(re.findall(r"--([a-z0-9-]+):", rules)) | {
                "tab",
                "label-lines",
                "room",
                "digit",
                "shrink",
                "paper",
                "head",
                "classification",
            }
            assert set(re.findall(r"var\(--([a-z0-9-]+)", rules)) <= known | own, path


def elements(brief: BriefView, *tags: str) -> list[Element]:
    """The elements of a page with these tags, in order; all without tags."""
    return [element for element in read_document(page(brief)).elements if not tags or element.tag in tags]


@pytest.mark.parametrize("brief", SAMPLES, ids=lambda brief: f"{brief.audience}-{brief.audience_name}")
class TestPages:
    def test_headings_are_in_order(self, brief: BriefView) -> None:
        levels = [int(heading.tag[1]) for heading in elements(brief, "h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_heads_of_tables_say_what_they_head(self, brief: BriefView) -> None:
        assert all("scope" in head.attributes for head in elements(brief, "th"))
        assert len(elements(brief, "caption")) == len(elements(brief, "table"))

    def test_drawings_have_a_title(self, brief: BriefView) -> None:
        for drawing in elements(brief, "svg"):
            first = next(child for child in drawing.children if isinstance(child, Element))
            assert drawing.attributes["role"] == "img"
            assert first.tag == "title"
            assert first.raw_text().strip()

    def test_every_id_is_there_once_and_every_button_opens_a_panel(self, brief: BriefView) -> None:
        ids = [element.attributes["id"] for element in elements(brief) if "id" in element.attributes]
        panels = {element.attributes["id"] for element in elements(brief) if "popover" in element.attributes}
        buttons = elements(brief, "button")
        assert len(ids) == len(set(ids))
        assert {button.attributes["popovertarget"] for button in buttons} == panels

    def test_nothing_is_asked_of_the_network_and_nothing_needs_a_script(self, brief: BriefView) -> None:
        scripts = {script.attributes.get("type") for script in elements(brief, "script")}
        assert scripts == {"application/json", "application/ld+json"}
        assert [element for element in elements(brief) if "src" in element.attributes] == []
        assert all(link.attributes["href"].startswith("data:") for link in elements(brief, "link"))
        assert "url(" not in page(brief)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as started:
        yield started


class TestInPrint:
    @pytest.mark.parametrize("size", ["A4", "Letter"])
    @pytest.mark.parametrize("audience", AUDIENCES)
    def test_the_typesetter_has_nothing_to_remark(self, workers: Workers, audience: str, size: str) -> None:
        brief = replace(technical(), audience=audience, classification="In confidence")
        theme = look().theme.model_copy(update={"page": size})
        styles, findings = print_css(replace(look(), theme=theme), template_finder(((ROOT, ""),), (audience,)))
        assert styles is not None, findings
        sheets = tuple(Sheet(path, css) for path, css in styles.sheets)
        job = Job(f"{audience}.pdf", page(brief), sheets, b"{}", dt.date(2025, 7, 28))
        workers.start(job)
        made = dict(workers.wait())[job]
        assert isinstance(made, Typeset), made
        assert (made.remarks, made.missing) == ((), ())
        assert all(text.count("In confidence") == 2 for text in made.pages)
