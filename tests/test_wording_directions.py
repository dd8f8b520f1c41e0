"""Which way a language is written, and whether a text is seen to be in it."""

from __future__ import annotations

import pytest

from briefs.wording import direction_of, is_in_own_script


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("zh-Hant", "ltr")]
)
def test_a_language_has_a_direction(language: str, direction: str) -> None:
    assert direction_of(language) == direction


@pytest.mark.parametrize(
    ("text", "language", "seen"),
    [
        ("北城市政府公报", "zh", True),
        ("北城市政府公报", "zh-Hans", True),
        ("Gazette of Beicheng", "zh", False),
        ("Gazette (北城)", "zh", True),
        ("北城", "ar", False),
        ("نشرة", "fa", True),
        ("समाचार", "hi", True),
        ("Bulletin officiel à Paris", "fr", False),
        ("Вестник", "ru", True),
    ],
)
def test_a_title_is_in_its_language_where_its_script_shows_it(text: str, language: str, seen: bool) -> None:  # noqa: FBT001  # a table of cases
    assert is_in_own_script(text, language) is seen
