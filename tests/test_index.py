"""The list of all briefs of a project: what it shows, what it never shows, and when it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import small_project
from small_project import edit, put
from view_samples import look

from briefs import manifest
from briefs.audit.document import Element, read_document
from briefs.build.events import Event, Failed, Found, Made
from briefs.build.making import build
from briefs.build.options import Options
from briefs.build.targets import OutputType, Selection
from briefs.problems import Findings
from briefs.project import find_project
from briefs.rebuild import Card
from briefs.view.index import Brief, IndexView, make_index

INDEX = "out/index.html"
CARD = Card("Two plans", 1, "2025-07-28", "Minister", "For the Minister", "What do I say?", 0)


def run(root: Path, selection: Selection | None = None, options: Options | None = None) -> list[Event]:
    project, findings = find_project(root)
    assert project is not None, findings
    return list(build(project, selection or Selection(), options))


def written(events: Sequence[Event]) -> list[str]:
    """Why the index was written, one reason a line; empty where it was not."""
    of_index = (event for event in events if isinstance(event, Made) and event.output == INDEX)
    return [str(reason) for event in of_index for reason in event.reasons]


def found(events: Sequence[Event]) -> Findings:
    return tuple(finding for event in events if isinstance(event, Found) for finding in event.findings)


def page(root: Path) -> Element:
    return read_document((root / INDEX).read_text(encoding="utf-8")).root


def texts(element: Element, *tags: str) -> list[str]:
    return [" ".join(each.raw_text().split()) for each in element.walk() if each.tag in tags]


def rows(root: Path) -> list[list[str]]:
    """The rows of all tables, without their heads."""
    bodies = (each for each in page(root).walk() if each.tag == "tbody")
    return [texts(row, "th", "td") for body in bodies for row in body.walk() if row.tag == "tr"]


def links(root: Path) -> list[str]:
    return [each.attributes["href"] for each in page(root).walk() if each.tag == "a"][1:]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project.copy(small_project.built(tmp_path_factory), tmp_path_factory.mktemp("built") / "project")


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return small_project.copy(built, tmp_path / "project")


class TestWhatItShows:
    def test_each_brief_of_each_topic_is_a_row_with_its_edition_and_pages(self, built: Path) -> None:
        assert texts(page(built), "h2") == ["Rail", "Road"]
        row = ["English", "Edition 1", "28 July 2025", "Web page PDF, 1 page"]
        assert rows(built) == [
            [f"{name} For {name} What is it?", *row] for name in ("mayor", "press", "mayor", "press")
        ]

    def test_it_links_to_both_files_of_each_brief_and_they_are_there(self, built: Path) -> None:
        names = [f"{topic}.{reader}.en.{type}" for topic in ("rail", "road") for reader in ("mayor", "press")
                 for type in ("html", "pdf")]  # fmt: skip
        assert links(built) == names
        assert all((built / "out" / name).is_file() for name in names)

    def test_the_number_of_pages_is_that_of_the_manifest(self, root: Path) -> None:
        long = "\n\n".join(["There are {trams-now} trams in the town."] * 60)
        edit(root, "facts/rail/mayor.en.md", "There are {trams-now} trams in the town.", long)
        reasons = written(run(root))
        pages = manifest.load(root / "out")["rail.mayor.en.pdf"].pages
        assert pages is not None
        assert pages > 1
        assert rows(root)[0][-1] == f"Web page PDF, {pages} pages"
        assert len(reasons) == 1, "only what it lists has changed"

    def test_nothing_of_a_fact_stands_in_it(self, root: Path) -> None:
        edit(root, "facts/rail/press.en.md", "# Trams for press", "# Now {trams-now} trams for press")
        run(root, options=Options(force=True))
        assert "41" in (root / "out/rail.press.en.html").read_text()
        index = (root / INDEX).read_text()
        for secret in ("41", "trams", "data-fact", "seeds", "A1"):
            assert secret not in index.partition("<body>")[2]
        assert "41" not in index.partition("<style")[0]

    def test_it_asks_for_nothing_from_anywhere(self, built: Path) -> None:
        for element in page(built).walk():
            assert element.tag not in {"script", "img", "link", "iframe", "object"}
        text = (built / INDEX).read_text()
        assert set(re.findall(r"url\((.{16})", text)) == {"data:font/woff2;"}
        assert "://" not in text

    def test_each_table_has_heads_with_a_scope_and_each_section_a_name(self, built: Path) -> None:
        heads = [each for each in page(built).walk() if each.tag == "th"]
        assert {each.attributes.get("scope") for each in heads} == {"col", "row"}
        ids = {each.attributes["id"] for each in page(built).walk() if "id" in each.attributes}
        labels = {each.attributes["aria-labelledby"] for each in page(built).walk() if each.tag == "section"}
        assert labels <= ids
        assert len(labels) == 2


class TestWhenItIsWritten:
    def test_a_build_with_nothing_to_do_leaves_it_alone(self, root: Path) -> None:
        before = (root / INDEX).stat().st_mtime_ns
        assert written(run(root)) == []
        assert (root / INDEX).stat().st_mtime_ns == before

    def test_a_brief_that_changes_only_in_its_text_leaves_it_alone(self, root: Path) -> None:
        before = (root / INDEX).stat().st_mtime_ns
        edit(root, "facts/rail/mayor.en.md", "in the town", "in town")
        events = run(root)
        assert [event.output for event in events if isinstance(event, Made)] == [
            "out/rail.mayor.en.pdf",
            "out/rail.mayor.en.html",
        ]
        assert (root / INDEX).stat().st_mtime_ns == before

    def test_a_new_edition_is_shown(self, root: Path) -> None:
        edit(root, "facts/rail.yaml", "number: 1, as-of: 2025-07-28", "number: 2, as-of: 2025-08-01")
        assert written(run(root))
        assert rows(root)[0][2:4] == ["Edition 2", "1 August 2025"]
        assert rows(root)[2][2:4] == ["Edition 1", "28 July 2025"]

    def test_a_brief_that_no_longer_belongs_to_the_project_is_left_out(self, root: Path) -> None:
        (root / "facts/road/press.en.md").unlink()
        assert written(run(root))
        assert len(rows(root)) == 3

    def test_a_file_that_is_gone_and_not_asked_for_is_left_out(self, root: Path) -> None:
        (root / "out/road.press.en.pdf").unlink()
        run(root, Selection(topics=("rail",)))
        assert rows(root)[3][-1] == "Web page"

    def test_another_name_for_the_audience_or_the_house_is_shown(self, root: Path) -> None:
        edit(root, "templates/mayor/audience.yaml", "reader: For mayor", "reader: For the mayor")
        put(root, "templates/theme.yaml", "house: Town Hall\n")
        assert written(run(root))
        assert rows(root)[0][0] == "mayor For the mayor What is it?"
        assert "Town Hall" in texts(page(root), "p")

    @pytest.mark.parametrize("change", ["edited", None])
    def test_edited_or_removed_by_hand_it_is_made_as_it_was(self, root: Path, change: str | None) -> None:
        before = (root / INDEX).read_bytes()
        if change is None:
            (root / INDEX).unlink()
        else:
            (root / INDEX).write_text(change)
        assert written(run(root)) == [f"{INDEX} {'is gone' if change is None else 'is not as it was made'}"]
        assert (root / INDEX).read_bytes() == before

    def test_built_one_by_one_it_is_the_same(self, built: Path, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        for topic in ("road", "rail"):
            for reader in ("press", "mayor"):
                run(root, Selection((topic,), (reader,)))
        assert (root / INDEX).read_bytes() == (built / INDEX).read_bytes()

    def test_where_only_web_pages_are_made_it_lists_only_these(self, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        run(root, Selection(("rail",), ("press",)), Options(types=(OutputType.HTML,)))
        assert [row[-1] for row in rows(root)] == ["Web page"]
        assert links(root) == ["rail.press.en.html"]

    def test_a_topic_that_fails_keeps_its_place_with_its_old_briefs(self, root: Path) -> None:
        edit(root, "facts/rail.yaml", "it has 41 trams", "it has 42 trams")
        edit(root, "facts/rail.yaml", "number: 1", "number: 2")
        assert written(run(root)) == []
        assert rows(root)[0][2] == "Edition 1"

    def test_it_is_an_output_like_others_in_the_manifest(self, built: Path) -> None:
        record = json.loads((built / "out" / manifest.NAME).read_text())["outputs"]["index.html"]
        inputs = dict(manifest.load(built / "out")["index.html"].inputs)
        assert record["card"] is None
        assert {"briefs.yaml", "built-in/templates/_base/index.html.j2", "built-in/templates/theme.yaml"} <= {*inputs}


class TestItsTemplate:
    def test_a_project_may_bring_its_own(self, root: Path) -> None:
        put(root, "templates/_base/index.html.j2", "<html lang=en><head></head><body><p>Ours</p></body></html>")
        reasons = written(run(root))
        assert "templates/_base/index.html.j2 is new" in reasons
        assert texts(page(root), "p") == ["Ours"]

    @pytest.mark.parametrize(
        ("body", "code"),
        [("<p>In 900 days</p>", "E501"), ("<p>Half of them</p>", "E504"), ("{{ index.topic }}", "E411"),
         ("{{ section('body') }}", "E409"), ("{% if %}", "E410")],
    )  # fmt: skip
    def test_one_that_is_wrong_or_adds_a_number_fails_alone(self, root: Path, body: str, code: str) -> None:
        before = (root / INDEX).read_bytes()
        put(root, "templates/_base/index.html.j2", f"<html lang=en><head></head><body>{body}</body></html>")
        edit(root, "facts/rail/mayor.en.md", "in the town", "in town")
        events = run(root)
        assert [finding.code for finding in found(events)] == [code]
        assert [event.output for event in events if isinstance(event, Failed)] == [INDEX]
        assert [event.output for event in events if isinstance(event, Made)] == [
            "out/rail.mayor.en.pdf",
            "out/rail.mayor.en.html",
        ]
        assert (root / INDEX).read_bytes() == before


class TestView:
    def view(self, *briefs: Brief) -> IndexView:
        german = replace(look(), language="de", labels={**look().labels, "language-name": "Deutsch"})
        view, shown, findings = make_index(briefs, look(), (look(), german))
        assert view is not None, findings
        assert shown is not None
        assert shown.renderings == {}
        return view

    def brief(self, id: str = "ai", language: str = "en", **card: object) -> Brief:
        return Brief(id, language, replace(CARD, **card), "a.pdf", "a.html", 2)  # type: ignore[arg-type]  # fields of the card

    def test_topics_stand_in_order_of_their_names_and_briefs_in_that_of_the_tabs(self) -> None:
        view = self.view(
            self.brief("rail", audience="Public", tab=4), self.brief("rail", tab=0), self.brief("ai", tab=2)
        )
        assert [(topic.id, [row.audience for row in topic.briefs]) for topic in view.topics] == [
            ("ai", ["Minister"]),
            ("rail", ["Minister", "Public"]),
        ]

    def test_each_language_is_named_in_itself(self) -> None:
        (topic,) = self.view(self.brief(language="de"), self.brief()).topics
        assert [(row.language, row.tag) for row in topic.briefs] == [("English", "en"), ("Deutsch", "de")]

    def test_the_title_of_a_topic_is_that_of_its_newest_edition(self) -> None:
        (topic,) = self.view(self.brief(edition=2, topic="New title"), self.brief(edition=1, tab=1)).topics
        assert topic.title.striptags() == "New title"

    def test_a_label_that_is_missing_is_a_finding(self) -> None:
        labels = {key: value for key, value in look().labels.items() if key != "language-name"}
        incomplete = replace(look(), labels=labels)
        view, _, findings = make_index([self.brief()], incomplete, (incomplete,))
        assert view is None
        assert [finding.code for finding in findings] == ["E415"]
