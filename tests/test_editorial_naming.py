"""A figure in prose stands beside the actor whose it is."""

from __future__ import annotations

import pytest
from test_editorial_prose import body, edit
from view_files import BLOCKS, facts


def beside(text: str) -> list[str]:
    """The messages about figures that stand beside another actor."""
    return [finding.message for finding in edit(text) if finding.code == "W714"]


class TestSentences:
    @pytest.mark.parametrize(
        "text",
        [
            "Norland spent {north-money}, and Sudland {south-money}.",
            "Norland, unlike Sudland before it. It spent {north-money}.",
            "In one year {north-money} was spent in Norland and {south-money} in Sudland.",
            "It spent {north-money}.",
            "Sudland’s plan is no match for Norland’s {north-money}.",
            "Norland spent {north-money}, which Sudland read in {south-money.period}.",
            "Sudland spent far less: {money-ratio}.",
        ],
    )
    def test_its_own_actor_passes(self, text: str) -> None:
        assert beside(body(text)) == []

    @pytest.mark.parametrize(
        "text",
        [
            "Sudland spent {north-money}.",
            "Sudland spent {north-money.figure}.",
            "Norland spent {south-money}, and Sudland {north-money}.",
            "It was {south-money} in Norland and {north-money} in Sudland.",
            "It was {north-money} in Sudland.",
            "Norland watched while **Sudland** spent {north-money}.",
            "- Sudland spent {north-money}.",
            "### Sudland’s {north-money}\n\nMore.",
            '::: analysis {confidence=low because="Sudland spent {north-money}."}\nMore.\n:::',
        ],
    )
    def test_another_actor_is_found(self, text: str) -> None:
        assert beside(body(text))

    def test_the_finding_says_whose_it_is_and_where_it_stands(self) -> None:
        (finding,) = (each for each in edit(body("Sudland spent {north-money}.")) if each.code == "W714")
        assert str(finding).endswith(
            ":9:15: warning W714 'north-money' is a figure of Norland, but Sudland is named beside it"
        )
        assert finding.hint == "Name Norland last before the figure."

    def test_words_of_a_source_name_nobody(self) -> None:
        assert beside(body("Norland, which said {north-bed}, spent {north-money}.")) == []


class TestShownApart:
    def test_a_caption_that_names_another_actor(self) -> None:
        assert beside("## figures\n\n- {north-money} What Sudland spent\n")
        assert beside("## figures\n\n- {north-money} What Norland spent, and Sudland did not\n") == []
        assert beside("## figures\n\n- {north-money} What was spent\n") == []


class TestStatements:
    def test_a_statement_that_names_another_actor(self) -> None:
        wrong = BLOCKS["facts"].replace('statement: "{figure} in {period}"', 'statement: "Norland spent {figure}"')
        assert wrong != BLOCKS["facts"]
        found = [each for each in edit(body("It is so."), of=facts(facts=wrong)) if each.code == "W714"]
        assert [each.message for each in found] == [
            "'south-money' is a figure of Sudland, but Norland is named beside it"
        ]
