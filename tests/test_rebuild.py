"""When an output is made again, and what is given as the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.rebuild import Kind, Reason, State, Trace, why

NAME = "out/topic.minister.en.pdf"
TRACE = Trace(
    output=NAME,
    hash="f1",
    key="k1",
    inputs={
        "facts/topic.yaml": "a1",
        "seeds/source.txt": "a2",
        "templates/minister/print.css": None,
        "templates/_base/print.css": "a3",
    },
    tools={"Pango": "1.50.12", "fonts": "c0ffee"},
)
SAME = State(output="f1", inputs=TRACE.inputs, tools=TRACE.tools)


def changed(values: Mapping[str, str | None], name: str, value: str | None) -> dict[str, str | None]:
    return {**values, name: value}


TABLE = [
    ("nothing", SAME, []),
    ("output edited", replace(SAME, output="f2"), [f"{NAME} was changed by hand"]),
    ("output removed", replace(SAME, output=None), [f"{NAME} is gone"]),
    *(
        (
            f"{path} {what}",
            replace(SAME, inputs=changed(TRACE.inputs, path, value)),
            [f"{path} {says}"],
        )
        for path in ("facts/topic.yaml", "seeds/source.txt", "templates/_base/print.css")
        for what, value, says in (("changed", "b", "changed"), ("removed", None, "is gone"))
    ),
    (
        "absent template added",
        replace(SAME, inputs=changed(TRACE.inputs, "templates/minister/print.css", "b")),
        ["templates/minister/print.css is new"],
    ),
    (
        "a file that was never looked for",
        replace(SAME, inputs=changed(TRACE.inputs, "templates/press/print.css", "b")),
        [],
    ),
    ("tool changed", replace(SAME, tools={**TRACE.tools, "Pango": "1.52"}), ["Pango: 1.50.12 -> 1.52"]),
    ("tool added", replace(SAME, tools={**TRACE.tools, "zlib": "1"}), ["zlib: none -> 1"]),
    ("tool removed", replace(SAME, tools={"Pango": "1.50.12"}), ["fonts: c0ffee -> none"]),
    ("font changed", replace(SAME, tools={**TRACE.tools, "fonts": "7ea"}), ["fonts: c0ffee -> 7ea"]),
]


class TestWhy:
    @pytest.mark.parametrize(("now", "expected"), [case[1:] for case in TABLE], ids=[case[0] for case in TABLE])
    def test_each_difference_gives_its_own_reason(self, now: State, expected: list[str]) -> None:
        assert [str(reason) for reason in why(TRACE, now, NAME)] == expected

    def test_what_was_never_made_is_new_even_if_a_file_stands_there(self) -> None:
        assert why(None, SAME, NAME) == (Reason(Kind.NEW, NAME, None, "f1"),)
        assert [str(reason) for reason in why(None, SAME, NAME)] == ["not made yet"]

    def test_all_reasons_are_given_output_first(self) -> None:
        now = State("f2", changed(TRACE.inputs, "facts/topic.yaml", "b"), {"fonts": "x"})
        kinds = [reason.kind for reason in why(TRACE, now, NAME)]
        assert kinds == [Kind.OUTPUT, Kind.INPUT, Kind.TOOL, Kind.TOOL]

    @given(st.dictionaries(st.sampled_from(sorted(TRACE.inputs)), st.sampled_from(["a1", "a2", "a3", "b", None])))
    def test_an_output_is_up_to_date_exactly_if_every_input_is_the_same(self, edits: dict[str, str | None]) -> None:
        now = replace(SAME, inputs={**TRACE.inputs, **edits})
        assert (why(TRACE, now, NAME) == ()) == (now.inputs == TRACE.inputs)
