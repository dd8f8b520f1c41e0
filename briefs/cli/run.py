"""From what a command did to an exit code: 0 clean, 1 errors found, 2 could not run, 3 a bug of ours."""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Sequence

from briefs import __version__
from briefs.problems import UserError

from .shared import ExitCode

# What a command reads lives to its end: the collector would look through it again and again, a fifth of the time.
_COLLECT_AFTER = 100_000


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    gc.set_threshold(_COLLECT_AFTER)
    try:
        return _run(arguments)
    finally:
        gc.freeze()  # Python looks for garbage once more when it ends, which gives nothing back


def _run(arguments: Sequence[str] | None) -> int:
    try:
        from .app import app  # what fails to load is a bug and told as one

        app(arguments, prog_name="briefs")
    except UserError as error:
        _say(f"error: {error}")
        if error.hint:
            _say(f"    {error.hint}")
        return ExitCode.COULD_NOT_RUN
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else ExitCode.CLEAN
    except Exception:  # noqa: BLE001  # the last to know
        _say(traceback.format_exc().rstrip("\n"))
        _say(f"\nThis is a bug in briefs {__version__}, not in your project. Please report it, with the lines above.")
        return ExitCode.BUG
    return ExitCode.CLEAN


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
