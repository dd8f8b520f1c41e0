"""Words between the quotation marks of a brief."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.view.quoting import QuotationMarks, within_quotation

BRITISH = QuotationMarks()


class TestInnerMarks:
    @pytest.mark.parametrize(
        ("words", "shown"),
        [
            ("an exclusive 'small group' like some", "an exclusive “small group” like some"),
            ('an exclusive "small group" like some', "an exclusive “small group” like some"),
            ("an exclusive ‘small group’ like some", "an exclusive “small group” like some"),
            ("China's calculated strategy", "China’s calculated strategy"),
            ("the states' view of China's plan", "the states’ view of China’s plan"),
            ("'a \"deep\" one'", "“a ‘deep’ one”"),
            ("no marks at all", "no marks at all"),
        ],
    )
    def test_inner_marks_turn_double_and_apostrophes_curl(self, words: str, shown: str) -> None:
        assert within_quotation(words, BRITISH) == shown

    def test_another_language_has_its_own_marks(self) -> None:
        assert within_quotation("'so' viel", QuotationMarks("„", "“", "‚", "‘")) == "‚so‘ viel"

    @given(st.text(alphabet="ab '\"’“", max_size=30))
    def test_nothing_but_quotation_marks_changes(self, words: str) -> None:
        def letters(text: str) -> str:
            return "".join(character for character in text if character in "ab ")

        assert letters(within_quotation(words, BRITISH)) == letters(words)
