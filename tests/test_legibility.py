"""Whether a theme can be read: the contrast of its colours, and the faces that it names."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import BareProject
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from briefs import resources
from briefs.audience import load_look
from briefs.audience.contrast import contrast
from briefs.project import find_project

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


class TestContrast:
    @pytest.mark.parametrize(
        ("one", "other", "ratio"),
        [
            ("#000000", "#FFFFFF", 21.0),
            ("#FFFFFF", "#FFFFFF", 1.0),
            ("#767676", "#FFFFFF", 4.54),  # the lightest grey that passes on white
            ("#777777", "#FFFFFF", 4.48),
            ("#FF0000", "#FFFFFF", 4.0),
            ("#0000FF", "#FFFFFF", 8.59),
        ],
    )
    def test_known_ratios(self, one: str, other: str, ratio: float) -> None:
        assert contrast(one, other) == pytest.approx(ratio, abs=0.005)

    @given(COLOURS, COLOURS)
    def test_it_lies_between_one_and_twenty_one_in_either_order(self, one: str, other: str) -> None:
        assert 1 <= contrast(one, other) <= 21.0001
        assert contrast(one, other) == contrast(other, one)


def found(bare_project: BareProject, theme: str) -> list[tuple[str, str]]:
    project, _ = find_project(bare_project({"templates/theme.yaml": theme}))
    assert project is not None
    look, findings = load_look(project, "en")
    assert (look is None) == bool(findings)
    return [(str(finding).removeprefix("templates/theme.yaml:"), finding.hint) for finding in findings]


class TestColours:
    def test_the_built_in_theme_has_enough_contrast(self, bare_project: BareProject) -> None:
        assert found(bare_project, "house: Ministry of Rail") == []

    @pytest.mark.parametrize(
        ("shade", "front", "colour", "behind"),
        [
            ("colours", "ink", "#8A9199", "ground"),
            ("colours", "ink", "#8A9199", "panel"),
            ("colours", "ink", "#8A9199", "highlight"),
            ("colours", "mute", "#8A9199", "ground"),
            ("colours", "mute", "#8A9199", "panel"),
            ("colours", "gap", "#8A9199", "ground"),
            ("colours", "gap", "#8A9199", "panel"),
            ("colours", "on-house", "#4A5159", "house"),
            ("colours", "rule", "#C9CDD1", "ground"),
            ("colours", "rule", "#8A9199", "panel"),
            ("dark", "ink", "#4A5159", "ground"),
            ("dark", "ink", "#4A5159", "panel"),
            ("dark", "ink", "#4A5159", "highlight"),
            ("dark", "mute", "#4A5159", "ground"),
            ("dark", "mute", "#4A5159", "panel"),
            ("dark", "gap", "#4A5159", "ground"),
            ("dark", "gap", "#4A5159", "panel"),
            ("dark", "on-house", "#A9AFB6", "house"),
            ("dark", "rule", "#343A40", "ground"),
            ("dark", "rule", "#4A5159", "panel"),
        ],
    )
    def test_each_pair_that_stands_on_one_another_is_checked(
        self, bare_project: BareProject, shade: str, front: str, colour: str, behind: str
    ) -> None:
        findings = found(bare_project, f'{shade}: {{{front}: "{colour}"}}')
        name = f"dark {front}" if shade == "dark" else front
        on = f"on dark {behind} #" if shade == "dark" else f"on {behind} #"
        assert any(f"error E605 {name} {colour} {on}" in message for message, _ in findings)

    def test_it_says_the_ratio_found_and_needed_and_what_to_do(self, bare_project: BareProject) -> None:
        assert found(bare_project, 'colours:\n  rule: "#C9CDD1"') == [
            (
                "2:9: error E605 rule #C9CDD1 on ground #FFFFFF has a contrast of 1.59, a line needs 3",
                "Make rule darker, or ground lighter.",
            ),
            (
                "2:9: error E605 rule #C9CDD1 on panel #F4F2ED has a contrast of 1.42, a line needs 3",
                "Make rule darker, or panel lighter.",
            ),
        ]

    def test_a_ratio_is_never_rounded_up_to_what_is_needed(self, bare_project: BareProject) -> None:
        assert 4.499 < contrast("#65798C", "#FFFFFF") < 4.5
        message, _ = found(bare_project, 'colours: {mute: "#65798C", panel: "#FFFFFF"}')[0]
        assert message.endswith("has a contrast of 4.49, text needs 4.5")

    def test_a_new_ground_is_what_is_wrong_where_the_built_in_text_does_not_go_with_it(
        self, bare_project: BareProject
    ) -> None:
        findings = found(bare_project, 'colours: {ground: "#404040"}')
        assert {message.split(": ")[0] for message, _ in findings} == {"1:19"}
        assert ("Make ink darker, or ground lighter.") in [hint for _, hint in findings]

    def test_accents_are_text_in_light_and_in_dark(self, bare_project: BareProject) -> None:
        theme = 'actors:\n  - {light: "#123F73", dark: "#9CC4EE"}\n  - {light: "#F0A050", dark: "#803000"}'
        messages = [message.partition(" error E605 ")[::2] for message, _ in found(bare_project, theme)]
        light, dark = "the accent of actor 2 #F0A050", "the dark accent of actor 2 #803000"
        assert messages == [
            ("3:13:", f"{light} on ground #FFFFFF has a contrast of 2.13, text needs 4.5"),
            ("3:13:", f"{light} on panel #F4F2ED has a contrast of 1.90, text needs 4.5"),
            ("3:30:", f"{dark} on dark ground #15181B has a contrast of 1.98, text needs 4.5"),
            ("3:30:", f"{dark} on dark panel #1F2429 has a contrast of 1.74, text needs 4.5"),
        ]

    def test_hair_lines_carry_no_meaning(self, bare_project: BareProject) -> None:
        assert found(bare_project, 'colours: {hair: "#FFFFFF"}') == []


class TestFaces:
    def test_a_face_that_no_package_has_is_a_finding(self, bare_project: BareProject) -> None:
        (gentium, near), (helvetica, every) = found(bare_project, "faces:\n  sans: Helvetica\n  text: Gentium Plus")
        assert helvetica == "2:9: error E606 there is no type face 'Helvetica'"
        assert every.startswith("There are: Gentium Book Plus, Source Sans 3, ")
        assert gentium == "3:9: error E606 there is no type face 'Gentium Plus'"
        assert near == "Did you mean 'Gentium Book Plus'?"

    def test_case_and_blanks_do_not_matter_to_the_typesetter(self, bare_project: BareProject) -> None:
        assert found(bare_project, "faces: {sans: SOURCE SANS 3}") == []

    def test_the_names_of_files_tell_the_families(self) -> None:
        """The packages name files by family and style; were it otherwise, a face would be missing or mixed up."""
        for family, styles in resources.face_files().items():
            assert {"Regular", "Bold"} <= set(styles)
            for style, path in styles.items():
                assert told_by(path) == (family, style)


def told_by(path: Path) -> tuple[str, str]:
    with TTFont(path, lazy=True) as font:
        return str(font["name"].getDebugName(1)), str(font["name"].getDebugName(2)).replace(" ", "")
