"""What made an output, as name and version: if one of these changes, the output is made again."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefs import __version__, webfonts
from briefs.pdf import tools

from .targets import OutputType

_PACKAGE = Path(__file__).parent.parent
_PACKAGES = ("babel", "jinja2", "markdown-it-py", "markupsafe", "pydantic", "pyyaml")


@cache
def tools_for(type: OutputType) -> Mapping[str, str]:
    """What makes outputs of this type."""
    return _writers() | dict(tools.typesetter() if type is OutputType.PDF else webfonts.parts())


@cache
def _writers() -> dict[str, str]:
    """What composes a page: the program itself, and what it is written with."""
    installed = tools.installed_beside("pydantic")
    return {
        "briefs": f"{__version__} ({tools.code_hash(_PACKAGE)})",
        "Python": sys.version.split()[0],
        **{package: installed.get(package.replace("-", "_"), tools.MISSING) for package in _PACKAGES},
    }
