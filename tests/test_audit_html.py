"""The audit of a page: what a reader sees of it, and every way in which it can say what no fact says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.audit import AuditedHtml, audit_html
from briefs.problems import Place
from briefs.view.shown import Shown

OUTPUT = "out/rail.reader.en.html"

SHOWN = Shown(
    renderings={
        "share": frozenset({"more than 40%", "40%"}),
        "sum": frozenset({"$9.3 billion", "9.3"}),
        "day": frozenset({"28 July 2025"}),
        "group": frozenset({"an exclusive “small group”"}),
    },
    quotations={
        "group": frozenset({"an exclusive “small group”"}),
        "share": frozenset({"China already has more than 40% of them"}),
    },
    marks={"share": "B6", "sum": "A2", "group": "B3"},
    furniture=frozenset({"Edition 1", "2", "B6"}),
    names=("R1", "COVID-19"),
    counts=frozenset({2}),
    allowed=frozenset({"twice"}),
    running=("Reader", "Edition 1"),
    page_label="Page {page} of {pages}",
)

PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><title>Rail · Edition 1 · 40%</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="What does the model R1 do?">
<style>p { margin: 3px } .actor::before { content: "■" } ol { list-style: none }</style>
<script type="application/json">{"amount": 12345}</script></head>
<body>
<header data-screen-only><p>Reader</p></header>
<h1>Two plans, one aim</h1>
<p data-from="facts/rail/reader.en.md:7:1">China has <data class="fact" value="40" data-fact="share">more than
40%</data> <a class="mark" href="#e-share" data-fact="share" aria-label="Evidence B6">B6</a> of them, on
<data data-fact="day">28\u00a0July 2025</data>, and \
<q>‘<data data-fact="group">an exclusive “small group”</data>’</q>
<a class="mark" href="#e-group" data-fact="group">B3</a> was said <span data-ok>twice</span>.</p>
<p>The states’ view of R1 and COVID-19 is China’s own. It says: ‘<data data-fact="group">an exclusive “small
group”</data>.’</p>
<table><thead><tr><th>Measure</th><th>Value</th></tr></thead>
<tbody><tr id="e-share"><th>Share</th><td><data data-fact="share">\u2007\u200740%\u2008</data></td></tr>
<tr id="e-sum"><th>Sum</th><td><data data-fact="sum">9.3</data></td></tr>
<tr id="e-group"><th>Words</th><td><blockquote data-fact="share">China already has <mark>more than 40%</mark> of
them</blockquote></td></tr></tbody></table>
<p>The three rows say it.</p>
<p><strong data-furniture>Edition 1</strong> <span data-mark="share">B6</span></p>
<p hidden>Nine hundred and 12</p>
<div class="panel" id="p-share" popover aria-label="Evidence for B6">Words of the panel</div>
<p data-print-only>Only in print</p>
</body></html>
"""


def codes(html: str, shown: Shown = SHOWN) -> list[str]:
    return sorted({finding.code for finding in audit_html(html, shown, OUTPUT)[1]})


def audited(html: str = PAGE) -> AuditedHtml:
    page, findings = audit_html(html, SHOWN, OUTPUT)
    assert [str(finding) for finding in findings] == []
    assert page is not None
    return page


def body(text: str) -> str:
    return f'<body><p id="e">{text}</p></body>'


class TestWhatAReaderSees:
    def test_a_page_on_which_everything_is_traced_passes(self) -> None:
        assert audited().html == PAGE

    def test_text_is_read_block_by_block(self) -> None:
        page = audited()
        assert page.text[:3] == (
            "Reader",
            "Two plans, one aim",
            "China has more than 40% B6 of them, on 28 July 2025, and ‘an exclusive “small group”’ B3 was said twice.",
        )
        assert page.words[:3] == ("Reader", "Two", "plans,")

    def test_what_is_on_screen_only_is_not_expected_in_print(self) -> None:
        page = audited()
        printed = [text.replace("\u200b", "") for text in page.printed]
        assert {"Reader", "Words of the panel"} <= set(page.text) - set(printed)
        assert {"Only in print"} == set(printed) - set(page.text)

    def test_heads_of_tables_and_numbered_lists_are_told_apart(self) -> None:
        page = audited(PAGE.replace("</body>", "<ol><li>a<li>b</ol></body>"))
        assert page.heads == (("Measure", "Value"),)
        assert page.numbered == (2,)
        assert "Measure" not in page.printed

    @pytest.mark.parametrize(
        "html",
        [
            "<head><style>p { margin: 12px }</style></head>",
            '<script type="application/json">12</script>',
            "<style>p { margin: 12px }</style>",
            "<p hidden>12</p>",
            "<!-- 12 -->",
            '<p class="c12" id="x12" style="--margin: 12px">a</p>',
            '<svg viewBox="0 0 12 12"><path d="M1 2"/></svg>',
            "<img src='12.png' alt=''>",
        ],
    )
    def test_what_nobody_sees_is_not_text(self, html: str) -> None:
        assert codes(html) == []

    @pytest.mark.parametrize(
        "html", ["<head>12</head>", "<head><p>12</p></head>", "<head><style></style ><b>12</b></head>"]
    )
    def test_what_no_head_can_hold_is_seen(self, html: str) -> None:
        """Browsers end the head there."""
        assert codes(html) == ["E501"]

    @pytest.mark.parametrize(
        "html",
        [
            "<p>12",
            "<b>1</b>2",
            "<ul><li>a<li>12</ul>",
            "<p aria-hidden=true>12</p>",
            "<details><summary>a</summary>12</details>",
            "<p hidden=until-found>12</p>",
            "<svg><text>12</text></svg>",
            "<svg><title>12</title></svg>",
            "<svg><desc>12</desc></svg>",
            "<title>12</title>",
            "<head><title>12</title></head>",
            '<head><meta name="description" content="12"></head>',
            '<img alt="12">',
            '<p aria-label="12">a',
            '<table><tr><th abbr="12">a</table>',
            '<p title="12">a',
            '<ol start="12"><li>a</ol>',
            '<ol><li value="12">a</ol>',
            "<div data-screen-only>12</div>",
            "<div data-print-only>12</div>",
            "<div popover>12</div>",
            "&#49;&#50;",
            "<p>&frac12;",
            '<q data-fact="group" title="12">an exclusive “small group”</q>',
            "<p hidden>a</p>12",
            "<br/>12",
        ],
    )
    def test_everything_that_is_seen_or_heard_is_text(self, html: str) -> None:
        assert codes(html) == ["E501"]

    def test_what_a_style_sheet_shows_is_text(self) -> None:
        html = '<style>.x::before { content: attr(data-label) }</style><p data-label="12">a'
        assert codes(html) == ["E501", "E512"]
        css = "p::after%20%7B%20content:%20%2212%22%20%7D"
        assert "E501" in codes(f'<link rel="stylesheet" href="data:text/css,{css}">')


MUTATIONS = (
    # facts
    ("40%</data> <a", "41%</data> <a", "E502"),
    ("40%</data> <a", "40 %</data> <a", "E502"),
    (">more than\n40%</data>", "><span hidden>more than</span> 40.0%</data>", "E502"),
    ("\n40%</data>", "</data> 40%", "E501"),
    ('data-fact="day">28', 'data-fact="sum">28', "E502"),
    ('data-fact="day">28', 'data-fact="no-such-fact">28', "E502"),
    ('<data data-fact="day">', '<data hidden data-fact="day">', "E502"),
    ('<data data-fact="day">', '<data style="display:none" data-fact="day">', "E512"),
    ("28\u00a0July 2025</data>", "</data>", "E502"),
    ("28\u00a0July 2025</data>", "28\u00a0July 2025", "E502"),
    ('<data data-fact="day">28\u00a0July 2025</data>', "28\u00a0July 2025", "E501"),
    ("9.3</data>", "9.3<span data-print-only>0</span></data>", "E502"),
    ("9.3</data>", "9.3</data>bn", "E501"),
    ("9.3</data>", "9.3</data>%", "E501"),
    ('<td><data data-fact="sum">', '<td>-<data data-fact="sum">', "E501"),
    ("<mark>more than 40%</mark>", "<mark>more than 41%</mark>", "E502"),
    # marks and anchors
    (">B6</a>", ">B7</a>", "E502"),
    ('class="mark" href="#e-share" data-fact="share"', 'class="mark" href="#e-share" data-fact="sum"', "E502"),
    (">B6</a>", "><b hidden>B6</b></a>", "E502"),
    ('href="#e-share"', 'href="#e-other"', "E510"),
    ('id="e-sum"', 'id="e-share"', "E510"),
    ('<tr id="e-group">', "<tr>", "E510"),
    # furniture
    ("<strong data-furniture>Edition 1", "<strong data-furniture>Edition 2", "E501"),
    ("<strong data-furniture>Edition 1", "<strong>Edition 1", "E501"),
    ('<span data-mark="share">B6', '<span data-mark="share">A2', "E502"),
    ('<span data-mark="share">B6', '<span data-mark="sum">B6', "E502"),
    ('<span data-mark="share">B6', "<span data-furniture>B6", "E501"),
    ('<span data-mark="share">B6', "<span>B6", "E501"),
    # words
    ("Two plans", "12 plans", "E501"),
    ("Two plans", "½ plans", "E501"),
    ("Two plans", "Hundreds of plans", "E504"),
    ("Two plans", "Half of the plans", "E504"),
    ("Two plans", "Most of the plans", "E504"),
    ("Two plans", "Two <em>thirds</em> of the plans", "E504"),
    ("Two plans", "Seven plans", "W509"),
    ("<span data-ok>twice</span>", "<span data-ok>thrice</span>", "E504"),
    ("<span data-ok>twice</span>", "twice", "E504"),
    # quotations
    ('<q>‘<data data-fact="group">an exclusive “small group”</data>’</q>', "‘a small group’", "E503"),
    ('<q>‘<data data-fact="group">', '<q>‘so said <data data-fact="group">', "E503"),
    ('<q>‘<data data-fact="group">', '<data data-fact="group">', "E503"),
    ("an exclusive “small group”</data>’</q>", "a exclusive “small group”</data>’</q>", "E502"),
    ('‘<data data-fact="group">an exclusive “small\ngroup”</data>.’', '‘<data data-fact="share">40%</data>.’', "E503"),
    ('‘<data data-fact="group">an exclusive “small\ngroup”</data>.’', "<q>words</q>", "E503"),
    ("The three rows", "The ‘three’ rows", "E503"),
    ("<p>The three rows say it.</p>", "<blockquote>The rows say it.</blockquote>", "E503"),
    # what style sheets add
    ('content: "■"', 'content: "1"', "E501"),
    ('content: "■"', "content: '\\\\31 '", "E501"),
    ('content: "■"', 'content: "half of "', "E504"),
    ('content: "■"', "content: counter(item)", "E501"),
    ('content: "■"', "content: attr(data-from)", "E501"),
    ('content: "■"', 'content: "Note"', "E512"),
    ('content: "■"', 'content: "~"', "E512"),
    ("list-style: none", 'list-style: "12. "', "E501"),
    ("list-style: none", 'quotes: "12" ""', "E501"),
    ('content: "■"', 'content: var(--sign); --sign: var(--other); --other: "12"', "E501"),
)  # fmt: skip


class TestMutations:
    @pytest.mark.parametrize(("old", "new", "code"), MUTATIONS)
    def test_each_change_of_a_traced_page_is_found(self, old: str, new: str, code: str) -> None:
        assert PAGE.count(old) >= 1
        mutated = PAGE.replace(old, new, 1)
        assert code in codes(mutated)
        page, _ = audit_html(mutated, SHOWN, OUTPUT)
        assert (page is None) == code.startswith("E")

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("28\u00a0July 2025", "28 July\n 2025"),
            ("\u2007\u200740%\u2008", "40%"),
            ("an exclusive “small group”", "an exclu\u00adsive “small\u00a0group”"),
            ("<mark>", '<mark class="x">'),
            ("Two plans", "Both plans"),
            ("Two plans", "A second plan"),
            ('content: "■"', 'content: "–"'),
            ('content: "■"', '--face: "Source Sans 3"; font-family: var(--face)'),
            ('content: "■"', 'justify-content: "12"'),
        ],
    )
    def test_harmless_changes_pass(self, old: str, new: str) -> None:
        audited(PAGE.replace(old, new))

    @given(st.integers(min_value=0, max_value=len(PAGE) - 1), st.sampled_from(["0", "9", "٣", "½"]))
    def test_no_digit_can_be_put_into_the_text(self, place: int, digit: str) -> None:
        """One digit more in any text of the page that is read is found, wherever it is."""
        start = PAGE.index("<h1>")
        place = start + place % (PAGE.index("<p hidden>") - start)
        inside_tag = PAGE.rfind("<", 0, place) > PAGE.rfind(">", 0, place)
        if not inside_tag and PAGE[place - 1] != "<":
            assert codes(PAGE[:place] + digit + PAGE[place:]) != []


class TestActiveContent:
    @pytest.mark.parametrize(
        "html",
        [
            "<script>document.write(1)</script>",
            '<script src="x.js"></script>',
            '<script type="module">a</script>',
            '<iframe srcdoc="1"></iframe>',
            '<object data="x"></object>',
            '<embed src="x">',
            '<link rel="stylesheet" href="x.css">',
            '<link rel="stylesheet" href="data:text/css;base64,cHt9">',
            '<style>@import "x.css";</style>',
            '<meta http-equiv="refresh" content="0; url=x">',
            '<p onclick="a()">a',
            '<a href=" java\nscript:a()">a</a>',
            '<a href="data:text/html,1">a</a>',
            *(
                f"<{tag}>a</{tag}>"
                for tag in ("template", "noscript", "textarea", "select", "option", "meter", "progress")
            ),
            *(f"<{tag}>a</{tag}>" for tag in ("bdo", "del", "ins", "s", "sup", "ruby", "map", "math", "use", "image")),
            '<input value="a">',
            '<base href="x">',
            "<svg><foreignObject>a</foreignObject></svg>",
            "<svg><text opacity='0'>a</text></svg>",
            "<svg><animate attributeName='x'/></svg>",
            "<!-- a --!> 12 -->",
            "<![CDATA[ > 12 ]]>",
            "<?x 12 ?>",
            '<meta charset="utf-16">',
            '<p dir="rtl">a</p>',
            '<p lang="en" dir="rtl">a</p>',
            '<p lang="ar" dir="rtl">a</p>',
            '<script type="application/json"><!--<script></script>',
            "<table>a<tr><td>a</td></tr></table>",
            "<table><tr><td>a</td><b>a</b></tr></table>",
            "<style>p { background: url(https://x.example/a.png) }</style>",
            "<style>p { background: url('file:///a.png') }</style>",
        ],
    )
    def test_what_could_say_anything_later_is_found(self, html: str) -> None:
        assert "E511" in codes(html)

    @pytest.mark.parametrize(
        "html",
        [
            '<script type="application/ld+json">{"a": 12}</script>',
            '<a href="https://example.org/#x">a</a>',
            '<link rel="icon" href="x.png">',
            '<link rel="stylesheet" href="data:text/css,p%20%7B%20margin:%203px%20%7D">',
            '<img src="x.png" alt="a">',
        ],
    )
    def test_data_links_and_pictures_are_no_active_content(self, html: str) -> None:
        assert codes(html) == []


class TestPlaces:
    def test_a_finding_stands_where_its_author_wrote_it(self) -> None:
        _, (finding,) = audit_html(body('<span data-from="facts/x.yaml:7:3">12</span>'), SHOWN, OUTPUT)
        assert finding.place == Place("facts/x.yaml", 7, 3)

    def test_without_an_author_it_is_the_output_with_the_words_around(self) -> None:
        _, (finding,) = audit_html(body("it says of some 12 plans that they are many"), SHOWN, OUTPUT)
        assert finding.place == Place(OUTPUT)
        assert finding.message == "a number that comes from no fact: '12' in 'it says of some 12 plans that they are'"

    def test_a_line_without_a_column_is_a_place(self) -> None:
        _, (finding,) = audit_html(body('<span data-from="facts/x.yaml:7">12</span>'), SHOWN, OUTPUT)
        assert finding.place == Place("facts/x.yaml", 7)

    def test_what_differs_names_both_texts(self) -> None:
        _, (finding,) = audit_html(body('<data data-fact="share">41%</data>'), SHOWN, OUTPUT)
        assert finding.message == "the fact 'share' reads '41%'"
        assert "'40%', 'China already has more than 40% of them', 'more than 40%'" in finding.hint

    def test_every_finding_has_a_hint(self) -> None:
        for old, new, _ in MUTATIONS:
            assert all(finding.hint for finding in audit_html(PAGE.replace(old, new, 1), SHOWN, OUTPUT)[1])


class TestSmallNumbers:
    @pytest.mark.parametrize(
        "html",
        [
            "<p>Two",
            "<p>three</p><ul><li>a<li>b<li>c</ul>",
            "<p>three</p><ol><li>a<li>b<li>c</ol>",
            "<p>three</p><table><tbody><tr><td>a<tr><td>b<tr><td>c</table>",
            "<p>three</p><dl><dt>a<dd>x<dt>b<dd>x<dt>c<dd>x</dl>",
        ],
    )
    def test_they_may_count_what_the_page_shows(self, html: str) -> None:
        assert codes(html) == []

    def test_a_hidden_item_does_not_count(self) -> None:
        assert codes("<p>three</p><ul><li>a<li>b<li hidden>c</ul>") == ["W509"]

    def test_what_was_linted_in_its_file_is_not_said_twice(self) -> None:
        assert codes('<p data-from="facts/x/reader.en.md:3:1">seven</p>') == []

    def test_they_are_warnings_and_the_page_is_made(self) -> None:
        page, (finding,) = audit_html("<p>seven</p>", SHOWN, OUTPUT)
        assert page is not None
        assert str(finding).startswith(f"{OUTPUT}: warning W509")


class TestReadOut:
    def test_titles_and_labels_may_hold_what_the_view_recorded(self) -> None:
        assert (
            codes('<title>Edition 1: more than 40%</title><p aria-label="A2, $9.3 billion, 28 July 2025">a</p>') == []
        )

    def test_they_hold_it_whole(self) -> None:
        assert codes('<p aria-label="140%">a</p>') == ["E501"]
        assert codes('<p aria-label="A22">a</p>') == ["E501"]


class TestLenientHtml:
    @pytest.mark.parametrize(
        "html",
        ["<p>a<div>b", "</p></p>a", "<ul><li>a<li>b", "a < b & c", "<table><tr><td>a<td>b<tr><td>c", "<p/>a", "", "<"],
    )
    def test_what_is_not_closed_is_read_all_the_same(self, html: str) -> None:
        assert codes(html) == []

    @given(st.text(alphabet="<>/ab\"'=&;- \n!pdt12‘’", max_size=60))
    def test_any_text_is_audited_without_an_exception(self, html: str) -> None:
        audit_html(html, SHOWN, OUTPUT)


class TestLanguage:
    def test_number_words_are_those_of_the_language(self) -> None:
        assert audit_html("<p>hundred</p>", SHOWN, OUTPUT, "zh")[1] == ()

    def test_digits_are_digits_in_every_language(self) -> None:
        assert [each.code for each in audit_html("<p>١٢</p>", SHOWN, OUTPUT, "ar")[1]] == ["E501"]


class TestNothingRecorded:
    def test_a_page_may_then_show_no_fact_at_all(self) -> None:
        empty = Shown({}, frozenset(), (), frozenset())
        assert {"E501", "E502", "E503", "E504"} <= set(codes(PAGE, empty))
        assert codes(PAGE, replace(SHOWN, marks={})) == ["E502"]
