"""From a save to the new page on screen, in a real browser, on the shipped project: `python -m benchmarks.preview`.

Prints two lines an audience, one for saves of its prose and one for saves of the fact file: milliseconds from before a
file is written to the frame in which the browser draws it, the median and the longest of some saves one after another.
Not part of `make bench`: it needs Debian's chromium, and what it measures is mostly what else the machine does.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

BRIEFS = str(Path(sys.executable).parent / "briefs")
AUDIENCES = ("minister", "legislator", "press", "public", "technical")
SAVES = 7
#: The caveat of a fact that all audiences are shown.
CAVEAT = "No origin of the figure is given. "
PATIENCE = 600_000
#: Resolves when the text stands in the page that is shown, with the time of the frame that draws it. It is looked for
#: when something changed there and at no other time: who waits for a page leaves the processors alone, too.
SEEN = """text => new Promise(resolve => {
  const pane = document.querySelector("#html");
  const page = () => pane.querySelector("iframe:not(.coming)")?.contentDocument;
  const look = () => {
    if (!page()?.body?.textContent.includes(text)) return;
    watcher.disconnect();
    requestAnimationFrame(() => resolve(Date.now()));
  };
  const watcher = new MutationObserver(look);
  for (const each of [pane, page()]) {
    watcher.observe(each, { attributes: true, characterData: true, childList: true, subtree: true });
  }
  look();
})"""


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        _served(Path(folder) / "project") as (root, address),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for audience in sys.argv[1:] or AUDIENCES:
            page = _shown(browser, f"{address}us-china-ai.{audience}.en")
            for what, path, before in (
                ("prose", root / f"facts/us-china-ai/{audience}.en.md", "## bottom-line\n\n"),
                ("a fact", root / "facts/us-china-ai.yaml", CAVEAT),
            ):
                took = _saves(page, path, before)
                median, longest = statistics.median(took), max(took)
                print(f"{audience}, {what}: median {median:.0f} ms, longest {longest:.0f} ms", flush=True)
            page.close()


@contextmanager
def _served(root: Path) -> Iterator[tuple[Path, str]]:
    subprocess.run([BRIEFS, "init", str(root)], check=True, capture_output=True)
    command = [BRIEFS, "serve", "--port", "0"]
    process = subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    )
    assert process.stdout is not None
    try:
        yield root, process.stdout.readline().strip()
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(60)


def _shown(browser: Browser, address: str) -> Page:
    """A brief in the preview, on screen and with everything made."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    expect(page.frame_locator("#html iframe:not(.coming)").locator("h1")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#status")).to_have_text("Up to date", timeout=PATIENCE)
    return page


def _saves(page: Page, path: Path, behind: str) -> list[float]:
    """The milliseconds of some saves, each of which puts another word behind what stands in the file once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(behind) == 1, behind
    took: list[float] = []
    for index in range(SAVES):
        word = f"Saved{chr(ord('a') + index)}"
        before = time.time()
        path.write_text(text.replace(behind, f"{behind}{word}. "), encoding="utf-8")
        took.append(page.evaluate(SEEN, word) - before * 1000)
    path.write_text(text, encoding="utf-8")
    expect(page.locator("#status")).to_have_text("Up to date", timeout=PATIENCE)
    return took


if __name__ == "__main__":
    main()
