"""The web pages meet WCAG 2.2 AA as far as machines can tell: axe in a real browser, and the Nu checker."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import chromium
from playwright.sync_api import Browser
from shipped_briefs import AUDIENCES, TOPIC, Shipped, build_shipped

CHECKERS = Path(__file__).parent.parent / "tools" / "web" / "node_modules"
AXE = CHECKERS / "axe-core" / "axe.min.js"
#: A run of seconds does not repay optimising, nor collecting garbage on several cores; and its stack must be deep.
_SHORT_RUN = ("-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
NU = CHECKERS / "vnu-jar" / "build" / "dist" / "vnu.jar"
RUN = """looked_at => axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}).then(result => {
  const told = node => node.html.slice(0, 200)
  const isNew = rule => node => !document.querySelector(node.target[0])?.matches(looked_at[rule] ?? ':not(*)')
  return {
    violations: result.violations.map(each => [each.id, each.nodes.map(told)]),
    incomplete: result.incomplete.flatMap(each => each.nodes.filter(isNew(each.id)).map(node => [each.id, told(node)])),
  }
})"""
PICTURED = '<p style="background: linear-gradient(#fff, #000)">On a picture</p>'
#: What axe cannot decide: by rule, the elements that a person looked at.
LOOKED_AT = {
    # The lettering of drawings, behind which axe sees a picture, and single signs such as −. `test_contrast` looks at
    # their colours, each with what is painted behind it.
    "color-contrast": "svg tspan, .formula .values > span",
    # Rows that head a group: they head the rows beneath them, up to the next one.
    "th-has-data-cells": ".figures-table, .evidence-table",
}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    return build_shipped(tmp_path_factory, "A4")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def axe(browser: Browser, address: str, width: int, scheme: str) -> dict[str, Any]:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    try:
        page = context.new_page()
        page.goto(address)
        page.add_script_tag(path=AXE)
        result: dict[str, Any] = page.evaluate(RUN, LOOKED_AT)
        return result
    finally:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", [*(f"{TOPIC}.{audience}.en" for audience in AUDIENCES), "index"])
def test_axe_finds_no_violation_and_nothing_undecided_that_was_not_looked_at(
    browser: Browser, shipped: Shipped, name: str, width: int, scheme: str
) -> None:
    """On a wide and a narrow window, light and dark."""
    result = axe(browser, (shipped.out / f"{name}.html").as_uri(), width, scheme)
    assert result["violations"] == []
    assert result["incomplete"] == []


def test_axe_sees_what_is_wrong(browser: Browser, shipped: Shipped, tmp_path: Path) -> None:
    """A heading that is skipped, a button without a name and pale text are found; text on a picture is undecided."""
    page = (shipped.out / f"{TOPIC}.minister.en.html").read_text(encoding="utf-8")
    broken = page.replace("</main>", f'<h6>Deep</h6><button></button><p style="color: #ccc">Pale</p>{PICTURED}</main>')
    assert broken != page
    (tmp_path / "broken.html").write_text(broken, encoding="utf-8")
    result = axe(browser, (tmp_path / "broken.html").as_uri(), 1280, "light")
    assert {"heading-order", "button-name", "color-contrast"} <= {rule for rule, _ in result["violations"]}
    assert [rule for rule, _ in result["incomplete"]] == ["color-contrast"]


def nu(*pages: Path) -> str:
    command = ["java", *_SHORT_RUN, "-jar", str(NU), "--format", "gnu", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == (1 if done.stderr else 0), done.stdout  # the checker's own failures
    return done.stderr


def test_the_nu_checker_has_nothing_to_say(shipped: Shipped) -> None:
    """Neither an error nor a warning, on any page."""
    assert nu(*sorted(shipped.out.glob("*.html"))) == ""


def test_the_nu_checker_sees_what_is_wrong(shipped: Shipped, tmp_path: Path) -> None:
    """An element where it may not stand is found."""
    page = (shipped.out / "index.html").read_text(encoding="utf-8")
    (tmp_path / "broken.html").write_text(page.replace("</main>", "<p><div></div></p></main>"), encoding="utf-8")
    assert "error" in nu(tmp_path / "broken.html")
