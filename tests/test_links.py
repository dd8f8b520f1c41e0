"""What a link leads to outside of the project is not read, whatever part of a project it stands for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import small_project
from conftest import Cli


@pytest.mark.parametrize(
    "name",
    [
        "facts/rail.yaml",
        "facts/rail/mayor.en.md",
        "seeds/rail.txt",
        "templates/mayor/audience.yaml",
        "templates/mayor",
        "templates",
        "facts",
    ],
)
def test_a_link_out_of_the_project_is_found(cli: Cli, tmp_path: Path, name: str) -> None:
    root = small_project.write(tmp_path / "project")
    outside = tmp_path / "outside"
    shutil.move(root / name, outside)
    (root / name).symlink_to(outside)
    done = cli(root, "check")
    assert done.code == 1
    assert f"error E102 '{name}' leads outside the project" in done.err


def test_a_link_within_the_project_is_followed(cli: Cli, tmp_path: Path) -> None:
    root = small_project.write(tmp_path / "project")
    shutil.move(root / "facts/rail.yaml", root / "rail.yaml")
    (root / "facts/rail.yaml").symlink_to(root / "rail.yaml")
    assert cli(root, "check").code == 0
