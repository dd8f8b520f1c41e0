"""A finding points at the very word, on whichever line of a long text it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fact_files import fact_file, source_text

from briefs.build.sentences import check_sentences
from briefs.evidence import check
from briefs.evidence.texts import Texts
from briefs.model import FactFile
from briefs.model.book import FactBook, SourceText
from briefs.model.reading import read_model
from briefs.problems import Findings, Place, in_order
from briefs.prose import parse
from briefs.yaml_reader import Located, read_yaml

ROOT = Path(__file__).parent.parent
HERE = "»"


def read(text: str) -> Located:
    located, findings = read_yaml(text, "facts/test.yaml")
    assert located is not None, findings
    return located


def unmarked(text: str) -> tuple[str, Place]:
    """The text without its `»`, and where that stood."""
    before, after = text.split(HERE)
    lines = before.split("\n")
    return before + after, Place("facts/test.yaml", len(lines), len(lines[-1]) + 1)


class TestCharacters:
    """`»` stands before the character `^` of the text in each file."""

    @pytest.mark.parametrize(
        "text",
        [
            "a: one »^two",
            "a: »^one two",
            "a: one\n  two\n   »^three",
            "a: one\n\n\n  »^two",
            "a:\n  one#two\n  »^three",
            "a: 'one »^two'",
            "a: 'it''s ''one'' »^two'",
            "a: 'it''s\n\n  »^two'",
            'a: "one »^two"',
            'a: "one \\"two\\" \\\\ »^three"',
            'a: "one\n  two\n  »^three"',
            "a: >\n  one\n  »^two\n",
            "a: >- # note, to one two\n  one two\n  »^three\n",
            "a: |\n  one\n\n    two\n  »^three\n",
            "a: |2+\n    »^one\n",
            "a: >-\n\n  »^one\n",
            "x: y\na: >-\n  ümläut 人 e\u0301\u00a0»^two\nz: y\n",
        ],
    )
    def test_each_style_leads_back_to_its_line_and_column(self, text: str) -> None:
        text, place = unmarked(text)
        located = read(text)
        assert isinstance(located.value, dict)
        assert located.place(("a",), at=located.value["a"].index("^")) == place

    @pytest.mark.parametrize(
        ("text", "at", "line", "column"),
        [
            ("a: one two", 3, 1, 8),
            ("a: >\n  one\n  two\n", 7, 3, 6),
            ("a: 'one'", 3, 1, 8),
            ("a: 'one'", 99, 1, 8),
        ],
        ids=["blank", "end", "before the quotation mark", "beyond"],
    )
    def test_a_blank_leads_to_the_next_character_and_the_end_to_the_end(
        self, text: str, at: int, line: int, column: int
    ) -> None:
        assert read(text).place(("a",), at=at) == Place("facts/test.yaml", line, column)

    @pytest.mark.parametrize(
        "text", ["a: ''", 'a: "\\u00e9 ^one"', 'a: "one\\n ^two"', 'a: "one \\\n  ^two"', "a: {b: c}"]
    )
    def test_the_beginning_stands_for_what_cannot_be_told(self, text: str) -> None:
        assert read(text).place(("a",), at=9) == Place("facts/test.yaml", 1, 4)

    def test_what_is_absent_has_the_place_of_its_parent(self) -> None:
        assert read("a:\n  b: c").place(("a", "x"), at=5) == Place("facts/test.yaml", 1, 1)

    def test_long_lists_of_entries_and_lines_of_every_system(self) -> None:
        located = read("a:\r\n  - one\r\n    two\r\n  - >-\r\n    three\r\n    four\r\n")
        assert located.place(("a", 0), at=4) == Place("facts/test.yaml", 3, 5)
        assert located.place(("a", 1), at=6) == Place("facts/test.yaml", 6, 5)


SOURCE = (
    "China invested $9.3 billion in 2024, and over 40% of all models are Chinese. In Shanghai, Li Qiang said: “We "
    "oppose a small group, as some countries do.” Later China again spoke of $9.3 billion for 2024. China’s trade "
    "grew by much. By then America had $8 billion."
)
FIGURE = """
  f:
    actor: cn
    measure: money
    figure: $9.3 billion
    statement: It was {figure}
    evidence:
      - {source: a, quote: "China invested $9.3 billion in 2024"}
"""

DERIVED = """\
derived:
  d:
    label: D
    unit: ratio
    digits: 1
    formula: >-
"""


def findings_of(block: str) -> tuple[Findings, Place]:
    """What is said of a fact file with these facts, the texts that readers are shown included."""
    texts = {"a": source_text("a", SOURCE)}
    text, place = unmarked(fact_file(texts, facts=block))
    located = read(text)
    file, findings = read_model(FactFile, located)
    assert file is not None, findings
    facts, findings = check(FactBook("test", file, located), texts)
    if facts is None:
        return findings, place
    prose, _ = parse("# Title\n", "facts/test/reader.en.md")
    assert prose is not None
    return in_order((*findings, *check_sentences(facts), *Texts(facts).findings(prose))), place


class TestFindings:
    """`»` stands where the one finding of each fact file is."""

    @pytest.mark.parametrize(
        ("code", "facts"),
        [
            (
                "E203",
                """
  f:
    statement: It is so
    evidence:
      - source: a
        quote: >-
          China invested $9.3 billion
          in »2025, and over 40% of all
          models are Chinese
""",
            ),
            (
                "E203",
                """
  f:
    statement: It is so
    evidence:
      - source: a
        quote: |
          China invested $9.3 billion
          [...] »Sudland opens railways nightly
""",
            ),
            (
                "E203",
                """
  f:
    statement: It is so
    evidence:
      - source: a
        quote: 'over 40% of all models [...]
          China''s »trades grew by much'
""",
            ),
            (
                "E209",
                FIGURE
                + """\
      - source: a
        quote: >-
          By then America
          had »$8 billion
""",
            ),
            (
                "E205",
                FIGURE
                + """\
      - source: a
        quote: >-
          China invested $9.3 billion in 2024, [...] China again
          spoke of »$9.3 billion
""",
            ),
            (
                "E210",
                """
  f:
    actor: cn
    actor-because: China is spoken for
    words: >-
      We oppose a
      »big group, as some countries do
    evidence:
      - {source: a, said-by: [Li Qiang], quote: "Li Qiang said: “We oppose a small group, as some countries do.”"}
""",
            ),
            (
                "E213",
                """
  f:
    actor: cn
    actor-because: >-
      The sentence speaks of
      »America and China
    statement: It is so
    evidence:
      - {source: a, quote: "China invested $9.3 billion in 2024"}
""",
            ),
            (
                "E218",
                """
  f:
    words: We oppose a small group, as some countries do
    evidence:
      - source: a
        said-by: [Li Qiang]
        said-by-because: >-
          Not
          »Trump but Li
        quote: "Li Qiang said: “We oppose a small group, as some countries do.”"
""",
            ),
            ("E402", FIGURE.replace("It was {figure}", "It was\n      {figure}, or\n      »9 of them")),
            ("E403", FIGURE.replace("It was {figure}", ">-\n      It was {figure},\n      »half of it")),
            ("E405", FIGURE.replace("It was {figure}", "|\n      It was\n      “so” {figure}".replace("“", "»“"))),
            ("E406", FIGURE.replace("It was {figure}", "|\n      It was {figure}\n\n      or »<b> so")),
            ("E401", FIGURE.replace("It was {figure}", "It was\n\n      {figure} of »{g}")),
            (
                "E303",
                FIGURE + "derived:\n  d: {label: D, unit: ratio, digits: 1, formula: 'f /\n     »× 2'}\n",
            ),
            (
                "E303",
                FIGURE + DERIVED + "      f /\n      2 *»\n",
            ),
            (
                "E110",
                FIGURE + DERIVED + "      f /\n        »g\n",
            ),
            (
                "E305",
                FIGURE + 'derived:\n  d: {label: D, unit: ratio, digits: 1, formula: "f + 2 * f »/ f"}\n',
            ),
        ],
    )
    def test_a_finding_is_at_the_word_that_it_is_about(self, code: str, facts: str) -> None:
        findings, place = findings_of(facts)
        assert [(finding.code, str(finding.place)) for finding in findings] == [(code, str(place))]


class TestShipped:
    def test_a_mistyped_digit_of_any_quote_is_told_at_its_word(self) -> None:
        """One digit of every line of the fact file that is part of a quote, changed on its own."""
        text = (ROOT / "facts" / "us-china-ai.yaml").read_text(encoding="utf-8")
        texts = texts_of(text)
        found = 0
        for line, column, changed in mistyped(text):
            located = read(changed)
            file, _ = read_model(FactFile, located)
            if file is None or file.sources.keys() != texts.keys():
                continue
            findings = [one for one in check(FactBook("test", file, located), texts)[1] if one.code == "E203"]
            for finding in findings:
                found += 1
                assert finding.place.line == line
                word = changed.split("\n")[line - 1][finding.place.column - 1 : column]
                assert word.split() == [word]
        assert found > 20


def texts_of(text: str) -> dict[str, SourceText]:
    file, _ = read_model(FactFile, read(text))
    assert file is not None
    return {
        id: SourceText(id, source.file, (ROOT / source.file).read_text(encoding="utf-8"), source.sha256)
        for id, source in file.sources.items()
    }


def mistyped(text: str) -> Iterator[tuple[int, int, str]]:
    """The text with the last digit of one line changed, with that digit's line and column, line by line."""
    begin = 0
    for number, line in enumerate(text.split("\n"), start=1):
        digits = [match.start() for match in re.finditer("[0-9]", line)]
        if digits:
            at = begin + digits[-1]
            yield number, digits[-1] + 1, f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"
        begin += len(line) + 1
