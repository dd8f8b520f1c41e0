"""The record of what outputs were made from."""

from __future__ import annotations

import json
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import manifest
from briefs.problems import Finding, Place
from briefs.rebuild import Told, Trace

TEXT = st.text(max_size=8)
HASH = st.text("0123456789abcdef", min_size=1, max_size=8)
WARNING = Finding("W404", Place("facts/topic/minister.en.md", 3, 7), "'three' is a number in words", "Name a fact.")
Value = TypeVar("Value")


def in_order(values: st.SearchStrategy[Value]) -> st.SearchStrategy[tuple[tuple[str, Value], ...]]:
    return st.dictionaries(TEXT, values, max_size=4).map(lambda found: tuple(sorted(found.items(), key=itemgetter(0))))


TRACES = st.dictionaries(
    TEXT,
    st.builds(
        Trace,
        output=TEXT,
        hash=HASH,
        key=HASH,
        inputs=in_order(HASH | st.none()),
        tools=st.dictionaries(TEXT, TEXT, max_size=2),
        warnings=st.sampled_from([(), (WARNING,)]),
        project=TEXT,
        told=in_order(st.builds(Told, TEXT, TEXT)),
    ),
    max_size=3,
)
TOLD = (("fact trams-now", Told.of("41", {"statement": "5f"})),)


def trace(output: str = "a.pdf") -> Trace:
    return Trace(
        output, "f1", "k1", (("facts/topic.yaml", "a1"), ("gone.css", None)), {"Pango": "1"}, (WARNING,), told=TOLD
    )


class TestManifest:
    @given(TRACES)
    def test_what_is_saved_is_loaded(self, tmp_path_factory: pytest.TempPathFactory, traces: dict[str, Trace]) -> None:
        folder = tmp_path_factory.mktemp("out")
        traces = {name: replace(each, output=name) for name, each in traces.items()}
        manifest.save(folder, traces)
        assert manifest.load(folder) == traces

    def test_the_bytes_do_not_depend_on_the_order_of_work(self, tmp_path: Path) -> None:
        one, other = trace("a.pdf"), trace("b.pdf")
        manifest.save(tmp_path / "1", {"a.pdf": one, "b.pdf": other})
        manifest.save(tmp_path / "2", {"b.pdf": other, "a.pdf": one})
        assert (tmp_path / "1" / manifest.NAME).read_bytes() == (tmp_path / "2" / manifest.NAME).read_bytes()

    def test_what_many_share_is_written_once(self, tmp_path: Path) -> None:
        manifest.save(tmp_path, {name: trace(name) for name in ("a.pdf", "b.pdf", "c.pdf")})
        text = (tmp_path / manifest.NAME).read_text()
        assert (text.count("facts/topic.yaml"), text.count("fact trams-now")) == (1, 1)

    def test_no_manifest_means_that_nothing_was_made(self, tmp_path: Path) -> None:
        assert manifest.load(tmp_path) == {}

    @pytest.mark.parametrize(
        "damage",
        [
            "",
            "{",
            "[]",
            "null",
            '{"format": 1, "inputs": [], "told": [], "outputs": {}}',
            '{"format": 4}',
            '{"format": 4, "inputs": [], "told": [], "outputs": {"a.pdf": {}}}',
            '{"format": 4, "inputs": [], "told": [], "outputs": {"a.pdf": 3}}',
        ],
    )
    def test_a_damaged_manifest_means_the_same(self, tmp_path: Path, damage: str) -> None:
        (tmp_path / manifest.NAME).write_text(damage)
        assert manifest.load(tmp_path) == {}

    def test_a_warning_of_a_later_version_means_the_same(self, tmp_path: Path) -> None:
        manifest.save(tmp_path, {"a.pdf": trace()})
        text = (tmp_path / manifest.NAME).read_text()
        (tmp_path / manifest.NAME).write_text(text.replace("W404", "W999"))
        assert json.loads(text)["outputs"]
        assert manifest.load(tmp_path) == {}
