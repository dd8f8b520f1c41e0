"""Editorial checks in a build and a check: what they stop, what an audience relaxes, what is relaxed in vain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
import small_project
from small_project import edit, put
from view_files import audience

from briefs.build.checking import check
from briefs.build.events import Event, Failed, Found, Fresh, Made
from briefs.build.making import build
from briefs.build.options import Options
from briefs.build.relaxing import relax, relaxed_in_vain
from briefs.build.targets import OutputType, Selection
from briefs.model.audience import Audience, Relaxation
from briefs.model.relaxed import RelaxedCheck
from briefs.problems import Finding, Place, in_order
from briefs.project import find_project

HTML_ONLY = Options(types=(OutputType.HTML,))
PRESS = "templates/press/audience.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_project.write(tmp_path)


def checked(root: Path) -> list[str]:
    project, findings = find_project(root)
    assert project is not None, findings
    return [str(found) for found in check(project, Selection(), findings).findings]


def run(root: Path, options: Options | None = None) -> list[Event]:
    project, findings = find_project(root)
    assert project is not None, findings
    return list(build(project, Selection(), options))


def found(events: Iterable[Event]) -> list[str]:
    return [
        str(each) for each in in_order(each for event in events if isinstance(event, Found) for each in event.findings)
    ]


def outputs(events: Iterable[Event], kind: type[Made | Failed | Fresh]) -> list[str]:
    return sorted(event.output for event in events if isinstance(event, kind) and "index" not in event.output)


def limit(root: Path, **keys: str) -> None:
    """Add keys to the audience `press`."""
    written = (root / PRESS).read_text(encoding="utf-8")
    put(root, PRESS, "".join(f"{key.replace('_', '-')}: {value}\n" for key, value in keys.items()) + written)


class TestWords:
    def test_a_brief_of_the_wrong_length_is_not_made(self, root: Path) -> None:
        limit(root, limits="{words: [100, 200]}")
        (rail, road) = checked(root)
        assert rail.startswith("facts/rail/press.en.md: error E702 ")
        assert rail.endswith(" words, where 100 to 200 are wanted")
        assert road.startswith("facts/road/press.en.md: error E702 ")
        assert outputs(run(root, HTML_ONLY), Made) == []

    def test_a_limit_that_nothing_can_meet_is_a_finding(self, root: Path) -> None:
        limit(root, limits="{words: [200, 100]}")
        assert f"{PRESS}:1:10: error E109 'words' goes from 200 to 100 in limits" in checked(root)

    def test_a_right_one_is(self, root: Path) -> None:
        limit(root, limits="{words: [5, 200]}")
        assert checked(root) == []


class TestPages:
    def test_a_brief_with_the_wrong_number_of_pages_is_not_made_and_the_others_are(self, root: Path) -> None:
        limit(root, limits="{pages: [2, 3]}")
        assert checked(root) == []
        events = run(root)
        assert found(events) == [
            f"facts/{topic}/press.en.md: error E701 1 page, where 2 to 3 are wanted" for topic in ("rail", "road")
        ]
        assert [name for name in outputs(events, Failed) if ".pdf" in name] == [
            "out/rail.press.en.pdf",
            "out/road.press.en.pdf",
        ]
        assert "out/rail.mayor.en.pdf" in outputs(events, Made)

    def test_a_new_limit_is_asked_of_a_page_that_need_not_be_made_again(self, root: Path) -> None:
        run(root)
        limit(root, limits="{pages: [2, 3]}")
        events = run(root)
        assert outputs(events, Made) == []
        assert len(found(events)) == 2
        assert "out/rail.press.en.pdf" in outputs(events, Failed)
        edit(root, PRESS, "[2, 3]", "[1, 1]")
        events = run(root)
        assert found(events) == []
        assert "out/rail.press.en.pdf" in outputs(events, Fresh)

    def test_html_alone_has_no_pages(self, root: Path) -> None:
        limit(root, limits="{pages: [2, 3]}")
        assert found(run(root, HTML_ONLY)) == []


class TestLoadedWords:
    def test_a_project_adds_its_own(self, root: Path) -> None:
        assert checked(root) == []
        put(root, "templates/loaded-words/en.yaml", "town: {instead: [city]}\n")
        assert checked(root) == [
            f"facts/{topic}/{reader}.en.md:9:36: error E704 a loaded word outside a quotation: 'town'"
            for topic in ("rail", "road")
            for reader in ("mayor", "press")
        ]

    def test_a_new_list_is_a_reason_to_look_again(self, root: Path) -> None:
        run(root, HTML_ONLY)
        put(root, "templates/loaded-words/en.yaml", "town: {}\n")
        assert len(found(run(root, HTML_ONLY))) == 4

    def test_it_frees_words_of_the_built_in_list(self, root: Path) -> None:
        edit(root, "facts/rail/press.en.md", "in the town", "in the massive town")
        assert len(checked(root)) == 1
        put(root, "templates/loaded-words/en.yaml", "massive: {unless: [massive]}\n")
        assert checked(root) == []

    def test_a_wrong_list_is_a_finding(self, root: Path) -> None:
        put(root, "templates/loaded-words/en.yaml", "town: {insted: [city]}\n")
        assert checked(root)[0].startswith("templates/loaded-words/en.yaml:1:8: error E107 unknown key 'insted'")


class TestReadingAge:
    def test_it_is_told_by_check_and_build_also_of_what_is_up_to_date(self, root: Path) -> None:
        limit(root, reading_age="[0, 15]")
        told = checked(root)
        assert [line.partition(" note N713 reading age ")[0] for line in told] == [
            "facts/rail/press.en.md:",
            "facts/road/press.en.md:",
        ]
        assert found(run(root, HTML_ONLY)) == told
        assert found(run(root, HTML_ONLY)) == told
        assert checked(root) == told

    def test_a_note_stops_nothing(self, root: Path) -> None:
        limit(root, reading_age="[0, 15]")
        made = outputs(run(root, replace(HTML_ONLY, strict=True)), Made)
        assert len(made) == 4

    def test_a_warning_stops_a_strict_build(self, root: Path) -> None:
        limit(root, reading_age="[0, 1]")
        events = run(root, replace(HTML_ONLY, strict=True))
        assert any("warning W703 the reading age " in line for line in found(events))
        assert outputs(events, Made) == []


class TestRoundings:
    def rounded(self, root: Path, mayor: str, press: str) -> list[str]:
        source = (root / "seeds/rail.txt").read_text(encoding="utf-8").replace("41 trams", "1,449 trams")
        import hashlib

        facts = (root / "facts/rail.yaml").read_text(encoding="utf-8")
        before = facts.partition("sha256: ")[2].partition("\n")[0]
        put(root, "seeds/rail.txt", source)
        facts = facts.replace(before, hashlib.sha256(source.encode()).hexdigest())
        put(root, "facts/rail.yaml", facts.replace('"41"', '"1,449"').replace("41 trams", "1,449 trams"))
        for name, digits in (("mayor", mayor), ("press", press)):
            path = f"templates/{name}/audience.yaml"
            put(root, path, f"significant-digits: {digits}\n" + (root / path).read_text(encoding="utf-8"))
        return checked(root)

    def test_two_roundings_that_contradict_each_other_are_found(self, root: Path) -> None:
        (finding,) = self.rounded(root, "3", "2")
        assert finding.startswith("facts/rail/press.en.md: error E710 'trams-now' is 'about 1,400'")

    def test_equal_ones_agree(self, root: Path) -> None:
        assert self.rounded(root, "2", "2") == []

    def test_what_is_up_to_date_is_compared_too(self, root: Path) -> None:
        assert self.rounded(root, "3", "3") == []
        run(root, HTML_ONLY)
        edit(root, PRESS, "significant-digits: 3", "significant-digits: 2")
        events = run(root, HTML_ONLY)
        assert ["error E710" in line for line in found(events)] == [True]
        assert "out/rail.press.en.html" in outputs(events, Failed)


class TestRelaxing:
    def test_what_an_audience_relaxes_is_not_found_for_it(self, root: Path) -> None:
        for reader in ("mayor", "press"):
            edit(root, f"facts/rail/{reader}.en.md", "in the town", "in the massive town")
        limit(root, relaxed='[{code: E704, reason: "The press is used to it"}]')
        assert checked(root) == ["facts/rail/mayor.en.md:9:36: error E704 a loaded word outside a quotation: 'massive'"]

    def test_errors_of_other_blocks_and_what_guards_secrets_cannot_be_relaxed(self, root: Path) -> None:
        limit(root, relaxed="[{code: E402, reason: x}, {code: E711, reason: x}, {code: E799, reason: x}]")
        found = [line for line in checked(root) if "E109" in line]
        assert [line.partition("E109 ")[2] for line in found] == [
            "E402 is an error and cannot be relaxed",
            "E711 is an error and cannot be relaxed",
            "there is no code 'E799'",
        ]

    @pytest.mark.parametrize("code", ["E701", "E702", "W703", "E704", "E705", "E706", "W707", "W708", "E709", "E710"])
    def test_each_editorial_check_can_be_relaxed(self, root: Path, code: str) -> None:
        limit(root, relaxed=f"[{{code: {code}, reason: x}}]")
        assert [line for line in checked(root) if "E109" in line] == []

    def test_a_useless_relaxation_is_found_by_check_and_build_each_time(self, root: Path) -> None:
        limit(root, relaxed="[{code: E704, reason: x}]")
        vain = [f"{PRESS}:1:18: warning W712 E704 is relaxed for audience 'press', but not found"]
        assert checked(root) == vain
        assert found(run(root, HTML_ONLY)) == vain
        assert found(run(root, HTML_ONLY)) == vain
        assert checked(root) == vain

    def test_one_brief_that_needs_it_is_enough(self, root: Path) -> None:
        edit(root, "facts/road/press.en.md", "in the town", "in the massive town")
        limit(root, relaxed="[{code: E704, reason: x}]")
        assert checked(root) == []
        assert found(run(root, HTML_ONLY)) == []
        assert checked(root) == []
        edit(root, "facts/road/press.en.md", "in the massive town", "in the town")
        assert [" W712 " in line for line in checked(root)] == [True]

    def test_whether_pages_are_relaxed_in_vain_is_known_when_they_are_made(self, root: Path) -> None:
        limit(root, limits="{pages: [2, 3]}", relaxed="[{code: E701, reason: x}]")
        assert checked(root) == []
        assert found(run(root)) == []
        assert checked(root) == []
        edit(root, PRESS, "[2, 3]", "[1, 3]")
        assert checked(root) == []
        assert ["W712 E701 is relaxed" in line for line in found(run(root))] == [True]
        assert ["W712 E701 is relaxed" in line for line in checked(root)] == [True]

    def test_whether_roundings_are_relaxed_in_vain_is_known_too(self, root: Path) -> None:
        limit(root, relaxed="[{code: E710, reason: x}]")
        assert ["W712 E710 is relaxed" in line for line in checked(root)] == [True]
        assert TestRoundings().rounded(root, "3", "2") == []


def reader(*codes: str) -> Audience:
    relaxed = tuple(Relaxation(code, "because", Place("a.yaml", index, 3)) for index, code in enumerate(codes, 1))
    return replace(audience("{id: body, kind: prose}"), relaxed=relaxed)


class TestRelax:
    def test_it_parts_what_is_left_from_what_is_relaxed(self) -> None:
        findings = (Finding("E704", Place("x"), "a"), Finding("E705", Place("x"), "b"))
        left, checks = relax(findings, reader("E704", "W707", "E701"), {"E701"})
        assert left == findings[1:]
        assert [(check.code, check.met) for check in checks] == [("E704", True), ("W707", False), ("E701", None)]

    @pytest.mark.parametrize(
        ("met", "is_vain"), [([False], True), ([False, False], True), ([False, True], False), ([False, None], False)]
    )
    def test_only_what_was_looked_for_everywhere_is_in_vain(self, met: list[bool | None], is_vain: bool) -> None:  # noqa: FBT001  # a parameter of the test
        checks = [RelaxedCheck("press", "E704", Place("a.yaml", 1, 2), each) for each in met]
        assert bool(tuple(relaxed_in_vain(checks))) is is_vain

    def test_what_a_built_in_audience_relaxes_is_not_the_projects_to_mend(self) -> None:
        checks = [RelaxedCheck("press", "E704", Place("built-in/templates/press/audience.yaml", 1, 2), met=False)]
        assert tuple(relaxed_in_vain(checks)) == ()
