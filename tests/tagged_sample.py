"""A page with all that tags tell apart, small enough to be typeset for each test module that needs it."""

from __future__ import annotations

import datetime as dt
from typing import Final

from briefs.pdf import Job, Sheet, Typeset, Workers

RUNNING: Final = ("Reader",)
LABEL: Final = "Page {page} of {pages}"
DAY: Final = dt.date(2025, 7, 28)

_ROWS: Final = "".join(
    f'<tr><th scope="row">Row {letter}</th><td>first {letter}</td><td>second {letter}</td></tr>'
    for letter in "abcdefghijklmnopqrstuvwxyz"
)
_LONG: Final = "A paragraph that goes on over the end of a page with many words in it. " * 12

PAGE: Final = f"""\
<!doctype html>
<html lang="en"><head><title>A sample of tags</title><meta name="author" content="A house">
<meta name="description" content="What is it?"></head><body>
<header><p class="screen" data-screen-only>Never printed</p><h1>A sample of tags</h1></header>
<nav><h2 id="c">Contents</h2><ol><li><a href="#s" data-paged><span>1</span> <span>First section</span></a></li>
<li><a href="#t" data-paged><span>2</span> <span>Tables and words</span></a></li></ol></nav>
<main><section><h2 id="s"><span>1</span> First section</h2>
<p>Told in a <strong>paragraph</strong> with a mark <a class="mark" href="#e-one">A1</a> and
<q lang="fr">des mots français</q>, a <a href="https://example.org/">link that is long enough to be broken over two
lines of this narrow page</a>, and <code>code</code>.</p>
<p>{_LONG}</p>
<ul><li>First item<li><p>Second item</p><ul><li>Inner item</ul></ul>
<figure><svg role="img" viewBox="0 0 100 20" width="100" height="20"><title>A bar from zero to its end</title>
<rect x="2" y="2" width="80" height="16"/></svg><figcaption>Caption of the bar</figcaption></figure>
<dl class="strip"><div><dt>Facts</dt> <dd>87</dd><dd>all of them</dd></div><div><dt>Sources</dt><dd>2</dd></div></dl>
</section>
<section><h2 id="t"><span>2</span> Tables and words</h2><h3>A table</h3>
<table><caption>Rows</caption><thead><tr><th scope="col">Name<th scope="col">One
<th scope="col" abbr="Two"></thead>
<tbody><tr><th scope="rowgroup" colspan="3">A group of rows</th></tr>{_ROWS}</tbody></table>
<dl class="notes"><div id="e-one"><dt><a class="mark" href="#e-one">A1</a></dt><dd><blockquote>Words of a
source</blockquote><div>The one who says it</div></dd></div><div id="e-two"><dt>A2</dt><dd>Another note</dd></div></dl>
<p dir="rtl" lang="ar">في عام <mark>2024</mark> ستشتري النخيل</p><p lang="hi">वर्ष 2024 में नदीपुर</p>
</section></main></body></html>
"""
PRINT: Final = """\
@page { size: A6; margin: 15mm;
  @top-left { content: "Reader" } @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
body { font: 10pt/14pt "Gentium Book Plus", "Amiri", "Mukta" }
[data-screen-only] { display: none }
q { quotes: none }
dt, dd { display: inline; margin: 0 }
a { text-decoration: none }
nav a::after { content: " " target-counter(attr(href), page) }
"""


def typeset(html: str = PAGE, css: str = PRINT) -> Typeset:
    with Workers(1) as workers:
        workers.start(
            Job("x.pdf", html, (Sheet("print.css", css),), b'{"facts": {}}', DAY, id="sample.reader.en", edition=3)
        )
        ((_, made),) = workers.wait()
    assert isinstance(made, Typeset), made
    return made
