"""Reading one YAML file of `templates/`."""

from __future__ import annotations

from pathlib import Path

from briefs.files import FilesUsed, read_text
from briefs.problems import Findings
from briefs.yaml_reader import Located, read_yaml


def read_file(path: Path, shown: str, used: FilesUsed | None) -> tuple[Located | None, Findings]:
    """The values of a file, which is `shown` so in findings."""
    text, findings = read_text(path, shown, used=used)
    return (None, findings) if text is None else read_yaml(text, shown)
