"""Another face in the theme fills the lines about as the shipped one does."""

from __future__ import annotations

import re

import pytest

from briefs.audience import load_look
from briefs.project import find_project
from briefs.render.fitting import fit_of
from briefs.resources import built_in


@pytest.mark.parametrize(
    ("use", "faces", "fit"),
    [
        ("text", "Gentium Book Plus", 1),
        ("sans", "Source Sans 3, Arial", 1),
        ("text", "'Noto Sans'", 0.893),
        ("text", "EB Garamond", 1.05),
        ("text", "Someone's Own", 1),
        ("margin-notes", "Noto Sans", 1),
    ],
)
def test_a_broad_face_is_set_smaller_and_a_narrow_one_a_little_larger(use: str, faces: str, fit: float) -> None:
    assert fit_of(use, faces) == fit


def test_the_shipped_faces_stand_in_the_sizes_of_the_style_sheets() -> None:
    project, _ = find_project(built_in())
    assert project is not None
    look, _ = load_look(project, "en")
    assert look is not None
    assert {fit_of(use, faces) for use, faces in look.theme.faces.items()} == {1}


def test_every_size_in_points_is_fitted_to_its_face() -> None:
    for path in built_in().glob("templates/*/print.css"):
        rules = re.sub(r"@page \{.*?\n\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert re.findall(r"font(?:-size)?: (?:bold |italic )*[0-9.]+pt[^;}]*", rules) == [], path
