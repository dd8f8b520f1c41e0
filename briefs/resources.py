"""What the package brings along: templates, the shipped example, code pages, fonts.

In a checkout the repository itself is the shipped example; in an installed wheel it lies in `briefs/data`.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

#: Stands before the path of a built-in file where it is shown.
BUILT_IN = "built-in/"
_PACKAGE = Path(__file__).parent
_WHEEL_DATA = _PACKAGE / "data"
_CODE_PAGES = _PACKAGE / "codes"
_PREVIEW_PAGE = _PACKAGE / "serve" / "page"
_WORD_START = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])")
_FONT_FOLDERS = {
    "rendercv_fonts": (
        "Gentium Book Plus",
        "Source Sans 3",
        "EB Garamond",
        "Lato",
        "Noto Sans",
        "Mukta",
    ),
    "fontpkg_amiri": ("files",),
}


def built_in() -> Path:
    """The folder that holds the built-in `templates/` and the shipped `briefs.yaml`, `facts/` and `seeds/`."""
    checkout = _PACKAGE.parent
    return checkout if (checkout / "templates" / "_base").is_dir() else _WHEEL_DATA


def code_page(code: str) -> str:
    """The page of a finding's code, as Markdown; raise KeyError where there is none."""
    page = _CODE_PAGES / f"{code}.md"
    if not page.is_file():
        raise KeyError(code)
    return page.read_text(encoding="utf-8")


def preview_files() -> Mapping[str, Path]:
    """The files of the page that the live preview shows briefs in, by the names under which it asks for them."""
    faces = face_files().get("Source Sans 3", {})
    own = {path.name: path for path in _PREVIEW_PAGE.iterdir()}
    return {**own, **{f"{style.lower()}.ttf": path for style, path in faces.items()}}


def font_folders() -> tuple[Path, ...]:
    """The folders of the font families that a theme can name; a package that is not installed adds none."""
    found = []
    for package, folders in _FONT_FOLDERS.items():
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            found += [Path(spec.origin).parent / folder for folder in folders]
    return tuple(found)


def face_files() -> Mapping[str, Mapping[str, Path]]:
    """The files of each family, by style: `Regular`, `Bold`, `Italic`, `BoldItalic`.

    The packages name their files by family and style, as in `SourceSans3-BoldItalic.ttf`.
    """
    found: dict[str, dict[str, Path]] = {}
    for folder in font_folders():
        for path in sorted(folder.glob("*.ttf")):
            family, _, style = path.stem.partition("-")
            found.setdefault(_WORD_START.sub(" ", family), {})[style] = path
    return found


def plain_family(name: str) -> str:
    """A family's name as the typesetter compares it: case and blanks do not matter."""
    return name.replace(" ", "").casefold()


def fontconfig_file(cache: Path) -> str:
    """A fontconfig configuration that knows our fonts and no others, and caches in `cache`."""
    folders = "\n".join(f"  <dir>{escape(str(folder), quote=False)}</dir>" for folder in font_folders())
    return f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{escape(str(cache), quote=False)}</cachedir>
</fontconfig>
"""
