"""When an output is made again, and what is given as the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.rebuild import TO_COME, Anew, Kind, Reason, State, Told, Trace, why_look, why_make

EDITION = "editions/topic/2.json"
NAME = "out/topic.minister.en.pdf"
TOLD = {
    "fact budget": Told.of("$9 billion", {"statement": "s1", "quote": "q1"}),
    "fact words": Told.of("We shall", {"quote": "q2"}),
    "derived figure share": Told.of("12 percent", {"formula": "f1"}),
}
INPUTS = {
    "facts/topic.yaml": "a1",
    "seeds/source.txt": "a2",
    "templates/minister/print.css": None,
    "templates/_base/print.css": "a3",
    EDITION: TO_COME,
}
TRACE = Trace(
    output=NAME,
    hash="f1",
    key="k1",
    inputs=tuple(sorted(INPUTS.items())),
    tools={"Pango": "1.50.12", "fonts": "c0ffee"},
    told=tuple(sorted(TOLD.items(), key=itemgetter(0))),
)
SAME = State(output="f1", inputs=INPUTS, tools=TRACE.tools)
BEHIND = frozenset({"facts/topic.yaml", "seeds/source.txt"})


def changed(values: Mapping[str, str | None], name: str, value: str | None) -> dict[str, str | None]:
    return {**values, name: value}


LOOK = [
    ("nothing", SAME, []),
    ("output edited", replace(SAME, output="f2"), [f"{NAME} is not as it was made"]),
    ("output removed", replace(SAME, output=None), [f"{NAME} is gone"]),
    *(
        (
            f"{path} {what}",
            replace(SAME, inputs=changed(INPUTS, path, value)),
            [f"{path} {says}"],
        )
        for path in ("facts/topic.yaml", "seeds/source.txt", "templates/_base/print.css")
        for what, value, says in (("changed", "b", "changed"), ("removed", None, "is gone"))
    ),
    (
        "an edition that never was released",
        replace(SAME, inputs=changed(INPUTS, EDITION, None)),
        [f"the release of {EDITION} was broken off"],
    ),
    (
        "an edition released since",
        replace(SAME, inputs=changed(INPUTS, EDITION, "b")),
        [f"{EDITION} is new"],
    ),
    (
        "absent template added",
        replace(SAME, inputs=changed(INPUTS, "templates/minister/print.css", "b")),
        ["templates/minister/print.css is new"],
    ),
    ("tool changed", replace(SAME, tools={**TRACE.tools, "Pango": "1.52"}), ["Pango: 1.50.12 -> 1.52"]),
    ("tool added", replace(SAME, tools={**TRACE.tools, "zlib": "1"}), ["zlib: none -> 1"]),
    ("tool removed", replace(SAME, tools={"Pango": "1.50.12"}), ["fonts: c0ffee -> none"]),
    ("font changed", replace(SAME, tools={**TRACE.tools, "fonts": "7ea"}), ["fonts: c0ffee -> 7ea"]),
]


class TestWhyLook:
    @pytest.mark.parametrize(("now", "expected"), [case[1:] for case in LOOK], ids=[case[0] for case in LOOK])
    def test_each_difference_gives_its_own_reason(self, now: State, expected: list[str]) -> None:
        assert [str(reason) for reason in why_look(TRACE, now, NAME)] == expected

    def test_what_was_never_made_is_new_even_if_a_file_stands_there(self) -> None:
        assert why_look(None, SAME, NAME) == (Reason(Kind.NEW, NAME, None, "f1"),)
        assert [str(reason) for reason in why_look(None, SAME, NAME)] == ["nothing is noted of how it was made"]

    def test_all_reasons_are_given_output_first(self) -> None:
        now = State("f2", changed(INPUTS, "facts/topic.yaml", "b"), {"fonts": "x"})
        kinds = [reason.kind for reason in why_look(TRACE, now, NAME)]
        assert kinds == [Kind.OUTPUT, Kind.INPUT, Kind.TOOL, Kind.TOOL]

    @given(st.dictionaries(st.sampled_from(sorted(INPUTS)), st.sampled_from(["a1", "a2", "a3", "b", None])))
    def test_an_output_is_up_to_date_exactly_if_every_input_is_the_same(self, edits: dict[str, str | None]) -> None:
        now = replace(SAME, inputs={**INPUTS, **edits})
        assert (why_look(TRACE, now, NAME) == ()) == (now.inputs == INPUTS)


FACTS = Reason(Kind.INPUT, "facts/topic.yaml", "a1", "b")
STYLE = Reason(Kind.INPUT, "templates/_base/print.css", "a3", "b")
GONE = Reason(Kind.OUTPUT, NAME, "f1", None)
PANGO = Reason(Kind.TOOL, "Pango", "1", "2")


def without(name: str) -> dict[str, Told]:
    return {each: told for each, told in TOLD.items() if each != name}


def told(name: str, value: str, **parts: str) -> dict[str, Told]:
    return {**TOLD, name: Told.of(value, parts)}


MAKE = [
    ("a file, but the result is the same", (FACTS, STYLE, PANGO), Anew("k1", TOLD), []),
    ("a file, and the output", (FACTS, GONE), Anew("k1", TOLD), [f"{NAME} is gone"]),
    ("a style", (STYLE,), Anew("k2", TOLD), ["templates/_base/print.css changed"]),
    ("a tool", (PANGO,), Anew("k2", TOLD), ["Pango: 1 -> 2"]),
    (
        "a value",
        (FACTS,),
        Anew("k2", told("fact budget", "$10 billion", statement="s2")),
        ["fact budget: $9 billion -> $10 billion"],
    ),
    (
        "wording and quote of a fact",
        (FACTS,),
        Anew("k2", told("fact budget", "$9 billion", statement="s2", quote="q3")),
        ["fact budget: quote, statement changed"],
    ),
    (
        "a caveat added to a fact",
        (FACTS,),
        Anew("k2", told("fact words", "We shall", quote="q2", caveat="c")),
        ["fact words: caveat changed"],
    ),
    ("a fact added", (FACTS,), Anew("k2", told("fact new", "7")), ["fact new is told now"]),
    ("a fact removed", (FACTS,), Anew("k2", without("fact words")), ["fact words is no longer told"]),
    (
        "a fact and a style",
        (FACTS, STYLE),
        Anew("k2", told("fact budget", "$10 billion")),
        ["fact budget: $9 billion -> $10 billion", "templates/_base/print.css changed"],
    ),
    ("something else in the fact file", (FACTS,), Anew("k2", TOLD), ["facts/topic.yaml changed"]),
    (
        "much of it",
        (FACTS, GONE),
        Anew(
            "k2",
            {
                "derived figure share": Told("13 percent"),
                "fact budget": Told("$10 billion"),
                "fact new": Told("7"),
                "fact words": Told("We shall"),
            },
        ),
        [
            f"{NAME} is gone",
            "fact budget: $9 billion -> $10 billion",
            "derived figure share: 12 percent -> 13 percent",
            "fact new is told now",
            "fact words: quote changed",
        ],
    ),
    (
        "long words",
        (FACTS,),
        Anew("k2", told("fact words", "We shall, " * 9)),
        ["fact words: We shall -> We shall, We shall, We shall, We shall, We shall, We shall,…"],
    ),
]


class TestWhyMake:
    @pytest.mark.parametrize(("looked", "now", "expected"), [case[1:] for case in MAKE], ids=[case[0] for case in MAKE])
    def test_what_changed_in_the_output_is_the_reason(
        self, looked: tuple[Reason, ...], now: Anew, expected: list[str]
    ) -> None:
        reasons = why_make(TRACE, looked, replace(now, behind=BEHIND))
        assert [str(reason) for reason in reasons] == expected

    def test_what_was_never_made_is_made(self) -> None:
        new = (Reason(Kind.NEW, NAME),)
        assert why_make(None, new, Anew("k1", {})) == new

    @given(
        st.sets(st.sampled_from([FACTS, STYLE, PANGO]), min_size=1),
        st.dictionaries(
            st.sampled_from([*TOLD, "fact new"]),
            st.builds(Told.of, st.text(max_size=2), st.dictionaries(st.sampled_from("ab"), st.sampled_from("xy"))),
        ),
        st.sampled_from(["k1", "k2"]),
    )
    def test_an_output_that_stands_is_made_again_exactly_if_its_key_is_another(
        self, looked: set[Reason], told: dict[str, Told], key: str
    ) -> None:
        assert bool(why_make(TRACE, tuple(looked), Anew(key, told, BEHIND))) == (key != TRACE.key)
