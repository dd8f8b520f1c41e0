"""A brief is read by the keyboard alone: from the top to the end, into each panel and out, and back again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import pytest
from browser_probes import ADD_STYLE, OPEN_PANELS
from chromium import chromium
from playwright.sync_api import Browser, Page
from shipped_briefs import AUDIENCES, Shipped, build_shipped

WIDE, NARROW = 1280, 390
WIDTHS: Final = [WIDE, NARROW]
Visit = Callable[[str, int], Page]

#: Notes what gets the focus, whether it is outlined then, and whether it could be seen when it lost the focus again.
WATCH: Final = """() => {
  const all = [...document.querySelectorAll('*')]
  window.named = element => `${all.indexOf(element)} ${element.localName} ${element.textContent.trim().slice(0, 40)}`
  window.reached = []
  document.addEventListener('focusin', event => {
    const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(event.target)
    const outlined = outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && !/, 0\\)$/.test(outlineColor)
    reached.push([named(event.target), outlined, true])
  })
  document.addEventListener('focusout', event => {
    const box = event.target.getClientRects()[0]
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    reached.at(-1)[2] = event.target.contains(top)
  })
}"""

#: All that a reader sees and can follow, open or unfold, in the order of the document.
STOPS: Final = """() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex]')]
  .filter(element => element.checkVisibility({visibilityProperty: true}))
  .map(named)"""

#: What has the focus, and the panel that it opens.
FOCUSED: Final = "() => [named(document.activeElement), document.activeElement.getAttribute('popovertarget')]"
IS_IN_PANEL: Final = "() => document.activeElement.closest('[popover]:popover-open') !== null"
IS_ON_MARK: Final = "() => document.activeElement.matches('main button.mark')"
#: Whether nothing stands between what the skip link leads to and what has the focus but things without focus.
IS_FIRST_IN_TEXT: Final = """() => {
  const text = document.querySelector(location.hash)
  const stops = [...document.querySelectorAll('a[href], button, summary')].filter(stop => stop.checkVisibility()
    && (text.contains(stop) || text.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING))
  return stops[0] === document.activeElement
}"""


class Stop(NamedTuple):
    """An element that got the focus."""

    name: str
    is_outlined: bool
    is_seen: bool


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    return build_shipped(tmp_path_factory, "A4")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser, shipped: Shipped) -> Iterator[Visit]:
    """Opens the brief of an audience at a width; the focus is watched from then on."""
    context = browser.new_context(reduced_motion="reduce")

    def visited(audience: str, width: int) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(shipped.briefs[audience].html_path.as_uri())
        page.evaluate(WATCH)
        return page

    yield visited
    context.close()


def walk(page: Page) -> tuple[list[str], list[Stop]]:
    """Press Tab through a page and unfold on the way what is folded: what there is to reach, and what was reached."""
    wanted: list[str] = page.evaluate(STOPS)
    done = 0
    while done < len(wanted):
        page.keyboard.press("Tab")
        if " summary " in wanted[done]:
            page.keyboard.press("Enter")
            wanted = page.evaluate(STOPS)
        done += 1
    return wanted, [Stop(*each) for each in page.evaluate("() => reached")]


def faults(wanted: list[str], reached: list[Stop]) -> Iterator[str]:
    """What is wrong with a walk. `test_screen` looks at the skip link, which is hidden when it loses the focus."""
    names = [stop.name for stop in reached]
    yield from (f"{name} is not reached" for name in wanted if name not in names)
    yield from (f"{name} is reached {names.count(name)} times" for name in wanted if names.count(name) > 1)
    if names != wanted:
        yield "what is reached is not in the order of the page"
    yield from (f"{stop.name} is not outlined" for stop in reached if not stop.is_outlined)
    yield from (f"{stop.name} is out of sight" for stop in reached[1:] if not stop.is_seen)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("audience", AUDIENCES)
class TestEachBrief:
    def test_tab_reaches_all_there_is_once_in_order_outlined_and_in_sight_and_the_same_way_back(
        self, visit: Visit, audience: str, width: int
    ) -> None:
        page = visit(audience, width)
        wanted, reached = walk(page)
        assert list(faults(wanted, reached)) == []
        assert reached[0].name.endswith(" a Skip to the text")
        for _ in wanted[1:]:
            page.keyboard.press("Shift+Tab")
        back = [Stop(*each) for each in page.evaluate("() => reached")[len(wanted) :]]
        assert list(faults(wanted[-2::-1], back)) == []

    def test_the_skip_link_leads_to_the_text_where_panels_are_opened_and_left_for_their_marks(
        self, visit: Visit, audience: str, width: int
    ) -> None:
        page = visit(audience, width)
        for key in ("Tab", "Enter", "Tab"):
            page.keyboard.press(key)
        assert page.evaluate(IS_FIRST_IN_TEXT)
        for key in ("Enter", "Space", "Enter", "Space"):
            while not page.evaluate(IS_ON_MARK):
                page.keyboard.press("Tab")
            mark, target = page.evaluate(FOCUSED)
            page.keyboard.press(key)
            assert [panel["id"] for panel in page.evaluate(OPEN_PANELS)] == [target]
            page.keyboard.press("Tab")
            assert page.evaluate(IS_IN_PANEL)
            page.keyboard.press("Escape")
            assert page.evaluate(OPEN_PANELS) == []
            assert page.evaluate(FOCUSED) == [mark, target], "the reader is back at the mark"
            page.keyboard.press("Tab")


class TestFaultsAreFound:
    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            ("mark => mark.tabIndex = -1", "is not reached"),
            ("mark => mark.tabIndex = 1", "not in the order of the page"),
            ("mark => mark.onkeydown = event => event.preventDefault()", "is not reached"),
            ("mark => mark.onfocus = () => { mark.onfocus = null; mark.blur(); mark.focus() }", "is reached 2 times"),
            ("mark => mark.style.outline = 'none'", "is not outlined"),
            ("mark => mark.style.outlineColor = 'transparent'", "is not outlined"),
            ("mark => mark.style.outlineWidth = '1px'", "is not outlined"),
        ],
    )
    def test_a_mark_that_is_broken(self, visit: Visit, change: str, fault: str) -> None:
        page = visit("minister", WIDE)
        page.locator("main button.mark:visible").first.evaluate(change)
        assert any(fault in each for each in faults(*walk(page)))

    def test_a_bar_over_what_has_the_focus(self, visit: Visit) -> None:
        page = visit("minister", WIDE)
        page.evaluate(ADD_STYLE, "body::after { content: ''; position: fixed; inset: 0; z-index: 9 }")
        assert any("is out of sight" in each for each in faults(*walk(page)))
