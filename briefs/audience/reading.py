"""Reading the YAML files of templates."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from briefs.files import FilesUsed, read_inside, read_text
from briefs.problems import Findings
from briefs.yaml_reader import Located, read_yaml


def read_file(root: Path, name: str, prefix: str, used: FilesUsed | None) -> tuple[Located | None, Findings]:
    """The values of a file under `root`, shown as `prefix` and `name`; without a prefix it is the project's."""
    shown = prefix + name
    if prefix:  # installed files may be links into a cache
        text, findings = read_text(root / name, shown, used=used)
    else:
        text, findings = read_inside(root, name, used)
    return (None, findings) if text is None else _values(text, shown)


@lru_cache(maxsize=32)
def _values(text: str, shown: str) -> tuple[Located | None, Findings]:
    """What a text says. All audiences share the theme and the labels: each text is gone through once."""
    return read_yaml(text, shown)
