"""A line of text in which marks are glued to what they prove."""

from __future__ import annotations

import html as html_text
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from briefs.view.line import Line

MARK = Markup('<a class="mark">A1</a>')
TAG = Markup('<span class="tag">[as translated]</span>')


def read(html: str) -> str:
    return html_text.unescape(re.sub(r"<[^>]+>", "", html))


class TestMarks:
    def test_a_mark_is_glued_to_the_word_before_it(self) -> None:
        line = Line()
        line.add_text("An order was signed ")
        line.add_mark(MARK)
        assert line.html() == 'An order was <span class="glue">signed <a class="mark">A1</a></span>'

    def test_a_mark_goes_behind_the_comma_that_follows_it(self) -> None:
        line = Line()
        line.add_text("One plan ")
        line.add_mark(MARK)
        line.add_text(", and another")
        assert read(line.html()) == "One plan, A1 and another"

    def test_a_mark_stays_before_a_word_that_follows_it(self) -> None:
        line = Line()
        line.add_text("One plan ")
        line.add_mark(MARK)
        line.add_text(" and another")
        assert line.html() == 'One <span class="glue">plan <a class="mark">A1</a></span> and another'

    def test_marks_that_follow_each_other_stand_together(self) -> None:
        line = Line()
        line.add_text("A ratio. ")
        line.add_mark(MARK)
        line.add_text(" ")
        line.add_mark(MARK)
        assert line.html().count("glue") == 1
        assert read(line.html()) == "A ratio. A1 A1"

    def test_a_mark_at_the_beginning_stands_alone(self) -> None:
        line = Line()
        line.add_mark(MARK)
        line.add_text(" Then text")
        assert line.html() == '<span class="glue"><a class="mark">A1</a></span> Then text'

    def test_a_no_break_space_does_not_part_a_word_from_its_mark(self) -> None:
        line = Line()
        line.add_text("On 23\u00a0July ")
        line.add_mark(MARK)
        assert '<span class="glue">23\u00a0July <a' in line.html()

    def test_what_is_glued_to_an_element_without_a_space_comes_along(self) -> None:
        line = Line()
        line.add_text("(")
        line.add_element(Markup("<em>so</em>"), long=True)
        line.add_text(") ")
        line.add_mark(MARK)
        inside = '<span class="flow"><em>so</em></span>'
        assert line.html() == f'<span class="glue">({inside})\u00a0<a class="mark">A1</a></span>'


class TestLongElements:
    def test_a_quotation_may_be_broken_but_its_tag_and_mark_stay_at_its_end(self) -> None:
        quotation = Markup('<q class="words flow">‘some words’</q>')
        line = Line()
        line.add_text("He said ")
        line.add_element(quotation)
        line.add_mark(TAG)
        line.add_mark(MARK)
        line.add_text(".")
        assert line.html() == f'He said <span class="glue">{quotation}.\u00a0{TAG} {MARK}</span>'

    def test_a_long_element_flows_inside_the_glue(self) -> None:
        line = Line()
        line.add_element(Markup("<strong>a b</strong>"), long=True)
        line.add_mark(MARK)
        assert '<span class="glue"><span class="flow"><strong>a b</strong></span>\u00a0' in line.html()


class TestSentenceStart:
    def test_a_sentence_begins_at_the_start_and_after_a_full_stop(self) -> None:
        line = Line()
        assert line.at_start
        line.add_text("It ended. ")
        assert line.at_start
        line.add_text("Then ")
        assert not line.at_start

    def test_a_value_does_not_end_a_sentence(self) -> None:
        line = Line()
        line.add_element(Markup("<data>2024</data>"))
        line.add_text(" ")
        assert not line.at_start


texts = st.text(alphabet="ab <&,. \u00a0", min_size=1, max_size=12)
parts = st.one_of(
    texts.map(lambda text: ("text", text)),
    st.just(("mark", "")),
    texts.map(lambda text: ("element", text)),
)


class Glued(HTMLParser):
    """For each mark of a piece of HTML, whether it stands inside an element of the class `glue`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._open: list[str] = []
        self.marks: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = dict(attrs).get("class") or tag
        if kind == "mark":
            self.marks.append("glue" in self._open)
        self._open.append(kind)

    def handle_endtag(self, tag: str) -> None:
        assert tag
        self._open.pop()


def written(sequence: list[tuple[str, str]]) -> str:
    line = Line()
    for kind, text in sequence:
        if kind == "text":
            line.add_text(text)
        elif kind == "mark":
            line.add_mark(MARK)
        else:
            line.add_element(Markup("<b>{}</b>").format(text))
    return line.html()


class TestWhateverIsWritten:
    @given(st.lists(parts, max_size=10))
    def test_every_mark_is_glued(self, sequence: list[tuple[str, str]]) -> None:
        assert Glued(written(sequence)).marks == [True for kind, _ in sequence if kind == "mark"]

    @given(st.lists(parts, max_size=10))
    def test_no_letter_is_lost_or_added(self, sequence: list[tuple[str, str]]) -> None:
        shown = read(written(sequence).replace(MARK, ""))
        given_texts = "".join(text for _, text in sequence)
        assert sorted(shown.replace(" ", "")) == sorted(given_texts.replace(" ", ""))
