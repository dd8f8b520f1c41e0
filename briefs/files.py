"""Reading and writing files of a project. Whatever the system says becomes a finding.

Writing is atomic: at every moment the old file or the new one stands under the name, never a half one.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import hashlib
import os
import re
import secrets
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from briefs.problems import Finding, Findings, Place, UserError

#: The files that a loader looked for: path as shown -> sha256 of the bytes, None where there is no file.
FilesUsed = dict[str, str | None]

#: No fact file, source or template of a project is near this size; what is larger was given by mistake.
LARGEST = 64 * 1024 * 1024

_DRAFT = re.compile(r"\..+\.(?P<process>\d+)\.[0-9a-f]{8}\.tmp")
#: Characters that show what follows in another direction than its letters have.
_TURNED = re.compile("[\u202d\u202e]")
#: No script sets so many marks on one letter; putting a long run into its normal order takes for ever.
_MOST_MARKS = 30
_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1}}}")

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def sha256(data: bytes) -> str:
    """The SHA-256 of the bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def hash_of(path: Path | str) -> str | None:
    """The SHA-256 of a file's bytes; None where there is no file that can be read."""
    try:
        return sha256(_regular_file(path))
    except (OSError, ValueError):
        return None


def read_bytes(
    path: Path, shown: str, *, place: Place | None = None, used: FilesUsed | None = None
) -> tuple[bytes | None, Findings]:
    """Read a file (E101, E102).

    `shown` is the path as the author knows it; findings stand at `place`, where the file is named, or else at the
    file itself. What was looked for is noted in `used`.
    """
    where = place or Place(shown)
    try:
        data = _regular_file(path)
    except (OSError, ValueError) as error:
        if used is not None:
            used[shown] = None
        return None, (_cannot_read(error, shown, where),)
    if used is not None:
        used[shown] = sha256(data)
    return data, ()


def read_text(
    path: Path, shown: str, *, place: Place | None = None, used: FilesUsed | None = None
) -> tuple[str | None, Findings]:
    """Read a text file (E101, E102, E103) as `decode` does."""
    data, findings = read_bytes(path, shown, place=place, used=used)
    return (None, findings) if data is None else decode(data, shown)


def read_inside(root: Path, name: str, used: FilesUsed | None = None) -> tuple[str | None, Findings]:
    """Read a text file of a project, named relative to it, as `read_text` does; E102 where a link leads out of it."""
    path, refused = within(root, name, Place(name))
    return (None, refused) if path is None else read_text(path, name, used=used)


def decode(data: bytes, shown: str) -> tuple[str | None, Findings]:
    """The text of UTF-8 bytes, without a byte order mark lines ended by line feeds; E103 at the first wrong byte."""
    plain = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = plain.decode("utf-8")
    except UnicodeDecodeError as error:
        if plain.startswith(_UTF16_MARKS):
            return None, (_not_utf8(Place(shown), "the file is in UTF-16, not in UTF-8"),)
        found = f"the byte 0x{plain[error.start]:02x} is not UTF-8"
        return None, (_not_utf8(_place_of(plain[: error.start].decode("utf-8"), shown), found),)
    refused = _no_text(text, shown)
    if refused is not None:
        return None, (refused,)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


def is_file(path: Path | str) -> bool:
    """Whether a file can be looked at under this path; what the system refuses to show is none."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116  # see `_regular_file`
    except (OSError, ValueError):
        return False


def size_of(path: Path | str) -> int:
    """The bytes of a file under this path; 0 where none can be looked at."""
    try:
        return os.stat(path).st_size  # noqa: PTH116  # see `_regular_file`
    except (OSError, ValueError):
        return 0


def is_there(path: Path) -> bool:
    """Whether anything stands under this path, be it a file or not; what the system refuses to show does not."""
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def names_in(folder: Path) -> tuple[str, ...]:
    """The names in a folder, sorted; none where it cannot be listed. Hidden files are left out."""
    try:
        return tuple(sorted(name for name in os.listdir(folder) if not name.startswith(".")))  # noqa: PTH208  # likewise
    except (OSError, ValueError):
        return ()


def unlisted(folder: Path, shown: str) -> Findings:
    """E102 for a folder that is there and cannot be listed: what stands in it would be passed over without a word."""
    try:
        next(folder.iterdir(), None)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, ValueError) as error:
        return (_cannot_read(error, shown, Place(shown)),)
    return ()


def within(root: Path, name: str, place: Place) -> tuple[Path | None, Findings]:
    """The path of a file that an author named, relative to `root`; E102 where it leads outside of it."""
    relative = PurePosixPath(name)
    if "\\" in name or "\0" in name:
        return None, (_refused(place, f"{name!r} is not a path", "Write the path with / between folders."),)
    outside = (
        _refused(place, f"{name!r} leads outside the project", "Copy the file into the project and name it there."),
    )
    if relative.is_absolute() or ".." in relative.parts:
        return None, outside
    try:
        path = (root / name).resolve()
        inside = path.is_relative_to(root.resolve())
    except (OSError, RuntimeError) as error:
        return None, (_refused(place, f"{name!r} cannot be read: {error}"),)
    return (path, ()) if inside else (None, outside)


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file, whole or part by part, beside its place and rename it there; raise UserError if that is refused."""
    draft = path.with_name(f".{path.name[:100]}.{os.getpid()}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_through(draft, (data,) if isinstance(data, bytes) else data)
        draft.replace(path)
    except OSError as error:
        raise _cannot_write(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a file, if it is there; raise UserError where the system refuses."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot_write(error, path, "removed") from error


def keep_newest(folder: Path, count: int) -> None:
    """Remove all but the newest files of a folder in which nothing lies that could not be made again."""
    with contextlib.suppress(OSError):
        files = sorted(folder.iterdir(), key=lambda path: (path.stat().st_mtime_ns, path.name))
        for path in files[: max(0, len(files) - count)]:
            path.unlink(missing_ok=True)


def remove_drafts(folder: Path) -> None:
    """Remove what writers that were killed have left in a folder. For whoever holds its lock.

    What this process itself writes at the moment, in another thread, is not touched.
    """
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208  # likewise
            draft = _DRAFT.fullmatch(name)
            if draft is not None and draft["process"] != str(os.getpid()):
                (folder / name).unlink(missing_ok=True)


def _write_through(path: Path, parts: Iterable[bytes]) -> None:
    """Create the file with its bytes on the disk, so that a rename never puts an empty file in place after a crash."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())


def _regular_file(path: Path | str) -> bytes:
    """The bytes; OSError for whatever is not a regular file of a fair size: reading a pipe would wait for ever."""
    found = os.stat(path)  # noqa: PTH116  # a string as it is: a thousand paths take as long as what they name
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    if found.st_size > LARGEST:
        raise OSError(errno.EFBIG, f"it is larger than {LARGEST // 1024**2} MB")
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # likewise
        return file.read()


def _cannot_read(error: OSError | ValueError, shown: str, place: Place) -> Finding:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Finding("E101", place, f"there is no file {shown!r}", "Check the spelling of the path.")
    reason = (isinstance(error, OSError) and error.strerror) or str(error)
    return _refused(place, f"{shown!r} cannot be read: {reason}")


def _cannot_write(error: OSError, path: Path, what: str = "written") -> UserError:
    reason = error.strerror or str(error)
    return UserError(f"{path} cannot be {what}: {reason}", "Check the folder, its permissions and free space.")


def _refused(
    place: Place, message: str, hint: str = "Check what stands under this name and who may read it."
) -> Finding:
    return Finding("E102", place, message, hint)


def _not_utf8(place: Place, message: str) -> Finding:
    return Finding("E103", place, message, "Save the file as plain text in UTF-8.")


def _no_text(text: str, shown: str) -> Finding | None:
    """E103 for what would hide from a reader what stands there, or keep the program from reading it."""
    nul = text.find("\0")
    if nul >= 0:
        return _not_utf8(_place_of(text[:nul], shown), "a zero byte stands here: this is no text file")
    if text.isascii():
        return None
    turned = _TURNED.search(text)
    if turned:
        message = f"the character U+{ord(turned[0]):04X} turns what follows round: 19 is shown as 91"
        return Finding("E103", _place_of(text[: turned.start()], shown), message, "Remove it.")
    for run in _MARKS.finditer(text):
        if all(map(unicodedata.combining, run[0])):
            message = f"more than {_MOST_MARKS} marks stand on one letter"
            return Finding("E103", _place_of(text[: run.start()], shown), message, "Remove them.")
    return None


def _place_of(before: str, shown: str) -> Place:
    """The place of the character that follows `before`."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Place(shown, len(lines), len(lines[-1]) + 1)
