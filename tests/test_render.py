"""Pages from templates: where they are looked for, what they may do, and what is said when they are wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from view_samples import look, minister

from briefs.problems import Finding
from briefs.render import RenderedHtml, TemplateFinder, budget, print_css, render, template_finder
from briefs.resources import BUILT_IN
from briefs.view.brief import BriefView, SectionView

PAGE = "<html><head></head><body>{% for part in brief.sections %}{{ section(part.id) }}{% endfor %}</body></html>"
BASE = {
    "_base/brief.html.j2": PAGE,
    "_base/sections/prose.html.j2": "[{{ section.id }}: {{ section.prose }}]",
    "_base/screen.css": "p { color: red }",
    "_base/print.css": "p { color: black }",
}
LINEAGE = ("small", "large")


def brief(*ids: str, **fields: Any) -> BriefView:
    """A brief with sections of prose with these ids."""
    sections = tuple(SectionView(id, "prose", id, "", "", False, Markup("text"), None) for id in ids or ("body",))  # noqa: FBT003 - not overleaf
    return replace(minister(), sections=sections, **fields)


class Folders:
    """A project and a built-in folder with templates."""

    def __init__(self, folder: Path, project: Mapping[str, str], built_in: Mapping[str, str]) -> None:
        self.root, self.built_in = folder / "project", folder / "shipped"
        for root, files in ((self.root, project), (self.built_in, BASE | dict(built_in))):
            root.mkdir()
            for name, text in files.items():
                path = root / "templates" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())

    @property
    def finder(self) -> TemplateFinder:
        return template_finder(((self.root, ""), (self.built_in, BUILT_IN)), LINEAGE)

    def page(self, *ids: str, **fields: Any) -> RenderedHtml:
        page, findings = render(brief(*ids, **fields), look(), self.finder)
        assert page is not None, findings
        return page

    def finding(self, *ids: str) -> Finding:
        """The one thing that is wrong."""
        page, findings = render(brief(*ids), look(), self.finder)
        assert page is None
        (finding,) = findings
        return finding


Maker = Callable[..., Folders]


@pytest.fixture
def folders(tmp_path: Path) -> Maker:
    def make(project: Mapping[str, str] | None = None, built_in: Mapping[str, str] | None = None) -> Folders:
        return Folders(tmp_path, project or {}, built_in or {})

    return make


def body(page: RenderedHtml) -> str:
    return page.html.split("<body>")[1].split("</body>")[0]


SECTION = "sections/prose.html.j2"
EXTENDED = '{{% extends "sections/prose.html.j2" %}}{{% block x %}}{} {{{{ super() }}}}{{% endblock %}}'


class TestLookUp:
    @pytest.mark.parametrize(
        ("project", "built_in", "found"),
        [
            ([], [], "_base built-in"),
            (["_base"], [], "_base project"),
            (["_base"], ["large"], "large built-in"),
            (["large", "_base"], ["large"], "large project"),
            (["large"], ["small", "large"], "small built-in"),
            (["small", "large"], ["small"], "small project"),
        ],
    )
    def test_the_audience_comes_before_its_parents_and_the_project_before_the_built_in(
        self, folders: Maker, project: list[str], built_in: list[str], found: str
    ) -> None:
        made = folders(
            {f"{name}/{SECTION}": f"{name} project" for name in project},
            {f"{name}/{SECTION}": f"{name} built-in" for name in ("_base", *built_in)},
        )
        assert body(made.page()) == found

    def test_a_template_that_extends_its_own_name_gets_the_next_one(self, folders: Maker) -> None:
        made = folders(
            {
                f"small/{SECTION}": EXTENDED.format("small"),
            },
            {
                f"large/{SECTION}": EXTENDED.format("large"),
                f"_base/{SECTION}": "{% block x %}base{% endblock %}",
            },
        )
        assert body(made.page()) == "small large base"

    def test_the_base_can_be_named(self, folders: Maker) -> None:
        made = folders(
            {f"small/{SECTION}": '{% include "_base/sections/prose.html.j2" %}!', f"large/{SECTION}": "not this"}
        )
        assert body(made.page()) == "[body: text]!"

    def test_a_project_that_is_the_built_in_one_has_each_folder_once(self, tmp_path: Path) -> None:
        finder = template_finder(((tmp_path, ""),), ("reader",))
        assert [folder.shown for folder in finder.folders] == ["templates/reader", "templates/_base"]

    def test_a_template_cannot_be_taken_from_outside(self, folders: Maker) -> None:
        made = folders({f"small/{SECTION}": '{% include "../../secret.txt" %}'})
        (made.root / "secret.txt").write_text("secret")
        page, findings = render(brief(), look(), made.finder)
        assert page is None
        assert {finding.code for finding in findings} == {"E102", "E412"}


class TestFilesUsed:
    def test_what_was_found_is_noted_with_its_hash(self, folders: Maker) -> None:
        page = folders().page()
        hashed = hashlib.sha256(PAGE.encode()).hexdigest()
        assert page.files_used["built-in/templates/_base/brief.html.j2"] == hashed

    def test_what_was_looked_for_in_vain_is_noted(self, folders: Maker) -> None:
        page = folders({f"large/{SECTION}": "large"}).page()
        looked = {name: used is not None for name, used in page.files_used.items() if name.endswith(SECTION)}
        assert looked == {
            f"templates/small/{SECTION}": False,
            f"built-in/templates/small/{SECTION}": False,
            f"templates/large/{SECTION}": True,
        }

    def test_it_is_noted_each_time_although_templates_are_kept_compiled(self, folders: Maker) -> None:
        made = folders({"small/brief.html.j2": PAGE + '{% include "foot.html.j2" ignore missing %}'})
        first, second = made.page(), made.page()
        assert first.files_used == second.files_used
        assert first.files_used["templates/_base/foot.html.j2"] is None

    def test_a_template_that_is_made_later_is_used(self, folders: Maker) -> None:
        made = folders()
        made.page()
        (made.root / "templates/small/sections").mkdir(parents=True)
        (made.root / "templates/small" / SECTION).write_text("new")
        assert body(made.page()) == "new"

    def test_the_facts_used_are_those_of_the_view(self, folders: Maker) -> None:
        assert folders().page().facts_used == tuple(brief().evidence)


class TestPlacement:
    def test_each_section_is_placed_in_turn(self, folders: Maker) -> None:
        assert body(folders().page("a", "b")) == "[a: text][b: text]"

    def test_a_section_that_is_placed_nowhere(self, folders: Maker) -> None:
        made = folders({"small/brief.html.j2": "<head></head><body>{{ section('a') }}</body>"})
        assert str(made.finding("a", "b")) == (
            "templates/small/brief.html.j2: error E409 section 'b' is placed nowhere"
        )

    def test_a_section_that_is_placed_twice(self, folders: Maker) -> None:
        made = folders({"small/brief.html.j2": "<head></head>\n{{ section('a') }}\n{{ section('a') }}"})
        assert str(made.finding("a")) == "templates/small/brief.html.j2:3:1: error E409 section 'a' is placed twice"

    def test_a_section_that_there_is_not(self, folders: Maker) -> None:
        made = folders({"small/brief.html.j2": "<head></head>\n{{ section('boby') }}"})
        finding = made.finding("body")
        assert str(finding) == "templates/small/brief.html.j2:2:1: error E409 the audience has no section 'boby'"
        assert finding.hint == "Did you mean 'body'?"


class TestUnknownNames:
    def test_a_name_that_a_template_does_not_have(self, folders: Maker) -> None:
        finding = folders({f"small/{SECTION}": "\n\n{{ breif.title }}"}).finding()
        assert str(finding) == f"templates/small/{SECTION}:3:1: error E411 'breif' is unknown"
        assert finding.hint == "Did you mean 'brief'? There are: brief, content, section."

    def test_a_field_that_a_view_does_not_have_names_those_it_has(self, folders: Maker) -> None:
        finding = folders({f"small/{SECTION}": "{{ section.titel }}"}).finding()
        assert finding.message == "'titel' is unknown in SectionView"
        assert finding.hint.startswith("Did you mean 'title'? There are: content, id, kind,")

    def test_a_label_that_there_is_not(self, folders: Maker) -> None:
        finding = folders({f"small/{SECTION}": '{{ brief.labels["surces"] }}'}).finding()
        assert (finding.code, finding.hint) == ("E411", "Did you mean 'source'?")

    @pytest.mark.parametrize(
        "use", ["{% if nobody %}{% endif %}", "{% for x in nobody %}{% endfor %}", "{{ nobody.x }}"]
    )
    def test_it_is_unknown_however_it_is_used(self, folders: Maker, use: str) -> None:
        assert folders({f"small/{SECTION}": use}).finding().message == "'nobody' is unknown"

    def test_whether_a_name_is_known_can_be_asked(self, folders: Maker) -> None:
        assert body(folders({f"small/{SECTION}": "{{ nobody is defined }}"}).page()) == "False"


class TestWrongTemplates:
    def test_a_template_that_cannot_be_read(self, folders: Maker) -> None:
        finding = folders({f"small/{SECTION}": "a\n{% if section %}\nb"}).finding()
        assert str(finding) == f"templates/small/{SECTION}:3:1: error E410 {{% if %}} is not closed"

    def test_an_unknown_tag(self, folders: Maker) -> None:
        finding = folders({f"small/{SECTION}": "\n{% so %}"}).finding()
        assert str(finding) == f"templates/small/{SECTION}:2:1: error E410 encountered unknown tag 'so'"

    def test_a_template_that_fails(self, folders: Maker) -> None:
        finding = folders({f"small/{SECTION}": "\n{{ 1 / 0 }}"}).finding()
        what = "this line cannot be worked out: division by zero"
        assert str(finding) == f"templates/small/{SECTION}:2:1: error E410 {what}"
        assert "Mend this line" in finding.hint

    def test_the_line_is_that_of_the_innermost_template(self, folders: Maker) -> None:
        made = folders(
            {f"small/{SECTION}": '\n{% include "inner.html.j2" %}', "small/inner.html.j2": "\n\n{{ 1 / 0 }}"}
        )
        assert str(made.finding().place) == "templates/small/inner.html.j2:3:1"

    def test_a_template_that_is_not_there(self, folders: Maker) -> None:
        finding = folders({f"small/{SECTION}": '\n{% include "nothing.html.j2" %}'}).finding()
        assert str(finding) == f"templates/small/{SECTION}:2:1: error E412 there is no template 'nothing.html.j2'"
        assert "templates/small, built-in/templates/small, templates/large" in finding.hint

    def test_a_template_that_is_not_utf_8(self, folders: Maker) -> None:
        made = folders({f"small/{SECTION}": "x"})
        (made.root / "templates/small" / SECTION).write_bytes(b"ab\n\xff")
        page, findings = render(brief(), look(), made.finder)
        assert page is None
        assert [str(finding.place) for finding in findings if finding.code == "E103"] == [
            f"templates/small/{SECTION}:2:1"
        ]

    def test_a_page_without_a_head(self, folders: Maker) -> None:
        made = folders({"small/brief.html.j2": "{{ section('body') }}"})
        assert made.finding().message == "the page has no </head>"


class TestTheSandbox:
    @pytest.mark.parametrize(
        "template",
        [
            '{% include "sections/prose.html.j2" %}{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}',
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "{% for a in range(1000000000) %}{% endfor %}",
            "{{ 9 ** 9 ** 9 ** 9 }}",
            "{{ 'so' * 1000000000 }}",
            "{{ 'so'.ljust(10000000000) }}",
            "{{ 'so' | center(10000000000) }}",
            "{{ '%1000000000d' % 3 }}",
            "{{ '{:>1000000000}'.format(3) }}",
            "{{ [1, 2] | slice(1000000000) | list | length }}",
            "{% for a in 'x' | center(9000) %}{% for b in 'x' | center(9000) %}{% endfor %}{% endfor %}",
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(100) }}",
            "{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
            "{% set n = namespace(s='soso') %}{% for a in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
            "{% set n = namespace(s='soso') %}{% for a in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
            "{% set n = namespace(s=[1]) %}{% for a in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
            "{% set n = namespace(s='so') %}{% for a in range(60) %}{% set n.s %}{{n.s}}{{n.s}}{% endset %}{%endfor%}",
            "{{ section.prose.replace('', 'x' | center(900)).replace('', 'x' | center(9000)) }}",
        ],
    )
    def test_what_would_not_end_is_stopped(
        self, folders: Maker, template: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(budget, "MOST_STEPS", 20_000)  # so that it is stopped sooner
        assert folders({f"small/{SECTION}": template}).finding().code == "E410"

    @pytest.mark.parametrize(
        "template",
        [
            "{{ ''.__class__.__mro__ }}",
            "{{ section.__init__.__globals__ }}",
            "{{ brief.labels.update({'a': 'b'}) }}",
            "{{ (section.id | attr('__class__')).__name__ }}",
        ],
    )
    def test_what_leads_out_is_refused(self, folders: Maker, template: str) -> None:
        assert folders({f"small/{SECTION}": template}).finding().code in {"E410", "E411"}

    @pytest.mark.parametrize("template", ["{{ [1, 2] | random }}", "{{ lipsum() }}"])
    def test_nothing_is_left_to_chance(self, folders: Maker, template: str) -> None:
        assert folders({f"small/{SECTION}": template}).finding().code in {"E410", "E411"}

    def test_text_is_escaped_and_html_of_the_view_is_not(self, folders: Maker) -> None:
        made = folders({f"small/{SECTION}": "{{ brief.house }} {{ brief.edition }}"})
        assert body(made.page(house="A & B")) == "A &amp; B <span data-furniture>Edition 1</span>"


class TestTheHead:
    def test_it_holds_styles_facts_and_the_record_for_search_engines(self, folders: Maker) -> None:
        html = folders().page().html
        head = html.split("</head>")[0]
        assert '<style media="screen, print">' in head
        assert "p { color: red }" in head
        assert f'<script type="application/json" id="facts">{brief().facts_json}</script>' in head
        assert '<script type="application/ld+json">' in head

    def test_the_theme_becomes_custom_properties(self, folders: Maker) -> None:
        html = folders().page().html
        assert f"--ink: {look().theme.colours['ink']};" in html
        assert '--face-text: "Gentium Book Plus";' in html
        assert f"--actor-1: {look().theme.actors[1]['light']};" in html

    def test_in_the_dark_only_colours_change(self, folders: Maker) -> None:
        dark = folders().page().html.split("prefers-color-scheme: dark")[1].split("p { color")[0]
        assert f"--ink: {look().theme.dark['ink']};" in dark
        assert "--face" not in dark

    def test_an_audience_adds_to_the_styles_of_its_parents_and_the_base(self, folders: Maker) -> None:
        made = folders({"small/screen.css": ".small {}"}, {"large/screen.css": ".large {}"})
        html = made.page().html
        assert html.index("p { color: red }") < html.index(".large {}") < html.index(".small {}")

    def test_a_style_sheet_cannot_end_its_element(self, folders: Maker) -> None:
        html = folders({"small/screen.css": "p::after { content: '</style><b>' }"}).page().html
        assert "</style><b>" not in html

    def test_facts_cannot_end_their_element(self, folders: Maker) -> None:
        html = folders().page(facts_json='{"a":"</script>"}').html
        assert '{"a":"\\u003c/script>"}' in html


class TestPrintStyles:
    def test_they_begin_with_the_theme_and_its_page(self, folders: Maker) -> None:
        styles, findings = print_css(look(), folders({"small/print.css": ".small {}"}).finder)
        assert styles is not None, findings
        assert styles.css.startswith(":root {")
        assert "@page { size: A4 }" in styles.css
        assert styles.css.index("p { color: black }") < styles.css.index(".small {}")

    def test_what_was_looked_for_is_noted(self, folders: Maker) -> None:
        styles, _ = print_css(look(), folders().finder)
        assert styles is not None
        assert styles.files_used["templates/small/print.css"] is None
        assert styles.files_used["built-in/templates/_base/print.css"] is not None

    def test_there_is_a_base(self, folders: Maker) -> None:
        made = folders()
        (made.built_in / "templates/_base/print.css").unlink()
        styles, findings = print_css(look(), made.finder)
        assert styles is None
        assert [str(finding) for finding in findings] == [
            "templates/_base/print.css: error E412 there is no style sheet 'print.css'"
        ]
