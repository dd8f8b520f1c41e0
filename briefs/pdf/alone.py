"""Loading the typesetter so that nothing of the machine takes part: no fonts, no settings, no language of its user."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefs import resources

_KEPT = frozenset(
    {"TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "WEASYPRINT_DLL_DIRECTORIES"}
)


class NotReady(Exception):  # noqa: N818  # it says how things are
    """The typesetter cannot be loaded on this machine; the message says what is missing."""


def forget_the_user() -> None:
    """Take every variable out of this process's environment that could change a page.

    For processes that typeset and do nothing else. Without PATH, the libraries are found in half the time: the search
    for them starts no compiler.
    """
    for name in set(os.environ) - _KEPT:
        del os.environ[name]


@contextlib.contextmanager
def our_fonts() -> Iterator[None]:
    """Inside, WeasyPrint can be loaded and a FontConfiguration made, which reads fontconfig's file once: ours.

    Raises NotReady where a library is missing; what WeasyPrint prints about it is kept from standard output.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="briefs-fonts-") as folder:
        file = Path(folder) / "fonts.conf"
        file.write_text(resources.fontconfig_file(Path(folder) / "cache"), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(file)
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                yield
        except OSError as error:
            raise NotReady(str(error).splitlines()[0]) from error
        finally:
            del os.environ["FONTCONFIG_FILE"]
            if before is not None:
                os.environ["FONTCONFIG_FILE"] = before
