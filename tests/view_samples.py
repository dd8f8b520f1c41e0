"""Two hand-made briefs that hold every kind of content, in the HTML that the view makes.

`python tests/view_samples.py FOLDER` writes their pages, for whoever designs templates.

Placeholder text: the quotes stand in the two seed texts, but nothing here is checked.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from dataclasses import replace
from pathlib import Path

import yaml
from markupsafe import Markup, escape

from briefs.model.audience import Look
from briefs.model.templates import ThemeFile
from briefs.render import print_css, render, template_finder
from briefs.view.brief import BriefView, SectionView
from briefs.view.charts import (
    Bar,
    Division,
    Drawing,
    Event,
    Interval,
    Part,
    Run,
    TimeScale,
    Whole,
    Words,
    bars_above,
    bars_beside,
    share,
    told_above,
    words_of,
)
from briefs.view.charts.lettering import plain
from briefs.view.cited import ActorView, EvidenceView, QuoteView, SourceView
from briefs.view.content import (
    Cell,
    Chart,
    ChartRow,
    Charts,
    Content,
    Definition,
    Definitions,
    Discrepancies,
    EvidenceTable,
    FigureGroup,
    Figures,
    FigureView,
    Gaps,
    Matrix,
    MatrixRow,
    Quotations,
    QuotationView,
    SourceList,
    Timeline,
    TimelineEvent,
)

FIGURE_SPACE, PUNCTUATION_SPACE, NO_BREAK_SPACE = "\u2007", "\u2008", "\u00a0"

US = ActorView("us", "United States", 0, "AI Action Plan")
CN = ActorView("cn", "China", 1, "global AI cooperation proposal")

ROOT = Path(__file__).parent.parent
LABELS: dict[str, str] = yaml.safe_load((ROOT / "templates" / "labels" / "en.yaml").read_text(encoding="utf-8"))

PALETTE = {
    "ground": "#FFFFFF",
    "ink": "#1B1F23",
    "mute": "#4A5159",
    "gap": "#59616A",
    "rule": "#848B93",
    "hair": "#C9CDD1",
    "actor-0": "#123F73",
    "actor-1": "#B4500C",
    "actor-2": "#8A2BC8",
    "actor-3": "#54361F",
}

MARKS = {
    "us-private-investment": "A2",
    "cn-private-investment": "A3",
    "cn-companies": "A5",
    "us-announcement": "B4",
    "conference": "B1",
    "cn-model-share": "B6",
    "cn-open-models": "B7",
    "us-policy": "B5",
    "cn-small-group": "B3",
    "cn-organisation": "B2",
    "us-infrastructure": "B15",
    "chen-view": "B14",
    "investment-ratio": "C1",
    "announcement-to-opening": "C3",
    "D1": "D1",
}


def data(id: str, text: str, value: str) -> Markup:
    """A figure or a date."""
    return Markup('<data class="fact" value="{}" data-fact="{}">{}</data>').format(value, id, text)


def mark(id: str) -> Markup:
    return Markup('<a class="mark" href="#e-{}" data-fact="{}">{}</a>').format(id, id, MARKS[id])


def cited(shown: Markup | str, *ids: str, tag: bool = False) -> Markup:
    """Something shown with its marks behind it: they never begin a line."""
    translated = Markup(' <span class="tag">[as translated]</span>') if tag else Markup("")
    return Markup('<span class="glue">{}{} {}</span>').format(
        escape(shown), translated, Markup(" ").join(map(mark, ids))
    )


def words(id: str, text: str) -> Markup:
    """Words between single quotation marks; inner ones are double."""
    inner = Markup('<data class="fact" value="{}" data-fact="{}">{}</data>').format(text, id, text)
    return Markup('<q class="words flow">‘{}’</q>').format(inner)


def furniture(text: str) -> Markup:
    return Markup("<span data-furniture>{}</span>").format(text)


def quote(id: str, before: str, marked: str, after: str) -> Markup:
    return Markup('<blockquote class="quote" data-fact="{}">{}<mark>{}</mark>{}</blockquote>').format(
        id, before, marked, after
    )


def paragraph(*parts: Markup | str, line: int = 1) -> Markup:
    body = Markup("").join(escape(part) for part in parts)
    return Markup('<p data-from="facts/us-china-ai/sample.en.md:{}:1">{}</p>').format(line, body)


def bullets(*items: Markup | str) -> Markup:
    lines = Markup("").join(
        Markup('<li data-from="facts/us-china-ai/sample.en.md:{}:1">{}</li>').format(number, item)
        for number, item in enumerate(items, 30)
    )
    return Markup("<ul>{}</ul>").format(lines)


SOURCE_A = SourceView(
    "cnn-summary",
    "A",
    "China’s global action plan for AI",
    (
        Markup("Report on a CNN report of {}, which was not read.").format(furniture("28 July 2025")),
        Markup("Author and publisher not named."),
    ),
    "https://edition.cnn.com/2025/07/28/tech/china-global-ai-cooperation-organization-waic-hnk-spc",
)
SOURCE_B = SourceView(
    "ai-article",
    "B",
    "US and China over AI hegemony",
    (Markup("Machine translation; original language not stated."), Markup("Publisher not named.")),
    None,
)

INVESTMENT = "private investment reaching $109.1 billion in 2024, compared to China’s $9.3 billion"


def evidence(  # noqa: PLR0913 - a sample names its parts
    id: str,
    statement: Markup | str,
    quotes: tuple[QuoteView, ...],
    *,
    actor: ActorView | None = None,
    dimension: str | None = None,
    status: str = "stated",
    period: Markup | None = None,
    caveat: Markup | str | None = None,
    formula: Markup | None = None,
    notes: tuple[Markup, ...] = (),
) -> EvidenceView:
    return EvidenceView(
        id=id,
        mark=MARKS[id],
        anchor=f"e-{id}",
        statement=escape(statement),
        actor=actor,
        dimension=dimension,
        status=status,
        status_label=LABELS[f"status-{status}"],
        period=period,
        quotes=quotes,
        corroboration=Markup("Said by one source."),
        caveat=escape(caveat) if caveat is not None else None,
        formula=formula,
        notes=notes,
    )


NOTE_D1 = Markup(
    "The source says that China has {} of {}; the count that follows may be the whole or its open-source part. "
    "Both readings are kept; neither is printed as fact."
).format(cited(data("cn-model-share", "more than 40%", "40"), "cn-model-share"), "the models known worldwide")

EVIDENCE = {
    row.id: row
    for row in (
        evidence(
            "us-private-investment",
            Markup("Private investment in AI in the United States was {} in {}").format(
                data("us-private-investment", "$109.1 billion", "109100000000"),
                data("us-private-investment", "2024", "2024"),
            ),
            (
                QuoteView(
                    SOURCE_A,
                    quote(
                        "us-private-investment",
                        "private investment reaching ",
                        "$109.1 billion",
                        " in 2024, compared to China’s $9.3 billion",
                    ),
                    "the article",
                    translated=False,
                ),
            ),
            actor=US,
            dimension="Private investment in AI",
            period=data("us-private-investment", "2024", "2024"),
            caveat="What counts as private investment is not said.",
        ),
        evidence(
            "cn-private-investment",
            Markup("Private investment in AI in China was {} in {}").format(
                data("cn-private-investment", "$9.3 billion", "9300000000"),
                data("cn-private-investment", "2024", "2024"),
            ),
            (
                QuoteView(
                    SOURCE_A,
                    quote(
                        "cn-private-investment",
                        "private investment reaching $109.1 billion in 2024, compared to China’s ",
                        "$9.3 billion",
                        "",
                    ),
                    "the article",
                    translated=False,
                ),
            ),
            actor=CN,
            dimension="Private investment in AI",
            period=data("cn-private-investment", "2024", "2024"),
        ),
        evidence(
            "cn-companies",
            Markup("The conference drew {}").format(data("cn-companies", "over 800 companies", "800")),
            (
                QuoteView(
                    SOURCE_A,
                    quote("cn-companies", "attracting ", "over 800 companies", ""),
                    "the article",
                    translated=False,
                ),
            ),
            actor=CN,
        ),
        evidence(
            "us-announcement",
            Markup("The AI Action Plan was announced on {}").format(
                data("us-announcement", f"23{NO_BREAK_SPACE}July{NO_BREAK_SPACE}2025", "2025-07-23")
            ),
            (
                QuoteView(
                    SOURCE_B,
                    quote(
                        "us-announcement",
                        "On the ",
                        "23rd",
                        ", just before the WAIC opening, U.S. President Donald Trump announced the 'AI Action Plan' "
                        "and signed a related executive order.",
                    ),
                    "the article",
                    translated=True,
                ),
            ),
            actor=US,
            dimension="Instrument",
        ),
        evidence(
            "conference",
            Markup("World AI Conference, Shanghai, {}").format(
                data("conference", "26 to 28 July 2025".replace(" ", NO_BREAK_SPACE), "2025-07-26 to 2025-07-28")
            ),
            (
                QuoteView(
                    SOURCE_B,
                    quote("conference", "in Shanghai from the ", "26th to the 28th", ""),
                    "Financial Times, in the article",
                    translated=True,
                ),
            ),
        ),
        evidence(
            "cn-model-share",
            Markup("Xinhua News says that China possesses {} of the known AI models").format(
                data("cn-model-share", "more than 40%", "40")
            ),
            (
                QuoteView(
                    SOURCE_B,
                    quote(
                        "cn-model-share",
                        "According to Xinhua News, China already possesses ",
                        "more than 40%",
                        " of the 3,755 AI models known worldwide",
                    ),
                    "Xinhua News",
                    translated=True,
                ),
            ),
            actor=CN,
            dimension="Output",
            status="claim",
            notes=(NOTE_D1,),
        ),
        evidence(
            "us-policy",
            Markup("Donald Trump: {}").format(
                words("us-policy", "leading the world in the AI field at any cost will be our policy")
            ),
            (
                QuoteView(
                    SOURCE_B,
                    quote(
                        "us-policy",
                        "At the signing, President Trump made it clear that '",
                        "leading the world in the AI field at any cost will be our policy",
                        ",' highlighting the principle of American primacy.",
                    ),
                    "Donald Trump",
                    translated=True,
                ),
            ),
            actor=US,
            dimension="Stated aim",
            status="claim",
            caveat="Spoken in English; this wording is a translation of a translation.",
        ),
        evidence(
            "cn-small-group",
            Markup("Li Qiang: {}").format(
                words("cn-small-group", "I oppose creating an exclusive “small group” like some countries do")
            ),
            (
                QuoteView(
                    SOURCE_B,
                    quote(
                        "cn-small-group",
                        "He noted, '",
                        "I oppose creating an exclusive 'small group' like some countries do",
                        "'",
                    ),
                    "Li Qiang",
                    translated=True,
                ),
            ),
            actor=CN,
            dimension="Partners",
            status="claim",
        ),
        evidence(
            "cn-organisation",
            "Li Qiang proposed a global AI cooperation organisation",
            (
                QuoteView(
                    SOURCE_B,
                    quote(
                        "cn-organisation",
                        "Li Qiang, the Chinese Premier, proposed establishing a '",
                        "global AI cooperation organization",
                        "' at the event.",
                    ),
                    "the article",
                    translated=True,
                ),
            ),
            actor=CN,
            dimension="Instrument",
        ),
        evidence(
            "us-infrastructure",
            "Support for expanding infrastructure such as data centres",
            (
                QuoteView(
                    SOURCE_B,
                    quote("us-infrastructure", "", "infrastructure expansion such as data centers", ""),
                    "the article",
                    translated=True,
                ),
            ),
            actor=US,
            dimension="Infrastructure",
        ),
        evidence(
            "chen-view",
            "George Chen expects the United States to rally traditional allies",
            (
                QuoteView(
                    SOURCE_B,
                    quote(
                        "chen-view",
                        "the U.S. will likely seek to consolidate its own camp by rallying ",
                        "traditional allies like Japan and Australia",
                        "",
                    ),
                    "George Chen",
                    translated=True,
                ),
            ),
            status="forecast",
        ),
        evidence(
            "investment-ratio",
            Markup("Private investment, United States over China: {}").format(data("investment-ratio", "11.7", "11.7")),
            (),
            formula=Markup(
                '<span class="formula">us-private-investment / cn-private-investment</span> = {} ÷ {}'
            ).format(
                data("us-private-investment", "109.1", "109100000000"),
                data("cn-private-investment", "9.3", "9300000000"),
            ),
        ),
        evidence(
            "announcement-to-opening",
            Markup("Days from the announcement to the opening: {}").format(
                data("announcement-to-opening", "3 days", "3")
            ),
            (),
            formula=Markup('<span class="formula">conference.start - us-announcement</span>'),
        ),
    )
}


def _period(id: str) -> Markup:
    return data(id, "2024", "2024")


RATIO = FigureView(
    id="investment-ratio",
    mark=mark("investment-ratio"),
    label="Private investment, United States over China",
    actor=None,
    period=None,
    hedge=Markup(),
    value=data("investment-ratio", f"{FIGURE_SPACE}{FIGURE_SPACE}11.7", "11.7"),
    unit=Markup("<span data-furniture>{}</span>").format("times"),
    whole=data("investment-ratio", "11.7 times", "11.7"),
    computed=EVIDENCE["investment-ratio"].formula,
    attribution="computed",
    caption=Markup("Private investment in AI in {}, United States over China.").format(
        cited(_period("us-private-investment"), "us-private-investment", "cn-private-investment")
    ),
    headline=Markup('{} <span class="unit">times</span>').format(data("investment-ratio", "11.7", "11.7")),
)
US_INVESTMENT = FigureView(
    id="us-private-investment",
    mark=mark("us-private-investment"),
    label="Private investment in AI",
    actor=US,
    period=_period("us-private-investment"),
    hedge=Markup(),
    value=data("us-private-investment", "109.1", "109100000000"),
    unit=Markup("<span data-furniture>{}</span>").format("billion US dollars"),
    whole=data("us-private-investment", "$109.1 billion", "109100000000"),
    computed=None,
    attribution="",
    caption=Markup("Private investment in AI in the United States"),
    headline=data("us-private-investment", "$109.1 billion", "109100000000"),
)
CN_INVESTMENT = FigureView(
    id="cn-private-investment",
    mark=mark("cn-private-investment"),
    label="Private investment in AI",
    actor=CN,
    period=_period("cn-private-investment"),
    hedge=Markup(),
    value=data("cn-private-investment", f"{FIGURE_SPACE}{FIGURE_SPACE}9.3", "9300000000"),
    unit=Markup("<span data-furniture>{}</span>").format("billion US dollars"),
    whole=data("cn-private-investment", "$9.3 billion", "9300000000"),
    computed=None,
    attribution="",
    caption=Markup("Private investment in AI in China"),
    headline=data("cn-private-investment", "$9.3 billion", "9300000000"),
)
SHARE = FigureView(
    id="cn-model-share",
    mark=mark("cn-model-share"),
    label="Share of known AI models",
    actor=CN,
    period=None,
    hedge=Markup("more than"),
    value=data("cn-model-share", f"40{PUNCTUATION_SPACE}{FIGURE_SPACE}", "40"),
    unit=Markup("<span data-furniture>{}</span>").format("per cent"),
    whole=data("cn-model-share", "more than 40%", "40"),
    computed=None,
    attribution="Xinhua News",
    caption=Markup('of known AI models are China’s, says Xinhua News. <span class="tag">[as translated]</span>'),
    headline=data("cn-model-share", "40%", "40"),
)
COMPANIES = FigureView(
    id="cn-companies",
    mark=mark("cn-companies"),
    label="Companies at the conference",
    actor=CN,
    period=None,
    hedge=Markup("over"),
    value=data("cn-companies", "800", "800"),
    unit=Markup("<span data-furniture>{}</span>").format("companies"),
    whole=data("cn-companies", "over 800", "800"),
    computed=None,
    attribution="",
    caption=Markup("Companies at the conference"),
    headline=Markup('{} <span class="unit">companies</span>').format(data("cn-companies", "800", "800")),
)
INTERVAL = FigureView(
    id="announcement-to-opening",
    mark=mark("announcement-to-opening"),
    label="From announcement to opening",
    actor=None,
    period=None,
    hedge=Markup(),
    value=data("announcement-to-opening", "3", "3"),
    unit=Markup("<span data-furniture>{}</span>").format("days"),
    whole=data("announcement-to-opening", "3 days", "3"),
    computed=EVIDENCE["announcement-to-opening"].formula,
    attribution="computed",
    caption=Markup("from the announcement to the opening."),
    headline=Markup('{} <span class="unit">days</span>').format(data("announcement-to-opening", "3", "3")),
)

FIGURES = Figures(
    (
        FigureGroup("billion US dollars", (US_INVESTMENT, CN_INVESTMENT)),
        FigureGroup("times", (RATIO,)),
        FigureGroup("per cent", (SHARE,)),
        FigureGroup("companies", (COMPANIES,)),
    )
)

_POLICY = words("us-policy", "leading the world in the AI field at any cost will be our policy")
_SMALL_GROUP = words("cn-small-group", "I oppose creating an exclusive “small group” like some countries do")
GAP = Cell((), gap=True)

MATRIX = Matrix(
    (US, CN),
    (
        MatrixRow(
            "instrument",
            "Instrument",
            (
                Cell(
                    (
                        Markup("The AI Action Plan, announced on {}").format(
                            cited(data("us-announcement", "23 July 2025", "2025-07-23"), "us-announcement")
                        ),
                    ),
                    gap=False,
                ),
                Cell(
                    (Markup("A proposed global AI cooperation {}").format(cited("organisation", "cn-organisation")),),
                    gap=False,
                ),
            ),
            Markup("In words only"),
        ),
        MatrixRow(
            "aim",
            "Stated aim",
            (
                Cell((cited(_POLICY, "us-policy", tag=True), Markup("Donald Trump says so at the signing")), gap=False),
                Cell((cited(_SMALL_GROUP, "cn-small-group", tag=True),), gap=False),
            ),
            Markup("In words only"),
        ),
        MatrixRow(
            "infrastructure",
            "Infrastructure",
            (
                Cell(
                    (Markup("Support for expansion such as data {}").format(cited("centres", "us-infrastructure")),),
                    gap=False,
                ),
                GAP,
            ),
            Markup("One side only"),
        ),
        MatrixRow(
            "investment",
            "Private investment in AI",
            (
                Cell((cited(US_INVESTMENT.whole, "us-private-investment"),), gap=False),
                Cell((cited(CN_INVESTMENT.whole, "cn-private-investment"),), gap=False),
            ),
            Markup("Same measure and period: {}").format(cited(RATIO.whole, "investment-ratio")),
        ),
        MatrixRow("next", "Next step", (GAP, GAP), Markup("No evidence on any side")),
    ),
    (
        (
            "Third-party views",
            (
                Markup("George Chen expects the United States to rally traditional {}").format(
                    cited("allies", "chen-view")
                ),
            ),
        ),
    ),
)


def _named(actor: ActorView) -> Words:
    return plain(actor.name, Run("", tone=f"actor-{actor.index}", bold=True))


def _chart(  # noqa: PLR0913, PLR0917 - a sample names its parts
    id: str, title: Markup | str, note: Markup | str, told: str, wide: Drawing, narrow: Drawing, *rows: ChartRow
) -> Chart:
    html = escape(title)
    return Chart(
        f"c-{id}",
        html,
        html,
        html.striptags(),
        escape(note),
        told,
        wide,
        narrow,
        rows,
        Markup(),
        Markup(),
        complete=True,
    )


_BARS = [
    Bar(109.1, _named(US), words_of(US_INVESTMENT.whole), 0),
    Bar(9.3, _named(CN), words_of(CN_INVESTMENT.whole), 1),
]
_BARS_WIDE = bars_beside(_BARS, 317.4)
assert _BARS_WIDE is not None
BARS = _chart(
    "charts-investment-ratio",
    "More private money goes into AI in the United States",
    Markup("Private investment in AI, {}.").format(_period("us-private-investment")),
    "Bars from zero. United States: $109.1 billion; China: $9.3 billion.",
    _BARS_WIDE,
    bars_above(_BARS, 150),
    ChartRow(Markup("Private investment in AI"), US, US_INVESTMENT.whole, US_INVESTMENT.mark),
    ChartRow(Markup("Private investment in AI"), CN, CN_INVESTMENT.whole, CN_INVESTMENT.mark),
)
_PART = [Part(0.4, _named(CN), words_of(SHARE.whole), words_of(SHARE.headline), 1, "over")]
_WHOLE = Whole(words_of(furniture("0")), words_of(furniture("100%")), (plain("not broken down"),))
SHARE_CHART = _chart(
    "charts-cn-model-share",
    "More known AI models are China’s than one would think, says Xinhua News",
    Markup("A claim. {}").format(mark("cn-model-share")),
    "Part of a whole. China: more than 40%.",
    share(_PART, _WHOLE, 317.4),
    share(_PART, _WHOLE, 150),
    ChartRow(Markup("Share of known AI models"), CN, SHARE.whole, SHARE.mark),
)
CHARTS = Charts((BARS, SHARE_CHART))


def _naming(date: dt.date, division: Division) -> Words:
    del division
    return words_of(furniture(str(date.day)))


_WHEN = (
    data("us-announcement", "23 July 2025", "2025-07-23"),
    data("conference", "26 to 28 July 2025", "2025-07-26 to 2025-07-28"),
)
_SCALE = TimeScale(
    dt.date(2025, 7, 23),
    6,
    (
        Event(0, 0, words_of(_WHEN[0]), _named(US), plain("AI Action Plan announced"), (), 0),
        Event(3, 5, words_of(_WHEN[1]), _named(CN), plain("World AI Conference, Shanghai"), (), 1),
    ),
    _naming,
    (Interval(0.5, 3.5, words_of(cited(data("announcement-to-opening", "3 days", "3"), "announcement-to-opening"))),),
)
_TIME_WIDE, _TIME_NARROW = (told_above(_SCALE, width, full=width > 150, most_rows=3) for width in (487.5, 150.0))
assert _TIME_WIDE is not None
assert _TIME_NARROW is not None
TIMELINE = Timeline(
    (
        TimelineEvent(
            "us-announcement",
            cited(_WHEN[0], "us-announcement"),
            Markup("AI Action Plan announced, executive order signed"),
            US,
        ),
        TimelineEvent(
            "conference",
            cited(_WHEN[1], "conference"),
            Markup("World AI Conference, Shanghai; organisation proposed"),
            CN,
        ),
    ),
    _chart(
        "timeline",
        "The conference opened days after the announcement",
        Markup("To scale. {}").format(mark("announcement-to-opening")),
        "Timeline. 23 July 2025: AI Action Plan announced; 26 to 28 July 2025: World AI Conference.",
        _TIME_WIDE,
        _TIME_NARROW,
        ChartRow(Markup("AI Action Plan announced"), US, _WHEN[0], mark("us-announcement")),
        ChartRow(Markup("World AI Conference"), CN, _WHEN[1], mark("conference")),
    ),
)

THREE_FIGURES = Figures(
    (
        FigureGroup("times", (replace(RATIO, chart=replace(BARS, id="c-figures-investment-ratio")),)),
        FigureGroup("per cent", (replace(SHARE, chart=replace(SHARE_CHART, id="c-figures-cn-model-share")),)),
        FigureGroup("days", (INTERVAL,)),
    )
)

QUOTATIONS = Quotations(
    (
        QuotationView(cited(_POLICY, "us-policy", tag=True), "Donald Trump", US, Markup("At the signing of the order")),
        QuotationView(cited(_SMALL_GROUP, "cn-small-group", tag=True), "Li Qiang", CN, None),
    )
)

DEFINITIONS = Definitions(
    (
        Definition(
            "Private investment in AI", Markup("Not defined in the source. {}").format(mark("us-private-investment"))
        ),
        Definition(
            "Open source", Markup("The source code is public and free of charge, in the article’s own definition.")
        ),
    )
)

DISCREPANCIES = Discrepancies((("D1", NOTE_D1),))
GAPS = Gaps((("Infrastructure", (CN,)), ("Next step", (US, CN))))
EVIDENCE_TABLE = EvidenceTable(
    (
        (SOURCE_A, tuple(row for row in EVIDENCE.values() if row.mark.startswith("A"))),
        (SOURCE_B, tuple(row for row in EVIDENCE.values() if row.mark.startswith("B"))),
        (None, tuple(row for row in EVIDENCE.values() if row.mark.startswith("C"))),
    )
)
SOURCES = SourceList((SOURCE_A, SOURCE_B), tuple(EVIDENCE.values()))

ANALYSIS = Markup(
    '<aside class="analysis" data-from="facts/us-china-ai/sample.en.md:40:1">'
    '<p class="analysis-head"><strong>Analysis</strong> · <span class="ours">ours, not the sources’</span></p>'
    "{}"
    '<p class="analysis-foot"><span class="confidence" data-level="medium">'
    '<span class="blocks" aria-hidden="true"><i class="on"></i><i class="on"></i><i></i></span> '
    "<strong>Medium confidence</strong></span> It rests on two press articles.</p></aside>"
).format(
    paragraph(
        "The two plans compete for partners more than for rules. One binds allies through its ",
        cited("exports;", "us-announcement"),
        " the other gathers states that seek a balance between ",
        cited("camps.", "cn-organisation"),
    )
)


def section(  # noqa: PLR0913 - a sample names its parts
    id: str,
    kind: str,
    title: str,
    prose: Markup | str = "",
    content: Content = None,
    *,
    number: str = "",
    note: str = "",
    overleaf: bool = False,
) -> SectionView:
    return SectionView(id, kind, title, number, note, overleaf, Markup(prose), content)


def technical() -> BriefView:
    """Every content kind in numbered sections."""
    contents: tuple[tuple[str, str, str, Markup | str, Content], ...] = (
        (
            "scope",
            "prose",
            "Scope and method",
            paragraph("This brief records what two press articles say, and how well each statement is supported.")
            + paragraph(
                "A figure is compared only with one of the same measure and ", cited("period.", "us-private-investment")
            ),
            None,
        ),
        ("definitions", "definitions", "Definitions", "", DEFINITIONS),
        ("figures", "figures", "Figures and formulas", paragraph("A group shares a unit."), FIGURES),
        ("matrix", "matrix", "The plans side by side", "", MATRIX),
        ("charts", "chart", "The main figures", "", CHARTS),
        ("timeline", "timeline", "Timeline", "", TIMELINE),
        ("quotations", "quotations", "In their words", "", QUOTATIONS),
        ("discrepancies", "discrepancies", "Discrepancies", "", DISCREPANCIES),
        ("gaps", "gaps", "Gaps", "", GAPS),
        ("evidence", "evidence", "Evidence", paragraph("Each row is one fact."), EVIDENCE_TABLE),
        ("sources", "sources", "Sources", "", SourceList((SOURCE_A, SOURCE_B), ())),
    )
    sections = tuple(
        section(
            name,
            kind,
            title,
            prose,
            content,
            number=str(number),
            note="In the order of the fact file." if name == "matrix" else "",
        )
        for number, (name, kind, title, prose, content) in enumerate(contents, 1)
    )
    return _brief(
        "technical", "Technical", "For technical staff", 3, "Two plans for AI: facts, evidence and limits", sections
    )


def minister() -> BriefView:
    """One page of prose and three figures, with sources and notes overleaf."""
    sections = (
        section(
            "issue",
            "prose",
            "Issue",
            paragraph(
                "The United States announced an AI Action Plan on ",
                cited(data("us-announcement", "23 July 2025", "2025-07-23") + ".", "us-announcement"),
                " Days later China’s Premier proposed a global AI cooperation ",
                cited("organisation.", "cn-organisation"),
                " Partners may be asked where they stand.",
            ),
        ),
        section(
            "bottom-line",
            "prose",
            "Bottom line",
            paragraph(
                "One plan binds allies through technology, the other courts the Global South. Neither text was read."
            ),
        ),
        section("figures", "figures", "Figures", "", THREE_FIGURES),
        section("meaning", "prose", "What it means", ANALYSIS),
        section(
            "timing",
            "prose",
            "Timing",
            paragraph(
                "Both were public by ",
                cited(data("conference", "28 July 2025", "2025-07-28") + ".", "conference"),
                " Next step: not in the sources.",
            ),
        ),
        section(
            "confidence", "prose", "Confidence", paragraph("Two press reports agree on the direction of each plan.")
        ),
        section(
            "lines-to-take",
            "prose",
            "Lines to take",
            bullets(
                "We welcome cooperation that keeps AI safe and open to all.",
                "We will read both texts before we take a position on either.",
            ),
        ),
        section(
            "provenance",
            "prose",
            "Where the facts come from",
            paragraph("Two press articles; neither government document was read."),
        ),
        section("contact", "prose", "Contact", paragraph("Duty analyst, Example Policy Unit")),
        section("notes", "sources", "Sources and notes", "", SOURCES, overleaf=True),
    )
    return _brief(
        "minister",
        "Minister",
        "For the Minister",
        0,
        "Two rival plans for who leads in artificial intelligence",
        sections,
    )


def _brief(  # noqa: PLR0913, PLR0917 - a sample names its parts
    audience: str, name: str, reader: str, tab: int, title: str, sections: tuple[SectionView, ...]
) -> BriefView:
    return BriefView(
        topic="us-china-ai",
        audience=audience,
        audience_name=name,
        reader=reader,
        purpose="To show every kind of content.",
        tab=tab,
        language="en",
        direction="ltr",
        title=Markup(title),
        title_text=Markup(title).striptags(),
        short_title="Two plans for artificial intelligence",
        bottom_line=Markup("The direction of both proposals is supported by two press articles; their content is not."),
        house="Example Policy Unit",
        contact="Duty analyst, Example Policy Unit",
        disclaimer="A brief informs; it does not decide.",
        classification="",
        embargo=Markup(),
        edition=furniture("Edition 1"),
        as_of=Markup("Facts as of {}").format(furniture("28 July 2025".replace(" ", NO_BREAK_SPACE))),
        actors=(US, CN),
        strip=(
            ("Sources", furniture("2")),
            ("Facts", furniture("11")),
            ("Computed", furniture("2")),
            ("Gaps", furniture("3")),
            ("Discrepancies", furniture("1")),
        ),
        sections=sections,
        sources=(SOURCE_A, SOURCE_B),
        evidence=EVIDENCE,
        facts_json=json.dumps({"schema": "briefs-facts/1", "topic": "us-china-ai"}, separators=(",", ":")),
        json_ld=json.dumps({"@context": "https://schema.org", "@type": "Report", "name": title}, separators=(",", ":")),
        labels=LABELS,
        palette=PALETTE,
        faces={"sans": "Source Sans 3"},
    )


def look() -> Look:
    """The shipped theme and labels."""
    theme = yaml.safe_load((ROOT / "templates" / "theme.yaml").read_text(encoding="utf-8"))
    return Look(ThemeFile.model_validate(theme), LABELS, "en")


def main(folder: Path) -> None:
    """Write the HTML and the print styles of both samples into a folder, to be looked at."""
    folder.mkdir(parents=True, exist_ok=True)
    for brief in (technical(), minister()):
        finder = template_finder(((ROOT, ""),), (brief.audience,))
        page, findings = render(brief, look(), finder)
        styles, more = print_css(look(), finder)
        for finding in (*findings, *more):
            sys.stderr.write(f"{finding}\n    {finding.hint}\n")
        if page and styles:
            (folder / f"{brief.audience}.html").write_text(page.html, encoding="utf-8")
            (folder / f"{brief.audience}.print.css").write_text(styles.css, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
