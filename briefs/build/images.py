"""The image files that a page or its styles may ask for, from the folders of the audience's templates."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.files import FilesUsed, read_bytes, within
from briefs.pdf import Image
from briefs.problems import Place
from briefs.render import Folder

_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})


def mentioned_images(folders: Iterable[Folder], text: str, used: FilesUsed) -> tuple[Image, ...]:
    """The images whose names stand in `text`, the nearest of each name; what was looked for is noted in `used`."""
    folders = tuple(folders)
    names = {
        path.relative_to(folder.path).as_posix()
        for folder in folders
        for path in folder.path.rglob("*")
        if path.suffix.lower() in _SUFFIXES
    }
    images = ((name, _nearest(folders, name, used)) for name in sorted(names) if name in text)
    return tuple(Image(name, data) for name, data in images if data is not None)


def _nearest(folders: Iterable[Folder], name: str, used: FilesUsed) -> bytes | None:
    for folder in folders:
        path, _ = within(folder.path, name, Place(folder.shown))
        data = None if path is None else read_bytes(path, f"{folder.shown}/{name}", used=used)[0]
        if data is not None:
            return data
    return None
