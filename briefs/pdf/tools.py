"""What the bytes of a PDF depend on besides its content: the versions of the typesetter's parts, and the fonts.

Found without loading the typesetter, so that deciding that nothing is to be made stays quick.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import re
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from briefs import resources

# Library files as WeasyPrint looks for them on Linux, macOS and Windows, and the function that tells the version.
_LIBRARIES = {
    "Pango": (("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"), "pango_version_string"),
    "HarfBuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
}
_SUBSETTER = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")
_PACKAGES = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "pillow",
    "tinycss2",
    "tinyhtml5",
    "cssselect2",
    "pyphen",
    "pypdfium2",
)
_FONT_FILES = frozenset({".ttf", ".otf", ".ttc"})
_DIST_INFO = re.compile(r"(?P<name>.+)-(?P<version>[^-]+)\.dist-info")
MISSING = "missing"


@cache
def typesetter() -> Mapping[str, str]:
    """Name and version of each part; `missing` where it is not on this machine."""
    installed = installed_beside("weasyprint")
    parts = {package: installed.get(package, MISSING) for package in _PACKAGES}
    parts |= {name: _version(files, function) for name, (files, function) in _LIBRARIES.items()}
    parts["HarfBuzz subsetter"] = MISSING if _load(_SUBSETTER) is None else "present"
    parts["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    parts["fonts"] = font_set()
    parts["briefs.pdf"] = code_hash(Path(__file__).parent)
    return parts


def code_hash(folder: Path) -> str:
    """A short hash of the Python files in a folder: between two versions they change, too."""
    code = hashlib.sha256()
    for path in sorted(_modules(f"{folder}/")):
        code.update(b"%b %b\0" % (path.removeprefix(f"{folder}/").encode(), _hash_of(path)))
    return code.hexdigest()[:16]


def _modules(folder: str) -> Iterator[str]:
    """The paths of the Python files in a folder, which ends in a slash; as strings, in a third of the time of Paths."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield f"{folder}{entry.name}"
            elif entry.is_dir():
                yield from _modules(f"{folder}{entry.name}/")


@cache
def _hash_of(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # see `_modules`
        return hashlib.sha256(file.read()).digest()


def font_files() -> Iterator[Path]:
    """The files of the fonts that a theme can name."""
    for folder in resources.font_folders():
        yield from (path for path in sorted(folder.rglob("*")) if path.suffix in _FONT_FILES)


@cache
def font_set() -> str:
    """A short hash of the font files' names and sizes: installed packages change by version, never in place."""
    names = sorted(f"{path.name} {path.stat().st_size}" for path in font_files())
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]


def installed_beside(package: str) -> dict[str, str]:
    """Name and version of what lies in the same site folder as `package`, ten times as fast as importlib.metadata."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return {}
    found = (_DIST_INFO.fullmatch(path.name) for path in Path(spec.origin).parent.parent.iterdir())
    return {match["name"].lower(): match["version"] for match in found if match}


def _load(files: tuple[str, ...]) -> ctypes.CDLL | None:
    for file in files:
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    return None


def _version(files: tuple[str, ...], function: str) -> str:
    library = _load(files)
    if library is None:
        return MISSING
    tell = getattr(library, function)
    tell.restype = ctypes.c_char_p
    return bytes(tell()).decode("ascii")
