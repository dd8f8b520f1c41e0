"""The shipped briefs, changed one place at a time: no change of what they say passes the audit."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest

from briefs.audit import Document, Styles, audit_document, audit_html
from briefs.build import compose
from briefs.build.checking import check
from briefs.build.targets import Selection
from briefs.project import find_project
from briefs.view.shown import Shown

ROOT = Path(__file__).parent.parent
OUTPUT = "out/x.html"
TRIES = 40


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Shown]:
    """The minister's page as rendered, and what the view recorded of it, where nothing was made yet."""
    root = tmp_path_factory.mktemp("shipped")
    for name in ("facts", "seeds", "templates"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "briefs.yaml", root)
    project, _ = find_project(root)
    assert project is not None
    pages: list[tuple[str, Shown]] = []

    def record(document: Document, shown: Shown, path: str, language: str, styles: Styles) -> object:
        pages.append((document.html, shown))
        return audit_document(document, shown, path, language, styles)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compose, "audit_document", record)
        check(project, Selection(audiences=("minister",)))
    ((html, shown),) = pages
    assert audit_html(html, shown, OUTPUT)[1] == ()
    return html, shown


def places(html: str, pattern: str) -> list[re.Match[str]]:
    """Some places of the body at which this pattern matches, chosen once and for all."""
    body = html.index("<body")
    found = [match for match in re.finditer(pattern, html) if match.start() > body]
    assert found, f"nothing on the page is like {pattern}"
    return random.Random(7).sample(found, min(TRIES, len(found)))


def codes(html: str, shown: Shown) -> set[str]:
    return {finding.code for finding in audit_html(html, shown, OUTPUT)[1]}


def changed(html: str, match: re.Match[str], new: str) -> str:
    return html[: match.start()] + new + html[match.end() :]


class TestShippedPage:
    def test_a_changed_digit_of_the_text_is_found(self, page: tuple[str, Shown]) -> None:
        """Furniture is left out: a count on the page may become another count that the page shows elsewhere."""
        html, shown = page
        for match in places(html, r"(?<!data-furniture)>[^<>]*?(\d)(?=[^<>]*<)"):
            other = str((int(match[1]) + 1) % 10)
            assert codes(changed(html, match, match[0][:-1] + other), shown), match[0][-40:]

    def test_a_figure_shown_under_another_fact_is_found(self, page: tuple[str, Shown]) -> None:
        html, shown = page
        for match in places(html, r'<data class="fact" value="[^"]*" data-fact="([^"]*)">([^<]*)<'):
            other = next(id for id in sorted(shown.renderings) if match[2] not in shown.renderings[id])
            assert "E502" in codes(changed(html, match, match[0].replace(f'"{match[1]}"', f'"{other}"')), shown)

    def test_a_hedge_taken_from_a_figure_is_found(self, page: tuple[str, Shown]) -> None:
        html, shown = page
        for match in places(html, r"(?<=>)(?:more than|over|at least|about)\s(?=[$\d])"):
            assert "E502" in codes(changed(html, match, ""), shown)

    def test_a_mark_that_differs_is_found(self, page: tuple[str, Shown]) -> None:
        html, shown = page
        for match in places(html, r'(<a class="mark"[^>]*>)([A-D]\d+)</a>'):
            assert "E502" in codes(changed(html, match, f"{match[1]}{match[2]}1</a>"), shown)

    def test_a_link_to_nowhere_is_found(self, page: tuple[str, Shown]) -> None:
        html, shown = page
        for match in places(html, r'href="#[^"]+"'):
            assert codes(changed(html, match, 'href="#nowhere"'), shown) == {"E510"}

    def test_words_without_their_quotation_marks_are_found(self, page: tuple[str, Shown]) -> None:
        html, shown = page
        for match in places(html, r"<q\b[^>]*>‘(.*?)’</q>"):
            assert "E503" in codes(changed(html, match, match[1]), shown)

    def test_words_of_nobody_between_quotation_marks_are_found(self, page: tuple[str, Shown]) -> None:
        html, shown = page
        for match in places(html, r"(?<= )[a-z]{4,}(?= [^<>]*<)"):
            assert codes(changed(html, match, f"‘{match[0]}’"), shown) & {"E502", "E503"}

    def test_a_hidden_figure_is_found(self, page: tuple[str, Shown]) -> None:
        html, shown = page
        for match in places(html, '<data class="fact"'):
            assert "E502" in codes(changed(html, match, '<data hidden class="fact"'), shown)

    def test_an_amount_in_words_in_any_sentence_is_found(self, page: tuple[str, Shown]) -> None:
        html, shown = page
        for match in places(html, r"(?<= )[a-z]{4,}(?= [^<>]*<)"):
            assert codes(changed(html, match, f"{match[0]} half"), shown) & {"E502", "E504"}
