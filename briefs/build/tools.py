"""What made an output, as name and version: if one of these changes, the output is made again."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefs.files import sha256
from briefs.pdf import tools

from .targets import OutputType

_PACKAGE = Path(__file__).parent.parent
_PACKAGES = ("babel", "jinja2", "markdown-it-py", "markupsafe", "mdit-py-plugins", "pydantic", "pyyaml")


@cache
def tools_for(type: OutputType) -> Mapping[str, str]:
    """What makes outputs of this type."""
    return _writers() | (dict(tools.typesetter()) if type is OutputType.PDF else {})


@cache
def _writers() -> dict[str, str]:
    """The program itself, by its content: between two versions it changes, too."""
    files = sorted(path for path in _PACKAGE.rglob("*.py"))
    code = b"\0".join(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() for path in files)
    installed = tools.installed_beside("pydantic")
    return {
        "briefs": sha256(code)[:16],
        "Python": platform.python_version(),
        **{package: installed.get(package.replace("-", "_"), tools.MISSING) for package in _PACKAGES},
    }
