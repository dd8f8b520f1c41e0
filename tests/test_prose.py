"""Prose: Markdown in, a tree with places out, and every typed number, quotation and forbidden form found."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.problems import CODES, Findings, Place, Severity, in_order
from briefs.prose import (
    Allowances,
    Allowed,
    AnalysisPanel,
    BulletList,
    Confidence,
    Emphasis,
    Inlines,
    ListItem,
    Paragraph,
    Prose,
    Reference,
    Strong,
    Subheading,
    Text,
    check_references,
    figure_index,
    lint,
    lint_inline,
    parse,
    parse_inline,
    references,
)

WRONG = Path(__file__).parent / "testdata" / "prose" / "wrong.md"
PATH = "facts/x/reader.en.md"
START = "# T\n\n## a\n\n"
KNOWN = {"us-private-investment": ("figure", "period"), "us": ("when",)}
PLAIN = Allowances(figures=(("us-private-investment", "$109.1 billion"),))


def read(text: str) -> Prose:
    """The tree of a text without any finding."""
    prose, findings = parse(text, PATH)
    assert findings == ()
    assert prose is not None
    return prose


def blocks(text: str) -> tuple[object, ...]:
    return read(START + text).sections["a"].blocks


def paragraph(text: str) -> Inlines:
    (block,) = blocks(text)
    assert isinstance(block, Paragraph)
    return block.inlines


def found(text: str, allowances: Allowances = PLAIN) -> list[str]:
    """Place, code and message of all that is found in a text that follows a title and a section's beginning."""
    _, of_form = parse(START + text, PATH)
    findings = in_order((*of_form, *lint(START + text, PATH, allowances)))
    return [f"{each.place.line - 4}:{each.place.column} {each.code} {each.message}" for each in findings]


def codes(text: str, allowances: Allowances = PLAIN) -> list[str]:
    return [line.split()[1] for line in found(text, allowances)]


class TestTree:
    def test_a_file_is_a_title_and_sections_in_order(self) -> None:
        prose = read("# Two *plans*\n\n## b\n\nText.\n\n## a\n")
        assert prose.path == PATH
        assert prose.title == (Text("Two "), Emphasis((Text("plans"),)))
        assert list(prose.sections) == ["b", "a"]
        assert prose.sections["a"].blocks == ()
        assert prose.sections["b"].place == Place(PATH, 3, 4)

    def test_a_paragraph_goes_on_over_lines(self) -> None:
        assert paragraph("One line\nand  \nanother.") == (Text("One line and another."),)

    def test_strong_and_emphasis_nest(self) -> None:
        assert paragraph("**a *b***") == (Strong((Text("a "), Emphasis((Text("b"),)))),)

    def test_a_reference_names_a_fact_or_a_field_at_its_place(self) -> None:
        assert paragraph("Of {us-plan},\nsee {us-plan.when}.") == (
            Text("Of "),
            Reference("us-plan", None, Place(PATH, 5, 4)),
            Text(", see "),
            Reference("us-plan", "when", Place(PATH, 6, 5)),
            Text("."),
        )

    def test_what_is_let_through_keeps_its_reason(self) -> None:
        assert paragraph('The [three]{ok="as the speaker says"} plans')[1] == Allowed(
            "three", "as the speaker says", Place(PATH, 5, 5)
        )

    def test_a_list_has_items_of_several_inlines(self) -> None:
        assert blocks("- {us} wrapped\n  line\n- **b**: c\n") == (
            BulletList(
                (
                    ListItem((Reference("us", None, Place(PATH, 5, 3)), Text(" wrapped line")), Place(PATH, 5, 3)),
                    ListItem((Strong((Text("b"),)), Text(": c")), Place(PATH, 7, 3)),
                ),
                Place(PATH, 5, 1),
            ),
        )

    def test_a_subheading_stands_inside_a_section(self) -> None:
        assert blocks("### United States\n") == (Subheading((Text("United States"),), Place(PATH, 5, 5)),)

    def test_an_analysis_says_how_sure_it_is_and_why(self) -> None:
        (panel,) = blocks('::: analysis {confidence=high because="see {us}"}\nOne.\n\n- Two {us.when}\n:::\n')
        assert panel == AnalysisPanel(
            Confidence.HIGH,
            (Text("see "), Reference("us", None, Place(PATH, 5, 44))),
            (
                Paragraph((Text("One."),), Place(PATH, 6, 1)),
                BulletList(
                    (ListItem((Text("Two "), Reference("us", "when", Place(PATH, 8, 7))), Place(PATH, 8, 3)),),
                    Place(PATH, 8, 1),
                ),
            ),
            Place(PATH, 5, 1),
        )

    def test_the_reason_of_an_analysis_may_go_on_over_lines(self) -> None:
        (panel,) = blocks('::: analysis {confidence=low\n  because="see {us}\n  and {us}"}\nOne.\n:::\n')
        assert isinstance(panel, AnalysisPanel)
        assert [each.place for each in references(panel)] == [Place(PATH, 6, 16), Place(PATH, 7, 7)]

    def test_a_list_before_an_analysis_does_not_go_on_behind_it(self) -> None:
        text = '- a\n\n::: analysis {confidence=low because="b"}\n\n- c\n\n:::\n\n- d\n'
        assert [type(block) for block in blocks(text)] == [BulletList, AnalysisPanel, BulletList]

    @pytest.mark.parametrize("text", ["a \\* b", "a < b", "AT&T", "a [b] c", "f(x)"])
    def test_plain_signs_are_text(self, text: str) -> None:
        assert paragraph(text) == (Text(text.replace("\\", "")),)

    def test_windows_line_ends_make_no_difference(self) -> None:
        text = START + 'a\n{us}\n\n::: analysis {confidence=low because="b"}\nc\n:::\n'
        assert parse(text.replace("\n", "\r\n"), PATH) == parse(text, PATH)

    def test_a_file_with_findings_still_has_its_tree(self) -> None:
        prose, findings = parse(START + "<b> {us}", PATH)
        assert prose is not None
        assert findings
        assert [each.id for each in references(prose)] == ["us"]

    def test_an_empty_file_has_none(self) -> None:
        prose, (finding,) = parse("", PATH)
        assert prose is None
        assert (finding.code, finding.place) == ("E414", Place(PATH, 1, 1))

    @given(st.text(alphabet="ab *_#->{}[]().:|`~!\n\t\\\"='", max_size=200))
    def test_any_text_is_read_without_an_exception(self, text: str) -> None:
        parse(text, PATH)
        lint(text, PATH, PLAIN)

    @given(st.integers(min_value=0, max_value=2**32))
    def test_every_reference_has_the_place_of_its_brace(self, seed: int) -> None:
        text = START + "".join(written(random.Random(seed)))
        lines = text.split("\n")
        places = [each.place for each in references(read(text))]
        assert len(places) == text.count("{us}")
        for place in places:
            assert lines[place.line - 1][place.column - 1 :].startswith("{us}")


def written(chance: random.Random) -> Iterator[str]:
    """Valid prose of all kinds of blocks, with references everywhere."""
    words = ("plan", "{us}", "*{us}*", "**of {us}**", "a", "{us}\n  and", "wrapped\n  line")
    for _ in range(chance.randrange(1, 8)):
        sentence = " ".join(chance.choice(words) for _ in range(chance.randrange(1, 9)))
        flat = " ".join(sentence.split())
        yield chance.choice(
            (
                f"A {sentence}\n\n",
                f"- A {sentence}\n- B {sentence}\n\nC\n\n",
                f"### A {flat}\n\n",
                f'::: analysis {{confidence=low because="a {sentence}"}}\n\nA {sentence}\n\n- B {sentence}\n\n:::\n\n',
            )
        )


class TestForms:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("a <b>c", "1:3 E406 HTML is not allowed in prose: '<b>'"),
            ("a <!-- c -->", "1:3 E406 HTML is not allowed in prose: '<!-- c -->'"),
            ("<div>", "1:1 E406 HTML is not allowed in prose: '<div>'"),
            ("a [b](c)", "1:3 E406 a link is not allowed in prose: '[b](c)'"),
            ("a <https://x.org>", "1:3 E406 HTML is not allowed in prose: '<https://x.org>'"),
            ("a ![b](c)", "1:3 E406 a picture is not allowed in prose: '![b](c)'"),
            ("a `b`", "1:3 E406 code is not allowed in prose: '`b`'"),
            ("```\nb\n```", "1:1 E406 code is not allowed in prose: '```'"),
            ("    b", "1:5 E406 code is not allowed in prose: 'b'"),
            ("a {{ b }}", "1:3 E406 template code is not allowed in prose: '{{ b }}'"),
            ("a {% b %}", "1:3 E406 template code is not allowed in prose: '{% b %}'"),
            ("a {# b #}", "1:3 E406 template code is not allowed in prose: '{# b #}'"),
            ("a {B}", "1:3 E406 a brace that is no reference is not allowed in prose: '{B}'"),
            ("a { b }", "1:3 E406 a brace that is no reference is not allowed in prose: '{ b }'"),
            ("a {b", "1:3 E406 a brace that is no reference is not allowed in prose: '{b'"),
            ("a b}", "1:4 E406 a brace that is no reference is not allowed in prose: '}'"),
            ("a[^b]", "1:2 E406 a footnote is not allowed in prose: '[^b]'"),
            ("a &amp; b", "1:3 E406 a character reference is not allowed in prose: '&amp;'"),
            ("a ~~b~~", "1:3 E406 struck text is not allowed in prose: '~~b~~'"),
            ('a [b]{c="d"}', "1:3 E406 an attribute is not allowed in prose: '[b]{c=\"d\"}'"),
            ("a\\\nb", "1:2 E406 a forced line break is not allowed in prose: '\\\\'"),
            ("> a", "1:1 E406 a block quotation is not allowed in prose: '> a'"),
            ("1. a", "1:1 E406 a numbered list is not allowed in prose: '1. a'"),
            ("- a\n  - b", "2:3 E406 a list inside a list is not allowed in prose: '- b'"),
            ("- a\n\n  b", "3:3 E406 a second paragraph in a list item is not allowed in prose: 'b'"),
            ("a | b\n--|--\nc | d", "1:1 E406 a table is not allowed in prose: 'a | b'"),
            ("***", "1:1 E406 a rule is not allowed in prose: '***'"),
            ("#### a", "1:6 E406 a heading of this level is not allowed in prose: 'a'"),
            ("a\n===", "1:1 E406 an underlined heading is not allowed in prose: 'a'"),
            ("::: note\na\n:::", "1:1 E406 a block of this kind is not allowed in prose: '::: note'"),
            ('[half]{ok=" "}', "1:1 E406 no reason is given for 'half'"),
            ('[a plan]{ok="b"}', "1:1 E406 nothing in 'a plan' needs to be let through"),
            ("# a", "1:3 E414 a title where none can be: 'a'"),
            ("## a b", "1:4 E414 a section is named by its id: 'a b'"),
            ("## a", "1:4 E414 the section 'a' is here twice"),
            (":::", "1:1 E414 ':::' closes nothing"),
            ('::: analysis {confidence=low because="b"}\na', "1:1 E414 an analysis that is not closed"),
            ("::: analysis\na\n:::", "1:1 E414 an analysis says how sure it is and why, and nothing else"),
            ('::: analysis {confidence=low because=""}\n:::', "1:1 E414 an analysis without a reason"),
            ('::: analysis {confidence=sure because="b"}\n:::', "1:26 E414 no degree of confidence: 'sure'"),
        ],
    )  # fmt: skip
    def test_what_prose_does_not_know_is_found_at_its_place(self, text: str, message: str) -> None:
        assert found(text) == [message]

    def test_every_finding_says_what_to_write_instead(self) -> None:
        assert all(finding.hint for finding in all_wrong())

    def test_a_file_with_everything_wrong_has_these_findings(self, golden: Callable[[str, str], None]) -> None:
        golden("prose/expected.txt", "".join(f"{finding}\n" for finding in all_wrong()))

    def test_that_file_has_every_code_of_prose(self) -> None:
        assert {finding.code for finding in all_wrong()} == {
            "E401", "E402", "E403", "W404", "E405", "E406", "E414",
        }  # fmt: skip


def all_wrong() -> Findings:
    text = WRONG.read_text(encoding="utf-8")
    prose, of_form = parse(text, "wrong.md")
    assert prose is not None
    return in_order((*of_form, *lint(text, "wrong.md", PLAIN), *check_references(prose, KNOWN)))


class TestReferences:
    def test_an_unknown_id_is_found_with_the_nearest_one(self) -> None:
        (finding,) = check_references(read(START + "Of {us-private-investmet}."), KNOWN)
        assert str(finding) == f"{PATH}:5:4: error E401 nothing has the id 'us-private-investmet'"
        assert finding.hint == "Nearest: 'us-private-investment'."

    def test_an_unknown_field_is_found_with_those_that_there_are(self) -> None:
        (finding,) = check_references(paragraph("{us-private-investment.when}"), KNOWN)
        assert finding.message == "'us-private-investment' has no field 'when'"
        assert finding.hint == "It has: figure, period."

    def test_known_ids_and_fields_pass(self) -> None:
        assert check_references(read(START + "{us} {us.when} {us-private-investment.period}"), KNOWN) == ()

    def test_they_are_found_everywhere(self) -> None:
        text = (
            '# {a}\n\n## s\n\n{b}\n\n### {c}\n\n- **{d}**\n\n::: analysis {confidence=low because="{e}"}\n*{f}*\n:::\n'
        )
        prose = read(text)
        assert [each.id for each in references(prose)] == list("abcdef")
        assert [each.message[-3:] for each in check_references(prose, {})] == [f"'{each}'" for each in "abcdef"]


class TestLint:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("It was 12.", "1:8 E402 a number is typed, not referred to: '12'"),
            ("a\nb ½ c", "2:3 E402 a number is typed, not referred to: '½'"),
            ("- a\n- see R1", "2:7 E402 a number is typed, not referred to: 'R1'"),
            ("### a **9**", "1:9 E402 a number is typed, not referred to: '9'"),
            ('::: analysis {confidence=low because="a 7 b"}\n:::', "1:41 E402 a number is typed, not referred to: '7'"),
            ('The [12]{ok="b"} plans', "1:6 E402 a number is typed, not referred to: '12'"),
            ("It *doubled*.", "1:5 E403 an amount in words that is no fact's: 'doubled'"),
            ("by two\nthirds", "1:4 E403 an amount in words that is no fact's: 'two thirds'"),
            ("**two** thirds", "1:3 E403 an amount in words that is no fact's: 'two thirds'"),
            ("{us} %", "1:5 E403 what stands against a reference changes what it says: '%'"),
            ("~{us}", "1:1 E403 what stands against a reference changes what it says: '~'"),
            ("the three plans", "1:5 W404 a number in words that counts nothing shown: 'three'"),
            ("a ‘small group’", "1:3 E405 words between quotation marks that are no fact's: ‘small group’"),
            ('a "small\ngroup"', '1:3 E405 words between quotation marks that are no fact\'s: "small group"'),
            ("a ‘{us} group’", "1:3 E405 words between quotation marks that are no fact's: ‘ group’"),
        ],
    )
    def test_what_is_typed_is_found_at_its_word(self, text: str, message: str) -> None:
        assert found(text) == [message]

    @pytest.mark.parametrize(
        "text",
        [
            "One plan, a second report, third-party views, both, another.",
            "China’s plan and the states’ view",
            "In {us-2025-a} and {us.when}.",
            "‘{us.words}’",
            '[Nine out of ten]{ok="they say so"} and [three]{ok="b"}',
            "## part-2",
            "",
        ],
    )
    def test_what_is_not_printed_as_typed_is_free(self, text: str) -> None:
        assert codes(text) == []

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("nearly {sum}", "1:8 E403 a hedge that is not its source's stands at a figure: 'nearly'"),
            ("*less\nthan* {sum.figure}", "2:7 E403 a hedge that is not its source's stands at a figure: 'less than'"),
            ("{sum} or more", "1:1 E403 a hedge that is not its source's stands at a figure: 'or more'"),
            ("- at least {sum}", "1:12 E403 a hedge that is not its source's stands at a figure: 'at least'"),
        ],
    )
    def test_a_figure_is_hedged_by_its_source_alone(self, text: str, message: str) -> None:
        assert found(text, Allowances(amounts=frozenset({"sum"}))) == [message]

    @pytest.mark.parametrize(
        "text",
        ["by {sum}", "over {days}", "about {sum.period}", "{sum}, more is", "from {sum} to {sum}", "{{ sum }}"],
    )
    def test_other_words_round_a_figure_are_no_hedges(self, text: str) -> None:
        assert "E403" not in codes(text, Allowances(amounts=frozenset({"sum"})))

    def test_a_statement_does_not_hedge_its_own_figure(self) -> None:
        assert [each.code for each in lint_inline("It was about {figure}", Place("x"), PLAIN)] == ["E403"]

    def test_names_of_the_fact_file_are_whole_words(self) -> None:
        allowances = Allowances(names=("R1", "Kimi K2"))
        assert codes("R1 and Kimi\nK2", allowances) == []
        assert codes("R12 and K2", allowances) == ["E402", "E402"]

    def test_a_small_number_may_count_actors_sources_or_items_of_a_list(self) -> None:
        assert codes("The two sides", Allowances(counts=frozenset({2}))) == []
        assert codes("These three:\n\n- a\n- b\n- c\n") == []
        assert codes("These three:\n\n- a\n- b\n\nText.\n\n- c\n") == ["W404"]

    def test_the_hint_names_the_fact_that_has_the_figure(self) -> None:
        (finding,) = lint_inline("It was 109.1 here", Place("x", 3, 9), PLAIN)
        assert finding.hint == "Write {us-private-investment} in its place."

    def test_a_string_of_the_fact_file_is_linted_at_its_place(self) -> None:
        findings = lint_inline("‘a’ of {figure} and 12, half\n\nthree", Place("facts/x.yaml", 3, 9), PLAIN)
        assert [each.code for each in findings] == ["E402", "E403", "E405", "W404"]
        assert {each.place for each in findings} == {Place("facts/x.yaml", 3, 9)}

    def test_only_small_numbers_are_warnings(self) -> None:
        severities = {code: CODES[code].severity for code in ("E402", "E403", "W404", "E405", "E406")}
        assert [code for code, severity in severities.items() if severity is Severity.WARNING] == ["W404"]

    @given(st.integers(min_value=0, max_value=2**32), st.sampled_from(["0", "7", "12", "½", "٣"]))
    def test_no_digit_can_be_typed_anywhere(self, seed: int, digit: str) -> None:
        """One digit put between two words of valid prose, wherever that is, is found at its place."""
        chance = random.Random(seed)
        text = START + "".join(written(chance))
        assert lint(text, PATH, PLAIN) == ()
        place = chance.choice([match.end() for match in re.finditer('[AB] |="a ', text)])
        broken = f"{text[:place]}{digit} {text[place:]}"
        findings = lint(broken, PATH, PLAIN)
        line, column = broken.count("\n", 0, place) + 1, place - broken.rfind("\n", 0, place)
        assert [(each.code, each.place) for each in findings] == [("E402", Place(PATH, line, column))]


class TestInline:
    def test_a_statement_is_read_like_a_sentence(self) -> None:
        place = Place("facts/x.yaml", 7, 16)
        inlines, findings = parse_inline("Investment was {figure} in *{period}*", place)
        assert findings == ()
        assert inlines == (
            Text("Investment was "),
            Reference("figure", None, place),
            Text(" in "),
            Emphasis((Reference("period", None, place),)),
        )

    def test_what_is_not_allowed_is_at_the_string(self) -> None:
        place = Place("facts/x.yaml", 7, 16)
        inlines, (finding,) = parse_inline("a <b> c", place)
        assert (finding.code, finding.place) == ("E406", place)
        assert inlines == (Text("a  c"),)

    @pytest.mark.parametrize("text", ["", "- no list", "# no heading", "> no quotation", "a\n\nb"])
    def test_there_are_no_blocks_in_it(self, text: str) -> None:
        inlines, findings = parse_inline(text, Place("x"))
        assert findings == ()
        assert "".join(each.text for each in inlines if isinstance(each, Text)).split() == text.split()


class TestFigureIndex:
    def test_ids_are_found_by_the_digits_of_their_figures(self) -> None:
        index = figure_index([("a", "more than 40%"), ("b", "$109.1 billion"), ("c", "40 states"), ("a", "40")])
        assert index == {"40": ("a", "c"), "109.1": ("b",)}
