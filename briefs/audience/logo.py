"""The image of the house that stands in the masthead of each brief."""

from __future__ import annotations

import base64
from pathlib import PurePosixPath

from briefs.files import FilesUsed, read_bytes, within
from briefs.model import ThemeFile
from briefs.problems import Finding, Findings
from briefs.project import TEMPLATES, Project
from briefs.yaml_reader import Located

_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
}


def load_logo(project: Project, theme: ThemeFile, located: Located, used: FilesUsed | None) -> tuple[str, Findings]:
    """The logo that the theme names, a file beside it, as a `data:` address; empty where it names none.

    Findings: E101 and E102 for a file that cannot be read, E109 for one that is no image that can be shown.
    """
    if theme.logo is None:
        return "", ()
    place = located.place(("logo",))
    media_type = _TYPES.get(PurePosixPath(theme.logo).suffix.lower())
    if media_type is None:
        hint = f"Name a file that ends in one of {', '.join(_TYPES)}."
        return "", (Finding("E109", place, f"logo: {theme.logo!r} is not an image that can be shown", hint),)
    findings: Findings = ()
    for root, prefix in project.template_roots:
        path, outside = within(root / TEMPLATES, theme.logo, place)
        if path is None:
            return "", outside
        shown = f"{prefix}{TEMPLATES}/{theme.logo}"
        data, unread = read_bytes(path, shown, place=place, used=used)
        if data is not None:
            return f"data:{media_type};base64,{base64.b64encode(data).decode()}", ()
        findings = findings or unread
    return "", findings
