"""Each colour of the shipped theme that text is written in can be read on each ground that it is written on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, Final

import pytest
import yaml
from browser_probes import ADD_STYLE
from chromium import chromium
from playwright.sync_api import Browser, Page
from shipped_briefs import AUDIENCES, ROOT, TOPIC, Shipped, build_shipped

from briefs.audience.contrast import contrast

THEME: Final[Any] = yaml.safe_load((ROOT / "templates" / "theme.yaml").read_text(encoding="utf-8"))
#: Print has the colours of light.
SHADES: Final = {
    "light": THEME["colours"] | {f"actor-{index}": each["light"] for index, each in enumerate(THEME["actors"])},
    "dark": THEME["dark"] | {f"actor-{index}": each["dark"] for index, each in enumerate(THEME["actors"])},
}
TEXTS: Final = ("ink", "mute", "gap", *(f"actor-{index}" for index in range(len(THEME["actors"]))))
WRITTEN_ON: Final = (
    *product(TEXTS, ("ground", "panel")),
    ("ink", "highlight"),
    ("on-house", "house"),
    ("ground", "ink"),
)

#: The colours of all texts on a page, unfolded, each with what is painted behind it: `rgb(1, 2, 3) on rgb(4, 5, 6)`.
PAIRS: Final = """() => {
  document.querySelectorAll('details').forEach(each => { each.open = true })
  const shown = document.createElement('style')
  shown.textContent = '@media screen { [popover] { display: block !important } }'
  document.head.append(shown)
  const grounds = new Map()
  const behind = element => {
    if (!grounds.has(element)) {
      const own = getComputedStyle(element).backgroundColor
      const outer = element.parentElement
      grounds.set(element, / 0\\)$/.test(own) && outer ? behind(outer) : own)
    }
    return grounds.get(element)
  }
  const found = new Set()
  for (const element of document.body.querySelectorAll('*')) {
    const says = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
    if (!says || !element.checkVisibility({visibilityProperty: true})) continue
    const {color, fill} = getComputedStyle(element)
    found.add(`${element.closest('svg') ? fill : color} on ${behind(element)}`)
  }
  return [...found]
}"""


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    return build_shipped(tmp_path_factory, "A4")


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with chromium() as browser:
        yield opened(browser)


def opened(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1280, "height": 800}).new_page()


def rgb(colour: str) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


@pytest.mark.parametrize("shade", SHADES)
@pytest.mark.parametrize(("text", "behind"), WRITTEN_ON, ids=" on ".join)
def test_text_has_the_contrast_that_it_needs(shade: str, text: str, behind: str) -> None:
    """Success criterion 1.4.3, level AA, for text of any size."""
    assert contrast(SHADES[shade][text], SHADES[shade][behind]) >= 4.5


@pytest.mark.parametrize("shade", SHADES)
@pytest.mark.parametrize("behind", ["ground", "panel"])
@pytest.mark.parametrize("line", ["rule", "ink"])
def test_lines_that_mean_something_stand_out(shade: str, line: str, behind: str) -> None:
    """Success criterion 1.4.11."""
    assert contrast(SHADES[shade][line], SHADES[shade][behind]) >= 3


def unknown(page: Page, shade: str) -> set[str]:
    """The pairs on a page that are none of those above."""
    colours = SHADES[shade]
    return set(page.evaluate(PAIRS)) - {
        f"{rgb(colours[text])} on {rgb(colours[behind])}" for text, behind in WRITTEN_ON
    }


@pytest.mark.parametrize(("shade", "media"), [("light", "screen"), ("dark", "screen"), ("light", "print")])
@pytest.mark.parametrize("name", [*(f"{TOPIC}.{audience}.en" for audience in AUDIENCES), "index"])
def test_no_page_has_text_in_any_other_pair(shipped: Shipped, page: Page, name: str, shade: Any, media: Any) -> None:
    """Folded texts and panels of evidence included."""
    page.emulate_media(color_scheme=shade, media=media)
    page.goto((shipped.out / f"{name}.html").as_uri())
    assert unknown(page, shade) == set()


@pytest.mark.parametrize(
    "css", ["h1 { color: #777777 }", "h1 { background: var(--hair) }", "dd { color: var(--rule) }"]
)
def test_another_pair_is_found(shipped: Shipped, page: Page, css: str) -> None:
    page.emulate_media(color_scheme="light", media="screen")
    page.goto((shipped.out / f"{TOPIC}.minister.en.html").as_uri())
    page.evaluate(ADD_STYLE, css)
    assert unknown(page, "light") != set()
