"""From what a command did to an exit code: 0 clean, 1 errors found, 2 could not run, 3 a bug of ours."""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from collections.abc import Sequence

from briefs import __version__
from briefs.problems import UserError

from .shared import ExitCode

#: Seconds in which a callback is over.
_IN_A_MOMENT = 0.05


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"  # none takes part in a check, and looking for them takes time
    try:
        return _run(arguments)
    finally:
        gc.freeze()  # Python looks for garbage once more when it ends, which gives nothing back


def _run(arguments: Sequence[str] | None) -> int:
    try:
        from .app import COMMANDS, app_with  # what fails to load is a bug and told as one

        given = sys.argv[1:] if arguments is None else arguments
        app_with(given[:1] if given and given[0] in COMMANDS else COMMANDS)(given, prog_name="briefs")
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


def interrupt_again(ignored: sys.UnraisableHookArgs) -> None:
    """Hear Ctrl-C in a moment, for `sys.unraisablehook`.

    Python ignores it in a callback, of which there is one at the end of each import; the command would go on.
    """
    if isinstance(ignored.exc_value, KeyboardInterrupt):
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, _IN_A_MOMENT)
    else:
        sys.__unraisablehook__(ignored)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
