"""Strict YAML with places: `briefs.yaml_reader`."""

from __future__ import annotations

import gc
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefs.problems import Place
from briefs.yaml_reader import Located, Map, Seq, collector_paused, overlaid, read_yaml


def read(text: str) -> Located:
    located, findings = read_yaml(text, "x.yaml")
    assert findings == ()
    assert located is not None
    return located


def said(text: str) -> list[str]:
    return [str(finding) for finding in read_yaml(text, "x.yaml")[1]]


class TestScalars:
    @pytest.mark.parametrize(
        "scalar", ["1:30", "010", "no", "1e9", "null", "~", "2025-07-28", "0x1F", ".inf", "<<", "="]
    )
    def test_a_scalar_stays_the_text_that_was_written(self, scalar: str) -> None:
        assert read(f"a: {scalar}\n{scalar}: b").value == {"a": scalar, scalar: "b"}

    def test_an_empty_value_is_empty_text(self) -> None:
        assert read("a:\nb: ''").value == {"a": "", "b": ""}

    def test_folded_lines_become_one(self) -> None:
        assert read("a: one\n  two\nb: >\n  three\n  four\nc: |\n  five\n  six\n").value == {
            "a": "one two",
            "b": "three four\n",
            "c": "five\nsix\n",
        }

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends_of_every_system_give_the_same(self, end: str) -> None:
        located = read(f"a: b{end}c:{end}  - d{end}")
        assert located.value == {"a": "b", "c": ["d"]}
        assert located.place(("c", 0)) == Place("x.yaml", 3, 5)

    def test_a_byte_order_mark_is_passed_over(self) -> None:
        located = read("\ufeffa: b")
        assert located.value == {"a": "b"}
        assert located.place(("a",)) == Place("x.yaml", 1, 4)

    @pytest.mark.parametrize("text", ["", "\n", "# nothing but a comment\n"])
    def test_an_empty_file_is_an_empty_mapping(self, text: str) -> None:
        assert read(text).value == {}


class TestPlaces:
    located = read(
        "é: ü\nfacts:\n  one:\n    evidence:\n      - {source: a, quote: 'b'}\n      - {source: c}\nlist: [x, y]\n"
    )

    @pytest.mark.parametrize(
        ("path", "of_key", "line", "column"),
        [
            ((), False, 1, 1),
            (("é",), False, 1, 4),
            (("facts", "one"), True, 3, 3),
            (("facts", "one"), False, 4, 5),
            (("facts", "one", "evidence", 0, "quote"), True, 5, 21),
            (("facts", "one", "evidence", 0, "quote"), False, 5, 28),
            (("facts", "one", "evidence", 1), True, 6, 9),
            (("list", 1), False, 7, 11),
        ],
    )
    def test_keys_and_values_know_line_and_column_from_one(
        self, *, path: tuple[str | int, ...], of_key: bool, line: int, column: int
    ) -> None:
        assert self.located.place(path, key=of_key) == Place("x.yaml", line, column)

    @pytest.mark.parametrize(
        ("path", "line", "column"),
        [
            (("facts", "one", "figure"), 3, 3),
            (("facts", "two", "figure"), 2, 1),
            (("facts", "one", "evidence", 1, "quote"), 6, 9),
            (("facts", "one", "evidence", 7), 4, 5),
            (("é", "x", 1), 1, 1),
            (("title",), 1, 1),
        ],
    )
    def test_what_is_absent_has_the_place_of_its_nearest_parents_key(
        self, path: tuple[str | int, ...], line: int, column: int
    ) -> None:
        assert self.located.place(path) == Place("x.yaml", line, column)


class TestStrictness:
    def test_a_doubled_key_names_the_first_and_keeps_its_value(self) -> None:
        located, findings = read_yaml("a: 1\nb:\n  c: 2\n  c: 3\na: 4", "x.yaml")
        assert [str(finding) for finding in findings] == [
            "x.yaml:4:3: error E105 the key 'c' stands here for the second time; first in line 3",
            "x.yaml:5:1: error E105 the key 'a' stands here for the second time; first in line 1",
        ]
        assert located is not None
        assert located.value == {"a": "1", "b": {"c": "2"}}

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("a: &x b", "x.yaml:1:4: error E106 the anchor '&x' is not allowed"),
            ("&x a: b", "x.yaml:1:1: error E106 the anchor '&x' is not allowed"),
            ("a: !!int 1", "x.yaml:1:4: error E106 the tag 'tag:yaml.org,2002:int' is not allowed"),
            (
                "a: !!python/object/apply:os.getcwd []",
                "x.yaml:1:4: error E106 the tag 'tag:yaml.org,2002:python/object/apply:os.getcwd' is not allowed",
            ),
            ("a: *x", "x.yaml:1:4: error E106 the alias '*x' is not allowed"),
            ("a: b\n---\nc: d", "x.yaml:2:1: error E106 a second document begins here"),
            ("[a, b]: c", "x.yaml:1:1: error E106 a list or mapping stands in place of a key"),
            ("? {a: b}\n: c", "x.yaml:1:3: error E106 a list or mapping stands in place of a key"),
            ("'': a", "x.yaml:1:1: error E106 a key is empty"),
            ("a: " + "[" * 40 + "]" * 40, "x.yaml:1:35: error E106 more than 32 levels are nested here"),
        ],
    )
    def test_a_feature_beyond_plain_yaml_is_a_finding(self, text: str, message: str) -> None:
        assert said(text) == [message]

    def test_nested_aliases_are_never_expanded(self) -> None:
        text = "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]"
        located, findings = read_yaml(text, "x.yaml")
        assert located is None
        assert {finding.code for finding in findings} == {"E106"}


class TestSyntax:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("a: 'x", '1:4: error E104 the quotation mark "\'" opens here and is never closed'),
            ('a: "x\nb: c\n', "1:4: error E104 the quotation mark '\"' opens here and is never closed"),
            ("a:\n\tb: c", "2:1: error E104 a tab stands in the indentation"),
            ("a:\n  b: c\n\td: e", "3:1: error E104 a tab stands in the indentation"),
            ("a: @x", "1:4: error E104 a value may not begin with '@'"),
            ("a: b: c", "1:5: error E104 ': ' is not allowed here"),
            ("a: 'it's'", '1:8: error E104 this is not a key: "s\'"'),
            ("a: b\nc\nd: e", "3:1: error E104 a key without ':' stands in or above this line"),
            (
                "a: [1, 2\nb: c",
                "1:4: error E104 the '[' that opens here is not closed, or a comma is missing before the next entry",
            ),
            ("a: {figure} grew", "1:13: error E104 this is not a key: 'grew'"),
            ('a: "\\q"', "1:5: error E104 the text in double quotation marks holds an unknown escape"),
            ("a: - b", "1:4: error E104 a list may not begin here"),
            ("a: ]", "1:4: error E104 a value is missing before ']'"),
            ("- a\nb: c", "2:1: error E104 an entry beginning with '- ' is missing here"),
            ("a: > b", "1:6: error E104 text may not follow > or | in the same line"),
            ("a: b\n...\nc: d", "3:1: error E104 nothing may follow the end of the document"),
            ("%YAML 3.0\n---\na: b", "1:1: error E104 this YAML version is not known"),
            ("a: \x00", "1:4: error E104 the character U+0000 (control character) may not stand here"),
            ("é: b\nç: \x07", "2:4: error E104 the character U+0007 (control character) may not stand here"),
            ("a: b\u2028c", "1:5: error E104 the character U+2028 (line separator) may not stand here"),
            ("a: \ud800", "1:4: error E104 the character U+D800 (control character) may not stand here"),
        ],
    )
    def test_broken_yaml_is_told_in_plain_words_at_its_place(self, text: str, message: str) -> None:
        assert said(text) == [f"x.yaml:{message}"]

    def test_findings_before_a_syntax_error_are_kept(self) -> None:
        assert [finding.code for finding in read_yaml("a: 1\na: 2\nb: 'x", "x.yaml")[1]] == ["E105", "E104"]

    def test_every_finding_has_a_hint(self) -> None:
        for text in ("a: 'x", "a: b: c", "a: &x b", "a: 1\na: 2", "a: *x", "[a]: b", "a: \x00", "a: ]"):
            assert all(finding.hint for finding in read_yaml(text, "x.yaml")[1])


class TestAgreement:
    @given(st.text())
    def test_no_text_whatever_raises(self, text: str) -> None:
        located, findings = read_yaml(text, "x.yaml")
        assert located is not None or findings
        assert all(finding.place.line >= 1 and finding.place.column >= 1 for finding in findings)

    plain = st.recursive(
        st.text(st.characters(exclude_categories=["C", "Z"])),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.text(st.characters(categories=["L"]), min_size=1), inner, max_size=4)
        ),
        max_leaves=20,
    )

    file = st.dictionaries(st.text(st.characters(categories=["L"]), min_size=1), plain, max_size=4)

    @given(value=file, flow=st.booleans())
    def test_what_is_written_is_read(self, *, value: dict[str, Any], flow: bool) -> None:
        text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, default_style='"')
        assert read(text.replace("!!null ", "")).value == value

    def test_the_collector_runs_again_after_reading(self) -> None:
        read_yaml("a: 'x", "x.yaml")
        assert gc.isenabled()

    def test_the_collector_does_not_look_through_what_was_read_at_once(self) -> None:
        with collector_paused():
            made = [[number] for number in range(10_000)]
        assert gc.get_count()[0] < len(made)


class TestOverlaid:
    def test_own_values_win_at_every_depth_and_lists_are_replaced_whole(self) -> None:
        own = read("a: 1\nb: {c: 2}\nd: [x]").value
        base = read("a: 9\nb: {c: 9, e: 3}\nd: [y, z]\nf: 4").value
        assert isinstance(own, Map)
        assert isinstance(base, Map)
        both = overlaid(own, base)
        assert both == {"a": "1", "b": {"c": "2", "e": "3"}, "d": ["x"], "f": "4"}
        assert isinstance(both["d"], Seq)

    def test_what_the_base_gave_has_the_place_of_the_nearest_own_parent(self) -> None:
        own = read("a: 1\nb: {c: 2}").value
        base = read("b:\n\n\n  e: 3").value
        assert isinstance(own, Map)
        assert isinstance(base, Map)
        located = Located("own.yaml", overlaid(own, base))
        assert located.place(("b", "c")) == Place("own.yaml", 2, 8)
        assert located.place(("b", "e")) == Place("own.yaml", 2, 1)
