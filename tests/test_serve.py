"""The live preview: the installed command, in a real browser and asked over a socket."""

from __future__ import annotations

import asyncio
import fcntl
import gc
import hashlib
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import small_project
from chromium import chromium
from conftest import Cli, run_briefs
from playwright.sync_api import Browser, FrameLocator, Page, expect
from previewing import Previewed, preview
from small_project import edit, put

from briefs.build.targets import OutputType
from briefs.serve.guarding import Message, guarded
from briefs.serve.preview import Preview
from briefs.view.brief import BriefView

ROOT = Path(__file__).parent.parent
AXE = ROOT / "tools" / "web" / "node_modules" / "axe-core" / "axe.min.js"
FACTS, SEED, PRESS = "facts/rail.yaml", "seeds/rail.txt", "facts/rail/press.en.md"
#: Milliseconds that a page may take on a busy machine; each wait ends as soon as it is met.
PATIENCE = 40_000

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with all its briefs made."""
    return small_project.built(tmp_path_factory)


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return small_project.copy(built, tmp_path / "project")


@pytest.fixture
def served(root: Path) -> Iterator[Previewed]:
    with preview(root) as served:
        yield served


@pytest.fixture(scope="module")
def standing(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    """A preview whose files nobody changes."""
    with preview(small_project.copy(built, tmp_path_factory.mktemp("standing") / "project")) as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))  # noqa: PLW0108  # Playwright marks what it is given
    yield page
    context.close()
    assert errors == []


def look_at(page: Page, served: Previewed, brief: str = "rail.press.en") -> FrameLocator:
    """Open the preview of a brief, and wait until its page is there and everything is made."""
    page.goto(served.address + brief)
    expect(page.locator("#panes iframe:not(.coming)").first).to_be_visible()
    expect(page.locator("#status")).to_have_text("Up to date")
    page.evaluate("window.untouched = true")
    return page.frame_locator("#html iframe:not(.coming)")


def more_trams(root: Path, number: str) -> None:
    """Another number of trams in the fact and in its source, which stays the recorded one."""
    source, facts = ((root / path).read_text(encoding="utf-8") for path in (SEED, FACTS))
    changed = re.sub(r"has \d+ trams", f"has {number} trams", source)
    facts = re.sub(r"has \d+ trams", f"has {number} trams", facts)
    facts = re.sub(r'figure: "\d+"', f'figure: "{number}"', facts)
    facts = re.sub("sha256: .*", f"sha256: {hashlib.sha256(changed.encode()).hexdigest()}", facts)
    put(root, SEED, changed)
    put(root, FACTS, facts)


async def guarding(port: int, hosts: tuple[bytes, ...]) -> list[int]:
    """The status with which a guard at this port answers who names these hosts."""
    found: list[int] = []

    async def page(*_: object) -> None:
        found.append(200)

    async def receive() -> Message:
        return {}

    async def send(message: Message) -> None:
        found.extend(value for name, value in message.items() if name == "status")

    guard = guarded(page, port)
    for host in hosts:
        await guard({"method": "GET", "raw_path": b"/", "headers": [(b"host", host)]}, receive, send)
    return found


class TestSaves:
    def test_a_changed_fact_is_seen_without_touching_the_page(self, page: Page, served: Previewed) -> None:
        frame = look_at(page, served)
        expect(frame.locator("main")).to_contain_text("There are 41")
        more_trams(served.root, "42")
        expect(frame.locator("main")).to_contain_text("There are 42")
        expect(page.locator("#findings")).to_be_hidden()
        assert page.evaluate("window.untouched")

    def test_a_wrong_digit_is_told_with_its_line_and_cleared_when_it_is_mended(
        self, page: Page, served: Previewed
    ) -> None:
        frame = look_at(page, served)
        edit(served.root, FACTS, 'figure: "41"', 'figure: "47"')
        findings = page.locator("#findings")
        expect(findings.locator("li .place")).to_have_text(["facts/rail.yaml:19:13"])
        expect(findings.locator("li .code")).to_have_text(["E205"])
        expect(findings).to_contain_text("This is the last page that passed all checks.")
        expect(page.locator("#status")).to_have_text("1 error")
        expect(frame.locator("main")).to_contain_text("There are 41")
        edit(served.root, FACTS, 'figure: "47"', 'figure: "41"')
        expect(findings).to_be_hidden()
        expect(page.locator("#status")).to_have_text("Up to date")
        assert page.evaluate("window.untouched")

    def test_prose_templates_labels_and_theme_are_followed(self, page: Page, served: Previewed) -> None:
        frame = look_at(page, served)
        edit(served.root, PRESS, "in the town.", "in this town.")
        expect(frame.locator("main")).to_contain_text("trams in this town.")
        put(
            served.root,
            "templates/press/sections/prose.html.j2",
            "<section id='{{ section.id }}'><p>Ours</p></section>",
        )
        expect(frame.locator("main")).to_contain_text("Ours")
        (served.root / "templates/press/sections/prose.html.j2").unlink()
        expect(frame.locator("main")).to_contain_text("trams in this town.")
        put(served.root, "templates/theme.yaml", "house: Norland Rail Desk\ncolours: {ink: '#221133'}\n")
        expect(frame.locator(".imprint")).to_contain_text("Norland Rail Desk")
        expect(frame.locator("html")).to_have_css("color", "rgb(34, 17, 51)")
        put(served.root, "templates/labels/en.yaml", "skip-to-text: Straight to the text\n")
        expect(frame.locator(".skip")).to_have_text("Straight to the text")
        assert page.evaluate("window.untouched")

    def test_a_source_that_was_changed_alone_is_told_where_its_hash_stands(self, page: Page, served: Previewed) -> None:
        look_at(page, served)
        edit(served.root, SEED, "It plans", "It really plans")
        expect(page.locator("#findings li .code")).to_have_text(["E201"])
        expect(page.locator("#findings li .place")).to_have_text([re.compile(r"^facts/rail\.yaml:\d+:\d+$")])

    def test_a_source_in_another_folder_is_followed_from_when_its_brief_is_looked_at(
        self, page: Page, root: Path
    ) -> None:
        put(root, "papers/rail.txt", (root / SEED).read_text(encoding="utf-8"))
        edit(root, FACTS, SEED, "papers/rail.txt")
        with preview(root) as served:
            look_at(page, served)
            edit(root, "papers/rail.txt", "It plans", "It really plans")
            expect(page.locator("#findings li .code")).to_have_text(["E201"])

    def test_a_source_in_another_folder_is_followed_while_only_the_list_is_open(self, page: Page, root: Path) -> None:
        put(root, "papers/rail.txt", (root / SEED).read_text(encoding="utf-8"))
        edit(root, FACTS, SEED, "papers/rail.txt")
        with preview(root) as served:
            page.goto(served.address)
            expect(page.locator("#status")).to_have_text("Up to date")
            edit(root, "papers/rail.txt", "It plans", "It really plans")
            expect(page.locator("#findings li .code")).to_have_text(["E201"])

    def test_a_source_that_is_missing_is_looked_for_until_it_is_there(self, page: Page, root: Path) -> None:
        edit(root, FACTS, SEED, "papers/2025/rail.txt")
        with preview(root) as served:
            page.goto(f"{served.address}rail.press.en")
            expect(page.locator("#findings li .code")).to_have_text(["E101"])
            expect(page.locator("#status")).to_have_text("1 error")
            put(root, "papers/2025/rail.txt", (root / SEED).read_text(encoding="utf-8"))
            expect(page.locator("#findings")).to_be_hidden()
            expect(page.locator("#status")).to_have_text("Up to date")

    def test_what_is_wrong_with_another_brief_of_the_topic_is_told_beside_a_page_that_is_right(
        self, page: Page, served: Previewed
    ) -> None:
        frame = look_at(page, served)
        edit(served.root, "facts/rail/mayor.en.md", "There are {trams-now}", "There are 12")
        expect(page.locator("#findings li .place")).to_have_text(["facts/rail/mayor.en.md:9:11"])
        expect(page.locator("#verdict")).to_contain_text("This page is right")
        edit(served.root, PRESS, "in the town.", "in this town.")
        expect(frame.locator("main")).to_contain_text("trams in this town.")
        edit(served.root, "facts/rail/mayor.en.md", "There are 12", "There are {trams-now}")
        expect(page.locator("#findings")).to_be_hidden()

    def test_half_a_file_or_none_is_told_and_forgotten_when_it_is_whole(self, page: Page, served: Previewed) -> None:
        frame = look_at(page, served)
        for path in (FACTS, PRESS, "briefs.yaml", SEED):
            text = (served.root / path).read_text(encoding="utf-8")
            put(served.root, path, text[: len(text) // 3] + "\n{")
            expect(page.locator("#status")).to_have_text(re.compile("error"))
            (served.root / path).unlink()
            expect(page.locator("#status")).not_to_have_text("Up to date")
            put(served.root, path, text)
            expect(page.locator("#status")).to_have_text("Up to date")
        expect(frame.locator("main")).to_contain_text("There are 41")

    def test_a_new_brief_is_listed_and_one_that_went_away_is_not(self, page: Page, served: Previewed) -> None:
        look_at(page, served)
        names = page.locator("#audiences a")
        expect(names).to_have_text(["mayor", "press"])
        put(served.root, "facts/rail/public.en.md", small_project.PROSE.format(name="all"))
        expect(names).to_have_text(["mayor", "press", "Public"])
        (served.root / PRESS).unlink()
        expect(page.locator("#nothing")).to_have_text("The project has no such brief any more.")


class TestReading:
    def test_place_panel_and_focus_stay_while_the_page_is_made_anew(self, page: Page, served: Previewed) -> None:
        sentence = "The council says that it is glad of each of its trams."
        edit(served.root, PRESS, "in the town.", "in the town.\n" + f"\n{sentence}\n" * 70)
        frame = look_at(page, served)
        frame.locator(".mark").first.click()
        expect(frame.locator(".panel:popover-open")).to_be_visible()
        frame.locator("body").evaluate(
            "body => body.ownerDocument.defaultView.scrollTo({top: 900, behavior: 'instant'})"
        )
        more_trams(served.root, "42")
        expect(frame.locator("main")).to_contain_text("There are 42")
        expect(frame.locator(".panel:popover-open")).to_contain_text("has 42 trams")
        assert frame.locator("body").evaluate("body => body.ownerDocument.defaultView.scrollY") == 900
        assert frame.locator("body").evaluate("body => body.ownerDocument.activeElement.className") == "mark"

    def test_only_what_changed_is_another_and_all_of_it_is_as_served(self, page: Page, served: Previewed) -> None:
        frame = look_at(page, served)
        frame.locator("body").evaluate("body => body.querySelectorAll('h1, data').forEach(each => each.kept = true)")
        more_trams(served.root, "42")
        expect(frame.locator("main")).to_contain_text("There are 42")
        assert frame.locator("h1").evaluate("title => title.kept")
        assert not frame.locator("main data", has_text="42").first.evaluate("changed => changed.kept")
        equal = "(page, text) => page.isEqualNode(new DOMParser().parseFromString(text, 'text/html').documentElement)"
        assert frame.locator("html").evaluate(equal, served.get("/rail.press.en.html")[1].decode())

    def test_audiences_are_switched_with_the_keyboard(self, page: Page, served: Previewed) -> None:
        frame = look_at(page, served)
        expect(page.locator("#audiences [aria-current=page]")).to_have_text("press")
        page.locator("#audiences a", has_text="press").focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        expect(frame.locator("h1")).to_have_text("Trams for mayor")
        expect(page).to_have_url(f"{served.address}rail.mayor.en")
        expect(page.locator("#audiences [aria-current=page]")).to_be_focused()
        page.go_back()
        expect(frame.locator("h1")).to_have_text("Trams for press")
        assert page.evaluate("window.untouched")

    def test_the_pdf_stands_beside_the_page_and_follows(self, page: Page, served: Previewed) -> None:
        look_at(page, served)
        page.locator("#views input").first.focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator("#html")).to_be_hidden()
        with page.expect_response(lambda answer: "rail.press.en.pdf" in answer.url):
            page.keyboard.press("ArrowRight")
            edit(served.root, "templates/press/audience.yaml", "title: Body", "title: Text")
        expect(page.locator("#html iframe:not(.coming)")).to_be_visible()
        expect(page.locator("#pdf iframe:not(.coming)")).to_be_visible()
        expect(page).to_have_url(f"{served.address}rail.press.en?view=both")
        expect(page.locator("#status")).to_have_text("Up to date")
        expect(page.locator("#pdf-note")).to_be_hidden()
        response, data = served.get("/rail.press.en.pdf")
        assert response.headers["Content-Type"] == "application/pdf"
        assert data == (served.root / "out" / "rail.press.en.pdf").read_bytes()

    def test_print_styles_make_the_pdf_anew(self, page: Page, served: Previewed) -> None:
        look_at(page, served, "rail.press.en?view=pdf")
        before = served.get("/rail.press.en.pdf")[1]
        drawn = page.locator("#pdf").get_attribute("data-bytes")
        put(served.root, "templates/press/print.css", "p { letter-spacing: 1pt }")
        expect(page.locator("#pdf")).not_to_have_attribute("data-bytes", drawn or "")
        assert served.get("/rail.press.en.pdf")[1] != before

    def test_the_list_of_briefs_leads_to_each(self, page: Page, served: Previewed) -> None:
        page.goto(served.address)
        frame = page.frame_locator("#html iframe:not(.coming)")
        frame.locator("tr", has_text="press").first.get_by_text("Web page").click()
        expect(page).to_have_url(f"{served.address}rail.press.en")
        expect(frame.locator("h1")).to_have_text("Trams for press")
        page.locator("#all").click()
        frame.locator("tr", has_text="mayor").first.get_by_text("PDF").click()
        expect(page).to_have_url(f"{served.address}rail.mayor.en?view=pdf")

    def test_no_request_leaves_the_preview(self, page: Page, served: Previewed) -> None:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.partition("#")[0]))
        look_at(page, served, "rail.press.en?view=both")
        assert {url for url in asked if url.startswith("http")} > {f"{served.address}rail.press.en.pdf"}
        assert all(url.startswith(served.address) for url in asked if url.startswith("http"))

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [1280, 320])
    def test_axe_finds_nothing_wrong_with_the_page_around(
        self, browser: Browser, served: Previewed, width: int, scheme: str
    ) -> None:
        """With findings shown, which is when most is there."""
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
        page = context.new_page()
        look_at(page, served, "rail.press.en?view=both")
        edit(served.root, PRESS, "in the town.", "in thirty towns, 12 trams.")
        expect(page.locator("#findings")).to_have_class("wrong")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = page.evaluate("rules => axe.run(document, {runOnly: rules, iframes: false})", rules)
        assert [each["id"] for each in found["violations"]] == []
        undecided = [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["incomplete"]]
        assert [each for each in undecided if each[0] != "frame-tested"] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        context.close()


class TestOutputs:
    def test_what_is_shown_and_written_is_what_a_build_makes(
        self, page: Page, served: Previewed, tmp_path: Path
    ) -> None:
        look_at(page, served)
        more_trams(served.root, "42")
        expect(page.frame_locator("#html iframe:not(.coming)").locator("main")).to_contain_text("42 trams")
        shown = served.get("/rail.press.en.html")[1]
        expect(page.locator("#status")).to_have_text("Up to date")
        built = tmp_path / "built"
        assert run_briefs(served.root, "build", "-o", str(built)).code == 0
        assert shown == (built / "rail.press.en.html").read_bytes()
        assert small_project.outputs(served.root / "out") == small_project.outputs(built)
        assert run_briefs(served.root, "status", "--exit-code").code == 0

    def test_nothing_of_a_topic_is_written_while_something_in_it_is_wrong(self, page: Page, served: Previewed) -> None:
        before = small_project.outputs(served.root / "out")
        frame = look_at(page, served)
        edit(served.root, "facts/rail/mayor.en.md", "There are {trams-now}", "There are 12")
        edit(served.root, PRESS, "in the town.", "in this town.")
        expect(frame.locator("main")).to_contain_text("trams in this town.")
        expect(page.locator("#status")).to_have_text("1 error")
        assert small_project.outputs(served.root / "out") == before

    def test_pages_alone_are_made_where_no_pdf_is_wanted(self, page: Page, root: Path) -> None:
        shutil.rmtree(root / "out")
        with preview(root, "--no-pdf") as served:
            look_at(page, served)
            expect(page.locator("#views")).to_be_hidden()
            assert not list((root / "out").glob("*.pdf"))
            assert (root / "out" / "rail.press.en.html").is_file()

    def test_another_build_in_the_folder_keeps_no_page_back(self, page: Page, served: Previewed) -> None:
        frame = look_at(page, served)
        with (served.root / "out" / ".briefs.lock").open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            more_trams(served.root, "42")
            expect(frame.locator("main")).to_contain_text("There are 42")
            expect(page.locator("#status")).to_have_text("Making pages and PDFs …")
            more_trams(served.root, "43")
            expect(frame.locator("main")).to_contain_text("There are 43")
        expect(page.locator("#status")).to_have_text("Up to date")
        assert b"43" in (served.root / "out" / "rail.press.en.html").read_bytes()

    def test_a_newer_save_ends_what_is_being_typeset(self, page: Page, served: Previewed) -> None:
        """A style sheet that keeps the typesetter busy without end, and the next save."""
        look_at(page, served)
        put(
            served.root,
            "templates/press/print.css",
            "p { display: grid; grid-template-columns: repeat(99999999, 1px) }",
        )
        expect(page.locator("#status")).to_have_text("Making pages and PDFs …")
        (served.root / "templates/press/print.css").unlink()
        expect(page.locator("#status")).to_have_text("Up to date")


class TestGuard:
    @pytest.mark.parametrize(
        "hosts",
        [
            (),
            ("example.org",),
            ("127.0.0.1",),
            ("127.0.0.1:1",),
            ("localhost.example.org:{port}",),
            ("0.0.0.0:{port}",),
            ("127.0.0.1:{port}", "example.org"),
            ("user@127.0.0.1:{port}",),
        ],
    )
    def test_whoever_names_another_host_is_refused(self, standing: Previewed, hosts: tuple[str, ...]) -> None:
        lines = "".join(f"Host: {host.format(port=standing.port)}\r\n" for host in hosts)
        answer = standing.ask(f"GET / HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())
        assert re.match(rb"HTTP/1.1 4(00|21) ", answer)
        assert b"<" not in answer

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
    def test_the_names_of_this_machine_are_answered(self, standing: Previewed, host: str) -> None:
        answer = standing.ask(f"GET / HTTP/1.1\r\nHost: {host}:{standing.port}\r\nConnection: close\r\n\r\n".encode())
        assert answer.startswith(b"HTTP/1.1 200 OK\r\n")

    @pytest.mark.parametrize(("port", "statuses"), [(80, [200, 200, 421]), (8000, [421, 200, 421])])
    def test_the_port_may_be_left_out_where_browsers_leave_it_out(self, port: int, statuses: list[int]) -> None:
        hosts = (b"127.0.0.1", b"127.0.0.1:%d" % port, b"example.org")
        with ThreadPoolExecutor(1) as apart:  # Playwright has a loop of its own in this thread
            assert apart.submit(asyncio.run, guarding(port, hosts)).result() == statuses

    @pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
    def test_it_can_only_be_read(self, standing: Previewed, method: str) -> None:
        response, _ = standing.get("/rail.press.en.html", method)
        assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")

    @pytest.mark.parametrize("path", ["/", "/rail.press.en", "/rail.press.en.html", "/rail.press.en.pdf", "/-/events"])
    def test_the_head_alone_can_be_asked_for(self, standing: Previewed, path: str) -> None:
        response, data = standing.get(path, "HEAD")
        assert (response.status, data) == (200, b"")

    @pytest.mark.parametrize(
        "path",
        [
            "/../briefs.yaml",
            "/..%2fbriefs.yaml",
            "/%2e%2e/briefs.yaml",
            "/..\\briefs.yaml",
            "/out/../briefs.yaml",
            "/facts/rail.yaml",
            "//etc/passwd",
            "/.briefs.json",
            "/%2ebriefs.json",
            "/.briefs-fonts",
            "/rail.press.en.html%00",
            "/rail%2epress.en.html",
            "/rail.press.en.html/",
            "/rail.press.en.html/../../briefs.yaml",
            "/rail.press.en.yaml",
            "/secret.html",
            "/-/",
            "/-/../preview.py",
            "/-/..%2fpreview.py",
            "/-/preview.py",
            "/-/events/",
        ],
    )
    def test_nothing_but_the_outputs_of_briefs_is_served(self, standing: Previewed, path: str) -> None:
        put(standing.root, "out/secret.html", "<p>secret</p>")
        answer = standing.ask(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{standing.port}\r\nConnection: close\r\n\r\n".encode()
        )
        assert re.match(rb"HTTP/1.1 40[04] ", answer)

    def test_a_link_out_of_the_folder_is_not_followed(self, standing: Previewed, tmp_path: Path) -> None:
        secret = tmp_path / "secret.pdf"
        secret.write_bytes(b"secret")
        made = standing.root / "out" / "road.press.en.pdf"
        assert standing.get("/road.press.en.pdf")[0].status == 200
        made.unlink()
        made.symlink_to(secret)
        assert standing.get("/road.press.en.pdf")[0].status == 404

    @pytest.mark.parametrize("path", ["/", "/-/shell.js", "/rail.press.en.html", "/rail.press.en.pdf", "/none"])
    def test_every_answer_says_what_may_be_done_with_it(self, standing: Previewed, path: str) -> None:
        headers = standing.get(path)[0].headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "frame-ancestors" in headers["Content-Security-Policy"]
        assert "server" not in headers

    def test_a_brief_runs_no_script_and_asks_for_nothing(self, standing: Previewed) -> None:
        policy = standing.get("/rail.press.en.html")[0].headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'unsafe-inline' data:;")
        assert "script-src" not in policy

    def test_only_this_machine_is_listened_to(self, standing: Previewed) -> None:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", standing.port), timeout=10)


class TestMemory:
    async def alive(self, root: Path, saves: int) -> list[int]:
        """How many views of briefs are in memory after each save, as soon as all is made."""
        preview = Preview(root, (OutputType.HTML,))
        await preview.begin()
        running = asyncio.create_task(preview.run())
        found: list[int] = []
        with preview.looking_at("rail.press.en"):
            messages = preview.feed.follow()
            for _ in range(saves):
                edit(root, PRESS, "# Trams", "# Trams and trams")
                for building in (True, False):
                    while json.loads(await anext(messages))["building"] is not building:
                        pass
                found.append(sum(isinstance(each, BriefView) for each in gc.get_objects()))
        preview.end()
        await running
        return found

    def test_what_earlier_saves_were_made_from_is_let_go(self, root: Path) -> None:
        gc.disable()  # as good as it is for a command
        try:
            with ThreadPoolExecutor(1) as apart:  # as above
                first, *_, last = apart.submit(asyncio.run, self.alive(root, 5)).result()
        finally:
            gc.enable()
        assert last == first


class TestCommand:
    def test_a_port_in_use_is_told_in_a_line_with_what_to_do(self, cli: Cli, root: Path) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            done = cli(root, "serve", "--port", str(port))
        hint = f"    Take another one: `briefs serve --port {port + 1}`.\n"
        assert done == (2, "", f"error: port {port} is in use\n{hint}")

    def test_without_its_packages_one_line_says_what_to_install(self, root: Path) -> None:
        code = (
            "import sys\n"
            "sys.modules['starlette'] = None\n"
            "from briefs.cli import main\n"
            "sys.argv = ['briefs', 'serve']\n"
            "sys.exit(main())\n"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert done.stderr == "error: the live preview is not installed: pip install 'policy-briefs[serve]'\n"

    def test_outside_a_project_there_is_nothing_to_preview(self, cli: Cli, tmp_path: Path) -> None:
        done = cli(tmp_path, "serve", "--port", "0")
        assert done.code == 2
        assert done.err.startswith("error: ")

    @pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
    def test_it_ends_cleanly_while_it_works_and_while_a_page_follows(
        self, page: Page, root: Path, name: signal.Signals
    ) -> None:
        """No process keeps standard error open, so none is left."""
        put(root, "templates/press/print.css", "p { display: grid; grid-template-columns: repeat(99999999, 1px) }")
        with preview(root) as served:
            page.goto(served.address + "rail.press.en")
            expect(page.frame_locator("#html iframe").locator("main")).to_be_visible()
            code, err = served.end(name)
        assert (code, err) == (0, "Open this address in a browser; Ctrl-C ends the preview.\n")
        expect(page.locator("#status")).to_contain_text("The preview has ended.")

    def test_a_browser_that_takes_nothing_keeps_no_preview_from_ending(self, served: Previewed) -> None:
        request = f"GET /rail.press.en.pdf HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n\r\n".encode()
        with socket.socket() as ours:
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            ours.connect(("127.0.0.1", served.port))
            ours.sendall(request * 200)
            assert ours.recv(12) == b"HTTP/1.1 200"
            assert served.end() == (0, "Open this address in a browser; Ctrl-C ends the preview.\n")

    @pytest.mark.parametrize("arguments", ["--help", "serve --help", "check", "build"])
    def test_other_commands_load_nothing_of_it(self, root: Path, arguments: str) -> None:
        code = (
            "import sys\n"
            "from briefs.cli import main\n"
            f"sys.argv = ['briefs', *{arguments.split()!r}]\n"
            "assert main() == 0\n"
            "loaded = {'starlette', 'uvicorn', 'watchfiles', 'anyio', 'asyncio', 'briefs.serve'} & set(sys.modules)\n"
            "assert not loaded, loaded\n"
        )
        subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)
