"""Loaded once by the process that all typesetting children are forked from, so that each finds WeasyPrint there.

Importing this module changes the environment of its process: nothing but a child of `workers` may do so.
"""

from __future__ import annotations

import signal
from contextlib import suppress

from .alone import NotReady, forget_the_user

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, also while this is still loading
forget_the_user()
with suppress(NotReady):  # each child tries again, and can say what is missing
    from . import typeset as typeset  # noqa: PLC0414  # imported for its effect
