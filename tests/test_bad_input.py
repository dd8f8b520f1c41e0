"""Whatever stands in the files of a project, it is told as findings: nothing an author types is a bug of ours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import small_project
from conftest import Cli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_project import edit, put

from briefs.build.checking import check
from briefs.build.targets import Selection
from briefs.problems import UserError
from briefs.project import find_project
from briefs.quotes import find, prepare

TEMPLATE = '{% extends "_base/brief.html.j2" %}\n'
FILES = (
    "briefs.yaml",
    "facts/rail.yaml",
    "facts/rail/mayor.en.md",
    "seeds/rail.txt",
    "templates/mayor/audience.yaml",
    "templates/mayor/brief.html.j2",
)
SIGNS = (
    *"{}[]:-'\"\n\t #*&!|>~@`%\\0$\x00\ufeff\u202e人é…",
    *(
        "{{",
        "{%",
        "[...]",
        "<b>",
        "</style>",
        "- ",
        "::: analysis",
        "!!str",
        "1e9",
        "null",
        "{trams-now.x}",
        "-1",
        "1/0",
    ),
)
EDIT = st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(SIGNS) | st.just(""))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_project.write(tmp_path_factory.mktemp("project"))
    put(root, "templates/mayor/brief.html.j2", TEMPLATE)
    return root


class TestAnything:
    @settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(name=st.sampled_from(FILES), edits=st.lists(EDIT, min_size=1, max_size=4))
    def test_a_damaged_file_gives_findings(self, root: Path, name: str, edits: list[tuple[float, int, str]]) -> None:
        whole = (root / name).read_bytes()
        damaged = bytearray(whole)
        for where, length, sign in edits:
            start = int(where * len(damaged))
            damaged[start : start + length] = sign.encode()
        try:
            (root / name).write_bytes(damaged)
            project, findings = find_project(root)
            if project is not None:
                findings += check(project, Selection()).findings
        except UserError:
            pass
        finally:
            (root / name).write_bytes(whole)


class TestByHand:
    """The mistakes that people make: each a finding with its place, and exit code 1."""

    @pytest.mark.parametrize(
        ("old", "new", "line"),
        [
            ("title: Rail", "title: [Rail]", "facts/rail.yaml:2:8: error E109"),
            ("title: Rail", "tilte: Rail", "facts/rail.yaml:2:1: error E107"),
            ("title: Rail", "title: The 99 trams", "facts/rail.yaml:2:8: error E402"),
            ("unit: trams", "unit: thousand trams", "facts/rail.yaml:7:31: error E403"),
            ("unit: trams", "unit: 1000 trams", "facts/rail.yaml:7:31: error E402"),
            ("A report on rail", "A report on 99 rails", "facts/rail.yaml:12:12: error E217"),
            ("title: Rail", "title: Half a million trams", "facts/rail.yaml:2:8: error E403"),
            ("actor: council", "actor: counsel", "facts/rail.yaml:16:12: error E110"),
            ("seeds/rail.txt", "seeds/rial.txt", "facts/rail.yaml:10:11: error E101"),
            ("title: Rail", "title: Rail\ntitle: Rails", "facts/rail.yaml:3:1: error E105"),
            ("## body", "## bdoy", "facts/rail/mayor.en.md:7:4: error E408"),
            ("{trams-now.mark}", "{tram.mark}", "facts/rail/mayor.en.md:5:24: error E401"),
            ("kind: prose", "kind: proes", "templates/mayor/audience.yaml:5:22: error E109"),
        ],
    )
    def test_a_wrong_word_is_found_at_its_place(self, cli: Cli, tmp_path: Path, old: str, new: str, line: str) -> None:
        root = small_project.write(tmp_path)
        edit(root, line.partition(":")[0], old, new)
        done = cli(root, "check")
        assert done.code == 1
        assert any(each.startswith(line) for each in done.err.splitlines()), done.err
        assert "Traceback" not in done.err

    @pytest.mark.parametrize(
        ("old", "new", "line"),
        [
            ("title: Rail", f"title: {'[' * 5000}", "facts/rail.yaml:2:39: error E106 more than 32 levels"),
            ("title: Rail", f"title: {'9' * 100_000}", "facts/rail.yaml:2:8: error E402"),
            ("title: Rail", "title: Ra\u202eil", "facts/rail.yaml:2:10: error E103 the character U+202E"),
            ("title: Rail", 'title: "Ra\\u202eil"', "facts/rail.yaml:2:8: error E109 title holds the character U+202E"),
            ("title: Rail", f"title: R{chr(0x301) * 1000}", "facts/rail.yaml:2:9: error E103 more than 30 marks"),
            ("number: 1", f"number: {'9' * 100_000}", "facts/rail.yaml:3:19: error E109"),
            ("as-of: 2025-07-28", "as-of: 2025-02-30", "facts/rail.yaml:3:29: error E109"),
            ('figure: "41"', 'figure: "1e999999999"', "facts/rail.yaml:19:13: error E205"),
            ("  trams-now:", "  __class__:", "facts/rail.yaml:15:3: error E111"),
            ("quote: On", f"quote: {'word ' * 200_000}On", "facts/rail.yaml:23:16: error E203"),
            ("quote: On", f"quote: {'On 3 [...] ' * 20_000}On", "facts/rail.yaml:23:16: error E203"),
        ],
    )
    def test_what_is_meant_to_harm_is_found_at_its_place(
        self, cli: Cli, tmp_path: Path, old: str, new: str, line: str
    ) -> None:
        root = small_project.write(tmp_path)
        edit(root, "facts/rail.yaml", old, new)
        done = cli(root, "check")
        assert done.code == 1
        assert any(each.startswith(line) for each in done.err.splitlines()), done.err
        assert max(map(len, done.err.splitlines())) < 1000

    def test_a_long_formula_is_shown_round_its_fault(self, cli: Cli, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        formula = f"{'trams-now + ' * 50}trams-gone{' + trams-now' * 20}"
        derived = f"derived:\n  d: {{label: D, formula: {formula} ^ 2, unit: trams}}\n"
        put(root, "facts/rail.yaml", (root / "facts/rail.yaml").read_text() + derived)
        (first,) = [line for line in cli(root, "check").err.splitlines() if "E303" in line]
        assert first.endswith("trams-now + trams-now ^ 2'")
        assert len(first) < 200

    def test_many_ways_to_join_a_quote_are_counted_to_a_hundred(self) -> None:
        source = prepare(f"{'a b ' * 20_000}c d. a b")
        assert len(find(source, f"{'a b [...] ' * 100}a b")) == 100
        assert len(find(source, f"{'a b [...] ' * 100}c d")) == 100
        assert find(source, f"{'a b [...] ' * 100}c d [...] e f") == ()

    def test_an_unknown_name_in_a_template_is_found_with_the_names_that_exist(self, cli: Cli, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        put(root, "templates/mayor/sections/prose.html.j2", "<section>\n{{ section.titel }}\n</section>\n")
        done = cli(root, "check")
        assert done.code == 1
        (first, hint) = done.err.splitlines()[:2]
        assert first.startswith("templates/mayor/sections/prose.html.j2:2:1: error E411 'titel' is unknown")
        assert "Did you mean 'title'?" in hint

    def test_a_folder_in_place_of_a_file_is_found(self, cli: Cli, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        (root / "facts" / "rail.yaml").unlink()
        (root / "facts" / "rail.yaml").mkdir()
        done = cli(root, "check")
        assert done.code == 1
        assert done.err.startswith("facts/rail.yaml: error E102")

    def test_a_circle_of_formulas_and_a_division_by_nothing_are_found(self, cli: Cli, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        derived = (
            "derived:\n"
            "  one: {label: One, formula: two / trams-now, unit: ratio}\n"
            "  two: {label: Two, formula: one / trams-now, unit: ratio}\n"
            "  none: {label: None, formula: trams-now / 0, unit: trams}\n"
        )
        put(root, "facts/rail.yaml", (root / "facts/rail.yaml").read_text() + derived)
        done = cli(root, "check")
        assert done.code == 1
        assert {"E304", "E305"} <= {line.split()[2] for line in done.err.splitlines() if ": error E" in line}

    def test_a_reference_is_checked_where_no_brief_shows_it(self, cli: Cli, tmp_path: Path) -> None:
        root = small_project.write(tmp_path)
        shutil.rmtree(root / "facts/rail")
        edit(root, "facts/rail.yaml", "has {figure} trams", "has {figure} trams, unlike {gone}")
        done = cli(root, "check", "rail")
        assert done.code == 1
        assert done.err.startswith("facts/rail.yaml:20:55: error E401 nothing has the id 'gone'")
