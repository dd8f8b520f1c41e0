"""Links that lead to a quote in its source on the web, and what Chromium does with them."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import PathLike
from pathlib import Path

import pytest
from chromium import chromium
from conftest import run_briefs
from playwright.sync_api import Page
from small_project import put, write
from view_files import BLOCKS, body, facts

from briefs.audit.document import read_document
from briefs.evidence.checked import Span
from briefs.view.passages import passage_address

#: The third and the fourth paragraph begin alike, and the last one says what the first does.
PARAGRAPHS = (
    "Norland spent €120 million.",
    "It's the state-led, R&D-heavy plan (100% “open”), says 中文 Müller; no more.",
    "The plan that was read by all members of the council in March is not the plan of the mayor.",
    "The plan that was read by all members of the council in April is, they say, that of the old town hall at last.",
    "In the south, Norland spent €120 million.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def address(*quotes: str, occurrence: int = 0) -> str:
    spans = []
    for quote in quotes:
        start = TEXT.index(quote)
        for _ in range(occurrence):
            start = TEXT.index(quote, start + 1)
        spans.append(Span("source", start, start + len(quote)))
    return passage_address("/page", TEXT, spans)


class TestAddress:
    def test_what_is_a_sign_in_a_fragment_is_encoded(self) -> None:
        assert address("state-led, R&D-heavy") == "/page#:~:text=state%2Dled%2C%20R%26D%2Dheavy"

    def test_each_part_of_a_quote_is_led_to(self) -> None:
        assert address("Norland spent", "no more") == "/page#:~:text=Norland%20spent&text=no%20more"

    def test_a_fragment_that_the_address_has_stays(self) -> None:
        assert passage_address("/page#part", "A town", [Span("source", 0, 6)]) == "/page#part:~:text=A%20town"

    def test_a_long_passage_is_named_by_its_ends(self) -> None:
        assert address(PARAGRAPHS[1]) == (
            "/page#:~:text=It%27s%20the%20state%2Dled%2C%20R%26D%2Dheavy,%E4%B8%AD%E6%96%87%20M%C3%BCller%3B%20no%20more."
        )

    def test_ends_grow_until_they_lead_to_no_earlier_passage(self) -> None:
        first, _, last = address(PARAGRAPHS[3]).partition("text=")[2].partition(",")
        assert (first.endswith("council%20in%20April"), last.endswith("town%20hall%20at%20last.")) == (True, True)

    def test_what_stands_there_twice_is_told_by_what_is_before_it(self) -> None:
        found = address("Norland spent €120 million", occurrence=1)
        assert found == "/page#:~:text=south%2C-,Norland%20spent%20%E2%82%AC120%20million"

    def test_line_breaks_do_not_count(self) -> None:
        text = "A town\n  of trams, and more"
        assert passage_address("/", text, [Span("source", 0, 17)]) == "/#:~:text=A%20town%20of%20trams"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page with the paragraphs, each a screen from the next, on this machine's own address."""
    root = tmp_path_factory.mktemp("site")
    blocks = (f"<p id=p{number} style='margin-top:1500px'>{escape(text)}</p>" for number, text in enumerate(PARAGRAPHS))
    (root / "page").write_text(f"<!doctype html><meta charset=utf-8>{''.join(blocks)}<div style='height:1500px'>")
    handler = partial(_Handler, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    def guess_type(self, path: str | PathLike[str]) -> str:  # noqa: ARG002 - every file is a page
        return "text/html"

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with chromium() as browser:
        yield browser.new_page(viewport={"width": 800, "height": 600})


class TestInABrowser:
    @pytest.mark.parametrize(
        ("found", "paragraph"),
        [
            (address("Norland spent €120 million"), 0),
            (address("state-led, R&D-heavy plan (100% “open”), says 中文 Müller"), 1),
            (address(PARAGRAPHS[1]), 1),
            (address(PARAGRAPHS[3]), 3),
            (address("Norland spent €120 million", occurrence=1), 4),
            (address("The plan that was read", "in April is"), 2),
        ],
    )
    def test_it_leads_to_the_passage(self, page: Page, site: str, found: str, paragraph: int) -> None:
        page.goto("about:blank")
        page.goto(site + found)
        page.wait_for_function("scrollY > 0")
        seen = page.evaluate(
            "[...document.querySelectorAll('p')].flatMap((p, i) => {"
            " const box = p.getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0 ? [i] : [] })"
        )
        assert seen == [paragraph]


class TestPanels:
    def test_only_an_address_that_holds_this_very_text_is_led_to(self) -> None:
        made = body("{north-money} and {race}.").brief.evidence
        assert made["north-money"].passages == (
            (
                "A",
                "https://rail.example/plan#:~:text=Norland%20spent%20%E2%82%AC120%20million%20on%20trains%20in%202024",
            ),
        )
        assert made["race"].passages == ()

    def test_the_quotes_of_one_source_are_led_to_together(self) -> None:
        more = """
  north-network:
    {actor: norland, dimension: rules, statement: Norland has a network and a plan,
     evidence: [{source: report, quote: Norland runs 18 routes}, {source: report, quote: Its plan came out on}]}"""
        made = body("It has both. {north-network}", facts(facts=BLOCKS["facts"] + more)).brief.evidence
        ((letter, found),) = made["north-network"].passages
        assert (letter, found.count("text=")) == ("A", 2)

    def test_a_finished_page_leads_there(self, tmp_path: Path) -> None:
        root = write(tmp_path)
        url = "https://council.example/trams-41.html"
        text = (root / "seeds/rail.txt").read_text(encoding="utf-8") + f"\n{url}\n"
        put(root, "seeds/rail.txt", text)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        facts = re.sub(r"sha256: \w+", f"sha256: {sha256}\n    url: {url}", (root / "facts/rail.yaml").read_text())
        put(root, "facts/rail.yaml", facts)
        done = run_briefs(root, "build", "rail", "-a", "mayor")
        assert done.code == 0, done.err
        document = read_document((root / "out" / "rail.mayor.en.html").read_text(encoding="utf-8")).root
        (panel,) = (each for each in document.walk() if "panel" in each.classes)
        (link,) = (each for each in panel.walk() if each.attributes.get("href", "").startswith("https:"))
        assert link.attributes["href"] == f"{url}#:~:text=On%203%20March%202025,it%20has%2041%20trams"
        assert link.raw_text() == "In the source"
        for type in ("pdf", "html"):
            assert run_briefs(root, "verify", f"out/rail.mayor.en.{type}").code == 0
