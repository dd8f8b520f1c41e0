"""What two states of a topic state differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.changes import Differences, State, compare, stated_in, word_changes
from briefs.model import FactFile
from briefs.model.edition import Stated
from briefs.model.embedded import EmbeddedDerived, EmbeddedFact, EmbeddedFigure, EmbeddedQuote, EmbeddedSentence
from briefs.model.reading import read_model
from briefs.yaml_reader import read_yaml

TEXT = st.text("ab -“,\n", max_size=12)
WORDS = st.lists(st.sampled_from(["a", "b", "the", "trams", "41", "42."]), max_size=8).map(" ".join)
UNITS = st.sampled_from(["trams", "buses"])
IDS = st.sampled_from(["buses", "ferries", "trams"])


def fact(statement: str = "It has 41 trams", **fields: object) -> EmbeddedFact:
    evidence = (EmbeddedQuote(source="report", quote="It has 41 trams"),)
    return EmbeddedFact.model_validate({"mark": "A1", "statement": statement, "evidence": evidence, **fields})


def figure(amount: int, unit: str = "trams", text: str = "") -> EmbeddedFigure:
    return EmbeddedFigure(amount=Decimal(amount), unit=unit, text=text or str(amount))


def derived(amount: int, formula: str = "trams / 2", unit: str = "trams") -> EmbeddedDerived:
    value = EmbeddedFigure(amount=Decimal(amount), unit=unit)
    return EmbeddedDerived(mark="C1", formula=formula, digits=0, exact=str(amount), value=value)


FACTS = st.dictionaries(
    IDS,
    st.builds(
        fact,
        st.sampled_from(["It has trams", "It runs trams"]),
        status=st.sampled_from(["stated", "claim"]),
        figure=st.none() | st.builds(figure, st.integers(1, 3), UNITS),
        caveat=st.none() | st.sampled_from(["Counted once", "Not counted"]),
    ),
)
DERIVED = st.dictionaries(
    st.sampled_from(["pairs", "ratio", "trams"]), st.builds(derived, st.integers(1, 3), unit=UNITS)
)
TOLD = st.dictionaries(
    st.sampled_from(["mayor.en", "press.en"]),
    st.lists(st.builds(EmbeddedSentence, section=st.sampled_from(["body", "notes"]), text=WORDS), max_size=6).map(
        tuple
    ),
)
STATES = st.builds(State, st.builds(Stated, facts=FACTS, derived=DERIVED), TOLD)


class TestWords:
    @given(WORDS | TEXT, WORDS | TEXT)
    def test_they_give_both_sentences_back(self, old: str, new: str) -> None:
        changes = word_changes(old, new)
        assert "".join(each.text for each in changes if each.kind != "new") == old
        assert "".join(each.text for each in changes if each.kind != "old") == new

    @given(WORDS | TEXT)
    def test_a_sentence_is_the_same_as_itself(self, text: str) -> None:
        assert {each.kind for each in word_changes(text, text)} <= {"same"}

    def test_a_word_is_changed_as_a_whole(self) -> None:
        changes = [(each.kind, each.text) for each in word_changes("It has 41 trams.", "It has 412 trams.")]
        assert changes == [("same", "It has "), ("old", "41"), ("new", "412"), ("same", " trams.")]


class TestFacts:
    @given(STATES, STATES)
    def test_each_is_added_removed_changed_or_the_same(self, old: State, new: State) -> None:
        found = compare(old, new)
        before, after = (
            {id: (type(each), each) for id, each in {**state.stated.facts, **state.stated.derived}.items()}
            for state in (old, new)
        )
        both = {id for id in before.keys() & after.keys() if before[id][0] is after[id][0]}
        assert {each.id for each in found.added} == after.keys() - both
        assert {each.id for each in found.removed} == before.keys() - both
        assert {each.id for each in found.changed} == {id for id in both if before[id] != after[id]}

    @given(STATES)
    def test_a_state_is_no_other_than_itself(self, state: State) -> None:
        assert not compare(state, state)

    @given(STATES, STATES)
    def test_looked_at_from_the_other_side_old_is_new(self, one: State, other: State) -> None:
        there, back = compare(one, other), compare(other, one)
        assert {each.id for each in there.added} == {each.id for each in back.removed}
        assert swapped(there) == {
            each.id: tuple((field.field, field.old, field.new) for field in each.fields) for each in back.changed
        }

    @given(STATES, STATES)
    def test_what_a_single_brief_does_not_use_is_no_difference(self, old: State, new: State) -> None:
        brief = State(new.stated, new.told, whole=False)
        assert compare(old, brief).removed == ()
        assert compare(brief, old).added == ()
        assert compare(old, brief).changed == compare(old, new).changed

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("It’s “new” – or not", 'It\'s "new" - or not'),
            ("It has  41\ntrams", "It has 41 trams"),
        ],
    )
    def test_kinds_of_marks_and_space_are_no_difference(self, old: str, new: str) -> None:
        assert not compare(State(Stated(facts={"trams": fact(old)})), State(Stated(facts={"trams": fact(new)})))

    def test_another_value_moves_what_shows_it_and_another_quote_says_nothing_else(self) -> None:
        quote = (EmbeddedQuote(source="later", quote="41 trams"),)
        [moved], [requoted] = (
            compare(
                State(Stated(facts={"trams": fact(figure=figure(41))})), State(Stated(facts={"trams": now}))
            ).changed
            for now in (fact(figure=figure(42)), fact(figure=figure(41), evidence=quote))
        )
        assert (moved.moved, moved.says) == (True, True)
        assert (requoted.moved, requoted.says) == (False, False)

    @pytest.mark.parametrize(
        ("old", "new", "fields"),
        [
            (figure(41), figure(41, "buses"), ("figure", "41 trams", "41 buses")),
            (
                figure(3000000, text="三百万"),
                figure(4000000, text="三百万"),
                ("figure", "3000000 trams", "4000000 trams"),
            ),
            (
                figure(5, "USD", "more than $5"),
                figure(5, "AUD", "more than $5"),
                ("figure", "over 5 USD", "over 5 AUD"),
            ),
            (figure(41), figure(42, "buses"), ("figure", "41", "42")),
        ],
    )
    def test_a_figure_in_the_same_digits_may_be_another_value(
        self, old: EmbeddedFigure, new: EmbeddedFigure, fields: tuple[str, str, str]
    ) -> None:
        before, after = (State(Stated(facts={"trams": fact(figure=each)})) for each in (old, new))
        [change] = compare(before, after).changed
        assert [(each.field, each.old, each.new) for each in change.fields] == [fields]
        assert (change.moved, change.says, change.follows) == (True, True, False)

    def test_the_unit_of_a_computed_figure_is_its_author_s_to_explain(self) -> None:
        before, after = (
            State(Stated(facts={}, derived={"pairs": derived(20, unit=unit)})) for unit in ("trams", "cars")
        )
        [change] = compare(before, after).changed
        assert [(each.field, each.old, each.new) for each in change.fields] == [("unit", "trams", "cars")]
        assert (change.moved, change.follows) == (True, False)

    def test_a_fact_file_alone_says_what_its_figures_say(self) -> None:
        text = """\
format: 1
title: Trams
edition: {number: 1, as-of: 2025-03-31}
actors: {town: {name: Northport}}
measures: {trams: {label: Trams, unit: UNIT}, people: {label: People, unit: people}}
sources: {march: {file: seeds/march.txt, sha256: HASH, title: Minutes, publisher: unknown}}
facts:
  trams: {statement: So it is, measure: trams, figure: more than 41, evidence: [{source: march, quote: more than 41}]}
  people: {statement: So it is, measure: people, figure: 三百万, value: {amount: 3000000, unit: people},
    evidence: [{source: march, quote: 三百万}]}
derived: {half: {label: Half, formula: trams / 2, unit: per cent}}
""".replace("HASH", "0" * 64)
        old, trams, buses = (self.alone(text.replace("UNIT", unit)) for unit in ("trams", "trams", "buses"))
        checked = Stated(
            facts={
                "trams": old.facts["trams"].model_copy(update={"figure": figure(41, text="more than 41")}),
                "people": old.facts["people"].model_copy(update={"figure": figure(3000000, "people", "三百万")}),
            }
        )
        assert not compare(State(checked), State(trams)).changed
        assert old.derived["half"].value.unit == "percent"
        [change] = compare(State(checked), State(buses)).changed
        assert [(each.old, each.new) for each in change.fields] == [("over 41 trams", "over 41 buses")]

    @staticmethod
    def alone(text: str) -> Stated:
        located, _ = read_yaml(text, "facts/trams.yaml")
        assert located is not None
        file, findings = read_model(FactFile, located)
        assert file is not None, findings
        return stated_in(file)

    def test_a_figure_follows_where_only_its_inputs_changed(self) -> None:
        old = State(Stated(facts={}, derived={"pairs": derived(20)}))
        [follows], [written_anew] = (
            compare(old, State(Stated(facts={}, derived={"pairs": now}))).changed
            for now in (derived(21), derived(21, "trams / 2 + 1"))
        )
        assert (follows.follows, written_anew.follows) == (True, False)


class TestSentences:
    @given(STATES, STATES)
    def test_with_the_changes_the_old_ones_are_the_new_ones(self, old: State, new: State) -> None:
        found = compare(old, new).sentences
        for brief in old.told.keys() & new.told.keys():
            for section in ("body", "notes"):
                here = [each for each in found if (each.brief, each.section) == (brief, section)]
                gone, come = (
                    Counter(each.old for each in here if each.old),
                    Counter(each.new for each in here if each.new),
                )
                before, after = (Counter(filter(None, said(state.told, brief, section))) for state in (old, new))
                assert before - gone + come == after
                assert gone <= before
                assert come <= after

    @given(STATES, STATES)
    def test_only_briefs_that_both_have_are_compared(self, old: State, new: State) -> None:
        assert {each.brief for each in compare(old, new).sentences} <= old.told.keys() & new.told.keys()

    def test_one_that_has_little_in_common_is_another(self) -> None:
        [gone, come] = compare(saying("It has 41 trams."), saying("Nothing is said of buses.")).sentences
        assert {(gone.old, gone.new), (come.old, come.new)} == {
            ("It has 41 trams.", ""),
            ("", "Nothing is said of buses."),
        }


def swapped(found: Differences) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    return {each.id: tuple((field.field, field.new, field.old) for field in each.fields) for each in found.changed}


def said(told: Mapping[str, Sequence[EmbeddedSentence]], brief: str, section: str) -> list[str]:
    return [each.text for each in told[brief] if each.section == section]


def saying(text: str) -> State:
    return State(Stated(facts={}), {"mayor.en": (EmbeddedSentence(section="body", text=text),)})
