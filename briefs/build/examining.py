"""Whether this machine is ready to make briefs."""

from __future__ import annotations

import datetime as dt
import os
import platform
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefs import resources
from briefs.pdf import Failure, Job, Sheet, Workers, tools
from briefs.pdf.alone import NotReady
from briefs.problems import UserError
from briefs.project import FILE

from .targets import OUT

_OLDEST_PYTHON = (3, 11)
_OLDEST_PANGO = (1, 44)
_INSTALL = "On Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. On macOS: brew install pango."
_REINSTALL = "Install the package again: pip install --force-reinstall policy-briefs."
_PAGE = "<!doctype html><html lang=en><title>Test</title><body><p>Ready</p></body></html>"


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that a machine needs: whether it is there, what was found, and what to do where it is not."""

    name: str
    ready: bool
    found: str
    remedy: str = ""


def examine() -> Iterator[Examined]:
    """Look at this machine, one thing after another."""
    parts = tools.typesetter()
    yield _needed("Python", platform.python_version(), "Install Python 3.11 or later.", oldest=_OLDEST_PYTHON)
    yield _needed("Pango", parts["Pango"], _INSTALL, oldest=_OLDEST_PANGO)
    yield _needed("HarfBuzz", parts["HarfBuzz"], _INSTALL)
    yield _needed("HarfBuzz subsetter", parts["HarfBuzz subsetter"], _INSTALL)
    yield _needed("WeasyPrint", parts["weasyprint"], _REINSTALL)
    yield _templates()
    if tools.MISSING not in parts.values():
        yield _fonts()
        yield _typesetting()
    yield _writing(Path.cwd())


def _needed(name: str, version: str, remedy: str, *, oldest: tuple[int, ...] = ()) -> Examined:
    if version == tools.MISSING:
        return _lacking(name, version, remedy)
    if oldest and tuple(int(part) for part in version.split(".")[: len(oldest)]) < oldest:
        return _lacking(name, f"{version}, older than {'.'.join(map(str, oldest))}", remedy)
    return _ready(name, version)


def _templates() -> Examined:
    folder = resources.built_in() / "templates"
    there = (folder / "_base").is_dir()
    if not there:
        return _lacking("built-in templates", tools.MISSING, _REINSTALL)
    return _ready("built-in templates", str(folder))


def _fonts() -> Examined:
    try:
        from briefs.pdf.probe import known_fonts  # noqa: PLC0415  # loads WeasyPrint
    except NotReady as error:  # a library beside Pango is missing
        return _lacking("fonts", f"the typesetter cannot be loaded: {error}", _INSTALL)

    ours = tuple(folder.resolve() for folder in resources.font_folders())
    found = known_fonts()
    strange = [path for path in found if not any(path.resolve().is_relative_to(folder) for folder in ours)]
    if strange:
        return _lacking("fonts", f"also fonts of the system, such as {strange[0]}", "Report this: it is a bug.")
    if not found:
        return _lacking("fonts", "none", _REINSTALL)
    return _ready("fonts", f"{len(found)} files, none of the system's")


def _typesetting() -> Examined:
    styles = Sheet("print.css", "body { font-family: 'Source Sans 3' }")
    job = Job("test.pdf", _PAGE, (styles,), b"{}", dt.date(2000, 1, 1))
    try:
        with Workers(1) as workers:
            workers.start(job)
            ((_, result),) = workers.wait()
    except UserError as error:
        return _lacking("typesetting", str(error), _INSTALL)
    if isinstance(result, Failure):
        return _lacking(
            "typesetting", f"a test page {result.reason} {result.detail}", "Report this, with the line above."
        )
    wrong = [*result.missing, *(remark.text for remark in result.remarks)]
    if wrong:
        return _lacking("typesetting", "; ".join(wrong), _REINSTALL)
    return _ready("typesetting", "a test page was made")


def _writing(folder: Path) -> Examined:
    target = folder / OUT if (folder / FILE).is_file() else folder
    while not target.exists() and target != target.parent:
        target = target.parent
    for place in (target, Path(tempfile.gettempdir())):
        if not os.access(place, os.W_OK | os.X_OK):
            return _lacking("write access", f"{place} cannot be written to", "Change its permissions, or use -o.")
    return _ready("write access", str(target))


def _ready(name: str, found: str) -> Examined:
    return Examined(name, ready=True, found=found)


def _lacking(name: str, found: str, remedy: str) -> Examined:
    return Examined(name, ready=False, found=found, remedy=remedy)
