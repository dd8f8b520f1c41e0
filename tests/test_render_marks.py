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

    def test_in_what_is_for_the_screen_alone_it_is_a_button_alone(self) -> None:
        for before, after in (
            ('<div class="panels" data-screen-only><div>', "</div></div>"),
            ('<details class="chart-data" data-screen-only><table>', "</table></details>"),
            ('<ol data-screen-only class="events"><li>', "</li></ol>"),
        ):
            html = for_both_media(f"<p>{LINK}</p>{before}{LINK}{after}<p>{LINK}</p>", {"money"})
            assert html.count("<button") == 3
            assert html.count("<a ") == 2
            assert "<a " not in html[html.index(before) : html.index(after, html.index(before))]

    def test_an_element_that_has_no_end_ends_at_once(self) -> None:
        assert for_both_media(f"<br data-screen-only>{LINK}", {"money"}).count("<a ") == 1
