"""Signs of direction: what readers see stands in the order in which it is checked."""

from __future__ import annotations

import pytest

from briefs.problems import Place
from briefs.prose import parse, parse_inline

PROSE = "# Title\n\n## body\n\nIt was {sign}{{money}}\u202c there.\n"


class TestTurning:
    @pytest.mark.parametrize("sign", "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    def test_signs_that_turn_the_order_are_not_allowed(self, sign: str) -> None:
        """`$109.1 billion` after U+202E is printed as `noillib 1.901$`."""
        _, findings = parse(PROSE.format(sign=sign), "p.md")
        message = "a hidden sign that turns the order of characters is not allowed in prose"
        assert [str(finding) for finding in findings] == [
            f"p.md:5:8: error E406 {message}: 'U+{ord(sign):04X}'",
            f"p.md:5:16: error E406 {message}: 'U+202C'",
        ]

    def test_nor_in_the_texts_of_the_fact_file(self) -> None:
        _, findings = parse_inline("It was \u202e{money}", Place("facts/a.yaml", 3, 5))
        assert [(finding.code, finding.place.line) for finding in findings] == [("E406", 3)]

    def test_marks_of_direction_are(self) -> None:
        assert parse("# Title\n\n## body\n\nIt was \u200e{money}\u200f there.\n", "p.md")[1] == ()
