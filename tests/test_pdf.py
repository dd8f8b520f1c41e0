"""Typesetting: one small page at a time, in children that cannot hurt anything but their own page."""

from __future__ import annotations

import base64
import datetime as dt
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import page
import pikepdf
import pytest

from briefs.engine import Cluster
from briefs.pdf import Failure, Image, Job, Limits, Remark, Sheet, Typeset, Workers, tools
from briefs.pdf.text import page_texts

DAY = dt.date(2025, 7, 28)
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC")
PRINT = 'body { font-family: "Source Sans 3" } img { image-rendering: crisp-edges }'


def job(body: str = "<h1>Title</h1><p>Text.</p>", css: str = PRINT, *images: Image) -> Job:
    html = f"<!doctype html><html lang=en><head><title>A title</title></head><body>{body}</body></html>"
    return Job("brief.pdf", html, (Sheet("templates/print.css", css),), b'{"facts": 1}', DAY, images)


def run(workers: Workers | Cluster, *jobs: Job) -> dict[Job, Typeset | Failure]:
    done: dict[Job, Typeset | Failure] = {}
    for each in jobs:
        while workers.full:
            done.update(workers.wait())
        workers.start(each)
    while workers.busy:
        done.update(workers.wait())
    return done


def killed_in_the_middle(_job: Job, _limits: Limits, out: Connection) -> None:
    """A child that hands over half of a message."""
    os.write(out.fileno(), struct.pack("!i", 1000) + b"%PDF")
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(2) as started:
        yield started


def made(workers: Workers, each: Job) -> Typeset:
    result = run(workers, each)[each]
    assert isinstance(result, Typeset), result
    return result


class TestConformance:
    def test_one_file_is_both_pdf_ua_and_pdf_a(self, workers: Workers) -> None:
        pdf = made(workers, job('<h1>Title</h1><p>See <a href="https://example.com/">this</a>.</p>')).pdf
        for profile in ("ua1", "3a"):
            report = page.validate_pdf_bytes(pdf, profile=profile)
            assert report.is_compliant, report.failures

    def test_grouped_list_items_and_text_after_a_link_keep_it_conformant(self, workers: Workers) -> None:
        css = PRINT + "a::after { content: ' (outside)' } ol { columns: 2; list-style: none } li { display: block }"
        body = (
            "<h1>Title</h1><dl><div><dt>Word</dt><dd>Meaning</dd></div><div><dt>Other</dt><dd>Meaning</dd></div></dl>"
            "<p><a href='https://example.com/'>Link</a></p><ol><li><p>One</p></li><li><p>Two</p></li></ol>"
        )
        pdf = made(workers, job(body, css)).pdf
        for profile in ("ua1", "3a"):
            report = page.validate_pdf_bytes(pdf, profile=profile)
            assert report.is_compliant, report.failures

    def test_the_validator_sees_a_file_that_does_not_conform(self, workers: Workers) -> None:
        pdf = made(workers, job("<h1>Title</h1><img alt='' src='data:image/png;base64,'>")).pdf.replace(
            b"pdfuaid:part>1<", b"pdfuaid:part>9<"
        )
        assert not page.validate_pdf_bytes(pdf, profile="ua1").is_compliant

    def test_the_facts_are_attached_byte_for_byte_as_data_of_the_edition(
        self, workers: Workers, tmp_path: Path
    ) -> None:
        (tmp_path / "a.pdf").write_bytes(made(workers, job()).pdf)
        with pikepdf.open(tmp_path / "a.pdf") as pdf:
            attached = pdf.attachments["facts.json"]
            assert attached.get_file().read_bytes() == b'{"facts": 1}'
            assert attached.relationship == pikepdf.Name.Data
            assert attached.get_file().creation_date == dt.datetime(2025, 7, 28, tzinfo=dt.UTC)

    def test_the_only_date_is_the_editions(self, workers: Workers, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(made(workers, job()).pdf)
        with pikepdf.open(tmp_path / "a.pdf") as pdf:
            assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20250728"


class TestSameBytes:
    def test_another_process_user_zone_and_language_give_the_same_bytes(self, workers: Workers, tmp_path: Path) -> None:
        script = (
            "import sys\n"
            "sys.path.insert(0, sys.argv[1])\n"
            "from test_pdf import job, run\n"
            "from briefs.pdf import Workers\n"
            "if __name__ == '__main__':\n"
            "    with Workers(1, fork=False) as workers:\n"
            "        (result,) = run(workers, job()).values()\n"
            "    sys.stdout.buffer.write(result.pdf)\n"
        )
        (tmp_path / "script.py").write_text(script)
        elsewhere = {
            "HOME": str(tmp_path),
            "TZ": "Asia/Kathmandu",
            "LANG": "ja_JP.UTF-8",
            "LC_ALL": "C.UTF-8",
            "PYTHONHASHSEED": "7",
            "SOURCE_DATE_EPOCH": "1",
            "PATH": os.environ["PATH"],
        }
        command = [sys.executable, "script.py", str(Path(__file__).parent)]
        done = subprocess.run(command, cwd=tmp_path, env=elsewhere, capture_output=True, check=True)
        assert done.stdout == made(workers, job()).pdf


class TestText:
    def test_each_page_is_read_back(self, workers: Workers) -> None:
        css = PRINT + "@page { @bottom-right { content: 'page ' counter(page) ' of ' counter(pages) } } "
        result = made(workers, job("<h1>First</h1><h1 style='break-before: page'>Second</h1>", css))
        assert [text.split() for text in result.pages] == [
            ["First", "page", "1", "of", "2"],
            ["Second", "page", "2", "of", "2"],
        ]
        assert page_texts(result.pdf) == result.pages

    def test_screen_styles_take_no_part(self, workers: Workers) -> None:
        body = "<style media='screen, print'>h1::after { content: 'screen' } h1 { bad: bad }</style><h1>Title</h1>"
        result = made(workers, job(body))
        assert result.pages == ("Title",)
        assert result.remarks == ()


class TestFonts:
    def test_a_character_that_no_font_has_is_named_once(self, workers: Workers) -> None:
        assert made(workers, job("<p>𓀀 𓀀 \U0010fffd")).missing == ("𓀀", "\U0010fffd")

    def test_chinese_japanese_korean_arabic_and_hindi_are_there(self, workers: Workers) -> None:
        assert (
            made(workers, job("<p>人工智能 <p>人工知能 かな <p>인공지능 <p lang=ar>الذكاء <p lang=hi>कृत्रिम")).missing
            == ()
        )

    def test_a_font_of_the_system_is_not_found(self, workers: Workers, tmp_path: Path) -> None:
        css = PRINT + "p { font-family: 'DejaVu Sans', 'Liberation Sans', 'Source Sans 3' }"
        (tmp_path / "a.pdf").write_bytes(made(workers, job(css=css)).pdf)
        with pikepdf.open(tmp_path / "a.pdf") as pdf:
            fonts = [
                str(thing.BaseFont)
                for thing in pdf.objects
                if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing
            ]
        assert fonts
        assert all("Source-Sans" in font for font in fonts), fonts


class TestRemarks:
    def test_an_unknown_declaration_is_placed_in_its_style_sheet(self, workers: Workers) -> None:
        (remark,) = made(workers, job(css=f"{PRINT}\np {{ font-famly: x }}")).remarks
        assert remark == Remark(
            "templates/print.css", 2, 5, "the typesetter does not know 'font-famly: x': unknown property"
        )

    @pytest.mark.parametrize(
        "address", ["https://example.com/x.png", "file:///etc/hostname", "../x.png", "ftp://example.com/x.png"]
    )
    def test_an_address_outside_the_templates_is_not_asked(self, workers: Workers, address: str) -> None:
        (remark,) = made(workers, job(f"<img alt=x src='{address}'>")).remarks
        assert remark.path == "brief.pdf"
        assert "a brief reads only images that lie beside its templates" in remark.text

    def test_what_is_said_of_an_image_in_an_address_does_not_hold_the_image(self, workers: Workers) -> None:
        address = f"data:image/png;base64,{'bm90IGFuIGltYWdl' * 100}"
        (remark,) = made(workers, job(f"<img alt=x src='{address}'>")).remarks
        assert "data:image/png;…" in remark.text
        assert len(remark.text) < 200

    def test_a_style_sheet_or_attachment_cannot_be_linked(self, workers: Workers) -> None:
        body = "<link rel=stylesheet href=x.css><link rel=attachment href=x.txt><p>x"
        assert len(made(workers, job(body)).remarks) >= 2


class TestImages:
    @pytest.mark.parametrize("address", ["seal.png", "./seal.png", "/seal.png", "art/../seal.png", "se%61l.png"])
    def test_an_image_of_the_job_is_found_by_its_name(self, workers: Workers, address: str) -> None:
        result = made(workers, job(f"<img alt=seal src={address}>", PRINT, Image("seal.png", PIXEL)))
        assert result.remarks == ()
        assert b"/Image" in result.pdf

    def test_an_image_in_the_page_needs_no_file(self, workers: Workers) -> None:
        data = base64.b64encode(PIXEL).decode()
        result = made(workers, job(f"<img alt=x src='data:image/png;base64,{data}'>"))
        assert result.remarks == ()


class TestInterrupting:
    def test_ctrl_c_is_not_for_the_process_that_loads_the_typesetter(self) -> None:
        """It reaches every process of a terminal; what still loads would answer it with a traceback."""
        code = "import signal, briefs.pdf.warm; assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN"
        subprocess.run([sys.executable, "-c", code], check=True)


class TestLimits:
    def test_a_page_that_takes_too_long_fails_and_the_others_are_made(self) -> None:
        slow = job("<p>x</p>" * 20_000)
        with Workers(2, Limits(seconds=3)) as workers:
            done = run(workers, slow, job())
        assert done[slow] == Failure("took longer than 3 seconds")
        assert isinstance(done[job()], Typeset)

    def test_what_loading_the_typesetter_takes_does_not_count(self) -> None:
        with Workers(1, Limits(seconds=1_000_000)) as workers:
            workers.start(job())
            (child,) = workers._running.values()  # noqa: SLF001  # its deadline is what is looked at
            assert child.deadline - time.monotonic() < 1000
            (result,) = dict(workers.wait()).values()
        assert isinstance(result, Typeset)

    def test_a_child_that_does_not_begin_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("briefs.pdf.workers._TO_BEGIN", 0)
        with Workers(1) as workers:
            assert list(run(workers, job()).values()) == [Failure("was never begun")]

    def test_the_limit_of_time_holds_where_the_system_cannot_fork(self) -> None:
        slow = job("<p>x</p>" * 20_000)
        with Workers(1, Limits(seconds=1), fork=False) as workers:
            assert run(workers, slow)[slow] == Failure("took longer than 1 seconds")

    @pytest.mark.parametrize("start", ["forkserver", "spawn"])
    def test_a_page_that_needs_too_much_memory_fails_and_the_others_are_made(self, start: str) -> None:
        large = job("<p>" + "x" * (60 << 20))
        with Workers(2, Limits(memory=400 << 20), fork=start == "forkserver") as workers:
            assert workers.context.get_start_method() == start
            done = run(workers, large, job())
        result = done[large]
        assert isinstance(result, Failure)
        assert "memory" in result.reason or "signal" in result.reason
        assert isinstance(done[job()], Typeset)

    def test_a_page_that_breaks_the_typesetter_fails_with_the_reason(self, workers: Workers) -> None:
        broken = job(css="@page { size: 0 0 } body { columns: 3; font-size: 1e300px }")
        (result,) = run(workers, broken).values()
        assert isinstance(result, Failure), result

    def test_a_child_that_is_killed_while_it_hands_over_its_pdf_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("briefs.pdf.workers._child", killed_in_the_middle)
        with Workers(1) as workers:
            assert run(workers, job())[job()] == Failure("ended the typesetter by signal SIGKILL")

    def test_leaving_ends_what_is_still_running(self) -> None:
        with Workers(1) as workers:
            workers.start(job("<p>x</p>" * 20_000))
            (child,) = workers._running.values()  # noqa: SLF001  # the process itself is what is looked at
        assert child.process.exitcode is not None


class TestTools:
    def test_every_part_of_the_typesetter_is_found(self) -> None:
        parts = tools.typesetter()
        assert parts["weasyprint"] == "70.0"
        assert tools.MISSING not in parts.values()

    def test_the_versions_are_those_that_importlib_tells(self) -> None:
        from importlib.metadata import version

        assert {
            name: version(name) for name in ("weasyprint", "pydyf", "fonttools", "pypdfium2")
        }.items() <= tools.typesetter().items()

    def test_deciding_and_asking_load_no_typesetter(self) -> None:
        code = (
            "import sys\n"
            "from briefs.pdf import Workers, tools\n"
            "tools.typesetter(); Workers(1)\n"
            "assert not {'weasyprint', 'pypdfium2', 'pikepdf', 'PIL'} & set(sys.modules)\n"
        )
        subprocess.run([sys.executable, "-c", code], check=True)
