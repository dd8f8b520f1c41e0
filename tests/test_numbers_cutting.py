"""What a figure left behind in its source is found, and nothing that is not its own."""

from __future__ import annotations

from contextlib import suppress
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.numbers import CutKind, FigureError, dropped, hedge_at, read_figure
from briefs.numbers.english import HEDGES_AFTER, HEDGES_BEFORE

WHOLE = [
    "more than $109.1 billion",
    "no fewer than 3,755",
    "-3.5%",
    "−US$5m",
    "up to about 40 per cent",
    "1 234 567",
    "800 or more",
    "800+",
    "minus 4.5 percentage points",
    "over 5 million yuan",
    "EUR 5 million",
    "about ¥5 billion",
    "an estimated 3 hundred million",
]


def cut_of(text: str) -> tuple[str, str] | None:
    """What is cut where the figure stands between square brackets."""
    before, rest = text.split("[", 1)
    figure, after = rest.split("]", 1)
    cut = dropped(before, figure, after)
    return (cut.kind.value, cut.text) if cut else None


class TestDropped:
    @pytest.mark.parametrize(
        "text",
        [
            "already possesses more than 40% of the [3,755] AI models",
            "already possesses [more than 40%] of the 3,755 AI models",
            "known worldwide, with [1,509] being developed",
            "attracting [over 800] companies and",
            "[More than 800] Chinese corporations",
            "reaching [$109.1 billion] in 2024, compared to",
            "compared to China’s [$9.3 billion]. However",
            "Of these, [40%] more",
            "In 2024, [800] companies",
            "on July 26 [800] companies",
            "on 26 July 2025 [800] companies",
            "(about 40) or [12]",
            "a plan about them: [120] countries",
            "concerns about the [120] countries",
            "They knew more than that. [120] came",
            "more than, say, [120]",
            "all over\n\n[120] countries",
            "[40] countries\n\nor more",
            "rose from [5 million] to 10 million",
            "rose from 5 million to [10 million]",
            "rose from [5] to 10 countries",
            "rose [40%] to $5 billion",
            "rose 40% to [$5 billion]",
            "between them [5] countries and 3 more",
            "the plan—[40] countries—was",
            "the plan – [40] countries – was",
            "(a loss: [5.2%])",
            "a [40]-year plan",
            "a [$5 million]-plus-costs deal",
            "[3,755], 1,509",
            "[800] or so-called",
            "under way: [5] of them",
            "[5] points",
            "won [40] seats",
            "TOP [500] list",
            "a [$5] T-shirt",
            "[5] PC makers",
            "[40] won their case",
            "[well over 40] firms",
            "well [over 40] firms",
            "[$5 million] plus interest",
            "It cost [$5].",
            "Mahjong and [40] others",
        ],
    )
    def test_a_whole_figure_leaves_nothing(self, text: str) -> None:
        """What belongs to other words is not missed."""
        assert cut_of(text) is None

    @pytest.mark.parametrize(
        ("text", "kind", "left"),
        [
            ("of the 3,[755] AI models", "digits", "3,"),
            ("of the [3],755 AI models", "digits", ",755"),
            ("of the 3,7[55] models", "digits", "3,7"),
            ("$[109].1 billion", "digits", ".1"),
            ("$109.[1] billion", "digits", "109."),
            ("just .[5] people", "digits", "."),
            ("1 [234] people", "digits", "1"),
            ("[1] 234 people", "digits", "234"),
            ("[4]½ years", "digits", "½"),
            ("in 20[24], the", "digits", "20"),
            ("2025/07/[28]", "digits", "2025/07/"),
            ("at [10]:30", "digits", ":30"),
            ("fell by -[3.5%]", "sign", "-"),
            ("fell by −[3.5%]", "sign", "−"),
            ("was minus [3.5%]", "sign", "minus"),
            ("was -[$5]", "sign", "-"),
            ("$[109.1 billion] in", "currency", "$"),
            ("US[$5 million]", "currency", "US"),
            ("A[$5 million]", "currency", "A"),
            ("Z[$5 million]", "currency", "Z"),
            ("EUR [5 million]", "currency", "EUR"),
            ("[5 million] yuan", "currency", "yuan"),
            ("[5] US dollars", "currency", "US dollars"),
            ("[$5 million] CAD", "currency", "CAD"),
            ("[5]€ a day", "currency", "€"),
            ("[$109.1] billion in", "scale word", "billion"),
            ("[$109.1]bn in", "scale word", "bn"),
            ("[$5]m in", "scale word", "m"),
            ("[$5] m in", "scale word", "m"),
            ("a [$1.2]-billion deal", "scale word", "billion"),
            ("[5 hundred] thousand", "scale word", "thousand"),
            ("[₹1.5] lakh crore", "scale word", "lakh"),
            ("[5]亿", "scale word", "亿"),
            ("[5] dozen", "scale word", "dozen"),
            ("[40]% of", "unit", "%"),
            ("[40] per cent of", "unit", "per cent"),
            ("[40]\npercent of", "unit", "percent"),
            ("a [40]-percent share", "unit", "percent"),
            ("[4] percentage points", "unit", "percentage points"),
            ("a [5]–10 share", "other end of the range", "–10"),
            ("a 5–[10] share", "other end of the range", "5–"),
            ("a 5[-10] share", "other end of the range", "5"),
            ("[5 million]–10 million", "other end of the range", "–10"),
            ("between [5] and 10", "other end of the range", "between"),
            ("between 5 and [10]", "other end of the range", "between 5 and"),
            ("between $5 million and [$10 million]", "other end of the range", "between $5 million and"),
            ("[5] to 10 million people", "other end of the range", "to 10 million"),
            ("5 to [10 million] people", "other end of the range", "5 to"),
            ("DeepSeek’s R[1] model", "rest of the word", "R"),
            ("COVID-[19] was", "rest of the word", "COVID-"),
            ("from the [26]th to", "rest of the word", "th"),
            ("the [1990]s", "rest of the word", "s"),
            ("[5]G networks", "rest of the word", "G"),
            ("possesses more than [40%] of", "hedge", "more than"),
            ("attracting over [800] companies", "hedge", "over"),
            ("more\nthan [40%] of", "hedge", "more\nthan"),
            ("(more than [40%]) of", "hedge", "more than"),
            ("“Over [40%] of", "hedge", "Over"),
            ("more than the [40%] of", "hedge", "more than the"),
            ("at least a [40%] share", "hedge", "at least a"),
            ("more than [$5 million]", "hedge", "more than"),
            ("no [more than 40]", "hedge", "no"),
            ("up to [about 40]", "hedge", "up to"),
            ("just over [40]", "hedge", "just over"),
            ("which exceeded [$5 billion] in", "hedge", "exceeded"),
            ("did not exceed [5]", "hedge", "not exceed"),
            ("perhaps [40] firms", "hedge", "perhaps"),
            ("~[40]", "hedge", "~"),
            ("> [40]", "hedge", ">"),
            ("c. [40]", "hedge", "c."),
            ("in some [120] countries", "hedge", "some"),
            ("[40] or more", "hedge", "or more"),
            ("[40]+ countries", "hedge", "+"),
            ("[40]-odd countries", "hedge", "odd"),
            ("[40%] at least", "hedge", "at least"),
            ("[800] companies or more", "hedge", "or more"),
            ("[40] small firms or fewer", "hedge", "or fewer"),
            ("nearly [a third] of", "hedge", "nearly"),
            ("[a third] or more", "hedge", "or more"),
        ],
    )
    def test_what_is_cut_is_named(self, text: str, kind: str, left: str) -> None:
        """The cut characters and what they are."""
        assert cut_of(text) == (kind, left)

    def test_a_dropped_hedge_has_its_own_code(self) -> None:
        """E208 is for hedges, E206 for all else."""
        hedge, digits = dropped("over ", "800", ""), dropped("3,", "755", "")
        assert hedge is not None
        assert digits is not None
        assert (hedge.code, digits.code) == ("E208", "E206")

    @pytest.mark.parametrize("whole", WHOLE)
    def test_no_part_of_a_figure_passes_for_the_whole(self, whole: str) -> None:
        """Every readable part of a figure is found to be cut."""
        before, after = "The report said that ", " was spent there."
        assert dropped(before, whole, after) is None
        figure = read_figure(whole, "CNY" if "¥" in whole else None)
        passed, caught = [], 0
        for start, end in combinations(range(len(whole) + 1), 2):
            with suppress(FigureError):
                part = read_figure(whole[start:end], None)
                if not part.agrees(figure):
                    caught += 1
                    if dropped(before + whole[:start], whole[start:end], whole[end:] + after) is None:
                        passed.append(part.text)
        assert caught
        assert passed == []

    @given(st.text(), st.text(st.one_of(st.characters(), st.sampled_from("0123456789.,$%- "))), st.text())
    def test_any_text_has_an_answer(self, before: str, figure: str, after: str) -> None:
        """Nothing that a source holds is an error of ours."""
        cut = dropped(before, figure, after)
        assert cut is None or isinstance(cut.kind, CutKind)


class TestHedgeAt:
    PIECES = st.lists(
        st.sampled_from(
            [
                *HEDGES_BEFORE,
                *HEDGES_AFTER,
                "the",
                "well",
                "$",
                "%",
                "-",
                "million",
                "people",
                "or more",
                "(",
                ",",
                "\n",
            ]
        ),
        max_size=4,
    )

    @given(PIECES, PIECES, st.sampled_from(["", " "]))
    def test_it_is_the_hedge_that_a_figure_there_would_drop(
        self, before: list[str], after: list[str], gap: str
    ) -> None:
        left, right = " ".join(before) + gap, gap + " ".join(after)
        cut = dropped(left, "40", right)
        hedge = cut.text if cut is not None and cut.kind is CutKind.HEDGE else None
        assert hedge_at(left, right) == hedge
