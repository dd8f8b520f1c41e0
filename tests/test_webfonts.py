"""The type faces inside a page: which go in, that they show its text, and that making them is paid for once."""

from __future__ import annotations

import base64
import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import run_briefs
from fontTools.ttLib import TTFont
from small_project import edit, put, write

from briefs.build.records import CACHE
from briefs.webfonts import Faces

RULE = re.compile(
    r'@font-face \{ font-family: "(?P<family>[^"]+)"; font-weight: (?P<weight>\d+); font-style: (?P<slant>\w+)'
    r"(?:; unicode-range: (?P<range>[^;]+))?; src: url\(data:font/woff2;base64,(?P<data>[^)]+)\)"
)
HOUSE = ("Gentium Book Plus", "Source Sans 3")
STYLES = [("400", "normal"), ("700", "normal"), ("400", "italic")]


@dataclass(frozen=True)
class Rule:
    family: str
    style: tuple[str, str]
    range: str
    data: bytes

    @property
    def font(self) -> TTFont:
        return TTFont(io.BytesIO(self.data))

    @property
    def characters(self) -> frozenset[str]:
        with self.font as font:
            return frozenset(map(chr, font.getBestCmap()))


def rules(css: str) -> list[Rule]:
    return [
        Rule(found["family"], (found["weight"], found["slant"]), found["range"] or "", base64.b64decode(found["data"]))
        for found in RULE.finditer(css)
    ]


def features(rule: Rule) -> set[str]:
    """What can be asked of its letters."""
    with rule.font as font:
        return {each.FeatureTag for table in ("GSUB", "GPOS") for each in font[table].table.FeatureList.FeatureRecord}


@pytest.fixture(scope="module")
def house() -> list[Rule]:
    return rules(Faces.of("<p>Text.</p>", HOUSE).styles())


class TestStyles:
    def test_each_family_has_regular_bold_and_italic(self, house: list[Rule]) -> None:
        assert [(rule.family, rule.style) for rule in house] == [(name, style) for name in HOUSE for style in STYLES]

    def test_a_family_that_is_named_twice_goes_in_once(self, house: list[Rule]) -> None:
        assert rules(Faces.of("<p>Text.</p>", (*HOUSE, *HOUSE)).styles()) == house

    def test_they_hold_what_keyboards_write_and_names_of_western_europe(self, house: list[Rule]) -> None:
        for rule in house:
            assert set("Aa0%$£€éñßø‘’“”–—…") <= rule.characters
            assert "\u0416" not in rule.characters
            assert rule.data[:4] == b"wOF2"

    def test_letters_are_kerned(self, house: list[Rule]) -> None:
        assert all("kern" in features(rule) for rule in house)

    def test_figures_are_of_one_width_by_themselves_or_can_be_made_so(self, house: list[Rule]) -> None:
        for rule in house:
            with rule.font as font:
                widths = {font["hmtx"][font.getBestCmap()[ord(figure)]][0] for figure in "0123456789"}
            assert max(widths) - min(widths) <= 1  # of a thousand: its designers rounded
        garamond = rules(Faces.of("<p>Text.</p>", ("EB Garamond",)).styles())
        assert "tnum" in features(garamond[-1])

    def test_whose_font_it_is_stays_in_it_and_its_reserved_name_does_not(self, house: list[Rule]) -> None:
        for rule in house:
            with rule.font as font:
                names = font["name"]
            assert ("SIL" if rule.family == HOUSE[0] else "Adobe") in str(names.getDebugName(0))
            assert names.getBestFamilyName() is None

    def test_a_further_character_of_the_page_goes_in_also_as_a_capital(self) -> None:
        for rule in rules(Faces.of("<p>д&#322;</p>", HOUSE).styles()):
            assert {"д", "Д", "ł", "Ł"} <= rule.characters

    def test_what_a_face_lacks_comes_from_one_that_has_it_and_for_this_only(self) -> None:
        found = rules(Faces.of("<p>Ж</p>", ("Lato",)).styles())
        assert [(rule.style, rule.range) for rule in found] == [
            (style, scope) for style in STYLES for scope in ("", "U+416")
        ]
        assert all("Ж" in rule.characters for rule in found if rule.range)
        assert {rule.family for rule in found} == {"Lato"}

    def test_the_same_page_gives_the_same_bytes(self) -> None:
        page = "<p>Жψ</p>"
        assert Faces.of(page, ("Lato",)).styles() == Faces.of(page, ("Lato",)).styles()

    def test_pages_that_need_no_further_sign_share_their_subsets(self) -> None:
        assert Faces.of("<p>One ○</p>", HOUSE).key == Faces.of("<p>€2</p>", HOUSE).key
        assert Faces.of("<p>One</p>", HOUSE).key != Faces.of("<p>ł</p>", HOUSE).key
        assert Faces.of("<p>One</p>", HOUSE).key != Faces.of("<p>One</p>", HOUSE[:1]).key


def html_of(root: Path, name: str = "rail.mayor.en.html") -> str:
    return (root / "out" / name).read_text(encoding="utf-8")


def loaded(root: Path, *arguments: str) -> bool:
    """Whether a build loads the subsetter."""
    command = [sys.executable, "-X", "importtime", "-m", "briefs", "build", "rail", "-a", "mayor", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return "fontTools.subset" in done.stderr


class TestBuild:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        write(tmp_path)
        assert run_briefs(tmp_path, "build", "rail", "-a", "mayor", "--to", "html").code == 0
        return tmp_path

    def test_a_page_holds_the_faces_of_its_theme_before_its_head_ends(self, root: Path) -> None:
        head, _, body = html_of(root).partition("</head>")
        assert {rule.family for rule in rules(head)} == set(HOUSE)
        assert not rules(body)
        assert {rule.family for rule in rules(html_of(root, "index.html"))} == set(HOUSE)

    def test_another_face_in_the_theme_is_another_face_in_the_page(self, root: Path) -> None:
        put(root, "templates/theme.yaml", "faces: {text: EB Garamond, title: EB Garamond}")
        assert run_briefs(root, "build", "rail", "-a", "mayor", "--to", "html").code == 0
        assert {rule.family for rule in rules(html_of(root))} == {"EB Garamond", "Source Sans 3"}

    def test_subsets_are_made_once_and_not_for_a_changed_fact(self, root: Path) -> None:
        before = html_of(root)
        edit(root, "facts/rail.yaml", "The council has {figure} trams", "The council runs {figure} trams")
        assert not loaded(root, "--to", "html")
        assert html_of(root) != before
        assert rules(html_of(root)) == rules(before)

    def test_nothing_to_do_loads_nothing(self, root: Path) -> None:
        assert not loaded(root, "--to", "html")

    @pytest.mark.parametrize("damage", ["", "x", None])
    def test_a_cache_that_is_damaged_or_lost_costs_time_and_no_truth(self, root: Path, damage: str | None) -> None:
        before = html_of(root)
        [kept] = (root / "out" / CACHE).iterdir()
        if damage is None:
            kept.unlink()
        else:
            kept.write_text(kept.read_text(encoding="utf-8")[:-100] + damage, encoding="utf-8")
        assert loaded(root, "--to", "html", "--force")
        assert html_of(root) == before

    def test_old_subsets_are_removed_when_something_is_made(self, root: Path) -> None:
        run_briefs(root, "build", "--to", "html")
        cache = root / "out" / CACHE
        [kept] = cache.iterdir()
        for number in range(30):
            (cache / f"{number:02}.css").write_text("of a theme that is no more")
            os.utime(cache / f"{number:02}.css", (number, number))
        run_briefs(root, "build", "--to", "html")
        assert len(list(cache.iterdir())) == 31, "nothing was made"
        run_briefs(root, "build", "--to", "html", "--force")
        left = sorted(path.name for path in cache.iterdir())
        assert kept.name in left
        assert left[0] > "15.css"

    def test_a_received_page_is_verified_with_its_faces_in_it(self, root: Path) -> None:
        done = run_briefs(root, "verify", "out/rail.mayor.en.html")
        assert done.code == 0, done.out + done.err
