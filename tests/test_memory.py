"""What a long build holds in memory of each brief that it has made."""

from __future__ import annotations

import tracemalloc
from datetime import date
from pathlib import Path

from briefs.build.records import Basis, Records
from briefs.build.targets import OutputType, Target
from briefs.project import find_project
from briefs.rebuild import Card, Told

FEW, MANY = 100, 500
MOST = 2000  # bytes a brief: two outputs, made from one file of its own and from many that all share


def basis(number: int) -> Basis:
    """Made anew for each brief: nothing of it is the same object as in another."""
    shared = {f"templates/_base/{each}.html.j2": f"{each:064x}" for each in range(40)}
    return Basis(
        key=f"{number:064x}",
        inputs={**shared, f"facts/topic-{number}.yaml": f"{number:064x}"},
        card=Card("Rail", 1, str(date(2025, 1, 31)), "Press", "Background for the press", "What can I print?", 2),
        told={f"fact {each}": Told.of(f"€{each} million", {"quote": f"{each:08x}"}) for each in range(60)},
    )


class TestRecords:
    def test_what_briefs_are_alike_in_is_held_once(self, tmp_path: Path) -> None:
        (tmp_path / "briefs.yaml").write_text("format: 1\n")
        project, _ = find_project(tmp_path)
        assert project is not None
        records = Records(project, tmp_path / "out")

        def held_after(numbers: range) -> int:
            for number in numbers:
                made = basis(number)
                for type in OutputType:
                    records.note(Target(f"topic-{number}", "press", "en"), type, made)
            return tracemalloc.get_traced_memory()[0]

        tracemalloc.start()
        try:
            few = held_after(range(FEW))
            many = held_after(range(FEW, MANY))
        finally:
            tracemalloc.stop()
        assert (many - few) / (MANY - FEW) < MOST
