"""Other typesetters beside ours: faster ones, told as they are."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

import typst
from playwright.sync_api import sync_playwright

from briefs import resources

from .building import SAMPLE, Builds
from .timing import Result

_SET = '#set page(paper: "a4")\n#set text(font: "Source Sans 3", size: 10pt, lang: "en")\n#set par(justify: false)\n'
_HEADINGS = {"h1": "=", "h2": "==", "h3": "==="}
_BLOCKS = frozenset({"p", "li", "dd", "dt", "td", "th", "figcaption", "caption"})
_UNSEEN = frozenset({"script", "style", "head", "svg", "template"})
_CHROMIUM = "/usr/bin/chromium"


def beside_others(builds: Builds) -> Iterator[Result]:
    """A brief of a whole build of ours, beside one of theirs."""
    pages = [Path(page[-2]) for page in builds.loop.pages[::SAMPLE]]
    ours = builds.all_alike() / builds.count
    for name, peer in (
        ("Typst in one process, its words as headings and paragraphs (tagged)", _typst(pages)),
        ("Chromium in one process, printing its page on screen (tagged)", _chromium(pages)),
    ):
        yield Result("a brief of briefs build -j 2", ours, peer, ours / peer, None, name)


def _each(pages: Sequence[Path], make: Callable[[Path], object]) -> float:
    """Seconds a page; the first is made once before, and does not count."""
    make(pages[0])
    start = time.perf_counter()
    for page in pages:
        make(page)
    return (time.perf_counter() - start) / len(pages)


def _typst(pages: Sequence[Path]) -> float:
    fonts = [str(folder) for folder in resources.font_folders()]

    def make(page: Path) -> None:
        source = page.with_suffix(".typ")
        typst.compile(str(source), output=str(page.with_suffix(".typst.pdf")), font_paths=fonts)

    for page in pages:
        page.with_suffix(".typ").write_text(_SET + "\n\n".join(_as_typst(page.read_text())))
    return _each(pages, make)


def _chromium(pages: Sequence[Path]) -> float:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        try:
            tab = browser.new_page()

            def make(page: Path) -> None:
                tab.goto(page.as_uri())
                tab.pdf(path=page.with_suffix(".chromium.pdf"), prefer_css_page_size=True, tagged=True)

            return _each(pages, make)
        finally:
            browser.close()


def _as_typst(html: str) -> Iterator[str]:
    reader = _Words()
    reader.feed(html)
    for tag, text in reader.blocks:
        words = "".join(f"\\{letter}" if letter in "\\#*_`$<>@=-+/~[]" else letter for letter in " ".join(text.split()))
        if words:
            yield f"{_HEADINGS[tag]} {words}" if tag in _HEADINGS else words


class _Words(HTMLParser):
    """The text of a page by block."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # its own signature
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS or tag in _HEADINGS:
            self.blocks.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if self.blocks and not self._unseen:
            tag, text = self.blocks[-1]
            self.blocks[-1] = (tag, text + data)
