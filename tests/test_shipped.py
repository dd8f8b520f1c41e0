"""The shipped project, and a second one on another subject, all the way through the installed command."""

from __future__ import annotations

import shutil
from pathlib import Path

import page
import pytest
from conftest import Cli
from shipped_briefs import build_shipped
from small_project import edit, outputs

NIGHT_TRAINS = Path(__file__).parent / "projects" / "night-trains"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped project, built."""
    built = build_shipped(tmp_path_factory, "A4").project.root
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("shipped") / "project"))


def assert_conformant(pdf: bytes) -> None:
    for profile in ("ua1", "3a"):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert report.is_compliant, report.failures


class TestShipped:
    def test_every_prose_file_is_a_brief_as_pdf_and_html(self, shipped: Path) -> None:
        briefs = [f"{path.parent.name}.{path.stem}" for path in (shipped / "facts").glob("*/*.md")]
        assert {"us-china-ai.minister.en", "us-china-ai.technical.en"} <= set(briefs)
        assert sorted(outputs(shipped / "out")) == sorted(
            f"{brief}.{end}" for brief in briefs for end in ("html", "pdf")
        )

    def test_every_pdf_is_pdf_ua_and_pdf_a(self, shipped: Path) -> None:
        for name, data in outputs(shipped / "out").items():
            if name.endswith(".pdf"):
                assert_conformant(data)

    def test_checked_again_nothing_is_found_and_built_again_nothing_is_made(self, cli: Cli, shipped: Path) -> None:
        assert cli(shipped, "check", "--strict").code == 0
        assert "made" not in cli(shipped, "build").err

    def test_one_digit_of_one_quote_changed_stops_the_build_at_its_line(
        self, cli: Cli, shipped: Path, tmp_path: Path
    ) -> None:
        root = Path(shutil.copytree(shipped, tmp_path / "copy"))
        before = outputs(root / "out")
        facts = (root / "facts" / "us-china-ai.yaml").read_text().splitlines(keepends=True)
        line = next(number for number, text in enumerate(facts) if "quote:" in text and "$109.1 billion" in text)
        facts[line] = facts[line].replace("$109.1", "$109.2")
        (root / "facts" / "us-china-ai.yaml").write_text("".join(facts))
        done = cli(root, "build")
        assert done.code == 1
        assert f"facts/us-china-ai.yaml:{line + 1}:" in done.err
        assert outputs(root / "out") == before


class TestAnotherSubject:
    def test_three_actors_and_trains_need_no_change_of_a_template(self, cli: Cli, tmp_path: Path) -> None:
        root = Path(shutil.copytree(NIGHT_TRAINS, tmp_path / "night-trains"))
        done = cli(root, "build")
        assert done.code == 0, done.err
        made = outputs(root / "out")
        assert {name.split(".")[1] for name in made} == {"press", "technical"}
        assert_conformant(made["night-trains.technical.en.pdf"])

    def test_a_quote_of_it_that_is_changed_is_found(self, cli: Cli, tmp_path: Path) -> None:
        root = Path(shutil.copytree(NIGHT_TRAINS, tmp_path / "night-trains"))
        edit(
            root, "facts/night-trains.yaml", "Norland will spend €120 million on", "Norland will spend €121 million on"
        )
        done = cli(root, "check")
        assert done.code == 1
        assert "facts/night-trains.yaml:42:" in done.err
