"""The command line. Children that typeset load this module, too: it loads nothing itself."""

import gc
import sys

# What a command reads lives to its end: the collector would look through it again and again, a fifth of the time.
_COLLECT_AFTER = 100_000


def main() -> int:
    """Run the command line; return its exit code."""
    gc.set_threshold(_COLLECT_AFTER)
    from .run import interrupt_again, run  # loads Typer

    sys.unraisablehook = interrupt_again
    return run()
