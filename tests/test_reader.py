"""The reader's test: what a reader of a brief would ask, its printed pages answer, in the place to look for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reader_answers import Need, Question, Quotes, Says, Shows, Text, ask, fold, mark_of, values_of
from reader_questions import QUESTIONS
from shipped_briefs import AUDIENCES, Shipped, build_shipped

ASKED = [
    pytest.param(audience, each, id=f"{audience}: {each.question}")
    for audience in AUDIENCES
    for each in QUESTIONS[audience]
]

#: Sections that answer nothing themselves.
LEADING = {"Contents"}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    return build_shipped(tmp_path_factory, "A4")


@pytest.mark.parametrize(("audience", "question"), ASKED)
def test_the_brief_answers(shipped: Shipped, audience: str, question: Question) -> None:
    lacking = question.lacking(shipped.briefs[audience].pdf.sections, shipped.facts)
    assert not lacking, f"{question.question} {'; '.join(lacking)}"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_twenty_questions_are_asked_of_each_brief(audience: str) -> None:
    assert len({each.question for each in QUESTIONS[audience]}) == 20


def test_every_section_of_every_brief_answers_something(shipped: Shipped) -> None:
    for audience in AUDIENCES:
        asked = {section for question in QUESTIONS[audience] for section in question.sections}
        assert set(shipped.briefs[audience].pdf.sections) - LEADING == asked


class TestItCanFail:
    """A brief in which an answer is changed, or missing, does not pass."""

    def sections(self, shipped: Shipped, audience: str, old: str, new: str) -> dict[str, str]:
        sections = dict(shipped.briefs[audience].pdf.sections)
        assert any(old in text for text in sections.values()), old
        return {title: text.replace(old, new) for title, text in sections.items()}

    @pytest.mark.parametrize(
        ("audience", "old", "new"),
        [
            ("legislator", "$109.1 billion", "$109.2 billion"),
            ("legislator", "$109.1 billion <A10>", "$109.1 billion <A11>"),
            ("minister", "more than 40%", "40%"),
            ("minister", "23 July 2025", "24 July 2025"),
            ("minister", "Edition 1", "Edition 2"),
            ("legislator", "‘removing red tape’", "‘ending red tape’"),
            ("public", "‘removing red tape’", "removing red tape"),
            ("public", "‘removing red tape’. [as translated]", "‘removing red tape’."),
            ("press", "Claim of Xinhua News", "Xinhua News"),
            ("legislator", "One speaks of leading", "One leads"),
            ("technical", "No evidence in the sources", ""),
            ("legislator", "No evidence in the sources", ""),
            ("public", "AI, 2024", "AI, 2023"),
        ],
    )
    def test_with_something_else_in_its_place(self, shipped: Shipped, audience: str, old: str, new: str) -> None:
        changed = self.sections(shipped, audience, old, new)
        assert any(question.lacking(changed, shipped.facts) for question in QUESTIONS[audience])

    @pytest.mark.parametrize("audience", AUDIENCES)
    def test_without_any_one_of_its_sections(self, shipped: Shipped, audience: str) -> None:
        sections = shipped.briefs[audience].pdf.sections
        for title in sections.keys() - {"Contents"}:
            left = {other: text for other, text in sections.items() if other != title}
            assert any(question.lacking(left, shipped.facts) for question in QUESTIONS[audience]), title

    @pytest.mark.parametrize("audience", AUDIENCES)
    def test_no_question_is_answered_by_an_empty_page(self, shipped: Shipped, audience: str) -> None:
        empty = dict.fromkeys(shipped.briefs[audience].pdf.sections, "")
        for question in QUESTIONS[audience]:
            for need in question.needs:
                assert replace(question, needs=(need,)).lacking(empty, shipped.facts), need


class TestNeeds:
    @pytest.mark.parametrize(
        ("text", "need", "met"),
        [
            ("was $109.1 billion <A10> there", Shows("us-private-investment"), True),
            ("was $109.1 billion there", Shows("us-private-investment"), False),
            ("was 109.1 <A10>", Shows("us-private-investment"), True),
            ("was 1,109.1 <A10>", Shows("us-private-investment"), False),
            ("was 109.12 <A10>", Shows("us-private-investment"), False),
            ("over 800 companies <A20>", Shows("conference-companies"), True),
            ("800 companies <A20>", Shows("conference-companies"), False),
            ("more than 800 companies <A20>", Shows("conference-companies"), False),
            ("‘removing red tape’, [as translated] <B60>", Shows("us-red-tape"), True),
            ("‘removing red tape’ <B60>", Shows("us-red-tape"), False),
            ("on 23 July 2025; <B20>", Shows("us-plan-announced"), True),
            ("on 23 July; <B20>", Shows("us-plan-announced"), False),
            ("It says: ‘Neither was\nread’", Says("neither was read"), True),
            ("The U.S. AI plan identifies 'removing red tape' as its first task", Quotes("us-red-tape"), True),
            ("The U.S. AI plan names 'removing red tape' as its first task", Quotes("us-red-tape"), False),
        ],
    )
    def test_what_meets_a_need(self, shipped: Shipped, text: str, need: Need, met: bool) -> None:  # noqa: FBT001
        assert (need.lacking(Text(text), shipped.facts) is None) == met

    def test_a_section_that_is_not_there_is_told(self, shipped: Shipped) -> None:
        assert ask("What?", "Nowhere", "it").lacking({"Here": "it"}, shipped.facts) == [
            "there is no section 'Nowhere'",
            "nothing says 'it'",
        ]

    def test_marks_and_values_are_those_of_the_book(self, shipped: Shipped) -> None:
        assert mark_of("us-private-investment", shipped.facts) == "<A10>"
        assert fold(values_of("cn-small-group", shipped.facts)[0]).startswith("'iopposecreating")
