"""The geometry of charts: true to scale, from zero, inside the drawing, and with nothing lying on top of its labels."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefs.view.charts import (
    Bar,
    Division,
    Drawing,
    Event,
    Glance,
    GlanceRow,
    Interval,
    Lane,
    Part,
    Run,
    Span,
    TimeScale,
    Whole,
    Words,
    bars_above,
    bars_beside,
    glance,
    on_lanes,
    share,
    told_above,
    words_of,
)
from briefs.view.charts.calendar import calendar
from briefs.view.charts.hedges import ARROW, VAGUE, Hedged
from briefs.view.charts.lettering import plain, text_of, width_of, wrapped
from briefs.view.charts.packing import rows
from briefs.view.charts.patterns import HAIRLINE, filled, sign
from briefs.view.charts.shapes import Path, number

NARROW, TEXT, FULL = 150.0, 317.4, 487.5
WIDTHS = st.sampled_from([NARROW, TEXT, FULL])
BOUNDS = st.sampled_from(["", "over", "at least", "under", "at most", "about"])
ACTORS = st.sampled_from([None, 0, 1, 2, 3, 4])
NAMES = st.lists(st.text("abcdefghijklmWM", min_size=1, max_size=9), min_size=1, max_size=4).map(" ".join)
ITALIC = Run("", italic=True)
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
_COMMANDS = re.compile(r"([MLHVAZ])([^MLHVAZ]*)")


def points(path: Path) -> Iterator[tuple[float, float]]:
    """The points that a path goes through; of an arc its ends, which in our circles are left and right."""
    x = y = 0.0
    for command, given_ in _COMMANDS.findall(path.data):
        values = [float(value) for value in _NUMBERS.findall(given_)]
        match command:
            case "M" | "L":
                x, y = values
            case "H":
                (x,) = values
            case "V":
                (y,) = values
            case "A":
                x, y = values[-2:]
        yield x, y


def is_inside(drawing: Drawing) -> bool:
    """Whether all paths lie within the drawing; a line may be half as heavy as it is outside, and is seen there."""
    return all(
        -1 <= x <= drawing.width + 1 and -1 <= y <= drawing.height + 1
        for path in drawing.paths
        for x, y in points(path)
    )


def texts_inside(drawing: Drawing) -> bool:
    return all(
        left >= -0.01 and top >= -1 and right <= drawing.width + 0.01 and bottom <= drawing.height + 1.5
        for left, top, right, bottom in (text.box for text in drawing.texts)
    )


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of texts that lie on top of each other."""
    return [
        (said(one), said(other))
        for one, other in combinations(drawing.texts, 2)
        if one.box[0] < other.box[2] - 0.5
        and other.box[0] < one.box[2] - 0.5
        and one.box[1] < other.box[3] - 1.2
        and other.box[1] < one.box[3] - 1.2
    ]


def said(text: object) -> str:
    return " / ".join(text_of(line.runs) for line in getattr(text, "lines", ()))


def lettered(drawing: Drawing) -> list[str]:
    return [said(text) for text in drawing.texts]


def bold(text: str) -> Words:
    return plain(text, Run("", bold=True))


def bar(amount: float, name: str = "Norland", actor: int | None = 0, bound: str = "") -> Bar:
    return Bar(amount, bold(name), bold(f"{bound} {amount:g}"), actor, bound)


BARS = st.lists(
    st.builds(
        bar,
        st.floats(0.001, 1e12) | st.just(0.0),
        NAMES,
        ACTORS,
        BOUNDS,
    ),
    min_size=2,
    max_size=5,
)


class TestBars:
    def test_each_begins_at_zero_and_is_as_long_as_its_amount(self) -> None:
        drawing = bars_beside([bar(109.1), bar(9.3, "Sudland", 1)], TEXT)
        assert drawing is not None
        large, small = drawing.extents
        assert large.start == small.start
        assert (large.end - large.start) / (small.end - small.start) == pytest.approx(109.1 / 9.3)

    @given(BARS, WIDTHS, st.booleans())
    def test_lengths_are_in_proportion(self, bars: Sequence[Bar], width: float, beside: bool) -> None:  # noqa: FBT001
        drawing = bars_beside(bars, width) if beside else bars_above(bars, width)
        assume(drawing is not None)
        assert drawing is not None
        zero = {extent.start for extent in drawing.extents}
        assert len(zero) == 1
        largest = max(bars, key=lambda each: each.amount)
        unit = drawing.extents[bars.index(largest)].end - min(zero)
        for each, extent in zip(bars, drawing.extents, strict=True):
            if largest.amount:
                assert extent.end - extent.start == pytest.approx(each.amount / largest.amount * unit, abs=1e-6)

    @given(BARS, WIDTHS)
    def test_all_of_it_lies_inside_and_apart(self, bars: Sequence[Bar], width: float) -> None:
        for drawing in (bars_beside(bars, width), bars_above(bars, width)):
            if drawing is not None:
                assert is_inside(drawing)
                assert overlaps(drawing) == []

    @given(BARS, WIDTHS)
    def test_labels_beside_bars_never_stand_out(self, bars: Sequence[Bar], width: float) -> None:
        drawing = bars_beside(bars, width)
        assert drawing is None or texts_inside(drawing)

    @given(
        st.lists(
            st.builds(bar, st.floats(-1e6, -1e-3) | st.floats(1e-3, 1e6), NAMES, ACTORS, BOUNDS), min_size=2, max_size=4
        )
    )
    def test_what_is_below_zero_lies_left_of_it(self, bars: Sequence[Bar]) -> None:
        drawing = bars_beside(bars, FULL)
        assume(drawing is not None)
        assert drawing is not None
        for each, extent in zip(bars, drawing.extents, strict=True):
            assert (extent.end - extent.start) * each.amount >= 0
        assert is_inside(drawing)
        assert texts_inside(drawing)
        assert overlaps(drawing) == []

    def test_the_figure_stands_at_the_end_of_its_bar(self) -> None:
        drawing = bars_beside([bar(100), bar(-50, "Sudland", 1)], TEXT)
        assert drawing is not None
        above, below = (text for text in drawing.texts if said(text).strip().lstrip("-").isdigit())
        assert above.box[0] > drawing.extents[0].end
        assert below.box[2] < drawing.extents[1].end

    def test_long_names_take_two_lines_and_then_stand_above(self) -> None:
        two = [bar(5, "The islands of the far north"), bar(4, "Sudland", 1)]
        drawing = bars_beside(two, TEXT)
        assert drawing is not None
        assert "The islands of the / far north" in lettered(drawing)
        three = [bar(5, "The islands of the far north and all the coasts of the west"), bar(4, "Sudland", 1)]
        assert bars_beside(three, TEXT) is None
        assert "Sudland\u2002 4" in lettered(bars_above(three, TEXT))

    def test_the_smallest_is_seen_and_drawn_no_longer_than_a_hairline(self) -> None:
        drawing = bars_beside([bar(1_000_000), bar(1, "Sudland", 1)], TEXT)
        assert drawing is not None
        (thin,) = (path for path in drawing.paths if path.tone == "actor-1" and path.weight == HAIRLINE)
        assert max(x for x, _ in points(thin)) + HAIRLINE / 2 - drawing.extents[1].start == pytest.approx(
            HAIRLINE, abs=0.02
        )
        assert drawing.extents[1].end - drawing.extents[1].start < HAIRLINE

    def test_nothing_is_no_bar(self) -> None:
        drawing = bars_beside([bar(10), bar(0, "Sudland", 1)], TEXT)
        assert drawing is not None
        assert [path.tone for path in drawing.paths if path.tone == "actor-1"] == ["actor-1"]  # the sign alone


class TestHedges:
    @pytest.mark.parametrize("bound", ["over", "at least", "under", "at most", "about"])
    def test_a_hedged_amount_is_not_drawn_like_an_exact_one(self, bound: str) -> None:
        exact, hedged = (bars_above([bar(10), bar(5, "Sudland", 1, each)], TEXT) for each in ("", bound))
        assert exact.paths != hedged.paths

    def test_more_than_goes_on_past_its_end(self) -> None:
        drawing = bars_above([bar(10), bar(5, "Sudland", 1, "over")], TEXT)
        arrow = next(path for path in drawing.paths if path.weight == 1.5)
        assert min(x for x, _ in points(arrow)) == pytest.approx(drawing.extents[1].end, abs=0.01)
        assert max(x for x, _ in points(arrow)) == pytest.approx(drawing.extents[1].end + ARROW - 3, abs=0.01)

    def test_less_than_is_a_frame_that_is_not_filled(self) -> None:
        drawing = bars_above([bar(10), bar(5, "Sudland", 1, "under")], TEXT)
        assert [path.dash != "" for path in drawing.paths if path.tone == "actor-1"] == [False, True, False]

    def test_about_ends_in_dots_whose_middle_is_the_amount(self) -> None:
        drawing = bars_above([bar(10), bar(5, "Sudland", 1, "about")], TEXT)
        (dots,) = (path for path in drawing.paths if path.dash)
        xs = [x for x, _ in points(dots)]
        assert (min(xs) + max(xs)) / 2 == pytest.approx(drawing.extents[1].end, abs=0.01)
        assert max(xs) - min(xs) == pytest.approx(VAGUE - 0.8, abs=0.02)

    @pytest.mark.parametrize(
        ("bound", "outward", "hedged"),
        [
            ("over", True, Hedged.BEYOND),
            ("over", False, Hedged.WITHIN),
            ("at most", True, Hedged.WITHIN),
            ("at most", False, Hedged.BEYOND),
            ("about", False, Hedged.ABOUT),
            ("", True, Hedged.EXACT),
        ],
    )
    def test_where_the_true_amount_may_lie(self, bound: str, outward: bool, hedged: Hedged) -> None:  # noqa: FBT001
        assert Hedged.of(bound, outward_is_more=outward) is hedged


WHOLE = Whole(
    plain("0"),
    plain("100% = 3,755 models"),
    (plain("all others: not broken down in the sources", ITALIC), plain("not broken down", ITALIC)),
)


def part(amount: float, name: str = "Sudland", actor: int | None = 1, bound: str = "") -> Part:
    return Part(amount, bold(name), bold(f"{bound} {amount:.1%}"), plain(f"{amount:.1%}"), actor, bound)


class TestShare:
    @given(st.floats(0, 1), ACTORS, BOUNDS, NAMES, WIDTHS)
    def test_the_full_width_is_the_whole(
        self, amount: float, actor: int | None, bound: str, name: str, width: float
    ) -> None:
        drawing = share([part(amount, name, actor, bound)], WHOLE, width)
        (extent,) = drawing.extents
        assert (extent.end - extent.start) / (width - 2) == pytest.approx(amount)
        assert overlaps(drawing) == []
        if amount * (width - 2) + ARROW <= width - 1:
            assert is_inside(drawing)

    def test_the_scale_names_nothing_the_part_and_the_whole(self) -> None:
        assert lettered(share([part(0.4, bound="over")], WHOLE, TEXT)) == [
            "Sudland\u2002over 40.0%",
            "0",
            "40.0%",
            "100% = 3,755 models",
            "not broken down",
        ]

    def test_what_is_not_broken_down_is_dotted(self) -> None:
        drawing = share([part(0.25)], WHOLE, TEXT)
        (rest,) = (path for path in drawing.paths if path.tone == "gap")
        xs = [x for x, _ in points(rest)]
        assert rest.dash
        assert min(xs) == pytest.approx(drawing.extents[0].end + 0.4, abs=0.01)
        assert max(xs) == pytest.approx(TEXT - 1.4, abs=0.01)

    def test_parts_of_one_whole_stand_side_by_side(self) -> None:
        drawing = share([part(0.92, "Norland", 0), part(0.08)], Whole(plain("0"), plain("100%")), TEXT)
        one, other = drawing.extents
        assert one.end == other.start
        assert other.end == pytest.approx(TEXT - 1)
        assert not any(path.dash for path in drawing.paths)
        assert overlaps(drawing) == []

    @given(st.lists(st.floats(0, 0.25), min_size=2, max_size=4), WIDTHS)
    def test_labels_of_many_parts_lie_apart(self, amounts: list[float], width: float) -> None:
        drawing = share([part(each, f"Land {index}", index) for index, each in enumerate(amounts)], WHOLE, width)
        assert overlaps(drawing) == []


def naming(date: dt.date, division: Division) -> Words:
    return plain(
        {"day": str(date.day), "month": f"{date:%B %Y}", "year": str(date.year), "date": f"{date.day} {date:%B}"}[
            division
        ]
    )


def event(
    start: int, end: int, actor: int | None = 0, span: Span = Span.ALL, told: str = "Something happened"
) -> Event:
    name = bold("Norland") if actor is not None else ()
    return Event(
        start,
        end,
        bold("23 July 2025"),
        name,
        plain(told),
        plain("On which day is not said.", ITALIC),
        actor,
        span,
    )


def scale(events: Sequence[Event], days: int, *intervals: Interval) -> TimeScale:
    return TimeScale(dt.date(2025, 7, 23), days, tuple(events), naming, intervals)


EVENTS = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 60), ACTORS, st.sampled_from([Span.ALL, Span.SOMEWHERE])),
    min_size=1,
    max_size=5,
).map(lambda found: [event(start, start + length, actor, span) for start, length, actor, span in found])
LANES = [
    Lane(bold("Norland"), 0),
    *(Lane(bold("Sudland"), actor) for actor in (1, 2, 3, 4)),
    Lane(plain("Others"), None),
]


class TestTimeScale:
    @given(EVENTS, WIDTHS, st.booleans())
    def test_events_lie_where_their_days_are(self, events: list[Event], width: float, full: bool) -> None:  # noqa: FBT001
        days = max(each.end for each in events) + 1
        told = told_above(scale(events, days), width, full=full, most_rows=4)
        for drawing in (told, on_lanes(scale(events, days), width, LANES)):
            if drawing is None:
                continue
            left = 0 if drawing is told else _left(drawing)
            for each, extent in zip(events, drawing.extents, strict=True):
                assert extent.start == pytest.approx(left + each.start * (width - left) / days, abs=0.02)
                assert extent.end == pytest.approx(left + (each.end + 1) * (width - left) / days, abs=0.02)
            assert is_inside(drawing)
            assert texts_inside(drawing)
            assert overlaps(drawing) == []

    def test_a_day_is_a_sign_and_a_span_a_bar(self) -> None:
        drawing = told_above(scale([event(0, 0), event(3, 5, 1)], 6), FULL, full=True, most_rows=2)
        assert drawing is not None
        day = FULL / 6
        square = [path for path in drawing.paths if path.tone == "actor-0"][-1]
        xs = [x for x, _ in points(square)]
        assert (min(xs) + max(xs)) / 2 == pytest.approx(day / 2, abs=0.01)
        assert (drawing.extents[1].start, drawing.extents[1].end) == (3 * day, FULL)

    def test_words_stand_above_and_what_is_not_known_is_said_there(self) -> None:
        drawing = told_above(scale([event(0, 0), event(3, 5, 1)], 6), FULL, full=True, most_rows=2)
        assert drawing is not None
        assert lettered(drawing)[0] == "Norland\u200223 July 2025 / Something happened / On which day is not said."

    def test_a_day_that_is_not_known_is_a_dotted_frame_of_all_that_it_may_be(self) -> None:
        drawing = told_above(scale([event(0, 0), event(40, 69, 1, Span.SOMEWHERE)], 70), FULL, full=True, most_rows=2)
        assert drawing is not None
        (frame,) = (path for path in drawing.paths if path.dash)
        assert frame.tone == "actor-1"
        assert min(x for x, _ in points(frame)) == pytest.approx(40 * FULL / 70 + 0.4, abs=0.01)

    def test_what_goes_on_has_an_open_end(self) -> None:
        drawing = told_above(scale([event(0, 0), event(40, 40, 1, Span.SINCE)], 100), FULL, full=True, most_rows=2)
        assert drawing is not None
        assert any(path.weight == 1.5 for path in drawing.paths)
        assert is_inside(drawing)

    def test_signs_that_would_touch_are_not_told_on_one_line(self) -> None:
        events = [event(0, 0), event(1, 1, 1), event(300, 300, 2)]
        assert told_above(scale(events, 301), FULL, full=False, most_rows=9) is None
        assert len(on_lanes(scale(events, 301), FULL, LANES[:3]).extents) == 3

    def test_events_of_one_lane_that_would_touch_stand_one_under_the_other(self) -> None:
        drawing = on_lanes(scale([event(0, 0), event(1, 1), event(300, 300)], 301), FULL, LANES[:1])
        one, other, last = (extent.y for extent in drawing.extents)
        assert other > one == last

    def test_a_bracket_spans_what_was_computed(self) -> None:
        interval = Interval(0.5, 3.5, plain("3 days, computed"))
        drawing = told_above(scale([event(0, 0), event(3, 5, 1)], 6, interval), FULL, full=True, most_rows=2)
        assert drawing is not None
        bracket = next(path for path in drawing.paths if path.tone == "ink")
        xs = [x for x, _ in points(bracket)]
        assert [min(xs), max(xs)] == pytest.approx([0.5 * FULL / 6, 3.5 * FULL / 6], abs=0.01)
        assert "3 days, computed" in lettered(drawing)

    @given(EVENTS, WIDTHS, st.booleans())
    def test_no_line_to_an_event_runs_through_words(
        self,
        events: list[Event],
        width: float,
        full: bool,  # noqa: FBT001
    ) -> None:
        days = max(each.end for each in events) + 1
        drawing = told_above(scale(events, days), width, full=full, most_rows=4)
        for path in drawing.paths if drawing is not None else ():
            if path.tone == "rule" and path.data.count("M") == 1:
                (x, top), (_, bottom) = points(path)
                assert not any(_crosses(x, top, bottom, text.box) for text in drawing.texts)  # type: ignore[union-attr]

    def test_many_events_stand_in_rows(self) -> None:
        events = [event(0, 0), event(20, 20, 1), event(45, 45, 2), event(70, 99, 3)]
        drawing = told_above(scale(events, 100), FULL, full=True, most_rows=4)
        assert drawing is not None
        assert any(path.tone == "rule" and path.data.count("M") == 1 for path in drawing.paths)


def _crosses(x: float, top: float, bottom: float, box: tuple[float, float, float, float]) -> bool:
    left, upper, right, lower = box
    return left < x < right and upper < bottom and top < lower - 2


def _left(drawing: Drawing) -> float:
    """Where the lanes begin: their lines are the first that are drawn."""
    return min(x for path in drawing.paths if path.tone == "rule" for x, _ in points(path))


class TestCalendar:
    @pytest.mark.parametrize(
        ("days", "division", "first"),
        [
            (6, "day", "23 July"),
            (60, "day", "23"),
            (400, "month", "January 2026"),
            (4000, "year", "2026"),
            (1, "day", "23 July"),
        ],
    )
    def test_the_finest_division_that_can_be_told_apart(self, days: int, division: str, first: str) -> None:
        found = calendar(dt.date(2025, 7, 23), days, FULL, 9, naming)
        assert found.division == division
        assert first in [text_of(name.words) for name in found.names]

    @given(st.dates(dt.date(1, 1, 1), dt.date(9999, 1, 1)), st.integers(1, 400_000), WIDTHS)
    def test_names_lie_apart_and_inside(self, first: dt.date, days: int, width: float) -> None:
        assume(first.toordinal() + days <= dt.date.max.toordinal())
        found = calendar(first, days, width, 9, naming)
        assert all(name.left >= 0 and name.left + name.width <= width + 0.01 for name in found.names)
        assert all(one.left + one.width <= other.left for one, other in zip(found.names, found.names[1:], strict=False))
        assert list(found.ticks) == sorted(found.ticks)

    def test_months_are_named_under_days(self) -> None:
        months = calendar(dt.date(2025, 7, 23), 20, FULL, 9, naming).months
        assert [text_of(name.words) for name in months] == ["July 2025", "August 2025"]


def matrix(actors: int, names: Sequence[str]) -> Glance:
    heads = tuple((bold(f"Land {index}"), index) for index in range(actors))
    rows = tuple(
        GlanceRow(plain(name), tuple([True, False, None, True][index] for index in range(actors)), plain("in words"))
        for name in names
    )
    return Glance(heads, bold("Comparable"), rows)


class TestGlance:
    @given(st.integers(2, 4), st.lists(NAMES, min_size=1, max_size=14), WIDTHS)
    def test_all_of_it_lies_inside_and_apart(self, actors: int, names: list[str], width: float) -> None:
        drawing = glance(matrix(actors, names), width)
        assert is_inside(drawing)
        assert texts_inside(drawing)
        assert overlaps(drawing) == []

    def test_long_names_of_actors_are_broken(self) -> None:
        heads = tuple((bold(f"Land number {index} of the islands of the far north"), index) for index in range(4))
        for width in (NARROW, TEXT, FULL):
            drawing = glance(replace(matrix(4, ["Aim"]), actors=heads), width)
            assert is_inside(drawing)
            assert texts_inside(drawing)

    def test_evidence_is_the_sign_of_the_actor_and_a_gap_a_dotted_ring(self) -> None:
        drawing = glance(matrix(2, ["Aim"]), TEXT)
        assert [path.tone for path in drawing.paths if path.tone.startswith("actor")] == ["actor-0"]
        (ring,) = (path for path in drawing.paths if path.dash)
        assert ring.tone == "gap"

    def test_many_rows_stand_in_two_halves_where_there_is_room(self) -> None:
        names = [f"Row {number}" for number in range(12)]
        assert glance(matrix(2, names), FULL).height < glance(matrix(2, names), TEXT).height * 0.7


class TestPatterns:
    def test_no_two_actors_look_alike_without_colour(self) -> None:
        areas = [[(p.data, p.weight, p.dash) for p in filled(0, 0, 60, 16, actor)] for actor in (None, 0, 1, 2, 3)]
        assert all(one != other for one, other in combinations(areas, 2))
        signs = [sign(10, 10, 8, actor)[-1].data for actor in (None, 0, 1, 2, 3)]
        assert len(set(signs)) == 5

    @given(st.floats(0.01, 500), st.floats(4, 30), ACTORS)
    def test_a_pattern_stays_within_its_area(self, width: float, height: float, actor: int | None) -> None:
        for path in filled(10, 20, width, height, actor):
            for x, y in points(path):
                assert 9.99 <= x <= 10 + max(width, HAIRLINE) + 0.01
                assert 19.99 <= y <= 20 + height + 0.01


class TestLettering:
    def test_figures_marks_and_furniture_keep_who_answers_for_them(self) -> None:
        html = (
            'About <span class="glue"><data class="fact" value="3" data-fact="gap">3 days</data> '
            '<a class="mark" href="#e-gap" data-fact="gap">C1</a></span> <span data-furniture>Edition 1</span>'
            "&amp; <span data-ok>half</span>"
        )
        assert [(run.text, run.fact, run.kind) for run in words_of(html)] == [
            ("About ", "", ""),
            ("3 days", "gap", ""),
            (" ", "", ""),
            ("C1", "gap", "mark"),
            (" ", "", ""),
            ("Edition 1", "", "furniture"),
            ("& ", "", ""),
            ("half", "", "allowed"),
        ]

    def test_a_fact_is_never_broken(self) -> None:
        words = words_of('It was <data data-fact="x">about 12 million euros</data> in all')
        lines = wrapped(words, 10, 120)
        assert lines is not None
        assert [text_of(line) for line in lines] == ["It was", "about 12 million euros", "in all"]

    def test_what_is_glued_stays_together(self) -> None:
        words = words_of('a long way to the <span class="glue">end <a class="mark" data-fact="x">B1</a></span>')
        lines = wrapped(words, 10, width_of(plain("a long way to the end"), 10))
        assert lines is not None
        assert [text_of(line) for line in lines] == ["a long way to the", "end B1"]

    def test_a_word_that_is_wider_than_the_line_is_not_cut(self) -> None:
        assert wrapped(plain("incomprehensibilities"), 10, 40) is None

    @given(st.text("abc ", max_size=80), st.floats(30, 300))
    def test_wrapping_loses_no_word(self, text: str, width: float) -> None:
        lines = wrapped(plain(text), 9, width)
        if lines is not None:
            assert [word for line in lines for word in text_of(line).split()] == text.split()
            assert all(width_of(line, 9) <= width + 0.01 for line in lines)


class TestPacking:
    @given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 100)), max_size=8))
    def test_nothing_in_a_row_touches(self, spans: list[tuple[float, float]]) -> None:
        placed = [(left, left + width) for left, width in spans]
        found = rows(placed, 3)
        for (one, level), (other, own) in combinations(list(zip(placed, found, strict=True)), 2):
            assert level != own or one[1] + 3 <= other[0] or other[1] + 3 <= one[0]


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "text"), [(1.0, "1"), (0.005, "0.01"), (-0.001, "0"), (12.346, "12.35"), (10, "10")]
    )
    def test_coordinates_are_short(self, value: float, text: str) -> None:
        assert number(value) == text
