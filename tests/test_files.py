"""Reading and writing files: `briefs.files`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefs import files
from briefs.files import FilesUsed, names_in, read_bytes, read_text, sha256, within, write_atomically
from briefs.problems import Findings, Place, UserError

PLACE = Place("facts/x.yaml", 3, 11)


def said(findings: Findings) -> list[str]:
    return [str(finding) for finding in findings]


class TestReadText:
    def test_a_text_is_read_without_mark_and_with_plain_line_ends(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes("\ufeffé\r\nb\rc\n".encode())
        assert read_text(tmp_path / "a", "a") == ("é\nb\nc\n", ())

    def test_a_missing_file_is_a_finding(self, tmp_path: Path) -> None:
        assert said(read_text(tmp_path / "a", "seeds/a")[1]) == ["seeds/a: error E101 there is no file 'seeds/a'"]

    def test_a_file_in_place_of_a_folder_is_a_finding(self, tmp_path: Path) -> None:
        (tmp_path / "a").touch()
        assert said(read_text(tmp_path / "a" / "b", "a/b")[1]) == ["a/b: error E101 there is no file 'a/b'"]

    def test_the_finding_stands_where_the_file_is_named(self, tmp_path: Path) -> None:
        assert read_bytes(tmp_path / "a", "a", place=PLACE)[1][0].place == PLACE

    def test_a_folder_is_a_finding(self, tmp_path: Path) -> None:
        assert said(read_text(tmp_path, "a")[1]) == ["a: error E102 'a' cannot be read: it is a folder"]

    def test_a_pipe_is_a_finding_and_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a")
        assert said(read_text(tmp_path / "a", "a")[1]) == ["a: error E102 'a' cannot be read: it is not a regular file"]

    def test_a_refusal_of_the_system_is_a_finding(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        with monkeypatch.context() as patch:
            patch.setattr(os, "stat", refuse)
            _, findings = read_text(tmp_path / "a", "a")
        assert said(findings) == ["a: error E102 'a' cannot be read: Permission denied"]

    def test_a_circle_of_links_is_a_finding(self, tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to("a")
        [finding] = read_text(tmp_path / "a", "a")[1]
        assert finding.code == "E102"

    @pytest.mark.parametrize("name", ["a\0b", "a" * 5000])
    def test_a_name_that_no_file_can_have_is_a_finding(self, tmp_path: Path, name: str) -> None:
        [finding] = read_text(tmp_path / name, name)[1]
        assert finding.code == "E102"

    def test_a_huge_file_is_a_finding(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files, "LARGEST", 3)
        (tmp_path / "a").write_text("four")
        assert said(read_text(tmp_path / "a", "a")[1]) == ["a: error E102 'a' cannot be read: it is larger than 0 MB"]

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            ("é\ncafé".encode("latin-1"), "a:1:1: error E103 the byte 0xe9 is not UTF-8"),
            ("é\r\nca".encode() + b"f\xe9", "a:2:4: error E103 the byte 0xe9 is not UTF-8"),
            (b"\xef\xbb\xbfa\xff", "a:1:2: error E103 the byte 0xff is not UTF-8"),
            ("text".encode("utf-16"), "a: error E103 the file is in UTF-16, not in UTF-8"),
            (b"ab\nc\0", "a:2:2: error E103 a zero byte stands here: this is no text file"),
        ],
    )
    def test_what_is_not_utf_8_is_found_at_its_first_byte(self, tmp_path: Path, data: bytes, message: str) -> None:
        (tmp_path / "a").write_bytes(data)
        text, findings = read_text(tmp_path / "a", "a")
        assert text is None
        assert said(findings) == [message]

    def test_what_was_looked_for_is_noted_also_in_vain(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_text("x")
        used: FilesUsed = {}
        read_text(tmp_path / "a", "there", used=used)
        read_text(tmp_path / "b", "absent", used=used)
        assert used == {"there": sha256(b"x"), "absent": None}


class TestWithin:
    def test_a_path_inside_is_found_also_through_a_link_that_stays_inside(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "seeds").symlink_to("real")
        assert within(tmp_path, "seeds/a.txt", PLACE) == (tmp_path / "real" / "a.txt", ())

    @pytest.mark.parametrize("name", ["../a", "s/../../a", "s/../a", "/etc/passwd", "link/a", "s\\a", "a\0"])
    def test_a_path_that_leads_outside_is_refused_where_it_is_named(self, tmp_path: Path, name: str) -> None:
        root = tmp_path / "project"
        root.mkdir()
        (root / "link").symlink_to(tmp_path)
        path, [finding] = within(root, name, PLACE)
        assert path is None
        assert (finding.code, finding.place) == ("E102", PLACE)

    def test_a_circle_of_links_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to("a")
        path, findings = within(tmp_path, "a", PLACE)
        assert path is None or read_bytes(path, "a")[1] or findings


class TestNamesIn:
    def test_names_are_sorted_without_hidden_ones(self, tmp_path: Path) -> None:
        for name in ("b", "a", ".hidden"):
            (tmp_path / name).touch()
        assert names_in(tmp_path) == ("a", "b")

    def test_what_cannot_be_listed_holds_nothing(self, tmp_path: Path) -> None:
        assert names_in(tmp_path / "absent") == ()


class TestWriteAtomically:
    def test_it_makes_folders_and_replaces_what_was_there(self, tmp_path: Path) -> None:
        path = tmp_path / "out" / "a"
        write_atomically(path, b"old")
        write_atomically(path, b"new")
        assert path.read_bytes() == b"new"
        assert names_in(path.parent) == ("a",)
        assert [entry.name for entry in path.parent.iterdir()] == ["a"]

    def test_it_writes_part_by_part_and_keeps_the_old_file_where_a_part_fails(self, tmp_path: Path) -> None:
        def parts(last: str) -> Iterator[bytes]:
            yield b"one "
            yield last.encode("ascii")

        write_atomically(tmp_path / "a", parts("two"))
        with pytest.raises(UnicodeEncodeError):
            write_atomically(tmp_path / "a", parts("zwölf"))
        assert (tmp_path / "a").read_bytes() == b"one two"
        assert names_in(tmp_path) == ("a",)
        assert len(list(tmp_path.iterdir())) == 1

    def test_the_file_has_the_permissions_of_any_new_file(self, tmp_path: Path) -> None:
        (tmp_path / "usual").touch()
        write_atomically(tmp_path / "a", b"")
        assert (tmp_path / "a").stat().st_mode == (tmp_path / "usual").stat().st_mode

    @pytest.mark.parametrize(("owner", "step"), [(os, "fsync"), (Path, "replace")])
    def test_a_failure_at_any_step_leaves_the_old_file_and_no_other(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, step: str
    ) -> None:
        def fail(*_: object) -> None:
            raise OSError(28, "No space left on device")

        (tmp_path / "a").write_bytes(b"old")
        monkeypatch.setattr(owner, step, fail)
        with pytest.raises(UserError, match="a cannot be written: No space left on device"):
            write_atomically(tmp_path / "a", b"new")
        monkeypatch.undo()
        assert (tmp_path / "a").read_bytes() == b"old"
        assert len(list(tmp_path.iterdir())) == 1

    def test_a_folder_in_its_place_is_told_in_one_line(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="cannot be written: Is a directory"):
            write_atomically(tmp_path, b"")

    def test_half_files_of_writers_that_are_gone_are_removed_and_those_of_this_one_stay(self, tmp_path: Path) -> None:
        gone, ours = (f".a.html.{process}.01234567.tmp" for process in (os.getpid() + 1, os.getpid()))
        for name in (gone, ours, "b.tmp"):
            (tmp_path / name).touch()
        files.remove_drafts(tmp_path)
        assert sorted(path.name for path in tmp_path.iterdir()) == [ours, "b.tmp"]
