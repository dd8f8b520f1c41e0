"""The web pages in a real browser with scripts switched off: narrow, wide, enlarged, dark, printed, by keyboard."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import browser_probes as probes
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from shipped_briefs import AUDIENCES, TOPIC, Shipped, build_shipped

NARROW, WIDE = 320, 1280
#: What keeps the browser from talking to anybody by itself.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)
PAGES = (*AUDIENCES, "index")
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    return build_shipped(tmp_path_factory, "A4")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "these tests need chromium: see system-packages.txt"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, shipped: Shipped) -> Iterator[Open]:
    """Opens a page of the project: `visit("press", width=320, color_scheme="dark")`."""
    contexts: list[BrowserContext] = []

    def visited(name: str, *, width: int = WIDE, height: int = 800, **settings: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=False,
            **{"reduced_motion": "reduce", **settings},
        )
        contexts.append(context)
        page = context.new_page()
        page.goto((shipped.out / address(name)).as_uri())
        return page

    yield visited
    for context in contexts:
        context.close()


def address(name: str) -> str:
    return "index.html" if name == "index" else f"{TOPIC}.{name}.en.html"


class TestWidth:
    @pytest.mark.parametrize("name", PAGES)
    @pytest.mark.parametrize(
        ("width", "settings"),
        [(NARROW, {}), (WIDE, {}), (WIDE // 2, {"device_scale_factor": 2}), (768, {}), (2560, {})],
        ids=["320 px", "1280 px", "enlarged to 200 %", "768 px", "2560 px"],
    )
    def test_a_page_is_never_wider_than_its_window(
        self, visit: Open, name: str, width: int, settings: dict[str, Any]
    ) -> None:
        page = visit(name, width=width, **settings)
        assert page.evaluate(probes.TOO_WIDE) <= 0
        assert page.evaluate(probes.STICKING_OUT) == []

    @pytest.mark.parametrize("name", AUDIENCES)
    @pytest.mark.parametrize("width", [NARROW, 390, 768, WIDE])
    def test_no_text_stands_over_a_drawing(self, visit: Open, name: str, width: int) -> None:
        assert visit(name, width=width).evaluate(probes.OVER_DRAWINGS) == []

    def test_a_page_that_is_too_wide_is_noticed(self, visit: Open) -> None:
        page = visit("public", width=NARROW)
        page.evaluate(probes.ADD_STYLE, "h1 { white-space: nowrap } svg { margin-block: -30px }")
        assert page.evaluate(probes.TOO_WIDE) > 0
        assert page.evaluate(probes.STICKING_OUT) != []
        assert page.evaluate(probes.OVER_DRAWINGS) != []


class TestNumbers:
    def test_a_number_in_a_table_stands_on_the_first_line_of_its_row(self, visit: Open) -> None:
        found = visit("technical").evaluate(probes.NUMBER_TOPS)
        assert found
        assert max(found) < 20


class TestLinks:
    @pytest.mark.parametrize("row", [0, 25, 50])
    @pytest.mark.parametrize("motion", ["reduce", "no-preference"])
    def test_a_link_into_the_evidence_leads_there(self, visit: Open, motion: str, row: int) -> None:
        page = visit("technical", reduced_motion=motion)
        fact = page.locator(".evidence-table tr[id]").nth(row)
        page.goto(f"{page.url}#{fact.get_attribute('id')}")
        expect(fact).to_be_in_viewport()


class TestRequests:
    @pytest.mark.parametrize("name", PAGES)
    def test_no_request_leaves_the_page(self, browser: Browser, shipped: Shipped, name: str) -> None:
        """With scripts on, so that one would be noticed, and with each panel opened."""
        context = browser.new_context(viewport={"width": WIDE, "height": 800})
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto((shipped.out / address(name)).as_uri())
        page.evaluate("() => document.querySelectorAll('[popover]').forEach(panel => panel.showPopover())")
        page.emulate_media(media="print", color_scheme="dark")
        page.wait_for_load_state("networkidle")
        context.close()
        assert [url for url in asked if urlsplit(url).scheme != "data"] == [(shipped.out / address(name)).as_uri()]

    @pytest.mark.parametrize("name", PAGES)
    def test_there_is_no_script_to_run(self, shipped: Shipped, name: str) -> None:
        html = (shipped.out / address(name)).read_text(encoding="utf-8")
        types = re.findall(r"<script\b([^>]*)>", html)
        assert all('type="application/' in each and "json" in each for each in types)
        assert not re.search(r"<[^>]+\son[a-z]+\s*=", html)
        assert "javascript:" not in html


class TestPanels:
    """The evidence behind each mark, opened in place by keyboard."""

    @pytest.mark.parametrize("name", AUDIENCES)
    @pytest.mark.parametrize(("width", "height"), [(NARROW, 640), (WIDE, 800)], ids=["320 px", "1280 px"])
    def test_each_mark_opens_its_panel_and_escape_closes_it(
        self, visit: Open, name: str, width: int, height: int
    ) -> None:
        page = visit(name, width=width, height=height)
        marks = page.evaluate(probes.MARKS)
        assert len(marks) > 5
        for mark in marks:
            page.evaluate(probes.FOCUS_MARK, mark["index"])
            page.keyboard.press("Enter")
            (panel,) = page.evaluate(probes.OPEN_PANELS)
            assert panel["id"] == mark["target"]
            assert panel["inside"], f"{panel['id']} does not lie within the window"
            assert mark["text"] in panel["text"]
            page.keyboard.press("Escape")
            assert page.evaluate(probes.AFTER_CLOSING) == [0, mark["target"]], "the reader is back at the mark"

    @pytest.mark.parametrize("name", AUDIENCES)
    def test_each_mark_can_be_reached_by_keyboard(self, visit: Open, name: str) -> None:
        assert visit(name).evaluate(probes.OUT_OF_REACH) == []

    def test_tab_goes_from_mark_to_mark_in_the_order_of_the_text(self, visit: Open) -> None:
        page = visit("minister")
        wanted = [mark["text"] for mark in page.evaluate(probes.MARKS)]
        reached: list[str] = []
        for _ in range(2 * len(wanted) + 10):
            page.keyboard.press("Tab")
            focused = page.locator("main button.mark:focus")
            if focused.count():
                reached.append(focused.inner_text())
        assert list(dict.fromkeys(reached)) == wanted

    @pytest.mark.parametrize("name", AUDIENCES)
    def test_a_panel_quotes_its_source_and_leads_to_the_notes(self, visit: Open, name: str) -> None:
        page = visit(name)
        mark = page.locator("main button.mark").first
        mark.focus()
        page.keyboard.press("Enter")
        panel = page.locator("[popover]:popover-open")
        assert panel.locator("blockquote").first.inner_text().strip()
        link = panel.locator(".panel-foot a").first
        target = (link.get_attribute("href") or "").removeprefix("#")
        link.press("Enter")
        box = page.locator(f"[id='{target}']").bounding_box()
        assert box is not None
        assert -1 <= box["y"] < 800, "what the link leads to is in the window"

    def test_a_panel_can_be_closed_by_its_button(self, visit: Open) -> None:
        page = visit("minister", width=NARROW)
        page.locator("main button.mark").first.press("Enter")
        close = page.locator("[popover]:popover-open button.close")
        assert close.inner_text().strip(), "the button has a name"
        close.press("Enter")
        assert page.evaluate(probes.OPEN_PANELS) == []

    def test_however_long_the_evidence_is_the_way_out_and_the_way_on_are_seen(self, visit: Open) -> None:
        page = visit("legislator", width=NARROW, height=360)
        longest = page.locator(f"main button.mark[popovertarget='{page.evaluate(probes.LONGEST_PANEL)}']").first
        longest.press("Enter")
        panel = page.locator("[popover]:popover-open")
        panel.evaluate("panel => { panel.scrollTop = (panel.scrollHeight - panel.clientHeight) / 2 }")
        assert panel.evaluate("panel => panel.scrollTop") > 0, "it is longer than the window"
        for each in ("button.close", ".panel-foot a"):
            assert panel.locator(each).first.evaluate(probes.IS_ON_TOP), each

    def test_a_touch_opens_a_panel_too_and_one_beside_it_closes_it(self, visit: Open) -> None:
        page = visit("public", width=NARROW, height=640, has_touch=True)
        page.locator("main button.mark").first.tap()
        assert len(page.evaluate(probes.OPEN_PANELS)) == 1
        page.touchscreen.tap(160, 20)
        assert page.evaluate(probes.OPEN_PANELS) == []

    @pytest.mark.parametrize("name", AUDIENCES)
    def test_what_opens_by_touch_is_large_enough(self, visit: Open, name: str) -> None:
        """24 by 24 px or as much room around it: WCAG 2.2, 2.5.8."""
        page = visit(name, width=NARROW)
        sizes = page.evaluate(probes.TOUCH_SIZES)
        assert sizes
        assert all(width >= 24 and height >= 24 for width, height in sizes)


class TestKeyboard:
    @pytest.mark.parametrize("name", PAGES)
    def test_the_first_tab_offers_to_skip_to_the_text(self, visit: Open, name: str) -> None:
        page = visit(name, width=NARROW)
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        box = skip.bounding_box()
        assert skip.inner_text() == "Skip to the text"
        assert box is not None
        assert box["y"] >= 0
        assert box["x"] >= 0
        page.keyboard.press("Enter")
        target = page.evaluate("() => document.querySelector(location.hash).getBoundingClientRect().top")
        assert -1 <= target <= page.evaluate("() => innerHeight / 2")

    @pytest.mark.parametrize("name", PAGES)
    def test_what_has_the_focus_is_outlined(self, visit: Open, name: str) -> None:
        page = visit(name)
        for _ in range(4):
            page.keyboard.press("Tab")
            style, width = page.evaluate(probes.OUTLINE)
            assert (style, width >= 2) == ("solid", True)


class TestColours:
    @pytest.mark.parametrize("name", PAGES)
    def test_the_dark_has_other_colours(self, visit: Open, name: str) -> None:
        light, dark = (visit(name, color_scheme=scheme).evaluate(probes.COLOURS) for scheme in ("light", "dark"))
        pairs = [(one, other) for one, other in zip(light, dark, strict=True) if one is not None]
        assert len(pairs) >= 3
        assert all(one != other for one, other in pairs), pairs

    @pytest.mark.parametrize("name", PAGES)
    def test_the_dark_has_the_same_text_in_the_same_place(self, visit: Open, name: str) -> None:
        light, dark = (visit(name, color_scheme=scheme).evaluate(probes.LAYOUT) for scheme in ("light", "dark"))
        assert light == dark


class TestPrint:
    @pytest.mark.parametrize("name", AUDIENCES)
    def test_what_only_a_screen_can_do_is_not_printed(self, visit: Open, name: str) -> None:
        page = visit(name)
        page.locator("main button.mark").first.press("Enter")
        page.emulate_media(media="print")
        for selector in ("[popover]", ".skip", ".close"):
            assert page.evaluate(probes.VISIBLE, selector) == 0, selector
        assert page.evaluate(probes.VISIBLE, "main data") > 0
        assert page.evaluate(probes.VISIBLE, "main .mark") > 0, "marks lead to the notes in print too"


class TestIndex:
    def test_each_link_leads_to_a_page_that_opens(self, visit: Open, shipped: Shipped) -> None:
        page = visit("index")
        links = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
        assert len(links) == 2 * len(AUDIENCES)
        assert all((shipped.out / link).is_file() for link in links)
        page.locator("main a").first.press("Enter")
        assert page.locator("h1").inner_text()
        assert page.url.endswith(address("minister"))
