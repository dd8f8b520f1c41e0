"""Subheadings that begin with an actor's name show whose they are."""

from __future__ import annotations

from view_files import body


class TestSubheadings:
    def test_an_actors_name_at_the_beginning_is_shown_as_the_actors(self) -> None:
        html = body("### Sudland: the plan\n\nText.").prose("body")
        assert '<span class="actor" data-actor="1">Sudland</span>: the plan</h3>' in html

    def test_a_longer_word_is_no_actors_name(self) -> None:
        assert 'class="actor"' not in body("### Norlanders and beds\n\nText.").prose("body")

    def test_a_name_later_on_stays_text(self) -> None:
        assert 'class="actor"' not in body("### Beds in Norland\n\nText.").prose("body")
