"""The pages for users say what is so: their examples run, every key and every command stands in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
import typer
from conftest import Golden, run_briefs
from documented import run_page

from briefs.cli.app import app_with
from briefs.model import facts, project, templates
from briefs.model.base import Model

DOCS = Path(__file__).parent.parent / "docs"
IN_FACTS = (
    facts.FactFile,
    facts.Edition,
    facts.Actor,
    facts.Dimension,
    facts.Measure,
    facts.Source,
    facts.ReportsOn,
    facts.Translation,
    facts.Fact,
    facts.Evidence,
    facts.Value,
    facts.CheckedBy,
    facts.Gap,
    facts.Derived,
    facts.Discrepancy,
    project.ProjectFile,
    project.Ignored,
)
IN_AUDIENCES = (
    templates.AudienceFile,
    templates.Section,
    templates.Limits,
    templates.Relaxed,
    templates.Clearance,
    templates.ThemeFile,
)


def named(page: str) -> set[str]:
    """The words that a page sets as code, and the keys of its examples."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return set(re.findall(r"[\w-]+", " ".join(re.findall(r"`([^`\n]+)`", text))))


def keys(model: type[Model]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


@pytest.mark.parametrize(
    ("page", "model"),
    [*(("facts.md", model) for model in IN_FACTS), *(("audiences.md", model) for model in IN_AUDIENCES)],
)
def test_every_key_of_a_file_is_described(page: str, model: type[Model]) -> None:
    assert keys(model) - named(page) == set()


def test_every_kind_of_section_is_described() -> None:
    assert set(get_args(templates.SectionKind)) - named("audiences.md") == set()


@pytest.mark.parametrize("page", ["audiences.md", "editions.md"])
def test_what_a_page_does_step_by_step_prints_what_it_shows(page: str, tmp_path: Path) -> None:
    for ran in run_page(DOCS / page, tmp_path):
        assert ran.printed == ran.shown, ran.command


def commands(group: object, *before: str) -> list[str]:
    """All commands below one, with the names that lead to them."""
    if not hasattr(group, "commands"):
        return [" ".join(before)]
    return [each for name, command in group.commands.items() for each in commands(command, *before, name)]


def test_the_page_of_commands_is_what_they_say_of_themselves(tmp_path: Path, golden: Golden) -> None:
    """Written anew, with `--update-goldens`, from the help of each command."""
    parts = ["# Commands\n\nWhat `briefs COMMAND --help` prints.\n"]
    for command in commands(typer.main.get_command(app_with())):
        done = run_briefs(tmp_path, *command.split(), "--help")
        assert done.code == 0
        parts.append(f"## briefs {command}\n\n```text\n{done.out.rstrip()}\n```\n")
    golden("../../docs/commands.md", "\n".join(parts))
