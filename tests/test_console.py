"""What is printed: lines, tables and bars for people, documents for machines."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import small_project
from conftest import BRIEFS
from rich.console import Console as RichConsole

from briefs.build.events import Composed, Event, Failed, Found, Fresh, Made, Planned, Started, Waiting
from briefs.console.findings import count, show_findings
from briefs.console.progress import follow, reasons_text, watch
from briefs.console.streams import Format, Streams, safe
from briefs.console.tables import show_table
from briefs.problems import Finding, Place
from briefs.rebuild import Kind, Reason

ERROR = Finding("E203", Place("facts/a.yaml", 12, 5), "the quote is not in its source: 'x'", "Copy it.")
WARNING = Finding("W404", Place("facts/a/minister.en.md", 3, 7), "'three' is a number in words")
CHANGED = Reason(Kind.INPUT, "facts/a.yaml", "1", "2")


class TestFindings:
    def test_they_are_sorted_each_with_its_hint_and_counted(self, capsys: pytest.CaptureFixture[str]) -> None:
        show_findings(Streams(), (WARNING, ERROR, ERROR))
        out, err = capsys.readouterr()
        assert out == ""
        assert err.splitlines() == [
            "facts/a.yaml:12:5: error E203 the quote is not in its source: 'x'",
            "    Copy it.",
            "facts/a/minister.en.md:3:7: warning W404 'three' is a number in words",
            "1 error, 1 warning. `briefs explain CODE` says what a code means and how to mend it.",
        ]

    def test_none_are_no_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        show_findings(Streams(), ())
        assert capsys.readouterr() == ("", "")

    @pytest.mark.parametrize(
        ("findings", "text"),
        [((), "no findings"), ((ERROR,), "1 error"), ((WARNING, WARNING), "2 warnings")],
    )
    def test_their_number_is_told_in_words_of_one_or_many(self, findings: tuple[Finding, ...], text: str) -> None:
        assert count(findings) == text


class TestSafe:
    @pytest.mark.parametrize("character", ["\x1b", "\x07", "\r", "\x9b", "\u202e", "\u2066", "\x7f"])
    def test_what_steers_a_terminal_is_made_visible(self, character: str) -> None:
        assert character not in safe(f"a{character}b")

    @pytest.mark.parametrize("text", ["plain", "line\nline\tcell", "人工智能 – “é”", "العربية"])
    def test_all_other_text_stays(self, text: str) -> None:
        assert safe(text) == text


class TestTables:
    def test_without_a_terminal_columns_are_held_apart_by_tabs(self, capsys: pytest.CaptureFixture[str]) -> None:
        show_table(Streams(), ("id", "value"), [("a", "one\ttwo\nthree"), ("b", "")])
        assert capsys.readouterr().out == "id\tvalue\na\tone two three\nb\t\n"


class TestFollow:
    EVENTS = (
        Planned(("a.pdf", "b.pdf", "c.pdf")),
        Fresh("a.pdf"),
        Started("b.pdf"),
        Started("c.pdf"),
        Made("c.pdf", (CHANGED,), 2),
        Found((ERROR,)),
        Failed("b.pdf"),
        Found((ERROR,)),
    )

    def test_what_was_made_and_failed_is_a_line_then_findings_and_sum(self, capsys: pytest.CaptureFixture[str]) -> None:
        summary = follow(Streams(), (*self.EVENTS, Found((WARNING,))))
        assert summary.findings == (ERROR, WARNING)
        lines = capsys.readouterr().err.splitlines()
        assert lines[:2] == ["made c.pdf (2 pages): facts/a.yaml changed", "failed b.pdf"]
        assert lines[2].startswith("facts/a.yaml:12:5: error E203")
        assert lines[-1] == "1 made, 1 up to date, 1 failed."

    def test_machines_get_one_document(self, capsys: pytest.CaptureFixture[str]) -> None:
        follow(Streams(Format.JSON), self.EVENTS)
        out, err = capsys.readouterr()
        data = json.loads(out)
        assert err == ""
        assert [(each["output"], each["state"], each["pages"]) for each in data["outputs"]] == [
            ("a.pdf", "up-to-date", None),
            ("b.pdf", "failed", None),
            ("c.pdf", "made", 2),
        ]
        assert (data["format"], data["errors"], data["warnings"]) == (1, 1, 0)

    @pytest.mark.parametrize("events", [(), (Waiting("out"),)])
    def test_machines_are_told_whether_it_waited_for_another_build(
        self, capsys: pytest.CaptureFixture[str], events: tuple[Waiting, ...]
    ) -> None:
        follow(Streams(Format.JSON), (*events, *self.EVENTS))
        assert json.loads(capsys.readouterr().out)["waited"] is bool(events)

    def test_nothing_planned_is_said(self, capsys: pytest.CaptureFixture[str]) -> None:
        follow(Streams(), (Planned(()),))
        assert capsys.readouterr().err == "Nothing to make.\n"

    def test_of_many_reasons_the_first_are_told(self) -> None:
        reasons = tuple(Reason(Kind.INPUT, name, "1", "2") for name in "abcde")
        assert reasons_text(reasons) == "a changed; b changed; c changed; 2 more reasons"
        assert reasons_text(()) == "as asked for"


def bars(*events: Event | float) -> list[str]:
    """The bar as it is drawn at each of the events; a number among them is how many seconds pass."""
    clock = [100.0]
    console = RichConsole(file=io.StringIO(), force_terminal=True, width=100, get_time=lambda: clock[0])
    drawn: list[str] = []

    def happening() -> Iterator[Event]:
        for each in events:
            if isinstance(each, float):
                clock[0] += each
                continue
            console.file = io.StringIO()
            yield each
            drawn.append(shown(console.file.getvalue()))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefs.console.streams._rich", lambda _stream: console)
        watch(Streams(), happening())
    return drawn


def shown(sent: str) -> str:
    """What stands beside the bar in the last line that a terminal was sent."""
    *_, line = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", sent).replace("\r", "\n").split("\n")
    return line.lstrip("━╸╺ ").rstrip()


class TestBar:
    PLANNED = Planned(("a.pdf", "b.pdf", "c.pdf", "d.pdf"))

    def test_it_names_what_is_being_made_and_the_time_left_by_how_long_the_rest_is(self) -> None:
        drawn = bars(
            self.PLANNED,
            2.0,
            Composed(("a.pdf",), 3000),
            Composed(("b.pdf",), 1000),
            Composed(("c.pdf",), 500),
            Composed(("d.pdf",), 500),
            Started("a.pdf"),
            Started("b.pdf"),
            4.0,
            Made("a.pdf", ()),
            1.5,
            Failed("b.pdf"),
            Started("c.pdf"),
            1.0,
            Made("c.pdf", ()),
            1.0,
            Made("d.pdf", ()),
        )
        assert drawn == [
            "0/4",
            *["0/4"] * 4,
            "0/4  a.pdf",
            "0/4  a.pdf and 1 more",
            "1/4 about 4 s left b.pdf",
            "2/4 about 2 s left",
            "2/4 about 2 s left c.pdf",
            "3/4 about 1 s left",
            "4/4",
        ]

    def test_what_is_up_to_date_takes_no_time_and_what_is_not_composed_as_long_as_the_others(self) -> None:
        drawn = bars(
            self.PLANNED,
            Fresh("a.pdf"),
            Composed(("b.pdf",), 3000),
            Composed(("c.pdf",), 1000),
            60.0,
            Made("b.pdf", ()),
            Made("c.pdf", ()),
        )
        assert drawn[-2:] == ["1/3 about 1 min left", "2/3 about 30 s left"]

    def test_time_spent_waiting_for_another_build_does_not_count(self) -> None:
        drawn = bars(self.PLANNED, Waiting("out"), 9000.0, Composed(("a.pdf",), 10), 10.0, Made("a.pdf", ()))
        assert drawn[-1] == "1/4 about 30 s left"

    def test_the_next_topic_that_is_released_has_a_bar_of_its_own(self) -> None:
        made = (Composed(("a.pdf",), 10), 10.0, Made("a.pdf", ()))
        drawn = bars(Planned(("a.pdf",)), *made, 7.0, Planned(("a.pdf", "b.pdf")), *made)
        assert (drawn[2], drawn[3], drawn[-1]) == ("1/1", "0/2", "1/2 about 10 s left")

    @pytest.mark.parametrize(
        ("seconds", "left"),
        [(0.1, "1 s"), (59.0, "59 s"), (60.0, "1 min"), (61.0, "2 min"), (3600.0, "1 h 0 min"), (9000.0, "2 h 30 min")],
    )
    def test_long_times_are_told_roughly(self, seconds: float, left: str) -> None:
        drawn = bars(Planned(("a.pdf", "b.pdf")), Composed(("a.pdf", "b.pdf"), 10), seconds, Made("a.pdf", ()))
        assert drawn[-1] == f"1/2 about {left} left"


def at_terminal(root: Path, *arguments: str, **variables: str) -> str:
    """Run the command with all its streams at a terminal; return what the terminal was sent."""
    ours, theirs = pty.openpty()
    without = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    env = {**without, "TERM": "xterm-256color", "COLUMNS": "100", **variables}
    process = subprocess.Popen([BRIEFS, *arguments], cwd=root, env=env, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    sent = bytearray()
    while True:
        try:
            sent += os.read(ours, 65536)
        except OSError:  # how a terminal of Linux tells that nobody writes any more
            break
    os.close(ours)
    process.wait()
    return sent.decode()


class TestTerminal:
    def test_a_build_has_a_bar_that_goes_and_lines_that_stay(
        self, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        root = small_project.with_faces(small_project.write(tmp_path), tmp_path_factory)
        sent = at_terminal(root, "build", "rail")
        assert "0/4" in sent
        assert "4/4" in sent
        assert "made out/rail.mayor.en.pdf (1 page): not made yet" in sent
        assert "\x1b[?25h" in sent, "the cursor is given back"

    def test_findings_are_coloured_but_with_no_color_they_are_not(self, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        small_project.edit(root, "facts/rail/press.en.md", "There are {trams-now}", "There are 41")
        colour = re.compile(r"\x1b\[[\d;]*3\d")
        assert colour.search(at_terminal(root, "check"))
        assert not colour.search(at_terminal(root, "check", NO_COLOR="1"))
        assert "\x1b" not in at_terminal(root, "check", TERM="dumb")

    def test_facts_are_a_drawn_table(self, tmp_path: Path) -> None:
        sent = at_terminal(small_project.write(tmp_path), "facts", "list")
        assert "trams-now" in sent
        assert "\t" not in sent
