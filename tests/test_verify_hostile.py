"""`briefs verify`: files that were made to hang it, to fill its memory, or to bring it down. Each gets a verdict."""

from __future__ import annotations

import io
import json
import subprocess
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
import tampering
from conftest import BRIEFS, Cli

from briefs.build import verification
from briefs.build.apart import TooMuch, apart
from briefs.build.verification import Around, verify_file
from briefs.verifying import Verdict

OPENING: Final = '<script type="application/json" id="facts">'


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tampering.built(tmp_path_factory)


@pytest.fixture(scope="module")
def html(root: Path) -> str:
    return (root / "out" / "rail.press.en.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pdf(root: Path) -> bytes:
    return (root / "out" / "rail.press.en.pdf").read_bytes()


def judged(data: bytes | str, folder: Path) -> Verdict:
    (folder / "received").write_bytes(data.encode() if isinstance(data, str) else data)
    return verify_file(folder / "received", Around())


def told(verdict: Verdict) -> str:
    return "\n".join(line for check in verdict.checks for line in (check.message, *check.details))


def with_record(html: str, change: Callable[[dict[str, Any]], None]) -> str:
    head, _, rest = html.partition(OPENING)
    facts, closing, tail = rest.partition("</script>")
    record = json.loads(facts)
    change(record)
    return head + OPENING + json.dumps(record).replace("<", "\\u003c") + closing + tail


def exact(value: str) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        record["derived"]["trams-more"]["exact"] = value

    return change


def amount(value: str) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        record["facts"]["trams-now"]["figure"]["amount"] = value

    return change


def language(value: str) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        record["brief"]["language"] = value

    return change


def half_a_character(record: dict[str, Any]) -> None:
    record["title"] = "\ud800"


def no_number(record: dict[str, Any]) -> None:
    record["later"] = float("nan")


def squares(record: dict[str, Any]) -> None:
    first = record["derived"]["trams-more"]
    first = {**first, "value": {**first["value"], "unit": "ratio"}}
    record["derived"] |= {f"d{index}": {**first, "formula": f"d{index + 1} * d{index + 1}"} for index in range(200)}
    record["derived"]["d200"] = {**first, "formula": "trams-now / trams-east"}


RECORDS: Final = [
    amount("1e999999999"),
    amount("1e-999999999"),
    exact("1e999999999"),
    exact("9" * 3000),
    language("../../etc"),
    half_a_character,
    no_number,
]


class TestRecord:
    @pytest.mark.parametrize("change", RECORDS)
    def test_one_that_is_none_is_told(
        self, html: str, change: Callable[[dict[str, Any]], None], tmp_path: Path
    ) -> None:
        assert "the facts that it carries cannot be read" in told(judged(with_record(html, change), tmp_path))

    def test_formulas_that_square_one_another_come_to_an_end(self, html: str, tmp_path: Path) -> None:
        assert "more digits than can be computed with" in told(judged(with_record(html, squares), tmp_path))


class TestNesting:
    @pytest.mark.parametrize(
        "deep",
        ["<div>" * 20_000, "<span>" * 3000, f"<style>{'a{' * 20_000}</style>", f"<style>a{{b:{'(' * 20_000}</style>"],
        ids=["blocks", "words", "rules", "brackets"],
    )
    def test_what_is_nested_too_deeply_is_told(self, html: str, deep: str, tmp_path: Path) -> None:
        assert "nested too deeply" in told(judged(html.replace("</main>", f"{deep}</main>"), tmp_path))


class TestLimits:
    def test_work_gives_what_it_gives(self) -> None:
        assert apart(lambda: 1 + 1) == 2

    def test_work_that_fails_tells_where(self) -> None:
        with pytest.raises(RuntimeError, match="ZeroDivisionError"):
            apart(lambda: 1 // 0)

    def test_work_is_done_also_where_less_is_allowed_than_it_may_take(self, root: Path) -> None:
        command = f"ulimit -t 60; ulimit -v 2000000; {BRIEFS} verify out/rail.press.en.pdf"
        done = subprocess.run(["bash", "-c", command], cwd=root, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")

    def test_work_without_end_is_ended(self) -> None:
        def forever() -> None:
            while True:
                pass

        with pytest.raises(TooMuch):
            apart(forever, seconds=1)

    def test_work_that_asks_for_all_memory_is_ended(self) -> None:
        with pytest.raises(TooMuch):
            apart(lambda: bytes(2 * 1024**3), memory=1024**3)

    @pytest.mark.parametrize("where", ["attachment", "page"])
    def test_a_stream_that_unpacks_to_gigabytes_is_told(
        self, pdf: bytes, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(verification, "apart", partial(apart, memory=1024**3))
        bomb = io.BytesIO()
        packing = zlib.compressobj(1)
        data = b"".join(packing.compress(b"q Q\n" * 2**18) for _ in range(1500)) + packing.flush()
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            stream: Any = opened.Root.Names.EmbeddedFiles.Names[1].EF.F
            if where == "page":
                stream = opened.pages[0].Contents
            stream.write(data, filter=pikepdf.Name.FlateDecode)
            opened.save(bomb, compress_streams=False)
        assert "more time or memory than any brief needs" in told(judged(bomb.getvalue(), tmp_path))

    @pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + bytes(range(256)) * 400])
    def test_what_only_begins_as_a_pdf_is_damaged(self, data: bytes, tmp_path: Path) -> None:
        assert "is damaged, or cannot be opened" in told(judged(data, tmp_path))


class TestCommand:
    def test_what_a_file_says_does_not_fill_the_screen(self, cli: Cli, html: str, tmp_path: Path) -> None:
        def change(record: dict[str, Any]) -> None:
            record["facts"]["trams-now"]["evidence"][0]["quote"] = "a " * 100_000

        (tmp_path / "received.html").write_text(with_record(html, change), encoding="utf-8")
        done = cli(tmp_path, "verify", "received.html")
        assert done.code == 1
        assert max(map(len, done.out.splitlines())) < 600

    def test_one_file_that_is_not_there_keeps_no_verdict_back(self, cli: Cli, root: Path) -> None:
        done = cli(root, "verify", "gone.pdf", "out/rail.press.en.html", "lost.pdf", "--output-format", "json")
        data = json.loads(done.out)
        assert done.code == 2
        assert [file["stands"] for file in data["files"]] == [True]
        assert ["gone.pdf" in data["unread"][0], "lost.pdf" in data["unread"][1]] == [True, True]
        assert "gone.pdf" in done.err

    def test_people_are_told_of_each(self, cli: Cli, root: Path) -> None:
        done = cli(root, "verify", "gone.pdf", "out/rail.press.en.html", "lost.pdf")
        assert done.code == 2
        assert "nothing is wrong" in done.out
        assert ["gone.pdf" in done.err, "lost.pdf" in done.err] == [True, True]
