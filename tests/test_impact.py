"""`briefs impact`: what rests on a fact, through the installed command."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import small_project
from conftest import Cli, Done, run_briefs
from repository import commit
from small_project import edit, put

ROOT = Path(__file__).parent.parent

_MORE = """\
  trams-planned:
    actor: council
    measure: trams
    figure: more than 60
    actor-because: The council of Norland, of the sentence before
    statement: The council plans {figure} trams, where it has {trams-now} now
    evidence:
      - source: report
        quote: It plans for more than 60 by 2030
derived:
  new-trams: {label: New trams, formula: trams-planned - trams-now, unit: trams, because: Both are trams}
  twice-new: {label: New trams twice, formula: new-trams * 2, unit: trams}
discrepancies:
  - {facts: [trams-planned], note: The report does not say of which trams it speaks}
"""


_TABLE = """\
<section{}>
<h2>{{{{ section.title }}}}</h2>
{{% for group in content.groups %}}{{% for figure in group.figures %}}
<p>{{{{ figure.hedge }}}} {{{{ figure.value }}}} {{{{ figure.mark }}}}</p>
{{% endfor %}}{{% endfor %}}
</section>
"""
_SOURCES = """\
{{% from "macros.html.j2" import quotes %}}
<section{}>
<h2>{{{{ section.title }}}}</h2>
{{% for row in content.notes %}}
<div id="{{{{ row.anchor }}}}"><p data-mark="{{{{ row.id }}}}">{{{{ row.mark }}}}</p>
{{{{ quotes(row, brief.labels) }}}}</div>
{{% endfor %}}
</section>
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project in which one figure is computed from another, and that from facts."""
    root = small_project.write(tmp_path / "project")
    facts = (root / "facts" / "rail.yaml").read_text(encoding="utf-8")
    put(root, "facts/rail.yaml", facts + _MORE)
    edit(root, "facts/rail/press.en.md", "There are {trams-now} trams in the town.", "It buys {twice-new} of them.")
    return root


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("impact") / "project"
    for name in ("facts", "seeds", "templates"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "briefs.yaml", root)
    return root


def told(done: Done) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(done.out)
    assert data["format"] == 1
    return data


def correct(root: Path, old: str = "41", new: str = "42", topic: str = "rail") -> None:
    """Let the source and the fact say another number."""
    path = root / "seeds" / f"{topic}.txt"
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    edit(root, f"seeds/{topic}.txt", f"it has {old} trams", f"it has {new} trams")
    after = hashlib.sha256(path.read_bytes()).hexdigest()
    edit(root, f"facts/{topic}.yaml", before, after)
    edit(root, f"facts/{topic}.yaml", f'figure: "{old}"', f'figure: "{new}"')
    edit(root, f"facts/{topic}.yaml", f"it has {old} trams", f"it has {new} trams")


class TestFacts:
    def test_each_sentence_that_rests_on_a_fact_is_told_with_its_line(self, cli: Cli, root: Path) -> None:
        done = cli(root, "impact", "trams-planned")
        assert done.code == 0
        assert done.out.splitlines() == [
            "trams-planned (A2), topic rail: more than 60",
            "  computed from it: new-trams, twice-new",
            "  discrepancies: D1",
            "",
            "rail.press.en",
            "  facts/rail/press.en.md:9:9: body: It buys more than 38 of them.",
            "  also in: sources",
        ]
        assert done.err.splitlines()[-1] == "1 brief, 1 sentence."

    def test_facts_that_are_told_with_it_rest_on_it_too(self, cli: Cli, root: Path) -> None:
        lines = cli(root, "impact", "A1").out.splitlines()
        assert "  told with it: trams-planned" in lines
        assert "rail.mayor.en" in lines
        assert "  facts/rail/mayor.en.md:5:24: bottom-line: The council runs trams." in lines

    def test_machines_get_the_same(self, cli: Cli, root: Path) -> None:
        data = told(cli(root, "impact", "trams-planned", "--output-format", "json"))
        [topic] = data["topics"]
        assert topic["derived"] == ["new-trams", "twice-new"]
        [brief] = topic["briefs"]
        assert (brief["brief"], brief["sections"]) == ("rail.press.en", ["sources"])
        [sentence] = brief["sentences"]
        assert (sentence["path"], sentence["line"], sentence["column"]) == ("facts/rail/press.en.md", 9, 9)
        assert (sentence["text"], sentence["facts"]) == ("It buys more than 38 of them.", ["twice-new"])

    @pytest.mark.parametrize(("attributes", "sections"), [(' id="{{ section.id }}"', ["table", "sources"]), ("", [])])
    def test_a_brief_that_shows_a_fact_in_a_section_of_its_own_making_rests_on_it(
        self, cli: Cli, root: Path, attributes: str, sections: list[str]
    ) -> None:
        edit(root, "facts/rail/press.en.md", "It buys {twice-new} of them.", "They run.")
        table = "  - {id: table, kind: figures, select: all}\n"
        edit(root, "templates/press/audience.yaml", "  - {id: sources", f"{table}  - {{id: sources")
        put(root, "templates/press/sections/figures.html.j2", _TABLE.format(attributes))
        put(root, "templates/press/sections/sources.html.j2", _SOURCES.format(attributes))
        assert cli(root, "check").err == "Checked 2 topics, 4 briefs: no findings.\n"
        [topic] = told(cli(root, "impact", "trams-planned", "--output-format", "json"))["topics"]
        assert {"brief": "rail.press.en", "sentences": [], "sections": sections} in topic["briefs"]

    def test_a_brief_that_may_not_show_a_fact_does_not_rest_on_it(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail.yaml", "    figure: more than 60\n", "    figure: more than 60\n    tags: [internal]\n")
        put(root, "facts/rail/press.en.md", "# Trams\n\n## bottom-line\n\nTrams.\n\n## body\n\nThey run.\n")
        assert "rail.press.en" not in cli(root, "impact", "trams-planned").out

    def test_what_no_topic_has_is_told_with_the_nearest(self, cli: Cli, root: Path) -> None:
        done = cli(root, "impact", "trams-planed")
        assert (done.code, done.out) == (2, "")
        assert done.err.splitlines() == ["error: there is no fact 'trams-planed'", "    Did you mean 'trams-planned'?"]

    def test_a_warning_hides_no_name_that_is_unknown(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail.yaml", "of which trams it speaks", "of which trams three people saw")
        assert "W404" in cli(root, "check").err
        assert cli(root, "impact", "trams-planed").code == 2

    def test_facts_that_are_not_true_have_findings_and_no_impact(self, cli: Cli, root: Path) -> None:
        edit(root, "facts/rail.yaml", "it has 41 trams", "it has 43 trams")
        done = cli(root, "impact", "trams-planned")
        assert (done.code, done.out) == (1, "")
        assert "error E203" in done.err

    @pytest.mark.parametrize("arguments", [(), ("trams-now", "--since", "HEAD")])
    def test_it_is_asked_either_of_facts_or_since_when(self, cli: Cli, root: Path, arguments: tuple[str, ...]) -> None:
        assert cli(root, "impact", *arguments).code == 2


class TestSince:
    def test_a_revision_names_the_facts_that_have_changed_since(self, cli: Cli, root: Path) -> None:
        commit(root, "one")
        correct(root)
        lines = cli(root, "impact", "--since", "HEAD").out.splitlines()
        assert lines[:3] == [
            "trams-now (A1), topic rail: 41 -> 42",
            "new-trams (C1), topic rail: more than 19 -> more than 18",
            "twice-new (C2), topic rail: more than 38 -> more than 36",
        ]
        assert "  facts/rail/press.en.md:9:9: body: It buys more than 36 of them." in lines

    def test_a_project_may_lie_in_a_folder_of_its_repository(self, cli: Cli, root: Path) -> None:
        put(root.parent, "notes.txt", "Not of the project.\n")
        commit(root.parent, "one")
        correct(root)
        first = cli(root, "impact", "--since", "HEAD").out.splitlines()[0]
        assert first == "trams-now (A1), topic rail: 41 -> 42"

    def test_a_fact_file_is_compared_with_the_topic_of_its_name(self, cli: Cli, root: Path, tmp_path: Path) -> None:
        old = tmp_path / "rail.yaml"
        shutil.copy(root / "facts" / "rail.yaml", old)
        assert cli(root, "impact", "--since", str(old)).out == ""
        correct(root)
        assert cli(root, "impact", "--since", str(old)).out.splitlines()[0] == "trams-now (A1), topic rail: 41 -> 42"

    def test_a_finished_brief_is_not_held_to_what_it_does_not_use(
        self, cli: Cli, root: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        brief = small_project.built(tmp_path_factory) / "out" / "rail.mayor.en.html"
        assert cli(root, "impact", "--since", str(brief)).out == ""
        correct(root)
        told = cli(root, "impact", "--since", str(brief), "--output-format", "json")
        assert [each["id"] for each in json.loads(told.out)["topics"][0]["facts"]] == ["trams-now"]

    def test_of_a_file_with_another_name_nobody_knows_the_topic(self, cli: Cli, root: Path, tmp_path: Path) -> None:
        shutil.copy(root / "facts" / "rail.yaml", tmp_path / "old.yaml")
        done = cli(root, "impact", "--since", str(tmp_path / "old.yaml"))
        assert done.code == 2
        assert done.err.splitlines()[0].endswith("old.yaml does not say of which topic of the project it is")

    def test_facts_that_are_new_or_gone_are_told_as_such(self, cli: Cli, root: Path) -> None:
        commit(root, "one")
        edit(root, "facts/rail.yaml", "  trams-planned:\n", "  trams-to-come:\n")
        edit(root, "facts/rail.yaml", "formula: trams-planned -", "formula: trams-to-come -")
        edit(root, "facts/rail.yaml", "facts: [trams-planned]", "facts: [trams-to-come]")
        lines = cli(root, "impact", "--since", "HEAD").out.splitlines()
        assert "trams-to-come (A2), topic rail: new -> more than 60" in lines
        assert "trams-planned, topic rail: more than 60 -> gone" in lines
        assert "new-trams (C1), topic rail: more than 19 (formula changed)" in lines

    def test_a_revision_of_other_topics_is_refused(self, cli: Cli, root: Path) -> None:
        facts = root / "facts"
        shutil.rmtree(facts / "road")
        (facts / "road.yaml").unlink()
        commit(root, "one")
        (facts / "rail.yaml").rename(facts / "tram.yaml")
        (facts / "rail").rename(facts / "tram")
        done = cli(root, "impact", "--since", "HEAD")
        assert (done.code, done.out) == (2, "")
        assert done.err.splitlines()[0] == "error: the project has no topic that it had at 'HEAD'"

    def test_what_is_neither_a_file_nor_a_revision_is_refused(self, cli: Cli, root: Path) -> None:
        for name in ("nonsense", "--all"):
            done = cli(root, "impact", f"--since={name}")
            assert done.code == 2
            first = done.err.splitlines()[0]
            assert first.startswith(f"error: {name!r} is neither a fact file nor a revision that git knows")

    def test_a_link_that_leads_out_of_the_project_is_passed_over(self, cli: Cli, root: Path) -> None:
        for name, target in (("absolute", "/"), ("upwards", "../..")):
            (root / name).symlink_to(target)
        commit(root, "one")
        correct(root)
        done = cli(root, "impact", "--since", "HEAD")
        assert (done.code, done.out.splitlines()[0]) == (0, "trams-now (A1), topic rail: 41 -> 42")


class TestShipped:
    """On the shipped project, against what its pages show."""

    def test_a_fact_touches_the_briefs_that_use_it(self, shipped: Path) -> None:
        for fact in ("us-private-investment", "chen-forecast", "known-models"):
            [topic] = told(run_briefs(shipped, "impact", fact, "--output-format", "json"))["topics"]
            [explained] = told(run_briefs(shipped, "explain", fact, "--output-format", "json"))["facts"]
            assert {brief["brief"] for brief in topic["briefs"]} >= set(explained["used_by"])

    def test_the_place_of_a_sentence_is_that_of_its_reference(self, shipped: Path) -> None:
        [topic] = told(run_briefs(shipped, "impact", "cn-model-share", "--output-format", "json"))["topics"]
        lines = [line for brief in topic["briefs"] for line in brief["sentences"]]
        assert lines
        for line in lines:
            written = (shipped / line["path"]).read_text(encoding="utf-8").splitlines()[line["line"] - 1]
            assert written[line["column"] - 1 :].startswith(tuple(f"{{{id}" for id in line["facts"]))
