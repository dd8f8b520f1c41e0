"""Words are verbatim, and stand between quotation marks in the source."""

from __future__ import annotations

import pytest
from fact_files import checked, codes, said

TEXT = (
    "Li Qiang noted, 'I oppose creating an exclusive 'small group' like some do,' and left. He called it “state-led.” "
    "China's plan and the States' plan differ."
)


def words_fact(words: str, quote: str, said_by: str = "Li Qiang") -> str:
    return f"""
  f:
    words: "{words}"
    evidence:
      - {{source: a, said-by: [{said_by}], quote: "{quote}"}}"""


WHOLE = "Li Qiang noted, 'I oppose creating an exclusive 'small group' like some do,' and left"


class TestWords:
    @pytest.mark.parametrize(
        "words",
        [
            "I oppose creating an exclusive 'small group' like some do",
            "I oppose creating an exclusive 'small group' like some do,",
            "I oppose creating an exclusive ‘small group’ like some do",
            "small group",
            "like some do",
        ],
    )
    def test_stand_between_quotation_marks_in_the_source(self, words: str) -> None:
        """Nested marks, and a comma or full stop before the closing mark, are allowed."""
        assert codes(TEXT, facts=words_fact(words, WHOLE)) == []

    def test_are_printed_in_the_sources_own_characters(self) -> None:
        quote = "Li Qiang noted [...] He called it 'state-led.'"
        assert codes(TEXT, facts=words_fact("state-led", quote)) == ["E203"]
        quote = 'Li Qiang noted [...] He called it \\"state-led'
        fact = checked(TEXT, facts=words_fact("state-led", quote)).facts["f"]
        assert fact.words == "state-led"
        (proof,) = fact.proofs
        assert [proof.verbatim[start:end] for start, end in proof.marked] == ["state-led"]

    @pytest.mark.parametrize(
        "words",
        [
            "I support creating an exclusive 'small group'",
            "i oppose creating",
            "He called it",
            "like some do, and left",
        ],
    )
    def test_are_verbatim_in_the_quote(self, words: str) -> None:
        assert said(TEXT, facts=words_fact(words, WHOLE)) == [f"E210 the words '{words}' are not in the quote"]

    def test_begin_and_end_with_whole_words(self) -> None:
        assert codes(TEXT, facts=words_fact("oppose creat", WHOLE)) == ["E210"]

    @pytest.mark.parametrize("words", ["noted", "and left", "Li Qiang noted, 'I oppose"])
    def test_outside_quotation_marks_are_no_words(self, words: str) -> None:
        assert said(TEXT, facts=words_fact(words, WHOLE)) == [
            f"E210 the words '{words}' do not stand between quotation marks in the source"
        ]

    def test_between_two_possessives_are_no_words(self) -> None:
        quote = "Li Qiang noted [...] China's plan and the States' plan differ"
        assert codes(TEXT, facts=words_fact("s plan and the States", quote)) == ["E210"]
        assert codes(TEXT, facts=words_fact("plan and the States", quote)) == ["E210"]


class TestTranslated:
    def translated(self, translation: str) -> bool:
        from fact_files import fact_file, read_book, source_text

        from briefs.evidence import check

        text = source_text("a", TEXT)
        sources = f"\n  a: {{file: seeds/a.txt, sha256: {text.sha256}, title: A{translation}}}"
        book = read_book(fact_file({}, sources=sources, facts=words_fact("small group", WHOLE)))
        facts, findings = check(book, {"a": text})
        assert facts is not None, findings
        return facts.facts["f"].translated

    def test_follows_from_the_source(self) -> None:
        assert self.translated(", translation: {by: machine, from: Korean}")
        assert not self.translated("")
