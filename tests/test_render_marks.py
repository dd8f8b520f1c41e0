"""Marks: a link in print, a button on screen."""

from __future__ import annotations

from briefs.render.marks import for_both_media

LINK = '<a class="mark" href="#e-money" data-fact="money">A1</a>'


class TestMarksForBothMedia:
    def test_a_mark_with_a_panel_is_a_button_on_screen_and_a_link_in_print(self) -> None:
        assert for_both_media(f"<p>So. {LINK}</p>", {"money"}) == (
            '<p>So. <button type="button" class="mark" popovertarget="p-money" data-fact="money" data-screen-only>A1'
            '</button><a class="mark" href="#e-money" data-print-only data-fact="money">A1</a></p>'
        )

    def test_a_mark_without_a_panel_stays_a_link(self) -> None:
        assert for_both_media(LINK, {"other"}) == LINK

    def test_each_mark_has_its_own_button(self) -> None:
        assert for_both_media(LINK + LINK, {"money"}).count("<button") == 2

    def test_in_a_panel_it_is_a_button_alone(self) -> None:
        html = for_both_media(f'<div class="panels">{LINK}</div>', {"money"})
        assert html.count("<button") == 1
        assert "<a " not in html
