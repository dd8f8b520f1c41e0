"""The texts of sources: `briefs.sources`."""

from __future__ import annotations

from pathlib import Path

from briefs.files import FilesUsed, sha256
from briefs.model import FactFile
from briefs.model.book import FactBook, SourceText
from briefs.model.reading import read_model
from briefs.sources import read_sources
from briefs.yaml_reader import read_yaml


def book(*files: str) -> FactBook:
    sources = "".join(f"  source-{index}: {{file: {file}, sha256: 00, title: T}}\n" for index, file in enumerate(files))
    head = "format: 1\ntitle: T\nedition: {number: 1, as-of: 2025-07-28}\nactors: {}\nfacts: {}\n"
    located, _ = read_yaml(f"{head}sources:\n{sources}", "facts/x.yaml")
    assert located is not None
    file, findings = read_model(FactFile, located)
    assert file is not None, findings
    return FactBook("x", file, located)


class TestReadSources:
    def test_texts_come_by_id_with_the_hash_of_their_bytes(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"one\r\ntwo")
        used: FilesUsed = {}
        texts, findings = read_sources(tmp_path, book("a.txt"), used)
        assert findings == ()
        assert texts == {"source-0": SourceText("source-0", "a.txt", "one\ntwo", sha256(b"one\r\ntwo"))}
        assert used == {"a.txt": sha256(b"one\r\ntwo")}

    def test_what_cannot_be_read_is_found_where_it_is_named_and_the_rest_is_read(self, tmp_path: Path) -> None:
        root = tmp_path / "project"
        root.mkdir()
        (tmp_path / "outside.txt").touch()
        (root / "link.txt").symlink_to(tmp_path / "outside.txt")
        (root / "latin.txt").write_bytes("é".encode("latin-1"))
        (root / "good.txt").touch()
        texts, findings = read_sources(
            root, book("absent.txt", "../outside.txt", "link.txt", "/etc/passwd", "latin.txt", ".", "good.txt")
        )
        assert list(texts) == ["source-6"]
        assert [str(finding) for finding in findings] == [
            "facts/x.yaml:7:20: error E101 there is no file 'absent.txt'",
            "facts/x.yaml:8:20: error E102 '../outside.txt' leads outside the project",
            "facts/x.yaml:9:20: error E102 'link.txt' leads outside the project",
            "facts/x.yaml:10:20: error E102 '/etc/passwd' leads outside the project",
            "latin.txt:1:1: error E103 the byte 0xe9 is not UTF-8",
            "facts/x.yaml:12:20: error E102 '.' cannot be read: it is a folder",
        ]
