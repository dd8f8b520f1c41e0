"""The PDFs as a browser reads them: pdf.js, which Firefox shows them with, opens each without a word of complaint."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
import scripts_project
from chromium import chromium
from playwright.sync_api import Browser, Error, Page, Route
from shipped_briefs import AUDIENCES, SIZES, Brief, build_shipped

_PDFJS: Final = Path(__file__).parent.parent / "tools" / "web" / "node_modules" / "pdfjs-dist"
_SITE: Final = "http://pdf.test/"
_PAGE: Final = f"""<!doctype html><html lang="en"><title>Reader</title><script type="module">
import * as pdfjs from "{_SITE}pdfjs/legacy/build/pdf.mjs"
pdfjs.GlobalWorkerOptions.workerSrc = "{_SITE}pdfjs/legacy/build/pdf.worker.mjs"
window.pdfjs = pdfjs
</script>"""
#: Reads and paints every page of a PDF.
_READ: Final = f"""async () => {{
  const data = await (await fetch("{_SITE}brief.pdf")).arrayBuffer()
  const pdf = await pdfjs.getDocument({{data, iccUrl: "{_SITE}pdfjs/iccs/", wasmUrl: "{_SITE}pdfjs/wasm/"}}).promise
  const texts = [], painted = [], tagged = []
  const roots = node => node ? [node.role, ...(node.children ?? []).flatMap(roots)] : []
  for (let number = 1; number <= pdf.numPages; number++) {{
    const page = await pdf.getPage(number)
    texts.push((await page.getTextContent()).items.map(item => item.str ?? "").join(""))
    tagged.push(roots(await page.getStructTree()).filter(Boolean))
    const viewport = page.getViewport({{scale: 0.3}})
    const canvas = Object.assign(document.createElement("canvas"), {{width: viewport.width, height: viewport.height}})
    await page.render({{canvas, viewport}}).promise
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data
    painted.push(pixels.some((value, index) => index % 4 < 3 && value < 128))
  }}
  const titles = items => (items ?? []).flatMap(item => [item.title, ...titles(item.items)])
  const attached = [...(await pdf.getAttachments() ?? new Map()).values()]
  for (const file of attached) file.content = await pdf.getAttachmentContent(file.filename)
  return {{
    texts, painted, tagged,
    outline: titles(await pdf.getOutline()),
    attached: attached.map(file => [file.filename, new TextDecoder().decode(file.content)]),
    language: (await pdf.getMetadata()).info.Language,
  }}
}}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


CASES = [
    *(f"{audience} on {size}" for size in SIZES for audience in AUDIENCES),
    *(f"{audience} in scripts" for audience in scripts_project.AUDIENCES),
]


@pytest.fixture(scope="module", params=CASES)
def brief(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Brief:
    audience, _, where = str(request.param).split()
    if where == "scripts":
        return scripts_project.build_scripts(tmp_path_factory)[audience]
    return build_shipped(tmp_path_factory, where).briefs[audience]


@pytest.fixture(scope="module")
def opened(browser: Browser, brief: Brief) -> dict[str, Any]:
    return read(browser, brief.pdf_path)


def read(browser: Browser, pdf: Path) -> dict[str, Any]:
    """What pdf.js finds in a file; `said` is what it wrote to the console meanwhile."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.route(f"{_SITE}**", partial(_answer, pdf))
    try:
        return {**_read(page), "said": said}
    finally:
        page.close()


def _read(page: Page) -> dict[str, Any]:
    page.goto(_SITE)
    page.wait_for_function("window.pdfjs")
    found: dict[str, Any] = page.evaluate(_READ)
    return found


def _answer(pdf: Path, route: Route) -> None:
    """Files from the disk: no request leaves the browser."""
    path = route.request.url.removeprefix(_SITE)
    if not path:
        route.fulfill(body=_PAGE, content_type="text/html")
    elif path == "brief.pdf":
        route.fulfill(path=pdf, content_type="application/pdf")
    elif path.startswith("pdfjs/"):
        kind = "text/javascript" if path.endswith(".mjs") else "application/octet-stream"
        route.fulfill(path=_PDFJS / path.removeprefix("pdfjs/"), content_type=kind)
    else:
        route.fulfill(status=404)


def letters(text: str) -> Counter[str]:
    return Counter(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def test_it_has_nothing_to_complain_of(opened: dict[str, Any]) -> None:
    assert opened["said"] == []


def test_every_page_is_painted_and_its_text_comes_back(opened: dict[str, Any], brief: Brief) -> None:
    pages = ["".join(run.text for run in page.runs) for page in brief.pdf.pages]
    assert [letters(text) for text in opened["texts"]] == [letters(text) for text in pages]
    assert all(opened["painted"])


def test_headings_are_its_outline_and_tags_reach_its_readers(opened: dict[str, Any], brief: Brief) -> None:
    assert opened["outline"] == [bookmark.title for bookmark in brief.pdf.bookmarks]
    assert opened["language"] == "en"
    assert all({"P", "Link"} & set(tags) for tags in opened["tagged"])


def test_the_attached_facts_are_those_of_the_web_page(opened: dict[str, Any], brief: Brief) -> None:
    (facts,) = (each for each in brief.document.walk() if each.attributes.get("id") == "facts")
    assert opened["attached"] == [["facts.json", facts.raw_text()]]


def test_a_damaged_file_is_complained_of(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "damaged.pdf").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(Error, match="InvalidPDFException"):
        read(browser, tmp_path / "damaged.pdf")
