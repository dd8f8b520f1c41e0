"""Style sheets: they may arrange a page, and may not hide, move or replace what it says."""

from __future__ import annotations

import pytest

from briefs.audit import Styles, audit_html
from briefs.problems import Finding
from briefs.view.shown import Shown

SHOWN = Shown(
    renderings={"sum": frozenset({"$9.3 billion"}), "share": frozenset({"40%"})},
    figures={"sum": {"$9.3 billion": ""}, "share": {"40%": "more than"}},
    marks={"sum": "A2"},
    furniture=frozenset({"Edition 1"}),
    names=(),
    counts=frozenset(),
    running=("Restricted",),
)
SUM = '<data class="fact" data-fact="sum">$9.3 billion</data>'
SHARE = '<span class="hedge"><span data-hedge="share">more than</span></span> <data data-fact="share">40%</data>'
BODY = f"""
<body class="brief"><header class="masthead"><p class="tab">Reader</p></header>
<p class="lead" data-from="facts/x.md:3">It is <em>not</em> {SUM} <a class="mark" href="#s" data-fact="sum">A2</a></p>
<table class="figures"><tr class="row"><th>Share</th><td class="big">{SHARE}</td></tr></table>
<div class="wide-drawing"><svg><text class="tone">{SUM}</text></svg></div>
<div class="narrow-drawing" data-screen-only><svg><text>{SUM}</text></svg></div>
<p class="note">A note</p><p class="both">{SUM} <span class="unseen" data-screen-only>Topic</span></p>
<div class="panel" popover><p>{SUM}</p></div>
<p class="print" data-print-only>{SUM}</p>
<p id="s" class="end">Edition</p></body>
"""


def found(css: str, *, printed: str = "", theme: str = "", body: str = BODY) -> tuple[Finding, ...]:
    sheets = (("templates/theme.yaml", theme), ("templates/reader/print.css", printed)) if printed or theme else ()
    paths = {css: "templates/reader/screen.css", theme: "templates/theme.yaml"}
    html = f"<!DOCTYPE html>\n<head><style>{theme}</style><style>{css}</style></head>{body}"
    return audit_html(html, SHOWN, "out/x.html", styles=Styles(sheets, paths))[1]


def codes(css: str, *, printed: str = "", theme: str = "", body: str = BODY) -> set[str]:
    return {finding.code for finding in found(css, printed=printed, theme=theme, body=body)}


#: Each of these takes something from the page that a reader must see.
HIDING = (
    ".fact { display: none }",
    "[data-fact] { display: none }",
    "data { visibility: hidden }",
    ".hedge { display: none }",
    "td > span:first-child { display: none }",
    "em { display: none }",
    ".lead em { font-size: 0 }",
    "em { opacity: .01 }",
    "em { opacity: 0 !important }",
    "p em { OPACITY: 0 }",
    "em { opa\\63 ity: 0 }",
    "em { filter: blur(9px) }",
    "data { clip-path: inset(50%) }",
    "data { mask: linear-gradient(transparent, transparent) }",
    "data { font: 1px/1 serif }",
    "data { letter-spacing: -1em }",
    "data { display: inline-block; inline-size: 0; overflow: hidden }",
    "td { max-inline-size: 2ch; overflow-x: clip }",
    "data { -webkit-text-security: disc }",
    "data { all: revert; font-feature-settings: 'zero' }",
    ".lead { display: none }",
    ".row { display: none }",
    "td { display: none }",
    ".lead { content-visibility: hidden }",
    ".figures { display: none }",
    ".wide-drawing, .narrow-drawing, .both, .lead, .print, .panel { display: none }",
    "body { display: none }",
    "* { visibility: hidden }",
    ":is(.fact) { display: none }",
    ":not(.x) { display: none }",
    "@media (min-width: 1px) { .fact { display: none } }",
    "@supports (display: grid) { @media print { .fact { display: none } } }",
    "@layer a { .fact { display: none } }",
    ".lead { & .fact { display: none } }",
    ".fact { &:hover, & { display: none } }",
    ".lead { @media screen { display: none } }",
    ".lead em:hover { display: none }",
    "/* ' */ .fact { display: none } /* ' */",
    ".a::before { content: '/*' } .fact { display: none } .b::before { content: '*/' }",
    ".fact { dis/**/play: none; display: none }",
    "@media screen { .unknown { color: red } } .fact { display: none }",
    "@font-face { font-family: x; src: url(data:font/woff2;base64,AA) }",
    "@keyframes x { to { opacity: 0 } }",
    "@property --x { syntax: '*'; inherits: true; initial-value: '12' }",
    "@counter-style x { system: cyclic; symbols: '■' }",
)

MOVING = (
    "data { position: absolute; inset-block-start: 3em }",
    "data { position: relative; left: 90px }",
    ".lead { position: relative; top: 50px }",
    "data { transform: translateX(9em) }",
    "td { translate: 0 20px }",
    ".big { order: -1 }",
    "tr { display: flex; flex-direction: row-reverse }",
    "tr { display: flex; flex-flow: row-reverse wrap }",
    ".row { direction: rtl }",
    "data { unicode-bidi: bidi-override }",
    "data { margin-inline-start: -6em }",
    ".lead { margin-block-start: -3em }",
    ".lead { margin: 0 0 -3em }",
    ".lead { margin-inline: -26mm; padding: 26mm 6pt }",
    ".lead { margin-inline: -26mm; padding-inline: 26px }",
    ".lead { margin-inline: -26mm 0; padding-inline: 26mm }",
    ".lead { padding-inline: 26mm; margin-inline: -26mm; padding: 0 }",
    ".lead { margin-inline: calc(0mm - 26mm - 90vw); padding-inline: 26mm } .lead { margin-inline: -90mm }",
    ".big { text-indent: -9em }",
    "data { float: right }",
    "data { vertical-align: 4em }",
    ".lead { display: contents }",
    ".lead { line-height: 0 }",
    ".lead { word-spacing: -5em }",
    "data { font-variant-position: super }",
    ".lead { writing-mode: vertical-rl }",
)

PAINTING = (
    ".fact { color: transparent }",
    ".fact { color: #fff }",
    ".fact { color: white }",
    ".fact { color: rgb(255 255 255 / .1) }",
    ".fact { color: var(--ground) }",
    ".fact { color: color-mix(in srgb, var(--ink), white) }",
    ".fact { background: var(--ink) }",
    ".fact { background: #000 }",
    "text { fill: white }",
    "text { --tone: var(--ground) }",
    "text { stroke: var(--ground); stroke-width: 9px }",
    ".note::before { background: var(--ground); content: ''; inset: -9em 0 0; position: absolute }",
    "em { text-decoration: line-through }",
    "em { text-decoration-line: underline line-through }",
)

REPLACING = (
    ".fact { content: '' }",
    ".fact { content: url(x.png) }",
    ".lead::before { content: 'Not true: ' }",
    ".fact::before { content: '~' }",
    ".fact::before { content: '−' }",
    ".fact::before { c\\6f ntent: 'not ' }",
    ".fact::before { content: var(--x); --x: 'not ' }",
    ".fact::before { content: var(--y, 'not ') }",
    ".fact::after { content: attr(class) }",
    ".lead { &::before { content: 'Not: ' } }",
    "@media screen { .fact::before { content: 'not ' } }",
    "li::marker { content: 'Not ' }",
)

HARMLESS = (
    "p { margin: 3px; padding: 0 }",
    ".wide-drawing { display: none }",
    "@media (max-width: 40rem) { .wide-drawing { display: none } .narrow-drawing { display: block } }",
    ".note, .print { display: none }",
    ".panel:not(:popover-open) { display: none }",
    ".unseen { clip-path: inset(50%); position: absolute; overflow: hidden }",
    "td:empty { display: none }",
    ".absent { display: none }",
    ".tab { position: absolute; background: var(--house); color: var(--on-house) }",
    ".mark { position: relative; color: var(--mute); vertical-align: .46em }",
    ".mark::before { content: ''; inset: -9px; position: absolute }",
    ".lead { color: var(--ink); font: 700 1rem/1.5 serif; letter-spacing: -.01em }",
    ".lead { margin-inline-start: -1.25rem }",
    ".lead { background: var(--panel); margin-inline: -26mm; padding: 6pt 26mm 7pt }",
    ".lead { margin-inline: -26mm; padding-inline: 26mm }",
    ".close::before { content: '×' / '' }",
    ".lead::before { content: '■ · ○ –' }",
    "@page { @top-center { content: 'Restricted' } }",
    ".tab::after { content: var(--classification, ''); --classification: 'Restricted' }",
    "p { background: url(texture.png) var(--panel) }",
    "em { text-decoration: underline; opacity: 1; visibility: visible }",
)


class TestOnScreen:
    @pytest.mark.parametrize("css", [*HIDING, *MOVING, *PAINTING, *REPLACING])
    def test_what_hides_moves_or_replaces_is_found(self, css: str) -> None:
        assert "E512" in codes(css)

    @pytest.mark.parametrize("css", HARMLESS)
    def test_what_arranges_and_decorates_passes(self, css: str) -> None:
        assert [str(each) for each in found(css)] == []

    def test_the_finding_names_the_line_and_what_is_harmed(self) -> None:
        (finding,) = found("p { margin: 0 }\n.lead em {\n  display: none\n}")
        assert str(finding) == ("templates/reader/screen.css:3:3: error E512 'display: none' can hide <em> 'not'")
        assert finding.hint

    def test_the_values_of_the_theme_are_its_own(self) -> None:
        theme = ":root { --ink: #111; --ground: #fff }"
        assert codes(":root { --size: 3px }", theme=theme) == set()
        assert codes(":root { --ink: #fff }", theme=theme) == {"E512"}
        assert codes(".lead { --ground: #111 }", theme=theme) == {"E512"}
        assert codes("", theme=theme, body=BODY.replace('class="lead"', 'style="--ink: #fff"')) == {"E512"}

    def test_a_style_attribute_hands_values_over_and_nothing_else(self) -> None:
        assert codes("", body=BODY.replace('class="note"', 'style="--lines: 3"')) == set()
        assert codes("", body=BODY.replace('class="note"', 'style="margin: 0"')) == {"E512"}
        hidden = "<style>p::after { content: var(--x) }</style>"
        assert "E501" in codes("", body=hidden + BODY.replace('class="note"', "style=\"--x: '12'\""))


class TestInPrint:
    @pytest.mark.parametrize("css", [*HIDING, *MOVING, *PAINTING])
    def test_what_hides_or_moves_is_found_before_it_is_typeset(self, css: str) -> None:
        assert "E512" in codes("", printed=css)

    def test_what_is_on_screen_only_may_be_hidden(self) -> None:
        assert codes("", printed="[data-screen-only] { display: none }") == set()

    @pytest.mark.parametrize(
        ("css", "place"),
        [
            ("p::after {\n  content: 'in 2031' }", "2:12"),
            ("p { --x: '1,234' }\np::after { content: var(--x) }", "1:10"),
            ("@page { @top-left { content: 'page 4 of 9' counter(pages) } }", "1:30"),
        ],
    )
    def test_a_number_that_print_adds_is_found_before_anything_is_typeset(self, css: str, place: str) -> None:
        finding = found("", printed=css)[0]
        assert str(finding).startswith(f"templates/reader/print.css:{place}: error E501 the style sheet adds a number")

    def test_print_counts_pages_and_adds_signs(self) -> None:
        assert codes("", printed="@page { @top-left { content: counter(page) ' · ' counter(pages) } }") == set()
        assert codes("", printed="p::before { content: '— ' }") == set()

    def test_what_is_for_print_only_may_be_hidden_on_screen(self) -> None:
        assert codes("[data-print-only] { display: none }") == set()
