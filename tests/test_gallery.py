"""The pictures of the README: one of each shipped brief, small, and the same whenever they are drawn."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageColor
from shipped_briefs import AUDIENCES, ROOT, Shipped, build_shipped

GALLERY = ROOT / "docs" / "gallery"
LARGEST = 120_000


def draw(shipped: Shipped, folder: Path) -> dict[str, bytes]:
    subprocess.run([sys.executable, ROOT / "tools" / "gallery.py", shipped.out, folder], check=True)
    return {path.stem: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    return build_shipped(tmp_path_factory, "A4")


@pytest.fixture(scope="module")
def drawn(shipped: Shipped, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return draw(shipped, tmp_path_factory.mktemp("gallery"))


def test_each_audience_has_a_small_picture(drawn: dict[str, bytes]) -> None:
    assert set(drawn) == set(AUDIENCES)
    assert all(len(data) < LARGEST for data in drawn.values())


def test_drawn_again_it_is_the_same(shipped: Shipped, drawn: dict[str, bytes], tmp_path: Path) -> None:
    assert draw(shipped, tmp_path) == drawn


def test_a_picture_without_a_brief_is_removed(shipped: Shipped, tmp_path: Path) -> None:
    (tmp_path / "gone.png").write_bytes(b"")
    assert "gone" not in draw(shipped, tmp_path)


def test_the_actors_keep_their_colours(drawn: dict[str, bytes], tmp_path: Path) -> None:
    """Few colours make a picture small; the accents must be among them."""
    (tmp_path / "minister.png").write_bytes(drawn["minister"])
    with Image.open(tmp_path / "minister.png") as picture:
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20) or ()}
    for accent in map(ImageColor.getrgb, ("#123F73", "#B4500C")):
        near = (max(abs(one - other) for one, other in zip(colour, accent, strict=True)) for colour in colours)  # type: ignore[arg-type]  # RGB
        assert min(near) <= 6


def test_the_committed_pictures_are_those_that_are_shown(drawn: dict[str, bytes]) -> None:
    committed = {path.stem for path in GALLERY.glob("*.png")}
    assert committed == set(drawn)
    assert all(path.stat().st_size < LARGEST for path in GALLERY.glob("*.png"))
    for page, folder in ((ROOT / "README.md", ROOT), (GALLERY / "README.md", GALLERY)):
        shown = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
        assert shown
        for description, name in shown:
            assert (folder / name).is_file()
            assert len(description) > 20, "who cannot see the picture is told what it shows"
    assert len(re.findall(r"\.png\)", (GALLERY / "README.md").read_text(encoding="utf-8"))) == len(AUDIENCES)
