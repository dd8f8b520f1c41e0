"""What the package brings along: templates, the shipped example, code pages, fonts.

In a checkout the repository itself is the shipped example; in an installed wheel it lies in `briefs/data`.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from xml.sax.saxutils import escape

_PACKAGE = Path(__file__).parent
_WHEEL_DATA = _PACKAGE / "data"
_CODE_PAGES = _PACKAGE / "codes"
_FONT_PACKAGES = ("rendercv_fonts", "fontpkg_amiri")


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


def font_folders() -> tuple[Path, ...]:
    """The folders of the installed font packages, each searched with its subfolders."""
    specs = (importlib.util.find_spec(name) for name in _FONT_PACKAGES)
    return tuple(Path(spec.origin).parent for spec in specs if spec and spec.origin)


def fontconfig_file(cache: Path) -> str:
    """A fontconfig configuration that knows our fonts and no others, and caches in `cache`."""
    folders = "\n".join(f"  <dir>{escape(str(folder))}</dir>" for folder in font_folders())
    return f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{escape(str(cache))}</cachedir>
</fontconfig>
"""
