"""Each kind of edit makes exactly the outputs again that rest on what was edited, and says why."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import small_project
from small_project import copy, edit, put

from briefs import __version__
from briefs.build import tools as build_tools
from briefs.build.events import Failed, Made
from briefs.build.making import build
from briefs.build.options import Options
from briefs.build.records import CACHE
from briefs.build.status import State, status
from briefs.build.targets import OutputType, Selection
from briefs.build.tools import tools_for
from briefs.pdf import tools
from briefs.project import Project, find_project

SEAL = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4" fill="#{colour}"/></svg>\n'
PLANS = """\
  plans:
    actor: council
    measure: trams
    figure: more than 60
    period: 2030
    actor-because: The council of Norland, of the sentence before
    statement: The council plans {figure} trams by {period}
    evidence:
      - {source: report, quote: It plans for more than 60 by 2030}
"""
SPEAKS = """\
  speaks:
    actor: council
    statement: The council speaks
    evidence:
      - {source: report, quote: the council of Norland said}
"""
SECTION = '<section id="{{ section.id }}"><h2>{{ section.title }}</h2><p>Ours.</p>{{ section.prose }}</section>\n'

RAIL = frozenset({"rail.mayor.en.html", "rail.mayor.en.pdf", "rail.press.en.html", "rail.press.en.pdf"})
ROAD = frozenset(name.replace("rail", "road") for name in RAIL)
ALL = RAIL | ROAD
INDEX = frozenset({"index.html"})
MAYOR = frozenset(name for name in ALL if "mayor" in name)
PRESS = ALL - MAYOR
HTML = frozenset(name for name in ALL if name.endswith("html"))
PDF = ALL - HTML


@dataclass(frozen=True)
class Edit:
    """`edit` changes a project; then the outputs `remade` are made again, for a reason that begins so."""

    edit: Callable[[Path], None]
    remade: frozenset[str]
    reason: str = ""


def written(path: str, text: str) -> Callable[[Path], None]:
    return lambda root: put(root, path, text)


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: edit(root, path, old, new)


def source(old: str, new: str) -> Callable[[Path], None]:
    """Another text of the source of `rail`, with its hash."""

    def change(root: Path) -> None:
        edit(root, "seeds/rail.txt", old, new)
        hash = hashlib.sha256((root / "seeds/rail.txt").read_bytes()).hexdigest()
        facts = (root / "facts/rail.yaml").read_text(encoding="utf-8")
        put(root, "facts/rail.yaml", re.sub("sha256: .*", f"sha256: {hash}", facts))

    return change


def another_figure(root: Path) -> None:
    source("has 41 trams", "has 42 trams")(root)
    facts = (root / "facts/rail.yaml").read_text(encoding="utf-8")
    put(root, "facts/rail.yaml", facts.replace("has 41 trams", "has 42 trams").replace('"41"', '"42"'))


EDITS = {
    "a fact that all show": Edit(another_figure, RAIL, "fact trams-now: 41 -> 42"),
    "a fact that one shows": Edit(
        replaced("facts/rail.yaml", "The council plans", "The council wants"), RAIL & MAYOR, "fact plans: statement"
    ),
    "a quote alone": Edit(
        replaced("facts/rail.yaml", "quote: It plans for more", "quote: plans for more"),
        RAIL & MAYOR,
        "fact plans: place in the source, quote changed",
    ),
    "a fact that nobody shows": Edit(
        replaced("facts/rail.yaml", PLANS, PLANS + SPEAKS), frozenset()
    ),
    "a source, where the quotes still stand": Edit(source("by 2030.", "by 2030, it says."), RAIL, "source report"),
    "a comment in a fact file": Edit(replaced("facts/rail.yaml", "facts:\n", "# Facts\nfacts:\n"), frozenset()),
    "the date of an edition": Edit(
        replaced("facts/rail.yaml", "as-of: 2025-07-28", "as-of: 2025-07-29"),
        RAIL | INDEX,
        "edition: 1 of 2025-07-28 -> 1 of 2025-07-29",
    ),
    "a sentence": Edit(
        replaced("facts/rail/press.en.md", "in the town", "in town"), RAIL & PRESS, "facts/rail/press.en.md changed"
    ),
    "a section of an audience": Edit(
        replaced("templates/press/audience.yaml", "title: Body", "title: Text"),
        PRESS,
        "templates/press/audience.yaml changed",
    ),
    "a limit of an audience": Edit(
        replaced("templates/press/audience.yaml", "sections:", "limits: {words: [1, 900]}\nsections:"), frozenset()
    ),
    "a template of an audience": Edit(
        written("templates/press/sections/prose.html.j2", SECTION),
        PRESS,
        "templates/press/sections/prose.html.j2 is new",
    ),
    "a screen style of an audience": Edit(
        written("templates/press/screen.css", "h1 { color: var(--mute) }"),
        PRESS & HTML,
        "templates/press/screen.css is new",
    ),
    "a print style of an audience": Edit(
        replaced("templates/press/print.css", "--mute", "--ink"), PRESS & PDF, "templates/press/print.css changed"
    ),
    "a print style of all": Edit(
        written("templates/_base/print.css", "h1 { color: var(--mute) }"), PDF, "templates/_base/print.css is new"
    ),
    "an image in a print style": Edit(
        written("templates/press/seal.svg", SEAL.format(colour="123456")),
        PRESS & PDF,
        "templates/press/seal.svg changed",
    ),
    "the logo": Edit(
        written("templates/logo.svg", SEAL.format(colour="123456")), ALL, "templates/logo.svg changed"
    ),
    "a label": Edit(
        written("templates/labels/en.yaml", "skip-to-text: Straight to the text\n"),
        HTML | INDEX,
        "templates/labels/en.yaml is new",
    ),
    "a face of the theme": Edit(
        replaced("templates/theme.yaml", "logo:", "faces: {title: Source Sans 3}\nlogo:"),
        ALL | INDEX,
        "templates/theme.yaml changed",
    ),
    "a comment in a theme": Edit(replaced("templates/theme.yaml", "logo:", "# Ours\nlogo:"), frozenset()),
    "a PDF, by hand": Edit(
        written("out/rail.press.en.pdf", "mine"),
        frozenset({"rail.press.en.pdf"}),
        "out/rail.press.en.pdf is not as it was made",
    ),
    "a page that is gone": Edit(
        lambda root: (root / "out/rail.press.en.html").unlink(),
        frozenset({"rail.press.en.html"}),
        "out/rail.press.en.html is gone",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two topics for two audiences; of the plans of one the mayor alone is told."""
    root = small_project.with_faces(small_project.write(tmp_path_factory.mktemp("built") / "project"), tmp_path_factory)
    put(root, "facts/rail.yaml", (root / "facts/rail.yaml").read_text(encoding="utf-8") + PLANS)
    edit(root, "facts/rail/mayor.en.md", "in the town.", "in the town. It plans {plans}.")
    put(root, "templates/theme.yaml", "logo: logo.svg\n")
    for path in ("templates/logo.svg", "templates/press/seal.svg"):
        put(root, path, SEAL.format(colour="654321"))
    put(root, "templates/press/print.css", ".masthead { border-image: url(seal.svg) 1; color: var(--mute) }")
    assert made(root) == ALL | INDEX
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return copy(built, tmp_path / "project")


def project_in(root: Path) -> Project:
    project, findings = find_project(root)
    assert project is not None, findings
    return project


def made(root: Path) -> set[str]:
    """Build, and tell the names of the outputs that were made."""
    events = list(build(project_in(root), Selection()))
    assert not [event for event in events if isinstance(event, Failed)], events
    return {Path(event.output).name for event in events if isinstance(event, Made)}


def told(root: Path) -> dict[str, tuple[str, ...]]:
    """The names of the outputs that `status` says would be made, and why."""
    outputs = [output for brief in status(project_in(root), Selection()) for output in brief.outputs]
    assert {output.state for output in outputs} <= {State.STALE, State.UP_TO_DATE}
    return {Path(each.output).name: tuple(map(str, each.reasons)) for each in outputs if each.state is State.STALE}


class TestEdits:
    @pytest.mark.parametrize("name", EDITS)
    def test_what_rests_on_it_is_made_again_and_nothing_else(self, root: Path, name: str) -> None:
        change = EDITS[name]
        change.edit(root)
        reasons = told(root)
        assert reasons.keys() == change.remade, reasons
        assert all(any(each.startswith(change.reason) for each in reasons[output]) for output in change.remade - INDEX)
        assert made(root) == change.remade
        assert told(root) == {}

    def test_an_edit_that_is_taken_back_makes_what_stood_before(self, built: Path, root: Path) -> None:
        edit(root, "facts/rail/press.en.md", "in the town", "in town")
        made(root)
        edit(root, "facts/rail/press.en.md", "in town", "in the town")
        assert made(root) == RAIL & PRESS
        assert small_project.outputs(root / "out") == small_project.outputs(built / "out")


class TestTools:
    @pytest.fixture(autouse=True)
    def _forgetting(self) -> Iterator[None]:
        yield
        tools_for.cache_clear()

    def upgraded(self, monkeypatch: pytest.MonkeyPatch, name: str, version: str) -> None:
        """As if another version of a part of the typesetter were installed."""
        parts = {**tools.typesetter(), name: version}
        monkeypatch.setattr(tools, "typesetter", lambda: parts)
        tools_for.cache_clear()

    def test_another_version_of_what_typesets_makes_all_pdfs_again(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.upgraded(monkeypatch, "Pango", "99")
        reasons = told(root)
        assert reasons.keys() == PDF
        assert all(re.fullmatch(r"Pango: [0-9.]+ -> 99", why) for [why] in reasons.values())

    def test_another_version_of_the_program_makes_again_what_it_makes_otherwise(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tools, "code_hash", lambda _: "another")
        build_tools._writers.cache_clear()  # noqa: SLF001  # it is asked once a process
        tools_for.cache_clear()
        assert tools_for(OutputType.HTML)["briefs"] == f"{__version__} (another)"
        assert told(root) == {}
        monkeypatch.undo()
        build_tools._writers.cache_clear()  # noqa: SLF001  # as above


class TestOptions:
    def test_another_folder_and_other_types_leave_what_is_made_alone(self, root: Path, tmp_path: Path) -> None:
        before = small_project.outputs(root / "out")
        shutil.copytree(root / "out" / CACHE, tmp_path / "pages" / CACHE)
        pages = Options(types=(OutputType.HTML,), folder=tmp_path / "pages")
        list(build(project_in(root), Selection(), pages))
        assert small_project.outputs(tmp_path / "pages").keys() == HTML
        assert small_project.outputs(root / "out") == before
        assert told(root) == {}
