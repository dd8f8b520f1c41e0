"""The README's path to one's own brief works as it is printed, file by file and command by command."""

from __future__ import annotations

from pathlib import Path

from documented import run_page

README = Path(__file__).parent.parent / "README.md"


def test_the_path_to_ones_own_brief_prints_what_the_readme_shows(tmp_path: Path) -> None:
    """Each file is written and each command is run in order; each prints exactly what stands under it."""
    commands = []
    for ran in run_page(README, tmp_path):
        assert ran.printed == ran.shown, ran.command
        commands.append(ran.command)
    assert "briefs build" in commands
    assert (tmp_path / "trams" / "out" / "trams.press.en.pdf").is_file()
